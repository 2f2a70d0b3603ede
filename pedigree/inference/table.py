"""Tables of weights over a few variables: multiply, sum out, normalise.

Values are whole numbers of any size, so that nothing is rounded and nothing
underflows; a common factor of a whole table never matters to a posterior.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from .weight import Weight

__all__ = ["Table", "normalised", "product", "table_of_weights"]

_NEVER = 1 << 40
"""The order of an impossible entry: above every order that can occur."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One weight `value * q**order` per joint state of the variables in `scope`.

    Attributes
    ----------
    scope
        Variable numbers, ascending; axis `i` of the arrays belongs to `scope[i]`.
    orders
        Powers of the allele frequency.
    values
        Python whole numbers; 0 is impossible.
    """

    scope: tuple[int, ...]
    orders: NDArray[np.int64]
    values: NDArray[np.object_]

    @property
    def is_impossible(self) -> bool:
        """Whether no joint state has any weight."""
        return not self.values.any()

    def marginal(self, keep: Iterable[int]) -> Table:
        """Sum out every variable that is not in `keep`, then normalise."""
        kept = set(keep)
        axes = [i for i, variable in enumerate(self.scope) if variable in kept]
        dropped = [i for i, variable in enumerate(self.scope) if variable not in kept]
        shape = tuple(self.values.shape[i] for i in axes)
        flat = (math.prod(shape), -1)
        orders = self.orders.transpose(axes + dropped).reshape(flat)
        values = self.values.transpose(axes + dropped).reshape(flat)
        lowest = orders.min(axis=1)
        summed = np.where(orders == lowest[:, None], values, 0).sum(axis=1)
        scope = tuple(self.scope[i] for i in axes)
        return normalised(
            scope, lowest.reshape(shape), summed.astype(object).reshape(shape)
        )

    def shares(self) -> Sequence[int]:
        """Weigh the entries of the lowest order; the others vanish beside them."""
        orders, values = self.orders.ravel(), self.values.ravel()
        return [int(each) for each in np.where(orders == orders.min(), values, 0)]


def table_of_weights(
    scope: tuple[int, ...], shape: tuple[int, ...], weights: Sequence[Weight]
) -> Table:
    """Build a table from exact weights, given in row-major order.

    Parameters
    ----------
    scope
        Variable numbers in any order; the table's own scope is ascending.
    shape
        Number of states of each variable in `scope`.
    weights
        As many as `shape` has cells.
    """
    scale = math.lcm(*(weight.value.denominator for weight in weights))
    orders = np.array([w.order if w.value else _NEVER for w in weights], dtype=np.int64)
    values = np.empty(len(weights), dtype=object)
    values[:] = [int(weight.value * scale) for weight in weights]
    axes = sorted(range(len(scope)), key=scope.__getitem__)
    return normalised(
        tuple(scope[i] for i in axes),
        orders.reshape(shape).transpose(axes),
        values.reshape(shape).transpose(axes),
    )


def product(
    tables: Sequence[Table], scope: tuple[int, ...], sizes: Mapping[int, int]
) -> Table:
    """Multiply tables over a scope that covers them all; of none: a table of ones."""
    shape = tuple(sizes[variable] for variable in scope)
    orders = np.zeros(shape, dtype=np.int64)
    values = np.ones(shape, dtype=object)
    for table in tables:
        within = set(table.scope)
        spread = tuple(sizes[v] if v in within else 1 for v in scope)
        orders = orders + table.orders.reshape(spread)
        values = values * table.values.reshape(spread)
    return Table(scope, orders, values)


def normalised(
    scope: tuple[int, ...], orders: NDArray[np.int64], values: NDArray[np.object_]
) -> Table:
    """Divide by what all entries share, which keeps the whole numbers short."""
    divisor = int(np.gcd.reduce(values, axis=None)) or 1
    possible = values.astype(bool)
    lowest = int(orders[possible].min()) if possible.any() else 0
    return Table(
        scope,
        np.where(possible, orders - lowest, _NEVER),
        values if divisor == 1 else values // divisor,
    )
