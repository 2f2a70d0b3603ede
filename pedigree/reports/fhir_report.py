"""Reads a FHIR R4 genomics report: a bundle, or its resources on their own.

It reads what is unambiguous and records the rest as findings; it judges nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pedigree.reports import fhir_codes as codes
from pedigree.reports.fhir_bundle import FhirResources
from pedigree.reports.fhir_codes import concept
from pedigree.reports.fhir_reading import FhirReading, identifier_of
from pedigree.reports.fhir_variants import own_variants, variants_of
from pedigree.reports.report import (
    Finding,
    LabReport,
    Presence,
    ReasonCode,
    ReportedVariant,
    ReportStatus,
)
from pedigree.reports.trigger import TriggerDecision, variant_findings
from pedigree.reports.words import read_status

if TYPE_CHECKING:
    from pedigree.reports.json_node import JsonNode

__all__ = ["fhir_lab_report"]


def fhir_lab_report(roots: tuple[JsonNode, ...]) -> LabReport:
    """Read a FHIR report.

    Parameters
    ----------
    roots
        The objects at the top of the file.

    Returns
    -------
    LabReport
        What is odd about it stands in `findings`; members of a wrong type are faults
        in the nodes, for the caller to raise.
    """
    reading = FhirReading(FhirResources.of(roots))
    reports = reading.resources.of_type("DiagnosticReport")
    observations = [
        node
        for node in reading.resources.of_type("Observation")
        if concept(node.child("code")).has(codes.VARIANT)
    ]
    head = _head(reading, reports, observations)
    if head is None:
        return _no_report()
    own = own_variants(reading, reports, observations)
    variants = _foremost_first(variants_of(reading, own), _specimen(reading, head, own))
    return _assembled(reading, head, own, variants)


def _head(
    reading: FhirReading, reports: tuple[JsonNode, ...], observations: list[JsonNode]
) -> JsonNode | None:
    if len(reports) > 1 and len({reading.subject(report) for report in reports}) == 1:
        reading.findings.append(
            Finding(
                ReasonCode.AMBIGUOUS,
                f"The file holds {len(reports)} reports about one person. Send the "
                "newest alone.",
            )
        )
    genetic = [report for report in reports if _is_genetic(report)]
    if genetic:
        return genetic[0]
    if observations:
        return reports[0] if reports else observations[0]
    return None


def _is_genetic(report: JsonNode) -> bool:
    categories = [concept(node) for node in report.children("category")]
    genetics = any(category.has("GE") for category in categories)
    code = concept(report.child("code"))
    return genetics or any(map(code.has, codes.GENETIC_REPORTS))


def _no_report() -> LabReport:
    finding = Finding(
        ReasonCode.NOT_A_REPORT,
        "The file is FHIR and holds neither a genetic report nor a variant.",
        held=False,
    )
    return LabReport("", ReportStatus.UNKNOWN, None, None, None, findings=(finding,))


def _foremost_first(
    variants: tuple[ReportedVariant, ...], specimen: str | None
) -> tuple[ReportedVariant, ...]:
    """Put first what a cascade would be about: a trigger, then what is held."""

    def rank(variant: ReportedVariant) -> tuple[bool, bool, bool, int]:
        decision = TriggerDecision.of(tuple(variant_findings(variant, specimen)))
        number = 0 if variant.classification is None else variant.classification.number
        absent = variant.presence is not Presence.PRESENT
        return not decision.trigger, not decision.held, absent, -number

    return tuple(sorted(variants, key=rank))


def _assembled(
    reading: FhirReading,
    head: JsonNode,
    own: list[JsonNode],
    variants: tuple[ReportedVariant, ...],
) -> LabReport:
    main = variants[0] if variants else ReportedVariant()
    person = _person(reading, head, own)
    if person is None and len(reading.subjects([head, *own])) == 0:
        message = "The report does not say whose result it is. Ask the laboratory."
        reading.findings.append(Finding(ReasonCode.AMBIGUOUS, message))
    status = read_status(head.text("status")) or ReportStatus.UNKNOWN
    return LabReport(
        report_id=identifier_of(head) or head.text("id") or "",
        status=status,
        reported_on=_day(head),
        laboratory=_laboratory(reading, head),
        person=person,
        gene=main.gene,
        variant=main.variant,
        protein=main.protein,
        transcript=main.transcript,
        classification=main.classification,
        origin=main.origin,
        zygosity=main.zygosity,
        second_variant=main.second_variant,
        vaf=main.vaf,
        specimen=_specimen(reading, head, own),
        notes=tuple(dict.fromkeys(reading.notes)),
        presence=main.presence,
        findings=tuple(dict.fromkeys((*reading.findings, *main.findings))),
        other_variants=variants[1:],
    )


def _person(reading: FhirReading, head: JsonNode, own: list[JsonNode]) -> str | None:
    """Give the one person of the report; of several, none is chosen."""
    subjects = reading.subjects([head, *own])
    return subjects.pop() if len(subjects) == 1 else None


def _day(head: JsonNode) -> date | None:
    for key in ("issued", "effectiveDateTime"):
        text = head.text(key)
        if text is None or len(text) < len("2026-10-12"):
            continue
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            head.fault(
                key, f"`{text[:40]}` is not accepted; accepted: an ISO 8601 date"
            )
    return None


def _laboratory(reading: FhirReading, head: JsonNode) -> str | None:
    """Give the laboratory's name, but never that of a person who signed."""
    for reference in head.children("performer"):
        target = reading.resources.resolve(reference, head)
        if target is not None and target.text("resourceType") == "Organization":
            return target.text("name")
        if (reference.text("reference") or "").startswith("Organization/"):
            return reference.text("display")
    return None


def _specimen(reading: FhirReading, head: JsonNode, own: list[JsonNode]) -> str | None:
    """Give what was tested; a tumour among several specimens is the one to know."""
    references = [(head, reference) for reference in head.children("specimen")]
    own_ones = ((node, node.child("specimen")) for node in own)
    references += [(node, found) for node, found in own_ones if found is not None]
    found: list[str] = []
    for owner, reference in references:
        target = reading.resources.resolve(reference, owner)
        if target is not None:
            kind = concept(target.child("type"))
            found += kind.words or tuple(code for _, code in kind.codes)
        elif (display := reference.text("display")) is not None:
            found.append(display)
    return "; ".join(dict.fromkeys(found)) or None
