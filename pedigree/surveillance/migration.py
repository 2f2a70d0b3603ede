"""From one version of a protocol to the next: a decision, never something that happens.

It lists what would change. A booked examination that the change touches must be kept or
cancelled by name; there is no default.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pedigree.surveillance.carrier import SurveillanceError
from pedigree.surveillance.programmes import due_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pedigree.genes.codes import Procedure
    from pedigree.surveillance.plan import SurveillancePlan
    from pedigree.surveillance.series import ExaminationSeries

__all__ = [
    "Booking",
    "BookingChoice",
    "Change",
    "ChangeKind",
    "Migrated",
    "Migration",
    "carry_over",
    "migrate",
    "propose_migration",
]


class BookingChoice(StrEnum):
    """What is decided about a booked examination."""

    KEEP = "keep"
    CANCEL = "cancel"


class ChangeKind(StrEnum):
    """In what a series of the new version differs."""

    ADDED = "added"
    ENDED = "ended"
    DUE = "due"
    INTERVAL = "interval"
    UNTIL = "until"
    GUIDELINE = "guideline"


@dataclass(frozen=True, slots=True)
class Booking:
    """An examination with an appointment.

    Attributes
    ----------
    booking_id
        Opaque.
    procedure
        What is booked.
    day
        When.
    """

    booking_id: str
    procedure: Procedure
    day: date


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be different.

    Attributes
    ----------
    procedure
        Of which series.
    kind
        What.
    before, after
        As text; None where there is nothing.
    """

    procedure: Procedure
    kind: ChangeKind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Migration:
    """What a change of version would do to one person; nothing is done yet.

    Attributes
    ----------
    old, new
        The plan as it stands, and under the new version.
    changes
        All that would be different, by procedure.
    bookings
        All booked examinations.
    """

    old: SurveillancePlan
    new: SurveillancePlan
    changes: tuple[Change, ...]
    bookings: tuple[Booking, ...]

    @property
    def to_decide(self) -> tuple[Booking, ...]:
        """Booked examinations whose procedure the change touches."""
        touched = {change.procedure for change in self.changes}
        planned = {one.procedure for one in self.new.series}
        return tuple(
            booking
            for booking in self.bookings
            if booking.procedure in touched or booking.procedure not in planned
        )


@dataclass(frozen=True, slots=True)
class Migrated:
    """The outcome of a decided change: every booking is in one of the two lists."""

    plan: SurveillancePlan
    kept: tuple[Booking, ...]
    cancelled: tuple[Booking, ...]


def carry_over(
    new: SurveillancePlan, done: Mapping[Procedure, date]
) -> SurveillancePlan:
    """Let the new version go on from what was done, instead of beginning at once.

    Parameters
    ----------
    new
        A plan just made.
    done
        When each examination was done last.

    Returns
    -------
    SurveillancePlan
        A series whose last examination was its last one has no due date.
    """
    series = tuple(
        replace(one, first_due=due_after(one.phases, done[one.procedure]))
        if one.procedure in done
        else one
        for one in new.series
    )
    return replace(new, series=series)


def propose_migration(
    old: SurveillancePlan, new: SurveillancePlan, bookings: Iterable[Booking]
) -> Migration:
    """List what a change of version would do.

    Parameters
    ----------
    old
        The plan as it stands.
    new
        The plan under the new version, after `carry_over`.
    bookings
        All booked examinations of the person.

    Returns
    -------
    Migration
        To be shown, and decided with `migrate`.

    Raises
    ------
    SurveillanceError
        Code `other_gene` if the plans are not for the same gene.
    """
    if old.gene != new.gene:
        raise SurveillanceError(
            f"a plan for `{old.gene}` cannot become one for `{new.gene}`; accepted is "
            "another version of the same gene",
            code="other_gene",
            item=new.gene,
        )
    before = {one.procedure: one for one in old.series}
    after = {one.procedure: one for one in new.series}
    changes = [
        change
        for procedure in sorted({*before, *after})
        for change in _changes(before.get(procedure), after.get(procedure))
    ]
    return Migration(old, new, tuple(changes), tuple(bookings))


def migrate(migration: Migration, choices: Mapping[str, BookingChoice]) -> Migrated:
    """Carry a change of version out, with a decision for every booking it touches.

    Parameters
    ----------
    migration
        As proposed.
    choices
        By booking id.

    Returns
    -------
    Migrated
        A booking that the change does not touch is kept.

    Raises
    ------
    SurveillanceError
        `booking_undecided`, naming all that have no choice; `booking_unknown`.
    """
    # INVARIANT: a booked examination is never dropped without a choice.
    undecided = [
        booking.booking_id
        for booking in migration.to_decide
        if booking.booking_id not in choices
    ]
    if undecided:
        raise SurveillanceError(
            f"booked examinations {_listed(undecided)} are touched by the new version; "
            "accepted is `keep` or `cancel` for each",
            code="booking_undecided",
            item=undecided[0],
        )
    strange = sorted(set(choices) - {one.booking_id for one in migration.bookings})
    if strange:
        raise SurveillanceError(
            f"there are no booked examinations {_listed(strange)}; accepted are those "
            "of the proposal",
            code="booking_unknown",
            item=strange[0],
        )
    cancelled = tuple(
        booking
        for booking in migration.bookings
        if choices.get(booking.booking_id) is BookingChoice.CANCEL
    )
    kept = tuple(one for one in migration.bookings if one not in cancelled)
    return Migrated(migration.new, kept, cancelled)


def _listed(ids: list[str]) -> str:
    return ", ".join(f"`{each}`" for each in ids)


def _changes(
    before: ExaminationSeries | None, after: ExaminationSeries | None
) -> Iterable[Change]:
    if before is None or after is None:
        one = after or before
        if one is not None:
            kind = ChangeKind.ENDED if after is None else ChangeKind.ADDED
            rows = ", ".join(one.rows)
            left = (None, rows) if after is one else (rows, None)
            yield Change(one.procedure, kind, *left)
        return
    new = _looks(after)
    for kind, old in _looks(before).items():
        if old != new[kind]:
            yield Change(before.procedure, kind, old, new[kind])


def _looks(series: ExaminationSeries) -> dict[ChangeKind, str | None]:
    """Give what people compare in a series, as text."""
    due, until = series.first_due, series.until
    intervals = [
        "once" if phase.interval_months is None else f"{phase.interval_months:g}"
        for phase in series.phases
    ]
    guidelines = dict.fromkeys(phase.advice.guideline for phase in series.phases)
    return {
        ChangeKind.DUE: None if due is None else due.isoformat(),
        ChangeKind.INTERVAL: ", ".join(intervals),
        ChangeKind.UNTIL: None if until is None else until.isoformat(),
        ChangeKind.GUIDELINE: "; ".join(guidelines),
    }
