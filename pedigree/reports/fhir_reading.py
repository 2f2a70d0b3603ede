"""Follows one FHIR file on its way to a report, and collects what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pedigree.reports.fhir_bundle import resource_name
from pedigree.reports.report import Finding, ReasonCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pedigree.reports.fhir_bundle import FhirResources
    from pedigree.reports.json_node import JsonNode

__all__ = ["FhirReading", "identifier_of"]


@dataclass(slots=True)
class FhirReading:
    """One file on its way to a report.

    Parameters
    ----------
    resources
        All resources of the file.
    findings
        What speaks for holding or refusing the report as a whole.
    notes
        Sentences about how it was read.
    """

    resources: FhirResources
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def follow(self, owner: JsonNode, key: str) -> Iterator[JsonNode]:
        """Follow a list of references; what is not in the file is a finding."""
        for reference in owner.children(key):
            target = self.resources.resolve(reference, owner)
            if target is not None:
                yield target
            elif (text := reference.text("reference")) is not None:
                self.findings.append(_unresolved(key, text))

    def subject(self, owner: JsonNode) -> str | None:
        """Give a name for the patient of a resource, the same for the same patient."""
        reference = owner.child("subject")
        if reference is None:
            return None
        patient = self.resources.resolve(reference, owner)
        if patient is not None:
            return patient.text("id") or identifier_of(patient) or patient.path
        text = reference.text("reference")
        return resource_name(text).split("/")[-1] if text else identifier_of(reference)

    def subjects(self, owners: Iterable[JsonNode]) -> set[str]:
        """Give the names of all patients some resources are about."""
        return {found for found in map(self.subject, owners) if found is not None}


def identifier_of(node: JsonNode) -> str | None:
    """Give the first business identifier of a resource or a reference."""
    many = node.value.get("identifier")
    if isinstance(many, dict):
        only = node.child("identifier")
        return None if only is None else only.text("value")
    found = (identifier.text("value") for identifier in node.children("identifier"))
    return next((value for value in found if value), None)


def _unresolved(key: str, text: str) -> Finding:
    return Finding(
        ReasonCode.UNRESOLVED,
        f"`{key}` points to `{text[:80]}`, which is not in the file: what stands there "
        "could change the result. Ask the laboratory for the complete report.",
    )
