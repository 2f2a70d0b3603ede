"""The same variant of the same person under a second report number is held."""

from dataclasses import replace
from typing import Any

import pytest
from whole_job import DAY, start_case

from flows import (
    FlowsError,
    Intake,
    Office,
    is_held,
    record_intake,
    separate_case,
    show_case,
)
from pedigree import Family


def _again(intake: Intake, **report: Any) -> Intake:
    changed = {"report_id": "L-2026-0099", **report}
    return replace(intake, report=replace(intake.report, **changed))


def _other_family(intake: Intake, family_id: str) -> Intake:
    family = Family.of([*intake.family], family_id=family_id)
    return replace(_again(intake), family=family)


def _recorded(office: Office, intake: Intake) -> dict[str, Any]:
    return show_case(office, record_intake(office, intake, on=DAY, by="alice"))


def test_it_is_held_for_a_counsellor_and_names_the_earlier_case(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    shown = _recorded(drafted, _again(demo_intake))
    assert (shown["state"], shown["waiting_for"]) == ("held", "counsellor")
    assert shown["case"] != case_id
    (task,) = shown["tasks"]
    assert (task["kind"], task["owner"], task["reason"]) == (
        "judge_earlier_case",
        "counsellor",
        f"same_variant:{case_id}",
    )


def test_nothing_is_planned_or_drafted_while_it_is_held(
    drafted: Office, demo_intake: Intake
) -> None:
    with pytest.raises(FlowsError, match="is held"):
        start_case(drafted, _again(demo_intake))
    cases = {one.case_id: one for one in _cases(drafted)}
    (held,) = [one for one in cases.values() if one.state == "held"]
    assert show_case(drafted, held.case_id)["letters"] == []


def _cases(office: Office) -> tuple[Any, ...]:
    with office.records.unit_of_work(write=False) as unit:
        return unit.cases.all()


@pytest.mark.parametrize(
    "change",
    [
        lambda intake: _again(intake, variant="c.68_69delAG"),
        lambda intake: _other_family(intake, "1"),
        lambda intake: replace(_again(intake), people=None, clinic="be"),
    ],
    ids=["bases written out", "family without an id", "clinic without a name"],
)
def test_where_it_may_be_the_same_it_is_held(
    change: Any, drafted: Office, demo_intake: Intake
) -> None:
    assert _recorded(drafted, change(demo_intake))["state"] == "held"


@pytest.mark.parametrize(
    "change",
    [
        lambda intake: _again(intake, variant="c.5266dup"),
        lambda intake: _again(intake, gene="BRCA2"),
        lambda intake: _other_family(intake, "ANOTHER"),
        lambda intake: replace(_again(intake), clinic="elsewhere"),
    ],
    ids=["another variant", "another gene", "another family", "another clinic"],
)
def test_what_is_another_goes_on(
    change: Any, drafted: Office, demo_intake: Intake
) -> None:
    assert _recorded(drafted, change(demo_intake))["state"] == "opened"


def test_the_earlier_case_goes_on_and_the_later_stays_held(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    later = _again(demo_intake)
    shown = _recorded(drafted, later)
    assert start_case(drafted, demo_intake) == case_id
    assert not is_held(drafted, case_id)
    assert _recorded(drafted, later) == shown
    amended = _again(demo_intake, laboratory="Another laboratory")
    assert _recorded(drafted, amended)["state"] == "held"


def test_a_counsellor_frees_it_once_and_for_all(
    drafted: Office, demo_intake: Intake
) -> None:
    held = _recorded(drafted, _again(demo_intake))["case"]
    separate_case(drafted, held, by="alice")
    shown = show_case(drafted, held)
    assert (shown["state"], shown["tasks"][0]["state"]) == ("opened", "done")
    amended = _again(demo_intake, laboratory="Another laboratory")
    assert _recorded(drafted, amended)["state"] == "opened"
    with pytest.raises(FlowsError, match="not held for an earlier case"):
        separate_case(drafted, held, by="alice")
