"""Sign the heads of the ledger, and keep the newest outside the database.

Whoever cuts off the end of the ledger in the database cannot also cut it off in the
witness file, nor in the copies of it that were sent elsewhere.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .atomic_files import make_directory, write_over
from .standalone import Head, head_line, head_message, read_heads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Signer:
    """Signs heads with Ed25519.

    Parameters
    ----------
    seed
        32 bytes from the key store.
    """

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> bytes:
        """32 bytes that anybody may know."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, head: Head) -> Head:
        """Give the head with its signature."""
        return replace(head, signature=self._key.sign(head_message(head)).hex())


class WitnessFile:
    """The newest signed head, in `HOME/heads/newest.jsonl`."""

    def __init__(self, home: Path) -> None:
        self._path = home / "heads" / "newest.jsonl"

    def heads(self) -> list[Head]:
        """Give the head that is kept; none before the first event."""
        return read_heads(self._path) if self._path.exists() else []

    def keep(self, head: Head) -> None:
        """Keep a head, unless a newer one is there."""
        with self._locked():
            kept = self.heads()
            if not kept or kept[-1].size < head.size:
                write_over(self._path, f"{head_line(head)}\n".encode())

    @contextmanager
    def _locked(self) -> Iterator[None]:
        make_directory(self._path.parent)
        handle = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
