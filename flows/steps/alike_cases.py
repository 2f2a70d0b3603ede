"""One variant of one person under two report numbers: held until a person judges.

A second case would write to the same relatives again. Ids of persons are unique in
their family file only, so nobody but a counsellor can tell; it is never refused.
"""

from flows.errors import FlowsError
from flows.steps.case_facts import load_case
from flows.steps.case_state import move_case
from flows.steps.intake import Intake
from flows.steps.office import ENGINE, Office
from flows.steps.states import COUNSELLOR, HELD, OPENED
from flows.steps.tasks import TaskBook
from pedigree import same_change
from records import Case, EventName, TaskState, UnitOfWork

_SAME = "same_variant"
_NO_FAMILY_ID = "1"
"""What a file without an id of the family is called; other files may say it, too."""


def hold_if_alike(office: Office, unit: UnitOfWork, case: Case, intake: Intake) -> None:
    """Hold a case whose proband and variant an earlier case of the clinic has.

    Parameters
    ----------
    office
        Holds the clock.
    unit
        An open unit of work.
    case
        New, or with a newer report.
    intake
        What was handed in for it.
    """
    if case.state == HELD:
        return
    earlier = _earlier_case(unit, case, intake)
    if earlier is None:
        return
    reason = f"{_SAME}:{earlier.case_id}"
    judged = any(
        task.reason == reason and task.state is TaskState.DONE
        for task in unit.tasks.of_case(case.case_id)
    )
    if judged:
        return
    held = {"case_id": case.case_id, "reasons": [_SAME]}
    office.say(unit, EventName.INTAKE_HELD, held, by=ENGINE)
    move_case(office, unit, case, HELD, waiting_for=COUNSELLOR)
    book = TaskBook(office, unit, case.case_id, ENGINE)
    book.add(None, "judge_earlier_case", reason=reason, due=office.now().date())


def separate_case(office: Office, case_id: str, *, by: str) -> None:
    """Free a case that a counsellor found to be another than the earlier one.

    Parameters
    ----------
    office
        Records and clock.
    case_id
        A case held for an earlier one.
    by
        The counsellor.

    Raises
    ------
    FlowsError
        `not_held_for_earlier`.
    UnknownCaseError
        There is no such case.
    """
    with office.records.unit_of_work() as unit:
        case = load_case(unit, case_id).case
        if (case.state, case.waiting_for) != (HELD, COUNSELLOR):
            raise FlowsError(
                f"case `{case_id}` is not held for an earlier case; accepted is one "
                "that waits for a counsellor",
                code="not_held_for_earlier",
                item=case_id,
            )
        book = TaskBook(office, unit, case_id, by)
        for task in unit.tasks.of_case(case_id):
            if task.reason.startswith(f"{_SAME}:"):
                book.finish(task.ref, task.kind, reason=task.reason)
        move_case(office, unit, case, OPENED, waiting_for=None, by=by)


def _earlier_case(unit: UnitOfWork, case: Case, intake: Intake) -> Case | None:
    for other in unit.cases.all():
        if other.case_id == case.case_id:
            return None
        if _is_alike(unit, other, case, intake):
            return other
    return None


def _is_alike(unit: UnitOfWork, other: Case, case: Case, intake: Intake) -> bool:
    same_person = (other.person_id, other.gene) == (case.person_id, case.gene)
    return (
        same_person
        and _may_be_one_clinic(other, intake)
        and _is_same_variant(other, case)
        and _may_be_one_family(unit, other, intake)
    )


def _may_be_one_clinic(other: Case, intake: Intake) -> bool:
    """Whether both are of one clinic; a clinic without a name may be any."""
    named = intake.people is not None and intake.people.clinic is not None
    is_nameless = other.clinic == "unnamed" or len(other.clinic) == 2
    return other.clinic == intake.clinic or not named or is_nameless


def _is_same_variant(other: Case, case: Case) -> bool:
    one, two = (str(each.report.get("variant") or "") for each in (other, case))
    return bool(one) and same_change(one, two)


def _may_be_one_family(unit: UnitOfWork, other: Case, intake: Intake) -> bool:
    version = unit.families.latest(other.case_id)
    known = None if version is None else str(version.content["family_id"])
    ids = {known, str(intake.family.family_id)}
    return len(ids) == 1 or not ids.isdisjoint({None, _NO_FAMILY_ID})
