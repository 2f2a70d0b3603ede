"""The loops of a family as a network of small tables, between the two passes.

Variables are the people on loops and the parents beside them; what was peeled off
comes in as tables over one person or one couple, and goes out as their replies.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product as joint_states
from typing import TYPE_CHECKING, Any

import numpy as np

from .float_table import FloatTable
from .junction import replies
from .table import normalised, product
from .term import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .crossing import Crossing, Three


__all__ = ["solve_core"]

SIX_TO_NINE = (0, 1, 2, 1, 3, 4, 2, 4, 5)
"""Where the weight of (father, mother) stands among the six pairs of classes."""

COUPLE = (False, False, 2)
FOLDED = (COUPLE, (True, False, 1), (False, True, 1))
"""Unions of which two people are on loops: is father, is mother, how many children."""


def solve_core(peeling: Any, *, exact: bool) -> None:
    """Answer what was gathered at the core; fills `down` and `replies`.

    Parameters
    ----------
    peeling
        A `Peeling` between its passes.
    exact
        Whether its weights are terms; otherwise floats.

    Raises
    ------
    TooTangledError
        If the loops are too many for an exact answer.
    """
    _Core(peeling, exact=exact).solve()


def _heredity_of(crossing: Crossing) -> dict[tuple[int, bool], list[Any]]:
    """Weights by parents and child, by number of drawn parents and whether a son."""
    one, zero = crossing.one, crossing.zero
    units: list[Three] = [(one, zero, zero), (zero, one, zero), (zero, zero, one)]
    pairs = [crossing.pair_from_child(unit) for unit in units]
    lone = [crossing.parent_from_child(unit) for unit in units]
    sons = [crossing.mother_from_son(unit) for unit in units]
    return {
        (2, False): [pair[s] for s in SIX_TO_NINE for pair in pairs],
        (1, False): [cells[c] for c in range(3) for cells in lone],
        (1, True): [cells[c] for c in range(3) for cells in sons],
    }


class _Core:
    def __init__(self, peeling: Any, *, exact: bool) -> None:
        self.peeling = peeling
        self.exact = exact
        core = peeling.wiring.core
        self.people = [node for node in core if node < peeling.people]
        self.unions = [n - peeling.people for n in core if n >= peeling.people]
        self.variable: dict[int, int] = {}
        self.states: list[tuple[int, ...]] = []
        self.asked: list[Any] = []
        self.fixed: list[Any] = []
        self._matrices: dict[Any, Any] = {}
        self._kinds: dict[tuple[Any, ...], Any] = {}
        self._heredity = _heredity_of(peeling.crossing)

    def solve(self) -> None:
        peeling = self.peeling
        for person in self.people:
            self._enter(person, peeling.gathered[person])
        members = {union: self._members(union) for union in self.unions}
        folds = self._fold(members)
        plain = [union for union in self.unions if union not in folds]
        for union in plain:
            self._enter_union(union)
        sizes = [len(each) for each in self.states]
        multiply = product if self.exact else FloatTable.product
        found = iter(replies(sizes, self.fixed, asked=self.asked, product=multiply))
        # Replies come in the order in which the tables were entered.
        for person in self.people:
            peeling.down[person] = self._read(next(found), (person,))
        for union, pair in folds.items():
            matrix = self._folding(members[union])
            weights = np.array(self._read(next(found), pair), dtype=matrix.dtype)
            peeling.replies[union] = tuple((matrix @ weights).tolist())
        self._read_unions(plain, found)

    def _read_unions(self, unions: Sequence[int], found: Iterator[Any]) -> None:
        for union in unions:
            drawn = [each for each in self.peeling.wiring.couples[union] if each >= 0]
            self.peeling.replies[union] = self._read(next(found), drawn)

    def _members(self, union: int) -> tuple[bool, bool, int] | None:
        """Of a couple: is the father on loops, is the mother, how many children are."""
        wiring = self.peeling.wiring
        father, mother = wiring.couples[union]
        if father < 0 or mother < 0:
            return None
        children = sum(each in self.variable for each in wiring.children[union])
        return father in self.variable, mother in self.variable, children

    def _fold(
        self, members: dict[int, tuple[bool, bool, int] | None]
    ) -> dict[int, tuple[int, ...]]:
        """Sum out parents who are not on loops, where one table of two people is left.

        Gives the two people by union.
        """
        wiring = self.peeling.wiring
        folds = {}
        for union, kind in members.items():
            if kind in FOLDED:
                everybody = (*wiring.couples[union], *wiring.children[union])
                folds[union] = tuple(p for p in everybody if p in self.variable)
                matrix = self._folding(kind)
                weights = np.array(self._said_to_union(union, 2), dtype=matrix.dtype)
                self.asked.append(
                    self._table(folds[union], (weights @ matrix).tolist())
                )
        return folds

    def _folding(self, kind: Any) -> Any:
        """Make a matrix from the classes of two parents to those of two people left."""
        if kind not in self._matrices:
            child = self._heredity[2, False]
            one, zero = self.peeling.crossing.one, self.peeling.crossing.zero
            matrix = np.full((9, 9), zero, dtype=object if self.exact else np.float64)
            for f, m, a, b in joint_states(*[range(3)] * 4):
                near = child[9 * f + 3 * m + b]
                if kind == COUPLE:
                    weight = child[9 * f + 3 * m + a] * near
                else:
                    weight = near if a == (f if kind[0] else m) else zero * one
                matrix[3 * f + m, 3 * a + b] = weight
            self._matrices[kind] = matrix
        return self._matrices[kind]

    def _enter(self, person: int, weights: tuple[Any, ...]) -> None:
        """Make a variable of a person, of the classes that are possible."""
        self.variable[person] = len(self.states)
        self.states.append(_possible(weights))
        self.asked.append(self._table((person,), weights))

    def _enter_union(self, union: int) -> None:
        peeling, wiring = self.peeling, self.peeling.wiring
        drawn = [each for each in wiring.couples[union] if each >= 0]
        for parent in drawn:
            if parent not in self.variable:
                self.variable[parent] = len(self.states)
                self.states.append(_possible(peeling.gathered[parent]))
        self.asked.append(self._table(drawn, self._said_to_union(union, len(drawn))))
        for child in wiring.children[union]:
            if child in self.variable:
                kind = len(drawn), wiring.single[child]
                self.fixed.append(self._hereditary((*drawn, child), kind))

    def _hereditary(self, people: tuple[int, ...], kind: tuple[int, bool]) -> Any:
        """Make the table of a child beside its parents; most of them are alike."""
        scope = tuple(self.variable[each] for each in people)
        axes = tuple(sorted(range(len(scope)), key=scope.__getitem__))
        key = kind, axes, tuple(self.states[each] for each in scope)
        if key not in self._kinds:
            self._kinds[key] = self._table(people, self._heredity[kind])
        return replace(self._kinds[key], scope=tuple(sorted(scope)))

    def _said_to_union(self, union: int, parents: int) -> tuple[Any, ...]:
        peeling = self.peeling
        product_ = peeling.product_of_children(union)
        f, m = peeling.from_father[union], peeling.from_mother[union]
        if parents == 1:
            lone = f if peeling.wiring.couples[union][0] >= 0 else m
            return lone if product_ is None else _times(lone, product_)
        cells = tuple(a * b for a in f for b in m)
        if product_ is None:
            return cells
        return _times(cells, [product_[place] for place in SIX_TO_NINE])

    def _table(self, people: Sequence[int], weights: Sequence[Any]) -> Any:
        """Make a table over people (in any order) of what they can be."""
        scope = tuple(self.variable[each] for each in people)
        kept = tuple(self.states[each] for each in scope)
        axes = tuple(sorted(range(len(scope)), key=scope.__getitem__))
        names = tuple(sorted(scope))
        shape = (3,) * len(scope)
        if not self.exact:
            lengths = tuple(len(kept[axis]) for axis in axes)
            chosen = [weights[place] for place in _places(kept, axes)]
            return FloatTable(names, lengths, chosen)
        orders = np.array([term.order for term in weights], dtype=np.int64)
        whole = np.empty(len(weights), dtype=object)
        whole[:] = [term.value for term in weights]
        return normalised(
            names,
            orders.reshape(shape)[np.ix_(*kept)].transpose(axes),
            whole.reshape(shape)[np.ix_(*kept)].transpose(axes),
        )

    def _read(self, reply: Any, people: Sequence[int]) -> tuple[Any, ...]:
        """Read a reply as weights of all classes, those left out being zero."""
        scope = [self.variable[each] for each in people]
        axes = tuple(sorted(range(len(scope)), key=scope.__getitem__))
        kept = tuple(self.states[each] for each in scope)
        full = [self.peeling.crossing.zero] * 3 ** len(scope)
        values = reply.values
        if self.exact:
            orders = reply.orders.ravel().tolist()
            values = map(Term, reply.values.ravel().tolist(), orders)
        for place, value in zip(_places(kept, axes), values, strict=True):
            full[place] = value
        return tuple(full)


def _possible(weights: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(c for c in range(3) if weights[c]) or (0, 1, 2)


@lru_cache(maxsize=4096)
def _places(kept: tuple[tuple[int, ...], ...], axes: tuple[int, ...]) -> list[int]:
    """Where each cell stands in the full table of three classes a person."""
    weights = [3 ** (len(kept) - 1 - axis) for axis in axes]
    return [
        sum(state * weight for state, weight in zip(cell, weights, strict=True))
        for cell in joint_states(*(kept[axis] for axis in axes))
    ]


def _times(some: Any, others: Any) -> tuple[Any, ...]:
    return tuple(a * b for a, b in zip(some, others, strict=True))
