"""One inheritance model asked of many genotypes side by side, in floats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .crossing import Crossing
from .wide_core import solve_wide_core
from .wide_peeling import WidePeeling
from .wide_wiring import WideWiring

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .model import InheritanceModel
    from .wide_wiring import Drawn

    Numbers = NDArray[np.int64]
    Columns = NDArray[np.float64]

__all__ = ["wide_beliefs"]


def wide_beliefs(
    drawn: Drawn, model: InheritanceModel, *, probands: Numbers, seen: Columns
) -> Columns:
    """Probabilities of the three classes, one column per genotype.

    Parameters
    ----------
    drawn
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
    local = _local(drawn, crossing, probands, seen)
    size = len(drawn.father)
    wiring = WideWiring.of(drawn, (local[:, :size] > 0).sum(axis=0) == 1)
    peeling = WidePeeling(wiring, crossing, local=local[:, wiring.source])
    with np.errstate(invalid="ignore", divide="ignore"):
        peeling.collect()
        if wiring.loop_unions.any():
            solve_wide_core(peeling, crossing)
        peeling.distribute()
        weights = peeling.beliefs()
        found: Columns = weights / weights.sum(axis=0)
    return found


def _local(
    drawn: Drawn, crossing: Crossing, probands: Numbers, seen: Columns
) -> Columns:
    """Weigh each genotype without looking at its relatives, then who is not drawn."""
    man = crossing.lone if drawn.x_linked else crossing.founder
    mans_part = (1.0, 0.0, 0.0)
    undrawn = np.array([man, crossing.founder, mans_part]).T
    local = np.concatenate([seen, undrawn], axis=1)
    single = drawn.single
    founder = (drawn.father < 0) & (drawn.mother < 0)
    rows = np.flatnonzero(founder)
    local[:, rows] *= np.array(crossing.founder)[:, None]
    if drawn.x_linked:
        rows = np.flatnonzero(founder & single)
        local[:, rows] = seen[:, rows] * np.array(crossing.lone)[:, None]
    if crossing.balance[1] != 1:
        above = drawn.ancestors(np.unique(probands))
        above = above[~founder[above]]
        lone = single[above]
        local[:, above[~lone]] *= np.array(crossing.balance)[:, None]
        local[:, above[lone]] *= np.array(crossing.lone_balance)[:, None]
    return local
