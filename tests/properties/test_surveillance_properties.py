"""What holds for every plan, whatever the gene, the person and the day."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pedigree import (
    Booking,
    BookingChoice,
    Carrier,
    ConditionZygosity,
    Declined,
    Gene,
    InheritedFrom,
    LifeEvent,
    MovedAway,
    Operated,
    Operation,
    Pause,
    PauseReason,
    Procedure,
    SeriesState,
    Sex,
    SurveillanceError,
    gene_symbols,
    load_gene,
    migrate,
    plan_answer,
    plan_from_answer,
    plan_surveillance,
    planned_days,
    propose_migration,
    with_events,
)
from pedigree.surveillance.ages import last_day

DAYS = st.dates(date(1940, 1, 1), date(2060, 12, 31))
YEARS_LOOKED_AHEAD = timedelta(days=366 * 12)
EXAMPLES = 120


@st.composite
def carriers(draw: st.DrawFn, gene: Gene, on: date) -> Carrier:
    conditional = [r.id for r in gene.surveillance if r.applies_to.condition_note]
    some = st.frozensets(st.sampled_from(conditional)) if conditional else st.just(())
    groups = ["none", *(group.id for group in gene.variant_groups)]
    return Carrier(
        draw(st.sampled_from(Sex)),
        on - timedelta(days=draw(st.integers(-250, 100 * 365))),
        draw(st.none() | st.sampled_from(ConditionZygosity)),
        draw(st.sampled_from([None, InheritedFrom.FATHER, InheritedFrom.MOTHER])),
        draw(st.none() | st.sampled_from(groups)),
        frozenset(draw(some)),
    )


@st.composite
def people(draw: st.DrawFn) -> tuple[Gene, Carrier, date]:
    gene = load_gene(draw(st.sampled_from(gene_symbols())))
    on = draw(DAYS)
    return gene, draw(carriers(gene, on)), on


@st.composite
def events(draw: st.DrawFn, on: date) -> LifeEvent:
    day = on + timedelta(days=draw(st.integers(-800, 800)))
    procedures = draw(st.none() | st.frozensets(st.sampled_from(Procedure), min_size=1))
    ends = draw(st.none() | st.integers(0, 900).map(lambda n: day + timedelta(days=n)))
    return draw(
        st.sampled_from(
            [
                Pause(draw(st.sampled_from(PauseReason)), day, ends, procedures),
                Declined(day, procedures),
                MovedAway(day),
                Operated(draw(st.sampled_from(Operation)), day),
            ]
        )
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(people())
def test_no_date_before_the_birth_or_after_the_last_age(
    person: tuple[Gene, Carrier, date],
) -> None:
    gene, carrier, on = person
    plan = plan_surveillance(gene, carrier, on=on)
    rows = {row.id: row for row in gene.surveillance}
    for one in (*plan.series, *plan.options):
        assert one.first_due is not None
        assert one.first_due >= max(on, carrier.born)
        ends = [last_day(carrier.born, rows[r].applies_to.to_age) for r in one.rows]
        latest = None if None in ends else max(end for end in ends if end is not None)
        until = one.first_due + YEARS_LOOKED_AHEAD
        days = list(planned_days(one.phases, first=one.first_due, until=until))
        assert days == sorted(set(days))
        assert latest is None or days[-1] <= latest


@settings(max_examples=EXAMPLES, deadline=None)
@given(people())
def test_stored_plan_reads_back_as_it_was(person: tuple[Gene, Carrier, date]) -> None:
    gene, carrier, on = person
    plan = plan_surveillance(gene, carrier, on=on)
    assert plan_from_answer(json.loads(json.dumps(plan_answer(plan)))) == plan


@settings(max_examples=EXAMPLES, deadline=None)
@given(people())
def test_one_series_for_one_procedure(person: tuple[Gene, Carrier, date]) -> None:
    gene, carrier, on = person
    plan = plan_surveillance(gene, carrier, on=on)
    procedures = [one.procedure for one in plan.series]
    assert len(set(procedures)) == len(procedures)
    for one in plan.series:
        ends = [phase.ends for phase in one.phases]
        starts = [phase.starts for phase in one.phases]
        assert all(
            end is not None and end < start
            for end, start in zip(ends, starts[1:], strict=False)
        )


@settings(max_examples=EXAMPLES, deadline=None)
@given(people())
def test_what_is_not_recorded_schedules_nothing_that_asks_for_it(
    person: tuple[Gene, Carrier, date],
) -> None:
    gene, carrier, on = person
    unknown = Carrier(Sex.UNKNOWN, carrier.born, confirmed=carrier.confirmed)
    rows = {row.id: row.applies_to for row in gene.surveillance}
    for one in plan_surveillance(gene, unknown, on=on).series:
        for wanted in (rows[row] for row in one.rows):
            assert wanted.sex == "any"
            assert (wanted.variant_group, wanted.inherited_from) == (None, "any")


@settings(max_examples=EXAMPLES, deadline=None)
@given(people(), st.data())
def test_life_loses_no_series_and_gives_none_a_date_in_a_pause(
    person: tuple[Gene, Carrier, date], data: st.DataObject
) -> None:
    gene, carrier, on = person
    plan = plan_surveillance(gene, carrier, on=on)
    happened = data.draw(st.lists(events(on), max_size=3))
    after = with_events(plan, happened, on=on)
    assert [one.rows for one in after.series] == [one.rows for one in plan.series]
    for one in after.series:
        assert (one.first_due is None) or one.state is not SeriesState.STOPPED
        assert one.state is SeriesState.RUNNING or one.state_reason
    pauses = [each for each in happened if isinstance(each, Pause)]
    for one in after.series:
        if one.first_due is not None and len(pauses) == 1:
            (pause,) = pauses
            here = pause.procedures is None or one.procedure in pause.procedures
            in_it = pause.starts <= one.first_due <= (pause.ends or date.max)
            assert not (here and in_it)


@st.composite
def changed(draw: st.DrawFn, gene: Gene) -> Gene:
    """The same gene with rows taken out and intervals changed."""
    kept = []
    for row in gene.surveillance:
        change = draw(st.sampled_from(["keep", "drop", "slower"]))
        if change == "slower":
            row = row.model_copy(update={"interval_months": 36})  # noqa: PLW2901
        if change != "drop":
            kept.append(row)
    return gene.model_copy(update={"surveillance": tuple(kept)})


@settings(max_examples=EXAMPLES, deadline=None)
@given(people(), st.data())
def test_change_of_protocol_never_silently_drops_a_booked_examination(
    person: tuple[Gene, Carrier, date], data: st.DataObject
) -> None:
    gene, carrier, on = person
    plain = Carrier(carrier.sex, carrier.born, carrier.zygosity, carrier.inherited_from)
    old = plan_surveillance(gene, plain, on=on)
    new = plan_surveillance(data.draw(changed(gene)), plain, on=on)
    booked = [
        Booking(f"b{number}", one.procedure, on)
        for number, one in enumerate(old.series)
        if data.draw(st.booleans())
    ]
    proposal = propose_migration(old, new, booked)
    gone = {one.procedure for one in old.series} - {one.procedure for one in new.series}
    assert {b.booking_id for b in booked if b.procedure in gone} <= {
        b.booking_id for b in proposal.to_decide
    }
    choices = {
        booking.booking_id: data.draw(st.sampled_from(BookingChoice))
        for booking in booked
        if data.draw(st.booleans())
    }
    undecided = [b for b in proposal.to_decide if b.booking_id not in choices]
    if undecided:
        with pytest.raises(SurveillanceError) as refused:
            migrate(proposal, choices)
        assert all(f"`{each.booking_id}`" in str(refused.value) for each in undecided)
        return
    done = migrate(proposal, choices)
    assert {*done.kept, *done.cancelled} == set(booked)
    assert all(choices[b.booking_id] == "cancel" for b in done.cancelled)
