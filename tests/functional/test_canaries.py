"""Nothing of a person lies where it may not: logs, Prefect, ledger, bundle, messages.

The demonstration family is handed in with values that stand nowhere else, and every
place is searched afterwards: files as bytes, databases cell by cell.
"""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
import yaml

from flows import adopt_text, open_office
from letters import LetterKind

pytestmark = [pytest.mark.slow, pytest.mark.prefect]

DEMO = Path(str(files("portal") / "demo_family"))
BY = ("--on", "2026-11-24", "--by", "alice")
CONTACT = "telephone: +32 16 99 88 77, email: kq.canary@example.org"
LONE = "kq_in_an_error"
# Numbers that only look like a year: digests, identifiers, moments.
OPAQUE = re.compile(r"[0-9a-fA-F]{8,}|[0-9a-f]{4}(?=-)|(?<=-)[0-9a-f]{4}|\d+\.\d+")


@dataclass(frozen=True)
class Traces:
    """What a whole job left, and what was handed in."""

    home: Path
    said: str
    failed: str
    private: frozenset[str]
    ids: frozenset[str]
    years: frozenset[str]


PLAIN = "from portal.cli import main; main()"
FAILING = f"""
from flows import FlowsError
from flows.server import launch

original = launch._run

def run(flow, *arguments):
    from flows.server import runs
    def fail(*_):
        raise FlowsError("`{LONE}` is not in the family", code="unknown_person")
    runs._STEPS["release"] = fail
    original(flow, *arguments)

launch._run = run
{PLAIN}
"""


def _cascade(*words: object, program: str = PLAIN) -> tuple[int, str, str]:
    """Run a command in a process of its own: Prefect is to be gone afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        capture_output=True,
        check=False,
        text=True,
        timeout=240,
    )
    return done.returncode, done.stdout, done.stderr


def _marked(text: str) -> str:
    """Give every id of a file a form that stands nowhere else."""
    text = re.sub(r"\b(I{1,3})-(\d+)\b", r"kq\1x\2z", text).replace("LINDE", "kqfam")
    return text.replace("{given: Katelijne,", "{given: Kqgiven,")


def _handed_in(folder: Path) -> Iterator[Path]:
    for name in ("result.yaml", "family.ped", "consent.yaml"):
        text = _marked((DEMO / name).read_text("utf-8"))
        # Contact of the proband: the first birth date of the file is theirs.
        text = text.replace(
            "\n  born:", f"\n  {CONTACT.replace(', ', chr(10) + '  ')}\n  born:", 1
        )
        path = folder / name
        path.write_text(text, "utf-8")
        yield path


def _private(people: Path) -> Iterator[str]:
    content = yaml.safe_load(people.read_text("utf-8"))
    for person in [content["proband"], *content["relatives"].values()]:
        yield from person["name"].values()
        yield person["born"].isoformat()
        yield from (*person["address"]["lines"], person["address"]["city"])
        yield from (person[key] for key in ("telephone", "email") if key in person)


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    folder = tmp_path_factory.mktemp("canaries")
    home, (result, family, people) = folder / "home", _handed_in(folder)
    at = ("--home", home)
    with open_office(home) as office:
        for kind, language in product(LetterKind, ("nl", "fr")):
            adopt_text(office, kind, language, by="alice", second="bob")
    said = [
        _cascade("clinic", "set", DEMO / "clinic.yaml", *at),
        started := _cascade(
            *("start", "--result", result, "--family", family, "--consent", people),
            *(*BY, *at, "--json"),
        ),
    ]
    case = json.loads(started[1])["case"]
    approve = ("case", "approve", case, *BY, *at)
    code, _, failed = _cascade(*approve, program=FAILING)
    assert code != 0
    said.append(_cascade(*approve))
    said.append(_cascade("ledger", "export", home / "bundle", *at))
    assert [code for code, _, _ in said] == [0] * len(said)
    trace = _cascade("ledger", "trace", case, *at)[1]
    lines = [line.split("\t") for line in family.read_text("utf-8").splitlines()]
    return Traces(
        home=home,
        said=trace + "".join(err for _, _, err in said),
        failed=failed,
        private=frozenset(_private(people)),
        ids=frozenset(cells[1] for cells in lines[1:]) | {"kqfam", LONE},
        years=frozenset(cells[8] for cells in lines[1:]),
    )


def _cells(database: Path) -> Iterator[tuple[str, str]]:
    """Every cell of a database that says something, with its table and column."""
    with sqlite3.connect(database) as opened:
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = opened.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            columns = [column[0] for column in rows.description]
            for row in rows:
                for column, cell in zip(columns, row, strict=True):
                    text = (
                        cell.decode(errors="replace")
                        if isinstance(cell, bytes)
                        else cell
                    )
                    yield f"{table}.{column}", str(text)


def _found(cells: Iterator[tuple[str, str]], traces: Traces) -> set[tuple[str, str]]:
    """Ids and years of birth, with the place where they stand."""
    return {
        (place, value)
        for place, text in cells
        for value in traces.ids | traces.years
        if value in text
        and re.search(rf"(?<![\w-]){value}(?![\w])", OPAQUE.sub(" ", text))
    }


def test_no_name_date_or_address_is_outside_vault_and_letters(traces: Traces) -> None:
    searched = [
        path
        for path in traces.home.rglob("*")
        if path.is_file() and traces.home / "outbox" not in path.parents
    ]
    assert {"kincascade.db", "prefect.db", "events.jsonl", "server.log"} <= {
        path.name for path in searched
    }
    assert [
        (path.name, value)
        for path in searched
        for value in sorted(traces.private)
        if value.encode() in path.read_bytes()
    ] == []


def test_no_id_and_no_year_of_birth_is_in_the_ledger(traces: Traces) -> None:
    ledger = (
        cell
        for cell in _cells(traces.home / "kincascade.db")
        if cell[0].startswith("ledger")
    )
    assert _found(ledger, traces) == set()
    bundle = (
        (path.name, path.read_text("utf-8"))
        for path in (traces.home / "bundle").rglob("*")
        if path.suffix in {".json", ".jsonl"}
    )
    assert _found(bundle, traces) == set()


def test_no_id_and_no_year_of_birth_is_with_prefect(traces: Traces) -> None:
    prefect = traces.home / "prefect"
    assert _found(_cells(prefect / "prefect.db"), traces) == set()
    logs = ((path.name, path.read_text("utf-8")) for path in prefect.glob("*.log"))
    assert _found(logs, traces) == set()


def test_what_is_said_on_the_way_names_nobody(traces: Traces) -> None:
    assert "planning" in traces.said
    assert [one for one in sorted(traces.private) if one in traces.said] == []
    assert _found(iter([("said", traces.said)]), traces) == set()


def test_a_step_that_fails_tells_the_user_and_not_prefect(traces: Traces) -> None:
    assert LONE in traces.failed
    told = [text for _, text in _cells(traces.home / "prefect" / "prefect.db")]
    assert any("the step `release` failed with `unknown_person`" in one for one in told)


def test_no_file_is_named_after_a_person(traces: Traces) -> None:
    names = {part for path in traces.home.rglob("*") for part in path.parts}
    forbidden = traces.private | traces.ids
    assert [name for name in names if any(one in name for one in forbidden)] == []
