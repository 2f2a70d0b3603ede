"""The words of a drawing: captions under symbols, titles for those who listen.

Only ids, years, codes and what the caller asks for; no name and no date of birth.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pedigree.family import Sex, TestResult

if TYPE_CHECKING:
    from pedigree.family import Family, Person, PersonId

_LONGEST = 18
_MEN = frozenset(("m", "male", "man", "boy", "trans man", "transgender man"))
_WOMEN = frozenset(("f", "female", "woman", "girl", "trans woman", "transgender woman"))
_ASSIGNED = {Sex.FEMALE: "AFAB", Sex.MALE: "AMAB", Sex.UNKNOWN: "sex unknown"}
_TESTED = {
    TestResult.CARRIER: "E+",
    TestResult.HETEROZYGOUS: "E+ (one copy)",
    TestResult.HOMOZYGOUS: "E+ (two copies)",
    TestResult.NON_CARRIER: "E\N{MINUS SIGN}",
}
_SPOKEN = {
    TestResult.CARRIER: "carrier",
    TestResult.HETEROZYGOUS: "carrier of one copy",
    TestResult.HOMOZYGOUS: "carrier of two copies",
    TestResult.NON_CARRIER: "non-carrier",
}


class Shape(StrEnum):
    """The shape of a symbol; it shows gender where that is known, else sex."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"


def shape_of(person: Person) -> Shape:
    """Give the shape of a person's symbol.

    Gender comes before sex; a gender that is neither a man's nor a woman's gives a
    diamond.

    References
    ----------
    Bennett RL, French KS, Resta RG, Austin J. Practice resource-focused revision:
    Standardized pedigree nomenclature update centered on sex and gender inclusivity.
    J Genet Couns 2022;31:1238-1248. doi:10.1002/jgc4.1621
    """
    gender = None if person.gender is None else person.gender.strip().casefold()
    if gender in _MEN or (gender is None and person.sex is Sex.MALE):
        return Shape.SQUARE
    if gender in _WOMEN or (gender is None and person.sex is Sex.FEMALE):
        return Shape.CIRCLE
    return Shape.DIAMOND


def is_carrier(person: Person) -> bool:
    """Whether a test found the familial variant."""
    return person.result not in (None, TestResult.NON_CARRIER)


def caption(person: Person, label: str | None) -> tuple[str, ...]:
    """Lines under a symbol: id, year of birth, sex assigned at birth, test, label."""
    lines = [shortened(person.id)]
    if person.birth_year is not None:
        lines.append(f"b. {person.birth_year}")
    if person.gender is not None:
        lines.append(_ASSIGNED[person.sex])
    if person.result is not None:
        lines.append(_TESTED[person.result])
    for line in (label or "").splitlines():
        lines += _wrapped(line)
    return tuple(lines)


def spoken(person: Person, *, proband: bool, label: str | None) -> str:
    """One line about a person, such as `II-3, female, proband, carrier`."""
    words: list[str] = [person.id, *_who(person)]
    if person.birth_year is not None:
        words.append(f"born {person.birth_year}")
    claims = {
        "deceased": person.deceased,
        "proband": proband,
        "affected": person.affected,
        "adopted": person.adopted,
        "monozygotic twin": person.twin is not None,
    }
    words += [word for word, holds in claims.items() if holds]
    if person.result is not None:
        words.append(_SPOKEN[person.result])
    if label:
        words.append(" ".join(label.split()))
    return ", ".join(words)


def described(family: Family, *, rows: int, proband: PersonId | None) -> str:
    """Say what the drawing shows."""
    people = "person" if len(family) == 1 else "people"
    generations = "generation" if rows == 1 else "generations"
    whose = "no proband marked" if proband is None else f"the proband is {proband}"
    return (
        f"Pedigree of {len(family)} {people} in {rows} {generations}; {whose}. "
        "Symbols follow the standardized pedigree nomenclature of the National "
        "Society of Genetic Counselors (2008, revised 2022)."
    )


def shortened(text: str) -> str:
    """Cut the middle out of a long text."""
    if len(text) <= _LONGEST:
        return text
    half = (_LONGEST - 1) // 2
    return f"{text[:half]}\N{HORIZONTAL ELLIPSIS}{text[-half:]}"


def _who(person: Person) -> list[str]:
    if person.gender is None:
        sex = person.sex.value
        return ["sex unknown" if person.sex is Sex.UNKNOWN else sex]
    assigned = "unknown" if person.sex is Sex.UNKNOWN else person.sex.value
    return [f"gender {person.gender.strip()}", f"sex assigned at birth {assigned}"]


def _wrapped(text: str) -> list[str]:
    """Break a label at its spaces."""
    lines: list[str] = []
    for word in map(shortened, text.split()):
        if lines and len(lines[-1]) + len(word) < _LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
