"""The combination rules on rows made for the purpose, one at a time."""

from datetime import date
from typing import Any

import pytest

from pedigree import (
    Carrier,
    ConditionZygosity,
    Gene,
    InheritedFrom,
    Procedure,
    Sex,
    SurveillanceError,
    SurveillancePlan,
    gene_symbols,
    load_gene,
    plan_surveillance,
    protocol_version,
)
from pedigree.genes.vocabulary import DataStatus, Rank
from pedigree.surveillance.ages import birthday, last_day, months_later
from pedigree.surveillance.programmes import due_after, overdue_after, planned_days
from pedigree.surveillance.selecting import Why

DAY = date(2026, 11, 24)
BORN = date(1990, 5, 10)
WOMAN = Carrier(Sex.FEMALE, BORN)


def _gene(*changes: dict[str, Any]) -> Gene:
    """BRCA1 with rows of our own, each the first row with some changes."""
    gene = load_gene("BRCA1")
    first = gene.surveillance[0]
    rows = []
    for number, change in enumerate(changes, start=1):
        wanted = {key: value for key, value in change.items() if hasattr(first, key)}
        rest = {key: value for key, value in change.items() if key not in wanted}
        applies = first.applies_to.model_copy(update={"to_age": None, **rest})
        update = {"id": f"R{number}", "applies_to": applies, **wanted}
        rows.append(first.model_copy(update=update))
    return gene.model_copy(update={"surveillance": tuple(rows)})


def _plan(*changes: dict[str, Any], carrier: Carrier = WOMAN) -> SurveillancePlan:
    return plan_surveillance(_gene(*changes), carrier, on=DAY)


def _rows(plan: SurveillancePlan) -> dict[str, tuple[str, ...]]:
    return {one.procedure.value: one.rows for one in plan.series}


def _whys(plan: SurveillancePlan) -> dict[str, Why]:
    return {one.advice.row: one.why for one in plan.set_aside}


def test_lower_rank_stays_off_at_ages_the_preferred_row_does_not_cover() -> None:
    plan = _plan({"from_age": 20, "to_age": 30}, {"rank": Rank.ALTERNATIVE})
    assert _rows(plan) == {}
    assert _whys(plan) == {"R1": Why.AGE_PASSED, "R2": Why.LOWER_RANK}


def test_row_with_an_open_condition_switches_nothing_off() -> None:
    plan = _plan({"condition_note": "if dense"}, {"rank": Rank.FALLBACK})
    assert _rows(plan) == {"breast_mri": ("R2",)}
    assert [one.condition for one in plan.options] == ["if dense"]


def test_row_of_an_unrecorded_group_switches_nothing_off() -> None:
    plan = plan_surveillance(
        _gene({"variant_group": "G"}, {"rank": Rank.FALLBACK}), WOMAN, on=DAY
    )
    assert _rows(plan) == {"breast_mri": ("R2",)}
    assert [task.rows for task in plan.tasks] == [("R1",)]


def test_contraindication_takes_options_and_schedule_of_its_procedure() -> None:
    plan = _plan(
        {"rank": Rank.CONTRAINDICATED, "from_age": 70},
        {"condition_note": "if dense"},
        {},
        {"procedure": Procedure.PSA},
    )
    assert _rows(plan) == {"psa": ("R4",)}
    assert plan.options == ()
    assert _whys(plan)["R3"] is Why.CONTRAINDICATED


def test_contraindication_with_an_open_condition_removes_nothing() -> None:
    plan = _plan({"rank": Rank.CONTRAINDICATED, "condition_note": "incidental"}, {})
    assert _rows(plan) == {"breast_mri": ("R2",)}
    assert [one.rows for one in plan.options] == [("R1",)]


def test_overlap_takes_the_shorter_interval_and_goes_back_after_it() -> None:
    plan = _plan(
        {"from_age": 25, "to_age": 70},
        {"from_age": 40, "to_age": 49, "interval_months": 6},
    )
    phases = plan.series[0].phases
    assert [(p.advice.row, p.interval_months) for p in phases] == [
        ("R1", 12), ("R2", 6), ("R1", 12)
    ]  # fmt: skip
    assert [p.starts for p in phases[1:]] == [date(2030, 5, 10), date(2040, 5, 10)]


def test_interval_comes_from_the_row_for_the_age_at_the_due_date() -> None:
    plan = _plan({"from_age": 30, "to_age": 39}, {"from_age": 40, "interval_months": 6})
    phases = plan.series[0].phases
    days = list(planned_days(phases, first=date(2029, 4, 1), until=date(2031, 4, 1)))
    assert days == [
        date(2029, 4, 1), date(2030, 4, 1), date(2031, 4, 1)
    ]  # fmt: skip
    assert due_after(phases, date(2030, 5, 10)) == date(2030, 11, 10)


def test_due_date_between_two_phases_waits_for_the_later_one() -> None:
    plan = _plan({"from_age": 30, "to_age": 36}, {"from_age": 60})
    phases = plan.series[0].phases
    assert due_after(phases, date(2027, 1, 1)) == date(2050, 5, 10)


