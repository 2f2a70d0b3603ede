"""Whatever the family: everyone once, nobody over anybody, no line through anybody."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from families_strategy import described_families, families, renamed
from hypothesis import given, settings

from pedigree import draw_family, kinship_coefficient
from pedigree.drawing import place_family
from pedigree.drawing.figures import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pedigree import Family, Person, PersonId
    from pedigree.drawing import Line, Placement, Room

some = settings(max_examples=25, deadline=None)
SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[int, int, int, int]


def placed(family: Family) -> tuple[Placement, dict[PersonId, Room]]:
    rooms = {
        person.id: figure(person, proband=person.proband, label=None).room
        for person in family
    }
    return place_family(family, rooms, proband=family.proband), rooms


def box(person: PersonId, placement: Placement, room: Room) -> Box:
    """Symbol and caption of one person."""
    x, y = placement.spots[person]
    return (x - room.left, y - 15, x + room.right, y + room.depth)


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def steps(line: Line) -> Iterator[Box]:
    """The boxes of a line's straight pieces; slanting ones in small steps."""
    (x, y), *rest = line.points
    for right, down in rest:
        count = 1 if x == right or y == down else 24
        for step in range(count):
            one = (x + (right - x) * step / count, y + (down - y) * step / count)
            other = (
                x + (right - x) * (step + 1) / count,
                y + (down - y) * (step + 1) / count,
            )
            yield (
                min(one[0], other[0]),
                min(one[1], other[1]),
                max(one[0], other[0]) + 0.5,
                max(one[1], other[1]) + 0.5,
            )
        x, y = right, down


@some
@given(families(adoption=True))
def test_everyone_is_placed_once_and_nobody_overlaps(family: Family) -> None:
    placement, rooms = placed(family)
    boxes = [box(person.id, placement, rooms[person.id]) for person in family]
    assert list(placement.spots) == [person.id for person in family]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(each[0] >= 0 and each[2] <= placement.width for each in boxes)


@some
@given(families(adoption=True))
def test_children_are_lower_than_parents_and_siblings_share_a_row(
    family: Family,
) -> None:
    placement, _ = placed(family)
    rows: dict[tuple[PersonId | None, PersonId | None], set[int]] = {}
    for person in family:
        y = placement.spots[person.id][1]
        for parent in (*person.parents, *person.social_parents):
            assert placement.spots[parent][1] < y
        if person.parents:
            rows.setdefault((person.father, person.mother), set()).add(y)
    assert all(len(each) == 1 for each in rows.values())


@some
@given(families(adoption=True))
def test_no_line_meets_anybody_it_does_not_join(family: Family) -> None:
    placement, rooms = placed(family)
    boxes = {each.id: box(each.id, placement, rooms[each.id]) for each in family}
    for line in placement.lines:
        others = [each for person, each in boxes.items() if person not in line.people]
        for step in steps(line):
            assert not any(overlap(step, each) for each in others), line


@some
@given(families(adoption=True))
def test_lines_of_children_arrive_at_every_child_once_per_tie(family: Family) -> None:
    placement, _ = placed(family)
    arrived = Counter(
        person
        for line in placement.lines
        if line.kind in ("child", "twin") and ends_at(line, placement)
        for person in line.people
    )
    for person in family:
        ties = bool(person.parents) + bool(person.social_parents)
        assert arrived[person.id] == (ties or lone_twin(family, person))


@some
@given(families())
def test_double_lines_join_exactly_the_couples_with_kinship(family: Family) -> None:
    placement, _ = placed(family)
    couples = {
        (person.father, person.mother)
        for person in family
        if person.father is not None and person.mother is not None
    }
    related = {
        person
        for father, mother in couples
        if kinship_coefficient(family, father, mother)
        for person in (father, mother)
    }
    double = {
        person for line in placement.lines if line.double for person in line.people
    }
    assert double == related


def ends_at(line: Line, placement: Placement) -> bool:
    x, y = line.points[-1]
    return any(
        abs(x - spot[0]) <= 6 and 0 <= spot[1] - y <= 15
        for person, spot in placement.spots.items()
        if person in line.people
    )


def lone_twin(family: Family, person: Person) -> bool:
    return sum(other.twin == person.twin is not None for other in family) > 1


@some
@given(families(adoption=True))
def test_the_same_family_gives_the_same_drawing_whatever_its_ids(
    family: Family,
) -> None:
    names = [f"q{number}" for number in range(len(family))]
    spots = placed(family)[0].spots.values()
    assert list(spots) == list(placed(renamed(family, names))[0].spots.values())


@some
@given(described_families())
def test_every_drawing_is_xml_with_everyone_in_it(family: Family) -> None:
    root = ET.fromstring(draw_family(family))  # noqa: S314 (our own text)
    people = [each.get("data-person") for each in root.iter(f"{SVG}g")]
    assert [each for each in people if each] == [person.id for person in family]
    assert root.get("role") == "img"
