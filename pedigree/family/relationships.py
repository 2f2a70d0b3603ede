"""How one person is related to another, in words and numbers; refuses to weigh risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .affinity import affinity_word
from .connections import Connection, connections
from .kin import full_siblings, monozygotic_twins
from .kinship import inbreeding_coefficient, kinship_row
from .naming import TWIN, blood_word
from .paths import twins_by_birth
from .person import Sex
from .sides import Side, Sides

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from .family import Family
    from .person import PersonId


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one person is to the proband.

    Attributes
    ----------
    id
        The relative.
    relationship
        What the relative is to the proband, e.g. `mother`, `half_brother`,
        `first_cousin`, `monozygotic_twin`; a neutral word where the sex is unknown;
        `partner`, an `adoptive_…` or `step_…` word, or `unrelated` without a blood tie.
    side
        The line or lines of common descent; `None` for the proband, descendants and
        people without a blood tie.
    degree
        Genetic degree, or `None` without a blood tie.
    civil_degree
        Births on the way that names the relationship, or `None` likewise.
    kinship
        Kinship coefficient of the two.
    inbreeding
        Inbreeding coefficient of the relative.
    sex
        Sex of the relative.
    """

    id: PersonId
    relationship: str
    side: Side | None
    degree: int | None
    civil_degree: int | None
    kinship: Fraction
    inbreeding: Fraction
    sex: Sex = Sex.UNKNOWN

    def as_dict(self) -> dict[str, str | int | None]:
        """Give the relationship as the JSON answer of `cascade relatives` shows it."""
        return {
            "id": self.id,
            "relationship": self.relationship,
            "side": self.side,
            "degree": self.degree,
            "civil_degree": self.civil_degree,
            "kinship": str(self.kinship),
            "inbreeding": str(self.inbreeding),
        }


def relationship(family: Family, proband: PersonId, person: PersonId) -> Relationship:
    r"""Say what one person is to the proband.

    Of several ways of being related the closest gives the name: lowest genetic
    degree, then fewest births. The degree counts the fewest meioses on any way, one
    less where it turns at a full couple; monozygotic twins are one genotype, so the
    twin of a mother is an aunt of degree 1.

    Parameters
    ----------
    family
        A validated family; it may contain loops.
    proband
        From whom the relationship is told.
    person
        A member; `self` if it is the proband.

    Raises
    ------
    UnknownPersonError
        If one of them is not in `family`.

    Examples
    --------
    >>> from pedigree import parse_family, relationship
    >>> family = parse_family("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 0")
    >>> found = relationship(family, "ana", "mum")
    >>> found.relationship, found.side.value, found.degree, found.kinship
    ('mother', 'maternal', 1, Fraction(1, 4))
    """
    return _Kindred.of(family, proband).relationship(family[person].id)


def relationships_from(
    family: Family, proband: PersonId, people: Iterable[PersonId]
) -> tuple[Relationship, ...]:
    """Say what some people are to the proband, in the order asked for.

    One walk over the family serves all of them.

    Raises
    ------
    UnknownPersonError
        If one of them is not in `family`.
    """
    kindred = _Kindred.of(family, proband)
    return tuple(kindred.relationship(family[person].id) for person in people)


def relatives(
    family: Family, proband: PersonId, *, degree: int | None = 3
) -> tuple[Relationship, ...]:
    """Blood relatives of the proband, closest first, then as in the family.

    Parameters
    ----------
    family
        A validated family; it may contain loops.
    proband
        From whom the relationships are told; never in the result.
    degree
        The highest genetic degree wanted; `None` for all blood relatives.

    Raises
    ------
    UnknownPersonError
        If `proband` is not in `family`.
    """
    kindred = _Kindred.of(family, proband)
    found = [
        kindred.relationship(person.id)
        for person in family
        if person.id != proband and _within(kindred.degree(person.id), degree)
    ]
    return tuple(sorted(found, key=_closeness))


def _within(degree: int | None, highest: int | None) -> bool:
    return degree is not None and (highest is None or degree <= highest)


def _closeness(found: Relationship) -> tuple[int, int]:
    return (found.degree or 0, found.civil_degree or 0)


@dataclass(frozen=True, slots=True)
class _Kindred:
    """One person and their ways to everyone, found once for many questions."""

    family: Family
    proband: PersonId
    by_birth: tuple[Connection | None, ...]
    by_genotype: tuple[Connection | None, ...]
    kinship: tuple[Fraction, ...]
    sides: Sides

    @classmethod
    def of(cls, family: Family, proband: PersonId) -> _Kindred:
        births, genotypes = family.births, family.genotypes
        start = births.index[family[proband].id]
        return cls(
            family,
            proband,
            connections(births, start, twins_by_birth(family)),
            connections(genotypes, genotypes.index[proband], {}),
            kinship_row(family, proband),
            Sides.of(family, proband),
        )

    def birth_way(self, person: PersonId) -> Connection | None:
        return self.by_birth[self.family.births.index[person]]

    def degree(self, person: PersonId) -> int | None:
        way = self.by_genotype[self.family.genotypes.index[person]]
        return None if way is None else way.degree

    def relationship(self, person: PersonId) -> Relationship:
        way = self.birth_way(person)
        return Relationship(
            id=person,
            relationship=self._word(person, way),
            side=self.sides.of_relative(person, way),
            degree=self.degree(person),
            civil_degree=None if way is None else way.births,
            kinship=self.kinship[self.family.genotypes.index[person]],
            inbreeding=inbreeding_coefficient(self.family, person),
            sex=self.family[person].sex,
        )

    def _word(self, person: PersonId, way: Connection | None) -> str:
        if way is None:
            return affinity_word(self.family, self.proband, person)
        if person in monozygotic_twins(self.family, self.proband):
            return TWIN
        word = blood_word(way, self.family[person].sex)
        if word == "first_cousin" and self._is_double_cousin(person):
            return "double_first_cousin"
        return word

    def _is_double_cousin(self, person: PersonId) -> bool:
        """Whether each parent of one is a full sibling of another parent of both."""
        own = self.family[self.proband].parents
        theirs = self.family[person].parents
        if len(own) < 2 or len(theirs) < 2:
            return False
        siblings = [full_siblings(self.family, parent) for parent in own]
        return any(
            one in siblings[0] and other in siblings[1]
            for one, other in (theirs, theirs[::-1])
        )
