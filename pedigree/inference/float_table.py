"""Tables of floats over a few variables; the quick twin of `Table`.

Small tables are tuples, whose cells are picked and multiplied faster than numpy starts;
large ones are arrays.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import product as joint_states
from operator import add, itemgetter, mul
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["FloatTable"]

SMALL = 3**5
"""Up to this many cells a table is a tuple."""


@dataclass(frozen=True, slots=True, eq=False)
class FloatTable:
    """One weight per joint state of the variables in `scope`.

    Attributes
    ----------
    scope
        Variable numbers, ascending.
    shape
        Number of states of each.
    values
        In row-major order, scaled so that nothing underflows.
    """

    scope: tuple[int, ...]
    shape: tuple[int, ...]
    values: Any

    def marginal(self, keep: Iterable[int]) -> FloatTable:
        """Sum out every variable that is not in `keep`, then scale."""
        kept = set(keep)
        axes = tuple(i for i, v in enumerate(self.scope) if v in kept)
        scope = tuple(self.scope[i] for i in axes)
        shape = tuple(self.shape[i] for i in axes)
        if len(self.values) > SMALL:
            return FloatTable(scope, shape, _summed(self.values, self.shape, axes))
        pickers = _pickers(self.shape, axes)
        values = reduce(_plus, [pick(self.values) for pick in pickers])
        largest = max(values)
        if largest > 0:
            values = [each / largest for each in values]
        return FloatTable(scope, shape, values)

    @staticmethod
    def product(
        tables: Sequence[FloatTable], scope: tuple[int, ...], sizes: Mapping[int, int]
    ) -> FloatTable:
        """Multiply tables over a scope that covers them all; of none: ones."""
        shape = tuple(sizes[v] for v in scope)
        cells = math.prod(shape)
        if cells > SMALL:
            return FloatTable(scope, shape, _large_product(tables, scope, shape))
        values: Sequence[float] | None = None
        for table in tables:
            spread = table.values
            if table.scope != scope:
                places = tuple(map(scope.index, table.scope))
                spread = _spreader(shape, places)(spread)
            values = spread if values is None else list(map(mul, values, spread))
        return FloatTable(scope, shape, [1.0] * cells if values is None else values)


def _plus(some: Sequence[float], others: Sequence[float]) -> list[float]:
    return list(map(add, some, others))


def _large_product(
    tables: Sequence[FloatTable], scope: tuple[int, ...], shape: tuple[int, ...]
) -> NDArray[np.float64]:
    values: NDArray[np.float64] = np.ones(shape)
    for table in tables:
        spread = tuple(
            n if v in table.scope else 1 for v, n in zip(scope, shape, strict=True)
        )
        values *= np.asarray(table.values).reshape(spread)
    return values.ravel()


def _summed(
    values: NDArray[np.float64], shape: tuple[int, ...], axes: tuple[int, ...]
) -> Any:
    dropped = tuple(i for i in range(len(shape)) if i not in axes)
    found = np.add.reduce(values.reshape(shape), axis=dropped).ravel()
    found /= found.max() or 1.0
    return found if len(found) > SMALL else found.tolist()


@lru_cache(maxsize=4096)
def _spreader(shape: tuple[int, ...], places: tuple[int, ...]) -> Any:
    """Pick for each cell of a shape the cell of a table on some of its axes."""
    strides = _strides(tuple(shape[p] for p in places))
    return _picker(
        sum(state[p] * s for p, s in zip(places, strides, strict=True))
        for state in joint_states(*map(range, shape))
    )


@lru_cache(maxsize=4096)
def _pickers(shape: tuple[int, ...], axes: tuple[int, ...]) -> list[Any]:
    """For each state of the axes that go, pick the cells of those that stay."""
    strides = _strides(shape)
    going = [i for i in range(len(shape)) if i not in axes]
    starts = [
        sum(g * strides[i] for g, i in zip(gone, going, strict=True))
        for gone in joint_states(*(range(shape[i]) for i in going))
    ]
    stays = [
        sum(s * strides[i] for s, i in zip(state, axes, strict=True))
        for state in joint_states(*(range(shape[i]) for i in axes))
    ]
    return [_picker(start + stay for stay in stays) for start in starts]


def _strides(shape: tuple[int, ...]) -> list[int]:
    return [math.prod(shape[i + 1 :]) for i in range(len(shape))]


def _picker(cells: Iterable[int]) -> Any:
    chosen = list(cells)
    if len(chosen) == 1:
        only = chosen[0]
        return lambda values: (values[only],)
    return itemgetter(*chosen)
