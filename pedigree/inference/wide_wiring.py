"""Many genotypes at once as arrays, and the rounds in which they are peeled.

The same graph as `Wiring`, for large families and for many families side by side:
every round peels all nodes that hang on by one link. Nothing is weighed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

__all__ = ["WideWiring"]


@dataclass(frozen=True, slots=True)
class WideWiring:
    """Genotypes, unions and the rounds of peeling; -1 stands for nobody.

    Attributes
    ----------
    father, mother
        Drawn parents of each genotype, whether the allele can pass or not.
    single
        Whether a genotype has one allele only.
    born
        The union each genotype comes from.
    fathers, mothers
        The parents of each union.
    rounds
        Nodes (genotypes, then unions) peeled together.
    toward
        The node each one hung on.
    core
        Nodes that could not be peeled.
    """

    father: Numbers
    mother: Numbers
    single: NDArray[np.bool_]
    born: Numbers
    fathers: Numbers
    mothers: Numbers
    rounds: tuple[Numbers, ...]
    toward: Numbers
    core: Numbers

    @classmethod
    def of(
        cls, father: Numbers, mother: Numbers, single: NDArray[np.bool_]
    ) -> WideWiring:
        """Wire genotypes that are given by the numbers of their parents."""
        heritable = np.where(single, -1, father)
        people = len(father)
        born = np.full(people, -1, dtype=np.int64)
        children = np.flatnonzero((heritable >= 0) | (mother >= 0))
        keys = (heritable[children] + 1) * (people + 1) + mother[children] + 1
        couples, born[children] = np.unique(keys, return_inverse=True)
        fathers, mothers = couples // (people + 1) - 1, couples % (people + 1) - 1
        rounds, toward, core = _peeled(born, fathers, mothers)
        return cls(
            father=father,
            mother=mother,
            single=single,
            born=born,
            fathers=fathers,
            mothers=mothers,
            rounds=rounds,
            toward=toward,
            core=core,
        )

    def ancestors(self, numbers: Numbers) -> Numbers:
        """Give everybody above some genotypes."""
        found = np.zeros(len(self.born), dtype=bool)
        while len(numbers):
            above = np.concatenate([self.father[numbers], self.mother[numbers]])
            numbers = np.unique(above[above >= 0])
            numbers = numbers[~found[numbers]]
            found[numbers] = True
        return np.flatnonzero(found)


def _peeled(
    born: Numbers, fathers: Numbers, mothers: Numbers
) -> tuple[tuple[Numbers, ...], Numbers, Numbers]:
    people, size = len(born), len(born) + len(fathers)
    unions = np.arange(people, size)
    ends, others = [np.flatnonzero(born >= 0)], [born[born >= 0] + people]
    for parents in (fathers, mothers):
        ends.append(parents[parents >= 0])
        others.append(unions[parents >= 0])
    one = np.concatenate([*ends, *others])
    other = np.concatenate([*others, *ends])
    degree = np.bincount(one, minlength=size)
    # The sum of the links that are left is the last link itself when one is left.
    links = np.bincount(one, weights=other, minlength=size).astype(np.int64)
    toward = np.full(size, -1, dtype=np.int64)
    rounds = []
    leaves = np.flatnonzero(degree == 1)
    while len(leaves):
        ahead = links[leaves]
        chosen = (degree[ahead] > 1) | (leaves < ahead)
        leaves, ahead = leaves[chosen], ahead[chosen]
        toward[leaves] = ahead
        rounds.append(leaves)
        degree[leaves] = 0
        np.subtract.at(degree, ahead, 1)
        np.subtract.at(links, ahead, leaves)
        leaves = np.unique(ahead[degree[ahead] == 1])
    return tuple(rounds), toward, np.flatnonzero(degree > 1)
