"""By which of the proband's lines somebody is related; refuses to say how closely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .connections import Connection
    from .family import Family
    from .lineage import Lineage
    from .person import PersonId


class Side(StrEnum):
    """The line by which a relative is related: the mother's, the father's or both."""

    MATERNAL = "maternal"
    PATERNAL = "paternal"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Sides:
    """The lines of one proband.

    An ancestor stands on the lines by which the proband descends from them; another
    relative on every line with which they share an ancestor, near or far.

    Attributes
    ----------
    family
        A validated family.
    mother_line, father_line
        Births: each parent and the parent's ancestors.
    mother_kin, father_kin
        Genotypes: whoever shares an ancestor with that parent.
    """

    family: Family
    mother_line: frozenset[int]
    father_line: frozenset[int]
    mother_kin: frozenset[int]
    father_kin: frozenset[int]

    @classmethod
    def of(cls, family: Family, proband: PersonId) -> Sides:
        """Find the lines of one member."""
        person = family[proband]
        births, genotypes = family.births, family.genotypes
        mother, father = person.mother, person.father
        return cls(
            family,
            _line(births, mother),
            _line(births, father),
            _kin(genotypes, _line(genotypes, mother)),
            _kin(genotypes, _line(genotypes, father)),
        )

    def of_relative(self, person: PersonId, way: Connection | None) -> Side | None:
        """Side of one member, whose closest way from the proband is known.

        `None` for the proband, descendants and people without a blood tie.
        """
        if way is None or way.up == 0:
            return None
        if way.down == 0:
            number = self.family.births.index[person]
            return _side(number in self.mother_line, number in self.father_line)
        number = self.family.genotypes.index[person]
        return _side(number in self.mother_kin, number in self.father_kin)


def _side(by_mother: bool, by_father: bool) -> Side:  # noqa: FBT001
    """Twins whose parents are unknown are related by both, whoever these were."""
    if by_mother == by_father:
        return Side.BOTH
    return Side.MATERNAL if by_mother else Side.PATERNAL


def _line(lineage: Lineage, person: PersonId | None) -> frozenset[int]:
    """One person and all their ancestors."""
    if person is None:
        return frozenset()
    found = {lineage.index[person]}
    for number in range(lineage.index[person], -1, -1):
        if number in found:
            found.update(lineage.parents(number))
    return frozenset(found)


def _kin(lineage: Lineage, line: frozenset[int]) -> frozenset[int]:
    """Everyone of a line and everyone who descends from it."""
    found = set(line)
    if line:
        for number in range(len(lineage)):
            if not found.isdisjoint(lineage.parents(number)):
                found.add(number)
    return frozenset(found)