def test_series_ends_on_the_day_before_the_birthday() -> None:
    plan = _plan({"from_age": 30, "to_age": 36})
    phases = plan.series[0].phases
    assert plan.series[0].until == date(2027, 5, 9)
    assert due_after(phases, date(2026, 5, 9)) == date(2027, 5, 9)
    assert due_after(phases, date(2026, 5, 10)) is None


def test_once_is_over_when_it_is_done() -> None:
    plan = _plan({"from_age": 30, "interval_months": None})
    assert due_after(plan.series[0].phases, DAY) is None


def test_outer_interval_says_when_an_examination_is_overdue() -> None:
    plan = _plan({"interval_months_max": 18})
    phases = plan.series[0].phases
    assert overdue_after(phases, DAY) == date(2027, 5, 24)
    assert overdue_after(_plan({}).series[0].phases, DAY) == DAY


def test_row_for_one_parent_is_for_nobody_else() -> None:
    row = {"inherited_from": InheritedFrom.FATHER}
    mother = Carrier(Sex.FEMALE, BORN, inherited_from=InheritedFrom.MOTHER)
    assert _whys(_plan(row, carrier=mother)) == {"R1": Why.OTHER_PARENT_OF_ORIGIN}
    assert [task.accepted for task in _plan(row).tasks] == [("father", "mother")]


def test_site_that_follows_a_body_takes_it_where_it_has_a_row() -> None:
    ours = Carrier(Sex.FEMALE, BORN, body="ESMO")
    second = {"rank": Rank.ALTERNATIVE, "source": "ESMO23"}
    plan = _plan({}, second, {"procedure": Procedure.PSA}, carrier=ours)
    assert _rows(plan) == {"breast_mri": ("R2",), "psa": ("R3",)}
    assert _whys(plan) == {"R1": Why.OTHER_BODY}


@pytest.mark.parametrize(
    ("carrier", "code"),
    [
        (Carrier(Sex.MALE, BORN, variant_group="X"), "variant_group_unknown"),
        (Carrier(Sex.MALE, BORN, confirmed=frozenset({"BRCA1-S01"})), "row_unknown"),
        (Carrier(Sex.MALE, BORN, body="WHO"), "body_unknown"),
        (Carrier(Sex.MALE, date(1880, 3, 4)), "date_out_of_range"),
        (Carrier(Sex.MALE, date(2080, 3, 4)), "date_out_of_range"),
    ],
)
def test_refuses_what_cannot_be_and_never_repeats_a_birth_date(
    carrier: Carrier, code: str
) -> None:
    with pytest.raises(SurveillanceError) as refused:
        plan_surveillance(load_gene("BRCA1"), carrier, on=DAY)
    assert refused.value.code == code
    assert carrier.born.isoformat() not in str(refused.value)


def test_protocol_changes_with_its_rows_and_with_nothing_else() -> None:
    gene = load_gene("BRCA1")
    first = gene.surveillance[0].model_copy(update={"interval_months": 13})
    changed = gene.model_copy(update={"surveillance": (first, *gene.surveillance[1:])})
    signed = gene.model_copy(update={"data_status": DataStatus.SIGNED})
    assert protocol_version(changed) != protocol_version(gene)
    assert protocol_version(signed) == protocol_version(gene)


def test_ages_count_in_birthdays_months_and_weeks() -> None:
    leap = date(2024, 2, 29)
    assert birthday(leap, 1) == date(2025, 2, 28)
    assert birthday(leap, 4) == date(2028, 2, 29)
    assert (birthday(DAY, 0.5), birthday(DAY, 0.99)) == (
        date(2027, 5, 24),
        date(2027, 11, 23),
    )
    assert last_day(leap, 0) == date(2025, 2, 27)
    assert last_day(date(2026, 11, 1), 0.15) == date(2026, 12, 27)
    assert months_later(date(2026, 8, 31), 1.5) == date(2026, 10, 14)


@pytest.mark.parametrize("symbol", gene_symbols())
def test_every_row_of_every_gene_finds_its_place(symbol: str) -> None:
    gene = load_gene(symbol)
    groups = [None, "none", *(group.id for group in gene.variant_groups)]
    everybody = [
        Carrier(sex, date(2004, 2, 29), zygosity, parent, group)
        for sex in Sex
        for zygosity in (None, *ConditionZygosity)
        for parent in (None, InheritedFrom.FATHER, InheritedFrom.MOTHER)
        for group in groups
    ]
    for carrier in everybody:
        plan = plan_surveillance(gene, carrier, on=DAY)
        placed = [row for one in (*plan.series, *plan.options) for row in one.rows]
        placed += [one.advice.row for one in plan.set_aside]
        waiting = {row for task in plan.tasks for row in task.rows}
        assert {*placed} | waiting == {row.id for row in gene.surveillance}
        assert not waiting & {*placed}
