"""How a couple, or a lone parent, is joined to the line that leads to the children.

Neighbours are joined straight; partners who stand apart by a line beneath their row;
a line that passes a row gets a corridor between its people.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pedigree.family import PersonId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .branches import Order
    from .sibships import Parents, Sibship

_PORTS = (0, 6, -6, 11, -11)
"""Heights at which lines leave the side of a symbol, from its centre downwards."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """Where a line passes between the people of a row.

    Attributes
    ----------
    parents
        Whose line it is.
    towards
        The row it leads to.
    row
        The row it passes.
    partner
        Whether it joins partners on different rows, rather than parents and children.
    """

    parents: Parents
    towards: int
    row: int
    partner: bool = False


Spot = PersonId | Corridor
"""What has a place of its own in a row."""

Way = Literal[-1, 1]
"""To the left, to the right."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A line that leaves a symbol sideways and then turns down.

    Attributes
    ----------
    person
        Whose symbol.
    way
        To which side.
    track
        The how many-th vertical line beside the symbol, counted from 0.
    port
        How far below the centre of the symbol it leaves.
    """

    person: PersonId
    way: Way
    track: int
    port: int


@dataclass(frozen=True, slots=True)
class Joint:
    """How the parents of one sibship are joined.

    Attributes
    ----------
    sibship
        The sibship.
    row
        The row under which the line to the children begins.
    neighbours
        The couple from left to right, if they are neighbours.
    stubs
        Otherwise the lines that leave the symbols of the parents.
    """

    sibship: Sibship
    row: int
    neighbours: tuple[PersonId, PersonId] | None
    stubs: tuple[Stub, ...]

    @property
    def is_apart(self) -> bool:
        """Whether this is a couple of whom each stands elsewhere."""
        return len(self.stubs) > 1


def joints(
    sibships: Sequence[Sibship],
    rows: Mapping[PersonId, int],
    order: Order,
    places: Mapping[Spot, int],
) -> tuple[Joint, ...]:
    """Join the parents of every sibship.

    Parameters
    ----------
    sibships, rows
        The sibships of one part of the family, and everyone's row.
    order
        Who stands next to whom.
    places
        Roughly how far to the right everyone stands.
    """
    pairs = {pair for people in order.values() for pair in pairwise(people)}
    beside = {each.parents: _neighbours(each.parents, pairs) for each in sibships}
    wanted: dict[tuple[PersonId, Way], list[tuple[float, Parents]]] = defaultdict(list)
    for each in sibships:
        if beside[each.parents] is None:
            for person in each.parents:
                way, distance = _way(
                    person, each.parents, places, tuple(beside.values())
                )
                wanted[person, way].append((distance, each.parents))
    stubs: dict[Parents, list[Stub]] = defaultdict(list)
    for (person, way), lines in wanted.items():
        taken = any(_side_taken(person, way, pair) for pair in tuple(beside.values()))
        for stub, parents in _fanned(person, way, sorted(lines), taken=taken):
            stubs[parents].append(stub)
    return tuple(
        Joint(
            each,
            max(rows[parent] for parent in each.parents),
            beside[each.parents],
            tuple(stubs[each.parents]),
        )
        for each in sibships
    )


def corridors(
    joint: Joint, rows: Mapping[PersonId, int]
) -> Iterator[tuple[Corridor, tuple[PersonId, ...]]]:
    """Corridors that a joint needs, each with the people it should pass close to."""
    sibship = joint.sibship
    for towards in sorted({rows[child] for child in sibship.children}):
        near = tuple(child for child in sibship.children if rows[child] == towards)
        for row in range(joint.row + 1, towards):
            yield Corridor(sibship.parents, towards, row), near
    lowest = tuple(each for each in sibship.parents if rows[each] == joint.row)
    for parent in sibship.parents:
        for row in range(rows[parent] + 1, joint.row + 1):
            yield Corridor(sibship.parents, joint.row, row, partner=True), lowest


def _neighbours(
    parents: Parents, pairs: set[tuple[PersonId, PersonId]]
) -> tuple[PersonId, PersonId] | None:
    if len(parents) == 1:
        return None
    one, other = parents
    return next((pair for pair in ((one, other), (other, one)) if pair in pairs), None)


def _way(
    person: PersonId,
    parents: Parents,
    places: Mapping[Spot, int],
    beside: Sequence[tuple[PersonId, PersonId] | None],
) -> tuple[Way, float]:
    """To which side a line leaves, and how far it goes."""
    for other in parents:
        if other != person:
            distance = places[other] - places[person]
            return (1 if distance > 0 else -1), abs(distance)
    taken = any(_side_taken(person, 1, pair) for pair in beside)
    return (-1 if taken else 1), 0


def _side_taken(
    person: PersonId, way: Way, pair: tuple[PersonId, PersonId] | None
) -> bool:
    return pair is not None and pair[0 if way == 1 else 1] == person


def _fanned(
    person: PersonId,
    way: Way,
    lines: Sequence[tuple[float, Parents]],
    *,
    taken: bool,
) -> Iterator[tuple[Stub, Parents]]:
    """Give each line a track and a port: the lower port turns down first."""
    free = _PORTS[1:] if taken else _PORTS
    chosen = sorted(free[place % len(free)] for place in range(len(lines)))[::-1]
    for track, ((_, parents), port) in enumerate(zip(lines, chosen, strict=True)):
        yield Stub(person, way, track, port), parents
