"""The shipped family, compared with the drawing kept in the repository."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from pedigree import draw_family, read_family

if TYPE_CHECKING:
    from pedigree import Family

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests/goldens/drawing/demo_family.svg"
LABELS = {"II-5": "1/1\nwave 1", "II-9": "1/2\nwave 1", "III-8": "1/4"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def demo() -> Family:
    return read_family(ROOT / "portal/demo_family/family.ped")


@pytest.fixture(scope="module")
def drawn(demo: Family) -> str:
    return draw_family(demo, labels=LABELS, title="Family LINDE")


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (our own text)


def test_the_demo_family_is_drawn_as_the_one_we_keep(
    drawn: str, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-goldens", default=False):
        GOLDEN.write_text(drawn, "utf-8")
    assert drawn == GOLDEN.read_text("utf-8")


def test_the_document_says_what_it_is(drawn: str) -> None:
    root = parsed(drawn)
    about = (
        "Pedigree of 27 people in 3 generations; the proband is II-3. Symbols follow "
        "the standardized pedigree nomenclature of the National Society of Genetic "
        "Counselors (2008, revised 2022)."
    )
    told = [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "pedigree-title pedigree-desc"
    assert told == ["Family LINDE", about]


def test_everyone_is_a_group_with_id_and_title(drawn: str, demo: Family) -> None:
    groups = [each for each in parsed(drawn).iter(f"{SVG}g") if each.get("data-person")]
    titles = {each.get("data-person"): each.findtext(f"{SVG}title") for each in groups}
    assert list(titles) == [person.id for person in demo]
    assert titles["II-3"] == (
        "II-3, female, born 1972, proband, affected, monozygotic twin, carrier"
    )
    assert titles["I-1"] == "I-1, male, born 1938, deceased, affected"
    assert titles["II-9"] == "II-9, female, born 1965, 1/2 wave 1"


def test_the_demo_family_has_the_signs_of_its_people(drawn: str) -> None:
    groups = [each for each in parsed(drawn).iter(f"{SVG}g") if each.get("data-person")]
    signs = Counter(
        each.get("class") for group in groups for each in group if each.get("class")
    )
    assert signs == {"affected": 2, "deceased": 2, "carrier": 1, "proband": 1}


def test_generations_have_the_numerals_of_their_ids(drawn: str) -> None:
    texts = parsed(drawn).iter(f"{SVG}text")
    numerals = [each.text for each in texts if each.get("class") == "generation"]
    assert numerals == ["I", "II", "III"]


def test_the_demo_family_is_drawn_without_a_crossing(drawn: str) -> None:
    lines = [
        [tuple(map(int, end.split())) for end in (each.get("d") or "")[1:].split("L")]
        for each in parsed(drawn).iter(f"{SVG}path")
        if each.get("class") in ("descent", "sibship", "child", "couple")
    ]
    flat = [(a, b) for a, b in lines if a[1] == b[1]]
    steep = [(a, b) for a, b in lines if a[0] == b[0]]
    crossings = [
        (across, down)
        for across in flat
        for down in steep
        if across[0][0] < down[0][0] < across[1][0]
        and down[0][1] < across[0][1] < down[1][1]
    ]
    assert (len(flat), len(steep), crossings) == (14, 24, [])
