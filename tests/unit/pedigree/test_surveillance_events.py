"""Pauses, declines, operations, and the change of a protocol's version."""

from dataclasses import replace
from datetime import date

import pytest

from pedigree import (
    Booking,
    BookingChoice,
    Carrier,
    Declined,
    MovedAway,
    Operated,
    Operation,
    Pause,
    PauseReason,
    Procedure,
    SeriesState,
    Sex,
    SurveillanceError,
    SurveillancePlan,
    carry_over,
    load_gene,
    migrate,
    plan_surveillance,
    propose_migration,
    with_events,
)
from pedigree.surveillance.migration import Change, ChangeKind
from pedigree.surveillance.operations import ended_by

DAY = date(2026, 11, 24)
MRI, MAMMOGRAPHY = Procedure.BREAST_MRI, Procedure.MAMMOGRAPHY
PLAN = plan_surveillance(
    load_gene("BRCA1"), Carrier(Sex.FEMALE, date(1981, 5, 10)), on=DAY
)


def _due(plan: SurveillancePlan, procedure: Procedure = MRI) -> date | None:
    return next(one for one in plan.series if one.procedure is procedure).first_due


def _state(plan: SurveillancePlan, procedure: Procedure = MRI) -> SeriesState:
    return next(one for one in plan.series if one.procedure is procedure).state


def test_pause_moves_what_falls_into_it_to_the_day_after() -> None:
    pause = Pause(PauseReason.PREGNANCY, date(2026, 10, 1), date(2027, 6, 30))
    after = with_events(PLAN, [pause], on=DAY)
    assert _due(after) == date(2027, 7, 1)
    assert _state(after) is SeriesState.PAUSED


def test_pause_of_one_examination_leaves_the_others() -> None:
    pause = Pause(PauseReason.TREATMENT, DAY, None, frozenset({MRI}))
    after = with_events(PLAN, [pause], on=DAY)
    assert (_due(after), _due(after, MAMMOGRAPHY)) == (None, DAY)


def test_pause_that_is_over_or_still_to_come_moves_nothing() -> None:
    over = Pause(PauseReason.TREATMENT, date(2025, 1, 1), date(2025, 6, 1))
    later = Pause(PauseReason.TREATMENT, date(2027, 1, 1), date(2027, 6, 1))
    assert with_events(PLAN, [over, later], on=DAY) == PLAN


def test_pause_beyond_the_end_of_a_programme_stops_it() -> None:
    pause = Pause(PauseReason.TREATMENT, DAY, date(2033, 1, 1))
    after = with_events(PLAN, [pause], on=DAY)
    assert (_state(after), _due(after)) == (SeriesState.STOPPED, None)
    assert _due(after, MAMMOGRAPHY) == date(2033, 1, 2)


def test_decline_is_stronger_than_the_end_of_a_pause() -> None:
    pause = Pause(PauseReason.PREGNANCY, date(2026, 10, 1), date(2027, 6, 30))
    declined = Declined(date(2026, 9, 1), frozenset({MRI}))
    for events in ([pause, declined], [declined, pause]):
        after = with_events(PLAN, events, on=DAY)
        assert (_state(after), _due(after)) == (SeriesState.STOPPED, None)


def test_nothing_stops_before_its_day() -> None:
    later = date(2027, 1, 1)
    events = [Declined(later), MovedAway(later)]
    events_of_surgery = [Operated(Operation.BILATERAL_MASTECTOMY, later)]
    assert with_events(PLAN, [*events, *events_of_surgery], on=DAY) == PLAN


def test_moving_away_stops_everything_with_the_reason() -> None:
    after = with_events(PLAN, [MovedAway(DAY)], on=DAY)
    assert {one.state_reason for one in after.series} == {"moved away"}
    assert after.options == ()


@pytest.mark.parametrize("operation", Operation)
def test_operation_ends_something(operation: Operation) -> None:
    assert ended_by(operation)


def _changed() -> SurveillancePlan:
    """The same person under rows where the MRI is gone and mammograms are rarer."""
    gene = load_gene("BRCA1")
    rows = [
        row.model_copy(update={"interval_months": 24})
        if row.procedure is MAMMOGRAPHY
        else row
        for row in gene.surveillance
        if row.procedure is not MRI
    ]
    newer = gene.model_copy(update={"surveillance": tuple(rows)})
    return plan_surveillance(newer, Carrier(Sex.FEMALE, date(1981, 5, 10)), on=DAY)


BOOKED = (
    Booking("b1", MRI, date(2026, 12, 3)),
    Booking("b2", MAMMOGRAPHY, date(2026, 12, 3)),
    Booking("b3", Procedure.CLINICAL_BREAST_EXAM, date(2026, 12, 3)),
)


def test_migration_lists_what_would_change() -> None:
    found = propose_migration(PLAN, _changed(), BOOKED)
    assert set(found.changes) == {
        Change(MRI, ChangeKind.ENDED, "BRCA1-S02", None),
        Change(MAMMOGRAPHY, ChangeKind.INTERVAL, "12", "24"),
    }
    assert [booking.booking_id for booking in found.to_decide] == ["b1", "b2"]


def test_migration_without_a_word_on_a_booking_is_refused() -> None:
    found = propose_migration(PLAN, _changed(), BOOKED)
    with pytest.raises(SurveillanceError, match="`b2`") as refused:
        migrate(found, {"b1": BookingChoice.KEEP})
    assert refused.value.code == "booking_undecided"


def test_migration_keeps_and_cancels_as_decided() -> None:
    found = propose_migration(PLAN, _changed(), BOOKED)
    choices = {"b1": BookingChoice.CANCEL, "b2": BookingChoice.KEEP}
    done = migrate(found, choices)
    assert done.plan == found.new
    assert (done.kept, done.cancelled) == (BOOKED[1:], BOOKED[:1])


def test_migration_refuses_an_unknown_booking_and_another_gene() -> None:
    found = propose_migration(PLAN, PLAN, BOOKED)
    with pytest.raises(SurveillanceError) as refused:
        migrate(found, {"b9": BookingChoice.KEEP})
    assert refused.value.code == "booking_unknown"
    with pytest.raises(SurveillanceError) as other:
        propose_migration(PLAN, replace(PLAN, gene="TP53"), ())
    assert other.value.code == "other_gene"


def test_what_was_done_carries_over_to_the_new_version() -> None:
    carried = carry_over(_changed(), {MAMMOGRAPHY: date(2026, 6, 1)})
    assert _due(carried, MAMMOGRAPHY) == date(2028, 6, 1)
    assert _due(carried, Procedure.CLINICAL_BREAST_EXAM) == DAY
