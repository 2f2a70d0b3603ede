"""One part of a family from left to right: joints, corridors and places."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .joining import Corridor, corridors, joints
from .measures import GAP, TRACK, Room
from .spacing import Pull, Rank, spread

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from pedigree.family import Family, PersonId

    from .branches import Order
    from .joining import Joint, Spot, Stub, Way
    from .sibships import Sibship
    from .spacing import Tops

_CORRIDOR = Room(2, 2, 0)
_STRANGERS = 8
_ROUGH = 20
_STRAIGHT = 2.0
_LOOSE = 0.05
_SINGLE, _SHARED = 0.08, 1.0


class Layout:
    """Where everyone of one part stands, from left to right.

    Parameters
    ----------
    family, rooms, rows
        The family, the room everyone needs, and everyone's row.
    sibships
        The sibships of this part.
    order
        Who stands next to whom.

    Attributes
    ----------
    joints
        How the parents of every sibship are joined.
    places
        How far to the right every spot stands.
    width
        Of this part.
    """

    def __init__(
        self,
        family: Family,
        rooms: Mapping[PersonId, Room],
        rows: Mapping[PersonId, int],
        sibships: Sequence[Sibship],
        order: Order,
    ) -> None:
        self.family = family
        self.rooms = rooms
        self.rows = rows
        self._tracks: Counter[tuple[Spot, Way]] = Counter()
        self._couples: dict[tuple[Spot, Spot], float] = {}
        spots: dict[int, list[Spot]] = {
            row: list(people) for row, people in sorted(order.items())
        }
        rough = spread(self._ranks(spots), list(self._rough(sibships)), sweeps=_ROUGH)
        self.joints = joints(sibships, rows, order, rough)
        times = Counter(each for one in sibships for each in one.parents)
        for joint in self.joints:
            self._tracks.update((stub.person, stub.way) for stub in joint.stubs)
            if joint.neighbours is not None:
                shared = sum(times[each] for each in joint.neighbours) > 2
                self._couples[joint.neighbours] = _SHARED if shared else _SINGLE
        self._open_corridors(spots, rough)
        places = spread(self._ranks(spots), list(self._pulls()))
        start = min(places[spot] - self.reach(spot, -1) for spot in places)
        self.places = {spot: place - start for spot, place in places.items()}
        self.width = max(
            place + self.reach(spot, 1) for spot, place in self.places.items()
        )

    def reach(self, spot: Spot, way: Way) -> int:
        """How far a spot and the lines beside it reach to one side."""
        room = self._room(spot)
        tracks = self._tracks[spot, way]
        return (room.right if way == 1 else room.left) + TRACK * tracks

    def track(self, stub: Stub) -> int:
        """How far right of its person a stub turns down."""
        room = self._room(stub.person)
        side = room.right if stub.way == 1 else room.left
        return stub.way * (side + TRACK * (stub.track + 1) - 3)

    def middle(self, one: PersonId, other: PersonId) -> int:
        """Twice how far the line to the children stands right of a couple's middle."""
        return self.reach(one, 1) - self.reach(other, -1)

    def _room(self, spot: Spot) -> Room:
        return _CORRIDOR if isinstance(spot, Corridor) else self.rooms[spot]

    def _ranks(self, spots: Mapping[int, Sequence[Spot]]) -> list[Rank]:
        ranks = []
        for row in spots.values():
            pairs = list(pairwise(row))
            ranks.append(
                Rank(
                    tuple(row),
                    (0, *(self._apart(one, other) for one, other in pairs)),
                    (0, *(self._couples.get(pair, 0) for pair in pairs)),
                )
            )
        return ranks

    def _apart(self, one: Spot, other: Spot) -> int:
        apart = self.reach(one, 1) + self.reach(other, -1) + GAP
        if isinstance(one, Corridor) or isinstance(other, Corridor):
            return apart
        close = (one, other) in self._couples or (
            self.family[one].parents == self.family[other].parents != ()
        )
        return apart if close else apart + _STRANGERS

    def _rough(self, sibships: Sequence[Sibship]) -> Iterator[Pull]:
        for each in sibships:
            yield Pull(tuple((parent, 0) for parent in each.parents), each.children)

    def _pulls(self) -> Iterator[Pull]:
        """Centre what is joined, step by step from the parents to the children."""
        for joint in self.joints:
            parents = joint.sibship.parents
            tops = yield from self._tops(joint)
            apart = joint.is_apart
            weight = _LOOSE if apart else 1.0
            children = joint.sibship.children
            for towards in sorted({self.rows[child] for child in children}):
                low = [
                    Corridor(parents, towards, row)
                    for row in range(joint.row + 1, towards)
                ]
                yield from _chain(tops, low, weight, loose=apart)
                start = ((low[-1], 0),) if low else tops
                reached = tuple(each for each in children if self.rows[each] == towards)
                alone = _STRAIGHT if len(reached) == 1 else 1.0
                loose = apart and not low
                yield Pull(start, reached, (_LOOSE if loose else 1.0) * alone, loose)

    def _tops(self, joint: Joint) -> Generator[Pull, None, Tops]:
        """Where the line to the children begins, partners brought to one row."""
        if joint.neighbours is not None:
            one, other = joint.neighbours
            return ((one, self.reach(one, 1)), (other, -self.reach(other, -1)))
        tops: list[tuple[Spot, float]] = []
        for stub in joint.stubs:
            start = (stub.person, self.track(stub))
            passed = [
                Corridor(joint.sibship.parents, joint.row, row, partner=True)
                for row in range(self.rows[stub.person] + 1, joint.row + 1)
            ]
            yield from _chain((start,), passed, 1.0)
            tops.append((passed[-1], 0) if passed else start)
        return tuple(tops)

    def _open_corridors(
        self, spots: dict[int, list[Spot]], rough: Mapping[Spot, int]
    ) -> None:
        """Put corridors between the people of the rows they pass."""
        around: dict[Spot, float] = dict(rough)
        for joint in self.joints:
            for corridor, near in corridors(joint, self.rows):
                place = sum(rough[each] for each in near) / len(near)
                around[corridor] = place
                row = spots.setdefault(corridor.row, [])
                at = sum(around[each] < place for each in row)
                while 0 < at < len(row) and (row[at - 1], row[at]) in self._couples:
                    at += 1
                row.insert(at, corridor)


def _chain(
    tops: Tops, corridors: Sequence[Corridor], weight: float, *, loose: bool = False
) -> Iterator[Pull]:
    """Keep a line straight that passes rows."""
    for corridor in corridors:
        yield Pull(tops, (corridor,), weight * _STRAIGHT, loose)
        tops, weight, loose = ((corridor, 0),), 1.0, False
