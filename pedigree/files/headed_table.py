"""Rows under a header that names their columns; refuses to understand the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pedigree.family import Fault

from .ped_columns import GENDER, SEX, SIX, column_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class PedRow:
    """One person's row: the line it stands on, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PedTable:
    """The rows of a PED file, and what is wrong or doubtful about its shape."""

    rows: tuple[PedRow, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line cut into cells; cells may lack at its end if tabs separate them."""

    number: int
    cells: tuple[str, ...]
    by_tabs: bool


def headed_table(
    header: TableLine, rows: Sequence[TableLine], *, needed: Sequence[str]
) -> PedTable:
    """Give the rows under a header as cells by column, or what does not fit.

    Parameters
    ----------
    header
        The names of the columns; a name that is not known is kept as it stands.
    rows
        At least one.
    needed
        Columns that the header must name.
    """
    columns = columns_named(header.cells)
    faults = [
        *_header_faults(header, columns, needed),
        *_width_faults(rows, len(columns)),
    ]
    warnings = [
        fault(
            "column_kept",
            header.number,
            f"the column `{name}` is not known; it is kept and not used",
        )
        for name in header.cells
        if column_of(name) is None and name
    ]
    table = () if faults else rows_of(rows, columns)
    return PedTable(table, tuple(faults), tuple(warnings))


def columns_named(names: Sequence[str]) -> list[str]:
    """Columns that the names in a header mean."""
    columns = [column_of(name) or name for name in names]
    if SEX not in columns and GENDER in columns:
        # Without a column of its own, sex is what the older habit calls gender.
        columns[columns.index(GENDER)] = SEX
    return columns


def rows_of(rows: Iterable[TableLine], columns: Sequence[str]) -> tuple[PedRow, ...]:
    """Rows as cells by column."""
    return tuple(
        PedRow(row.number, dict(zip(columns, row.cells, strict=False))) for row in rows
    )


def _header_faults(
    header: TableLine, columns: Sequence[str], needed: Sequence[str]
) -> list[Fault]:
    faults = [
        fault(
            "missing_column",
            header.number,
            f"the header has no column `{column}`; accepted is a header that names "
            f"{', '.join(needed)}, and more if wanted",
        )
        for column in needed
        if column not in columns
    ]
    doubled = dict.fromkeys(each for each in columns if columns.count(each) > 1)
    faults += [
        fault(
            "duplicate_column",
            header.number,
            f"the header names the column `{column}` more than once; accepted is once",
        )
        for column in doubled
    ]
    return faults


def _width_faults(rows: Sequence[TableLine], width: int) -> list[Fault]:
    """Faults for rows that do not fit the header; told once for each width.

    Editors cut empty cells off the end of a line, so a line of tabs may be shorter.
    """
    wrong: dict[int, list[int]] = {}
    for row in rows:
        found = len(row.cells)
        shortest = min(len(SIX), width) if row.by_tabs else width
        if not shortest <= found <= width:
            wrong.setdefault(found, []).append(row.number)
    return [
        fault(
            "wrong_number_of_columns",
            numbers[0],
            f"{on_lines(numbers)} {found} columns where the header names {width}; "
            "accepted is one cell per column, with `.` for a missing value",
        )
        for found, numbers in wrong.items()
    ]


def on_lines(numbers: Sequence[int]) -> str:
    """Begin a sentence about what one line has, or several."""
    if len(numbers) == 1:
        return "the line has"
    return f"{len(numbers)} lines, this being the first, have"


def fault(code: str, line: int | None, message: str) -> Fault:
    """One thing about the shape of a table."""
    return Fault(code, line, None, message)


NO_ROWS = fault(
    "no_rows",
    None,
    "there is no row with a person; accepted is one row per person",
)
