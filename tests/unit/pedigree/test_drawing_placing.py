"""Who stands where: couples, sibships, twins, loops, adoption, several parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pedigree import Family, PersonId
from pedigree.drawing import LineKind, Placement, Room, place_family

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[..., Family]

ROOM = Room(20, 20, 1)


def placed(family: Family, proband: str | None = None) -> Placement:
    rooms = {person.id: ROOM for person in family}
    whom = None if proband is None else PersonId(proband)
    return place_family(family, rooms, proband=whom)


def rows(placement: Placement) -> list[str]:
    """The people of each row from left to right."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for person, (x, _) in placement.spots.items():
        by_row.setdefault(placement.rows[person], []).append((x, person))
    return [" ".join(each for _, each in sorted(by_row[row])) for row in sorted(by_row)]


def kinds(placement: Placement, person: str) -> set[LineKind]:
    return {line.kind for line in placement.lines if person in line.people}


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("dad . . M; mum . . F; ana dad mum F", ["dad mum", "ana"]),
        ("mum . . F; dad . . M; ana dad mum F", ["dad mum", "ana"]),
        ("dad . . M; ana dad . F", ["dad", "ana"]),
        ("ana . . F; ben . . M", ["ana ben"]),
    ],
)
def test_small_families_stand_as_expected(
    draw: Draw, drawn: str, expected: list[str]
) -> None:
    assert rows(placed(draw(drawn))) == expected


def test_two_partners_stand_left_and_right_with_their_children(draw: Draw) -> None:
    family = draw(
        "dad . . M; one . . F; two . . F; a dad one F; b dad one M; c dad two F"
    )
    assert rows(placed(family)) == ["one dad two", "a b c"]


def test_paternal_kin_stand_left_and_maternal_kin_right(draw: Draw) -> None:
    family = draw(
        "gm . . F; gf . . M; mum gf gm F; au gf gm F;"
        "pf . . M; pm . . F; dad pf pm M; un pf pm M; ana dad mum F"
    )
    standing = rows(placed(family, "ana"))
    assert standing == ["pf pm gf gm", "un dad mum au", "ana"]


def test_siblings_stand_in_the_order_of_birth(draw: Draw) -> None:
    years = {"a": 1990, "b": 1980, "c": 1985}
    family = draw(
        "dad . . M; mum . . F; a dad mum F; b dad mum F; c dad mum F",
        **{name: {"birth_year": year} for name, year in years.items()},
    )
    assert rows(placed(family)) == ["dad mum", "b c a"]


def test_twins_stand_together_with_partners_outside(draw: Draw) -> None:
    family = draw(
        "dad . . M; mum . . F; a dad mum F; b dad mum F; c dad mum F;"
        "h . . M; i . . M; x h a F; y i c F",
        a={"twin": "t"},
        c={"twin": "t"},
    )
    placement = placed(family)
    assert rows(placement)[1] == "h a c i b"
    assert LineKind.TWIN_BAR in kinds(placement, "a")
    assert LineKind.TWIN_BAR not in kinds(placement, "b")


def test_twins_without_parents_are_joined_too(draw: Draw) -> None:
    family = draw("a . . F; b . . F", a={"twin": "t"}, b={"twin": "t"})
    assert kinds(placed(family), "a") == {LineKind.TWIN, LineKind.TWIN_BAR}


def test_cousins_who_marry_are_drawn_once_with_a_double_line(draw: Draw) -> None:
    family = draw(
        "gf . . M; gm . . F; a gf gm M; b gf gm F; sa . . F; sb . . M;"
        "x a sa M; y sb b F; kid x y F"
    )
    placement = placed(family)
    double = {line.people for line in placement.lines if line.double}
    assert rows(placement) == ["gf gm", "a sa sb b", "x y", "kid"]
    assert double == {("x", "y")}


def test_an_uncle_who_marries_his_niece_stands_above_her(draw: Draw) -> None:
    family = draw(
        "gf . . M; gm . . F; un gf gm M; sis gf gm F; hus . . M;"
        "ni hus sis F; kid un ni F"
    )
    placement = placed(family)
    assert [placement.rows[PersonId(each)] for each in ("un", "ni", "kid")] == [1, 2, 3]
    assert any(line.double for line in placement.lines)


def test_a_line_of_adoption_is_dashed_and_one_of_birth_is_not(draw: Draw) -> None:
    raised = {"social_parents": ("dad", "mum"), "adopted": True}
    family = draw("dad . . M; mum . . F; a dad mum F; b . . M", b=raised)
    placement = placed(family)
    children = {
        line.people: line.dashed
        for line in placement.lines
        if line.kind is LineKind.CHILD
    }
    assert rows(placement) == ["dad mum", "a b"]
    assert children == {("a",): False, ("b",): True}


def test_parents_of_those_married_in_stand_one_row_above_them(draw: Draw) -> None:
    family = draw(
        "gf . . M; gm . . F; dad gf gm M; son dad . M;"
        "hf . . M; hm . . F; wife hf hm F; kid son wife F"
    )
    rows_of = placed(family).rows
    standing = [rows_of[PersonId(each)] for each in ("hf", "hm", "wife", "son")]
    assert standing == [1, 1, 2, 2]


def test_disconnected_parts_stand_side_by_side(draw: Draw) -> None:
    family = draw("a . . M; b a . F; c . . M; d c . F; e . . F")
    placement = placed(family)
    assert rows(placement) == ["a c e", "b d"]


def test_a_single_child_stands_straight_below_the_couple(draw: Draw) -> None:
    family = draw("dad . . M; mum . . F; ana dad mum F")
    spots = placed(family).spots
    middle = (spots[PersonId("dad")][0] + spots[PersonId("mum")][0]) / 2
    assert abs(spots[PersonId("ana")][0] - middle) <= 1


def test_a_long_chain_of_marriages_is_drawn(draw: Draw) -> None:
    links = 150
    people = ["a0 . . M"]
    for number in range(1, links):
        people.append(f"f{number} . . M; m{number} . . F")
        people.append(
            f"w{number} f{number} m{number} F; a{number} f{number} m{number} M"
        )
        people.append(f"k{number} a{number - 1} w{number} F")
    family = draw(";".join(people))
    assert len(placed(family).spots) == len(family)
