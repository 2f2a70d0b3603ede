"""One running programme out of the rows of one procedure, and its due dates.

Rows that meet or overlap become phases of one programme; the interval comes from the
row for the age at the due date, and the shorter one counts where two rows overlap.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pedigree.surveillance.ages import birthday, last_day, months_later
from pedigree.surveillance.series import Phase, advice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pedigree.genes import Gene
    from pedigree.genes.rows import SurveillanceRow

__all__ = [
    "due_after",
    "due_on_or_after",
    "overdue_after",
    "phases_of",
    "planned_days",
]

_DAY = timedelta(days=1)


def phases_of(
    gene: Gene, rows: Sequence[SurveillanceRow], *, born: date
) -> tuple[Phase, ...]:
    """Lay the rows of one procedure end to end over a life.

    Parameters
    ----------
    gene
        The gene file.
    rows
        Scheduled rows of one procedure and one rank.
    born
        Date of birth.

    Returns
    -------
    tuple of Phase
        In order of time, without overlap; there may be years between two of them.
    """
    spans = [(_span(row, born), row) for row in rows]
    cuts = sorted(
        {start for (start, _), _ in spans}
        | {end + _DAY for (_, end), _ in spans if end is not None}
    )
    found: list[Phase] = []
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        here = [row for span, row in spans if _covers(span, cut)]
        if not here:
            continue
        end = None if following is None else following - _DAY
        phase = _phase(gene, min(here, key=_shortest), cut, end)
        if found and _goes_on(found[-1], phase):
            phase = replace(phase, starts=found.pop().starts)
        found.append(phase)
    return tuple(found)


def _span(row: SurveillanceRow, born: date) -> tuple[date, date | None]:
    start = row.applies_to.from_age
    # A row without a start age begins when it is decided; birth comes before that.
    first = born if start is None else birthday(born, start)
    return first, last_day(born, row.applies_to.to_age)


def _covers(span: tuple[date, date | None], day: date) -> bool:
    return span[0] <= day and (span[1] is None or day <= span[1])


def _shortest(row: SurveillanceRow) -> tuple[float, str]:
    interval = row.interval_months
    return (float("inf") if interval is None else interval, row.id)


def _phase(gene: Gene, row: SurveillanceRow, start: date, end: date | None) -> Phase:
    advice = advice_of(gene, row)
    return Phase(start, end, row.interval_months, row.interval_months_max, advice)


def _goes_on(before: Phase, phase: Phase) -> bool:
    meets = before.ends is not None and before.ends + _DAY == phase.starts
    return meets and before.advice.row == phase.advice.row


def due_on_or_after(phases: Sequence[Phase], day: date) -> date | None:
    """First day from a given one on which the programme runs.

    Parameters
    ----------
    phases
        Of one programme.
    day
        The day of the plan, or the day after a pause.

    Returns
    -------
    date or None
        The start of the programme, or of its next phase, or the day itself; None where
        the programme is over.
    """
    phase = _phase_at(phases, day)
    return None if phase is None else max(day, phase.starts)


def due_after(phases: Sequence[Phase], done: date) -> date | None:
    """Day of the next examination after one that was done.

    Parameters
    ----------
    phases
        Of one programme.
    done
        The day of the examination; one before the start of the programme counts for
        its interval.

    Returns
    -------
    date or None
        None where the programme ends before, or where once was enough.
    """
    phase = _phase_at(phases, done)
    if phase is None:
        return None
    if phase.interval_months is None:
        return min((each.starts for each in phases if each.starts > done), default=None)
    return due_on_or_after(phases, months_later(done, phase.interval_months))


def overdue_after(phases: Sequence[Phase], due: date) -> date:
    """Day after which an examination is overdue and somebody is to be called.

    Parameters
    ----------
    phases
        Of one programme.
    due
        The due date.

    Returns
    -------
    date
        Later than `due` where the protocol leaves a window between its two intervals.
    """
    phase = _phase_at(phases, due)
    if phase is None or phase.interval_months is None:
        return due
    longest = phase.interval_months_max or phase.interval_months
    return months_later(due, longest - phase.interval_months)


def planned_days(
    phases: Sequence[Phase], *, first: date, until: date
) -> Iterator[date]:
    """Days of all examinations up to a day, each taken to be done when it is due.

    Parameters
    ----------
    phases
        Of one programme.
    first
        The next due date.
    until
        The last day that is asked for.

    Yields
    ------
    date
        In order.
    """
    day: date | None = first
    while day is not None and day <= until:
        yield day
        day = due_after(phases, day)


def _phase_at(phases: Sequence[Phase], day: date) -> Phase | None:
    """Give the phase that runs on a day, else the next one to come."""
    return next(
        (each for each in phases if each.ends is None or day <= each.ends), None
    )
