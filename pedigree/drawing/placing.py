"""Where everyone of a family stands and every line runs; refuses to know ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.family import disconnected

from .generations import generations
from .layout import Layout
from .lines import Placement
from .ordering import row_orders
from .routing import levels, twin_lines, wire_lines
from .sibships import sibships
from .wiring import Wiring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pedigree.family import Family, Person, PersonId

    from .branches import Order
    from .joining import Spot
    from .measures import Room
    from .sibships import Sibship

_PARTS = 30


def place_family(
    family: Family,
    rooms: Mapping[PersonId, Room],
    *,
    proband: PersonId | None = None,
) -> Placement:
    """Give everyone of a family a place, once, and every tie a line.

    Parameters
    ----------
    family
        A validated family; it may contain loops and disconnected parts.
    rooms
        How much room everyone needs.
    proband
        Whose paternal line is walked first.

    Returns
    -------
    Placement
        Children stand lower than their parents, full siblings on one row, nobody in
        anybody's room; disconnected parts side by side.
    """
    groups = sibships(family)
    parts = disconnected(family)
    rows = generations(family, groups, parts)
    orders = row_orders(family, groups, rows, parts=parts, proband=proband)
    layouts = [
        Layout(family, rooms, rows, _within(groups, order), order) for order in orders
    ]
    return _drawn_up(family, rooms, rows, layouts)


def _within(groups: Sequence[Sibship], order: Order) -> list[Sibship]:
    people = {person for row in order.values() for person in row}
    return [each for each in groups if each.parents[0] in people]


def _drawn_up(
    family: Family,
    rooms: Mapping[PersonId, Room],
    rows: Mapping[PersonId, int],
    layouts: Sequence[Layout],
) -> Placement:
    """Put the parts side by side and draw their lines."""
    places: dict[Spot, int] = {}
    width = 0
    for layout in layouts:
        places |= {spot: width + place for spot, place in layout.places.items()}
        width += layout.width + _PARTS
    wiring = Wiring(family, rows, places, layouts)
    lone = _lone_twins(family)
    level = levels(
        wiring.channels,
        _depths(rooms, rows),
        frozenset(rows[each.id] for each in family if each.twin is not None),
    )
    spots = {each.id: (places[each.id], level.rows[rows[each.id]]) for each in family}
    lines = [
        line
        for row, wires in sorted(wiring.channels.items())
        for place, wire in enumerate(wires)
        for line in wire_lines(wire, row, place, level, spots)
    ]
    lines += wiring.joint_lines(spots)
    for people in lone:
        apex = sum(spots[each][0] for each in people) // len(people)
        lines += twin_lines((apex, level.twins[rows[people[0]]]), people, spots)
    height = level.rows[-1] + _depths(rooms, rows)[-1] if level.rows else 0
    return Placement(spots, rows, level.rows, tuple(lines), width - _PARTS, height)


def _depths(rooms: Mapping[PersonId, Room], rows: Mapping[PersonId, int]) -> list[int]:
    depths = [0] * (max(rows.values(), default=-1) + 1)
    for person, row in rows.items():
        depths[row] = max(depths[row], rooms[person].depth)
    return depths


def _lone_twins(family: Family) -> list[list[PersonId]]:
    """Twins of one birth whom no sibship holds together."""
    births: dict[str, list[Person]] = {}
    for person in family:
        if person.twin is not None:
            births.setdefault(person.twin, []).append(person)
    return [
        [each.id for each in people]
        for people in births.values()
        if len(people) > 1
        and not people[0].parents
        and (
            not people[0].social_parents
            or len({each.social_parents for each in people}) > 1
        )
    ]
