"""What one symbol shows and says, and that nothing foreign becomes markup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from pedigree import (
    Family,
    Person,
    PersonId,
    Sex,
    TestResult,
    UnknownPersonError,
    draw_family,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[..., Family]

SVG = "{http://www.w3.org/2000/svg}"


def symbol(family: Family, person: str, **options: Any) -> ET.Element:
    root = ET.fromstring(draw_family(family, **options))  # noqa: S314 (our own text)
    groups = root.iter(f"{SVG}g")
    return next(each for each in groups if each.get("data-person") == person)


def outline(group: ET.Element) -> str:
    shapes = {f"{SVG}rect": "square", f"{SVG}polygon": "diamond"}
    return next(
        shapes.get(each.tag, "circle") for each in group if each.tag != f"{SVG}title"
    )


def signs(group: ET.Element) -> set[str]:
    return {each.get("class", "") for each in group} - {""}


def texts(group: ET.Element) -> list[str]:
    return [each.text or "" for each in group.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("sex", "gender", "shape", "below"),
    [
        (Sex.FEMALE, None, "circle", []),
        (Sex.MALE, None, "square", []),
        (Sex.UNKNOWN, None, "diamond", []),
        (Sex.MALE, "Woman", "circle", ["AMAB"]),
        (Sex.FEMALE, "trans man", "square", ["AFAB"]),
        (Sex.FEMALE, "non-binary", "diamond", ["AFAB"]),
        (Sex.UNKNOWN, "man", "square", ["sex unknown"]),
    ],
)
def test_the_shape_shows_gender_before_sex(
    sex: Sex, gender: str | None, shape: str, below: list[str]
) -> None:
    ana = Person(id=PersonId("ana"), sex=sex, gender=gender)
    group = symbol(Family.of([ana]), "ana")
    assert (outline(group), texts(group)) == (shape, ["ana", *below])


@pytest.mark.parametrize(
    ("result", "mark", "words"),
    [
        (None, set(), []),
        (TestResult.CARRIER, {"carrier"}, ["E+"]),
        (TestResult.HETEROZYGOUS, {"carrier"}, ["E+ (one copy)"]),
        (TestResult.HOMOZYGOUS, {"carrier"}, ["E+ (two copies)"]),
        (TestResult.NON_CARRIER, set(), ["E\N{MINUS SIGN}"]),
    ],
)
def test_a_test_is_marked_and_written_below(
    draw: Draw, result: TestResult | None, mark: set[str], words: list[str]
) -> None:
    group = symbol(draw("ana . . F", ana={"result": result}), "ana")
    assert (signs(group), texts(group)) == (mark, ["ana", *words])


def test_one_person_may_have_every_sign(draw: Draw) -> None:
    marked = {"affected": True, "deceased": True, "adopted": True, "proband": True}
    group = symbol(draw("ana . . F", ana=marked), "ana")
    assert signs(group) == {"affected", "deceased", "adopted", "proband"}
    assert texts(group)[0] == "P"
    assert group.findtext(f"{SVG}title") == (
        "ana, female, deceased, proband, affected, adopted"
    )


def test_the_dot_of_an_affected_carrier_is_white(draw: Draw) -> None:
    ill = {"affected": True, "result": TestResult.CARRIER}
    dots = [
        each.get("fill")
        for each in symbol(draw("ana . . F", ana=ill), "ana")
        if each.get("class") == "carrier"
    ]
    assert dots == ["#fff"]


def test_the_arrow_points_at_whom_the_caller_names(draw: Draw) -> None:
    family = draw("ana . . F; ben . . M", ana={"proband": True})
    found = [signs(symbol(family, each, proband="ben")) for each in ("ana", "ben")]
    assert found == [set(), {"proband"}]


def test_year_and_label_stand_below_the_id(draw: Draw) -> None:
    family = draw("ana . . F", ana={"birth_year": 1972})
    group = symbol(family, "ana", labels={"ana": "1/2\nwave 1 of the first cascade"})
    lines = ["ana", "b. 1972", "1/2", "wave 1 of the", "first cascade"]
    assert texts(group) == lines


def test_a_long_id_is_cut_in_its_middle_but_kept_whole_for_machines() -> None:
    long = PersonId("a-very-long-identifier-of-a-person")
    group = symbol(Family.of([Person(id=long, sex=Sex.MALE)]), long)
    assert texts(group) == ["a-very-l\N{HORIZONTAL ELLIPSIS}a-person"]


def test_markup_in_ids_labels_and_titles_stays_text() -> None:
    hostile = PersonId('<script>&"\x07')
    family = Family.of([Person(id=hostile, sex=Sex.MALE)])
    svg = draw_family(family, labels={hostile: "<b>"}, title="</svg>&")
    root = ET.fromstring(svg)  # noqa: S314 (our own text)
    assert root.findtext(f"{SVG}title") == "</svg>&"
    group = next(each for each in root.iter(f"{SVG}g") if each.get("data-person"))
    assert group.get("data-person") == '<script>&"\N{REPLACEMENT CHARACTER}'
    assert texts(group)[1] == "<b>"


@pytest.mark.parametrize("option", [{"proband": "eve"}, {"labels": {"eve": "1/2"}}])
def test_refuses_somebody_who_is_not_in_the_family(
    draw: Draw, option: dict[str, Any]
) -> None:
    with pytest.raises(UnknownPersonError, match="no person `eve`"):
        draw_family(draw("ana . . F"), **option)


def test_the_legend_explains_only_what_is_used(draw: Draw) -> None:
    plain = draw_family(draw("ana . . F"))
    rich = draw_family(draw("ana . . F", ana={"result": TestResult.CARRIER}))
    words = ("female", "male", "E+: familial variant found by a test", "proband")
    found = [[f">{word}<" in svg for word in words] for svg in (plain, rich)]
    assert found == [[True, False, False, False], [True, False, True, False]]


def test_nothing_personal_but_ids_and_years_is_drawn() -> None:
    ana = Person(
        id=PersonId("a1"),
        sex=Sex.FEMALE,
        born=date(1972, 3, 14),
        birth_year=1972,
        country="BE",
        extra={"Name": "Anna Maes"},
    )
    svg = draw_family(Family.of([ana]))
    assert not any(word in svg for word in ("1972-03-14", "Anna", "Name", "BE"))
