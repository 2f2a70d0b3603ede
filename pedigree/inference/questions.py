"""One question about a family, put and answered in floats or in leading terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .crossing import Crossing
from .genotypes import chances_by_class
from .peeling import ImpossibleError, Peeling, rescaled
from .term import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pedigree.family import PersonId

    from .crossing import Chances, Three
    from .descent import Descent
    from .likelihood import Evidence
    from .model import InheritanceModel
    from .wiring import Wiring

__all__ = ["beliefs", "seen_chances"]


def seen_chances(
    descent: Descent, evidence: Mapping[PersonId, Evidence]
) -> dict[int, Chances]:
    """Chance of all that was seen of each genotype given its class; maybe all 0."""
    seen: dict[int, Chances] = {}
    for person, each in evidence.items():
        number = descent.index[person]
        chances = chances_by_class(each, single=descent.single[number])
        if number in seen:
            chances = _times(seen[number], chances)
        seen[number] = chances
    return seen


def beliefs(
    wiring: Wiring,
    model: InheritanceModel,
    *,
    proband: int,
    seen: Mapping[int, Chances],
) -> Sequence[Three]:
    """Weights of the three classes of every genotype.

    Parameters
    ----------
    wiring, model
        The family and how the variant is inherited.
    proband
        The genotype whose ancestors are in balance.
    seen
        As `seen_chances` gives it.

    Raises
    ------
    ImpossibleError
        If no joint state has weight, or too little for floats.
    TooTangledError
        If the loops cannot be solved exactly.
    """
    crossing = Crossing.of(model)
    flat = (crossing.one,) * 3
    peeling = Peeling(
        wiring,
        crossing,
        local=_local(wiring, crossing, flat, proband=proband, seen=seen),
        flat=flat,
        rescale=_shortened if model.frequency is None else rescaled,
    )
    peeling.collect()
    if wiring.core:
        from .core import solve_core  # noqa: PLC0415 - few families have loops

        solve_core(peeling, exact=model.frequency is None)
    peeling.distribute()
    return peeling.beliefs


def _shortened(weights: Any) -> Any:
    found = shortened(weights)
    if found is None:
        raise ImpossibleError
    return found


def _local(
    wiring: Wiring,
    crossing: Crossing,
    flat: Three,
    *,
    proband: int,
    seen: Mapping[int, Chances],
) -> list[Three]:
    """Weigh each genotype without looking at its relatives."""
    single = wiring.single
    local = [
        flat if born >= 0 else _unborn(wiring, crossing, number)
        for number, born in enumerate(wiring.born)
    ]
    if crossing.mutated:
        for number in wiring.ancestors(proband):
            if wiring.parents[number] != (-1, -1):
                balance = crossing.lone_balance if single[number] else crossing.balance
                local[number] = _times(local[number], balance)
    for number, chances in seen.items():
        local[number] = _times(local[number], crossing.numbers(chances))
        if not any(local[number]):
            raise ImpossibleError
    return local


def _unborn(wiring: Wiring, crossing: Crossing, number: int) -> Three:
    """Weights of somebody whose heritable parents are not drawn."""
    if not wiring.single[number]:
        return crossing.founder
    if wiring.parents[number] == (-1, -1):
        return crossing.lone
    # His father is drawn, but it is the gamete of a mother not drawn that counts.
    return crossing.common, crossing.zero, crossing.rare


def _times(some: Any, others: Any) -> Any:
    return tuple(a * b for a, b in zip(some, others, strict=True))
