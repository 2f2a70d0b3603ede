"""The codes of FHIR genomics reports, of all versions laboratories still send.

Matching is by LOINC code, never by the name of a slice: names changed, codes did not.

References
----------
HL7 Genomics Reporting Implementation Guide (FHIR R4), STU1 to STU3. LOINC answer
lists LL1971-2 (presence), LL378-1 (source class), LL381-5 (allelic state), and the
list of 53037-8 (significance) with its older codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pedigree.reports.report import Classification, Origin, Presence, ReportedZygosity

if TYPE_CHECKING:
    from pedigree.reports.json_node import JsonNode

__all__ = ["Concept", "concept", "concepts"]

GENETIC_REPORTS = ("51969-4", "81247-9", "55233-1")
VARIANT = "69548-6"
SIGNIFICANCE = "53037-8"
GENE = "48018-6"
CODING_HGVS = "48004-6"
PROTEIN_HGVS = "48005-3"
GENOMIC_HGVS = "81290-9"
TRANSCRIPT = "51958-7"
SOURCE_CLASS = "48002-0"
ALLELIC_STATE = "53034-5"
ALLELE_FRACTION = "81258-6"
COMPLEX_VARIANT = "81263-6"
PHASE = "82120-7"
INHERITED_FROM = "94186-4"

COMPOUND_HETEROZYGOUS = "LA26217-2"
DE_NOVO = "LA26807-0"
MATERNAL = "LA26320-4"

PRESENCES = {
    "LA9633-4": Presence.PRESENT,
    "LA9634-2": Presence.ABSENT,
    "LA18198-4": Presence.INDETERMINATE,
    "LA11884-6": Presence.INDETERMINATE,
    "LA6576-8": Presence.PRESENT,
    "LA6577-6": Presence.ABSENT,
    "260373001": Presence.PRESENT,
    "260415000": Presence.ABSENT,
    "10828004": Presence.PRESENT,
    "260385009": Presence.ABSENT,
}
CLASSIFICATIONS = {
    "LA6668-3": Classification.PATHOGENIC,
    "LA26332-9": Classification.LIKELY_PATHOGENIC,
    "LA26333-7": Classification.UNCERTAIN,
    "LA26334-5": Classification.LIKELY_BENIGN,
    "LA6675-8": Classification.BENIGN,
    # Before 2017: presumed pathogenic, unknown significance, presumed benign.
    "LA6669-1": Classification.LIKELY_PATHOGENIC,
    "LA6682-4": Classification.UNCERTAIN,
    "LA6674-1": Classification.LIKELY_BENIGN,
}
ORIGINS = {
    "LA6683-2": Origin.GERMLINE,
    DE_NOVO: Origin.GERMLINE,
    "LA6684-0": Origin.SOMATIC,
    "LA18195-0": Origin.SOMATIC,
    # Likely germline: confirm first. A fetal sample does not show what a parent has.
    "LA18194-3": Origin.UNKNOWN,
    "LA10429-1": Origin.UNKNOWN,
    "LA18196-8": Origin.UNKNOWN,
    "LA18197-6": Origin.UNKNOWN,
}
ZYGOSITIES = {
    "LA6706-1": ReportedZygosity.HETEROZYGOUS,
    "LA6705-3": ReportedZygosity.HOMOZYGOUS,
    "LA6707-9": ReportedZygosity.HEMIZYGOUS,
    COMPOUND_HETEROZYGOUS: ReportedZygosity.COMPOUND_HETEROZYGOUS,
}


@dataclass(frozen=True, slots=True)
class Concept:
    """A coded value: its codes, and the words that stand with them.

    Parameters
    ----------
    codes
        Pairs of system and code; the system is empty where it was not given.
    words
        Display texts and the free text, in the order they came.
    """

    codes: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()

    def has(self, code: str) -> bool:
        """Say whether a code is among the codes, whatever its system."""
        return any(code == own for _, own in self.codes)


def concept(node: JsonNode | None) -> Concept:
    """Read a CodeableConcept."""
    if node is None:
        return Concept()
    codes, words = [], []
    for coding in node.children("coding"):
        if (code := coding.text("code")) is not None:
            codes.append((coding.text("system") or "", code))
        if (display := coding.text("display")) is not None:
            words.append(display)
    if (text := node.text("text")) is not None:
        words.append(text)
    return Concept(tuple(codes), tuple(words))


def concepts(observation: JsonNode, code: str) -> tuple[Concept, ...]:
    """Read the values of all components of an observation with a code."""
    found = []
    for component in observation.children("component"):
        if not concept(component.child("code")).has(code):
            continue
        value = concept(component.child("valueCodeableConcept"))
        if (text := component.text("valueString")) is not None:
            value = Concept(value.codes, (*value.words, text))
        found.append(value)
    return tuple(found)
