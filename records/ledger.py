"""The ledger as a unit of work sees it: append, and nothing else.

Entries wait until the unit commits and are then written together, so that the lock
on the end of the ledger is held for as short as possible and always taken last.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, text

from .canonical import JsonObject, canonical_json
from .columns import utc_text
from .errors import LedgerError, ValueRefusedError
from .events import EventName, check_payload
from .identifiers import IDENTIFIER_PATTERN
from .standalone import ZERO, Entry, Frontier, Head, entry_hash, merkle_leaf
from .tables import ledger_entries, ledger_heads, ledger_mentions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from .heads import Signer

#: The fields of a payload by which an entry can be traced.
MENTIONED: Final = frozenset({"case_id", "ref", "about", "letter_id"})
#: Serialises writers on PostgreSQL; an arbitrary number, the same everywhere.
_LOCK: Final = 7_203_114_902
_BY: Final = re.compile(IDENTIFIER_PATTERN)


class Ledger:
    """What this unit of work adds to the ledger."""

    def __init__(self, connection: Connection, signer: Signer) -> None:
        self._connection = connection
        self._signer = signer
        self._waiting: list[tuple[str, str, EventName, str]] = []

    def append(
        self, event: EventName, payload: JsonObject, *, at: datetime, by: str
    ) -> None:
        """Add an event; it is written when the unit commits.

        Parameters
        ----------
        event
            A name of the catalogue.
        payload
            What the catalogue asks for with this event: identifiers, codes, digests.
        at
            When it happened, with time zone.
        by
            Who acted: the identifier of a user, or `system`.

        Raises
        ------
        LedgerError
            `event_unknown` or `payload_refused`.
        ValueRefusedError
            If `at` has no time zone or `by` is no identifier.
        """
        if _BY.fullmatch(by) is None:
            raise ValueRefusedError(
                "`by` is no identifier of a user; accepted are letters, digits and "
                "`._:@/+-`, without blanks",
                code="value_refused",
                item="by",
            )
        accepted = canonical_json(check_payload(event, payload))
        self._waiting.append((utc_text(at), by, EventName(event), accepted))

    def flush(self) -> Head | None:
        """Write what waits and sign the new head; None if nothing waits.

        Raises
        ------
        LedgerError
            `ledger_damaged`: the end of the ledger is not what was signed.
        """
        if not self._waiting:
            return None
        if self._connection.dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(:number)")
            self._connection.execute(lock, {"number": _LOCK})
        previous, frontier = self._end()
        entries: list[Entry] = []
        for at, by, event, payload in self._waiting:
            draft = Entry(frontier.size + 1, at, by, event, payload, previous, "")
            previous = entry_hash(draft)
            entries.append(Entry(**{**draft.__dict__, "hash": previous}))
            frontier.add(merkle_leaf(bytes.fromhex(previous)))
        self._waiting.clear()
        self._write(entries)
        return self._sign(entries[-1], frontier)

    def _end(self) -> tuple[str, Frontier]:
        """Give the last hash and the tree, if entries and signed head agree."""
        newest = select(ledger_heads).order_by(ledger_heads.c.size.desc()).limit(1)
        head = self._connection.execute(newest).mappings().first()
        last = select(ledger_entries.c.sequence, ledger_entries.c.hash)
        last = last.order_by(ledger_entries.c.sequence.desc()).limit(1)
        entry = self._connection.execute(last).first()
        if head is None and entry is None:
            return ZERO, Frontier()
        if head is None or entry is None or tuple(entry) != (head.size, head.chain):
            raise _damaged()
        edge = [bytes.fromhex(node) for node in json.loads(head.frontier)]
        frontier = Frontier(head.size, edge)
        if frontier.root() != head.root:
            raise _damaged()
        return str(entry.hash), frontier

    def _write(self, entries: list[Entry]) -> None:
        rows = [dict(entry.__dict__) for entry in entries]
        self._connection.execute(insert(ledger_entries), rows)
        mentions = [
            {"identifier": identifier, "sequence": entry.sequence}
            for entry in entries
            for identifier in mentions_of(entry.payload)
        ]
        if mentions:
            self._connection.execute(insert(ledger_mentions), mentions)

    def _sign(self, last: Entry, frontier: Frontier) -> Head:
        head = self._signer.sign(
            Head(frontier.size, last.at, last.hash, frontier.root(), "")
        )
        edge = canonical_json([node.hex() for node in frontier.edge])
        row = {**head.__dict__, "frontier": edge}
        self._connection.execute(insert(ledger_heads), row)
        return head


def mentions_of(payload: str) -> list[str]:
    """Give the identifiers by which an entry is found, sorted."""
    fields = json.loads(payload)
    return sorted({fields[name] for name in MENTIONED & fields.keys()})


def _damaged() -> LedgerError:
    return LedgerError(
        "the end of the ledger is not what was signed, so nothing is added to it; "
        "`cascade ledger verify` names what is wrong",
        code="ledger_damaged",
    )
