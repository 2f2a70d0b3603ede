"""A family under an inheritance model as a network of small tables.

One variable per genotype: monozygotic twins share one, a parent who is not drawn has
none. The observations restrict the states; nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product as joint_states
from typing import TYPE_CHECKING

from pedigree.family import Sex

from .evidence import require_sexes
from .genotypes import Locus, chances_of
from .model import Mode
from .table import Table, table_of_weights
from .weight import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pedigree.family import Family, Lineage, PersonId

    from .likelihood import Evidence
    from .model import InheritanceModel

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
            require_sexes(family)
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
        self, evidence: Mapping[PersonId, Evidence]
    ) -> tuple[tuple[int, ...], ...]:
        """Genotypes each number may have; empty where the evidence excludes all."""
        allowed = [set(self._locus.genotypes(male=male)) for male in self._male]
        for person, seen in evidence.items():
            number = self.lineage.index[person]
            allowed[number] &= self._chances(number, seen).keys()
        return tuple(tuple(sorted(each)) for each in allowed)

    def network(
        self, states: Sequence[tuple[int, ...]], numbers: Iterable[int]
    ) -> Network:
        """Build the network of some genotypes, which must include their parents."""
        chosen = tuple(sorted(numbers))
        variable = {number: place for place, number in enumerate(chosen)}
        kinds: dict[_Kind, Table] = {}
        factors = []
        for number in chosen:
            parents = self._heritable_parents(number)
            scope = tuple(variable[each] for each in (number, *parents))
            kind = self._kind(number, states, scope)
            if kind not in kinds:
                kinds[kind] = _table(self._locus, kind)
            table = kinds[kind]
            factors.append(Table(tuple(sorted(scope)), table.orders, table.values))
        return Network(chosen, tuple(states[each] for each in chosen), tuple(factors))

    def informed(
        self, network: Network, evidence: Mapping[PersonId, Evidence]
    ) -> Network:
        """Add the chance of the evidence; its states are those it leaves possible."""
        variables = {number: place for place, number in enumerate(network.numbers)}
        known = []
        for person, seen in evidence.items():
            number = self.lineage.index[person]
            variable = variables[number]
            chances = self._chances(number, seen)
            weights = [
                Weight(Fraction(chances[state])) for state in network.states[variable]
            ]
            known.append(table_of_weights((variable,), (len(weights),), weights))
        return replace(network, factors=(*network.factors, *known))

    def _chances(self, number: int, seen: Evidence) -> Mapping[int, Fraction | int]:
        return chances_of(seen, hemizygous=self.is_hemizygous(number))

    def _heritable_parents(self, number: int) -> tuple[int, ...]:
        """Known parents whose allele reaches this person: father first."""
        if not self.is_hemizygous(number):
            return self.lineage.parents(number)
        mother = self.lineage.mother[number]
        return () if mother is None else (mother,)

    def _kind(
        self, number: int, states: Sequence[tuple[int, ...]], scope: tuple[int, ...]
    ) -> _Kind:
        parents = self._heritable_parents(number)
        return _Kind(
            male=self._male[number],
            is_founder=not self.lineage.parents(number),
            is_balanced=number in self._balanced,
            fathers=tuple(each == self.lineage.father[number] for each in parents),
            states=tuple(states[each] for each in (number, *parents)),
            axes=tuple(sorted(range(len(scope)), key=scope.__getitem__)),
        )


@dataclass(frozen=True, slots=True)
class _Kind:
    """All that decides a factor's table; most people of a family share a few kinds.

    Attributes
    ----------
    fathers
        For each heritable parent whether it is the father.
    states
        Possible genotypes: the person's own, then those of the heritable parents.
    axes
        The order of person and parents by the number of their variable.
    """

    male: bool
    is_founder: bool
    is_balanced: bool
    fathers: tuple[bool, ...]
    states: tuple[tuple[int, ...], ...]
    axes: tuple[int, ...]


def _table(locus: Locus, kind: _Kind) -> Table:
    weights = [_weight(locus, kind, joint) for joint in joint_states(*kind.states)]
    shape = tuple(len(each) for each in kind.states)
    places = sorted(kind.axes, key=kind.axes.__getitem__)
    return table_of_weights(tuple(places), shape, weights)


def _weight(locus: Locus, kind: _Kind, joint: tuple[int, ...]) -> Weight:
    """Weigh a genotype beside those of the heritable parents."""
    own, *theirs = joint
    if kind.is_founder:
        return locus.founder(male=kind.male)[own]
    gametes = {
        father: locus.gamete(genotype, male=father)
        for father, genotype in zip(kind.fathers, theirs, strict=True)
    }
    stranger = locus.gamete_of_stranger()
    paternal, maternal = (gametes.get(father, stranger) for father in (True, False))
    weight = locus.child(paternal, maternal, male=kind.male)[own]
    return weight * locus.balance(own) if kind.is_balanced else weight


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
