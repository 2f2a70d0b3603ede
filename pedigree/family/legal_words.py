"""The closed list of kin that the law data speaks of; refuses to decide by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .naming import AUNT, CHILD, NIECE, PARENT, SIBLING, TWIN, by_sex

if TYPE_CHECKING:
    from .relationships import Relationship

OTHER = "other"
BLOOD = frozenset(
    {
        *PARENT[:2],
        *CHILD[:2],
        *SIBLING[:2],
        "half_sister",
        "half_brother",
        "grandmother",
        "grandfather",
        "granddaughter",
        "grandson",
        *AUNT[:2],
        *NIECE[:2],
        "great_aunt",
        "great_uncle",
        "first_cousin_once_removed",
    }
)
SAME = {
    "partner": "partner",
    "first_cousin": "cousin",
    "double_first_cousin": "cousin",
    "half_first_cousin": "cousin",
    "half_first_cousin_once_removed": "first_cousin_once_removed",
}
PREFIXES = ("half_", "adoptive_", "social_")


def legal_kin(relationship: Relationship) -> str:
    r"""Word of the law data for a relationship, e.g. `cousin` for a first cousin.

    Half-blood beyond siblings is told as full blood, whose civil degree it has, and
    an adoptive relative as one by birth: how they are tied is told apart from it. A
    twin is a sister or brother. Whoever the list has no word for is `other`; so is a
    relative of unknown sex where the list has words by sex only, because the words
    must not claim a sex that nobody recorded.

    Examples
    --------
    >>> from pedigree import legal_kin, parse_family, relationship
    >>> family = parse_family("F dad 0 0 1 0\nF ana dad 0 2 0\nF ben dad 0 1 0")
    >>> legal_kin(relationship(family, "ana", "ben"))
    'half_brother'
    """
    word = relationship.relationship
    if word == TWIN:
        word = by_sex(SIBLING, relationship.sex)
    if word in BLOOD:
        return word
    if word in SAME:
        return SAME[word]
    for prefix in PREFIXES:
        if word.removeprefix(prefix) in BLOOD:
            return word.removeprefix(prefix)
    return OTHER
