"""Reads one Variant observation of a FHIR report, whatever version wrote it.

Names that contradict each other are never chosen between: they become findings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pedigree.genes.symbols import FoundSymbol, find_symbol, symbol_of_hgnc_id
from pedigree.reports import fhir_codes as codes
from pedigree.reports import reasons
from pedigree.reports.fhir_codes import Concept, concept, concepts
from pedigree.reports.hgvs import (
    HgvsText,
    is_protein,
    legacy_name,
    read_hgvs,
    same_change,
)
from pedigree.reports.report import (
    Classification,
    Finding,
    Origin,
    Presence,
    ReasonCode,
    ReportedVariant,
    ReportStatus,
)
from pedigree.reports.words import (
    read_classification,
    read_origin,
    read_presence,
    read_status,
    read_zygosity,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pedigree.reports.json_node import JsonNode

__all__ = ["VariantReading", "classes_of", "read_variant"]

Word = TypeVar("Word")


@dataclass(slots=True)
class VariantReading:
    """What is gathered while reading one observation."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: list[str] = field(default_factory=list)

    def ambiguous(self, message: str) -> None:
        """Note something a person must settle."""
        self.findings.append(Finding(ReasonCode.AMBIGUOUS, message))

    def one(self, what: str, values: Iterable[Word]) -> Word | None:
        """Give the one value all sources agree on; disagreement is a finding."""
        different = list(dict.fromkeys(values))
        if len(different) > 1:
            self.ambiguous(
                f"The report gives more than one {what} for the same variant: "
                f"{', '.join(f'`{value}`' for value in different)}."
            )
            return None
        return different[0] if different else None


def _words(
    found: Iterable[Concept],
    table: Mapping[str, Word],
    read: Callable[[object], Word | None],
) -> list[Word]:
    values = []
    for value in found:
        by_code = [table[code] for _, code in value.codes if code in table]
        by_word = [word for word in map(read, value.words) if word is not None]
        values += by_code or by_word[:1]
    return values


def classes_of(observation: JsonNode) -> list[Classification]:
    """Read the classes an observation gives: in a component, or as its own value."""
    found = list(concepts(observation, codes.SIGNIFICANCE))
    if concept(observation.child("code")).has(codes.SIGNIFICANCE):
        # STU1 made the significance an observation of its own.
        found.append(concept(observation.child("valueCodeableConcept")))
    return _words(found, codes.CLASSIFICATIONS, read_classification)


def read_variant(
    observation: JsonNode, implied: Iterable[Classification]
) -> tuple[ReportedVariant, tuple[str, ...]]:
    """Read a Variant observation.

    Parameters
    ----------
    observation
        An Observation with LOINC 69548-6.
    implied
        Classes that implications derived from it give.

    Returns
    -------
    tuple
        The variant, and notes on how it was read.
    """
    reading = VariantReading()
    _status(observation, reading)
    gene = _gene(observation, reading)
    coding, protein, transcript = _change(observation, gene, reading)
    both = reading.one("second change", reading.seconds)
    classification = reading.one("class", [*classes_of(observation), *implied])
    variant = ReportedVariant(
        gene=gene,
        variant=coding,
        protein=protein,
        transcript=transcript,
        second_variant=both,
        classification=classification,
        origin=_origin(observation, reading),
        zygosity=reading.one(
            "genotype",
            _words(
                concepts(observation, codes.ALLELIC_STATE),
                codes.ZYGOSITIES,
                read_zygosity,
            ),
        ),
        vaf=_fraction(observation, reading),
        presence=_presence(observation),
        findings=tuple(reading.findings),
    )
    return variant, tuple(reading.notes)


def _status(observation: JsonNode, reading: VariantReading) -> None:
    text = observation.text("status")
    status = ReportStatus.UNKNOWN if text is None else read_status(text)
    match status:
        case ReportStatus.FINAL | ReportStatus.AMENDED | ReportStatus.CORRECTED:
            return
        case ReportStatus.ENTERED_IN_ERROR:
            reading.findings.append(reasons.entered_in_error())
        case ReportStatus.PRELIMINARY | ReportStatus.CANCELLED:
            reading.findings.append(reasons.not_final(status, held=False))
        case _:
            reading.findings.append(reasons.not_final(ReportStatus.UNKNOWN, held=True))


def _presence(observation: JsonNode) -> Presence:
    flag = observation.value.get("valueBoolean")
    if isinstance(flag, bool):
        return Presence.PRESENT if flag else Presence.ABSENT
    value = concept(observation.child("valueCodeableConcept"))
    if (text := observation.text("valueString")) is not None:
        value = Concept(value.codes, (*value.words, text))
    found = set(_words([value], codes.PRESENCES, read_presence))
    return found.pop() if len(found) == 1 else Presence.INDETERMINATE


