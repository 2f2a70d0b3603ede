"""The bytes of a register's file, as UTF-8 with plain line ends; refuses binary ones.

What is ASCII is looked at as bytes; what is not goes through the clinic path's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pedigree.files.family_text import MAX_LINE, decoded, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from pedigree.family import Fault

    from .arrays import Octets

# Of each line a place in the file is kept, and places must fit what numpy counts in.
MAX_BYTES = 4_000_000_000
REFUSED = bytes({*range(32), 127} - {9, 10, 13})
NEWLINE = 10


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text as bytes.

    Attributes
    ----------
    data
        UTF-8; lines end with a newline, the last one too.
    odd
        Lines, from 0, that hold other blanks than space and tab, or hidden signs.
    warnings
        What had to be assumed to read it.
    """

    data: bytes
    odd: frozenset[int] = frozenset()
    warnings: tuple[Fault, ...] = ()


def read_source(path: Path) -> Source:
    """Read a file as bytes that are known to be text.

    Raises
    ------
    FamilyFileError
        As `read_text` does, with the limit of a register on the size.
    """
    data = read_bytes(path, most=MAX_BYTES)
    if not _is_plain(data):
        return _of_text(data, str(path))
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return Source(_ended(data))


def _is_plain(data: bytes) -> bool:
    """Whether it is ASCII that the clinic path would not refuse."""
    if not data.isascii() or not data.strip():
        return False
    if len(data.translate(None, REFUSED)) != len(data):
        return False
    octets = np.frombuffer(data, dtype=np.uint8)
    return longest_line(octets) <= MAX_LINE


def longest_line(octets: Octets) -> int:
    """Bytes of the longest line, its end included."""
    ends = np.flatnonzero((octets == NEWLINE) | (octets == ord("\r")))
    bounds = np.concatenate([[-1], ends, [len(octets)]])
    return int(np.diff(bounds).max())


def _of_text(data: bytes, file: str) -> Source:
    text = decoded(data, file)
    joined = "\n".join(text.lines)
    unclear = "".join(
        sign
        for sign in set(joined)
        if sign not in "\n\t " and (sign.isspace() or not sign.isprintable())
    )
    odd: frozenset[int] = frozenset()
    if unclear:
        found = re.compile(f"[{re.escape(unclear)}]")
        odd = frozenset(
            number for number, line in enumerate(text.lines) if found.search(line)
        )
    return Source(_ended(joined.encode()), odd, text.warnings)


def _ended(data: bytes) -> bytes:
    return data if data.endswith(b"\n") else data + b"\n"


def first_lines(data: bytes, rows: int) -> tuple[str, ...]:
    """Lines up to and with the given number of rows that are no comments."""
    lines: list[str] = []
    start = 0
    while rows and start < len(data):
        end = data.index(b"\n", start)
        lines.append(data[start:end].decode())
        filled = lines[-1].strip()
        rows -= bool(filled) and not filled.startswith("#")
        start = end + 1
    return tuple(lines)


def all_lines(data: bytes) -> tuple[str, ...]:
    """Every line of a source."""
    return tuple(data.decode().removesuffix("\n").split("\n"))
