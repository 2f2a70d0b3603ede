"""The laboratory changes the class of the familial variant: what a family is owed.

The same whether the newer report came as a reclassification or with `start`. Nothing is
held or freed here.
"""

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum

from flows.steps.case_facts import CaseFile, load_case
from flows.steps.office import ENGINE, Office
from flows.steps.situations import is_dead
from flows.steps.tasks import TaskBook
from pedigree import Classification, LabReport, Observation, PersonId
from records import Case, EventName, UnitOfWork


class ClassChange(StrEnum):
    """What a new class means for a case."""

    NONE = "none"
    WITHIN = "within"
    DOWN = "down"
    UP = "up"


CAUSING = 4
"""The lowest class that guides relatives."""

_ASKED = {
    ClassChange.DOWN: "variant_downgraded",
    ClassChange.UP: "variant_upgraded",
}
_DAYS_TO_TELL = timedelta(days=14)


def class_of(case: Case) -> Classification | None:
    """Give the class that a case rests on, None where its report gives none.

    Parameters
    ----------
    case
        As it is recorded.
    """
    known = case.report.get("classification")
    return None if known is None else Classification(str(known))


def class_change(
    before: Classification | None, after: Classification | None
) -> ClassChange:
    """Say what one class after another means.

    Parameters
    ----------
    before, after
        The classes; None where a report gives none, which changes nothing yet.
    """
    if before is None or after is None or before is after:
        return ClassChange.NONE
    was, now = before.number >= CAUSING, after.number >= CAUSING
    if was == now:
        return ClassChange.WITHIN
    return ClassChange.UP if now else ClassChange.DOWN


def follow_class(
    office: Office, unit: UnitOfWork, case: Case, report: LabReport, *, by: str
) -> None:
    """Record a change of class and ask for what follows from it.

    Down brings a task for everybody who was told or tested; up has old results read
    again; between 4 and 5 the record alone changes.

    Parameters
    ----------
    office
        Records and clock.
    unit
        An open unit of work.
    case
        The case as it was before it rested on the report.
    report
        The report it rests on now.
    by
        Who handed it in.
    """
    before, after = class_of(case), report.classification
    change = class_change(before, after)
    if change is ClassChange.NONE:
        return
    payload = {
        "case_id": case.case_id,
        "classification": str(after),
        "previous": str(before),
    }
    office.say(unit, EventName.VARIANT_RECLASSIFIED, payload, by=by)
    if change is ClassChange.WITHIN:
        return  # for relatives class 4 and class 5 are one
    file = load_case(unit, case.case_id)
    book = TaskBook(office, unit, case.case_id, ENGINE)
    due = office.now().date() + _DAYS_TO_TELL
    for person, act in _acts(file, change):
        subject = file.subjects.get(person)
        if subject is not None:
            book.add(subject.ref, act, reason=_ASKED[change], due=due)
    # What the opposite change asked for and nobody has done yet is not so any more.
    book.close(lambda task: task.reason in _ASKED.values())


def _acts(file: CaseFile, change: ClassChange) -> Iterator[tuple[PersonId, str]]:
    yield file.known.proband, "recontact_proband"
    for person, result in file.observations().items():
        if person == file.known.proband or is_dead(file.known, person):
            continue
        if change is ClassChange.UP:
            # A result of the time when the class was low is read by the laboratory.
            yield person, "confirm_result"
        elif result is Observation.NON_CARRIER:
            yield person, "explain_lost_reassurance"
        else:
            yield person, "recontact_carrier"
            yield person, "judge_surveillance"
