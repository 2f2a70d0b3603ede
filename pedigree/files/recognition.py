"""What kind of family file a text is, told by its content; refuses to read it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from .csv_table import csv_header

if TYPE_CHECKING:
    from collections.abc import Sequence


class FileFormat(StrEnum):
    """Kinds of files that hold families, as far as they can be told apart."""

    PED = "ped"
    CANRISK = "canrisk"
    PHENOPACKET = "phenopacket"
    FHIR = "fhir"
    GEDCOM = "gedcom"
    CSV = "csv"
    JSON = "json"
    MARKUP = "markup"
    UNKNOWN = "unknown"


NAMES = {
    FileFormat.PED: "a PED file",
    FileFormat.CANRISK: "a CanRisk file",
    FileFormat.PHENOPACKET: "a phenopacket",
    FileFormat.FHIR: "a FHIR resource",
    FileFormat.GEDCOM: "a GEDCOM file",
    FileFormat.CSV: "a CSV file",
    FileFormat.JSON: "a JSON file",
    FileFormat.MARKUP: "an HTML or XML file",
    FileFormat.UNKNOWN: "no family file",
}


def recognise(lines: Sequence[str]) -> FileFormat:
    """Tell the format of a text by its first lines.

    What is nothing else is taken for PED, so that the faults of a clumsy PED file are
    told as such.

    Parameters
    ----------
    lines
        The lines of the file.
    """
    filled = [line.strip() for line in lines if line.strip()]
    first = filled[0] if filled else ""
    if first.lower().startswith("##canrisk"):
        return FileFormat.CANRISK
    if first.split() == ["0", "HEAD"]:
        return FileFormat.GEDCOM
    if first.startswith(("{", "[")):
        return _json_kind("".join(filled))
    if first.startswith("<"):
        return FileFormat.MARKUP
    rows = [line for line in filled if not line.startswith("#")] or filled
    if csv_header(lines) is not None or (rows and _is_separated(rows[0])):
        return FileFormat.CSV
    return FileFormat.PED


def _json_kind(text: str) -> FileFormat:
    if '"resourceType"' in text:
        return FileFormat.FHIR
    if '"pedigree"' in text or '"phenotypicFeatures"' in text:
        return FileFormat.PHENOPACKET
    return FileFormat.JSON


def _is_separated(row: str) -> bool:
    """Whether signs other than blanks separate the cells."""
    return len(row.split()) < 5 and max(row.count(","), row.count(";")) >= 3
