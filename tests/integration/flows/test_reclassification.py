"""The class of the variant changes: who is told, what stops, what goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whole_job import finish_case, start_case

from flows import (
    ClassChange,
    FlowsError,
    Intake,
    IntakeRefusedError,
    Office,
    Signature,
    approve_case,
    reclassify_case,
    record_intake,
    show_case,
    stop_refused_case,
    trace_case,
)
from flows.steps import people_file
from pedigree import Classification, LabReport, ReportStatus, judge_report

Change = Callable[..., Intake]
LATER = date(2026, 11, 20)
UNCERTAIN = Classification.UNCERTAIN


def _report(intake: Intake, found: Classification, **more: Any) -> LabReport:
    fields = {"report_id": "L-2026-0099", "reported_on": LATER, **more}
    return replace(intake.report, classification=found, **fields)


def _tasks(office: Office, case_id: str, reason: str) -> set[tuple[str, str]]:
    shown: list[dict[str, Any]] = show_case(office, case_id)["tasks"]  # type: ignore[assignment]
    return {
        (one["about"], one["kind"])
        for one in shown
        if one["state"] == "open" and one["reason"] == reason
    }


def _states(office: Office, case_id: str) -> set[str]:
    shown: list[dict[str, Any]] = show_case(office, case_id)["letters"]  # type: ignore[assignment]
    return {one["state"] for one in shown}


def _classes(office: Office, case_id: str) -> list[tuple[object, object]]:
    return [
        (one.payload["previous"], one.payload["classification"])
        for one in trace_case(office, case_id)
        if one.event == "variant.reclassified"
    ]


def test_downgrade_stops_letters_and_turns_to_everybody_who_was_told(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    report = _report(demo_intake, UNCERTAIN)
    change = reclassify_case(drafted, case_id, report, on=day, by="alice")
    assert change is ClassChange.DOWN
    assert _states(drafted, case_id) == {"stopped"}
    assert show_case(drafted, case_id)["state"] == "held"
    assert _tasks(drafted, case_id, "variant_downgraded") == {
        ("II-3", "recontact_proband"),
        ("II-7", "explain_lost_reassurance"),
    }
    assert _classes(drafted, case_id) == [("pathogenic", "uncertain")]


def test_downgrade_ends_what_was_still_to_be_done_for_the_cascade(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    assert _tasks(drafted, case_id, "defer_until_age")
    report = _report(demo_intake, UNCERTAIN)
    reclassify_case(drafted, case_id, report, on=day, by="alice")
    assert not _tasks(drafted, case_id, "defer_until_age")


def test_downgrade_corrects_letters_that_went_out_and_care_of_carriers(
    drafted: Office, case_id: str, changed: Change, day: date
) -> None:
    tested = people_file.TestedEntry(result="carrier", on=date(2026, 11, 10))
    intake = changed("II-11", tested=tested)
    start_case(drafted, intake)
    finish_case(drafted, case_id)
    report = _report(intake, Classification.BENIGN)
    reclassify_case(drafted, case_id, report, on=day, by="alice")
    corrected = _tasks(drafted, case_id, "report_refused")
    assert ("III-1", "correct_sent_letter") in corrected
    assert {
        ("II-11", "recontact_carrier"),
        ("II-11", "judge_surveillance"),
    } <= _tasks(drafted, case_id, "variant_downgraded")


def test_a_lower_class_that_comes_with_start_asks_for_the_same(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    report = _report(demo_intake, UNCERTAIN, report_id=demo_intake.report.report_id)
    refused = IntakeRefusedError(report, judge_report(report).reasons, Path("r"))
    assert stop_refused_case(drafted, refused, by="alice") == (case_id,)
    assert _tasks(drafted, case_id, "variant_downgraded") == {
        ("II-3", "recontact_proband"),
        ("II-7", "explain_lost_reassurance"),
    }
    assert _classes(drafted, case_id) == [("pathogenic", "uncertain")]


def test_a_higher_class_that_comes_with_start_reads_old_results_anew(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    reclassify_case(
        drafted, case_id, _report(demo_intake, UNCERTAIN), on=day, by="alice"
    )
    higher = replace(demo_intake.report, reported_on=day)
    start_case(drafted, replace(demo_intake, report=higher))
    assert ("II-7", "confirm_result") in _tasks(drafted, case_id, "variant_upgraded")
    assert _states(drafted, case_id) == {"stopped", "drafted"}


def test_the_laboratory_may_know_the_proband_by_an_id_of_its_own(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    known = replace(demo_intake.report, person="LAB-7")
    start_case(drafted, replace(demo_intake, report=known))
    report = _report(demo_intake, UNCERTAIN, person="LAB-7")
    change = reclassify_case(drafted, case_id, report, on=day, by="alice")
    assert change is ClassChange.DOWN


def test_the_same_report_again_changes_nothing(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    report = _report(demo_intake, UNCERTAIN)
    reclassify_case(drafted, case_id, report, on=day, by="alice")
    events = len(trace_case(drafted, case_id))
    again = reclassify_case(drafted, case_id, report, on=day, by="alice")
    assert again is ClassChange.NONE
    assert len(trace_case(drafted, case_id)) == events


def test_a_step_between_four_and_five_is_logged_and_disturbs_nobody(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    report = _report(demo_intake, Classification.LIKELY_PATHOGENIC)
    change = reclassify_case(drafted, case_id, report, on=day, by="alice")
    assert change is ClassChange.WITHIN
    assert _states(drafted, case_id) == {"drafted"}
    assert show_case(drafted, case_id)["state"] == "awaiting_approval"
    assert _classes(drafted, case_id) == [("pathogenic", "likely_pathogenic")]


def test_upgrade_opens_the_case_again_and_reads_old_results_anew(
    drafted: Office, case_id: str, demo_intake: Intake, day: date
) -> None:
    lower = _report(demo_intake, UNCERTAIN)
    reclassify_case(drafted, case_id, lower, on=day, by="alice")
    higher = _report(demo_intake, Classification.PATHOGENIC, reported_on=day)
    change = reclassify_case(drafted, case_id, higher, on=day, by="alice")
    assert change is ClassChange.UP
    assert show_case(drafted, case_id)["state"] == "opened"
    assert ("II-7", "confirm_result") in _tasks(drafted, case_id, "variant_upgraded")
    assert not _tasks(drafted, case_id, "variant_downgraded")


@pytest.mark.parametrize("dated", [LATER, None], ids=["the same day", "no day"])
def test_only_a_later_report_brings_a_lowered_case_back(
    drafted: Office,
    case_id: str,
    demo_intake: Intake,
    day: date,
    dated: date | None,
) -> None:
    report = _report(demo_intake, UNCERTAIN)
    reclassify_case(drafted, case_id, report, on=day, by="alice")
    earlier = replace(
        demo_intake, report=replace(demo_intake.report, reported_on=dated)
    )
    with pytest.raises(FlowsError) as caught:
        record_intake(drafted, earlier, on=day, by="alice")
    assert caught.value.code == "report_superseded"
    with pytest.raises(FlowsError):
        approve_case(drafted, case_id, Signature("alice"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"variant": "c.5266dup"}, "report_of_another"),
        ({"gene": "BRCA2"}, "report_of_another"),
        ({"person": "III-1"}, "report_of_another"),
        ({"reported_on": date(2020, 1, 1)}, "report_superseded"),
        ({"reported_on": None}, "report_superseded"),
        ({"status": ReportStatus.PRELIMINARY}, "report_not_settled"),
    ],
)
def test_a_report_that_settles_nothing_here_is_refused_and_nothing_is_written(
    drafted: Office,
    case_id: str,
    demo_intake: Intake,
    day: date,
    change: dict[str, Any],
    code: str,
) -> None:
    events = len(trace_case(drafted, case_id))
    report = _report(demo_intake, UNCERTAIN, **change)
    with pytest.raises(FlowsError) as caught:
        reclassify_case(drafted, case_id, report, on=day, by="alice")
    assert caught.value.code == code
    assert len(trace_case(drafted, case_id)) == events
