"""Processes that die and processes that race: one effect, and nothing by halves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from records import OutboxState, Records, TaskState, verify_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

_STEP = """
def work(unit):
    unit.cases.add(Case("c-1", "a", "L", "II-3", "BRCA1", "r", "open", None, AT.date()))
    ref = new_ref()
    unit.subjects.add(Subject(ref, "c-1", "II-3"))
    unit.vault.put(ref, "letter:l-1", b"pdf")
    unit.letters.add(Letter("l-1", "c-1", ref, None, "family_full", "nl",
        "family_mediated", LetterState.RELEASED, "0" * 64, "A1", "1" * 64))
    unit.outbox.add(OutboxItem("l-1", "c-1", "print", OutboxState.QUEUED, AT))
    unit.tasks.add(Task("t-1", "c-1", ref, "call", "clinic", None, "reminder"))
    unit.ledger.append(EventName.CASE_OPENED,
        {"case_id": "c-1", "clinic": "a", "gene": "BRCA1"}, at=AT, by="alice")
    unit.ledger.append(EventName.LETTER_RELEASED,
        {"case_id": "c-1", "letter_id": "l-1"}, at=AT, by="alice")
    AFTERWARDS
    return {"by": os.getpid()}
"""
_RUN = "print(records.step('open:c-1', work)['by'])\n"


def _assert_one_effect(records: Records) -> None:
    with records.unit_of_work(write=False) as unit:
        assert [case.case_id for case in unit.cases.all()] == ["c-1"]
        assert len(unit.subjects.of_case("c-1")) == 1
        assert len(unit.letters.of_case("c-1")) == 1
        assert [item.state for item in unit.outbox.pending(9)] == [OutboxState.QUEUED]
        assert [task.state for task in unit.tasks.of_case("c-1")] == [TaskState.OPEN]
    assert len(records.trace()) == 2
    assert verify_ledger(records).valid


@pytest.mark.parametrize(
    ("where", "prepare", "afterwards"),
    [
        ("before the step is noted", "", "die()"),
        (
            "before the ledger is written",
            "from records.ledger import Ledger\nLedger.flush = die\n",
            "pass",
        ),
        (
            "between entries and head",
            "from records.ledger import Ledger\nLedger._sign = die\n",
            "pass",
        ),
    ],
)
def test_a_step_killed_before_its_commit_leaves_nothing_and_can_be_repeated(
    records: Records,
    run_child: Callable[[str], Any],
    where: str,
    prepare: str,
    afterwards: str,
) -> None:
    child = run_child(prepare + _STEP.replace("AFTERWARDS", afterwards) + _RUN)
    child.communicate(timeout=60)
    assert child.returncode == -9, where
    with records.unit_of_work(write=False) as unit:
        assert unit.steps.result("open:c-1") is None
        assert unit.cases.all() == ()
        assert unit.outbox.pending(9) == ()
    assert records.trace() == ()
    again = run_child(_STEP.replace("AFTERWARDS", "pass") + _RUN)
    again.communicate(timeout=60)
    assert again.returncode == 0
    _assert_one_effect(records)


def test_a_step_killed_after_its_commit_is_not_done_again(
    records: Records, run_child: Callable[[str], Any]
) -> None:
    step = _STEP.replace("AFTERWARDS", "pass") + _RUN
    prepare = "from records.heads import WitnessFile\nWitnessFile.keep = die\n"
    first, second = run_child(prepare + step), None
    first.communicate(timeout=60)
    assert first.returncode == -9
    assert records.witness.heads() == []
    second = run_child(step)
    said, _ = second.communicate(timeout=60)
    assert int(said) == first.pid
    _assert_one_effect(records)


def test_processes_that_race_on_one_step_have_one_effect(
    records: Records, run_child: Callable[[str], Any]
) -> None:
    wait = "print('ready', flush=True); sys.stdin.readline()\n"
    step = _STEP.replace("AFTERWARDS", "time.sleep(0.2)")
    children = [run_child(step + wait + _RUN) for _ in range(3)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    answers = {child.communicate("go\n", timeout=60)[0] for child in children}
    assert [child.returncode for child in children] == [0, 0, 0]
    assert len(answers) == 1
    _assert_one_effect(records)


def test_processes_that_write_at_once_make_one_ledger(
    records: Records, run_child: Callable[[str], Any]
) -> None:
    code = (
        "for n in range(8):\n"
        "    with records.unit_of_work() as unit:\n"
        "        for _ in range(2):\n"
        "            unit.ledger.append(EventName.CASE_CLOSED,\n"
        "                {'case_id': f'c-{os.getpid()}-{n}'}, at=AT, by='alice')\n"
    )
    children = [run_child(code) for _ in range(3)]
    for child in children:
        child.communicate(timeout=60)
    assert [child.returncode for child in children] == [0, 0, 0]
    check = verify_ledger(records)
    assert (check.valid, check.events) == (True, 48)
    assert records.witness.heads()[-1].size == 48


def test_processes_killed_at_any_moment_do_every_step_once(
    records: Records, run_child: Callable[[str], Any]
) -> None:
    code = (
        "def work(number):\n"
        "    def step(unit):\n"
        "        unit.vault.put(new_ref(), 'name', b'x')\n"
        "        unit.ledger.append(EventName.CASE_CLOSED,\n"
        "            {'case_id': f'c-{number}'}, at=AT, by='alice')\n"
        "        return {'number': number}\n"
        "    return step\n"
        "print('ready', flush=True)\n"
        "for number in range(150):\n"
        "    records.step(f'step-{number}', work(number))\n"
    )
    for pause in (0.05, 0.11, 0.17, 0.23):
        child = run_child(code)
        child.stdout.readline()
        time.sleep(pause)
        child.kill()
        child.communicate()
        assert verify_ledger(records).valid
    last = run_child(code)
    last.communicate(timeout=60)
    assert last.returncode == 0
    cases = [event.payload["case_id"] for event in records.trace()]
    assert cases == [f"c-{number}" for number in range(150)]
    assert verify_ledger(records).valid
