"""A PED text as families with all their faults; refuses to choose among families."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pedigree.family import (
    Family,
    FamilyError,
    FamilyId,
    Fault,
    Person,
    PersonId,
    family_doubts,
)

from .headed_table import PedRow
from .ped_columns import FAMILY, FATHER, INDIVIDUAL, MOTHER, PHENOTYPE, SEX
from .ped_row import READ_PHENOTYPES, SEX_ACCEPTED, id_fault, read_row
from .ped_table import read_table
from .six_columns import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .headed_table import PedTable


@dataclass(frozen=True, slots=True)
class PedFamily:
    """One family of a file; `family` is `None` where there are faults."""

    family_id: FamilyId
    family: Family | None
    people: tuple[Person, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class PedFile:
    """All families of a file; `faults` concern the file as a whole."""

    families: tuple[PedFamily, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def read_ped(lines: Sequence[str], *, add_founders: bool = False) -> PedFile:
    """Read every family of a PED text, with every fault and every doubt.

    Parameters
    ----------
    lines
        The lines of the file.
    add_founders
        Whether a parent named but without a row gets one, which a warning tells.
    """
    return families_of(read_table(lines), add_founders=add_founders)


def families_of(table: PedTable, *, add_founders: bool = False) -> PedFile:
    """Read every family of a table, with every fault and every doubt.

    Parameters
    ----------
    table
        Rows in the columns and words of PED, whatever file they come from.
    add_founders
        Whether a parent named but without a row gets one, which a warning tells.
    """
    by_family: dict[str, list[PedRow]] = {}
    for row in table.rows:
        by_family.setdefault(row.cells[FAMILY], []).append(row)
    families = tuple(
        read_rows(FamilyId(family), rows, add_founders=add_founders)
        for family, rows in by_family.items()
    )
    warnings = (*table.warnings, *phenotype_warnings(table.rows))
    return PedFile(families, table.faults, warnings)


def read_rows(
    family_id: FamilyId, rows: Sequence[PedRow], *, add_founders: bool = False
) -> PedFamily:
    """Read the rows of one family, with every fault and every doubt.

    Parameters
    ----------
    family_id
        The id that all of the rows name.
    rows
        In the order of the file.
    add_founders
        Whether a parent named but without a row gets one, which a warning tells.
    """
    added = _missing_rows(rows) if add_founders else ()
    readings = [read_row(row) for row in (*rows, *added)]
    people = tuple(each.person for each in readings if each.person is not None)
    faults = _one_fault_for_sex([fault for each in readings for fault in each.faults])
    family = None
    try:
        family = Family.of(people, family_id=family_id)
    except FamilyError as error:
        faults += _without_consequences(error.faults, faults)
    warnings = [_added(row) for row in added]
    if family is not None and not faults:
        warnings += family_doubts(family)
    ordered = tuple(sorted(faults, key=lambda fault: fault.line or 0))
    return PedFamily(
        family_id, None if faults else family, people, ordered, tuple(warnings)
    )


def _missing_rows(rows: Sequence[PedRow]) -> tuple[PedRow, ...]:
    """Rows for the parents who have none, each with the sex of the role."""
    known = {row.cells[INDIVIDUAL] for row in rows}
    added: dict[str, PedRow] = {}
    for row in rows:
        for column, sex in ((FATHER, "1"), (MOTHER, "2")):
            parent = row.cells[column]
            if parent not in known | NOBODY and id_fault(parent) is None:
                cells = dict.fromkeys((FATHER, MOTHER, PHENOTYPE), "0")
                cells |= {FAMILY: row.cells[FAMILY], INDIVIDUAL: parent, SEX: sex}
                added.setdefault(parent, PedRow(row.line, cells))
    return tuple(added.values())


def _added(row: PedRow) -> Fault:
    person = row.cells[INDIVIDUAL]
    message = f"the parent `{person}` has no row and was added as a founder"
    return Fault("founder_added", row.line, PersonId(person), message)


def _one_fault_for_sex(faults: Sequence[Fault]) -> list[Fault]:
    """Tell sex given in words once and not once for each row."""
    sexes = [fault for fault in faults if fault.code == "sex_not_accepted"]
    others = [fault for fault in faults if fault.code != "sex_not_accepted"]
    if len(sexes) < 2:
        return [*faults]
    first = sexes[0]
    told = first.message.removesuffix(f"; {SEX_ACCEPTED}")
    message = f"{told}, and so do {len(sexes) - 1} more rows; {SEX_ACCEPTED}"
    if len(sexes) == 2:
        message = f"{told}, and so does 1 more row; {SEX_ACCEPTED}"
    return [replace(first, message=message), *others]


def _without_consequences(
    faults: Iterable[Fault], of_rows: Sequence[Fault]
) -> list[Fault]:
    """Leave out what only follows from a row that could not be read."""
    codes = {fault.code for fault in of_rows}
    follows = set()
    if "sex_not_accepted" in codes:
        follows |= {"unknown_sex_parent", "twin_sex_differs"}
    if codes & {"blank_in_id", "unprintable_id", "long_id", "missing_id"}:
        follows.add("missing_parent")
    return [fault for fault in faults if fault.code not in follows]


def phenotype_warnings(rows: Sequence[PedRow]) -> list[Fault]:
    """Doubts about the phenotypes of a whole file."""
    warnings = []
    if {row.cells[PHENOTYPE] for row in rows} == {"0", "1"}:
        warnings.append(
            Fault(
                "phenotypes_only_0_and_1",
                rows[0].line,
                None,
                f"the column {PHENOTYPE} holds only 0 and 1, which some programs use "
                "for unaffected and affected; here 0 is unknown, 1 unaffected and 2 "
                "affected",
            )
        )
    unread = [row for row in rows if row.cells[PHENOTYPE] not in READ_PHENOTYPES]
    if unread:
        warnings.append(
            Fault(
                "phenotype_kept",
                unread[0].line,
                None,
                f"the column {PHENOTYPE} holds other values than 0, 1, 2 and -9 in "
                f"{len(unread)} rows; they are kept and taken as unknown",
            )
        )
    return warnings
