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
    from collections.abc import Iterator
    from pathlib import Path

    from pedigree.family import Fault

    from .arrays import Octets

# Of each line a place in the file is kept, and places must fit what numpy counts in.
MAX_BYTES = 2_000_000_000
TAB, NEWLINE, RETURN, SPACE, DELETE = 9, 10, 13, 32, 127
# Bytes looked at in one go: what is made of them fits in the processor's memory.
BLOCK = 1 << 18
PADDING = b"\n" * 9


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text as bytes.

    Attributes
    ----------
    data
        UTF-8; lines end with a newline, the last one too; more newlines behind, so
        that the last cells too can be read as words.
    size
        Bytes of the text.
    odd
        Lines, from 0, that hold other blanks than space and tab, or hidden signs.
    warnings
        What had to be assumed to read it.
    """

    data: bytes
    size: int
    odd: frozenset[int] = frozenset()
    warnings: tuple[Fault, ...] = ()


def read_source(path: Path) -> Source:
    """Read a file as bytes that are known to be text.

    Raises
    ------
    FamilyFileError
        As `read_text` does, with the limit of a register on the size.
    """
    data = read_bytes(path, most=MAX_BYTES, behind=PADDING)
    size = len(data) - len(PADDING)
    if not _is_plain(data):
        return _of_text(data[:size], str(path))
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _ended(data)


def _is_plain(data: bytes) -> bool:
    """Whether it is ASCII that the clinic path would not refuse."""
    if not data.isascii() or data.isspace():
        return False
    octets = np.frombuffer(data, dtype=np.uint8)
    return all(_is_clean(octets[first:last]) for first, last in blocks(data, 0))


def _is_clean(body: Octets) -> bool:
    """Whether a block has no sign and no line that the clinic path would refuse."""
    is_end = (body == NEWLINE) | (body == RETURN)
    low = np.count_nonzero(body < SPACE)
    if low != np.count_nonzero(is_end) + np.count_nonzero(body == TAB):
        return False
    ends = np.flatnonzero(is_end)
    longest = np.diff(ends, prepend=-1, append=len(body)).max()
    return bool(longest <= MAX_LINE) and not (body == DELETE).any()


def blocks(
    data: bytes, begin: int, size: int | None = None
) -> Iterator[tuple[int, int]]:
    """Give beginnings and ends of blocks of whole lines."""
    size = len(data) if size is None else size
    while begin < size:
        end = data.rfind(b"\n", begin, min(begin + BLOCK, size)) + 1
        if not end:
            end = data.index(b"\n", begin) + 1
        yield begin, end
        begin = end


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
    return _ended(joined.encode() + PADDING, odd, text.warnings)


def _ended(
    data: bytes, odd: frozenset[int] = frozenset(), warnings: tuple[Fault, ...] = ()
) -> Source:
    """Count the first newline behind the text to it, unless it ends with one."""
    size = len(data) - len(PADDING)
    return Source(data, size + (not data.endswith(b"\n", 0, size)), odd, warnings)


def first_lines(source: Source, rows: int) -> tuple[str, ...]:
    """Lines up to and with the given number of rows that are no comments."""
    lines: list[str] = []
    start = 0
    while rows and start < source.size:
        end = source.data.index(b"\n", start)
        lines.append(source.data[start:end].decode())
        filled = lines[-1].strip()
        rows -= bool(filled) and not filled.startswith("#")
        start = end + 1
    return tuple(lines)


def all_lines(source: Source) -> tuple[str, ...]:
    """Every line of a source."""
    return tuple(source.data[: source.size - 1].decode().split("\n"))
