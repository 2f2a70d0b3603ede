"""Where the cells of every row stand in the bytes; refuses to read what is in them.

Lines that are cut alike are cut all at once; every other line is cut by the clinic path
and its cells are written behind the bytes of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pedigree.files.ped_table import split_cells

from .alike import HASH, cut_alike, padded_cells
from .source import NEWLINE, SPACE, TAB

if TYPE_CHECKING:
    from .arrays import Mask, Numbers, Octets, Places
    from .source import Source

# A cell is read eight bytes at a time, so the bytes go on a little behind the last.
WORD = 8


@dataclass(frozen=True, slots=True)
class Cells:
    """Places of the cells of every row.

    Attributes
    ----------
    octets
        The bytes of the file, and behind them those of cells cut one by one.
    start, length
        Place and number of bytes of every cell, a column after the other.
    line
        Line of every row, from 1.
    odd
        Rows that were cut one by one.
    misfit
        Lines of rows with another number of cells.
    by_tabs
        Whether cells may hold blanks.
    """

    octets: Octets
    start: Places
    length: Places
    line: Numbers
    odd: Mask
    misfit: tuple[int, ...]
    by_tabs: bool

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.line)

    def text(self, row: int, column: int) -> str:
        """Give the text of one cell."""
        start, length = int(self.start[column, row]), int(self.length[column, row])
        return self.octets[start : start + length].tobytes().decode()


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines that may be rows, and all their cells one after the other."""

    octets: Octets
    begin: Numbers
    end: Numbers
    start: Numbers
    length: Numbers
    by_tabs: bool


def cut(source: Source, *, skip: int, columns: int) -> Cells:
    """Cut the rows of a file into cells.

    Parameters
    ----------
    source
        The file.
    skip
        How many lines at the top hold no rows.
    columns
        How many cells a row has; a row with fewer is filled up with empty ones.
    """
    begin = 0
    for _ in range(skip):
        begin = source.data.index(b"\n", begin) + 1
    by_tabs = source.data.count(b"\t", begin, source.data.find(b"\n", begin)) >= 4
    alike = None
    if not source.odd:
        alike = cut_alike(source, begin, columns, by_tabs=by_tabs)
    if alike is None:
        lines = _lines(source, begin, by_tabs=by_tabs)
        return _one_by_one(source, lines, skip, columns)
    start, length = alike
    rows = start.shape[1]
    return Cells(
        octets=np.frombuffer(source.data, dtype=np.uint8),
        start=start,
        length=length,
        line=skip + 1 + np.arange(rows),
        odd=np.zeros(rows, dtype=np.bool_),
        misfit=(),
        by_tabs=by_tabs,
    )


def _lines(source: Source, begin: int, *, by_tabs: bool) -> _Lines:
    octets = np.frombuffer(source.data, dtype=np.uint8)
    body = octets[begin : source.size]
    is_end = (body == TAB) | (body == NEWLINE) if by_tabs else body <= SPACE
    ends = np.flatnonzero(is_end)
    is_line_end = body[ends] == NEWLINE
    ends += begin
    start = np.empty_like(ends)
    start[:1], start[1:] = begin, ends[:-1] + 1
    length = ends - start
    line_ends = ends[is_line_end]
    line_begins = np.empty_like(line_ends)
    line_begins[:1], line_begins[1:] = begin, line_ends[:-1] + 1
    if not by_tabs and not length.all():
        filled = length > 0
        start, length = start[filled], length[filled]
    return _Lines(octets, line_begins, line_ends, start, length, by_tabs)


def _one_by_one(source: Source, lines: _Lines, skip: int, columns: int) -> Cells:
    """Cut alike what can be, and every other line by the clinic path."""
    first = np.searchsorted(lines.start, lines.begin)
    count = np.diff(np.append(first, len(lines.start)))
    is_plain = (count == columns) & ~_doubtful_lines(lines, first)
    is_plain[[number - skip for number in source.odd if number >= skip]] = False
    plain = np.flatnonzero(is_plain)
    places = first[plain][:, None] + np.arange(columns)
    extra = _Extra(len(source.data), columns)
    for number in np.flatnonzero(~is_plain).tolist():
        line = source.data[lines.begin[number] : lines.end[number]].decode()
        extra.add(line, number)
    order = np.argsort(np.concatenate([plain, _numbers(extra.lines)]), kind="stable")
    shape = (-1, columns)
    joined = [
        np.ascontiguousarray(
            np.concatenate([one, _numbers(other).reshape(shape)])[order].T
        )
        for one, other in (
            (lines.start[places], extra.start),
            (lines.length[places], extra.length),
        )
    ]
    return Cells(
        octets=_padded(source.data, b"".join(extra.written)),
        start=joined[0],
        length=joined[1],
        line=np.concatenate([plain, _numbers(extra.lines)])[order] + skip + 1,
        odd=order >= len(plain),
        misfit=tuple(each + skip + 1 for each in extra.misfit),
        by_tabs=lines.by_tabs or len(plain) < len(order),
    )


def _doubtful_lines(lines: _Lines, first: Numbers) -> Mask:
    """Lines that may be cut otherwise, hold nothing or are comments."""
    if not len(lines.start):
        return np.ones(len(first), dtype=np.bool_)
    doubtful: Mask = (
        lines.octets[lines.start[np.minimum(first, len(lines.start) - 1)]] == HASH
    )
    if lines.by_tabs:
        marks = np.concatenate(
            [[0], np.cumsum(padded_cells(lines.octets, lines.start, lines.length))]
        )
        filled = np.concatenate([[0], np.cumsum(lines.length > 0)])
        after = np.append(first[1:], len(lines.start))
        doubtful |= (marks[after] > marks[first]) | (filled[after] == filled[first])
        return doubtful
    tabs = np.flatnonzero(lines.octets == TAB)
    between = np.searchsorted(tabs, lines.end) - np.searchsorted(tabs, lines.begin)
    doubtful |= between >= 4
    return doubtful


class _Extra:
    """Rows cut one by one."""

    def __init__(self, place: int, columns: int) -> None:
        self.place = place
        self.columns = columns
        self.written: list[bytes] = []
        self.start: list[int] = []
        self.length: list[int] = []
        self.lines: list[int] = []
        self.misfit: list[int] = []

    def add(self, line: str, number: int) -> None:
        """Cut one line unless it is blank or a comment."""
        cells = split_cells(line) if line.strip() else ("#",)
        if cells[0].startswith("#"):
            return
        if len(cells) != self.columns:
            self.misfit.append(number)
        self.lines.append(number)
        for cell in (*cells, *[""] * self.columns)[: self.columns]:
            octets = cell.encode()
            self.start.append(self.place)
            self.length.append(len(octets))
            self.written.append(octets)
            self.place += len(octets)


def _numbers(values: list[int]) -> Numbers:
    return np.array(values, dtype=np.int64)


def _padded(data: bytes, extra: bytes) -> Octets:
    return np.frombuffer(b"".join((data, extra, bytes(WORD))), dtype=np.uint8)
