"""The loops of many families at once: chains by arrays, knots by small tables.

A union of which two people are on loops is a table of those two; `Reduction` makes
chains of them short. Unions that tie more people together, and what is left of the
chains between them, go to `solve_core`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .core import heredity, solve_core
from .wide_reduction import Reduction

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .crossing import Crossing
    from .wide_peeling import WidePeeling
    from .wide_wiring import WideWiring

    Numbers = NDArray[np.int64]
    Columns = NDArray[np.float64]

__all__ = ["solve_wide_core"]


def solve_wide_core(peeling: WidePeeling) -> None:
    """Tell the core what all others say; fills `gathered` and `replies`.

    Raises
    ------
    TooTangledError
        If the loops of any family cannot be solved exactly.
    """
    loops = _Loops(peeling)
    reduction = Reduction(
        peeling.gathered, loops.ends, loops.tables, loops.is_in_a_knot
    )
    reduction.reduce()
    pairs = _solve_knots(peeling, loops, reduction)
    reduction.expand(pairs)
    replies = loops.replies(reduction.replies[: len(loops.paired)])
    peeling.replies = np.concatenate([peeling.replies, replies], axis=1)
    start = peeling.replies.shape[1] - replies.shape[1]
    peeling.reply_of[loops.paired] = np.arange(start, peeling.replies.shape[1])


class _Loops:
    """The unions of the core by how many people of theirs are on loops.

    Attributes
    ----------
    paired, knots
        Unions that are a table of two people, and all others.
    ends, tables
        Those two people, and their weights.
    is_in_a_knot
        Whether a genotype stands in a union of more people on loops.
    """

    def __init__(self, peeling: WidePeeling) -> None:
        self._peeling = peeling
        wiring = peeling.wiring
        core = wiring.core
        self._on_loop = np.zeros(peeling.people + 1, dtype=bool)
        self._on_loop[core[core < peeling.people]] = True
        unions = core[core >= peeling.people] - peeling.people
        self._children(wiring, unions)
        self._matrices: list[tuple[Columns, int]] = []
        paired, ends, tables = [], [], []
        for chosen, pair, matrix in self._kinds(wiring, unions):
            paired.append(unions[chosen])
            ends.append(pair)
            self._matrices.append((matrix, len(pair)))
            tables.append(self._told(unions[chosen]).T[:, : len(matrix)] @ matrix)
        self.paired = np.concatenate(paired)
        self.ends = np.concatenate(ends)
        self.tables = np.concatenate(tables).reshape(-1, 3, 3)
        self.knots = np.setdiff1d(unions, self.paired)
        self.is_in_a_knot = self._tied(wiring)

    def replies(self, found: Columns) -> Columns:
        """Turn replies to the two people left into replies to the parents."""
        rows = np.ones((9, len(found)))
        start = 0
        for matrix, count in self._matrices:
            part = found[start : start + count].reshape(count, 9)
            rows[: len(matrix), start : start + count] = matrix @ part.T
            start += count
        return rows

    def _children(self, wiring: WideWiring, unions: Numbers) -> None:
        """Count each union's children on loops, and keep two of them."""
        place = np.full(len(wiring.fathers) + 1, -1)
        place[unions] = np.arange(len(unions))
        children = np.flatnonzero(self._on_loop[:-1] & (place[wiring.born] >= 0))
        at = place[wiring.born[children]]
        order = np.argsort(at, kind="stable")
        children, at = children[order], at[order]
        self._count = np.bincount(at, minlength=len(unions))
        start = np.cumsum(self._count) - self._count
        last = max(len(children) - 1, 0)
        if not len(children):
            children = np.array([-1])
        self._first = children[np.minimum(start, last)]
        self._second = children[np.minimum(start + 1, last)]

    def _kinds(
        self, wiring: WideWiring, unions: Numbers
    ) -> list[tuple[Numbers, Numbers, Columns]]:
        """Places, people and matrix of each kind of union that makes a table of two."""
        fathers, mothers = wiring.fathers[unions], wiring.mothers[unions]
        father, mother = self._on_loop[fathers], self._on_loop[mothers]
        couple = (fathers >= 0) & (mothers >= 0)
        one, first = self._count == 1, self._first
        son = wiring.single[first]
        lone = ~couple & (father | mother) & one
        parent = np.maximum(fathers, mothers)
        f, m, both, plain, mothers_son = _matrices(self._peeling.crossing)
        kinds = [
            (couple & father & ~mother & one, fathers, first, f),
            (couple & ~father & mother & one, mothers, first, m),
            (
                couple & ~(father | mother) & (self._count == 2),
                first,
                self._second,
                both,
            ),
            (
                couple & father & mother & (self._count == 0),
                fathers,
                mothers,
                np.eye(9),
            ),
            (lone & ~son, parent, first, plain),
            (lone & son, parent, first, mothers_son),
        ]
        return [
            (np.flatnonzero(k), np.stack([a[k], b[k]], axis=1), matrix)
            for k, a, b, matrix in kinds
        ]

    def _told(self, unions: Numbers) -> Columns:
        """Nine weights by both parents, or three by the only one."""
        peeling = self._peeling
        father, mother = peeling.from_father[:, unions], peeling.from_mother[:, unions]
        cells = peeling.children.of(unions)
        lone = (peeling.wiring.fathers[unions] < 0) | (
            peeling.wiring.mothers[unions] < 0
        )
        if lone.any():
            cells[:3] *= father * mother
            return cells
        six = np.array([0, 1, 2, 1, 3, 4, 2, 4, 5])
        nine: Columns = cells[six] * (father[:, None] * mother[None]).reshape(9, -1)
        return nine

    def _tied(self, wiring: WideWiring) -> NDArray[np.bool_]:
        tied = np.zeros(len(wiring.born) + 1, dtype=bool)
        tied[wiring.fathers[self.knots]] = True
        tied[wiring.mothers[self.knots]] = True
        in_knot = np.zeros(len(wiring.fathers) + 1, dtype=bool)
        in_knot[self.knots] = True
        found: NDArray[np.bool_] = tied[:-1] | in_knot[wiring.born]
        return found


