"""A family under an inheritance model as a network of small tables.

One variable per genotype: monozygotic twins share one, a parent who is not drawn has
none. The observations restrict the states; nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product as combinations_of
from typing import TYPE_CHECKING

from pedigree.family import Sex

from .errors import SexNeededError
from .genotypes import Locus, genotypes_fitting
from .model import Mode
from .table import Table, table_of_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pedigree.family import Family, Lineage, PersonId

    from .genotypes import Gamete
    from .model import InheritanceModel, Observation
    from .weight import Weight

__all__ = ["FamilyModel", "Network", "ancestry"]


@dataclass(frozen=True, slots=True)
class Network:
    """Variables with their possible genotypes, and the tables that join them.

    Attributes
    ----------
    numbers
        The genotype number (see `Lineage`) of each variable, ascending.
    states
        The genotypes each variable may have; never empty in a network that is used.
    factors
        Tables whose product is the joint weight of all genotypes.
    """

    numbers: tuple[int, ...]
    states: tuple[tuple[int, ...], ...]
    factors: tuple[Table, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of states of each variable."""
        return tuple(len(states) for states in self.states)


class FamilyModel:
    """One family under one inheritance model, ready to be asked.

    Parameters
    ----------
    family
        A validated family; only biological parents and twins count.
    model
        The inheritance model.
    proband
        Mutation and loss are in balance along this person's ancestors.

    Raises
    ------
    SexNeededError
        If the model is X-linked and the sex of somebody is unknown.
    """

    def __init__(
        self, family: Family, model: InheritanceModel, *, proband: PersonId
    ) -> None:
        if model.mode is Mode.X_LINKED:
            _require_sexes(family)
        self.lineage = family.genotypes
        self._locus = Locus(model)
        self._male = [False] * len(self.lineage)
        for person in family:
            self._male[self.lineage.index[person.id]] |= person.sex is Sex.MALE
        line = ancestry(self.lineage, [self.lineage.index[proband]])
        self._balanced = line - {self.lineage.index[proband]}

    def is_hemizygous(self, number: int) -> bool:
        """Whether this genotype has one allele only."""
        return self._locus.is_hemizygous(male=self._male[number])

    def states(
        self, evidence: Mapping[PersonId, Observation]
    ) -> tuple[tuple[int, ...], ...]:
        """Genotypes each number may have; empty where the evidence excludes all."""
        allowed = [set(self._locus.genotypes(male=male)) for male in self._male]
        for person, observation in evidence.items():
            number = self.lineage.index[person]
            allowed[number] &= genotypes_fitting(
                observation, hemizygous=self.is_hemizygous(number)
            )
        return tuple(tuple(sorted(each)) for each in allowed)

    def network(
        self, states: Sequence[tuple[int, ...]], numbers: Iterable[int]
    ) -> Network:
        """Build the network of some genotypes, which must include their parents."""
        chosen = tuple(sorted(numbers))
        variable = {number: place for place, number in enumerate(chosen)}
        factors = []
        for number in chosen:
            members = (number, *self._heritable_parents(number))
            scope = tuple(variable[each] for each in members)
            joint = [states[each] for each in members]
            weigh = self._weigher(number)
            weights = [weigh(genotypes) for genotypes in combinations_of(*joint)]
            shape = tuple(len(each) for each in joint)
            factors.append(table_of_weights(scope, shape, weights))
        return Network(chosen, tuple(states[each] for each in chosen), tuple(factors))

    def _heritable_parents(self, number: int) -> tuple[int, ...]:
        """Known parents whose allele reaches this person: father first."""
        if not self.is_hemizygous(number):
            return self.lineage.parents(number)
        mother = self.lineage.mother[number]
        return () if mother is None else (mother,)

    def _weigher(self, number: int) -> Callable[[tuple[int, ...]], Weight]:
        """Give the function from genotypes, own first, then of parents, to weight."""
        locus, male = self._locus, self._male[number]
        if not self.lineage.parents(number):
            founder = locus.founder(male=male)
            return lambda genotypes: founder[genotypes[0]]
        parents = self._heritable_parents(number)
        balanced = number in self._balanced

        def weigh(genotypes: tuple[int, ...]) -> Weight:
            of = dict(zip(parents, genotypes[1:], strict=True))
            paternal = self._gamete(self.lineage.father[number], of)
            maternal = self._gamete(self.lineage.mother[number], of)
            child = locus.child(paternal, maternal, male=male)[genotypes[0]]
            return child * locus.balance(genotypes[0]) if balanced else child

        return weigh

    def _gamete(self, parent: int | None, of: Mapping[int, int]) -> Gamete:
        if parent is None or parent not in of:
            return self._locus.gamete_of_stranger()
        return self._locus.gamete(of[parent], male=self._male[parent])


def ancestry(lineage: Lineage, numbers: Iterable[int]) -> frozenset[int]:
    """Give these genotypes and all their ancestors."""
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += lineage.parents(number)
    return frozenset(found)


def _require_sexes(family: Family) -> None:
    unknown = [person.id for person in family if person.sex is Sex.UNKNOWN]
    if unknown:
        listed = ", ".join(f"`{person}`" for person in unknown)
        raise SexNeededError(
            f"X-linked inheritance needs the sex of {listed}: record female or male",
            item=unknown[0] if len(unknown) == 1 else None,
        )
