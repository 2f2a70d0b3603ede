"""Tables of floats over a few variables; the quick twin of `Table`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["FloatTable"]


@dataclass(frozen=True, slots=True, eq=False)
class FloatTable:
    """One weight per joint state of the variables in `scope`.

    Attributes
    ----------
    scope
        Variable numbers, ascending; axis `i` belongs to `scope[i]`.
    values
        Scaled so that nothing underflows; a common factor never matters.
    """

    scope: tuple[int, ...]
    values: NDArray[np.float64]

    @property
    def is_impossible(self) -> bool:
        """Whether no joint state has any weight."""
        return not self.values.max() > 0

    def marginal(self, keep: Iterable[int]) -> FloatTable:
        """Sum out every variable that is not in `keep`, then scale."""
        kept = set(keep)
        axes = tuple(i for i, v in enumerate(self.scope) if v not in kept)
        values = np.add.reduce(self.values, axis=axes)
        largest = values.max()
        if largest > 0:
            values = values / largest
        return FloatTable(tuple(v for v in self.scope if v in kept), values)

    @staticmethod
    def product(
        tables: Sequence[FloatTable], scope: tuple[int, ...], sizes: Mapping[int, int]
    ) -> FloatTable:
        """Multiply tables over a scope that covers them all; of none: ones."""
        values: NDArray[np.float64] = np.ones(tuple(sizes[v] for v in scope))
        for table in tables:
            spread = tuple(sizes[v] if v in table.scope else 1 for v in scope)
            values = values * table.values.reshape(spread)
        return FloatTable(scope, values)
