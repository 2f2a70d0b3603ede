"""The rounds in which people and unions are peeled: whatever hangs on by one link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

__all__ = ["LAST", "Peel", "Rows", "filled", "peeled"]

LAST = 1 << 30
"""The round of what is not peeled: roots, and what lies on or between loops."""


@dataclass(frozen=True, slots=True)
class Peel:
    """When every node is peeled; people come first, then unions.

    Attributes
    ----------
    rounds
        Even for people and odd for unions, or `LAST`.
    toward
        The node each one hung on, or -1.
    on_loop
        Which nodes are left with more than one link.
    """

    rounds: Numbers
    toward: Numbers
    on_loop: NDArray[np.bool_]


def peeled(born: Numbers, fathers: Numbers, mothers: Numbers) -> Peel:
    """Peel a graph in which everybody is joined to their union and those they founded.

    Parameters
    ----------
    born
        Each person's union, or -1.
    fathers, mothers
        Both parents of each union.
    """
    people, size = len(born), len(born) + len(fathers)
    unions = np.arange(people, size)
    child = np.flatnonzero(born >= 0)
    ends = np.concatenate([child, fathers, mothers])
    others = np.concatenate([born[child] + people, unions, unions])
    one, other = np.concatenate([ends, others]), np.concatenate([others, ends])
    degree = np.bincount(one, minlength=size)
    # The sum of the links that are left is the last link itself when one is left.
    links = np.bincount(one, weights=other, minlength=size).astype(np.int64)
    toward = np.full(size, -1)
    rounds = np.full(size, LAST)
    leaves = np.flatnonzero(degree == 1)
    number = 0
    while len(leaves):
        ahead = links[leaves]
        toward[leaves] = ahead
        rounds[leaves] = number
        degree[leaves] = 0
        np.subtract.at(degree, ahead, 1)
        np.subtract.at(links, ahead, leaves)
        leaves = np.unique(ahead[degree[ahead] == 1])
        number += 1
    return Peel(rounds, toward, degree > 1)


@dataclass(frozen=True, slots=True)
class Rows:
    """Things sorted into rows of rounds, those of like size together.

    Attributes
    ----------
    order
        The old numbers in the new order.
    place
        The new numbers by the old ones.
    begin
        Where each row begins, and where the last one ends.
    rounds
        The round of each row.
    """

    order: Numbers
    place: Numbers
    begin: Numbers
    rounds: Numbers

    @classmethod
    def of(cls, rounds: Numbers, counts: Numbers, *kinds: Numbers) -> Rows:
        """Sort by round, then by the size of `counts`, then by kind."""
        # Rows are filled up to the largest count in them: at most fourfold.
        size = np.ceil(np.log2(np.maximum(counts, 1)) / 2).astype(np.int64)
        key = rounds * 64 + size
        order = np.lexsort((*kinds, key))
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        key = key[order]
        begin = np.flatnonzero(np.diff(key, prepend=-1, append=-1))
        if not len(order):
            begin = np.zeros(1, dtype=np.int64)
        return cls(order, place, begin, key[begin[:-1]] // 64)


def filled(
    owners: Numbers, items: Numbers, span: slice, dummy: int
) -> tuple[Numbers, tuple[Numbers, Numbers]]:
    """Arrange the items of some owners in columns, filled up with a dummy.

    Parameters
    ----------
    owners, items
        Sorted by owner.
    span
        The owners wanted.
    dummy
        Stands where there is no item.

    Returns
    -------
    array, and the rows and columns at which items stand
    """
    low, high = np.searchsorted(owners, (span.start, span.stop))
    column = owners[low:high] - span.start
    first = np.searchsorted(column, np.arange(span.stop - span.start))
    row = np.arange(high - low) - first[column]
    table = np.full((int(row.max(initial=-1)) + 1, span.stop - span.start), dummy)
    table[row, column] = items[low:high]
    return table, (row, column)
