"""Which lines run in which channel: couples, descent, sibships, not yet how high."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .channels import Net
from .joining import Corridor
from .lines import Line, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pedigree.family import Family, Lineage, PersonId

    from .joining import Joint, Spot
    from .layout import Layout
    from .lines import Point
    from .sibships import Parents, Sibship

_BOTH_TIES = 6
"""How far left of the line of birth that of adoption arrives, where there are both."""


_ONE_LINE = 2
"""How far apart two vertical lines may be and be drawn as one."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a line reaches a child, or twins of one birth."""

    place: int
    people: tuple[PersonId, ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Wire:
    """A net with what it means.

    Attributes
    ----------
    net
        Where it runs.
    kind
        Couple or sibship; descent where it only passes on.
    people
        The parents.
    start
        The row and how far below its centre the lines from above begin, in the order
        of `net.tops`; `None` where the net hangs from another.
    arrivals
        The children; none where the net only passes on.
    dashed, double
        As for lines.
    """

    net: Net
    kind: LineKind
    people: tuple[PersonId, ...]
    start: tuple[tuple[int, int] | None, ...]
    arrivals: tuple[Arrival, ...] = ()
    dashed: bool = False
    double: bool = False


Channels = dict[int, list[Wire]]
"""The wires of each channel; channel 0 is under row 0."""


class Wiring:
    """The wires of a family, part by part.

    Parameters
    ----------
    family, rows
        The family and everyone's row.
    places
        How far to the right every spot stands on the whole sheet.
    layouts
        The parts.
    """

    def __init__(
        self,
        family: Family,
        rows: Mapping[PersonId, int],
        places: Mapping[Spot, int],
        layouts: Sequence[Layout],
    ) -> None:
        self.family = family
        self.rows = rows
        self.places = places
        self.channels: Channels = defaultdict(list)
        self.joints: list[tuple[Joint, Layout, bool]] = []
        for layout in layouts:
            for joint in layout.joints:
                related = _related(family, joint.sibship.parents)
                self.joints.append((joint, layout, related))
                self._add(joint, layout, double=related)

    def joint_lines(self, spots: Mapping[PersonId, Point]) -> Iterator[Line]:
        """Lines between neighbours, and those that leave symbols sideways."""
        for joint, layout, double in self.joints:
            parents, kind = joint.sibship.parents, LineKind.COUPLE
            if joint.neighbours is not None:
                one, other = joint.neighbours
                yield Line(kind, (spots[one], spots[other]), parents, double=double)
            for stub in joint.stubs:
                across, down = spots[stub.person]
                down += stub.port
                turn = across + layout.track(stub)
                ends = ((across, down), (turn, down))
                yield Line(kind, ends, (stub.person,), double=double)

    def _add(self, joint: Joint, layout: Layout, *, double: bool) -> None:
        sibship = joint.sibship
        for towards in sorted({self.rows[child] for child in sibship.children}):
            arrivals = tuple(self._arrivals(sibship, towards))
            if towards == min(self.rows[child] for child in sibship.children):
                start = self._start(joint, layout, arrivals, double=double)
            self._lead(joint, start, towards, arrivals)

    def _start(
        self,
        joint: Joint,
        layout: Layout,
        arrivals: Sequence[Arrival],
        *,
        double: bool,
    ) -> _Start:
        """Where the line to the children begins."""
        if joint.neighbours is not None:
            one, other = joint.neighbours
            middle = self.places[one] + self.places[other] + layout.middle(one, other)
            return _Start(_met(middle // 2, arrivals), (joint.row, 0))
        starts = [
            _Start(
                self.places[stub.person] + layout.track(stub),
                (self.rows[stub.person], stub.port),
            )
            for stub in joint.stubs
        ]
        if len(starts) == 1:
            return starts[0]
        ends = [self._to_row(joint, each, double=double) for each in starts]
        places = sorted(end.place for end in ends)
        wanted = sum(each.place for each in arrivals) // len(arrivals)
        place = min(max(wanted, places[0] + 1), places[-1] - 1)
        wire = Wire(
            Net(tuple(end.place for end in ends), ()),
            LineKind.COUPLE,
            joint.sibship.parents,
            tuple(end.height for end in ends),
            double=double,
        )
        return _Start(place, None, self._put(joint.row, wire))

    def _to_row(self, joint: Joint, start: _Start, *, double: bool) -> _Start:
        """Lead the line of a partner on a higher row down to the other's row."""
        row = joint.row if start.height is None else start.height[0]
        parents = joint.sibship.parents
        for below in range(row + 1, joint.row + 1):
            corridor = Corridor(parents, joint.row, below, partner=True)
            place = self.places[corridor]
            wire = Wire(
                Net((start.place,), (place,)),
                LineKind.COUPLE,
                parents,
                (start.height,),
                double=double,
            )
            self._put(below - 1, wire)
            start = _Start(place, (below, 0))
        return start

    def _lead(
        self,
        joint: Joint,
        start: _Start,
        towards: int,
        arrivals: tuple[Arrival, ...],
    ) -> None:
        """Lead the line down to the children of one row."""
        parents = joint.sibship.parents
        dashed = all(each.dashed for each in arrivals)
        for below in range(joint.row + 1, towards):
            place = self.places[Corridor(parents, towards, below)]
            net = Net((start.place,), (place,), start.under)
            wire = Wire(net, LineKind.DESCENT, parents, (start.height,), dashed=dashed)
            self._put(below - 1, wire)
            start = _Start(place, (below, 0))
        places = tuple(each.place for each in arrivals)
        net = Net((start.place,), places, start.under)
        kind = LineKind.SIBSHIP
        wire = Wire(net, kind, parents, (start.height,), arrivals, dashed=dashed)
        self._put(towards - 1, wire)

    def _put(self, row: int, wire: Wire) -> int:
        self.channels[row].append(wire)
        return len(self.channels[row]) - 1

    def _arrivals(self, sibship: Sibship, row: int) -> Iterator[Arrival]:
        for group, dashed in ((sibship.born, False), (sibship.raised, True)):
            births: dict[str, list[PersonId]] = {}
            for child in group:
                if self.rows[child] == row:
                    twin = self.family[child].twin
                    key = f"alone {child}" if twin is None else f"twin {twin}"
                    births.setdefault(key, []).append(child)
            for birth in births.values():
                places = [self._arrival(child, dashed=dashed) for child in birth]
                yield Arrival(sum(places) // len(places), tuple(birth), dashed)

    def _arrival(self, child: PersonId, *, dashed: bool) -> int:
        both = dashed and self.family[child].parents
        return self.places[child] - (_BOTH_TIES if both else 0)


def _met(place: int, arrivals: Sequence[Arrival]) -> int:
    """Let a line come down on a child that it nearly meets."""
    near = min(arrivals, key=lambda each: abs(each.place - place)).place
    return near if abs(near - place) <= _ONE_LINE else place


def _related(family: Family, parents: Parents) -> bool:
    """Whether parents have a common ancestor; twins of one birth count as one."""
    lines = [_line(family.genotypes, parent) for parent in parents]
    return len(lines) > 1 and not lines[0].isdisjoint(lines[1])


def _line(lineage: Lineage, person: PersonId) -> set[int]:
    """Give the numbers of a person and of everyone they descend from."""
    found: set[int] = set()
    waiting = [lineage.index[person]]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += lineage.parents(number)
    return found


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a line begins: how far to the right, at what height, under which net."""

    place: int
    height: tuple[int, int] | None
    under: int | None = None
