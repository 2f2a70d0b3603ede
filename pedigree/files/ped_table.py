"""The rows and columns of a PED file; refuses to understand the cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .headed_table import (
    NO_ROWS,
    PedTable,
    TableLine,
    columns_named,
    fault,
    headed_table,
    on_lines,
    rows_of,
)
from .ped_columns import FATHER, GENDER, INDIVIDUAL, MOTHER, SEX, SIX, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pedigree.family import Fault

ALLELES = frozenset({"-9", *"01234ACGTNIDacgt"})
NAMES_OF_SIX = "family id, individual id, father, mother, sex and phenotype"


def read_table(lines: Sequence[str]) -> PedTable:
    """Cut the lines of a PED file into rows of named cells.

    Tabs separate where a line has them, else runs of blanks. A first line that names
    the columns, with or without `#`, is honoured; other lines with `#` are comments.
    """
    split = _split_lines(lines)
    header = _header(split)
    rows = [line for line in split if not _is_comment(line) and line is not header]
    if not rows:
        return PedTable((), (NO_ROWS,), ())
    if header is None:
        return _bare_table(rows)
    return headed_table(replace(header, cells=_names(header)), rows, needed=SIX)


def header_columns(lines: Sequence[str]) -> tuple[str, ...] | None:
    """Columns that the header among the first lines names, or `None` without one."""
    header = _header(_split_lines(lines))
    return None if header is None else tuple(columns_named(_names(header)))


def split_cells(line: str) -> tuple[str, ...]:
    """Cut one line that is not blank into its cells."""
    return _split(0, line).cells


def _split_lines(lines: Sequence[str]) -> list[TableLine]:
    return [
        _split(number, line) for number, line in enumerate(lines, 1) if line.strip()
    ]


def _split(number: int, line: str) -> TableLine:
    by_tabs = [cell.strip() for cell in line.split("\t")]
    while len(by_tabs) > len(SIX) and not by_tabs[-1]:
        by_tabs.pop()
    # A stray tab in a line of blanks does not make it a line of tabs.
    if len(by_tabs) >= 5:
        return TableLine(number, tuple(by_tabs), by_tabs=True)
    return TableLine(number, tuple(line.split()), by_tabs=False)


def _is_comment(line: TableLine) -> bool:
    return line.cells[0].startswith("#")


def _header(lines: Sequence[TableLine]) -> TableLine | None:
    """Find the line that names the columns, if there is one before the first row."""
    for line in lines:
        if _names_columns(line):
            return line
        if not _is_comment(line):
            return None
    return None


def _names_columns(line: TableLine) -> bool:
    known = {column_of(name) for name in _names(line)}
    if INDIVIDUAL not in known or known.isdisjoint((FATHER, MOTHER)):
        return False
    # A person may be called `ind` and their father `dad`, but no sex is called so.
    return _is_comment(line) or not known.isdisjoint((SEX, GENDER))


def _names(line: TableLine) -> tuple[str, ...]:
    names = (line.cells[0].lstrip("#").strip(), *line.cells[1:])
    return tuple(name for place, name in enumerate(names) if name or place)


def _bare_table(rows: Sequence[TableLine]) -> PedTable:
    """Read a file without a header: the six columns, and perhaps alleles."""
    if _is_after_makeped(rows):
        after = fault(
            "linkage_after_makeped",
            rows[0].number,
            "this looks like a LINKAGE file after makeped; accepted are the six "
            f"columns {NAMES_OF_SIX}",
        )
        return PedTable((), (after,), ())
    widths: dict[int, list[int]] = {}
    for row in rows:
        if len(row.cells) != len(SIX):
            widths.setdefault(len(row.cells), []).append(row.number)
    if not widths:
        return PedTable(rows_of(rows, SIX), (), ())
    if _are_alleles(rows):
        warning = fault(
            "alleles_ignored",
            rows[0].number,
            "the columns from the seventh on look like alleles of markers; they are "
            "not read",
        )
        return PedTable(rows_of(rows, SIX), (), (warning,))
    faults = [_bare_width_fault(found, lines) for found, lines in widths.items()]
    return PedTable((), tuple(faults), ())


def _bare_width_fault(found: int, lines: Sequence[int]) -> Fault:
    hint = ""
    if found == len(SIX) - 1:
        hint = "; is the family id missing, which comes first?"
    elif found > len(SIX):
        hint = "; more columns need a first line that begins with `#` and names them"
    return fault(
        "wrong_number_of_columns",
        lines[0],
        f"{on_lines(lines)} {found} {'column' if found == 1 else 'columns'}; accepted "
        f"are the six columns {NAMES_OF_SIX}{hint}",
    )


def _are_alleles(rows: Sequence[TableLine]) -> bool:
    widths = {len(row.cells) for row in rows}
    if len(widths) != 1 or min(widths) < 8 or min(widths) % 2:
        return False
    return all(ALLELES.issuperset(row.cells[6:]) for row in rows)


def _is_after_makeped(rows: Sequence[TableLine]) -> bool:
    """Whether the fifth column holds ids and the eighth the sex."""
    if min(len(row.cells) for row in rows) < 9:
        return False
    sexes = {row.cells[7] for row in rows}
    fifth = {row.cells[4] for row in rows}
    return sexes <= {"0", "1", "2"} and not fifth <= {"0", "1", "2", ".", "-9"}
