"""The two passes of `Peeling` over arrays: a whole round of messages at a time.

Weights stand in columns, one per genotype or union. What cannot be told from zero
becomes zero, and a column of nothing but zeros `nan`, and with it all that hangs
together with it; somebody else has to look at those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .wide_wiring import PeopleRound

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .crossing import Crossing
    from .wide_wiring import UnionRound, WideWiring

    Numbers = NDArray[np.int64]
    Columns = NDArray[np.float64]

__all__ = ["NINE", "WidePeeling", "pair_from_child", "scaled"]

NINE = np.array([0, 1, 2, 1, 3, 4, 2, 4, 5])
"""Where the weight of (first, second) parent stands among the six pairs of classes."""

FOLD = (np.arange(6)[:, None] == NINE).astype(np.float64)
"""Sums the nine weights of two parents to six pairs."""

LEAST = 1e-60
"""A weight this far below the largest counts as zero."""

MANY = 4
"""Products of more weights than this are scaled on the way."""


class WidePeeling:
    """One question about many genotypes.

    Parameters
    ----------
    wiring
        Who descends from whom.
    crossing
        The inheritance model in floats.
    local
        Three weights per person of the wiring: evidence, founder weight and balance.

    Attributes
    ----------
    told
        What each person tells their union; ones until they do.
    heard
        What each person heard from the node they hung on or from the loops.
    within
        Nine weights by the parents of each union that is not peeled, children included.
    replies
        What the loops say to them.
    """

    def __init__(
        self, wiring: WideWiring, crossing: Crossing, *, local: Columns
    ) -> None:
        people = len(wiring.source)
        self.wiring = wiring
        self.local = local
        self.told: Columns = np.ones((3, people + 1))
        self.heard: Columns = np.ones((3, people + 1))
        self.gathered: Columns = local.copy()
        self.within: Columns = np.ones((9, wiring.unions))
        self.replies: Columns = np.ones((9, wiring.unions))
        self._cells: Columns = np.ones((6, people + 1))
        self._from_unions: Columns = np.ones((3, wiring.unions + 1))
        self._to_unions: Columns = np.ones((3, wiring.unions + 1))
        self._child = pair_from_child(crossing, son=False)
        self._son = pair_from_child(crossing, son=True)
        self._x_linked = bool(wiring.single.any())

    def collect(self) -> None:
        """Send the messages of every round to the nodes it hung on."""
        for each in self.wiring.rounds:
            if isinstance(each, PeopleRound):
                self._gather(each)
            else:
                self._send(each)

    def distribute(self) -> None:
        """Answer the rounds, the last one first."""
        last = [each for each in self.wiring.rounds if each.is_last]
        for each in (*last, *reversed(self.wiring.rounds[: -len(last) or None])):
            if isinstance(each, PeopleRound):
                self._answer_unions(each)
            else:
                self._answer_members(each)

    def beliefs(self) -> Columns:
        """Weights of the three classes, one column per drawn genotype."""
        place = self.wiring.place
        found: Columns = self.gathered[:, place] * self.heard[:, place]
        return found

    def _gather(self, people: PeopleRound) -> None:
        span = people.span
        if len(people.hanging):
            said = _product(self._from_unions[:, people.hanging])
            self.gathered[:, span] = scaled(self.local[:, span] * said)
        if not people.is_last:
            gathered = self.gathered[:, span]
            self.told[:, span] = gathered
            self._cells[:, span] = self._by_kind(
                self._child, self._son, gathered, self.wiring.single[span]
            )

    def _send(self, unions: UnionRound) -> None:
        """Tell the node a union hangs on what all others of it have said."""
        n = unions.parents
        cells = _product(self._cells[:, unions.children])[NINE]
        first, second = self.told[:, unions.first], self.told[:, unions.second]
        if unions.is_last:
            self.within[:, unions.span] = cells * _pairs(first, second)
            return
        message = np.empty_like(first)
        by_parents = cells[:, :n].reshape(3, 3, n)
        np.einsum("abn,bn->an", by_parents, second[:, :n], out=message[:, :n])
        cells = cells[:, n:] * _pairs(first[:, n:], second[:, n:])
        message[:, n:] = self._by_kind(
            self._child[NINE].T, self._son[NINE].T, cells, unions.sons[n:]
        )
        self._from_unions[:, unions.span] = scaled(message)

    def _answer_unions(self, people: PeopleRound) -> None:
        """Tell the unions that hang on people what all others say of these."""
        span, hanging = people.span, people.hanging
        base = self.local[:, span] * self.heard[:, span]
        if len(hanging) == 1:
            self._to_unions[:, hanging[0]] = base
        elif len(hanging):
            others = _without_each(self._from_unions[:, hanging])
            self._to_unions[:, hanging] = others * base[:, None]

    def _answer_members(self, unions: UnionRound) -> None:
        """Tell everybody who hangs on unions what all others of these say."""
        n, span = unions.parents, unions.span
        first, second = self.told[:, unions.first], self.told[:, unions.second]
        if unions.is_last:
            outside = self.replies[:, span]
        else:
            known = scaled(self._to_unions[:, span])
            first[:, :n] = known[:, :n]
            outside = self._by_kind(
                self._child[NINE], self._son[NINE], known[:, n:], unions.sons[n:]
            )
        each = self._cells[:, unions.children]
        cells = _product(each)[NINE]
        cells[:, n:] *= outside
        cells = cells.reshape(3, 3, -1)
        self.heard[:, unions.second] = np.einsum("abn,an->bn", cells, first)
        self.heard[:, unions.first] = np.einsum("abn,bn->an", cells, second)
        within = _pairs(first, second)
        within[:, n:] *= outside
        others = (FOLD @ within)[:, None] * _without_each(each)
        self.heard[:, unions.children] = self._by_kind(
            self._child.T,
            self._son.T,
            others.reshape(6, -1),
            np.tile(unions.sons, len(unions.children)),
        ).reshape(3, len(unions.children), -1)

    def _by_kind(
        self, child: Columns, son: Columns, weights: Columns, sons: NDArray[np.bool_]
    ) -> Columns:
        """Carry weights from children to parents or back, as their kind does."""
        found: Columns = child @ weights
        if self._x_linked and sons.any():
            found[:, sons] = son @ weights[:, sons]
        return found


def pair_from_child(crossing: Crossing, *, son: bool) -> Columns:
    """Give a matrix from a child's classes to the six pairs of its parents' classes.

    Of a son the first parent stands for his father, of whom he has nothing.
    """
    units = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    if son:
        mothers = [crossing.mother_from_son(unit) for unit in units]
        return np.array([(*each, 0.0, 0.0, 0.0) for each in mothers]).T
    return np.array([crossing.pair_from_child(unit) for unit in units]).T


def scaled(weights: Columns) -> Columns:
    """Divide each column by its largest weight; `nan` where all are zero."""
    found: Columns = weights / weights.max(axis=0)
    found[found < LEAST] = 0
    return found


def _pairs(first: Columns, second: Columns) -> Columns:
    return (first[:, None] * second[None]).reshape(9, -1)


def _product(factors: Columns) -> Columns:
    """Multiply along the middle axis."""
    count = factors.shape[1]
    if count == 1:
        return factors[:, 0]
    product: Columns = factors[:, :MANY].prod(axis=1)
    for start in range(MANY, count, MANY):
        product = scaled(product * factors[:, start : start + MANY].prod(axis=1))
    return product


def _without_each(factors: Columns) -> Columns:
    """Multiply along the middle axis all factors but one, for each of them."""
    count = factors.shape[1]
    before, after = np.ones_like(factors), np.ones_like(factors)
    if count <= MANY:
        np.multiply.accumulate(factors[:, :-1], axis=1, out=before[:, 1:])
        np.multiply.accumulate(factors[:, :0:-1], axis=1, out=after[:, -2::-1])
    for one in range(1, count if count > MANY else 0):
        other = count - one
        before[:, one] = scaled(before[:, one - 1] * factors[:, one - 1])
        after[:, other - 1] = scaled(after[:, other] * factors[:, other])
    return before * after
