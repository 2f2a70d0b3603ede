"""The rows of a register with named columns; refuses to understand the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pedigree.files.file_error import FamilyFileError
from pedigree.files.headed_table import PedRow
from pedigree.files.ped_columns import SIX
from pedigree.files.ped_table import header_columns, read_table, split_cells

from .cutting import Cells, cut
from .directory import Directory, keys
from .source import all_lines, first_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from pedigree.family import Fault

    from .arrays import Codes, Mask, Numbers
    from .directory import Keys
    from .source import Source


class ShapeError(FamilyFileError):
    """A file whose rows and columns do not fit; it may have doubts beside faults."""

    def __init__(
        self, faults: Sequence[Fault], *, file: str, warnings: tuple[Fault, ...]
    ) -> None:
        super().__init__(faults, file=file)
        self.warnings = warnings


# Briefest cells are read as a pair of bytes.
PAIR = 2
KEPT = np.array([0, 0xFF, 0xFFFF], dtype=np.uint16)


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """Cells by row and by the name of their column.

    Attributes
    ----------
    cells
        Where they stand.
    columns
        Number of each column by the names of `ped_columns`.
    warnings
        What is doubtful about the shape of the file.
    """

    cells: Cells
    columns: dict[str, int]
    warnings: tuple[Fault, ...]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.cells)

    def row(self, number: int) -> PedRow:
        """Give one row as the clinic path has it."""
        texts = {
            column: self.cells.text(number, place)
            for column, place in self.columns.items()
        }
        return PedRow(int(self.cells.line[number]), texts)

    def keys(
        self, column: str, rows: Numbers | None = None, scope: Numbers | None = None
    ) -> Keys:
        """Read a column as keys, of all rows or of some."""
        place = self.columns[column]
        start, length = self.cells.start[place], self.cells.length[place]
        if rows is not None:
            start, length = start[rows], length[rows]
        return keys(self.cells.octets, start, length, scope)

    def coded(self, column: str, codes: Mapping[str, int]) -> Codes:
        """Give codes to cells that hold a text of at most two bytes, 0 to others."""
        place = self.columns[column]
        start, length = self.cells.start[place], self.cells.length[place]
        found = np.zeros(len(length), dtype=np.int8)
        brief = np.flatnonzero(length <= PAIR)
        by_pair: NDArray[np.uint16] = np.ndarray(
            (len(self.cells.octets) - 1,),
            np.dtype("<u2"),
            self.cells.octets.data,
            strides=(1,),
        )
        pairs = by_pair[start[brief]] & KEPT[length[brief]]
        meaning = np.zeros(1 << 16, dtype=np.int8)
        for text, code in codes.items():
            meaning[int.from_bytes(text.encode(), "little")] = code
        found[brief] = meaning[pairs]
        return found

    def is_one_of(self, column: str, texts: Iterable[str]) -> Mask:
        """Whether each cell of a column is one of some texts of at most two bytes."""
        return self.coded(column, dict.fromkeys(texts, 1)).view(np.bool_)

    def distinct(self, column: str) -> tuple[Numbers, tuple[str, ...]]:
        """Give for each row the number of its cell's text, and those texts."""
        codes, first = Directory.of(self.keys(column)).codes()
        place = self.columns[column]
        return codes, tuple(self.cells.text(row, place) for row in first.tolist())


def register_table(source: Source, *, file: str) -> RegisterTable:
    """Cut a file into rows of named cells.

    Raises
    ------
    FamilyFileError
        With everything that is wrong with the shape of the file.
    """
    lines = first_lines(source, 2)
    header = header_columns(lines)
    rows = [line for line in lines if _is_row(line)]
    if not rows or (header is not None and _is_header(rows[0], header)):
        rows = rows[1:]
    if not rows:
        _refuse(all_lines(source), file)
    skip = next(place for place, line in enumerate(lines) if line is rows[0])
    columns = header or SIX
    width = len(columns) if header else len(split_cells(rows[0]))
    if width < len(SIX) or (header is None and width != len(SIX)):
        _refuse(all_lines(source), file)
    cells = cut(source, skip=skip, columns=width)
    warnings = _refuse(_sparse(source, lines, cells), file)
    places = {column: place for place, column in enumerate(columns)}
    return RegisterTable(cells, places, warnings)


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _is_header(line: str, header: Sequence[str]) -> bool:
    """Whether a line without `#` is itself the header."""
    return header_columns([line]) == tuple(header)


def _refuse(lines: Sequence[str], file: str) -> tuple[Fault, ...]:
    """Have the clinic path find the faults of shape; give its warnings if none."""
    table = read_table(lines)
    if table.faults:
        raise ShapeError(table.faults, file=file, warnings=table.warnings)
    return table.warnings


def _sparse(source: Source, lines: Sequence[str], cells: Cells) -> Sequence[str]:
    """Lines at their places, those left out that are as they should be."""
    if not cells.misfit:
        return lines
    every = all_lines(source)
    kept = [""] * len(every)
    kept[: len(lines)] = lines
    for number in cells.misfit:
        kept[number - 1] = every[number - 1]
    return kept
