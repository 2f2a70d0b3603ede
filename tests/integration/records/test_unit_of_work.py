from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from records import (
    Adoption,
    Approval,
    Case,
    ConflictError,
    DatabaseError,
    Decision,
    EventName,
    LetterState,
    NotFoundError,
    OutboxItem,
    OutboxState,
    Records,
    RecordsError,
    StateError,
    StepAlreadyDoneError,
    Subject,
    Task,
    TaskState,
    ValueRefusedError,
    new_ref,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from records import Letter


def _decision(number: int, family: Any, **changes: Any) -> Decision:
    fields: dict[str, Any] = {
        "decision_id": f"d-{number}",
        "case_id": family.case_id,
        "ref": family.relative,
        "route": "family_mediated",
        "outcome": "permit",
        "on": date(2026, 11, 24),
        "situation": {"relative": {"kin": "daughter", "age_years": 30}},
        "outcome_detail": {"reasons": []},
        "rulebook": "2" * 64,
    }
    return Decision(**{**fields, **changes})


def test_a_case_comes_back_as_it_was_given(records: Records, family: Any) -> None:
    with records.unit_of_work(write=False) as unit:
        found = unit.cases.find("clinic-a", "L-c-1", "II-3")
        assert found == unit.cases.get("c-1") == unit.cases.all()[0]
        assert found == Case(
            case_id=family.case_id,
            clinic="clinic-a",
            report_id="L-c-1",
            person_id="II-3",
            gene="BRCA1",
            reference="R-1",
            state="open",
            waiting_for=None,
            opened_on=date(2026, 11, 24),
            report={"person": "II-3", "vaf": 0.49},
        )
        assert unit.cases.find("clinic-b", "L-c-1", "II-3") is None


def test_a_case_moves_on(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        unit.cases.set_state(family.case_id, "awaiting_approval", "approval")
        unit.cases.set_report(family.case_id, {"status": "amended"}, gene="BRCA2")
    with records.unit_of_work() as unit:
        case = unit.cases.get(family.case_id)
    assert (case.state, case.waiting_for) == ("awaiting_approval", "approval")
    assert (case.report, case.gene) == ({"status": "amended"}, "BRCA2")


def test_the_same_case_twice_is_a_conflict(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        case = unit.cases.get(family.case_id)
    with pytest.raises(ConflictError), records.unit_of_work() as unit:
        unit.cases.add(replace(case, case_id="c-2"))


def test_nothing_stays_of_a_unit_that_fails(records: Records, at: datetime) -> None:
    case = Case("c-9", "a", "L", "p", "BRCA1", "r", "open", None, date(2026, 1, 1))

    def fail() -> None:
        with records.unit_of_work() as unit:
            unit.cases.add(case)
            unit.steps.record("open", {"case_id": "c-9"})
            unit.ledger.append(
                EventName.CASE_CLOSED, {"case_id": "c-9"}, at=at, by="alice"
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with records.unit_of_work() as unit:
        assert unit.cases.all() == ()
        assert unit.steps.result("open") is None
    assert records.trace() == ()


def test_a_unit_that_may_only_read_changes_nothing(
    records: Records, family: Any
) -> None:
    with pytest.raises(DatabaseError) as caught, records.unit_of_work(write=False) as u:
        u.cases.set_state(family.case_id, "closed", None)
    assert caught.value.code == "database_read_only"


def test_what_is_not_there_is_named(records: Records, family: Any) -> None:
    del family
    with records.unit_of_work() as unit:
        for look, code in (
            (lambda: unit.cases.get("x"), "unknown_case"),
            (lambda: unit.cases.set_state("x", "open", None), "unknown_case"),
            (lambda: unit.families.add("x", {}), "unknown_case"),
            (lambda: unit.subjects.get("x"), "unknown_person"),
            (lambda: unit.letters.get("x"), "unknown_letter"),
            (
                lambda: unit.letters.set_state("x", LetterState.STOPPED),
                "unknown_letter",
            ),
            (lambda: unit.tasks.set_state("x", TaskState.DONE), "unknown_task"),
            (lambda: unit.outbox.cancel("x"), "unknown_letter"),
        ):
            with pytest.raises(NotFoundError) as caught:
                look()
            assert caught.value.code == code
            assert caught.value.item == "x"


def test_a_step_is_recorded_once(records: Records) -> None:
    with records.unit_of_work() as unit:
        unit.steps.record("intake:1", {"case_id": "c-1"})
    with pytest.raises(StepAlreadyDoneError) as caught, records.unit_of_work() as unit:
        unit.steps.record("intake:1", {"case_id": "c-2"})
    assert caught.value.code == "step_already_done"
    with records.unit_of_work() as unit:
        assert unit.steps.result("intake:1") == {"case_id": "c-1"}


def test_a_step_asked_again_gives_its_first_result(records: Records) -> None:
    calls: list[int] = []

    def work(_unit: Any) -> dict[str, object]:
        calls.append(1)
        return {"call": len(calls), "pair": (1, 2)}

    first = records.step("once", work)
    assert first == records.step("once", work) == {"call": 1, "pair": [1, 2]}
    assert len(calls) == 1


def test_a_step_that_fails_can_be_done_later(records: Records) -> None:
    def fail(_unit: Any) -> dict[str, object]:
        raise RecordsError("no")

    with pytest.raises(RecordsError, match="no"):
        records.step("once", fail)
    assert records.step("once", lambda _unit: {"done": True}) == {"done": True}


def test_a_unit_inside_a_unit_is_refused_at_once(records: Records) -> None:
    with records.unit_of_work(), records.unit_of_work(write=False):
        with pytest.raises(StateError) as caught:
            records.step("inner", lambda _unit: {})
        assert caught.value.code == "unit_open"
    assert records.step("later", lambda _unit: {}) == {}


def test_threads_may_share_the_records(records: Records, at: datetime) -> None:
    def work(unit: Any) -> dict[str, object]:
        unit.ledger.append(EventName.CASE_CLOSED, {"case_id": "c"}, at=at, by="alice")
        return {"done": True}

    with ThreadPoolExecutor(4) as pool:
        keys = ["one", "two", "one", "two", "three", "one"]
        answers = list(pool.map(lambda key: records.step(key, work), keys))
    assert answers == [{"done": True}] * 6
    assert len(records.trace()) == 3


def test_a_family_has_a_new_version_when_it_changes(
    records: Records, family: Any
) -> None:
    with records.unit_of_work() as unit:
        first = unit.families.latest(family.case_id)
        assert first is not None
        assert unit.families.add(family.case_id, dict(first.content)) == first
        second = unit.families.add(family.case_id, {"people": []})
        assert (second.number, second.sha256) == (2, sha256_of({"people": []}))
        assert unit.families.history(family.case_id) == (first, second)
        assert unit.families.latest(family.case_id) == second


def test_a_person_comes_back_by_ref_and_by_family_file(
    records: Records, family: Any
) -> None:
    with records.unit_of_work() as unit:
        unit.subjects.update(family.relative, {"age_years": 31})
    with records.unit_of_work() as unit:
        expected = Subject(family.relative, "c-1", "III-1", {"age_years": 31})
        assert unit.subjects.get(family.relative) == expected
        assert unit.subjects.find("c-1", "III-1") == expected
        assert unit.subjects.find("c-1", "IV-9") is None
        assert [s.person_id for s in unit.subjects.of_case("c-1")] == ["II-3", "III-1"]


def test_a_person_is_registered_once_in_a_case(records: Records, family: Any) -> None:
    with pytest.raises(ConflictError), records.unit_of_work() as unit:
        unit.subjects.add(Subject(new_ref(), family.case_id, "III-1"))


def test_the_latest_decision_per_person_and_route_is_current(
    records: Records, family: Any
) -> None:
    first, second = _decision(1, family), _decision(2, family, route="clinic_contact")
    third = _decision(3, family, outcome="refuse")
    with records.unit_of_work() as unit:
        for decision in (first, second, third):
            unit.decisions.add(decision)
    with records.unit_of_work() as unit:
        assert unit.decisions.history("c-1") == (first, second, third)
        assert unit.decisions.current("c-1") == (third, second)


def test_a_letter_moves_through_its_states(
    records: Records, family: Any, draft: Callable[..., Letter]
) -> None:
    with records.unit_of_work() as unit:
        unit.letters.add(draft(family))
        unit.letters.set_state("l-1", LetterState.APPROVED)
    with records.unit_of_work() as unit:
        expected = draft(family, state=LetterState.APPROVED)
        assert unit.letters.get("l-1") == expected
        assert unit.letters.of_case("c-1") == (expected,)


def test_a_state_that_does_not_exist_is_refused(
    records: Records, family: Any, draft: Callable[..., Letter]
) -> None:
    with pytest.raises(ValueRefusedError) as caught, records.unit_of_work() as unit:
        unit.letters.add(draft(family, state="lost"))
    assert caught.value.message.startswith("`lost` is no state; accepted are drafted")


@pytest.mark.parametrize("with_person", [True, False])
def test_a_task_of_the_same_reason_is_the_first_one(
    records: Records, family: Any, *, with_person: bool
) -> None:
    ref = family.relative if with_person else None
    task = Task("t-1", "c-1", ref, "ask_consent", "counsellor", None, "not_asked")
    with records.unit_of_work() as unit:
        assert unit.tasks.add(task) == task
        assert unit.tasks.add(replace(task, task_id="t-2")) == task
        other = replace(task, task_id="t-3", reason="lapsed")
        assert unit.tasks.add(other) == other
    with records.unit_of_work() as unit:
        assert unit.tasks.of_case("c-1") == (task, other)


def test_open_tasks_are_due_from_their_day_on(records: Records, family: Any) -> None:
    day = date(2026, 12, 1)
    tasks = [
        Task(f"t-{n}", family.case_id, None, "call", "clinic", due, f"reason_{n}")
        for n, due in enumerate([day, day + timedelta(1), None, day])
    ]
    with records.unit_of_work() as unit:
        for task in tasks:
            unit.tasks.add(task)
        unit.tasks.set_state("t-3", TaskState.DONE)
        assert unit.tasks.due(day) == (tasks[0],)


def test_signatures_come_back(records: Records, family: Any, at: datetime) -> None:
    approval = Approval("a-1", family.case_id, "alice", "bob", at, "3" * 64, "override")
    with records.unit_of_work() as unit:
        unit.approvals.add(approval)
    with records.unit_of_work() as unit:
        assert unit.approvals.of_case("c-1") == (approval,)


def test_an_adoption_holds_for_exactly_its_text(records: Records, at: datetime) -> None:
    adoption = Adoption("family_full", "nl", "4" * 64, "alice", "bob", at)
    with records.unit_of_work() as unit:
        assert unit.adoptions.add(adoption)
        assert not unit.adoptions.add(replace(adoption, by="carol"))
    with records.unit_of_work() as unit:
        assert unit.adoptions.find("family_full", "nl", "4" * 64) == adoption
        assert unit.adoptions.find("family_full", "nl", "5" * 64) is None
        assert unit.adoptions.all() == (adoption,)


@pytest.fixture
def queued(
    records: Records, family: Any, draft: Callable[..., Letter], at: datetime
) -> tuple[OutboxItem, ...]:
    """Three letters in the outbox."""
    items = tuple(
        OutboxItem(f"l-{n}", family.case_id, "print_and_post", OutboxState.QUEUED, at)
        for n in range(3)
    )
    with records.unit_of_work() as unit:
        for item in items:
            unit.letters.add(draft(family, item.letter_id))
            assert unit.outbox.add(item)
    return items


def test_a_letter_is_queued_once(
    records: Records, queued: tuple[OutboxItem, ...]
) -> None:
    with records.unit_of_work() as unit:
        assert not unit.outbox.add(replace(queued[0], channel="registered"))
        assert unit.outbox.of_case("c-1") == queued
        assert unit.outbox.pending(2) == queued[:2]


def test_a_letter_is_handed_over_once(
    records: Records, queued: tuple[OutboxItem, ...], at: datetime
) -> None:
    with records.unit_of_work() as unit:
        assert unit.outbox.mark_handed_over("l-0", at)
        assert not unit.outbox.mark_handed_over("l-0", at + timedelta(1))
        done = replace(queued[0], state=OutboxState.HANDED_OVER, handed_over_at=at)
        assert unit.outbox.get("l-0") == done
        assert unit.outbox.pending(9) == queued[1:]
        with pytest.raises(StateError, match="is `handed_over` in the outbox"):
            unit.outbox.cancel("l-0")


def test_a_cancelled_letter_is_not_handed_over(
    records: Records, queued: tuple[OutboxItem, ...], at: datetime
) -> None:
    with records.unit_of_work() as unit:
        assert unit.outbox.cancel("l-1")
        assert not unit.outbox.cancel("l-1")
        assert unit.outbox.pending(9) == (queued[0], queued[2])
        with pytest.raises(StateError, match="is `cancelled` in the outbox"):
            unit.outbox.mark_handed_over("l-1", at)


@pytest.mark.postgres
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_two_dispatchers_never_hold_the_same_letter(
    records: Records, queued: tuple[OutboxItem, ...], place: Any
) -> None:
    other = place.open()
    with other, records.unit_of_work() as one, other.unit_of_work() as two:
        assert one.outbox.pending(2) == queued[:2]
        assert two.outbox.pending(2) == queued[2:]
