"""One person of a family, as the family file says it; refuses to judge the family."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PersonId = NewType("PersonId", str)
"""The id of a person in the family file, verbatim; never built from a name."""

FamilyId = NewType("FamilyId", str)
"""The id of a family in its file, verbatim."""


class Sex(StrEnum):
    """Sex as the inheritance of X-linked genes needs it; gender is kept apart."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class TestResult(StrEnum):
    """What a test of the familial variant found in one person.

    `CARRIER` says at least one copy without saying how many.
    """

    CARRIER = "carrier"
    NON_CARRIER = "non_carrier"
    HETEROZYGOUS = "heterozygous"
    HOMOZYGOUS = "homozygous"

    # Keeps pytest from collecting it as a test class.
    __test__ = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of a family.

    Attributes
    ----------
    id
        Unique within the family.
    sex
        See `Sex`.
    father, mother
        The biological parents; `None` where unknown or not drawn.
    social_parents
        Those who raised the person without a biological tie (adoption).
    deceased, affected
        `None` where nobody said.
    birth_year, born
        Year of birth, and the full date where the file gives it.
    country, language, gender
        Country of residence (ISO 3166-1 alpha-2), letter language, gender.
    twin
        A label shared by the monozygotic twins of one birth.
    adopted
        Whether the person was adopted into the family.
    result
        What a test of the familial variant found.
    proband
        Whether this is the person whose result opened the case.
    extra
        Columns of the family file that we only keep.
    line
        Line of the family file; not part of what makes two persons equal.
    """

    id: PersonId
    sex: Sex
    father: PersonId | None = None
    mother: PersonId | None = None
    social_parents: tuple[PersonId, ...] = ()
    deceased: bool | None = None
    birth_year: int | None = None
    born: date | None = None
    country: str | None = None
    language: str | None = None
    gender: str | None = None
    twin: str | None = None
    adopted: bool = False
    affected: bool | None = None
    result: TestResult | None = None
    proband: bool = False
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    line: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Keep `extra` from being changed afterwards."""
        object.__setattr__(self, "extra", MappingProxyType(dict(self.extra)))

    @property
    def parents(self) -> tuple[PersonId, ...]:
        """The known biological parents, father first."""
        return tuple(each for each in (self.father, self.mother) if each is not None)

    @property
    def is_founder(self) -> bool:
        """Whether neither biological parent is known."""
        return self.father is None and self.mother is None
