"""The lines of a drawing, each at its height; refuses to choose who stands where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .channels import lanes
from .lines import Line, LineKind
from .measures import DROP, LANE, RADIUS, TWIN_DROP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pedigree.family import PersonId

    from .lines import Point
    from .wiring import Arrival, Channels, Wire

_GAP = 6
_TOP = 12


@dataclass(frozen=True, slots=True)
class Levels:
    """Heights of rows and of the lanes between them.

    Attributes
    ----------
    rows
        The height of the symbols of each row.
    lanes
        For each channel the height of each of its wires.
    twins
        For each row the height at which the lines of twins part.
    """

    rows: tuple[int, ...]
    lanes: tuple[tuple[int, ...], ...]
    twins: tuple[int, ...]


def levels(
    channels: Channels, depths: Sequence[int], twin_rows: frozenset[int]
) -> Levels:
    """Find the heights of rows and lanes, from the top downwards.

    Parameters
    ----------
    channels
        The wires of every channel.
    depths
        How far each row reaches below the centres of its symbols.
    twin_rows
        Rows with twins, whose lines need room to part.
    """
    rows: list[int] = []
    heights: list[tuple[int, ...]] = []
    twins: list[int] = []
    bottom = _TOP
    for row in range(len(depths)):
        lane = lanes([wire.net for wire in channels.get(row - 1, ())])
        drop = TWIN_DROP if row in twin_rows else DROP
        above = drop if row or row in twin_rows else 0
        lowest = bottom + _GAP + LANE * max(lane, default=0)
        rows.append(lowest + above + RADIUS)
        heights.append(tuple(lowest - LANE * each for each in lane))
        twins.append(lowest)
        bottom = rows[-1] + depths[row]
    return Levels(tuple(rows), (*heights[1:], ()), tuple(twins))


def wire_lines(
    wire: Wire, row: int, place: int, level: Levels, spots: Mapping[PersonId, Point]
) -> Iterator[Line]:
    """Draw the horizontal line of a wire, and the vertical ones it joins.

    Parameters
    ----------
    wire, row, place
        The wire, the row it runs under, and its place among the wires there.
    level
        All heights.
    spots
        The centres of all symbols.
    """
    net = wire.net
    height = level.lanes[row][place]
    look = {"dashed": wire.dashed, "double": wire.double}
    kind = LineKind.DESCENT if wire.kind is LineKind.SIBSHIP else wire.kind
    for top, start in zip(net.tops, wire.start, strict=True):
        if start is not None:
            begin = level.rows[start[0]] + start[1]
        elif net.under is not None:
            begin = level.lanes[row][net.under]
        yield Line(kind, ((top, begin), (top, height)), wire.people, **look)
    if not net.is_straight:
        ends = ((net.left, height), (net.right, height))
        yield Line(wire.kind, ends, wire.people, **look)
    for arrival in wire.arrivals:
        yield from _arrival_lines(arrival, height, level.twins[row + 1], spots)
    if not wire.arrivals:
        for bottom in net.bottoms:
            ends = ((bottom, height), (bottom, level.rows[row + 1]))
            yield Line(wire.kind, ends, wire.people, **look)


def twin_lines(
    apex: Point,
    people: Sequence[PersonId],
    spots: Mapping[PersonId, Point],
    *,
    dashed: bool = False,
) -> Iterator[Line]:
    """Lines that part from one point to monozygotic twins, joined by a bar."""
    people = sorted(people, key=lambda each: spots[each])
    bar = []
    for person in people:
        across, down = spots[person][0], spots[person][1] - RADIUS
        ends = (apex, (across, down))
        yield Line(LineKind.TWIN, ends, (person,), dashed=dashed)
        bar.append(((apex[0] + across) // 2, (apex[1] + down) // 2))
    for (one, start), (other, end) in pairwise(zip(people, bar, strict=True)):
        yield Line(LineKind.TWIN_BAR, (start, end), (one, other))


def _arrival_lines(
    arrival: Arrival, height: int, parting: int, spots: Mapping[PersonId, Point]
) -> Iterator[Line]:
    if len(arrival.people) == 1:
        down = spots[arrival.people[0]][1]
        ends = ((arrival.place, height), (arrival.place, down))
        yield Line(LineKind.CHILD, ends, arrival.people, dashed=arrival.dashed)
        return
    apex = (arrival.place, parting)
    if height != parting:
        ends = ((arrival.place, height), apex)
        yield Line(LineKind.CHILD, ends, arrival.people, dashed=arrival.dashed)
    yield from twin_lines(apex, arrival.people, spots, dashed=arrival.dashed)
