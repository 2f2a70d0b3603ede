"""Open the records: the one object that the rest of the program holds."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import select, update

from .canonical import canonical_json, read_json
from .database import make_file_for, open_engine, transaction, truncate_wal
from .errors import ConflictError, StateError, StepAlreadyDoneError
from .events import EventName
from .heads import Signer, WitnessFile
from .keys import KeyStore, fingerprint
from .schema import SchemaCheck, check_schema, schema_error, upgrade_schema
from .tables import erasures
from .tracing import LedgerEvent, trace
from .unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from .canonical import JsonObject

_ATTEMPTS = 5


def open_records(url: str, *, home: Path, key: bytes) -> Records:
    """Open the records of one installation; nothing is read from the database yet.

    Parameters
    ----------
    url
        `sqlite:///FILE` or `postgresql://USER@HOST/NAME`.
    home
        The folder for keys, heads and erasures.
    key
        The master key, 32 bytes, as `load_master_key` gives it.

    Returns
    -------
    Records
        Close it, or use it with `with`.

    Raises
    ------
    DatabaseError
        `database_not_supported`.
    KeyFileError
        `wrong_key` if the key folder was sealed with another master key.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from pathlib import Path
    >>> with TemporaryDirectory() as folder:
    ...     home = Path(folder)
    ...     with open_records(f"sqlite:///{home}/r.db", home=home, key=b"k" * 32) as r:
    ...         before = r.check().state
    ...         r.upgrade()
    ...         print(before, r.check().state)
    missing current
    """
    return Records(url, home=home, key=key)


class Records:
    """The records of one installation. May be shared by threads, not by processes."""

    def __init__(self, url: str, *, home: Path, key: bytes) -> None:
        self.home = home
        self._keys = KeyStore(home, key)
        self._fingerprint = fingerprint(key)
        self._signer = Signer(self._keys.signing_seed())
        self._witness = WitnessFile(home)
        make_file_for(url)
        self._engine = open_engine(url)
        self._ready = False
        self._lock = threading.Lock()
        self._thread = threading.local()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The engine, for this room only."""
        return self._engine

    @property
    def witness(self) -> WitnessFile:
        """The newest signed head, outside the database."""
        return self._witness

    @property
    def public_key(self) -> bytes:
        """What verifies the heads of the ledger: Ed25519, 32 bytes."""
        return self._signer.public_key

    def upgrade(self) -> None:
        """Bring the schema up to date.

        Raises
        ------
        SchemaError
            `schema_newer`.
        DatabaseError
            If the database cannot be used.
        """
        upgrade_schema(self._engine)

    def check(self) -> SchemaCheck:
        """Say whether the schema is current; the answer counts as a boolean.

        Raises
        ------
        DatabaseError
            If the database cannot be used.
        """
        return check_schema(self._engine)

    @contextmanager
    def unit_of_work(self, *, write: bool = True) -> Iterator[UnitOfWork]:
        """One transaction: committed on a clean exit, rolled back on any exception.

        Parameters
        ----------
        write
            Without it nothing can be changed, and nobody has to wait.

        Raises
        ------
        SchemaError
            If the schema is not current.
        ConflictError
            If another process changed the same thing; repeat the step.
        StateError
            `unit_open`: this thread has not finished its last one.
        DatabaseError
            If the database cannot be used.
        """
        self._make_ready()
        with self._alone(write=write), transaction(self._engine, write=write) as open_:
            unit = UnitOfWork(open_, self._keys, self._signer)
            yield unit
            head = unit.ledger.flush()
        if head is not None:
            self._witness.keep(head)
        if unit.vault.erased:
            self._finish_erasures()

    def step(
        self, key: str, work: Callable[[UnitOfWork], JsonObject]
    ) -> dict[str, object]:
        """Do something once, however often and by however many processes it is asked.

        Parameters
        ----------
        key
            What makes the step this step.
        work
            Does it inside the unit it is given, and gives its result as JSON. It may
            run again after a conflict, on a fresh unit.

        Returns
        -------
        dict
            The result, of this call or of the one that came first.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self.unit_of_work() as unit:
                    done = unit.steps.result(key)
                    if done is not None:
                        return done
                    result = read_json(canonical_json(work(unit)))
                    unit.steps.record(key, result)
            except (StepAlreadyDoneError, ConflictError):
                if attempt == _ATTEMPTS:
                    raise
            else:
                return result
        raise AssertionError  # the last attempt returns or raises

    def trace(
        self,
        *,
        case_id: str | None = None,
        ref: str | None = None,
        letter_id: str | None = None,
    ) -> tuple[LedgerEvent, ...]:
        """Give the events that speak of all the identifiers given, oldest first."""
        self._make_ready()
        wanted = [word for word in (case_id, ref, letter_id) if word is not None]
        with transaction(self._engine, write=False) as connection:
            return trace(connection, wanted)

    def rotate(self, new_key: bytes, *, at: datetime, by: str) -> None:
        """Wrap every key with another master key. Stop all other processes first.

        Stopped in the middle, it is repeated by opening with the old key again.

        Raises
        ------
        KeyFileError
            `key_refused` if the new key has not 32 bytes.
        """
        turned = self._keys.rotate(new_key)
        with self.unit_of_work() as unit:
            payload = {"old": self._fingerprint, "new": fingerprint(new_key)}
            unit.ledger.append(EventName.KEY_ROTATED, payload, at=at, by=by)
        self._keys, self._fingerprint = turned, fingerprint(new_key)

    def reapply_erasures(self) -> tuple[str, ...]:
        """Erase again whoever was erased before a backup came back.

        Returns
        -------
        tuple of str
            The refs that the restored data still had.
        """
        with self.unit_of_work() as unit:
            for ref in sorted(self._keys.destroyed()):
                unit.vault.erase(ref)
            found = set(unit.vault.erased)
        with transaction(self._engine, write=False) as connection:
            listed = connection.execute(select(erasures.c.ref)).scalars().all()
        alive = [ref for ref in listed if not self._keys.is_destroyed(ref)]
        for ref in alive:
            self._keys.destroy(ref)
        return tuple(sorted(found | set(alive)))

    @contextmanager
    def _alone(self, *, write: bool) -> Iterator[None]:
        """Refuse a second writer in the same thread: it would wait for itself."""
        if not write:
            yield
            return
        if getattr(self._thread, "writes", False):
            raise StateError(
                "a unit of work of this thread is still open; accepted is one at a "
                "time",
                code="unit_open",
            )
        self._thread.writes = True
        try:
            yield
        finally:
            self._thread.writes = False

    def _make_ready(self) -> None:
        with self._lock:
            if self._ready:
                return
            check = self.check()
            if not check:
                raise schema_error(check)
            self._finish_erasures()
            self._ready = True

    def _finish_erasures(self) -> None:
        """Destroy the keys of erasures that are committed, then empty the WAL."""
        query = select(erasures.c.ref).where(erasures.c.finished.is_(False))
        with transaction(self._engine, write=False) as connection:
            open_refs = list(connection.execute(query).scalars())
        if not open_refs:
            return
        for ref in open_refs:
            self._keys.destroy(ref)
        if not truncate_wal(self._engine):
            # A reader holds the log; the next use of the records tries again.
            return
        done = update(erasures).where(erasures.c.ref.in_(open_refs))
        with transaction(self._engine) as connection:
            connection.execute(done.values(finished=True))
