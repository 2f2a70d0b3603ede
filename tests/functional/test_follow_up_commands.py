"""Results, examinations and the sweep at the command line; no workflow server."""

import json
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from flows import (
    IntakeFiles,
    RelativeResult,
    decide_case,
    open_office,
    plan_case,
    read_intake,
    record_intake,
    record_result,
)
from pedigree import Observation

Cascade = Callable[..., Any]
DEMO = Path(str(files("portal") / "demo_family"))
DAY = date(2026, 11, 24)
ON = ("--on", DAY.isoformat())


@pytest.fixture
def case(home: Path) -> str:
    """A planned case in which III-1 is a carrier."""
    sources = IntakeFiles(
        DEMO / "result.yaml", DEMO / "family.ped", DEMO / "consent.yaml"
    )
    with open_office(home) as office:
        case_id = record_intake(
            office, read_intake(sources, on=DAY), on=DAY, by="alice"
        )
        plan_case(office, case_id, on=DAY)
        decide_case(office, case_id, on=DAY)
        found = RelativeResult("III-1", Observation.CARRIER, DAY)
        record_result(office, case_id, found, by="alice")
    return case_id


def test_sweep_then_examination_then_the_next_date(cascade: Cascade, case: str) -> None:
    swept = json.loads(cascade("sweep", *ON, "--json").out)
    assert swept == {"on": "2026-11-24", "examinations": 2}
    done = ("case", "record-examination", case, "III-1", "breast_mri", *ON)
    answer = json.loads(cascade(*done, "--json").out)
    assert answer["next_due"] == "2027-11-24"
    shown = cascade("case", "show", case)
    assert "breast mri" in shown.out
    assert "2027-11-24" in shown.out


def test_protocol_that_is_the_present_one_changes_nothing(
    cascade: Cascade, case: str
) -> None:
    ask = ("case", "protocol", case, "III-1", *ON)
    answer = json.loads(cascade(*ask, "--json").out)
    assert (answer["changes"], answer["from"]) == ([], answer["to"])
    assert "Nothing changes." in cascade(*ask).out


WRONG = [
    (
        ("record-examination", "III-1", "psa"),
        "accepted: `breast_mri`, `clinical_breast_exam`, `mammography`",
    ),
    (("record-result", "II-3", "--result", "carrier"), "the proband"),
    (("record-result", "X-1", "--result", "carrier"), "an id of its family"),
    (("record-result", "III-1", "--result", "maybe"), "accepted are carrier"),
    (
        ("record-result", "III-2", "--result", "carrier", "--variant-group", "X"),
        "accepted: `none`",
    ),
    (
        ("record-result", "III-2", "--result", "carrier", "--inherited-from", "me"),
        "accepted are father, mother",
    ),
    (("protocol", "III-2"), "is not followed"),
    (("protocol", "III-1", "--keep", "x", "--accept"), "no booked examinations"),
]


def test_wrong_words_say_what_is_accepted(cascade: Cascade, case: str) -> None:
    for (command, *rest), said in WRONG:
        answered = cascade("case", command, case, *rest, *ON)
        assert answered.code == 2
        assert said in answered.err.replace("\n", " ")


def test_result_in_a_held_case_is_kept_and_plans_nothing(
    cascade: Cascade, home: Path, tmp_path: Path
) -> None:
    text = (DEMO / "result.yaml").read_text("utf-8")
    report = tmp_path / "result.yaml"
    text = text.replace("gene: BRCA1", "gene: TP53").replace("vaf: 0.49", "vaf: 0.15")
    report.write_text(text, "utf-8")
    sources = IntakeFiles(report, DEMO / "family.ped", DEMO / "consent.yaml")
    with open_office(home) as office:
        intake = read_intake(sources, on=DAY)
        case_id = record_intake(office, intake, on=DAY, by="alice")
    record = ("case", "record-result", case_id, "III-1", "--result", "carrier")
    answer = json.loads(cascade(*record, *ON, "--json").out)
    assert (answer["state"], answer["surveillance"]) == ("held", [])
