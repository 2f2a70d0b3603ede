"""A process killed around any transaction, and run again, has one effect."""

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import whole_job

from flows import show_case
from records import verify_ledger

# A sample of places, and all of them: intake and plan, each draft, each release.
_SAMPLE = [
    (10, "before"),
    (12, "after"),
    (16, "before"),
    (20, "after"),
    (26, "before"),
    (31, "after"),
]
_ALL = [(number, when) for number in range(1, 40) for when in ("before", "after")]


def _effect(home: Path, case_id: str) -> tuple[object, ...]:
    """Everything that may exist only once, without random identifiers."""
    with whole_job.open_test_office(home) as office:
        shown = show_case(office, case_id)
        ledger = verify_ledger(office.records)
    letters = [(one["about"], one["kind"], one["state"]) for one in shown["letters"]]
    tasks = [
        (one["about"], one["kind"], one["reason"], one["due"]) for one in shown["tasks"]
    ]
    outbox = [path.suffix for path in (home / "outbox" / case_id).iterdir()]
    return (
        Counter(letters),
        Counter(tasks),
        Counter(outbox),
        shown["state"],
        ledger.valid,
        ledger.events,
    )


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    return _effect(home, whole_job.whole_job(home))


def _check(number: int, when: str, expected: tuple[object, ...], home: Path) -> None:
    command = [sys.executable, whole_job.__file__, str(home), str(number), when]
    killed = subprocess.run(command, check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert _effect(home, whole_job.whole_job(home)) == expected


@pytest.mark.slow
@pytest.mark.parametrize(("number", "when"), _SAMPLE)
def test_one_effect_after_a_kill(
    number: int, when: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    _check(number, when, expected, tmp_path / "disturbed")


@pytest.mark.proof
@pytest.mark.parametrize(("number", "when"), _ALL)
def test_one_effect_after_a_kill_anywhere(
    number: int, when: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    _check(number, when, expected, tmp_path / "disturbed")