def _gene(observation: JsonNode, reading: VariantReading) -> str | None:
    """Give the gene all names agree on, or the one name we do not know."""
    known: set[str] = set()
    strangers: list[str] = []
    for value in concepts(observation, codes.GENE):
        ids = [code for system, code in value.codes if _is_hgnc(system, code)]
        for code in ids:
            symbol = symbol_of_hgnc_id(code)
            known |= {symbol} if symbol else set()
            strangers += [] if symbol else [code]
        for word in value.words:
            found = _symbol_in(word)
            known |= {found.symbol} if found else set()
            # A display text of several words may be the name of the gene in full.
            strangers += [] if found or " " in word else [word]
            reading.notes += [f"{found.note}."] if found and found.note else []
    if not known:
        return strangers[-1] if strangers else None
    if len(known) > 1 or strangers:
        reading.findings.append(_gene_contradiction(sorted({*known, *strangers})))
        return None
    return known.pop()


def _is_hgnc(system: str, code: str) -> bool:
    return "genenames" in system or code.upper().startswith("HGNC:")


def _symbol_in(words: str) -> FoundSymbol | None:
    """Find a gene in a display text such as `BRCA1 (DNA repair associated)`."""
    return find_symbol(words) or find_symbol(words.split(maxsplit=1)[0])


def _gene_contradiction(names: list[str]) -> Finding:
    listed = ", ".join(f"`{name}`" for name in names)
    return Finding(
        ReasonCode.GENE_CONTRADICTION,
        f"The report gives names of different genes for one variant: {listed}. "
        "Neither is trusted: ask the laboratory which gene is meant.",
    )


def _change(
    observation: JsonNode, gene: str | None, reading: VariantReading
) -> tuple[str | None, str | None, str | None]:
    """Read the change of the DNA, of the protein, and the transcript."""
    proteins = _texts(observation, codes.PROTEIN_HGVS, "p.")
    transcripts = _texts(observation, codes.TRANSCRIPT, "_")
    coding: list[str] = []
    wanted = _texts(observation, codes.CODING_HGVS, "c.")
    wanted = wanted or _texts(observation, codes.GENOMIC_HGVS, "g.")
    for found in filter(None, (_one_change(text, gene, reading) for text in wanted)):
        if not any(same_change(found.coding, other) for other in coding):
            coding.append(found.coding)
        proteins += [found.protein] if found.protein else []
        transcripts += [found.transcript] if found.transcript else []
    plain = [text.rsplit(":", maxsplit=1)[-1] for text in proteins]
    plain = [text for text in plain if is_protein(text)]
    if plain and not wanted:
        reading.ambiguous(
            "The report gives the change of the protein only; several changes of the "
            "DNA can cause it, and relatives are tested for one. Ask the laboratory."
        )
    return (
        reading.one("change of the DNA", coding),
        plain[0] if plain else None,
        reading.one("transcript", _versioned(transcripts)),
    )


def _one_change(
    text: str, gene: str | None, reading: VariantReading
) -> HgvsText | None:
    old = legacy_name(gene, text)
    found = read_hgvs(old or text)
    if found is None:
        reading.ambiguous(
            f"`{text[:80]}` is not HGVS, so that nobody can say which variant "
            "relatives would be tested for. Ask the laboratory."
        )
        return None
    if old is not None:
        reading.notes.append(f"`{text}` is an older name of `{old}`.")
    reading.seconds += [found.second] if found.second else []
    _same_gene(found.gene, gene, reading)
    return found


def _versioned(transcripts: list[str]) -> list[str]:
    """Leave out a transcript without version where the same stands with one."""
    full = {text.split(".", maxsplit=1)[0] for text in transcripts if "." in text}
    return [text for text in transcripts if "." in text or text not in full]


def _same_gene(name: str | None, gene: str | None, reading: VariantReading) -> None:
    found = None if name is None else find_symbol(name)
    if gene is not None and found is not None and found.symbol != gene:
        reading.findings.append(_gene_contradiction([gene, found.symbol]))


def _texts(observation: JsonNode, code: str, sign: str) -> list[str]:
    """Give one text per component: the code if it looks right, else the words."""
    texts = []
    for value in concepts(observation, code):
        choices = [*(own for _, own in value.codes), *value.words]
        fitting = [text for text in choices if sign in text] or choices
        texts += fitting[:1]
    return texts


def _origin(observation: JsonNode, reading: VariantReading) -> Origin | None:
    found = concepts(observation, codes.SOURCE_CLASS)
    if any(value.has(codes.DE_NOVO) for value in found):
        reading.notes.append(
            "The laboratory calls the variant de novo: children are at risk, parents "
            "and siblings much less."
        )
    for value in concepts(observation, codes.INHERITED_FROM):
        words = value.words or ("a parent named by code",)
        reading.notes.append(f"The variant is said to be inherited: `{words[0]}`.")
    return reading.one("origin", _words(found, codes.ORIGINS, read_origin))


def _fraction(observation: JsonNode, reading: VariantReading) -> float | None:
    shares = []
    for component in observation.children("component"):
        if not concept(component.child("code")).has(codes.ALLELE_FRACTION):
            continue
        quantity = component.child("valueQuantity")
        number = None if quantity is None else quantity.number("value")
        if quantity is None or number is None:
            continue
        unit = {quantity.text("unit"), quantity.text("code")}
        share = number / 100 if "%" in unit or number > 1 else number
        if 0 <= share <= 1:
            shares.append(share)
        else:
            quantity.fault(
                "value", f"`{number}` is not accepted; accepted: 0 to 1 or %"
            )
    return reading.one("allele fraction", shares)
