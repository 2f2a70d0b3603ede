"""One inheritance model asked of many genotypes side by side, in floats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .crossing import Crossing
from .wide_core import solve_wide_core
from .wide_peeling import WidePeeling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .model import InheritanceModel
    from .wide_wiring import WideWiring

    Numbers = NDArray[np.int64]
    Columns = NDArray[np.float64]

__all__ = ["wide_beliefs"]


def wide_beliefs(
    wiring: WideWiring, model: InheritanceModel, *, probands: Numbers, seen: Columns
) -> Columns:
    """Probabilities of the three classes, one column per genotype.

    Parameters
    ----------
    wiring
        Many genotypes, of one family or of several.
    model
        With a finite frequency.
    probands
        The genotype of each family's proband.
    seen
        One row per class: the chance of what was observed given the class.

    Returns
    -------
    array
        `nan` for everybody tied to people whose weights floats cannot tell from zero:
        observations that cannot be true together, or too many of them.

    Raises
    ------
    TooTangledError
        If the loops of any family cannot be solved exactly.
    """
    crossing = Crossing.of(model)
    local = _local(wiring, crossing, probands, seen)
    peeling = WidePeeling(wiring, crossing, local=local)
    with np.errstate(invalid="ignore"):
        peeling.collect()
        if len(wiring.core):
            solve_wide_core(peeling)
        peeling.distribute()
        found = peeling.beliefs()
        total = found.sum(axis=0)
        return found / np.where(total > 0, total, np.nan)


def _local(
    wiring: WideWiring, crossing: Crossing, probands: Numbers, seen: Columns
) -> Columns:
    """Weigh each genotype without looking at its relatives."""
    local = np.array(seen, dtype=np.float64)
    single = wiring.single
    drawn = (wiring.father >= 0) | (wiring.mother >= 0)
    unborn = wiring.born < 0
    stranger = crossing.common, crossing.zero, crossing.rare
    for chosen, weights in (
        (unborn & ~single, crossing.founder),
        (unborn & single & ~drawn, crossing.lone),
        (unborn & single & drawn, stranger),
    ):
        local[:, chosen] *= np.array(weights)[:, None]
    if crossing.balance[1] != 1:
        above = wiring.ancestors(np.unique(probands))
        above = above[drawn[above]]
        lone = single[above]
        local[:, above[~lone]] *= np.array(crossing.balance)[:, None]
        local[:, above[lone]] *= np.array(crossing.lone_balance)[:, None]
    return local
