"""How far apart neighbours stand: children centred under parents, nobody too close.

Refuses to reorder anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .joining import Spot

    Tops = tuple[tuple[Spot, float], ...]

SWEEPS = 200
_STILL = 0.02
_ROUGH = 10
_PATIENCE = 30_000
_NEARLY = 12
_SIBLING = 0.02
_IDLE = 0.01


@dataclass(frozen=True, slots=True)
class Pull:
    """What wants to be centred: something below under something above.

    Attributes
    ----------
    tops
        Spots above, each with an offset; the line comes down at their mean.
    bottoms
        Spots below; the line arrives between the outermost two.
    weight
        How strongly.
    loose
        Whether the spots above lean towards each other instead.
    """

    tops: Tops
    bottoms: tuple[Spot, ...]
    weight: float = 1.0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Rank:
    """One row: spots from left to right.

    Attributes
    ----------
    spots
        The spots.
    apart
        The least distance of each from the one before it; of the first, 0.
    ties
        How strongly each leans towards the one before it; 0 where they are no couple.
    """

    spots: tuple[Spot, ...]
    apart: tuple[int, ...]
    ties: tuple[float, ...]


def spread(
    ranks: Sequence[Rank], pulls: Sequence[Pull], *, sweeps: int = SWEEPS
) -> dict[Spot, int]:
    """Give every spot its place from left to right, the leftmost not below 0.

    Row by row the closest places to what is wanted are found exactly (isotonic
    regression, by pooling neighbours who want to overlap); the rows are swept up and
    down until they agree.

    Parameters
    ----------
    ranks
        The rows from the top.
    pulls
        What wants to be centred.
    sweeps
        How often the rows are swept down and up.

    References
    ----------
    Best MJ, Chakravarti N. Active set algorithms for isotonic regression.
    Math Program 1990;47:425-439.
    """
    places = _first_places(ranks)
    wishes = _wishes(pulls)
    count = sum(len(rank.spots) for rank in ranks)
    for _ in range(min(sweeps, _PATIENCE // (count + 1) + _ROUGH)):
        moves = [_settle(rank, wishes, places) for rank in (*ranks, *reversed(ranks))]
        if max(moves, default=0) < _STILL:
            break
    for rank in reversed(ranks):
        _straighten(rank, wishes, places, upper=True)
    for rank in ranks:
        _straighten(rank, wishes, places, upper=False)
    whole = {spot: floor(place + 0.5) for spot, place in places.items()}
    start = min(whole.values(), default=0)
    return {spot: place - start for spot, place in whole.items()}


def _first_places(ranks: Sequence[Rank]) -> dict[Spot, float]:
    places: dict[Spot, float] = {}
    for rank in ranks:
        place = -sum(rank.apart) / 2
        for spot, apart in zip(rank.spots, rank.apart, strict=True):
            place += apart
            places[spot] = place
    return places


def _wishes(pulls: Sequence[Pull]) -> Mapping[Spot, list[tuple[Pull, bool]]]:
    """For each spot the pulls on it, and whether it is their upper end."""
    wishes: dict[Spot, list[tuple[Pull, bool]]] = {}
    for pull in pulls:
        for spot, _ in pull.tops:
            wishes.setdefault(spot, []).append((pull, True))
        for spot in pull.bottoms:
            wishes.setdefault(spot, []).append((pull, False))
    return wishes


def _settle(
    rank: Rank,
    wishes: Mapping[Spot, Sequence[tuple[Pull, bool]]],
    places: dict[Spot, float],
) -> float:
    """Move one row to where the others want it; gives the longest move."""
    targets = []
    for number, spot in enumerate(rank.spots):
        wanted = [
            (
                _target(spot, pull, places, upper=upper),
                pull.weight / len(pull.tops if upper else pull.bottoms),
            )
            for pull, upper in wishes.get(spot, ())
        ]
        wanted += _together(wishes.get(spot, ()), places)
        wanted += _beside(rank, number, places)
        wanted.append((places[spot], _IDLE))
        weight = sum(each for _, each in wanted)
        targets.append((sum(at * each for at, each in wanted) / weight, weight))
    moved = 0.0
    for spot, place in zip(rank.spots, _pooled(targets, rank.apart), strict=True):
        moved = max(moved, abs(places[spot] - place))
        places[spot] = place
    return moved


def _straighten(
    rank: Rank,
    wishes: Mapping[Spot, Sequence[tuple[Pull, bool]]],
    places: dict[Spot, float],
    *,
    upper: bool,
) -> None:
    """Move those of one row who stand nearly in line with others, into line."""
    targets = []
    for spot in rank.spots:
        shifts = [
            _target(spot, pull, places, upper=upper) - places[spot]
            for pull, end in wishes.get(spot, ())
            if end is upper and (len(pull.bottoms) == 1 or not upper)
        ]
        near = [shift for shift in shifts if abs(shift) <= _NEARLY]
        weight = 1.0 if near else _IDLE
        targets.append((places[spot] + sum(near) / max(len(near), 1), weight))
    places |= zip(rank.spots, _pooled(targets, rank.apart), strict=True)


def _target(
    spot: Spot, pull: Pull, places: Mapping[Spot, float], *, upper: bool
) -> float:
    if upper and pull.loose:
        return sum(places[each] for each, _ in pull.tops) / len(pull.tops)
    shift = _centre(pull, places) - _top(pull, places)
    return places[spot] + (shift if upper else -shift)


def _together(
    wishes: Sequence[tuple[Pull, bool]], places: Mapping[Spot, float]
) -> list[tuple[float, float]]:
    """Siblings lean towards each other."""
    return [
        (sum(places[each] for each in pull.bottoms) / len(pull.bottoms), _SIBLING)
        for pull, upper in wishes
        if not upper
    ]


def _beside(
    rank: Rank, number: int, places: Mapping[Spot, float]
) -> list[tuple[float, float]]:
    """Partners lean towards each other."""
    wanted = []
    for one, way in ((number, -1), (number + 1, 1)):
        tie = rank.ties[one] if one < len(rank.ties) else 0
        if tie:
            neighbour = places[rank.spots[number + way]]
            wanted.append((neighbour - way * rank.apart[one], tie))
    return wanted


def _top(pull: Pull, places: Mapping[Spot, float]) -> float:
    return sum(places[spot] + offset for spot, offset in pull.tops) / len(pull.tops)


def _centre(pull: Pull, places: Mapping[Spot, float]) -> float:
    reached = [places[spot] for spot in pull.bottoms]
    return (min(reached) + max(reached)) / 2


def _pooled(
    targets: Sequence[tuple[float, float]], apart: Sequence[int]
) -> list[float]:
    """Nearest places to the targets that keep their distances."""
    pools: list[list[float]] = []
    shift = 0.0
    shifts = []
    for (target, weight), distance in zip(targets, apart, strict=True):
        shift += distance
        shifts.append(shift)
        pools.append([target - shift, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            place, mass, count = pools.pop()
            other = pools[-1]
            total = other[1] + mass
            other[0] = (other[0] * other[1] + place * mass) / total
            other[1], other[2] = total, other[2] + count
    level = [place for place, _, count in pools for _ in range(int(count))]
    return [place + shift for place, shift in zip(level, shifts, strict=True)]
