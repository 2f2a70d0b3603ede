"""The cells of a CSV file in the words of PED; refuses to judge them.

What PED cannot say is mapped, and a warning tells it: blanks in ids, and the sex of a
parent whom the file gives none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pedigree.family import Fault, PersonId, listed

from .ped_columns import (
    ADOPTED,
    FAMILY,
    FATHER,
    INDIVIDUAL,
    MOTHER,
    PHENOTYPE,
    SEX,
)
from .ped_row import ID_COLUMNS, SEX_CELLS
from .six_columns import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .headed_table import PedRow, PedTable

MISSING = frozenset({"", ".", "NA", "*"})
ONLY_FAMILY = "1"
SEXES = {
    **dict.fromkeys(("m", "male", "man"), "1"),
    **dict.fromkeys(("f", "female", "woman"), "2"),
    **dict.fromkeys(("u", "unknown"), "0"),
}
PHENOTYPES = {
    **dict.fromkeys(("unaffected", "no", "false"), "1"),
    **dict.fromkeys(("affected", "yes", "true"), "2"),
    # Not 0: a file of 0 and 1 alone would look ambiguous.
    "unknown": "-9",
}
UNKNOWN_SEX = SEX_CELLS - {"1", "2"}
PARENTS = {FATHER: ("1", "male"), MOTHER: ("2", "female")}


def in_words_of_ped(table: PedTable) -> PedTable:
    """Give a table whose cells say in the words of PED what they say here.

    Parameters
    ----------
    table
        As `read_csv_table` gives it. A file without a column for the family holds one,
        which is called `1`.
    """
    rows = [replace(row, cells=_cells(row.cells)) for row in table.rows]
    ids = _mapped_ids(table.rows)
    rows, notes = _with_sex_of_role(rows)
    return replace(
        table,
        rows=tuple(rows),
        faults=(*table.faults, *ids.faults),
        warnings=(*table.warnings, *ids.warnings, *notes),
    )


def _cells(cells: Mapping[str, str]) -> dict[str, str]:
    said = {column: "." if cell in MISSING else cell for column, cell in cells.items()}
    said = {FAMILY: ONLY_FAMILY, PHENOTYPE: ".", **said}
    for column in ID_COLUMNS:
        said[column] = _id(said[column])
    for column, words in ((SEX, SEXES), (PHENOTYPE, PHENOTYPES)):
        said[column] = words.get(said[column].casefold(), said[column])
    return said


def _id(cell: str) -> str:
    return re.sub(r"\s+", "_", cell)


@dataclass(frozen=True, slots=True)
class _Mapped:
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def _mapped_ids(rows: Iterable[PedRow]) -> _Mapped:
    """Tell which ids were mapped, and where two became one."""
    first: dict[tuple[str, str, str], str] = {}
    blank: dict[str, int] = {}
    faults: dict[str, Fault] = {}
    for row in rows:
        family = row.cells.get(FAMILY, ONLY_FAMILY)
        for column in ID_COLUMNS:
            cell = row.cells.get(column, ONLY_FAMILY)
            mapped = _id(cell)
            scope = ("", "") if column == FAMILY else (_id(family), "id")
            if mapped != cell:
                blank.setdefault(mapped, row.line)
            if first.setdefault((*scope, mapped), cell) != cell:
                faults.setdefault(mapped, _collision(mapped, row.line))
    if not blank:
        return _Mapped(tuple(faults.values()))
    message = (
        f"ids with blanks were mapped, `_` standing for the blanks: {listed(blank)}"
    )
    note = Fault("ids_mapped", min(blank.values()), None, message)
    return _Mapped(tuple(faults.values()), (note,))


def _collision(mapped: str, line: int) -> Fault:
    return Fault(
        "ids_collide",
        line,
        None,
        f"two ids become `{mapped}` when `_` stands for their blanks; accepted are ids "
        "that differ in more than blanks",
    )


def _with_sex_of_role(rows: Sequence[PedRow]) -> tuple[list[PedRow], list[Fault]]:
    """Give parents of unknown sex that of their role, unless they have both."""
    roles: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for column in PARENTS:
            if row.cells.get(ADOPTED, "").casefold() != "yes":
                parent = (row.cells[FAMILY], row.cells[column])
                roles.setdefault(parent, set()).add(column)
    fixed, notes = [], []
    for row in rows:
        person = row.cells[INDIVIDUAL]
        own = roles.get((row.cells[FAMILY], person), set())
        if row.cells[SEX] in UNKNOWN_SEX and len(own) == 1 and person not in NOBODY:
            digit, word = PARENTS[next(iter(own))]
            notes.append(_sex_note(row, word))
            fixed.append(replace(row, cells={**row.cells, SEX: digit}))
        else:
            fixed.append(row)
    return fixed, notes


def _sex_note(row: PedRow, word: str) -> Fault:
    person = row.cells[INDIVIDUAL]
    role = "father" if word == "male" else "mother"
    return Fault(
        "sex_from_role",
        row.line,
        PersonId(person),
        f"`{person}` is a {role} whose sex the file does not give; it is taken for "
        f"{word}",
    )
