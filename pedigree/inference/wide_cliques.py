"""Messages into and out of cliques whose tables have three classes on every axis.

All tables stand one after the other in one array, their replies in another; a table
says by a bit for each axis of its clique whether it has that axis.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from .wide_peeling import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]
    Tables = Sequence[tuple[int, int]]

__all__ = ["WIDEST", "Group", "LargeClique"]

WIDEST = 7
"""Cliques of more people are taken one by one."""


class Group:
    """Cliques of one width.

    Parameters
    ----------
    width
        Number of axes.
    start
        Where their messages to their parents stand, one after the other.
    fixed, said
        For each clique where its tables stand and their axes; replies are wanted to
        those of `said`, of which the first clique has most.
    """

    def __init__(
        self, width: int, start: int, fixed: Sequence[Tables], said: Sequence[Tables]
    ) -> None:
        self._cells = 3**width
        self._count = len(said)
        self._out = slice(start, start + self._count * self._cells // 3)
        self._fixed = [
            ([n for n, each in enumerate(fixed) if len(each) > slot], cells)
            for slot, cells in enumerate(_slots(width, fixed))
        ]
        self._said = _slots(width, said)
        self._before: list[Weights] = []

    def collect(self, tables: Weights) -> None:
        """Multiply what comes in, sum the last axis out and send the rest on."""
        product = np.ones((self._count, self._cells))
        for rows, cells in self._fixed:
            product[rows] *= tables[cells]
        for cells in self._said:
            self._before.append(product[: len(cells)].copy())
            product[: len(cells)] *= tables[cells]
        message = product.reshape(self._count, -1, 3).sum(axis=2)
        tables[self._out] = _scaled(message).ravel()

    def answer(self, tables: Weights, replies: Weights) -> None:
        """Tell everyone who said something what all others say."""
        if self._cells == 3:
            replies[self._out] = 1
        after = replies[self._out].repeat(3).reshape(self._count, -1)
        for cells in reversed(self._said):
            count = len(cells)
            others = _scaled(self._before.pop() * after[:count])
            where = cells - cells[:, :1] + self._cells * np.arange(count)[:, None]
            summed = np.bincount(where.ravel(), others.ravel(), count * self._cells)
            replies[cells] = summed[where]
            after[:count] *= tables[cells]


class LargeClique:
    """One clique with too many axes to write down each cell's place.

    Parameters
    ----------
    width, start, fixed, said
        As for a group.
    """

    def __init__(self, width: int, start: int, fixed: Tables, said: Tables) -> None:
        self._shape = (3,) * width
        self._out = slice(start, start + 3 ** (width - 1))
        self._fixed = [_spread(width, *each) for each in fixed]
        self._said = [_spread(width, *each) for each in said]

    def collect(self, tables: Weights) -> None:
        """Multiply what comes in, sum the last axis out and send the rest on."""
        *_, product = self._products(tables)
        tables[self._out] = _scaled(product.sum(axis=-1).reshape(1, -1))[0]

    def answer(self, tables: Weights, replies: Weights) -> None:
        """Tell everyone who said something what all others say."""
        # Worked out once more: kept from before, they would fill the memory.
        before = list(self._products(tables))[:-1]
        after = replies[self._out].repeat(3).reshape(self._shape)
        for cells, shape in reversed(self._said):
            others = before.pop() * after
            axes = tuple(n for n, length in enumerate(shape) if length == 1)
            replies[cells] = _scaled(others.sum(axis=axes).reshape(1, -1))[0]
            after *= tables[cells].reshape(shape)

    def _products(self, tables: Weights) -> Iterator[Weights]:
        """Give the product of what is fixed, then with each that was said in turn."""
        product = np.ones(self._shape)
        for cells, shape in self._fixed:
            product *= tables[cells].reshape(shape)
        yield product
        for cells, shape in self._said:
            product = product * tables[cells].reshape(shape)
            yield product


def _scaled(rows: Weights) -> Weights:
    found: Weights = rows / rows.max(axis=1, keepdims=True)
    found[found < LEAST] = 0
    return found


def _slots(width: int, tables: Sequence[Tables]) -> list[Numbers]:
    """Give the cells of the first tables of all cliques, then of the second ones."""
    found = []
    for slot in range(max(map(len, tables), default=0)):
        chosen = [each[slot] for each in tables if len(each) > slot]
        starts = np.array([start for start, _ in chosen])
        places = np.array([_places(width, bits) for _, bits in chosen])
        found.append(starts[:, None] + places)
    return found


@lru_cache(maxsize=512)
def _places(width: int, bits: int) -> Numbers:
    """Which cell of a table with some axes belongs to each cell of its clique."""
    axes = [axis for axis in range(width) if bits >> axis & 1]
    found = np.zeros((3,) * width, dtype=np.int64)
    for axis in axes:
        shape = [3 if each == axis else 1 for each in range(width)]
        found = 3 * found + np.arange(3).reshape(shape)
    return found.ravel()


def _spread(width: int, start: int, bits: int) -> tuple[slice, tuple[int, ...]]:
    shape = tuple(3 if bits >> axis & 1 else 1 for axis in range(width))
    return slice(start, start + 3 ** sum(n == 3 for n in shape)), shape
