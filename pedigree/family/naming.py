"""English words for a way of being related; refuses to look at a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .person import Sex

if TYPE_CHECKING:
    from .connections import Connection

# Words for female, male and unknown sex.
Words = tuple[str, str, str]

SELF = "self"
TWIN = "monozygotic_twin"
PARENT: Words = ("mother", "father", "parent")
CHILD: Words = ("daughter", "son", "child")
SIBLING: Words = ("sister", "brother", "sibling")
GRANDPARENT: Words = ("grandmother", "grandfather", "grandparent")
GRANDCHILD: Words = ("granddaughter", "grandson", "grandchild")
AUNT: Words = ("aunt", "uncle", "aunt_or_uncle")
NIECE: Words = ("niece", "nephew", "niece_or_nephew")

ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
TIMES = ("once", "twice")


def by_sex(words: Words, sex: Sex) -> str:
    """Choose the word for one sex."""
    return words[(Sex.FEMALE, Sex.MALE, Sex.UNKNOWN).index(sex)]


def blood_word(way: Connection, sex: Sex) -> str:
    """Name the relative at the end of a way, e.g. `half_sister` or `great_aunt`.

    Parameters
    ----------
    way
        From the person who asks to the relative.
    sex
        Of the relative.

    Examples
    --------
    >>> from pedigree.family.connections import Connection
    >>> blood_word(Connection(3, 1, full=True), Sex.FEMALE)
    'great_aunt'
    >>> blood_word(Connection(2, 3), Sex.UNKNOWN)
    'half_first_cousin_once_removed'
    """
    if way.up == 0 or way.down == 0:
        return _direct_word(way, sex)
    half = "" if way.full else "half_"
    if way.up == 1 and way.down == 1:
        return half + by_sex(SIBLING, sex)
    if way.down == 1:
        return half + _greats(way.up - 2) + by_sex(AUNT, sex)
    if way.up == 1:
        return half + _greats(way.down - 2) + by_sex(NIECE, sex)
    return half + _cousin_word(way)


def _direct_word(way: Connection, sex: Sex) -> str:
    if way.births == 0:
        return SELF
    near, far = (PARENT, GRANDPARENT) if way.down == 0 else (CHILD, GRANDCHILD)
    if way.births == 1:
        return by_sex(near, sex)
    return _greats(way.births - 2) + by_sex(far, sex)


def _greats(count: int) -> str:
    return "great_" * count


def _cousin_word(way: Connection) -> str:
    rank = min(way.up, way.down) - 1
    ordinal = ORDINALS[rank - 1] if rank <= len(ORDINALS) else f"{rank}th"
    removed = abs(way.up - way.down)
    if removed == 0:
        return f"{ordinal}_cousin"
    times = TIMES[removed - 1] if removed <= len(TIMES) else f"{removed}_times"
    return f"{ordinal}_cousin_{times}_removed"
