"""The rows and columns of a PED file; refuses to understand the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pedigree.family import Fault

from .ped_columns import FATHER, GENDER, INDIVIDUAL, MOTHER, SEX, SIX, column_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ALLELES = frozenset({"-9", *"01234ACGTNIDacgt"})
NAMES_OF_SIX = "family id, individual id, father, mother, sex and phenotype"


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
class _Line:
    number: int
    cells: tuple[str, ...]
    by_tabs: bool


def read_table(lines: Sequence[str]) -> PedTable:
    """Cut the lines of a PED file into rows of named cells.

    Tabs separate where a line has them, else runs of blanks. A first line that names
    the columns, with or without `#`, is honoured; other lines with `#` are comments.
    """
    split = _split_lines(lines)
    header = _header(split)
    rows = [line for line in split if not _is_comment(line) and line is not header]
    if not rows:
        return PedTable((), (_fault("no_rows", None, _NO_ROWS),), ())
    if header is None:
        return _bare_table(rows)
    return _headed_table(header, rows)


_NO_ROWS = "there is no row with a person; accepted is one row per person"


def header_columns(lines: Sequence[str]) -> tuple[str, ...] | None:
    """Columns that the header among the first lines names, or `None` without one."""
    header = _header(_split_lines(lines))
    return None if header is None else tuple(_columns(_names(header)))


def split_cells(line: str) -> tuple[str, ...]:
    """Cut one line that is not blank into its cells."""
    return _split(0, line).cells


def _split_lines(lines: Sequence[str]) -> list[_Line]:
    return [
        _split(number, line) for number, line in enumerate(lines, 1) if line.strip()
    ]


def _split(number: int, line: str) -> _Line:
    by_tabs = [cell.strip() for cell in line.split("\t")]
    while len(by_tabs) > len(SIX) and not by_tabs[-1]:
        by_tabs.pop()
    # A stray tab in a line of blanks does not make it a line of tabs.
    if len(by_tabs) >= 5:
        return _Line(number, tuple(by_tabs), by_tabs=True)
    return _Line(number, tuple(line.split()), by_tabs=False)


def _is_comment(line: _Line) -> bool:
    return line.cells[0].startswith("#")


def _header(lines: Sequence[_Line]) -> _Line | None:
    """Find the line that names the columns, if there is one before the first row."""
    for line in lines:
        if _names_columns(line):
            return line
        if not _is_comment(line):
            return None
    return None


def _names_columns(line: _Line) -> bool:
    known = {column_of(name) for name in _names(line)}
    if INDIVIDUAL not in known or known.isdisjoint((FATHER, MOTHER)):
        return False
    # A person may be called `ind` and their father `dad`, but no sex is called so.
    return _is_comment(line) or not known.isdisjoint((SEX, GENDER))


def _names(line: _Line) -> tuple[str, ...]:
    names = (line.cells[0].lstrip("#").strip(), *line.cells[1:])
    return tuple(name for place, name in enumerate(names) if name or place)


def _headed_table(header: _Line, rows: Sequence[_Line]) -> PedTable:
    names = _names(header)
    columns = _columns(names)
    faults = [*_header_faults(header, columns), *_width_faults(rows, len(columns))]
    warnings = [
        _fault(
            "column_kept",
            header.number,
            f"the column `{name}` is not known; it is kept and not used",
        )
        for name in names
        if column_of(name) is None and name
    ]
    table = () if faults else _rows(rows, columns)
    return PedTable(table, tuple(faults), tuple(warnings))


def _columns(names: Sequence[str]) -> list[str]:
    columns = [column_of(name) or name for name in names]
    if SEX not in columns and GENDER in columns:
        # Without a column of its own, sex is what the older habit calls gender.
        columns[columns.index(GENDER)] = SEX
    return columns


def _rows(rows: Iterable[_Line], columns: Sequence[str]) -> tuple[PedRow, ...]:
    return tuple(
        PedRow(row.number, dict(zip(columns, row.cells, strict=False))) for row in rows
    )


def _header_faults(header: _Line, columns: Sequence[str]) -> list[Fault]:
    faults = [
        _fault(
            "missing_column",
            header.number,
            f"the header has no column `{column}`; accepted is a header that names "
            f"{', '.join(SIX)}, and more if wanted",
        )
        for column in SIX
        if column not in columns
    ]
    doubled = dict.fromkeys(each for each in columns if columns.count(each) > 1)
    faults += [
        _fault(
            "duplicate_column",
            header.number,
            f"the header names the column `{column}` more than once; accepted is once",
        )
        for column in doubled
    ]
    return faults


def _width_faults(rows: Sequence[_Line], width: int) -> list[Fault]:
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
        _fault(
            "wrong_number_of_columns",
            numbers[0],
            f"{_on_lines(numbers)} {found} columns where the header names {width}; "
            "accepted is one cell per column, with `.` for a missing value",
        )
        for found, numbers in wrong.items()
    ]


def _bare_table(rows: Sequence[_Line]) -> PedTable:
    """Read a file without a header: the six columns, and perhaps alleles."""
    if _is_after_makeped(rows):
        fault = _fault(
            "linkage_after_makeped",
            rows[0].number,
            "this looks like a LINKAGE file after makeped; accepted are the six "
            f"columns {NAMES_OF_SIX}",
        )
        return PedTable((), (fault,), ())
    widths: dict[int, list[int]] = {}
    for row in rows:
        if len(row.cells) != len(SIX):
            widths.setdefault(len(row.cells), []).append(row.number)
    if not widths:
        return PedTable(_rows(rows, SIX), (), ())
    if _are_alleles(rows):
        warning = _fault(
            "alleles_ignored",
            rows[0].number,
            "the columns from the seventh on look like alleles of markers; they are "
            "not read",
        )
        return PedTable(_rows(rows, SIX), (), (warning,))
    faults = [_bare_width_fault(found, lines) for found, lines in widths.items()]
    return PedTable((), tuple(faults), ())


def _bare_width_fault(found: int, lines: Sequence[int]) -> Fault:
    hint = ""
    if found == len(SIX) - 1:
        hint = "; is the family id missing, which comes first?"
    elif found > len(SIX):
        hint = "; more columns need a first line that begins with `#` and names them"
    return _fault(
        "wrong_number_of_columns",
        lines[0],
        f"{_on_lines(lines)} {found} {'column' if found == 1 else 'columns'}; accepted "
        f"are the six columns {NAMES_OF_SIX}{hint}",
    )


def _on_lines(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return "the line has"
    return f"{len(numbers)} lines, this being the first, have"


def _are_alleles(rows: Sequence[_Line]) -> bool:
    widths = {len(row.cells) for row in rows}
    if len(widths) != 1 or min(widths) < 8 or min(widths) % 2:
        return False
    return all(ALLELES.issuperset(row.cells[6:]) for row in rows)


def _is_after_makeped(rows: Sequence[_Line]) -> bool:
    """Whether the fifth column holds ids and the eighth the sex."""
    if min(len(row.cells) for row in rows) < 9:
        return False
    sexes = {row.cells[7] for row in rows}
    fifth = {row.cells[4] for row in rows}
    return sexes <= {"0", "1", "2"} and not fifth <= {"0", "1", "2", ".", "-9"}


def _fault(code: str, line: int | None, message: str) -> Fault:
    return Fault(code, line, None, message)
