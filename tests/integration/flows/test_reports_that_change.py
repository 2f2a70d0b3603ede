"""A withdrawn or reclassified result stops what rests on it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whole_job import DEMO, DEMO_FILES, finish_case

from flows import (
    FlowsError,
    Intake,
    IntakeRefusedError,
    Office,
    Signature,
    approve_case,
    read_intake,
    record_intake,
    release_case,
    show_case,
    stop_refused_case,
)


def _refused(folder: Path, day: date, *, old: str, new: str) -> IntakeRefusedError:
    path = folder / "result.yaml"
    path.write_text((DEMO / "result.yaml").read_text("utf-8").replace(old, new))
    with pytest.raises(IntakeRefusedError) as caught:
        read_intake(replace(DEMO_FILES, result=path), on=day)
    return caught.value


@pytest.fixture
def withdrawn(tmp_path: Path, day: date) -> IntakeRefusedError:
    old, new = "status: final", "status: entered_in_error"
    return _refused(tmp_path, day, old=old, new=new)


def _states(office: Office, case_id: str) -> set[str]:
    letters: list[dict[str, Any]] = show_case(office, case_id)["letters"]  # type: ignore[assignment]
    return {one["state"] for one in letters}


def test_a_withdrawn_report_stops_every_letter_that_has_not_gone_out(
    drafted: Office, case_id: str, withdrawn: IntakeRefusedError, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    assert stop_refused_case(drafted, withdrawn, by="alice") == (case_id,)
    release_case(drafted, case_id, on=day)
    assert _states(drafted, case_id) == {"stopped"}
    assert show_case(drafted, case_id)["state"] == "held"


def test_a_reclassified_variant_asks_to_speak_with_those_already_written_to(
    drafted: Office, case_id: str, tmp_path: Path, day: date
) -> None:
    finish_case(drafted, case_id)
    old, new = "classification: pathogenic", "classification: benign"
    refused = _refused(tmp_path, day, old=old, new=new)
    stop_refused_case(drafted, refused, by="alice")
    tasks: list[dict[str, Any]] = show_case(drafted, case_id)["tasks"]  # type: ignore[assignment]
    asked = {one["about"] for one in tasks if one["kind"] == "correct_sent_letter"}
    assert asked == {"I-2", "II-5", "II-11", "II-13", "III-1", "III-2", "III-3"}


def test_a_held_case_is_not_signed(
    drafted: Office, case_id: str, withdrawn: IntakeRefusedError, demo_intake: Intake
) -> None:
    stop_refused_case(drafted, withdrawn, by="alice")
    with pytest.raises(FlowsError):
        approve_case(drafted, case_id, Signature("alice"))
    assert demo_intake.report.report_id == withdrawn.report.report_id


def test_a_refused_report_of_nobody_we_know_changes_nothing(
    office: Office, withdrawn: IntakeRefusedError
) -> None:
    assert stop_refused_case(office, withdrawn, by="alice") == ()


def test_an_older_report_frees_no_case(
    drafted: Office, demo_intake: Intake, day: date
) -> None:
    older = replace(demo_intake.report, reported_on=date(2026, 10, 1))
    with pytest.raises(FlowsError) as caught:
        record_intake(drafted, replace(demo_intake, report=older), on=day, by="bob")
    assert caught.value.code == "report_superseded"
