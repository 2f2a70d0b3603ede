"""Her mother does not want to know, and the daughter waits: a person judges."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from whole_job import start_case

from flows import Intake, Office, show_case
from pedigree import Family, PersonId

Change = Callable[..., Intake]


def _tasks(office: Office, case_id: str, kind: str) -> dict[str, str]:
    shown: list[dict[str, Any]] = show_case(office, case_id)["tasks"]  # type: ignore[assignment]
    return {one["about"]: one["state"] for one in shown if one["kind"] == kind}


def _wave(office: Office, case_id: str, person: str) -> int | None:
    relatives: list[dict[str, Any]] = show_case(office, case_id)["relatives"]  # type: ignore[assignment]
    found: int | None = next(r["wave"] for r in relatives if r["id"] == person)
    return found


def test_a_closed_link_raises_a_task_and_opens_nothing(
    drafted: Office, case_id: str
) -> None:
    assert _tasks(drafted, case_id, "judge_stepping_past") == {"II-9": "open"}
    assert _wave(drafted, case_id, "III-8") == 2


def test_stepping_past_is_a_counsellors_decision(
    drafted: Office, case_id: str, changed: Change
) -> None:
    start_case(drafted, changed("II-9", step_past=True))
    assert _wave(drafted, case_id, "III-8") == 1
    assert _tasks(drafted, case_id, "judge_stepping_past") == {"II-9": "cancelled"}


def test_a_no_to_stepping_past_settles_the_task_too(
    drafted: Office, case_id: str, changed: Change
) -> None:
    start_case(drafted, changed("II-9", step_past=False))
    assert _wave(drafted, case_id, "III-8") == 2
    assert _tasks(drafted, case_id, "judge_stepping_past") == {"II-9": "cancelled"}


def test_pregnancy_of_a_gene_of_newborns_asks_for_a_plan(
    drafted: Office, case_id: str, changed: Change
) -> None:
    due = date(2027, 3, 1)
    intake = changed("III-4", born=due)
    people = dict(intake.family.people)
    child = PersonId("III-4")
    people[child] = replace(people[child], birth_year=2027, born=due)
    unborn = Family.of(people.values(), family_id=intake.family.family_id)
    report = replace(intake.report, gene="RB1")
    start_case(drafted, replace(intake, family=unborn, report=report))
    assert _tasks(drafted, case_id, "plan_newborn_care") == {"III-4": "open"}
