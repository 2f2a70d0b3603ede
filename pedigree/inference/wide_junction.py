"""A forest of cliques, those of the same size and height in one go.

A clique is a variable and its neighbours when it is summed out; its axes are in the
order of summing out, the variable itself last. So every table that comes into a clique
has its axes in the same order, and says nothing of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from .ordering import elimination_order
from .wide_cliques import WIDEST, Group, LargeClique

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]

__all__ = ["Junction"]

_TURNS = tuple(permutations(range(3)))
_HEREDITY = 2 * len(_TURNS) * 27
"""So many cells at the front hold heredity in every order of father, mother, child."""


@dataclass(slots=True)
class _Clique:
    """One clique on its way into a group.

    Attributes
    ----------
    scope
        Its variables, the one summed out last.
    height
        Longest way up from a leaf.
    fixed, said
        Where each table that comes in begins, and its axes as bits.
    """

    scope: tuple[int, ...]
    height: int = 0
    fixed: list[tuple[int, int]] = field(default_factory=list)
    said: list[tuple[int, int]] = field(default_factory=list)


class Junction:
    """A forest of cliques over people of three classes each.

    Parameters
    ----------
    variables
        How many there are.
    people, pairs, trios
        Variables of tables of one, two (both asked) and three people (parents and
        child, given by heredity).
    sons
        Which of the trios' children have one allele only.

    Raises
    ------
    TooTangledError
        If there is no order of elimination with small enough tables.
    """

    def __init__(
        self,
        variables: int,
        *,
        people: Numbers,
        pairs: Numbers,
        trios: Numbers,
        sons: NDArray[np.bool_],
    ) -> None:
        self.people, self.pairs = people, pairs
        scopes = [*pairs.tolist(), *trios.tolist()]
        steps = elimination_order([3] * variables, scopes, floats=True)
        when = [0] * variables
        for place, step in enumerate(steps):
            when[step.variable] = place
        self._when = when
        self._cliques: dict[int, _Clique] = {}
        for step in steps:
            near = sorted(step.neighbours, key=when.__getitem__, reverse=True)
            self._cliques[step.variable] = _Clique((*near, step.variable))
        ahead = np.array(when)
        self._turned = ahead[pairs[:, 0]] < ahead[pairs[:, 1]]
        self._enter_trios(trios.tolist(), sons.tolist())
        self._size = _HEREDITY
        self._enter_asked()
        self._groups = self._grouped()

    def replies(
        self, people: Weights, pairs: Weights, heredity: Sequence[Weights]
    ) -> tuple[Weights, Weights]:
        """Give for each table of one or two people what all others say.

        Parameters
        ----------
        people, pairs
            Rows of three and nine weights.
        heredity
            Nine rows by the parents, three columns by the child: not a son, and a son.
        """
        tables, replies = np.empty(self._size), np.zeros(self._size)
        tables[:_HEREDITY] = _turnings(heredity)
        start = _HEREDITY + people.size
        middle = start + pairs.size
        tables[_HEREDITY:start] = people.ravel()
        tables[start:middle] = self._turn(pairs).ravel()
        for group in self._groups:
            group.collect(tables)
        for group in reversed(self._groups):
            group.answer(tables, replies)
        return (
            replies[_HEREDITY:start].reshape(-1, 3),
            self._turn(replies[start:middle].reshape(-1, 9)),
        )

    def _turn(self, pairs: Weights) -> Weights:
        """Put tables of two people into the order in which these are summed out."""
        turned = pairs.reshape(-1, 3, 3).transpose(0, 2, 1).reshape(-1, 9)
        return np.where(self._turned[:, None], turned, pairs)

    def _enter_trios(
        self, trios: Sequence[Sequence[int]], sons: Sequence[bool]
    ) -> None:
        for trio, son in zip(trios, sons, strict=True):
            when = [self._when[each] for each in trio]
            axes = tuple(sorted(range(3), key=when.__getitem__, reverse=True))
            start = 27 * (_TURNS.index(axes) + 6 * son)
            host, bits = self._host([trio[axis] for axis in axes])
            host.fixed.append((start, bits))

    def _host(self, scope: Sequence[int]) -> tuple[_Clique, int]:
        """Find the clique that takes a table, and the table's axes in it."""
        clique = self._cliques[scope[-1]]
        bits = sum(1 << clique.scope.index(each) for each in scope)
        return clique, bits

    def _enter_asked(self) -> None:
        for person in self.people.tolist():
            clique = self._cliques[person]
            clique.said.append((self._size, 1 << len(clique.scope) - 1))
            self._size += 3
        when = self._when
        for pair in self.pairs.tolist():
            scope = sorted(pair, key=when.__getitem__, reverse=True)
            clique, bits = self._host(scope)
            clique.said.append((self._size, bits))
            self._size += 9

    def _grouped(self) -> list[Group | LargeClique]:
        """Put cliques of the same height and size together, the lowest first."""
        groups: dict[tuple[int, int], list[_Clique]] = {}
        for clique in self._cliques.values():
            groups.setdefault((clique.height, len(clique.scope)), []).append(clique)
            if len(clique.scope) > 1:
                parent = self._cliques[clique.scope[-2]]
                parent.height = max(parent.height, clique.height + 1)
        found: list[Group | LargeClique] = []
        for key in sorted(groups):
            if key[1] > WIDEST:
                members = [[each] for each in groups[key]]
            else:
                members = [sorted(groups[key], key=lambda each: -len(each.said))]
            found += [self._group(each) for each in members]
        return found

    def _group(self, cliques: Sequence[_Clique]) -> Group | LargeClique:
        """Give cliques the places of their messages, and their parents theirs."""
        width = len(cliques[0].scope)
        start = self._size
        for clique in cliques:
            if width > 1:
                parent = self._cliques[clique.scope[-2]]
                bits = sum(1 << parent.scope.index(each) for each in clique.scope[:-1])
                parent.said.append((self._size, bits))
            self._size += 3 ** (width - 1)
        fixed, said = [c.fixed for c in cliques], [c.said for c in cliques]
        if width > WIDEST:
            return LargeClique(width, start, fixed[0], said[0])
        return Group(width, start, fixed, said)


def _turnings(heredity: Sequence[Weights]) -> Weights:
    """Give heredity with its axes in every order."""
    return np.concatenate(
        [
            each.reshape(3, 3, 3).transpose(axes).ravel()
            for each in heredity
            for axes in _TURNS
        ]
    )
