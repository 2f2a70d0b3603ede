from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from records import (
    ConflictError,
    Due,
    DueState,
    NotFoundError,
    PlanState,
    Records,
    StoredPlan,
    StoredSeries,
    UnitOfWork,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 24)
SWEEP = (
    " SELECT due_id FROM surveillance_dues WHERE surveillance_dues.state = 'waiting' "
    "AND due <= '2026-11-24' ORDER BY due, due_id LIMIT 5"
)


def _store(unit: UnitOfWork, family: Any, number: int = 1, days: int = 0) -> None:
    """A plan with one series, due some days after DAY."""
    plan = StoredPlan(
        f"plan-{number}", family.case_id, family.relative, "BRCA1", "BRCA1-v1", DAY
    )
    one = StoredSeries(f"series-{number}", plan.plan_id, "breast_mri")
    when = DAY + timedelta(days=days)
    due = Due(f"due-{number}", one.series_id, when, when)
    unit.surveillance.add(plan, [one], [due])


def _ids(records: Records, on: date = DAY, limit: int = 9) -> list[str]:
    with records.unit_of_work(write=False) as unit:
        return [item.due_id for item in unit.surveillance.due(on, limit=limit)]


def test_what_is_due_is_found_by_its_day(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        for number, days in enumerate((1, -3, 0), start=1):
            _store(unit, family, number, days)
    assert _ids(records) == ["due-2", "due-3"]
    assert _ids(records, DAY + timedelta(days=1)) == ["due-2", "due-3", "due-1"]
    with records.unit_of_work(write=False) as unit:
        (first,) = unit.surveillance.due(DAY, limit=1)
    assert (first.ref, first.procedure, first.gene) == (
        family.relative,
        "breast_mri",
        "BRCA1",
    )


def test_batches_give_everything_once(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        for number in range(1, 8):
            _store(unit, family, number, -(number % 2))
    seen: list[str] = []
    with records.unit_of_work(write=False) as unit:
        last = None
        while batch := unit.surveillance.due(DAY, limit=3, after=last):
            seen += [item.due_id for item in batch]
            last = batch[-1]
    assert sorted(seen) == [f"due-{number}" for number in range(1, 8)]
    assert len(seen) == len(set(seen))


def test_what_was_announced_is_not_given_again(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        _store(unit, family)
        unit.surveillance.announce(["due-1"])
    assert _ids(records) == []
    with records.unit_of_work(write=False) as unit:
        (item,) = unit.surveillance.open_dues("plan-1")
    assert item.state is DueState.ANNOUNCED


def test_series_waits_for_one_examination_at_a_time(
    records: Records, family: Any
) -> None:
    again = Due("due-9", "series-1", DAY, DAY)
    with records.unit_of_work() as unit:
        _store(unit, family)
    with pytest.raises(ConflictError), records.unit_of_work() as unit:
        unit.surveillance.wait_for(again)
    with records.unit_of_work() as unit:
        unit.surveillance.finish("due-1", DAY)
        unit.surveillance.wait_for(again)
        found = unit.surveillance.last_done(family.case_id, family.relative)
        assert found == {"breast_mri": DAY}
    assert _ids(records) == ["due-9"]


def test_ended_plan_is_due_for_nothing(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        _store(unit, family)
        unit.surveillance.end("plan-1")
        assert unit.surveillance.active(family.case_id, family.relative) is None
        (kept,) = unit.surveillance.of_case(family.case_id)
        assert kept.state is PlanState.ENDED
    assert _ids(records) == []
    with pytest.raises(NotFoundError), records.unit_of_work() as unit:
        unit.surveillance.end("plan-9")


def test_erased_person_leaves_no_due_day_behind(
    records: Records, family: Any, at: Any
) -> None:
    with records.unit_of_work() as unit:
        _store(unit, family)
        unit.vault.put(family.relative, "plan:plan-1", b"{}")
        unit.vault.erase(family.relative, at=at, by="alice")
    assert _ids(records, date(2100, 1, 1)) == []
    with records.engine.connect() as connection:
        for table in ("plans", "series", "dues"):
            query = text(f"SELECT count(*) FROM surveillance_{table}")  # noqa: S608
            assert connection.execute(query).scalar() == 0


def test_sweep_reads_the_partial_index(
    records: Records, family: Any, place: Any
) -> None:
    with records.unit_of_work() as unit:
        _store(unit, family)
    explain = "EXPLAIN QUERY PLAN" if place.is_sqlite else "EXPLAIN"
    with records.engine.connect() as connection:
        if not place.is_sqlite:  # its planner reads few rows without an index
            connection.execute(text("SET enable_seqscan = off"))
        plan = connection.execute(text(explain + SWEEP)).all()
    assert "ix_surveillance_dues_waiting" in str(plan)


@pytest.mark.parametrize("first", [3, 1])
def test_two_sweeps_at_once_take_different_examinations(
    records: Records,
    family: Any,
    place: Any,
    first: int,
    run_child: Callable[[str], Any],
) -> None:
    """On PostgreSQL the second steps over what the first has in hand; SQLite waits."""
    with records.unit_of_work() as unit:
        for number in range(1, 5):
            _store(unit, family, number)
    theirs = ""
    with records.unit_of_work() as unit:
        mine = unit.surveillance.due(DAY, limit=first)
        unit.surveillance.announce(one.due_id for one in mine)
        child = run_child(
            "from datetime import date\n"
            "with records.unit_of_work() as unit:\n"
            "    found = unit.surveillance.due(date(2026, 11, 24), limit=9)\n"
            "    print(' '.join(one.due_id for one in found))\n"
        )
        if not place.is_sqlite:
            theirs = child.communicate(timeout=60)[0]
    if place.is_sqlite:
        theirs = child.communicate(timeout=60)[0]
    assert sorted([*theirs.split(), *(one.due_id for one in mine)]) == [
        f"due-{number}" for number in range(1, 5)
    ]
