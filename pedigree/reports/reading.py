"""Opens a report of any accepted form and hands it to the reader of that form.

What is not text of a sensible size, or no known form, is one clear error.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pedigree.reports.fhir_report import fhir_lab_report
from pedigree.reports.json_node import JsonNode
from pedigree.reports.report_error import ReportError, unreadable
from pedigree.reports.written_report import parse_written_report
from pedigree.yaml_text import YamlError, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from pedigree.data_faults import DataFault
    from pedigree.reports.report import LabReport

__all__ = ["LARGEST_REPORT", "read_report"]

LARGEST_REPORT = 20_000_000
"""Bytes of the largest FHIR file that is read; a YAML report has at most a fiftieth."""

_ACCEPTED = "accepted: a report in YAML, or a FHIR R4 genomics report in JSON"


def read_report(path: Path) -> LabReport:
    """Read a laboratory report.

    Parameters
    ----------
    path
        A report in YAML, or FHIR R4 genomics in JSON: a DiagnosticReport bundle, a list
        of resources, or one resource. Which of them is told from the contents.

    Returns
    -------
    LabReport
        As the laboratory wrote it; what is odd about it stands in `findings`.

    Raises
    ------
    ReportError
        If the file cannot be read, with every fault and its place.
    """
    try:
        text = read_text(path, file=path.name, max_bytes=LARGEST_REPORT)
    except YamlError as error:
        raise ReportError(error.faults) from None
    match text.lstrip()[:1]:
        case "":
            raise unreadable(path, f"the file is empty; {_ACCEPTED}")
        case "{" | "[":
            return _fhir(path, text)
        case "<":
            raise unreadable(path, f"the file is XML; {_ACCEPTED}")
    if len(text) > LARGEST_REPORT // 50:
        raise unreadable(path, f"too large for a report in YAML; {_ACCEPTED}")
    return parse_written_report(text, file=path.name)


def _fhir(path: Path, text: str) -> LabReport:
    repeated: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        repeated.extend(name for name in set(names) if names.count(name) > 1)
        return dict(pairs)

    try:
        value = json.loads(text, object_pairs_hook=unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise unreadable(
            path, f"no JSON: {error.msg.lower()}", line=error.lineno
        ) from None
    except (RecursionError, ValueError):
        raise unreadable(path, f"no JSON a report could be; {_ACCEPTED}") from None
    if isinstance(value, dict) and "report_id" in value:
        # JSON is YAML, and the plain form may be written in it.
        return parse_written_report(text, file=path.name)
    if repeated:
        listed = ", ".join(f"`{name}`" for name in sorted(set(repeated)))
        raise unreadable(path, f"members stand twice in one object: {listed}")
    return _lab_report(path, value)


def _no_number(text: str) -> float:
    raise ValueError(text)


def _lab_report(path: Path, value: object) -> LabReport:
    faults: list[DataFault] = []
    parts = value if isinstance(value, list) else [value]
    roots = tuple(
        JsonNode(part, "" if part is value else f"[{number}]", path.name, faults)
        for number, part in enumerate(parts)
        if isinstance(part, dict)
    )
    if not roots or any("resourceType" not in root.value for root in roots):
        raise unreadable(path, f"the JSON is not FHIR: no `resourceType`; {_ACCEPTED}")
    report = fhir_lab_report(roots)
    if faults:
        raise ReportError(dict.fromkeys(faults))
    return report
