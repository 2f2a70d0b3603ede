"""A report that the laboratory takes back stops what rests on it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from written_files import FAMILY, ON, PEOPLE, RESULT

from flows import IntakeFiles, open_office, read_intake, record_intake

Cascade = Callable[..., Any]


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    for name, text in (
        ("result.yaml", RESULT),
        ("family.ped", FAMILY),
        ("consent.yaml", PEOPLE),
    ):
        (tmp_path / name).write_text(text)
    return [
        *("start", "--on", ON, "--clinic", "BE", "--json"),
        *("--result", str(tmp_path / "result.yaml")),
        *("--family", str(tmp_path / "family.ped")),
        *("--consent", str(tmp_path / "consent.yaml")),
    ]


@pytest.mark.slow
@pytest.mark.prefect
def test_a_withdrawn_report_holds_the_case(
    arguments: list[str], cascade: Cascade, home: Path, tmp_path: Path
) -> None:
    opened = json.loads(cascade(*arguments).out)
    report = yaml.safe_load(RESULT)
    report["status"] = "entered_in_error"
    report["reported_on"] = report["reported_on"].isoformat()
    (tmp_path / "result.yaml").write_text(yaml.safe_dump(report))
    assert cascade(*arguments).code == 1
    shown = json.loads(cascade("case", "show", opened["case"], "--json").out)
    assert shown["state"] == "held"
    assert home.exists()


def test_a_report_that_contradicts_itself_leaves_a_task(
    arguments: list[str], cascade: Cascade, home: Path, tmp_path: Path
) -> None:
    text = RESULT.replace("specimen", "")
    (tmp_path / "result.yaml").write_text(text + "vaf: 0.05\n")
    shown = json.loads(cascade(*arguments).out)
    assert shown["state"] == "held"
    assert [(one["kind"], one["reason"]) for one in shown["tasks"]] == [
        ("ask_laboratory", "low_allele_fraction")
    ]
    assert home.exists()


def test_a_lower_class_freezes_the_case_through_its_own_command(
    arguments: list[str], cascade: Cascade, home: Path, tmp_path: Path
) -> None:
    assert arguments
    names = (tmp_path / each for each in ("result.yaml", "family.ped", "consent.yaml"))
    intake = read_intake(IntakeFiles(*names), on=date.fromisoformat(ON))
    with open_office(home) as opened:
        case = record_intake(opened, intake, on=date.fromisoformat(ON), by="alice")
    report = yaml.safe_load(RESULT) | {"classification": "uncertain"}
    report["reported_on"] = ON
    path = tmp_path / "newer.yaml"
    path.write_text(yaml.safe_dump(report))
    command = ("case", "reclassify", case, "--result", path, "--on", ON, "--json")
    frozen = json.loads(cascade(*command).out)
    assert (frozen["reclassified"], frozen["state"]) == ("down", "held")
    assert json.loads(cascade(*command).out)["reclassified"] == "none"
