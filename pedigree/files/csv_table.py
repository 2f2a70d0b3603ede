"""The rows and columns of a CSV file; refuses to understand the cells."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .headed_table import NO_ROWS, PedTable, TableLine, fault, headed_table
from .ped_columns import FATHER, INDIVIDUAL, MOTHER, SEX, SIX, column_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pedigree.family import Fault

SEPARATORS = (",", ";", "\t")
NEEDED = (INDIVIDUAL, FATHER, MOTHER, SEX)


@dataclass(frozen=True, slots=True)
class CsvHeader:
    """The line that names the columns: how many stand before it, what parts its cells.

    Attributes
    ----------
    before
        Lines before it: blank ones, or comments.
    separator
        A comma, a semicolon or a tab.
    names
        In order; of a column without a name nothing.
    """

    before: int
    separator: str
    names: tuple[str, ...]


def csv_header(lines: Sequence[str]) -> CsvHeader | None:
    """Find the header of a CSV file, or `None` where the lines are something else.

    A line of tabs that names all the columns of PED is left to PED, and so is one that
    begins with `#` as its header does.

    Parameters
    ----------
    lines
        The lines of a file; only comments may stand before the header.
    """
    for before, line in enumerate(lines):
        if not line.strip():
            continue
        for separator in SEPARATORS:
            names = _names(line, separator)
            if _are_names(names) and not _is_of_ped(line, separator, names):
                return CsvHeader(before, separator, names)
        if not line.lstrip().startswith("#"):
            return None
    return None


def read_csv_table(lines: Sequence[str]) -> PedTable:
    """Cut the lines of a CSV file into rows of named cells.

    Cells may be quoted, and a quoted one may hold the separator. Rows in which nothing
    is said, and comments, are left out; so are columns without a name.

    Parameters
    ----------
    lines
        The lines of the file.
    """
    header = csv_header(lines)
    if header is None:
        return PedTable((), (_no_header(lines),), ())
    rows: list[TableLine] = []
    try:
        for number, cells in _records(lines, header):
            rows += _row(number, cells, len(header.names))
    except _BrokenQuotesError as error:
        return PedTable((), (error.told,), ())
    if not rows:
        return PedTable((), (NO_ROWS,), ())
    unnamed = [place for place, name in enumerate(header.names) if not name]
    return headed_table(
        TableLine(header.before + 1, _without(header.names, unnamed), by_tabs=False),
        [
            TableLine(row.number, _without(row.cells, unnamed), by_tabs=False)
            for row in rows
        ],
        needed=NEEDED,
    )


class _BrokenQuotesError(ValueError):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.told = fault(
            "broken_quotes",
            line,
            "a quoted cell begins on the line and does not end before a separator; "
            'accepted is a cell between two `"`, in which `""` stands for one',
        )


def _records(
    lines: Sequence[str], header: CsvHeader
) -> Iterator[tuple[int, list[str]]]:
    """Give what stands under the header, with the line on which each row begins."""
    below = (f"{line}\n" for line in lines[header.before + 1 :])
    reader = csv.reader(
        below, delimiter=header.separator, skipinitialspace=True, strict=True
    )
    line = header.before + 2
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise _BrokenQuotesError(line) from None
        if cells is None:
            return
        yield line, [cell.strip() for cell in cells]
        line = header.before + 2 + reader.line_num


def _row(number: int, cells: list[str], width: int) -> Iterator[TableLine]:
    filled = [cell for cell in cells if cell]
    if not filled or (len(filled) == 1 and cells[0].startswith("#")):
        return
    while len(cells) > width and not cells[-1]:
        cells.pop()
    yield TableLine(number, tuple(cells), by_tabs=False)


def _without(cells: Sequence[str], unnamed: Sequence[int]) -> tuple[str, ...]:
    return tuple(cell for place, cell in enumerate(cells) if place not in unnamed)


def _names(line: str, separator: str) -> tuple[str, ...]:
    try:
        cells = next(
            csv.reader(
                [line.strip(" ").lstrip("#")],
                delimiter=separator,
                skipinitialspace=True,
                strict=True,
            )
        )
    except (csv.Error, StopIteration):
        return ()
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _are_names(names: Sequence[str]) -> bool:
    known = {column_of(name) for name in names}
    return INDIVIDUAL in known and not known.isdisjoint((FATHER, MOTHER))


def _is_of_ped(line: str, separator: str, names: Sequence[str]) -> bool:
    if separator != "\t":
        return False
    known = {column_of(name) for name in names}
    # Without a name for the sex the first row of a PED file may look like one.
    return line.startswith("#") or known.issuperset(SIX) or SEX not in known


def _no_header(lines: Sequence[str]) -> Fault:
    first = next(number for number, line in enumerate(lines, 1) if line.strip())
    return fault(
        "no_header",
        first,
        "the line names no columns for persons and their parents; accepted is a first "
        "line with names such as id, father, mother and sex",
    )