def _matrices(crossing: Crossing) -> tuple[Columns, ...]:
    """From parents' classes to two people: father or mother and child, two children."""
    tables = heredity(crossing)
    child = np.array(tables[2, False]).reshape(3, 3, 3)
    plain = np.array(tables[1, False]).reshape(3, 3)
    son = np.array(tables[1, True]).reshape(3, 3)
    same = np.eye(3)
    return (
        np.einsum("fa,fmc->fmac", same, child).reshape(9, 9),
        np.einsum("ma,fmc->fmac", same, child).reshape(9, 9),
        np.einsum("fmc,fmd->fmcd", child, child).reshape(9, 9),
        np.einsum("pa,pc->pac", same, plain).reshape(3, 9),
        np.einsum("pa,pc->pac", same, son).reshape(3, 9),
    )


@dataclass(frozen=True, slots=True)
class _KnotWiring:
    core: list[int]
    couples: dict[int, tuple[int, int]]
    children: dict[int, list[int]]
    single: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Knots:
    """What `solve_core` asks of a peeling, for what the reduction left."""

    wiring: _KnotWiring
    crossing: Crossing
    people: int
    gathered: dict[int, tuple[float, ...]]
    from_father: dict[int, tuple[float, ...]]
    from_mother: dict[int, tuple[float, ...]]
    products: dict[int, tuple[float, ...]]
    pairs: list[tuple[Any, ...]]
    pair_replies: list[tuple[float, ...]] = field(default_factory=list)
    down: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    replies: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def product_of_children(self, union: int) -> tuple[float, ...] | None:
        """Give what the children of a union have said."""
        product = self.products[union]
        return product[:3] if -1 in self.wiring.couples[union] else product


def _solve_knots(peeling: WidePeeling, loops: _Loops, reduction: Reduction) -> Columns:
    """Solve what is left; gives the replies to the tables of two people left."""
    wiring, unions = peeling.wiring, loops.knots
    ends = reduction.ends[reduction.left]
    people = wiring.core[wiring.core < peeling.people]
    tied = loops.is_in_a_knot.copy()
    tied[ends.ravel()] = True
    people = people[tied[people]]
    if not len(people) and not len(unions):
        return np.empty((0, 3, 3))
    parents = np.concatenate([wiring.fathers[unions], wiring.mothers[unions]])
    around = np.unique(np.concatenate([people, parents[parents >= 0]]))
    tables = reduction.tables[reduction.left].reshape(-1, 9).tolist()
    knots = _Knots(
        wiring=_knot_wiring(peeling, people, unions),
        crossing=peeling.crossing,
        people=peeling.people,
        gathered=_columns(around, peeling.gathered.of(around)),
        from_father=_columns(unions, peeling.from_father[:, unions]),
        from_mother=_columns(unions, peeling.from_mother[:, unions]),
        products=_columns(unions, peeling.children.of(unions)),
        pairs=[(a, b, t) for (a, b), t in zip(ends.tolist(), tables, strict=True)],
    )
    solve_core(knots, exact=False)
    down = np.array([knots.down[each] for each in people.tolist()]).reshape(-1, 3)
    peeling.gathered.multiply(people, down.T)
    told = [(knots.replies[each] + (1.0,) * 6)[:9] for each in unions.tolist()]
    peeling.replies = np.array(told).reshape(-1, 9).T
    peeling.reply_of[unions] = np.arange(len(unions))
    return np.array(knots.pair_replies).reshape(-1, 3, 3)


def _knot_wiring(peeling: WidePeeling, people: Numbers, unions: Numbers) -> _KnotWiring:
    wiring = peeling.wiring
    fathers, mothers = wiring.fathers[unions].tolist(), wiring.mothers[unions].tolist()
    numbers = unions.tolist()
    children: dict[int, list[int]] = {union: [] for union in numbers}
    for person, union in zip(
        people.tolist(), wiring.born[people].tolist(), strict=True
    ):
        if union in children:
            children[union].append(person)
    return _KnotWiring(
        core=[*people.tolist(), *(peeling.people + each for each in numbers)],
        couples=dict(zip(numbers, zip(fathers, mothers, strict=True), strict=True)),
        children=children,
        single=wiring.single,
    )


def _columns(numbers: Numbers, columns: Columns) -> dict[int, tuple[float, ...]]:
    return dict(zip(numbers.tolist(), map(tuple, columns.T.tolist()), strict=True))
