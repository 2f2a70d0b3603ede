"""A plan in the records: sealed as a whole, the days of its examinations in rows."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from flows.steps.canonical import canonical
from pedigree import (
    Booking,
    ExaminationSeries,
    Procedure,
    SurveillancePlan,
    overdue_after,
    plan_answer,
    plan_from_answer,
)
from records import (
    Due,
    DueItem,
    DueState,
    StoredPlan,
    StoredSeries,
    UnitOfWork,
    new_id,
)


def load_plan(unit: UnitOfWork, stored: StoredPlan) -> SurveillancePlan:
    """Open a stored plan.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        One of a person who is not erased.

    Returns
    -------
    SurveillancePlan
        As it was made.
    """
    data = unit.vault.get(stored.ref, _name(stored.plan_id))
    return plan_from_answer(json.loads(data or b"{}"))


def keep_plan(
    unit: UnitOfWork,
    stored: StoredPlan,
    plan: SurveillancePlan,
    *,
    kept: Iterable[Booking] = (),
) -> None:
    """Store a plan with the days of its next examinations.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        What may lie open.
    plan
        The plan.
    kept
        Examinations that are booked and stay so, whatever the plan says of them.
    """
    planned = {one.procedure: one for one in plan.series}
    booked = {one.procedure: one for one in kept}
    series, dues = [], []
    for procedure in {**planned, **booked}:
        row = StoredSeries(new_id("series"), stored.plan_id, procedure.value)
        series.append(row)
        due = _due(row, planned.get(procedure), booked.get(procedure))
        if due is not None:
            dues.append(due)
    unit.vault.put(stored.ref, _name(stored.plan_id), canonical(plan_answer(plan)))
    unit.surveillance.add(stored, series, dues)


def as_it_stands(unit: UnitOfWork, stored: StoredPlan) -> SurveillancePlan:
    """Open a stored plan with the days that are open now.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        One of a person who is not erased.

    Returns
    -------
    SurveillancePlan
        A series without a day waits for nothing any more.
    """
    days = _open_days(unit, stored)
    plan = load_plan(unit, stored)
    series = [replace(one, first_due=days.get(one.procedure)) for one in plan.series]
    return replace(plan, series=tuple(series))


def without_delay(
    unit: UnitOfWork, stored: StoredPlan, new: SurveillancePlan
) -> SurveillancePlan:
    """Keep the day of what waits already, where the new plan would put it off.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        The plan that stands.
    new
        The plan that is to take its place.

    Returns
    -------
    SurveillancePlan
        An examination that was never done keeps an earlier day.
    """
    done = unit.surveillance.last_done(stored.case_id, stored.ref)
    days = _open_days(unit, stored)
    series = [
        one
        if one.first_due is None or one.procedure in done
        else replace(
            one, first_due=min(one.first_due, days.get(one.procedure, date.max))
        )
        for one in new.series
    ]
    return replace(new, series=tuple(series))


def bookings_of(unit: UnitOfWork, stored: StoredPlan) -> tuple[Booking, ...]:
    """Give the examinations that somebody was asked to book.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        A plan.

    Returns
    -------
    tuple of Booking
        Known by the id of their day.
    """
    return tuple(
        Booking(item.due_id, Procedure(item.procedure), item.due)
        for item in unit.surveillance.open_dues(stored.plan_id)
        if item.state is DueState.ANNOUNCED
    )


def booking_reason(item: DueItem | Booking) -> str:
    """Give the reason of the task to book an examination, as a code."""
    day = item.due if isinstance(item, DueItem) else item.day
    return f"{item.procedure}:{day.isoformat()}"


def _open_days(unit: UnitOfWork, stored: StoredPlan) -> dict[str, date]:
    items = unit.surveillance.open_dues(stored.plan_id)
    return {item.procedure: item.due for item in items}


def _due(
    row: StoredSeries, series: ExaminationSeries | None, booking: Booking | None
) -> Due | None:
    day = None if series is None else series.first_due
    state = DueState.WAITING
    if booking is not None:
        day, state = booking.day, DueState.ANNOUNCED
    if day is None:
        return None
    late = day if series is None else overdue_after(series.phases, day)
    return Due(new_id("due"), row.series_id, day, late, state)


def _name(plan_id: str) -> str:
    return f"plan:{plan_id}"
