"""In which order variables are summed out: simplicial ones first, then least fill.

Decides whether an exact answer is feasible, before anything is computed.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from .errors import TooTangledError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "MAX_CELLS",
    "MAX_FLOAT_CELLS",
    "MAX_TOTAL_CELLS",
    "MAX_TOTAL_FLOAT_CELLS",
    "Step",
    "elimination_order",
]

MAX_CELLS = 3**11
"""The largest single table that is still a matter of a second."""

MAX_TOTAL_CELLS = 3**13
"""The same for all tables of one family together."""

MAX_FLOAT_CELLS = 3**14
"""The largest table of floats: 14 people of whom nothing is known."""

MAX_TOTAL_FLOAT_CELLS = 3**15
"""The same for all tables of floats together."""

_EASY = 3
"""Up to this many neighbours a variable is first tried as one that adds no link."""


@dataclass(frozen=True, slots=True)
class Step:
    """One variable and the variables it is linked to when it is summed out."""

    variable: int
    neighbours: tuple[int, ...]


def elimination_order(
    sizes: Sequence[int], scopes: Iterable[Sequence[int]], *, floats: bool = False
) -> tuple[Step, ...]:
    """Order all variables so that the tables stay small.

    A variable whose neighbours are all linked to each other is taken as soon as it is
    seen (no order does better); otherwise the one that adds fewest links.

    Parameters
    ----------
    sizes
        Number of states of each variable.
    scopes
        The variables that stand together in one factor.
    floats
        Whether the tables will hold floats, which may be larger.

    Raises
    ------
    TooTangledError
        If a table would exceed `MAX_CELLS`, or all of them `MAX_TOTAL_CELLS`; for
        floats `MAX_FLOAT_CELLS` and `MAX_TOTAL_FLOAT_CELLS`.
    """
    elimination = _Elimination(sizes, scopes)
    if floats:
        elimination.most_cells = MAX_FLOAT_CELLS
        elimination.most_total_cells = MAX_TOTAL_FLOAT_CELLS
    return elimination.run()


class _Elimination:
    def __init__(self, sizes: Sequence[int], scopes: Iterable[Sequence[int]]) -> None:
        self.most_cells = MAX_CELLS
        self.most_total_cells = MAX_TOTAL_CELLS
        self._sizes = sizes
        self._links: list[set[int]] = [set() for _ in sizes]
        for scope in scopes:
            for a, b in combinations(scope, 2):
                self._link(a, b)
        self._left = set(range(len(sizes)))
        self._easy = [v for v in self._left if len(self._links[v]) <= _EASY]
        self._heap: list[tuple[int, int, int]] = []
        self._fill: dict[int, int] = {}
        self._stale = set(self._left)

    def run(self) -> tuple[Step, ...]:
        steps = []
        total = 0
        while self._left:
            variable = self._simplicial()
            if variable is None:
                variable = self._least_fill()
            total += self._checked_cells(variable, total)
            steps.append(self._eliminate(variable))
        return tuple(steps)

    def _link(self, a: int, b: int) -> None:
        self._links[a].add(b)
        self._links[b].add(a)

    def _simplicial(self) -> int | None:
        while self._easy:
            variable = self._easy.pop()
            near = self._links[variable]
            if variable not in self._left or len(near) > _EASY:
                continue
            if all(b in self._links[a] for a, b in combinations(near, 2)):
                return variable
        return None

    def _least_fill(self) -> int:
        for variable in self._stale & self._left:
            fill = self._missing_links(variable)
            self._fill[variable] = fill
            heapq.heappush(self._heap, (fill, self._cells(variable), variable))
        self._stale.clear()
        while True:
            fill, _, variable = heapq.heappop(self._heap)
            if variable in self._left and self._fill[variable] == fill:
                return variable

    def _missing_links(self, variable: int) -> int:
        near = self._links[variable]
        present = sum(len(self._links[other] & near) for other in near)
        return (len(near) * (len(near) - 1) - present) // 2

    def _cells(self, variable: int) -> int:
        near = self._links[variable]
        return self._sizes[variable] * math.prod(self._sizes[v] for v in near)

    def _checked_cells(self, variable: int, total: int) -> int:
        cells = self._cells(variable)
        if cells > self.most_cells or total + cells > self.most_total_cells:
            raise TooTangledError(clique_size=len(self._links[variable]) + 1)
        return cells

    def _eliminate(self, variable: int) -> Step:
        near = self._links[variable]
        self._left.remove(variable)
        for other in near:
            self._links[other].remove(variable)
        added = [(a, b) for a, b in combinations(near, 2) if b not in self._links[a]]
        for a, b in added:
            self._stale |= self._links[a] & self._links[b]
            self._link(a, b)
        self._stale |= near
        self._easy += [v for v in near if len(self._links[v]) <= _EASY]
        return Step(variable, tuple(sorted(near)))
