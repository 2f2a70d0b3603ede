"""The loops of many families at once, as tables of a junction forest.

A union of which two people are on loops becomes a table of those two. Of others both
parents become variables, whether they are on loops or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .wide_junction import Junction
from .wide_peeling import NINE, pair_from_child

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .crossing import Crossing
    from .wide_peeling import WidePeeling
    from .wide_wiring import WideWiring

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]

__all__ = ["solve_wide_core"]

ONE_CHILD, TWO_CHILDREN = 4, 8
WITH_FATHER, WITH_MOTHER, COUPLE = 1 + ONE_CHILD, 2 + ONE_CHILD, 3
"""Kinds of unions: the father on loops counts 1, the mother 2, each child 4."""


def solve_wide_core(peeling: WidePeeling, crossing: Crossing) -> None:
    """Tell the loops what all others say; fills `heard` and `replies`.

    Raises
    ------
    TooTangledError
        If the loops of any family cannot be solved exactly.
    """
    loops = _Loops(peeling.wiring)
    heredity = [pair_from_child(crossing, son=son)[NINE] for son in (False, True)]
    folds = [(loops.folded(*kind), matrix) for kind, matrix in _matrices(heredity)]
    within = peeling.within[:, loops.unions].T.copy()
    for chosen, matrix in folds:
        within[chosen] = within[chosen] @ matrix
    heard, replies = loops.junction().replies(
        peeling.gathered[:, loops.people].T, within, heredity
    )
    for chosen, matrix in folds:
        replies[chosen] = replies[chosen] @ matrix.T
    peeling.heard[:, loops.people] = heard.T
    peeling.replies[:, loops.unions] = replies.T


class _Loops:
    """Who is on loops, and the two people whom each union's table is about.

    Attributes
    ----------
    people, unions
        Those on loops.
    """

    def __init__(self, wiring: WideWiring) -> None:
        self._wiring = wiring
        self.people = np.flatnonzero(wiring.on_loop)
        self.unions = np.flatnonzero(wiring.loop_unions)
        born = np.where(wiring.born[self.people] >= 0, wiring.born[self.people], 0)
        is_child = wiring.loop_unions[born] & (wiring.born[self.people] >= 0)
        union = np.searchsorted(self.unions, born[is_child])
        order = np.argsort(union, kind="stable")
        self._children, self._union = self.people[is_child][order], union[order]
        begin = np.searchsorted(self._union, np.arange(len(self.unions)))
        children = np.append(self._children, [-1, -1])
        self._first, self._second = children[begin], children[begin + 1]
        self._father = wiring.fathers[self.unions]
        self._mother = wiring.mothers[self.unions]
        self._kind = (
            wiring.on_loop[self._father]
            + 2 * wiring.on_loop[self._mother]
            + ONE_CHILD * np.bincount(self._union, minlength=len(self.unions))
        )

    def folded(self, kind: int, son: bool) -> Numbers:  # noqa: FBT001 - two of a key
        """Give the unions of one kind, by whether its child has one allele only."""
        alike = self._kind == kind
        return np.flatnonzero(alike & (self._wiring.single[self._first] == son))

    def junction(self) -> Junction:
        """Make a forest of cliques of all tables."""
        kind, single = self._kind, self._wiring.single
        by_kind = [kind == WITH_FATHER, kind == WITH_MOTHER, kind == TWO_CHILDREN]
        one = np.select(
            by_kind, [self._father, self._mother, self._first], self._father
        )
        other = np.select(
            by_kind, [self._first, self._first, self._second], self._mother
        )
        open_ = ~np.logical_or.reduce(by_kind)[self._union]
        children, union = self._children[open_], self._union[open_]
        trios = np.stack([self._father[union], self._mother[union], children], axis=1)
        pairs = np.stack([one, other], axis=1)
        variables, place = np.unique(
            np.concatenate([self.people, pairs.ravel()]), return_inverse=True
        )
        count = len(self.people)
        return Junction(
            len(variables),
            people=place[:count],
            pairs=place[count:].reshape(-1, 2),
            trios=np.searchsorted(variables, trios),
            sons=single[children],
        )


def _matrices(
    heredity: list[Weights],
) -> list[tuple[tuple[int, bool], Weights]]:
    """From parents' classes to those of the two people a table is about, by kind."""
    same = np.eye(3)
    found = []
    for son, matrix in zip((False, True), heredity, strict=True):
        child = matrix.reshape(3, 3, 3)
        for kind, equation, one in (
            (WITH_FATHER, "fa,fmc->fmac", same),
            (WITH_MOTHER, "ma,fmc->fmac", same),
            (TWO_CHILDREN, "fma,fmc->fmac", child),
        ):
            folding = np.einsum(equation, one, child).reshape(9, 9)
            found.append(((kind, son), folding))
    return found
