"""The door to a register's file; refuses a register with any fault in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pedigree.family import Fault
from pedigree.files.family_file import ACCEPTED_PED, FamilyCheck
from pedigree.files.file_error import FamilyFileError
from pedigree.files.recognition import NAMES, FileFormat, recognise

from .findings import findings
from .kin_rows import kin_rows
from .register import Register, register_of
from .source import all_lines, first_lines, read_source
from .table import ShapeError, register_table

if TYPE_CHECKING:
    from pathlib import Path

    from .findings import Findings
    from .kin_rows import KinRows
    from .source import Source


def read_register(path: Path) -> Register:
    """Read, check and number the people of a PED file of any size.

    It accepts and refuses what `read_family` does, in the same words, but all families
    of the file at once; the time grows linearly with the file, whatever the size of
    its families.

    Parameters
    ----------
    path
        A PED file, in UTF-8, UTF-16 or Windows-1252.

    Raises
    ------
    FamilyFileError
        With every fault of the file at once.
    """
    rows, found = _read(path)
    if found.faults:
        raise FamilyFileError(found.faults, file=str(path))
    return register_of(rows, found.warnings)


def check_register_file(path: Path) -> FamilyCheck:
    """Check every family of a file of any size, as `check_family_file` does.

    Raises
    ------
    FamilyFileError
        Only if the file cannot be opened.
    """
    kind = FileFormat.UNKNOWN
    doubts: tuple[Fault, ...] = ()
    try:
        source = read_source(path)
        kind, doubts = _format(source), source.warnings
        rows, found = _read_source(source, str(path))
    except FamilyFileError as error:
        if error.code == "unreadable":
            raise
        doubts = (*doubts, *error.warnings) if isinstance(error, ShapeError) else ()
        return FamilyCheck(
            valid=False,
            format=kind,
            families=0,
            people=0,
            parent_links=0,
            faults=error.faults,
            warnings=doubts,
        )
    return FamilyCheck(
        valid=not found.faults,
        format=kind,
        families=len(rows.families),
        people=int(np.count_nonzero(rows.is_person)),
        parent_links=_links(rows),
        faults=found.faults,
        warnings=(*source.warnings, *found.warnings),
    )


def _links(rows: KinRows) -> int:
    """Count parents named, of a person who is there twice by the last row."""
    last = rows.first.copy()
    last[rows.first[rows.readable]] = rows.readable
    counted = np.unique(last[rows.is_person])
    named = rows.names_father[counted].sum() + rows.names_mother[counted].sum()
    return int(named)


def _read(path: Path) -> tuple[KinRows, Findings]:
    source = read_source(path)
    rows, found = _read_source(source, str(path))
    return rows, type(found)(found.faults, (*source.warnings, *found.warnings))


def _read_source(source: Source, file: str) -> tuple[KinRows, Findings]:
    kind = _format(source)
    if kind is not FileFormat.PED:
        fault = Fault(
            "other_format", None, None, f"this looks like {NAMES[kind]}; {ACCEPTED_PED}"
        )
        raise FamilyFileError([fault], file=file)
    rows = kin_rows(register_table(source, file=file))
    return rows, findings(rows)


def _format(source: Source) -> FileFormat:
    """Tell the format by the first row; JSON and files of comments by all."""
    head = first_lines(source, 1)
    first = head[-1].strip()
    if not first or first.startswith(("{", "[", "#")):
        return recognise(all_lines(source))
    return recognise(head)
