"""The demonstration as a person runs it: in a process of its own, with Prefect."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml

pytestmark = [pytest.mark.slow, pytest.mark.prefect]

CASCADE = [sys.executable, "-c", "from portal.cli import main; main()"]
FAMILIES = Path(__file__).parents[1] / "families"


def _run(*arguments: object, code: int = 0) -> str:
    done = subprocess.run(
        [*CASCADE, *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        timeout=240,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo"


@pytest.fixture(scope="module")
def answer(home: Path) -> dict[str, Any]:
    found = json.loads(_run("demo", "--out", home, "--json"))
    assert isinstance(found, dict)
    return found


def _events(home: Path) -> int:
    found = json.loads(_run("ledger", "verify", "--home", home, "--json"))
    assert found["valid"]
    return int(found["events"])


def _personal_values() -> Iterator[str]:
    """Every name, birth date and address line of the demonstration family."""
    text = (files("portal") / "demo_family" / "consent.yaml").read_text("utf-8")
    people = yaml.safe_load(text)
    for person in [people["proband"], *people["relatives"].values()]:
        yield from person["name"].values()
        yield person["born"].isoformat()
        yield from person["address"]["lines"]
        yield person["address"]["city"]


def test_ends_with_letters_tasks_and_a_drawing(answer: dict[str, Any]) -> None:
    assert answer["relatives_at_risk"] == 14
    assert len(answer["letters"]) == 8
    assert {one["state"] for one in answer["letters"]} == {"released"}
    assert all(
        Path(one["path"]).read_bytes()[:5] == b"%PDF-" for one in answer["letters"]
    )
    assert answer["decisions"]["clinic_contact"]["refuse"] == 1
    assert answer["tasks"]


def test_a_second_run_changes_nothing(home: Path, answer: dict[str, Any]) -> None:
    before = _events(home)
    again = json.loads(_run("demo", "--out", home, "--json"))
    assert again == answer
    assert _events(home) == before


def test_nobody_is_named_outside_vault_and_letters(
    home: Path, answer: dict[str, Any]
) -> None:
    assert answer["case"]
    searched = [
        path
        for path in home.rglob("*")
        if path.is_file() and home / "outbox" not in path.parents
    ]
    found = [
        (path.relative_to(home).as_posix(), value)
        for path in searched
        for value in sorted(set(_personal_values()))
        if value.encode() in path.read_bytes()
    ]
    assert found == []
    names = {path.name for path in searched}
    assert {"kincascade.db", "prefect.db", "server.log", "events.jsonl"} <= names


def test_the_bundle_verifies_with_its_own_program(answer: dict[str, Any]) -> None:
    bundle = Path(answer["bundle"])
    command = [sys.executable, str(bundle / "verify.py"), str(bundle)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(_run("ledger", "verify-bundle", bundle, "--json"))["valid"]


def _result(folder: Path) -> Path:
    path = folder / "result.yaml"
    path.write_text(
        "report_id: L-7\nstatus: final\nreported_on: 2026-10-12\n"
        "laboratory: Example Genetics\nperson: NA12878\ngene: MLH1\n"
        "variant: c.1852_1854del\ntranscript: NM_000249.4\n"
        "classification: pathogenic\norigin: germline\nzygosity: heterozygous\n"
    )
    return path


def _children(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def _gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_a_killed_start_leaves_no_server_and_starts_again(tmp_path: Path) -> None:
    start = [
        *("start", "--result", str(_result(tmp_path))),
        *("--family", str(FAMILIES / "ceph1463.ped"), "--clinic", "BE"),
        *("--home", str(tmp_path / "home"), "--on", "2026-11-24", "--json"),
    ]
    process = subprocess.Popen([*CASCADE, *start], stderr=subprocess.PIPE)
    assert process.stderr is not None
    while b"planning" not in (line := process.stderr.readline()):
        assert line, "ended before planning"
    servers = _children(process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert servers
    end = time.monotonic() + 20
    while not all(map(_gone, servers)) and time.monotonic() < end:
        time.sleep(0.1)
    assert all(map(_gone, servers))
    shown = json.loads(_run(*start))
    cases = json.loads(_run("case", "list", "--home", tmp_path / "home", "--json"))
    assert [one["case"] for one in cases] == [shown["case"]]
    assert {one["fraction"] for one in shown["relatives"]} >= {"1/2"}
    assert json.loads(_run(*start)) == shown
