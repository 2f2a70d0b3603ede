"""Words for ties without blood: partners, adoption, step-families; carries no risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kin import partners
from .naming import CHILD, PARENT, SIBLING, Words, by_sex

if TYPE_CHECKING:
    from .family import Family
    from .person import PersonId

PARTNER = "partner"
UNRELATED = "unrelated"


def affinity_word(family: Family, proband: PersonId, person: PersonId) -> str:
    """Name what somebody without a blood tie is to the proband.

    The first that holds of: `adoptive_…` parent, child or sibling (`social_…` where
    nobody was marked as adopted), `partner`, `step_…` parent, child or sibling,
    `unrelated`.
    """
    social = _social_tie(family, proband, person)
    if social is not None:
        words, adopted = social
        prefix = "adoptive_" if adopted else "social_"
        return prefix + by_sex(words, family[person].sex)
    if person in partners(family, proband):
        return PARTNER
    words_of_step = _step_tie(family, proband, person)
    if words_of_step is not None:
        return "step_" + by_sex(words_of_step, family[person].sex)
    return UNRELATED


def _social_tie(
    family: Family, proband: PersonId, person: PersonId
) -> tuple[Words, bool] | None:
    """Tie made by raising a child, and whether that child is marked as adopted."""
    own, theirs = family[proband], family[person]
    if person in own.social_parents:
        return PARENT, own.adopted
    if proband in theirs.social_parents:
        return CHILD, theirs.adopted
    if _raised_by(family, proband) & _raised_by(family, person):
        return SIBLING, own.adopted or theirs.adopted
    return None


def _step_tie(family: Family, proband: PersonId, person: PersonId) -> Words | None:
    """Tie made by a partnership with a parent."""
    if _is_step_parent(family, person, proband):
        return PARENT
    if _is_step_parent(family, proband, person):
        return CHILD
    raised = _raised_by(family, person)
    if any(_is_step_parent(family, each, proband) for each in raised):
        return SIBLING
    return None


def _is_step_parent(family: Family, elder: PersonId, child: PersonId) -> bool:
    own = _raised_by(family, child)
    return elder not in own and not partners(family, elder).isdisjoint(own)


def _raised_by(family: Family, person: PersonId) -> frozenset[PersonId]:
    """Biological and social parents of one person."""
    return frozenset((*family[person].parents, *family[person].social_parents))
