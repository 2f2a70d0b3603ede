"""The documented situations, decided through the command line as a program calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "docs" / "examples" / "situations.yaml"


def test_twenty_situations_come_out_as_written(cascade: Callable[..., Any]) -> None:
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    answered = cascade("law", "decide", FILE, "--json")
    answers = json.loads(answered.out)
    assert (answered.code, len(answers)) == (0, 20)
    differing = [
        (item["name"], route, answer["routes"][route]["outcome"])
        for item, answer in zip(written, answers, strict=True)
        for route, outcome in item["expect"].items()
        if answer["routes"][route]["outcome"] != outcome
    ]
    assert differing == []


def test_a_french_clinic_letter_names_neither_person_nor_gene_nor_risk(
    cascade: Callable[..., Any],
) -> None:
    answers = json.loads(cascade("law", "decide", FILE, "--json").out)
    french = answers[7]["routes"]["clinic_contact"]
    assert french["letter_kind"] == "family_minimal"
    assert not french["may_identify_proband"]
    assert {"patient_name", "gene_name_and_variant", "chance_of_inheriting"} <= set(
        french["must_not_contain"]
    )


def test_every_permit_cites_an_instrument(cascade: Callable[..., Any]) -> None:
    answers = json.loads(cascade("law", "decide", FILE, "--json").out)
    uncited = [
        answer["name"]
        for answer in answers
        for route in ("clinic_contact", "relative_request", "predictive_test")
        if answer["routes"][route]["outcome"] == "permit"
        and not any(r["instrument"] for r in answer["routes"][route]["reasons"])
    ]
    assert uncited == []


def test_a_malformed_item_is_named_and_is_wrong_usage(
    cascade: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "situations.yaml"
    path.write_text("- {name: one, on: 2026-11-24, clinic: {country: Belgium}}\n")
    answered = cascade("law", "decide", path, "--json")
    error = json.loads(answered.out)["error"]
    assert answered.code == 2
    assert (error["file"], error["line"]) == ("situations.yaml", 1)
    assert "one" in error["item"]
