"""The family: one immutable object, validated once; refuses to hold a false one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from .alleles import Alleles
from .checks import duplicates, family_faults
from .faults import FamilyError, UnknownPersonError
from .lineage import Lineage, birth_lineage, genotype_lineage
from .person import FamilyId, Person, PersonId, Sex
from .ties import ties_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from .ties import Ties


DEFAULT_ID = FamilyId("family")


@dataclass(frozen=True)
class Family:
    """A validated family; it may contain loops, twins, half-siblings, adoptions.

    Two families are equal when their ids, their people and the order of these are.

    Parameters
    ----------
    family_id
        The id of the family in its file.
    people
        The members by id, in the order of the file.

    Raises
    ------
    FamilyError
        With every fault at once, if such a family cannot be.

    Examples
    --------
    >>> from pedigree import Family, FamilyId, Person, PersonId, Sex
    >>> mum = Person(id=PersonId("mum"), sex=Sex.FEMALE)
    >>> ana = Person(id=PersonId("ana"), sex=Sex.FEMALE, mother=mum.id)
    >>> family = Family.of([mum, ana], family_id=FamilyId("F1"))
    >>> len(family), "ana" in family, family[PersonId("ana")].mother
    (2, True, 'mum')
    """

    family_id: FamilyId
    people: Mapping[PersonId, Person]

    def __post_init__(self) -> None:
        """Check everything, then raise once with all faults."""
        faults = family_faults(self.people)
        if faults:
            raise FamilyError(faults)
        object.__setattr__(self, "people", MappingProxyType(dict(self.people)))

    @classmethod
    def of(cls, people: Iterable[Person], *, family_id: FamilyId = DEFAULT_ID) -> Self:
        """Make a family of its members, in their order.

        Parameters
        ----------
        people
            The members; no id may occur twice.
        family_id
            The id of the family.

        Raises
        ------
        FamilyError
            With every fault at once, if such a family cannot be.
        """
        members = tuple(people)
        by_id: dict[PersonId, Person] = {}
        for person in members:
            by_id.setdefault(person.id, person)
        doubled = duplicates(members)
        if doubled:
            raise FamilyError((*doubled, *family_faults(by_id)))
        return cls(family_id, by_id)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[PersonId]:
        """The family as a frozen graph with typed edges (see `EdgeKind`)."""
        from .graph import family_graph  # noqa: PLC0415 - networkx is slow to load

        return family_graph(self)

    @cached_property
    def ties(self) -> Ties:
        """To whom an edge of each kind leads, by person (see `EdgeKind`)."""
        return ties_of(self.people)

    @cached_property
    def births(self) -> Lineage:
        """Descent as integer arrays, everyone on their own."""
        return birth_lineage(self.people)

    @cached_property
    def genotypes(self) -> Lineage:
        """Descent as integer arrays, monozygotic twins as one."""
        return genotype_lineage(self.people)

    @cached_property
    def autosomes(self) -> Alleles:
        """How autosomal alleles come down `genotypes`."""
        return Alleles.of(self.genotypes)

    @cached_property
    def x_chromosomes(self) -> Alleles:
        """How alleles of the X chromosome come down `genotypes`."""
        single = [False] * len(self.genotypes)
        for person in self:
            single[self.genotypes.index[person.id]] = person.sex is Sex.MALE
        return Alleles.of(self.genotypes, single)

    @property
    def proband(self) -> PersonId | None:
        """The person marked as proband, or `None`."""
        return next((each.id for each in self.people.values() if each.proband), None)

    def as_dict(self) -> dict[str, object]:
        """Give the family in plain values for JSON.

        What could name somebody stays out: dates of birth and the columns that are
        only kept (`extra`); so do line numbers, which are not part of the family.
        """
        from .plain import to_plain  # noqa: PLC0415 - pydantic is slow to load

        return {
            "family_id": str(self.family_id),
            "people": [to_plain(person) for person in self],
        }

    @classmethod
    def from_dict(cls, content: Mapping[str, object]) -> Self:
        """Make a family of what `as_dict` gave.

        Raises
        ------
        FamilyError
            If it has another shape, or such a family cannot be.
        """
        from .plain import from_plain  # noqa: PLC0415 - pydantic is slow to load

        family_id, people = from_plain(content)
        return cls.of(people, family_id=family_id)

    def __len__(self) -> int:
        """Count the members."""
        return len(self.people)

    def __iter__(self) -> Iterator[Person]:
        """Go through the members in the order of the file."""
        return iter(self.people.values())

    def __contains__(self, person: object) -> bool:
        """Whether somebody has this id."""
        return person in self.people

    def __getitem__(self, person: PersonId) -> Person:
        """Give the member of this id, or raise `UnknownPersonError`."""
        try:
            return self.people[person]
        except KeyError:
            raise UnknownPersonError(
                f"there is no person `{person}` in family `{self.family_id}`; "
                "accepted is an id of the family file",
                item=str(person),
            ) from None

    def __hash__(self) -> int:
        """Hash by the id of the family and its members."""
        return hash((self.family_id, tuple(self.people)))
