"""The door to family files of every accepted format; refuses to mend a family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pedigree.family import Family, Fault, listed

from .csv_reader import read_csv
from .family_text import read_text, text_lines
from .file_error import FamilyFileError
from .ped_reader import PedFile, read_ped
from .recognition import NAMES, FileFormat, recognise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ACCEPTED_PED = (
    "accepted is PED: six columns family id, individual id, father, mother, sex and "
    "phenotype, or a first line beginning with `#` that names the columns"
)
ACCEPTED = f"{ACCEPTED_PED}; or CSV whose first line names the columns"


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """A family and what had to be assumed or is doubtful about it."""

    family: Family
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class FamilyCheck:
    """What a family file holds, and everything that is wrong or doubtful about it.

    Attributes
    ----------
    valid
        Whether there is no fault; warnings do not count.
    format
        `ped`, `csv`, or what else the file was taken for.
    families, people, parent_links
        How many the file has; a link joins a person to one parent in the file.
    faults, warnings
        In the order of the file.
    """

    valid: bool
    format: FileFormat
    families: int
    people: int
    parent_links: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    def as_dict(self) -> dict[str, object]:
        """Give the check as the JSON answer of `cascade check` shows it."""
        return {
            "valid": self.valid,
            "format": self.format.value,
            "families": self.families,
            "people": self.people,
            "parent_links": self.parent_links,
            "faults": [fault.as_dict() for fault in self.faults],
            "warnings": [warning.as_dict() for warning in self.warnings],
        }


def read_family(
    path: Path, *, family_id: str | None = None, add_founders: bool = False
) -> Family:
    """Read one family of a file.

    Parameters
    ----------
    path
        A PED or CSV file, in UTF-8, UTF-16 or Windows-1252; told by its content.
    family_id
        Which family; needed where the file has several.
    add_founders
        Whether a parent named but without a row gets one.

    Raises
    ------
    FamilyFileError
        With every fault of the file or of that family at once.
    """
    reading = load_family(path, family_id=family_id, add_founders=add_founders)
    return reading.family


def load_family(
    path: Path, *, family_id: str | None = None, add_founders: bool = False
) -> FamilyReading:
    """Read one family of a file, and what is doubtful about it.

    The parameters and errors are those of `read_family`.
    """
    text = read_text(path)
    file = str(path)
    kind = recognise(text.lines)
    found = _read(text.lines, kind, add_founders=add_founders, file=file)
    reading = _choose(found, family_id, file)
    return FamilyReading(reading.family, (*text.warnings, *reading.warnings))


def parse_family(
    text: str, *, family_id: str | None = None, add_founders: bool = False
) -> Family:
    r"""Read one family of a text in PED or CSV.

    The parameters and errors are those of `read_family`.

    Examples
    --------
    >>> from pedigree import parse_family
    >>> family = parse_family("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 2")
    >>> [person.id for person in family if person.affected]
    ['ana']
    """
    lines = text_lines(text)
    kind = recognise(lines)
    found = _read(lines, kind, add_founders=add_founders, file=None)
    return _choose(found, family_id, None).family


def check_family_file(path: Path, *, add_founders: bool = False) -> FamilyCheck:
    """Check every family of a file.

    Parameters
    ----------
    path
        A file of any kind; one that holds no family is an invalid family file.
    add_founders
        Whether a parent named but without a row gets one, which a warning tells.

    Raises
    ------
    FamilyFileError
        Only if the file cannot be opened.
    """
    kind = FileFormat.UNKNOWN
    try:
        text = read_text(path)
        kind = recognise(text.lines)
        found = _read(text.lines, kind, add_founders=add_founders, file=str(path))
    except FamilyFileError as error:
        if error.code == "unreadable":
            raise
        return FamilyCheck(
            valid=False,
            format=kind,
            families=0,
            people=0,
            parent_links=0,
            faults=error.faults,
            warnings=(),
        )
    return _check(found, kind, text.warnings)


def _check(ped: PedFile, kind: FileFormat, warnings: Sequence[Fault]) -> FamilyCheck:
    faults = (*ped.faults, *(each for one in ped.families for each in one.faults))
    doubts = (each for one in ped.families for each in one.warnings)
    people = [
        {person.id: person for person in one.people}.values() for one in ped.families
    ]
    links = sum(
        len(person.parents) + len(person.social_parents)
        for members in people
        for person in members
    )
    return FamilyCheck(
        valid=not faults,
        format=kind,
        families=len(ped.families),
        people=sum(len(members) for members in people),
        parent_links=links,
        faults=faults,
        warnings=(*warnings, *ped.warnings, *doubts),
    )


def _read(
    lines: Sequence[str], kind: FileFormat, *, add_founders: bool, file: str | None
) -> PedFile:
    readers = {FileFormat.PED: read_ped, FileFormat.CSV: read_csv}
    if kind not in readers:
        fault = Fault(
            "other_format", None, None, f"this looks like {NAMES[kind]}; {ACCEPTED}"
        )
        raise FamilyFileError([fault], file=file)
    return readers[kind](lines, add_founders=add_founders)


def _choose(ped: PedFile, family_id: str | None, file: str | None) -> FamilyReading:
    """Give the one family, or the one asked for, or say why there is none."""
    if ped.faults:
        raise FamilyFileError(ped.faults, file=file)
    wanted = [
        each
        for each in ped.families
        if family_id is None or each.family_id == family_id
    ]
    if len(wanted) != 1:
        raise FamilyFileError([_choice_fault(ped, family_id)], file=file)
    chosen = wanted[0]
    if chosen.family is None:
        raise FamilyFileError(chosen.faults, file=file)
    return FamilyReading(chosen.family, (*ped.warnings, *chosen.warnings))


def _choice_fault(ped: PedFile, family_id: str | None) -> Fault:
    families = listed(each.family_id for each in ped.families)
    if family_id is None:
        return Fault(
            "several_families",
            None,
            None,
            f"the file holds {len(ped.families)} families and one must be chosen by "
            f"its id; accepted are {families}",
        )
    return Fault(
        "unknown_family",
        None,
        None,
        f"the file holds no family `{family_id}`; accepted are {families}",
    )
