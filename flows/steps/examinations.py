"""What is due, who was told, what was done: the life of a stored plan."""

from collections.abc import Iterator
from datetime import date

from flows.errors import FlowsError
from flows.steps.case_facts import load_case
from flows.steps.office import ENGINE, Office
from flows.steps.stored_plans import booking_reason, load_plan
from flows.steps.surveillance import BOOK
from flows.steps.tasks import TaskBook
from pedigree import PersonId, due_after, overdue_after
from records import Due, DueItem, EventName, StoredPlan, UnitOfWork, new_id

BATCH = 500
"""Examinations of one transaction of a sweep."""


def due_examinations(
    office: Office, *, on: date, batch: int = BATCH
) -> Iterator[tuple[DueItem, ...]]:
    """Give what is due and nobody was told of yet, in batches; costs what it gives.

    Parameters
    ----------
    office
        Records.
    on
        The day.
    batch
        The most in one batch.

    Yields
    ------
    tuple of DueItem
        Opaque refs and codes, oldest first.
    """
    last = None
    while True:
        with office.records.unit_of_work(write=False) as unit:
            found = unit.surveillance.due(on, limit=batch, after=last)
        if not found:
            return
        yield found
        last = found[-1]


def sweep_examinations(office: Office, *, on: date, batch: int = BATCH) -> int:
    """Ask the clinics to book what is due, each examination once.

    A sweep that was missed, or stopped half-way, is made good by the next one.

    Parameters
    ----------
    office
        Records and clock.
    on
        The day.
    batch
        Examinations of one transaction.

    Returns
    -------
    int
        How many were asked for.
    """
    asked = 0
    while True:
        with office.records.unit_of_work() as unit:
            found = unit.surveillance.due(on, limit=batch)
            for item in found:
                # The task is late when the examination is overdue, not when it is due.
                TaskBook(office, unit, item.case_id, ENGINE).add(
                    item.ref, BOOK, reason=booking_reason(item), due=item.overdue_after
                )
            unit.surveillance.announce(item.due_id for item in found)
        asked += len(found)
        if len(found) < batch:
            return asked


def record_examination(
    office: Office, case_id: str, person: str, procedure: str, *, on: date, by: str
) -> date | None:
    """Record that an examination was done, and keep the day of the next one.

    Parameters
    ----------
    office
        Records and clock.
    case_id, person
        A recorded case, and an id of its family.
    procedure
        A procedure of the person's plan that is waiting.
    on
        The day it was done.
    by
        Who acts.

    Returns
    -------
    date or None
        When the next one is due; None where it was the last.

    Raises
    ------
    FlowsError
        Codes `unknown_case`, `unknown_person`; `examination_not_planned`, naming what
        the plan is waiting for.
    """
    with office.records.unit_of_work() as unit:
        stored = _plan_of(unit, case_id, person)
        waiting = unit.surveillance.open_dues(stored.plan_id)
        item = next((each for each in waiting if each.procedure == procedure), None)
        if item is None:
            raise _not_planned(procedure, waiting)
        unit.surveillance.finish(item.due_id, on)
        # One that stayed booked although the plan has it no more is the last.
        planned = load_plan(unit, stored).series
        phases = next((s.phases for s in planned if s.procedure == procedure), ())
        following = due_after(phases, on)
        if following is not None:
            series = unit.surveillance.series_of(stored.plan_id)
            series_id = next(s.series_id for s in series if s.procedure == procedure)
            late = overdue_after(phases, following)
            unit.surveillance.wait_for(Due(new_id("due"), series_id, following, late))
        book = TaskBook(office, unit, case_id, by)
        book.finish(item.ref, BOOK, reason=booking_reason(item))
        payload = {
            "case_id": case_id,
            "ref": stored.ref,
            "plan_id": stored.plan_id,
            "procedure": procedure,
            "on": on,
        }
        office.say(unit, EventName.EXAMINATION_DONE, payload, by=by)
        return following


def _plan_of(unit: UnitOfWork, case_id: str, person: str) -> StoredPlan:
    subject = load_case(unit, case_id).subjects.get(PersonId(person))
    if subject is None:
        raise FlowsError(
            f"`{person}` is not in case `{case_id}`; an id of its family is accepted",
            code="unknown_person",
            item=person,
        )
    stored = unit.surveillance.active(case_id, subject.ref)
    if stored is None:
        raise _not_planned("", ())
    return stored


def _not_planned(procedure: str, waiting: tuple[DueItem, ...]) -> FlowsError:
    accepted = ", ".join(f"`{item.procedure}`" for item in waiting) or "none"
    return FlowsError(
        f"the plan of this person does not wait for `{procedure}`; "
        f"accepted: {accepted}",
        code="examination_not_planned",
        item=procedure or None,
    )
