"""Prove one entry, or the growth of the ledger, without handing out the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from .database import transaction
from .errors import NotFoundError
from .merkle import HashPath, consistency_path, inclusion_path, is_extended, is_included
from .standalone import Entry, Head, entry_hash, head_message, merkle_leaf
from .tables import ledger_entries, ledger_heads

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from .store import Records


@dataclass(frozen=True, slots=True)
class EntryProof:
    """An entry, a signed head, and the hashes that lead from one to the other."""

    entry: Entry
    head: Head
    path: HashPath

    def holds(self, public_key: bytes) -> bool:
        """Check the proof with the public key of the ledger."""
        leaf = merkle_leaf(bytes.fromhex(entry_hash(self.entry)))
        at = (self.entry.sequence - 1, self.head.size)
        return _is_signed(self.head, public_key) and is_included(
            leaf, at, self.path, root=self.head.root
        )


@dataclass(frozen=True, slots=True)
class GrowthProof:
    """Two signed heads, and the hashes that show that the newer extends the older."""

    old: Head
    new: Head
    path: HashPath

    def holds(self, public_key: bytes) -> bool:
        """Check the proof with the public key of the ledger."""
        return (
            _is_signed(self.old, public_key)
            and _is_signed(self.new, public_key)
            and is_extended(
                (self.old.size, self.old.root),
                (self.new.size, self.new.root),
                self.path,
            )
        )


def prove_entry(records: Records, sequence: int) -> EntryProof:
    """Prove that an entry is in the ledger under its newest signed head.

    Raises
    ------
    NotFoundError
        `unknown_entry`.
    """
    with transaction(records.engine, write=False) as connection:
        head = _head(connection, None)
        query = select(ledger_entries).where(ledger_entries.c.sequence == sequence)
        row = connection.execute(query).mappings().first()
        if row is None or head is None:
            raise _unknown("entry", sequence)
        leaves = _leaves(connection, head.size)
    return EntryProof(Entry(**row), head, inclusion_path(leaves, sequence - 1))


def prove_growth(records: Records, old_size: int) -> GrowthProof:
    """Prove that the ledger extends what it was under an earlier signed head.

    Raises
    ------
    NotFoundError
        `unknown_head` if no head of this size was signed.
    """
    with transaction(records.engine, write=False) as connection:
        old, new = _head(connection, old_size), _head(connection, None)
        if old is None or new is None:
            raise _unknown("head", old_size)
        leaves = _leaves(connection, new.size)
    return GrowthProof(old, new, consistency_path(leaves, old_size))


def _head(connection: Connection, size: int | None) -> Head | None:
    query = select(ledger_heads).order_by(ledger_heads.c.size.desc()).limit(1)
    if size is not None:
        query = query.where(ledger_heads.c.size == size)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    return Head(**{name: row[name] for name in row if name != "frontier"})


def _leaves(connection: Connection, size: int) -> list[bytes]:
    query = select(ledger_entries.c.hash).where(ledger_entries.c.sequence <= size)
    hashes = connection.execute(query.order_by(ledger_entries.c.sequence)).scalars()
    return [merkle_leaf(bytes.fromhex(text)) for text in hashes]


def _is_signed(head: Head, public_key: bytes) -> bool:
    key = Ed25519PublicKey.from_public_bytes(public_key)
    try:
        key.verify(bytes.fromhex(head.signature), head_message(head))
    except (InvalidSignature, ValueError):
        return False
    return True


def _unknown(what: str, number: int) -> NotFoundError:
    return NotFoundError(
        f"the ledger has no {what} `{number}`; `cascade ledger verify` says how long "
        "it is",
        code=f"unknown_{what}",
        item=str(number),
    )
