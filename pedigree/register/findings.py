"""The faults and doubts of a register, in the clinic path's own words.

What is wrong is found in arrays; the rows it concerns, and their parents, are then
handed to the clinic path, which finds it again and says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pedigree.family import FamilyId, PersonId
from pedigree.family.doubts import loose_parts
from pedigree.files.headed_table import PedRow
from pedigree.files.ped_columns import (
    BIRTH_YEAR,
    DOB,
    FAMILY,
    FATHER,
    INDIVIDUAL,
    MOTHER,
    PHENOTYPE,
    SEX,
)
from pedigree.files.ped_reader import phenotype_warnings, read_rows
from pedigree.files.ped_row import READ_PHENOTYPES

from .generations import parts
from .kin_rows import suspects, twin_births

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pedigree.family import Fault

    from .arrays import Mask, Numbers
    from .kin_rows import KinRows
    from .table import RegisterTable

# What the clinic path needs of a row that is there for its children only.
OF_PARENT = (FAMILY, INDIVIDUAL, SEX, BIRTH_YEAR, DOB)
UNCONNECTED = "disconnected"


@dataclass(frozen=True, slots=True)
class Findings:
    """All faults and warnings, in the order of the file."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def findings(rows: KinRows) -> Findings:
    """Find everything wrong or doubtful in the families of a register."""
    wrong = suspects(rows)
    at_fault = np.zeros(len(rows.families), dtype=np.bool_)
    at_fault[rows.family[wrong]] = True
    doubtful = _doubtful(rows) & ~at_fault[rows.family]
    faults: list[Fault] = []
    doubts: dict[int, list[Fault]] = {}
    for family, members in _by_family(rows, wrong | doubtful):
        found = _by_clinic_path(rows, members, wrong | doubtful)
        faults += found.faults
        doubts[family] = [*found.warnings]
        at_fault[family] = bool(found.faults)
    for family, doubt in _unconnected(rows, at_fault):
        doubts.setdefault(family, []).append(doubt)
    ordered = (each for family in sorted(doubts) for each in doubts[family])
    warnings = (*rows.table.warnings, *_phenotypes(rows.table), *ordered)
    return Findings(tuple(faults), warnings)


def _doubtful(rows: KinRows) -> Mask:
    """Rows with a doubt: lone twins, births before a parent's, lone parents."""
    found = np.zeros(len(rows.first), dtype=np.bool_)
    twins, birth, size = twin_births(rows)
    found[twins[size[birth] == 1]] = True
    year = rows.facts.year
    for parent in (rows.father, rows.mother) if year.any() else ():
        known = (parent >= 0) & (year > 0) & (year[parent] > 0)
        found |= known & (year <= year[parent])
    only = (rows.father >= 0) ^ (rows.mother >= 0)
    only &= rows.is_person & ~rows.facts.adopted
    lone = np.maximum(rows.father, rows.mother)
    count = np.bincount(lone[only], minlength=len(lone))
    found |= only & (count[lone] > 1)
    return found


def _by_family(rows: KinRows, chosen: Mask) -> Iterator[tuple[int, Numbers]]:
    """Give the chosen rows and their parents, family by family."""
    needed = chosen.copy()
    for parent in (rows.father, rows.mother):
        up = parent[chosen]
        needed[up[up >= 0]] = True
    members = np.flatnonzero(needed)
    members = members[np.argsort(rows.family[members], kind="stable")]
    families = rows.family[members]
    bounds = np.flatnonzero(np.diff(families)) + 1
    for own in np.split(members, bounds):
        if len(own):
            yield int(rows.family[own[0]]), own


def _by_clinic_path(rows: KinRows, members: Numbers, chosen: Mask) -> Findings:
    table = rows.table
    read = [_row(table, row, whole=bool(chosen[row])) for row in members.tolist()]
    found = read_rows(FamilyId(read[0].cells[FAMILY]), read)
    warnings = [each for each in found.warnings if each.code != UNCONNECTED]
    return Findings(found.faults, tuple(warnings))


def _row(table: RegisterTable, number: int, *, whole: bool) -> PedRow:
    row = table.row(number)
    if whole:
        return row
    cells = dict.fromkeys((FATHER, MOTHER, PHENOTYPE), "0")
    cells |= {column: row.cells[column] for column in OF_PARENT if column in row.cells}
    return PedRow(row.line, cells)


def _unconnected(rows: KinRows, at_fault: Mask) -> Iterator[tuple[int, Fault]]:
    """Doubts about families that fall into parts, told of the first of each part."""
    sound = rows.is_person & ~at_fault[rows.family]
    father, mother = (
        np.where(sound, parent, -1) for parent in (rows.father, rows.mother)
    )
    part = parts(father, mother)
    first = sound & (part == np.arange(len(part)))
    count = np.bincount(rows.family[first], minlength=len(rows.families))
    heads = np.flatnonzero(first & (count[rows.family] > 1))
    heads = heads[np.argsort(rows.family[heads], kind="stable")]
    bounds = np.flatnonzero(np.diff(rows.family[heads])) + 1
    for own in np.split(heads, bounds):
        if len(own):
            loose = rows.table.row(int(own[1]))
            person = PersonId(loose.cells[INDIVIDUAL])
            family = int(rows.family[own[0]])
            yield family, loose_parts(person, loose.line, len(own))


def _phenotypes(table: RegisterTable) -> list[Fault]:
    """Have the clinic path doubt the phenotypes, of one row for each that is usual."""
    usual = {text: code for code, text in enumerate(sorted(READ_PHENOTYPES), start=1)}
    found = table.coded(PHENOTYPE, usual)
    kept = found == 0
    for code in usual.values():
        kept[np.flatnonzero(found == code)[:1]] = True
    return phenotype_warnings([table.row(row) for row in np.flatnonzero(kept).tolist()])
