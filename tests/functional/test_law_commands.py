"""The commands of whoever reads, signs or changes the law."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cascade = Callable[..., Any]

OVERLAY = (
    "country: 'SI'\nrule: consent_form_for_disclosure\nvalue: explicit\n"
    "source: Opinion 7/2026\n"
)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "overlay.yaml"
    path.write_text(OVERLAY, encoding="utf-8")
    return path


@pytest.fixture
def files(cascade: Cascade, tmp_path: Path) -> Path:
    folder = tmp_path / "law"
    assert cascade("law", "copy", folder).code == 0
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_overlay_is_signed_listed_and_shown(
    cascade: Cascade, home: Path, overlay: Path
) -> None:
    signed = ("law", "overlay", "add", overlay, "--by", "ann", "--second", "ben")
    assert "explicit" in cascade(*signed).out
    assert json.loads(cascade(*signed, "--json").out)["new"] is False
    [listed] = json.loads(cascade("law", "overlay", "list", "--json").out)
    assert (listed["by"], listed["second"], listed["value"]) == (
        "ann",
        "ben",
        "explicit",
    )
    assert "signed for this clinic" in cascade("law", "show", "SI").out
    elsewhere = cascade("law", "show", "SI", "--home", home / "other")
    assert "signed for this clinic" not in elsewhere.out
    assert not (home / "other").exists()


def test_an_overlay_over_what_is_known_names_line_and_what_is_accepted(
    cascade: Cascade, home: Path, overlay: Path
) -> None:
    edit(overlay, "'SI'", "'HU'")
    answered = cascade(
        *("law", "overlay", "add", overlay, "--by", "ann", "--second", "ben"), "--json"
    )
    error = json.loads(answered.out)["error"]
    assert (answered.code, error["code"], error["line"]) == (1, "contradiction", 2)
    assert "doubtful or silent" in error["message"]
    assert home.exists()


def test_two_days_differ_in_rules_and_in_outcomes(cascade: Cascade) -> None:
    days = ("law", "diff", "SK", "2021-07-31", "2021-08-01")
    found = json.loads(cascade(*days, "--json").out)
    assert [change["name"] for change in found["rules"]] == [
        "deceased_proband",
        "deceased_access",
    ]
    situations = {change["situation"] for change in found["outcomes"]}
    assert situations
    assert all("deceased" in name for name in situations)
    assert "outcomes differ" in cascade(*days).out


def test_two_versions_of_a_file_differ_in_what_was_edited(
    cascade: Cascade, files: Path
) -> None:
    edit(files / "countries" / "no.yaml", "      value: 16\n", "      value: 15\n")
    found = json.loads(cascade("law", "diff", "NO", "--after", files, "--json").out)
    assert [(c["name"], c["before"], c["after"]) for c in found["rules"]] == [
        ("age_of_healthcare_consent", 16, 15)
    ]
    assert {change["route"] for change in found["outcomes"]} == {"predictive_test"}
    shown = cascade("law", "show", "NO", "--law", files, "--json").out
    ages = [r for r in json.loads(shown)["rules"] if r["value"] == 15]
    assert [rule["name"] for rule in ages] == ["age_of_healthcare_consent"]


@pytest.mark.parametrize(
    "words",
    [
        ("NO", "2004-01-01"),
        ("NO", "2004-01-01", "2005-01-01", "--before", "."),
        ("NO", "2004-01-01", "2005-01-01", "--on", "2026-11-24"),
        ("XX", "2004-01-01", "2005-01-01"),
        ("NO", "--before", "no/such/folder"),
    ],
)
def test_a_diff_of_something_else_is_wrong_usage(
    cascade: Cascade, words: tuple[str, ...]
) -> None:
    answered = cascade("law", "diff", *words)
    assert (answered.code, answered.out) == (2, "")
    assert "accepted" in answered.err


def test_the_shipped_files_have_no_fault(cascade: Cascade, files: Path) -> None:
    assert cascade("law", "check").code == 0
    checked = json.loads(cascade("law", "check", files, "--json").out)
    assert checked == {"valid": True, "files": 33, "faults": []}


def test_a_fault_is_said_with_file_line_key_and_what_is_accepted(
    cascade: Cascade, files: Path
) -> None:
    country = files / "countries" / "no.yaml"
    edit(country, "value: proband_first", "value: proband_frist")
    answered = cascade("law", "check", files)
    assert answered.code == 1
    assert "no.yaml, line 77, rules > default_contact_route > row 1 > value" in (
        answered.out
    )
    assert "accepted: proband_first, proband_only" in answered.out
    for place in (country, country.parent):
        faults = json.loads(cascade("law", "check", place, "--json").out)["faults"]
        assert [fault["line"] for fault in faults] == [77]
