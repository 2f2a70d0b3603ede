"""Files that are there whole or not at all, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def make_directory(path: Path) -> None:
    """Make a directory that others may not enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_new(path: Path, data: bytes) -> bool:
    """Write a file unless one is there; say whether this call wrote it."""
    with _prepared(path, data) as draft:
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
    _sync_directory(path.parent)
    return True


def write_over(path: Path, data: bytes) -> None:
    """Write a file in place of the one that is there."""
    with _prepared(path, data) as draft:
        draft.replace(path)
    _sync_directory(path.parent)


def append_line(path: Path, line: str) -> None:
    """Add one line to a file, durably; lines of two processes do not mix."""
    make_directory(path.parent)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    handle = os.open(path, flags, 0o600)
    try:
        os.write(handle, f"{line}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _prepared(path: Path, data: bytes) -> Iterator[Path]:
    """Write a draft beside the file, on disk before it is used."""
    make_directory(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _sync_directory(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
