"""A relative's result becomes a plan, the plan becomes days, the days become tasks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from whole_job import DAY, start_case

from flows import (
    FlowsError,
    Intake,
    Office,
    RelativeResult,
    due_examinations,
    record_examination,
    record_result,
    show_case,
    sweep_examinations,
    trace_case,
)
from pedigree import (
    Family,
    Observation,
    PersonId,
    SurveillanceError,
    TestResult,
)
from records import TaskState

WOMAN = "III-1"


def _record(
    office: Office, case_id: str, result: str, person: str = WOMAN, **more: Any
) -> bool:
    found = RelativeResult(person, Observation(result), DAY, **more)
    return record_result(office, case_id, found, by="alice")


def _followed(office: Office, case_id: str) -> dict[str, dict[str, str]]:
    """What is due next, by person and procedure."""
    plans: list[Any] = show_case(office, case_id)["surveillance"]  # type: ignore[assignment]
    return {
        plan["person"]: {one["procedure"]: one["due"] for one in plan["due"]}
        for plan in plans
    }


def _tasks(office: Office, case_id: str, kind: str) -> list[tuple[str, str]]:
    tasks: list[Any] = show_case(office, case_id)["tasks"]  # type: ignore[assignment]
    return [(one["reason"], one["state"]) for one in tasks if one["kind"] == kind]


def _events(office: Office, case_id: str) -> list[str]:
    return [one.event for one in trace_case(office, case_id, person=WOMAN)]


def test_carrier_has_a_plan_with_days_at_once(drafted: Office, case_id: str) -> None:
    assert _record(drafted, case_id, "carrier")
    due = _followed(drafted, case_id)[WOMAN]
    assert set(due) == {"breast_mri", "clinical_breast_exam", "mammography"}
    assert min(due.values()) >= DAY.isoformat()
    assert _events(drafted, case_id)[-3:] == [
        "result.recorded",
        "surveillance.planned",
        "task.created",
    ]
    assert _tasks(drafted, case_id, "confirm_surveillance_options") == [
        ("surveillance", "open")
    ]


def test_same_result_again_changes_nothing(drafted: Office, case_id: str) -> None:
    _record(drafted, case_id, "carrier")
    before = show_case(drafted, case_id), _events(drafted, case_id)
    assert not _record(drafted, case_id, "carrier")
    assert (show_case(drafted, case_id), _events(drafted, case_id)) == before


def test_non_carrier_has_no_plan_and_leaves_the_wave(
    drafted: Office, demo_intake: Intake, case_id: str
) -> None:
    _record(drafted, case_id, "carrier")
    sweep_examinations(drafted, on=DAY)
    _record(drafted, case_id, "non_carrier")
    assert _followed(drafted, case_id) == {}
    states = {state for _, state in _tasks(drafted, case_id, "book_examination")}
    assert states == {"cancelled"}
    assert _tasks(drafted, case_id, "call_off_examinations") == [
        ("non_carrier", "open")
    ]
    assert "surveillance.ended" in _events(drafted, case_id)
    start_case(drafted, demo_intake)
    shown: list[Any] = show_case(drafted, case_id)["relatives"]  # type: ignore[assignment]
    woman = next(one for one in shown if one["id"] == WOMAN)
    assert (woman["offer"], woman["fraction"]) == ("tested", "0")


def test_result_of_the_people_file_is_planned_for_too(
    office: Office, changed: Callable[..., Intake]
) -> None:
    tested = surveillance_entry("heterozygous")
    case_id = start_case(office, changed(WOMAN, tested=tested))
    assert set(_followed(office, case_id)) == {WOMAN}
    start_case(office, changed(WOMAN, tested=tested))
    assert _events(office, case_id).count("surveillance.planned") == 1


def test_result_of_the_family_file_is_planned_for_too(
    office: Office, demo_intake: Intake
) -> None:
    people = dict(demo_intake.family.people)
    woman = PersonId(WOMAN)
    people[woman] = replace(people[woman], result=TestResult.CARRIER)
    family = Family.of(people.values(), family_id=demo_intake.family.family_id)
    case_id = start_case(office, replace(demo_intake, family=family))
    assert set(_followed(office, case_id)) == {WOMAN}


def surveillance_entry(result: str) -> object:
    from flows.steps.people_file import TestedEntry  # noqa: PLC0415 (named Test…)

    return TestedEntry(result=result, on=DAY)  # type: ignore[arg-type]


def test_sweep_asks_for_each_examination_once(drafted: Office, case_id: str) -> None:
    _record(drafted, case_id, "carrier")
    last = date.fromisoformat(max(_followed(drafted, case_id)[WOMAN].values()))
    listed = [
        item for batch in due_examinations(drafted, on=last, batch=2) for item in batch
    ]
    assert len(listed) == 3
    assert sweep_examinations(drafted, on=last, batch=2) == 3
    assert sweep_examinations(drafted, on=last, batch=2) == 0
    asked = _tasks(drafted, case_id, "book_examination")
    assert sorted(asked) == sorted(
        (f"{item.procedure}:{item.due}", "open") for item in listed
    )
    assert set(_followed(drafted, case_id)[WOMAN]) == {i.procedure for i in listed}


def test_examination_done_leads_to_the_next_one(drafted: Office, case_id: str) -> None:
    _record(drafted, case_id, "carrier")
    due = date.fromisoformat(_followed(drafted, case_id)[WOMAN]["breast_mri"])
    sweep_examinations(drafted, on=due)
    following = record_examination(
        drafted, case_id, WOMAN, "breast_mri", on=due, by="alice"
    )
    assert following == due.replace(year=due.year + 1)
    assert _followed(drafted, case_id)[WOMAN]["breast_mri"] == following.isoformat()
    assert (f"breast_mri:{due}", str(TaskState.DONE)) in _tasks(
        drafted, case_id, "book_examination"
    )
    assert "examination.done" in _events(drafted, case_id)


@pytest.fixture
def ret_case(office: Office, demo_intake: Intake) -> str:
    """The demonstration family, with a variant whose group decides everything."""
    report = replace(demo_intake.report, gene="RET", variant="c.2753T>C")
    return start_case(office, replace(demo_intake, report=report))


def test_group_that_is_not_recorded_is_asked_for(office: Office, ret_case: str) -> None:
    _record(office, ret_case, "carrier")
    assert _followed(office, ret_case) == {WOMAN: {}}
    assert _tasks(office, ret_case, "record_variant_group") == [
        ("surveillance", "open")
    ]
    _record(office, ret_case, "carrier", variant_group="RET_HIGHEST")
    assert set(_followed(office, ret_case)[WOMAN]) == {
        "calcitonin",
        "plasma_metanephrines",
    }
    ((_, state),) = _tasks(office, ret_case, "record_variant_group")
    assert state == "cancelled"


def test_what_was_done_is_not_asked_for_again_when_facts_change(
    office: Office, ret_case: str
) -> None:
    _record(office, ret_case, "carrier", variant_group="RET_HIGHEST")
    record_examination(office, ret_case, WOMAN, "calcitonin", on=DAY, by="alice")
    _record(office, ret_case, "carrier", variant_group="RET_MODERATE")
    after = _followed(office, ret_case)[WOMAN]
    assert after["calcitonin"] == "2027-05-24"
    assert after["neck_ultrasound"] == DAY.isoformat()


def test_booked_examination_stays_booked_when_facts_change(
    office: Office, ret_case: str
) -> None:
    _record(office, ret_case, "carrier", variant_group="RET_MODERATE")
    sweep_examinations(office, on=DAY)
    _record(office, ret_case, "carrier", variant_group="RET_HIGHEST")
    after = _followed(office, ret_case)[WOMAN]
    assert after["neck_ultrasound"] == DAY.isoformat()
    assert (f"neck_ultrasound:{DAY}", "open") in _tasks(
        office, ret_case, "book_examination"
    )
    assert _tasks(office, ret_case, "judge_booked_examinations") == [
        ("surveillance", "open")
    ]
    last = record_examination(
        office, ret_case, WOMAN, "neck_ultrasound", on=DAY, by="alice"
    )
    assert last is None


def test_examination_that_is_not_planned_is_refused(
    drafted: Office, case_id: str
) -> None:
    _record(drafted, case_id, "carrier")
    with pytest.raises(FlowsError, match="accepted: `") as refused:
        record_examination(drafted, case_id, WOMAN, "psa", on=DAY, by="alice")
    assert refused.value.code == "examination_not_planned"


def test_proband_and_strangers_have_no_result_of_this_kind(
    drafted: Office, case_id: str
) -> None:
    for person, code in (("II-3", "result_of_proband"), ("X-9", "unknown_person")):
        with pytest.raises(FlowsError) as refused:
            _record(drafted, case_id, "carrier", person)
        assert refused.value.code == code


def test_unknown_variant_group_is_refused_and_nothing_is_kept(
    drafted: Office, case_id: str
) -> None:
    with pytest.raises(SurveillanceError) as refused:
        _record(drafted, case_id, "carrier", variant_group="X")
    assert refused.value.code == "variant_group_unknown"
    assert _followed(drafted, case_id) == {}
    assert "result.recorded" not in _events(drafted, case_id)


def test_erased_carrier_is_due_for_nothing(drafted: Office, case_id: str) -> None:
    _record(drafted, case_id, "carrier")
    with drafted.records.unit_of_work() as unit:
        subject = unit.subjects.find(case_id, WOMAN)
        assert subject is not None
        unit.vault.erase(subject.ref, by="alice")
    assert list(due_examinations(drafted, on=date(2100, 1, 1))) == []


def test_nobody_is_asked_to_examine_the_dead(
    office: Office, changed: Callable[..., Intake]
) -> None:
    tested = surveillance_entry("heterozygous")
    case_id = start_case(office, changed(WOMAN, tested=tested))
    sweep_examinations(office, on=DAY)
    start_case(office, changed(WOMAN, tested=tested, status="deceased"))
    assert _followed(office, case_id) == {}
    states = {state for _, state in _tasks(office, case_id, "book_examination")}
    assert states == {"cancelled"}
