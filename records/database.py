"""Open the database, and say plainly what is wrong when it cannot be used."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    IntegrityError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from .errors import ConflictError, DatabaseError, RecordsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection

_BUSY_SECONDS: Final = 30
_WRITES: Final = "kincascade_writes"
# PostgreSQL: serialization failure, deadlock.
_REPEAT: Final = frozenset({"40001", "40P01"})
_READ_ONLY: Final = "25006"
_CONNECT_SECONDS: Final = 10


def open_engine(url: str) -> Engine:
    """Make an engine for SQLite (WAL) or PostgreSQL (psycopg 3).

    Raises
    ------
    DatabaseError
        `database_not_supported`.
    """
    target = _read_url(url)
    if target.get_backend_name() == "sqlite":
        return _open_sqlite(target)
    target = target.set(drivername="postgresql+psycopg")
    return create_engine(
        target,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"connect_timeout": _CONNECT_SECONDS},
    )


@contextmanager
def transaction(engine: Engine, *, write: bool = True) -> Iterator[Connection]:
    """Give a connection in one transaction: commit on a clean exit, else roll back.

    Parameters
    ----------
    engine
        From `open_engine`.
    write
        Without it the database refuses every change. With it SQLite takes its write
        lock at once, so that what is read stays true until the commit.

    Raises
    ------
    RecordsError
        In place of every error of the database.
    """
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: write})
            with connection.begin():
                if not write:
                    _forbid_writing(connection)
                yield connection
    except SQLAlchemyError as error:
        raise translated(error, engine) from None


def may_write(connection: Connection) -> bool:
    """Say whether the transaction of this connection may change anything."""
    return bool(connection.get_execution_options().get(_WRITES, True))


def truncate_wal(engine: Engine) -> bool:
    """Empty SQLite's write-ahead log; say whether nothing is left in it."""
    if engine.dialect.name != "sqlite":
        return True
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        cursor.close()
    finally:
        raw.close()
    return row is not None and row[0] == 0


def translated(error: SQLAlchemyError, engine: Engine) -> RecordsError:
    """Say in our own words what the database said; never its values."""
    cause = getattr(error, "orig", None)
    if isinstance(cause, RecordsError):
        return cause
    if isinstance(error, IntegrityError) or _sqlstate(cause) in _REPEAT:
        return ConflictError(
            "the same thing was changed at the same time, or is there already; "
            "read it again and repeat the step",
            code="conflict",
        )
    where = engine.url.render_as_string(hide_password=True)
    code, message = _trouble(error, cause)
    return DatabaseError(f"the database `{where}` {message}", code=code)


def _trouble(error: SQLAlchemyError, cause: object) -> tuple[str, str]:
    text = str(cause)
    if isinstance(error, PoolTimeoutError) or "locked" in text:
        return "database_busy", "is busy with other work; try again"
    if "readonly" in text or _sqlstate(cause) == _READ_ONLY:
        return "database_read_only", "may only be read in this unit of work"
    if "not a database" in text or "malformed" in text:
        return "database_damaged", "is damaged; restore it from its backup"
    if isinstance(error, OperationalError):
        return "database_unreachable", (
            "cannot be reached; check that it exists, that it runs and that this "
            "user may use it"
        )
    return "database_refused", f"refused the step ({type(cause or error).__name__})"


def _sqlstate(cause: object) -> str | None:
    state: str | None = getattr(cause, "sqlstate", None)
    return state


def _read_url(url: str) -> URL:
    try:
        target = make_url(url.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        target = None
    if target is None or target.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseError(
            "this is no address of a database; accepted are `sqlite:///FILE` and "
            "`postgresql://USER@HOST/NAME`",
            code="database_not_supported",
        )
    return target


def _open_sqlite(target: URL) -> Engine:
    if not target.database or target.database == ":memory:":
        raise DatabaseError(
            "a database in memory remembers nothing; accepted is `sqlite:///FILE`",
            code="database_not_supported",
        )
    engine = create_engine(
        target, hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions by itself, and too late.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={_BUSY_SECONDS * 1000}",
        "foreign_keys=ON",
        # Freed pages are overwritten, so that an erasure leaves nothing behind.
        "secure_delete=ON",
        "recursive_triggers=ON",
        "synchronous=FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")
    _use_wal(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; the switch ignores the busy timeout, so it is tried again."""
    for _ in range(100):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = may_write(connection)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _forbid_writing(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # One snapshot for all that is read, as SQLite gives it by itself.
        connection.exec_driver_sql(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
        )


def make_file_for(url: str) -> None:
    """Make the file of a SQLite database, readable by its owner only.

    Raises
    ------
    DatabaseError
        `database_unreachable`.
    """
    target = _read_url(url)
    if target.get_backend_name() == "sqlite" and target.database:
        file = Path(target.database)
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite gives its other files the rights of this one.
            file.touch(mode=0o600)
        except OSError as error:
            raise DatabaseError(
                f"the database file `{file}` cannot be made ({error.strerror})",
                code="database_unreachable",
                file=str(file),
            ) from None
