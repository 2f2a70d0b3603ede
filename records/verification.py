"""Verify the ledger where it lies, and hand it out so that others can."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import LargeBinary, Text, cast, select

from . import standalone
from .canonical import canonical_json
from .database import transaction
from .entities import Decision
from .errors import BundleError, DatabaseError
from .ledger import mentions_of
from .rows import find_all
from .standalone import (
    Entry,
    Head,
    LedgerFault,
    check_bundle,
    check_ledger,
    entry_line,
    head_line,
)
from .tables import decisions, ledger_entries, ledger_heads, ledger_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from .store import Records

_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a verification found. `head` is the tree hash of the newest good head.

    A fault has the number of the entry, a kind (`altered`, `missing`, `reordered`,
    `truncated`, `unsigned`, `head`, `index`, `decision`, `unreadable`) and a message.
    """

    valid: bool
    events: int
    head: str | None
    faults: tuple[LedgerFault, ...]


def verify_ledger(records: Records) -> LedgerCheck:
    """Check every entry of the ledger against hashes and signed heads.

    Returns
    -------
    LedgerCheck
        Valid, or with the entries that are wrong, by their number.
    """
    # Before the snapshot: the witness must not be newer than what is checked.
    witnesses = records.witness.heads()
    try:
        with transaction(records.engine, write=False) as connection:
            return _verify(connection, records.public_key, witnesses)
    except DatabaseError as error:
        if error.code != "database_damaged":
            raise
        fault = LedgerFault(0, "unreadable", error.message)
        return LedgerCheck(valid=False, events=0, head=None, faults=(fault,))


def _verify(
    connection: Connection, public_key: bytes, witnesses: list[Head]
) -> LedgerCheck:
    heads, wrong = _heads(connection)
    count, head, found = check_ledger(
        lambda: _entries(connection), heads, public_key, witnesses=witnesses
    )
    if not found:
        wrong += _wrong_mentions(connection)
    faults = (*found, *wrong)
    return LedgerCheck(not faults, count, head, faults)


def export_bundle(records: Records, directory: Path) -> None:
    """Write the ledger, its heads, the decisions and a verifier into a folder.

    Parameters
    ----------
    directory
        Made if needed; what is there under the same names is replaced.

    Raises
    ------
    BundleError
        If the folder cannot be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with transaction(records.engine, write=False) as connection:
            _write_files(connection, directory)
        key = directory / "public_key.txt"
        key.write_text(f"{records.public_key.hex()}\n", encoding="utf-8")
        shutil.copyfile(standalone.__file__, directory / "verify.py")
    except OSError as error:
        raise BundleError(
            f"the bundle cannot be written to `{directory}` ({error.strerror})",
            code="bundle",
            file=str(directory),
        ) from None


def verify_bundle(directory: Path, *, public_key: bytes | None = None) -> LedgerCheck:
    """Check a bundle without any database.

    Parameters
    ----------
    public_key
        The key you were given earlier; without it the bundle only vouches for itself.

    Raises
    ------
    BundleError
        If a file of the bundle is missing or the public key is none.
    """
    try:
        count, head, found = check_bundle(directory, public_key=public_key)
        faults = (*found, *(_wrong_decisions(directory) if not found else ()))
    except (OSError, ValueError) as error:
        raise BundleError(
            f"`{directory}` is no bundle that can be read ({type(error).__name__}); "
            "accepted is a folder written by `cascade ledger export`",
            code="bundle",
            file=str(directory),
        ) from None
    return LedgerCheck(not faults, count, head, faults)


def _entries(connection: Connection) -> Iterator[Entry]:
    for row in _raw_rows(connection, ledger_entries):
        yield Entry(**row)


def _heads(connection: Connection) -> tuple[list[Head], list[LedgerFault]]:
    """Give the heads, and a fault for each whose unsigned part does not fit."""
    heads, faults = [], []
    for row in _raw_rows(connection, ledger_heads):
        frontier = row.pop("frontier")
        head = Head(**row)
        heads.append(head)
        if not _fits(frontier, head):
            text = f"the tree beside head {head.size} is not that of the head"
            faults.append(LedgerFault(head.size, "head", text))
    return heads, faults


def _raw_rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Give rows in the order of their number, even if a text is no text any more."""
    raw = connection.dialect.name == "sqlite"
    columns = [
        cast(column, LargeBinary).label(column.name)
        if raw and isinstance(column.type, Text)
        else column
        for column in table.c
    ]
    query = select(*columns).order_by(*table.primary_key.columns)
    rows = connection.execute(query, execution_options={"yield_per": _AT_ONCE})
    for row in rows.mappings():
        yield {name: _as_text(value) for name, value in row.items()}


def _as_text(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    return "" if value is None else value


def _fits(frontier: str, head: Head) -> bool:
    try:
        edge = [bytes.fromhex(node) for node in json.loads(frontier)]
    except (ValueError, TypeError):
        return False
    return standalone.Frontier(head.size, edge).root() == head.root


def _wrong_mentions(connection: Connection) -> list[LedgerFault]:
    """Give a fault for each entry that a trace would miss or wrongly find."""
    listed: dict[int, set[str]] = {}
    for row in _raw_rows(connection, ledger_mentions):
        listed.setdefault(row["sequence"], set()).add(row["identifier"])
    return [
        LedgerFault(
            entry.sequence, "index", f"entry {entry.sequence} is wrongly indexed"
        )
        for entry in _entries(connection)
        if set(mentions_of(entry.payload)) != listed.get(entry.sequence, set())
    ]


def _write_files(connection: Connection, directory: Path) -> None:
    with (directory / "events.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{entry_line(entry)}\n" for entry in _entries(connection))
    heads = "".join(f"{head_line(head)}\n" for head in _heads(connection)[0])
    (directory / "heads.jsonl").write_text(heads, encoding="utf-8", newline="\n")
    recorded = find_all(connection, decisions, Decision)
    lines = "".join(f"{canonical_json(_decision_fields(one))}\n" for one in recorded)
    (directory / "decisions.jsonl").write_text(lines, encoding="utf-8", newline="\n")


def _decision_fields(decision: Decision) -> dict[str, object]:
    return {
        "decision_id": decision.decision_id,
        "case_id": decision.case_id,
        "ref": decision.ref,
        "route": decision.route,
        "outcome": decision.outcome,
        "on": decision.on.isoformat(),
        "situation": decision.situation,
        "outcome_detail": decision.outcome_detail,
        "rulebook": decision.rulebook,
    }


def _wrong_decisions(directory: Path) -> list[LedgerFault]:
    """Give a fault for each decision in the ledger that is recorded otherwise."""
    text = (directory / "decisions.jsonl").read_text(encoding="utf-8")
    recorded = {}
    for line in text.splitlines():
        fields = json.loads(line)
        recorded[fields["decision_id"]] = fields
    faults = []
    for entry in standalone.read_bundle_entries(directory):
        payload = json.loads(entry.payload)
        if entry.event != "decision.made":
            continue
        found = recorded.get(payload["decision_id"], {})
        names = ("case_id", "ref", "route", "outcome", "rulebook")
        if any(found.get(name) != payload[name] for name in names):
            message = f"the decision of entry {entry.sequence} is recorded otherwise"
            faults.append(LedgerFault(entry.sequence, "decision", message))
    return faults
