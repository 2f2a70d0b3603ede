"""The order within a wave: whose test comes first when not all can be first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pedigree.family import Sex, descendants

from .births import LATE_CHILDBEARING, MAJORITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pedigree.family import PersonId

    from .standing import Standing
    from .step import CascadeStep

__all__ = ["ranked"]

Score = tuple[float, ...]


def ranked(standing: Standing, steps: Iterable[CascadeStep]) -> tuple[CascadeStep, ...]:
    """Give the steps of each wave their places and put them in that order.

    Within a wave: urgent for a child first, then overdue by age, then by probability
    of the genotype that starts a cascade, then women of childbearing age, then by the
    number of descendants whose status the result would settle. Equals share a place;
    among them the order of the family is kept.
    """
    waves: dict[int | None, list[tuple[Score, CascadeStep]]] = defaultdict(list)
    steps = list(steps)
    by_id = {step.id: step for step in steps}
    for step in steps:
        score = () if step.wave is None else _score(standing, step, by_id)
        waves[step.wave].append((score, step))
    none = [step for _, step in waves.pop(None, [])]
    found = []
    for wave in sorted(wave for wave in waves if wave is not None):
        found += _numbered(waves[wave])
    return (*found, *none)


def _numbered(scored: Sequence[tuple[Score, CascadeStep]]) -> list[CascadeStep]:
    scores = sorted({score for score, _ in scored})
    places = {score: place for place, score in enumerate(scores, start=1)}
    placed = [replace(step, priority=places[score]) for score, step in scored]
    return sorted(placed, key=lambda step: step.priority)


def _score(
    standing: Standing, step: CascadeStep, by_id: Mapping[PersonId, CascadeStep]
) -> Score:
    """Give a key that sorts the first to be tested to the front."""
    chances = standing.chances[step.id]
    chance = chances.biallelic if standing.variant.is_recessive else chances.carrier
    open_descendants = [
        each
        for each in descendants(standing.family, step.id)
        if standing.is_testable(each) and standing.chance(each) > 0
    ]
    return (
        -step.urgent,
        -standing.is_overdue(step.id),
        -chance,
        -any(by_id[each].urgent for each in open_descendants if each in by_id),
        -_has_reproductive_time_pressure(standing, step.id),
        -len(open_descendants),
    )


def _has_reproductive_time_pressure(standing: Standing, person: PersonId) -> bool:
    birth = standing.births[person]
    return (
        standing.family[person].sex is Sex.FEMALE
        and birth.latest is not None
        and birth.has_reached(MAJORITY, on=standing.on) is True
        and birth.has_reached(LATE_CHILDBEARING, on=standing.on) is False
    )
