"""What happens to a plan when life happens: pause, decline, move, operation.

Events are values. The plan as made is never changed; a plan with events is made anew
from it, so that an event that is taken back leaves no trace in the dates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from pedigree.surveillance.operations import Operation, ended_by
from pedigree.surveillance.programmes import due_on_or_after
from pedigree.surveillance.series import ExaminationSeries, SeriesState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pedigree.genes.codes import Procedure
    from pedigree.surveillance.plan import SurveillancePlan

__all__ = [
    "Declined",
    "LifeEvent",
    "MovedAway",
    "Operated",
    "Pause",
    "PauseReason",
    "with_events",
]

_DAY = timedelta(days=1)


class PauseReason(StrEnum):
    """Why examinations wait."""

    PREGNANCY = "pregnancy"
    TREATMENT = "treatment"


@dataclass(frozen=True, slots=True)
class Pause:
    """Examinations wait from one day to another.

    Attributes
    ----------
    reason
        Why.
    starts, ends
        First and last day; None while the end is open.
    procedures
        Which examinations; None for all. A clinician says so: a pregnancy does not
        pause a blood pressure.
    """

    reason: PauseReason
    starts: date
    ends: date | None = None
    procedures: frozenset[Procedure] | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """The person does not want examinations; final until they reopen it.

    Attributes
    ----------
    on
        When they said so.
    procedures
        Which examinations; None for all.
    """

    on: date
    procedures: frozenset[Procedure] | None = None


@dataclass(frozen=True, slots=True)
class MovedAway:
    """The person is cared for elsewhere from a day on; the plan is handed over."""

    on: date


@dataclass(frozen=True, slots=True)
class Operated:
    """An operation was done that leaves some examinations nothing to look at."""

    operation: Operation
    on: date


LifeEvent = Pause | Declined | MovedAway | Operated


def with_events(
    plan: SurveillancePlan, events: Iterable[LifeEvent], *, on: date
) -> SurveillancePlan:
    """Give the plan as it stands on a day, after what has happened.

    Parameters
    ----------
    plan
        As it was made.
    events
        All that are known, in any order; those after `on` count from their day.
    on
        The day that is asked about.

    Returns
    -------
    SurveillancePlan
        With every series of `plan`: running, paused or stopped, with the reason.
    """
    # What stops a series comes last, so that no pause sets it going again.
    ordered = sorted(events, key=lambda event: not isinstance(event, Pause))
    series = plan.series
    options = plan.options
    for event in ordered:
        series = tuple(_after(one, event, on) for one in series)
        options = tuple(_after(one, event, on) for one in options)
    open_options = tuple(one for one in options if one.state is not SeriesState.STOPPED)
    return replace(plan, series=series, options=open_options)


def _after(series: ExaminationSeries, event: LifeEvent, on: date) -> ExaminationSeries:
    match event:
        case Pause():
            return _paused(series, event, on)
        case Declined():
            concerned = _concerns(event.procedures, series) and event.on <= on
            return _stopped(series, "declined") if concerned else series
        case MovedAway():
            return _stopped(series, "moved away") if event.on <= on else series
        case Operated():
            gone = series.procedure in ended_by(event.operation) and event.on <= on
            reason = f"{event.operation.value.replace('_', ' ')} was done"
            return _stopped(series, reason) if gone else series
        case _:
            assert_never(event)


def _concerns(
    procedures: frozenset[Procedure] | None, series: ExaminationSeries
) -> bool:
    return procedures is None or series.procedure in procedures


def _paused(series: ExaminationSeries, pause: Pause, on: date) -> ExaminationSeries:
    due = series.first_due
    if due is None or not _concerns(pause.procedures, series):
        return series
    # What is overdue when the pause begins waits as well.
    waits_from = max(due, on)
    over = pause.ends is not None and pause.ends < waits_from
    if over or waits_from < pause.starts:
        return series
    reason = f"paused for {pause.reason.value}"
    if pause.ends is None:
        return replace(
            series, first_due=None, state=SeriesState.PAUSED, state_reason=reason
        )
    resumes = due_on_or_after(series.phases, pause.ends + _DAY)
    if resumes is None:
        return _stopped(series, f"{reason} until after the end of the programme")
    running = on < pause.starts
    state = SeriesState.RUNNING if running else SeriesState.PAUSED
    return replace(series, first_due=resumes, state=state, state_reason=reason)


def _stopped(series: ExaminationSeries, reason: str) -> ExaminationSeries:
    return replace(
        series, first_due=None, state=SeriesState.STOPPED, state_reason=reason
    )
