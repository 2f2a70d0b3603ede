"""`cascade surveillance`, as people and programs call it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

Cascade = Callable[..., Any]
WOMAN = ("surveillance", "brca1", "--sex", "F", "--born", "2002-03-01")
ON = ("--on", "2026-11-24")


def test_answer_has_what_the_contract_says(cascade: Cascade) -> None:
    answered = cascade(*WOMAN, *ON, "--json")
    found = json.loads(answered.out)
    assert (answered.code, found["gene"]) == (0, "BRCA1")
    assert found["protocol"].startswith("BRCA1-2026-11-23-")
    keys = "procedure first_due interval_months until guideline confidence rank"
    first = found["series"][0]
    assert [first[key] for key in keys.split()] == [
        "breast_mri",
        "2027-03-01",
        12,
        "2053-02-28",
        (
            "NHS England (NHSBSP) 2025: Eligibility criteria and screening protocols "
            "for women at very high risk of breast cancer (update of 29 April 2025)"
        ),
        "verified",
        "preferred",
    ]
    assert found["options"][0]["condition"].startswith("only with at least one")
    assert "2002-03-01" not in answered.out


def test_confirmed_row_moves_from_the_options_to_the_plan(cascade: Cascade) -> None:
    answered = cascade(*WOMAN, *ON, "--confirm", "BRCA1-S08", "--json")
    found = json.loads(answered.out)
    assert found["options"] == []
    assert "pancreatic_mri_or_eus" in {one["procedure"] for one in found["series"]}


def test_people_see_that_it_is_a_draft(cascade: Cascade) -> None:
    answered = cascade(*WOMAN, *ON)
    assert "draft_for_clinical_review" in answered.out
    assert "MRI of the breasts" in answered.out
    assert "BRCA1-S03: From 51" in answered.out


def test_unknown_variant_group_raises_a_data_task(cascade: Cascade) -> None:
    child = ("surveillance", "RET", "--sex", "M", "--born", "2024-10-01")
    found = json.loads(cascade(*child, *ON, "--json").out)
    (task,) = found["tasks"]
    assert (task["kind"], found["series"]) == ("record_variant_group", [])
    assert task["accepted"] == ["RET_HIGHEST", "RET_HIGH", "RET_MODERATE", "none"]
    assert "To find out: record variant group" in cascade(*child, *ON).out
    known = cascade(*child, *ON, "--variant-group", "RET_HIGH", "--json")
    assert json.loads(known.out)["series"][0]["first_due"] == "2027-10-01"


def test_parent_of_origin_and_contraindications_are_shown(cascade: Cascade) -> None:
    boy = ("surveillance", "SDHD", "--sex", "M", "--born", "2014-02-02")
    mother = cascade(*boy, *ON, "--inherited-from", "mother")
    assert "no examinations are advised (GeneReviews 2023)" in mother.out
    woman = ("surveillance", "TP53", "--sex", "F", "--born", "1996-02-02")
    assert "not to be done: mammogram" in cascade(*woman, *ON).out


def test_calendar_is_written_and_is_the_same_each_time(
    cascade: Cascade, tmp_path: Path
) -> None:
    first, again = tmp_path / "a.ics", tmp_path / "b.ics"
    for path in (first, again):
        assert cascade(*WOMAN, *ON, "--ics", path, "--json").code == 0
    assert first.read_bytes() == again.read_bytes()
    events = Calendar.from_ical(first.read_bytes()).walk("VEVENT")
    assert len(events) == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--born", "2002-13-77"), "accepted is a date such as"),
        (("--born", "1802-03-01"), "more than 120 years"),
        (("--sex", "Q"), "F, M and U are accepted"),
        (("--zygosity", "some"), "accepted are heterozygous, biallelic, hemizygous"),
        (("--inherited-from", "aunt"), "accepted are father, mother"),
        (("--variant-group", "X"), "accepted: `none`"),
        (("--confirm", "BRCA1-S01"), "accepted: `BRCA1-S07`"),
        (("--guideline", "WHO"), "accepted: `CAPS Consortium`, `ESMO`"),
    ],
)
def test_wrong_usage_says_what_is_accepted_and_repeats_no_birth_date(
    cascade: Cascade, options: tuple[str, str], words: str
) -> None:
    answered = cascade(*WOMAN, *ON, *options)
    assert answered.code == 2
    assert words in answered.err.replace("\n", " ")
    assert options[0] != "--born" or options[1] not in answered.err


def test_calendar_in_an_unknown_language_writes_nothing(
    cascade: Cascade, tmp_path: Path
) -> None:
    path = tmp_path / "a.ics"
    answered = cascade(*WOMAN, *ON, "--ics", path, "--language", "xx")
    assert (answered.code, path.exists()) == (2, False)
