"""Families whose coefficients and risks others have published."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from pedigree import (
    Family,
    InheritanceModel,
    Mode,
    PersonId,
    carrier_probabilities,
    inbreeding_coefficient,
    inheritance_paths,
    kinship_coefficient,
    obligate_carriers,
    read_family,
    relationship,
    x_kinship_coefficient,
)

FOLDER = Path(__file__).parents[2] / "families"


class Published(NamedTuple):
    """One family and what was published about it."""

    file: str
    family: str | None
    told: dict[str, Any]

    def __str__(self) -> str:
        return self.family or self.file

    def read(self) -> Family:
        return read_family(FOLDER / self.file, family_id=self.family)


def published() -> list[Published]:
    text = (FOLDER / "published.yaml").read_text(encoding="utf-8")
    entries = yaml.safe_load(text)
    return [
        Published(entry["file"], family, told)
        for entry in entries
        for family, told in entry.get("families", {None: entry}).items()
    ]


def about(what: str) -> Any:
    chosen = [each for each in published() if what in each.told]
    return pytest.mark.parametrize("case", chosen, ids=str)


def assert_as_printed(found: Fraction, told: object) -> None:
    """Exactly a fraction, or a decimal to the digits that were printed."""
    text = str(told)
    digits = len(text.partition(".")[2])
    expected = Fraction(text)
    assert (round(found, digits) if digits else found) == expected


@about("inbreeding")
def test_inbreeding_is_as_published(case: Published) -> None:
    family = case.read()
    for person, told in case.told["inbreeding"].items():
        assert_as_printed(inbreeding_coefficient(family, person), told)


@about("kinship")
def test_kinship_is_as_published(case: Published) -> None:
    family = case.read()
    for pair, told in case.told["kinship"].items():
        one, other = pair.split(" with ")
        assert_as_printed(kinship_coefficient(family, one, other), told)


@about("x_kinship")
def test_x_kinship_is_as_published(case: Published) -> None:
    family = case.read()
    for pair, told in case.told["x_kinship"].items():
        one, other = pair.split(" with ")
        assert_as_printed(x_kinship_coefficient(family, one, other), told)


@about("relationship")
def test_relationship_is_named_as_published(case: Published) -> None:
    family = case.read()
    for pair, told in case.told["relationship"].items():
        one, other = pair.split(" of ")
        assert relationship(family, other, one).relationship == told


@about("path")
def test_the_closest_way_is_as_published(case: Published) -> None:
    family = case.read()
    for path in case.told["path"]:
        assert list(inheritance_paths(family, path[0])[path[-1]]) == path


@about("risk")
def test_carrier_probabilities_are_as_published(case: Published) -> None:
    family, told = case.read(), case.told["risk"]
    model, proband = InheritanceModel(Mode(told["mode"])), PersonId(told["proband"])
    found = carrier_probabilities(family, model, proband=proband)
    for person, chance in told.get("carrier", {}).items():
        assert found[PersonId(person)].fraction == Fraction(chance)
    if "obligate" in told:
        obligate = obligate_carriers(family, model, proband=proband)
        assert sorted(obligate) == sorted(told["obligate"])


def test_habsburg_inbreeding_stays_below_that_of_the_deeper_pedigree() -> None:
    """Álvarez, Ceballos and Quinteiro (2009) had 16 generations, the file has 7.

    PLoS ONE 4(4):e5174: the further ancestors can only add.
    """
    family = read_family(FOLDER / "habsburg.ped")
    published = {
        "philip_ii": 0.123,
        "philip_iii": 0.218,
        "philip_iv": 0.115,
        "charles_ii": 0.254,
    }
    found = {king: float(inbreeding_coefficient(family, king)) for king in published}
    assert all(found[king] <= published[king] for king in published)
    assert found["charles_ii"] == max(found.values())


def test_every_file_is_in_the_list_of_sources() -> None:
    listed = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    files = {path.name for path in FOLDER.iterdir()} - {"SOURCES.md"}
    assert {name for name in files if f"`{name}`" not in listed} == set()
    assert {each.file for each in published()} <= files
