"""Gathers the variants of a FHIR report: whose they are, their classes, their phase."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pedigree.reports import fhir_codes as codes
from pedigree.reports.fhir_codes import concept, concepts
from pedigree.reports.fhir_pairs import Phase, paired
from pedigree.reports.fhir_variant import classes_of, read_variant
from pedigree.reports.report import Finding, ReasonCode, ReportedVariant, ReportStatus
from pedigree.reports.words import read_status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pedigree.reports.fhir_reading import FhirReading
    from pedigree.reports.json_node import JsonNode
    from pedigree.reports.report import Classification

__all__ = ["own_variants", "variants_of"]

_LONGEST_CHAIN = 5
_WITHDRAWN = frozenset({ReportStatus.ENTERED_IN_ERROR, ReportStatus.CANCELLED})


def own_variants(
    reading: FhirReading, reports: tuple[JsonNode, ...], observations: list[JsonNode]
) -> list[JsonNode]:
    """Give the variants of the report; those of other people stay out if they can.

    Parameters
    ----------
    reading
        The file; it hears of several subjects.
    reports
        All DiagnosticReports of the file.
    observations
        All Variant observations of the file.

    Returns
    -------
    list of JsonNode
        Those the reports list, and those about the same person.
    """
    listed = _listed(reading, reports)
    own = [node for node in observations if id(node.value) in listed] or observations
    subjects = reading.subjects([*reports, *own])
    if len(subjects) > 1:
        reading.findings.append(
            Finding(
                ReasonCode.SEVERAL_SUBJECTS,
                f"The report speaks of {len(subjects)} people, and a variant must "
                "belong to exactly one. Send one file per person.",
                held=False,
            )
        )
        return own
    taken = {id(node.value) for node in own}
    others = [node for node in observations if id(node.value) not in taken]
    own += [node for node in others if reading.subject(node) in {*subjects, None}]
    if len(own) < len(observations):
        left_out = len(observations) - len(own)
        reading.notes.append(f"{left_out} variant(s) of other people were left out.")
    return own


def _listed(reading: FhirReading, reports: tuple[JsonNode, ...]) -> set[int]:
    """Follow results, groups, and what implications are derived from."""
    found: set[int] = set()
    waiting = [node for report in reports for node in reading.follow(report, "result")]
    for _ in range(_LONGEST_CHAIN):
        new = [node for node in waiting if id(node.value) not in found]
        found |= {id(node.value) for node in new}
        waiting = [
            target
            for node in new
            for key in ("hasMember", "derivedFrom")
            for target in reading.follow(node, key)
        ]
    return found


def variants_of(
    reading: FhirReading, observations: list[JsonNode]
) -> tuple[ReportedVariant, ...]:
    """Read the variants of a report, the halves of a biallelic genotype joined.

    Parameters
    ----------
    reading
        The file.
    observations
        The Variant observations of the report.

    Returns
    -------
    tuple of ReportedVariant
        Joined ones first, the others in the order of the file.
    """
    groups = [node for node in observations if _is_group(node)]
    single = [node for node in observations if not _is_group(node)]
    implied = _implied(reading, single)
    variants: dict[int, ReportedVariant] = {}
    for node in single:
        key = id(node.value)
        variants[key], notes = read_variant(node, implied[key])
        reading.notes += notes
    return paired(variants, tuple(_phases(reading, groups)))


def _is_group(observation: JsonNode) -> bool:
    """Say whether a variant observation only joins two others."""
    return bool(observation.children("hasMember")) and any(
        value.has(codes.COMPOUND_HETEROZYGOUS)
        for value in concepts(observation, codes.COMPLEX_VARIANT)
    )


def _implied(
    reading: FhirReading, variants: list[JsonNode]
) -> dict[int, list[Classification]]:
    """Give the classes of implications, by the variant they are derived from."""
    result: dict[int, list[Classification]] = defaultdict(list)
    own = {id(node.value) for node in variants}
    for node in reading.resources.of_type("Observation"):
        classes = [] if id(node.value) in own else classes_of(node)
        if not classes or read_status(node.text("status")) in _WITHDRAWN:
            continue
        targets = {id(target.value) for target in reading.follow(node, "derivedFrom")}
        if not node.children("derivedFrom") and len(variants) == 1:
            targets = {id(variants[0].value)}
        for target in targets:
            result[target] += classes
    return result


def _phases(reading: FhirReading, groups: list[JsonNode]) -> Iterator[Phase]:
    for group in groups:
        members = reading.follow(group, "hasMember")
        yield Phase(frozenset(id(node.value) for node in members), in_trans=True)
    for node in reading.resources.of_type("Observation"):
        if not concept(node.child("code")).has(codes.PHASE):
            continue
        value = concept(node.child("valueCodeableConcept"))
        words = {
            text.lower() for text in (*(code for _, code in value.codes), *value.words)
        }
        if words & {"trans", "cis"}:
            members = reading.follow(node, "derivedFrom")
            pair = frozenset(id(member.value) for member in members)
            yield Phase(pair, in_trans="trans" in words)
