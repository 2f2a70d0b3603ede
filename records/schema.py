"""Bring the schema up to date, and say whether it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from .database import transaction
from .errors import SchemaError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

#: Serialises upgrades on PostgreSQL; an arbitrary number, the same everywhere.
_LOCK = 7_203_114_901


class SchemaState(StrEnum):
    """How the schema of a database stands to this program."""

    CURRENT = "current"
    MISSING = "missing"
    OLDER = "older"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class SchemaCheck:
    """What `Records.check` found; true if the schema is current."""

    state: SchemaState
    revision: str | None
    expected: str

    def __bool__(self) -> bool:
        """Say whether the schema is current."""
        return self.state is SchemaState.CURRENT


def check_schema(engine: Engine) -> SchemaCheck:
    """Compare the revision of the database with this program's."""
    scripts = ScriptDirectory.from_config(_config())
    with transaction(engine, write=False) as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    expected = scripts.get_current_head() or ""
    known = {script.revision for script in scripts.walk_revisions()}
    if revision is None:
        state = SchemaState.MISSING
    elif revision == expected:
        state = SchemaState.CURRENT
    else:
        state = SchemaState.OLDER if revision in known else SchemaState.NEWER
    return SchemaCheck(state, revision, expected)


def upgrade_schema(engine: Engine) -> None:
    """Run the migrations that are missing, in one transaction.

    Raises
    ------
    SchemaError
        `schema_newer`.
    """
    check = check_schema(engine)
    if check.state is SchemaState.NEWER:
        raise schema_error(check)
    with transaction(engine) as connection:
        _lock(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def schema_error(check: SchemaCheck) -> SchemaError:
    """Say what stands between this database and this program."""
    match check.state:
        case SchemaState.NEWER:
            message = (
                f"the database is at revision `{check.revision}`, which this program "
                f"does not know (it knows up to `{check.expected}`); use the newer "
                "program"
            )
        case SchemaState.OLDER:
            message = (
                f"the database is at revision `{check.revision}`, this program needs "
                f"`{check.expected}`; run `cascade db upgrade`"
            )
        case _:
            message = "the database has no tables yet; run `cascade db upgrade`"
    return SchemaError(message, code=f"schema_{check.state}")


def _config() -> Config:
    config = Config()
    # The configuration parser reads a per cent sign as its own.
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    return config


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(:number)")
        connection.execute(lock, {"number": _LOCK})
