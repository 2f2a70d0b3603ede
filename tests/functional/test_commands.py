"""Commands that need neither database nor Prefect, as a program calls them."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(str(files("portal") / "demo_family"))
FAMILY = DEMO / "family.ped"
FAMILIES = Path(__file__).parents[1] / "families"

Cascade = Callable[..., Any]


def test_risk_gives_exact_fractions(cascade: Cascade) -> None:
    answered = cascade("risk", FAMILY, "--proband", "II-3", "--json")
    found = json.loads(answered.out)
    assert (found["mode"], found["frequency"]) == ("ad", "limit")
    chances = {person: one["fraction"] for person, one in found["people"].items()}
    assert (chances["II-5"], chances["III-1"], chances["III-9"]) == ("1", "1/4", "1/8")


def test_risk_of_a_gene_uses_its_frequency(cascade: Cascade) -> None:
    answered = cascade("risk", FAMILY, "--proband", "II-3", "--gene", "BRCA1", "--json")
    found = json.loads(answered.out)
    assert found["frequency"] == "1/2000"
    assert found["people"]["II-9"]["fraction"] is None
    assert found["people"]["II-9"]["carrier"] == pytest.approx(0.5, abs=0.001)


def test_risk_names_results_that_cannot_be_true_together(cascade: Cascade) -> None:
    options = ["--observe", "I-1=non_carrier", "--observe", "I-2=non_carrier"]
    answered = cascade("risk", FAMILY, "--proband", "II-3", *options, "--json")
    error = json.loads(answered.out)["error"]
    assert (answered.code, error["code"]) == (1, "observations_conflict")
    assert all(person in error["message"] for person in ("I-1", "I-2", "II-3"))


def test_relatives_say_how_and_how_near(cascade: Cascade) -> None:
    answered = cascade("relatives", FAMILY, "--proband", "II-3", "--json")
    found = {one["id"]: one for one in json.loads(answered.out)["relatives"]}
    half = found["II-11"]
    assert (half["relationship"], half["side"]) == ("half_sister", "paternal")
    assert (half["degree"], half["civil_degree"], half["kinship"]) == (2, 2, 0.125)


def test_relatives_with_a_gene_are_offered_a_test_in_waves(cascade: Cascade) -> None:
    options = ["--gene", "BRCA1", "--on", "2026-11-24", "--json"]
    answered = cascade("relatives", FAMILY, "--proband", "II-3", *options)
    found = {one["id"]: one for one in json.loads(answered.out)["relatives"]}
    assert (found["III-1"]["wave"], found["III-1"]["offer"]) == (1, "offer_now")
    assert found["III-9"]["waits_for"] == ["II-11"]


def test_several_families_need_a_name(cascade: Cascade) -> None:
    path = FAMILIES / "multi_family.ped"
    answered = cascade("relatives", path, "--proband", "proband", "--json")
    assert answered.code == 2
    named = cascade(
        "relatives", path, "--proband", "proband", "--family-id", "1", "--json"
    )
    assert (named.code, len(json.loads(named.out)["relatives"])) == (0, 3)


def test_check_counts_what_is_in_a_file(cascade: Cascade) -> None:
    answered = cascade("check", FAMILIES / "ceph1463.ped", "--json")
    found = json.loads(answered.out)
    keys = ("valid", "format", "families", "people", "parent_links")
    assert [found[key] for key in keys] == [True, "ped", 1, 17, 26]


def test_a_report_says_whether_it_starts_a_cascade(cascade: Cascade) -> None:
    found = json.loads(cascade("result", "show", DEMO / "result.yaml", "--json").out)
    assert (found["trigger"], found["gene"], found["class"]) == (
        True,
        "BRCA1",
        "pathogenic",
    )


def test_the_law_of_a_country_is_shown_with_its_sources(cascade: Cascade) -> None:
    answered = cascade("law", "show", "NO", "--on", "2026-11-24")
    assert answered.code == 0
    assert "only_if_proband_cannot_consent" in answered.out.replace("\n", "")


def test_an_unknown_country_is_wrong_usage(cascade: Cascade) -> None:
    assert cascade("law", "show", "XX").code == 2


@pytest.mark.parametrize(
    "command",
    ["demo", "start", "case", "check", "relatives", "risk", "law", "ledger", "letter"],
)
def test_every_command_explains_itself(command: str, cascade: Cascade) -> None:
    answered = cascade(command, "--help")
    assert answered.code == 0
    assert "Usage" in answered.out


@pytest.mark.parametrize(
    ("suffix", "begins"), [("svg", b"<"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_a_family_is_drawn(
    suffix: str, begins: bytes, cascade: Cascade, tmp_path: Path
) -> None:
    path = tmp_path / f"family.{suffix}"
    answered = cascade("draw", FAMILY, "-o", path, "--json")
    assert json.loads(answered.out) == {"drawing": str(path), "people": 27}
    assert path.read_bytes().startswith(begins)


def test_a_drawing_marks_every_symbol_with_its_person(
    cascade: Cascade, tmp_path: Path
) -> None:
    path = tmp_path / "family.svg"
    cascade("draw", FAMILY, "-o", path)
    text = path.read_text("utf-8")
    assert text.count("data-person=") == 27
    assert text.count("</title>") == 28
    assert text.count("</desc>") == 1


def test_another_kind_of_drawing_is_wrong_usage(
    cascade: Cascade, tmp_path: Path
) -> None:
    assert cascade("draw", FAMILY, "-o", tmp_path / "family.docx").code == 2
