"""What every step works with: the records, the law and a clock."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from consent import Rulebook
from flows.errors import FlowsError
from flows.steps.law_overlays import overlaid_law
from records import (
    EventName,
    JsonObject,
    Records,
    UnitOfWork,
    load_master_key,
    open_records,
)

HOME_VARIABLE = "KINCASCADE_HOME"
DATABASE_VARIABLE = "KINCASCADE_DATABASE"
KEY_VARIABLE = "KINCASCADE_KEY"

ENGINE = "engine"
"""Who acts where a rule, not a person, decided."""


@dataclass(frozen=True)
class Office:
    """The place a step works in.

    Parameters
    ----------
    home
        Folder that holds all state of this installation.
    records
        The domain database, the vault and the ledger.
    rulebook
        The law as dated data, with the values signed for this installation.
    now
        The clock; a test passes its own.
    """

    home: Path
    records: Records
    rulebook: Rulebook
    now: Callable[[], datetime]

    def say(
        self, unit: UnitOfWork, event: EventName, payload: JsonObject, *, by: str
    ) -> None:
        """Enter an event in the ledger, at this moment.

        Parameters
        ----------
        unit
            The unit of work in which it happened.
        event, payload
            As the catalogue of events has them.
        by
            Who acts: a user, or `ENGINE` where a rule decided.
        """
        unit.ledger.append(event, payload, at=self.now(), by=by)


def system_clock() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


@contextmanager
def open_office(
    home: Path,
    *,
    database: str | None = None,
    now: Callable[[], datetime] = system_clock,
) -> Iterator[Office]:
    """Open the records of one installation, creating or upgrading them if needed.

    Parameters
    ----------
    home
        Folder that holds all state; made, readable by its owner only, if missing.
    database
        Address of the database; the default is an SQLite file in `home`.
    now
        The clock.

    Yields
    ------
    Office
        Ready for steps; closed at the end of the block.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    url = database or f"sqlite:///{home / 'kincascade.db'}"
    records = open_records(url, home=home, key=_master_key(home))
    try:
        records.upgrade()
        yield Office(home, records, overlaid_law(records), now)
    finally:
        records.close()


@contextmanager
def office_from_environment() -> Iterator[Office]:
    """Open the office that the environment of this process names.

    Yields
    ------
    Office
        As `open_office`.

    Raises
    ------
    FlowsError
        The environment names no home folder.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home is None:
        raise FlowsError(
            f"`{HOME_VARIABLE}` is not set; the path of the home folder is accepted",
            code="no_home",
        )
    with open_office(Path(home), database=os.environ.get(DATABASE_VARIABLE)) as office:
        yield office


def _master_key(home: Path) -> bytes:
    given = os.environ.get(KEY_VARIABLE)
    return load_master_key(home / "keys" / "master.key", value=given)
