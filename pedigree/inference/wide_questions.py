"""One inheritance model asked of many genotypes side by side, in floats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .core import solve_core
from .crossing import Crossing
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
        One row per class: 1 where it fits what was observed, otherwise 0.

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
            _solve_core(peeling)
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


@dataclass(frozen=True, slots=True)
class _CoreWiring:
    core: list[int]
    couples: dict[int, tuple[int, int]]
    children: dict[int, list[int]]
    single: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Core:
    """What `solve_core` asks of a peeling, for the few nodes on loops."""

    wiring: _CoreWiring
    crossing: Crossing
    people: int
    gathered: dict[int, tuple[float, ...]]
    from_father: dict[int, tuple[float, ...]]
    from_mother: dict[int, tuple[float, ...]]
    products: dict[int, tuple[float, ...]]
    down: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    replies: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def product_of_children(self, union: int) -> tuple[float, ...] | None:
        """Give what the children of a union have said."""
        product = self.products[union]
        return product[:3] if -1 in self.wiring.couples[union] else product


def _solve_core(peeling: WidePeeling) -> None:
    wiring = peeling.wiring
    nodes = wiring.core
    people, unions = nodes[nodes < peeling.people], nodes[nodes >= peeling.people]
    unions = unions - peeling.people
    parents = np.concatenate([wiring.fathers[unions], wiring.mothers[unions]])
    around = np.unique(np.concatenate([people, parents[parents >= 0]]))
    core = _Core(
        wiring=_core_wiring(wiring, people, unions),
        crossing=peeling.crossing,
        people=peeling.people,
        gathered=_columns(around, peeling.gathered.of(around)),
        from_father=_columns(unions, peeling.from_father[:, unions]),
        from_mother=_columns(unions, peeling.from_mother[:, unions]),
        products=_columns(unions, peeling.children.of(unions)),
    )
    solve_core(core, exact=False)
    if len(people):
        down = np.array([core.down[each] for each in people.tolist()]).T
        peeling.gathered.multiply(people, down)
    lone = (1.0,) * 6
    told = [core.replies[each] for each in unions.tolist()]
    rows = [reply if len(reply) == 9 else (*reply, *lone) for reply in told]
    peeling.replies = np.array(rows).T
    peeling.reply_of[unions] = np.arange(len(unions))


def _core_wiring(wiring: WideWiring, people: Numbers, unions: Numbers) -> _CoreWiring:
    fathers, mothers = wiring.fathers[unions].tolist(), wiring.mothers[unions].tolist()
    numbers = unions.tolist()
    children: dict[int, list[int]] = {union: [] for union in numbers}
    for person, union in zip(
        people.tolist(), wiring.born[people].tolist(), strict=True
    ):
        if union in children:
            children[union].append(person)
    return _CoreWiring(
        core=wiring.core.tolist(),
        couples=dict(zip(numbers, zip(fathers, mothers, strict=True), strict=True)),
        children=children,
        single=wiring.single,
    )


def _columns(numbers: Numbers, columns: Columns) -> dict[int, tuple[float, ...]]:
    return dict(zip(numbers.tolist(), map(tuple, columns.T.tolist()), strict=True))
