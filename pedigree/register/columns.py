"""What the cells of a register say, as arrays; refuses to word what is wrong.

A row that is not as accepted is marked as suspect: the clinic path is to read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from pedigree.files.ped_columns import (
    ADOPTED,
    ALIVE,
    BIRTH_YEAR,
    DECEASED,
    DOB,
    FAMILY,
    INDIVIDUAL,
    PROBAND,
    RESULT,
    SEX,
    TESTED,
    TWIN,
)
from pedigree.files.ped_row import ID_COLUMNS, MAX_ID, SEX_CELLS, id_fault
from pedigree.files.ped_values import READERS, NotAcceptedError, is_missing
from pedigree.files.six_columns import NOBODY

from .source import SPACE

if TYPE_CHECKING:
    from pedigree.files.ped_values import Value

    from .arrays import Codes, Mask, Numbers
    from .table import RegisterTable

MALE, FEMALE, UNKNOWN = 1, 2, 0
NO_YEAR = 0
# While reading, an unknown sex is 3 and one not accepted 0.
SEX_CODES = dict.fromkeys(SEX_CELLS, 3) | {"1": MALE, "2": FEMALE}


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What each row says by itself.

    Attributes
    ----------
    readable
        Rows with ids.
    suspect
        Rows with something wrong.
    sex
        1 male, 2 female, 0 unknown.
    proband, adopted
        Rows marked so.
    year
        Year of birth, or 0.
    twin
        Number of the twin label, or -1.
    """

    readable: Mask
    suspect: Mask
    sex: Codes
    proband: Mask
    adopted: Mask
    year: Numbers
    twin: Numbers


def row_facts(table: RegisterTable) -> RowFacts:
    """Read every row by itself."""
    readable = _readable(table)
    sex = table.coded(SEX, SEX_CODES)
    suspect = ~readable | (sex == 0)
    values: dict[str, _Column] = {}
    for column in READERS:
        if column in table.columns:
            values[column] = _Column.of(table, column)
            suspect |= values[column].refused
    suspect |= _contradictions(values)
    rows = len(table)
    nobody = np.zeros(rows, dtype=np.bool_)
    return RowFacts(
        readable=readable,
        suspect=suspect,
        sex=np.where(sex > FEMALE, np.int8(UNKNOWN), sex),
        proband=values[PROBAND].is_yes() if PROBAND in values else nobody,
        adopted=values[ADOPTED].is_yes() if ADOPTED in values else nobody,
        year=_years(values, rows),
        twin=values[TWIN].labels() if TWIN in values else np.full(rows, -1),
    )


def _readable(table: RegisterTable) -> Mask:
    """Rows whose ids are as accepted; the clinic path judges what is not plain."""
    doubtful = table.cells.odd.copy()
    for column in ID_COLUMNS:
        place = table.columns[column]
        doubtful |= table.cells.length[place] > MAX_ID
        doubtful |= _has_blank(table, place)
    missing = table.is_one_of(FAMILY, ("", "."))
    missing |= table.is_one_of(INDIVIDUAL, NOBODY)
    readable = ~missing
    for row in np.flatnonzero(doubtful & readable).tolist():
        readable[row] = not any(
            id_fault(table.cells.text(row, table.columns[column]))
            for column in ID_COLUMNS
        )
    return readable


def _has_blank(table: RegisterTable, place: int) -> Mask:
    cells = table.cells
    if not cells.by_tabs:
        return np.zeros(len(cells), dtype=np.bool_)
    start = cells.start[place]
    blanks = np.flatnonzero(cells.octets == SPACE)
    before = np.searchsorted(blanks, start)
    found: Mask = np.searchsorted(blanks, start + cells.length[place]) > before
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    """An optional column: each row's text by number, and what the texts mean."""

    codes: Numbers
    values: tuple[Value, ...]
    refused: Mask

    @classmethod
    def of(cls, table: RegisterTable, column: str) -> _Column:
        codes, texts = table.distinct(column)
        values: list[Value] = []
        refused = np.zeros(len(texts), dtype=np.bool_)
        for place, text in enumerate(texts):
            try:
                values.append(None if is_missing(text) else READERS[column](text))
            except NotAcceptedError:
                values.append(None)
                refused[place] = True
        return cls(codes, tuple(values), refused[codes])

    def is_yes(self) -> Mask:
        return np.array([value is True for value in self.values])[self.codes]

    def labels(self) -> Numbers:
        known = np.array([value is not None for value in self.values])
        labels: Numbers = np.where(known[self.codes], self.codes, -1)
        return labels

    def years(self) -> Numbers:
        years = [
            value.year if isinstance(value, date) else value for value in self.values
        ]
        whole = [year if isinstance(year, int) else NO_YEAR for year in years]
        return np.array(whole, dtype=np.int64)[self.codes]

    def numbered(self, numbers: dict[Value, int]) -> Numbers:
        """Give numbers to the values, equal ones of two columns alike; 0 for none."""
        own = [
            0 if value is None else numbers.setdefault(value, len(numbers) + 1)
            for value in self.values
        ]
        return np.array(own, dtype=np.int64)[self.codes]


def _contradictions(values: dict[str, _Column]) -> Mask | bool:
    found: Mask | bool = False
    for one, other in ((RESULT, TESTED), (ALIVE, DECEASED)):
        if one in values and other in values:
            numbers: dict[Value, int] = {}
            first, second = (values[each].numbered(numbers) for each in (one, other))
            both = (first > 0) & (second > 0)
            agree = first == second
            found = found | (both & (agree if one == ALIVE else ~agree))
    if DOB in values and BIRTH_YEAR in values:
        first, second = (values[each].years() for each in (DOB, BIRTH_YEAR))
        found = found | ((first > 0) & (second > 0) & (first != second))
    return found


def _years(values: dict[str, _Column], rows: int) -> Numbers:
    years = np.full(rows, NO_YEAR)
    for column in (BIRTH_YEAR, DOB):
        if column in values:
            own = values[column].years()
            years = np.where(own > 0, own, years)
    return years
