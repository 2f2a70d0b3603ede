"""A family in CSV, some of whose parents have no row, through every command."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from written_files import ON, RESULT

FAMILY = Path(__file__).parents[1] / "families" / "visped_simple.csv"
PROBAND = ("--proband", "J5X804")

Cascade = Callable[..., Any]


def test_check_refuses_parents_without_a_row_and_says_csv(cascade: Cascade) -> None:
    answered = cascade("check", FAMILY, "--json")
    found = json.loads(answered.out)
    assert (answered.code, found["format"], found["people"]) == (1, "csv", 31)
    assert {fault["code"] for fault in found["faults"]} == {"missing_parent"}


def test_check_adds_founders_when_asked_and_lists_them(cascade: Cascade) -> None:
    answered = cascade("check", FAMILY, "--add-founders", "--json")
    found = json.loads(answered.out)
    assert (answered.code, found["valid"], found["people"]) == (0, True, 59)
    added = [one for one in found["warnings"] if one["code"] == "founder_added"]
    assert len(added) == 28


@pytest.mark.parametrize("command", ["relatives", "risk", "draw"])
def test_a_command_adds_founders_only_when_asked(
    command: str, cascade: Cascade, tmp_path: Path
) -> None:
    more = ("-o", tmp_path / "family.svg") if command == "draw" else ()
    refused = cascade(command, FAMILY, *PROBAND, *more, "--json")
    assert (refused.code, json.loads(refused.out)["errors"][0]["code"]) == (
        1,
        "missing_parent",
    )
    answered = cascade(command, FAMILY, *PROBAND, *more, "--add-founders", "--json")
    found = json.loads(answered.out)
    assert (answered.code, len(found["founders_added"])) == (0, 28)
    assert "`J0Z060` has no row and was added" in answered.err


def test_an_answer_lists_no_founders_unless_asked(cascade: Cascade) -> None:
    path = FAMILY.with_name("ceph1463.ped")
    answered = cascade("risk", path, "--proband", "NA12877", "--json")
    assert "founders_added" not in json.loads(answered.out)
    assert answered.err == ""


@pytest.mark.slow
def test_a_case_starts_from_csv_and_a_second_time_changes_nothing(
    cascade: Cascade, tmp_path: Path, home: Path
) -> None:
    result = tmp_path / "result.yaml"
    result.write_text(RESULT.replace("person: kid", "person: J5X804"))
    files = ("--result", result, "--family", FAMILY, "--clinic", "BE", "--on", ON)
    assert cascade("start", *files, "--json").code == 1
    assert not home.exists()
    first = cascade("start", *files, "--add-founders", "--json")
    again = cascade("start", *files, "--add-founders", "--json")
    assert (first.code, again.out) == (0, first.out)
    assert len(json.loads(first.out)["founders_added"]) == 28
    assert "was added as a founder" in first.err
