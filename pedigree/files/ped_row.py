"""One row of a PED file as a person; refuses to look at the other rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from pedigree.family import Fault, Person, PersonId, Sex, TestResult

from .ped_columns import (
    ADOPTED,
    ALIVE,
    BIRTH_YEAR,
    CONSULTAND,
    COUNTRY,
    DECEASED,
    DOB,
    FAMILY,
    FATHER,
    GENDER,
    INDIVIDUAL,
    LANGUAGE,
    MOTHER,
    PHENOTYPE,
    PROBAND,
    RESULT,
    SEX,
    SIX,
    TESTED,
    TWIN,
)
from .ped_values import READERS, NotAcceptedError, Value, is_missing
from .six_columns import NOBODY, six_columns

if TYPE_CHECKING:
    from .headed_table import PedRow

T = TypeVar("T")

SEX_ACCEPTED = "accepted are 1 (male), 2 (female) and 0 (unknown)"
SEX_CELLS = frozenset({"1", "2", "0", ".", "-9", ""})
SEX_WORDS = frozenset({"m", "f", "u", "male", "female", "man", "woman", "unknown"})
READ_PHENOTYPES = frozenset({"1", "2", "0", "-9", ".", ""})
MAX_ID = 100
ID_COLUMNS = (FAMILY, INDIVIDUAL, FATHER, MOTHER)


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row gave.

    Attributes
    ----------
    person
        `None` where the row has no usable ids; unknown sex where that is at fault.
    faults
        Everything wrong with the row.
    """

    person: Person | None
    faults: tuple[Fault, ...]


def read_row(row: PedRow) -> RowReading:
    """Read one row, with every fault in it."""
    faults = _id_faults(row)
    if faults:
        return RowReading(None, tuple(faults))
    person = PersonId(row.cells[INDIVIDUAL])
    if row.cells[SEX] not in SEX_CELLS:
        faults.append(_sex_fault(row, person))
    values: dict[str, Value] = {}
    for column, reader in READERS.items():
        cell = row.cells.get(column, "")
        if is_missing(cell):
            continue
        try:
            values[column] = reader(cell)
        except NotAcceptedError as error:
            message = (
                f"the column {column} of `{person}` holds another value than accepted; "
                f"accepted is {error.accepted}"
            )
            faults.append(Fault("value_not_accepted", row.line, person, message))
    faults += _contradictions(row, person, values)
    return RowReading(_person(row, values), tuple(faults))


def _id_faults(row: PedRow) -> list[Fault]:
    faults = []
    for column in ID_COLUMNS:
        cell = row.cells[column]
        code = id_fault(cell)
        # Without an id the cell may hold anything, a name too, so it is not repeated.
        if code is not None:
            message = f"the column {column} holds {_ID_FAULTS[code]}"
            faults.append(Fault(code, row.line, None, message))
    if is_missing(row.cells[FAMILY]) or row.cells[INDIVIDUAL] in NOBODY:
        missing = FAMILY if is_missing(row.cells[FAMILY]) else INDIVIDUAL
        message = f"the column {missing} holds no id; accepted is an id without blanks"
        faults.append(Fault("missing_id", row.line, None, message))
    return faults


_ID_FAULTS = {
    "blank_in_id": "an id with a blank in it; accepted is an id without blanks",
    "unprintable_id": "an id with signs that cannot be seen; accepted are letters, "
    "digits and marks",
    "long_id": f"an id of more than {MAX_ID} signs; accepted are at most {MAX_ID}",
}


def id_fault(cell: str) -> str | None:
    """Code of what is wrong with an id, or `None`."""
    if re.search(r"\s", cell):
        return "blank_in_id"
    if not cell.isprintable():
        return "unprintable_id"
    return "long_id" if len(cell) > MAX_ID else None


def _sex_fault(row: PedRow, person: PersonId) -> Fault:
    cell = row.cells[SEX]
    value = f"`{cell}`" if cell.casefold() in SEX_WORDS else "another value"
    message = f"the column {SEX} of `{person}` holds {value}; {SEX_ACCEPTED}"
    return Fault("sex_not_accepted", row.line, person, message)


def _contradictions(
    row: PedRow, person: PersonId, values: dict[str, Value]
) -> list[Fault]:
    def fault(code: str, one: str, other: str) -> Fault:
        message = (
            f"the columns {one} and {other} of `{person}` contradict each other; "
            "accepted is that they say the same"
        )
        return Fault(code, row.line, person, message)

    faults = []
    alive, deceased = values.get(ALIVE), values.get(DECEASED)
    if alive is not None and alive == deceased:
        faults.append(fault("alive_and_deceased", ALIVE, DECEASED))
    born, year = values.get(DOB), values.get(BIRTH_YEAR)
    if isinstance(born, date) and year is not None and born.year != year:
        faults.append(fault("birth_years_differ", DOB, BIRTH_YEAR))
    results = {values.get(RESULT), values.get(TESTED)} - {None}
    if len(results) > 1:
        faults.append(fault("results_differ", RESULT, TESTED))
    return faults


def _person(row: PedRow, values: dict[str, Value]) -> Person:
    six = six_columns(row.cells)
    adopted = values.get(ADOPTED) is True
    parents = tuple(each for each in (six.father, six.mother) if each is not None)
    born = _of_type(values.get(DOB), date)
    year = _of_type(values.get(BIRTH_YEAR), int)
    result = values.get(RESULT) or values.get(TESTED)
    return Person(
        id=six.id,
        sex=six.sex if row.cells[SEX] in SEX_CELLS else Sex.UNKNOWN,
        father=None if adopted else six.father,
        mother=None if adopted else six.mother,
        social_parents=parents if adopted else (),
        deceased=_deceased(values),
        birth_year=born.year if born else year,
        born=born,
        country=_of_type(values.get(COUNTRY), str),
        language=_of_type(values.get(LANGUAGE), str),
        gender=_of_type(values.get(GENDER), str),
        twin=_of_type(values.get(TWIN), str),
        adopted=adopted,
        affected=six.affected,
        result=_of_type(result, TestResult),
        proband=values.get(PROBAND) is True,
        extra=_extra(row, values),
        line=row.line,
    )


def _of_type(value: Value, kind: type[T]) -> T | None:
    return value if isinstance(value, kind) else None


def _deceased(values: dict[str, Value]) -> bool | None:
    deceased, alive = values.get(DECEASED), values.get(ALIVE)
    if isinstance(deceased, bool):
        return deceased
    return not alive if isinstance(alive, bool) else None


def _extra(row: PedRow, values: dict[str, Value]) -> dict[str, str]:
    """Cells that are kept and written back, but not used."""
    used = (set(SIX) | set(READERS)) - {CONSULTAND, TESTED}
    if values.get(TESTED) is not None:
        used.add(TESTED)
    extra = {
        column: cell
        for column, cell in row.cells.items()
        if column not in used and not is_missing(cell)
    }
    if row.cells[PHENOTYPE] not in READ_PHENOTYPES:
        extra[PHENOTYPE] = row.cells[PHENOTYPE]
    return extra
