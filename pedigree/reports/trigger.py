"""Judges whether a report starts a cascade, and says why not.

Only a germline, class 4 or 5, disease-specific variant in a known gene with its
trigger zygosity does. Nothing is guessed: what a person can settle is held, what the
report rules out is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pedigree.genes.knowledge import load_gene
from pedigree.genes.symbols import find_symbol
from pedigree.genes.vocabulary import Effect, LocationKind, TriggerZygosity
from pedigree.reports import reasons
from pedigree.reports.hgvs import same_change, shows_deletion, shows_truncation
from pedigree.reports.report import (
    Classification,
    Finding,
    LabReport,
    Origin,
    Presence,
    ReasonCode,
    ReportedVariant,
    ReportedZygosity,
    ReportReason,
    ReportStatus,
)
from pedigree.reports.words import is_tumour

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pedigree.genes.gene import ExcludedVariant, Gene

__all__ = [
    "LOW_FRACTION",
    "TriggerDecision",
    "judge_report",
    "judge_variant",
]

LOW_FRACTION = 0.2
"""Below this share of reads a variant of any gene is shown to a person first.

An inherited heterozygous variant lies near one half; a low value in blood is mosaic or
clonal more often. Genes with a stricter threshold have it in their file.
"""

_RELEASED = frozenset(
    {ReportStatus.FINAL, ReportStatus.AMENDED, ReportStatus.CORRECTED}
)


@dataclass(frozen=True, slots=True)
class TriggerDecision:
    """Whether a report starts a cascade.

    Parameters
    ----------
    trigger
        True only without any reason against it.
    held
        True where every reason can be settled by the laboratory or a person; a case
        then waits. Neither trigger nor held: refused.
    reasons
        Why not; empty for a trigger.
    """

    trigger: bool
    held: bool
    reasons: tuple[ReportReason, ...]

    @classmethod
    def of(cls, findings: Iterator[Finding] | tuple[Finding, ...]) -> TriggerDecision:
        """Make the decision from all findings; the refusing ones come first."""
        found = sorted(dict.fromkeys(findings), key=lambda finding: finding.held)
        return cls(
            trigger=not found,
            held=bool(found) and all(finding.held for finding in found),
            reasons=tuple(ReportReason(item.code, item.message) for item in found),
        )


def judge_report(report: LabReport, *, on: date | None = None) -> TriggerDecision:
    """Judge whether a report starts a cascade.

    Parameters
    ----------
    report
        A report as read.
    on
        The day of judging; a report of a later day is refused. None compares no days.

    Returns
    -------
    TriggerDecision
        Trigger, held or refused, with every reason.

    References
    ----------
    Richards et al., Standards and guidelines for the interpretation of sequence
    variants (ACMG/AMP), Genet Med 2015;17:405. Castillo et al. 2022, PMC9866580, on
    TP53 variants in blood.

    Examples
    --------
    >>> report = LabReport("L-1", ReportStatus.FINAL, None, None, "II-3")
    >>> [reason.code.value for reason in judge_report(report).reasons]
    ['no_variant']
    """
    return TriggerDecision.of(_report_findings(report, on))


def judge_variant(report: LabReport, variant: ReportedVariant) -> TriggerDecision:
    """Judge one variant of a report by itself, under the report's own status.

    Parameters
    ----------
    report
        The report the variant stands in.
    variant
        Its main variant or one of the others.

    Returns
    -------
    TriggerDecision
        As if this variant were the only one.
    """
    found = [*_status_findings(report), *variant_findings(variant, report.specimen)]
    return TriggerDecision.of(tuple(found))


def _report_findings(report: LabReport, on: date | None) -> Iterator[Finding]:
    codes = {finding.code for finding in report.findings}
    if ReasonCode.NOT_A_REPORT in codes:
        yield from report.findings
        return
    yield from _status_findings(report)
    if on is not None and report.reported_on is not None and report.reported_on > on:
        yield reasons.dated_after(report.reported_on, on)
    yield from variant_findings(report.main_variant, report.specimen)
    if ReasonCode.SEVERAL_SUBJECTS in codes:
        return
    for other in report.other_variants:
        decision = TriggerDecision.of(tuple(variant_findings(other, report.specimen)))
        serious = (other.classification or Classification.BENIGN).number >= 4
        if decision.trigger or (decision.held and serious):
            yield reasons.two_familial_variants()


def _status_findings(report: LabReport) -> Iterator[Finding]:
    if report.status is ReportStatus.ENTERED_IN_ERROR:
        yield reasons.entered_in_error()
    elif report.status not in _RELEASED:
        unknown = report.status is ReportStatus.UNKNOWN
        yield reasons.not_final(report.status, held=unknown)


def variant_findings(
    variant: ReportedVariant, specimen: str | None
) -> Iterator[Finding]:
    """Yield everything that speaks against one variant, by itself."""
    yield from variant.findings
    if variant.presence is Presence.ABSENT:
        yield reasons.absent()
        return
    if variant.presence is Presence.INDETERMINATE:
        yield reasons.indeterminate()
    if variant.variant is None:
        if not variant.findings:
            yield reasons.no_variant()
        return
    gene = _known_gene(variant.gene)
    codes = {finding.code for finding in variant.findings}
    if gene is None and ReasonCode.GENE_CONTRADICTION not in codes:
        yield reasons.gene_unknown(variant.gene)
    yield from _class_findings(variant)
    yield from _origin_findings(variant, specimen)
    yield from _genotype_findings(variant, gene)
    yield from _fraction_findings(variant, gene)
    if gene is not None:
        yield from _gene_findings(variant, gene)


def _known_gene(name: str | None) -> Gene | None:
    found = None if name is None else find_symbol(name)
    return None if found is None else load_gene(found.symbol)


def _class_findings(variant: ReportedVariant) -> Iterator[Finding]:
    if variant.classification is None:
        yield reasons.class_unknown()
    elif variant.classification.number < 4:
        yield reasons.class_below_4(variant.classification)


def _origin_findings(
    variant: ReportedVariant, specimen: str | None
) -> Iterator[Finding]:
    match variant.origin:
        case Origin.SOMATIC:
            yield reasons.not_germline()
        case Origin.UNKNOWN | None:
            yield reasons.origin_unknown()
        case Origin.GERMLINE:
            if is_tumour(specimen):
                yield reasons.tumour_specimen()


def _genotype_findings(
    variant: ReportedVariant, gene: Gene | None
) -> Iterator[Finding]:
    if variant.zygosity is ReportedZygosity.MOSAIC:
        yield reasons.mosaic()
    elif gene is None:
        return
    elif gene.trigger_zygosity is TriggerZygosity.BIALLELIC:
        yield from _biallelic_findings(variant, gene)
    else:
        yield from _single_copy_findings(variant, gene)


def _biallelic_findings(variant: ReportedVariant, gene: Gene) -> Iterator[Finding]:
    # INVARIANT: one half of a biallelic genotype triggers nothing.
    match variant.zygosity:
        case ReportedZygosity.HOMOZYGOUS:
            return
        case ReportedZygosity.COMPOUND_HETEROZYGOUS:
            if variant.second_variant is None:
                yield reasons.second_variant_missing()
        case ReportedZygosity.HETEROZYGOUS if variant.second_variant is not None:
            codes = {finding.code for finding in variant.findings}
            if ReasonCode.ONE_ALLELE_OF_RECESSIVE not in codes:
                yield reasons.phase_unknown(gene.symbol)
        case ReportedZygosity.HETEROZYGOUS:
            yield reasons.one_allele(gene)
        case ReportedZygosity.HEMIZYGOUS:
            yield reasons.zygosity_contradicts(variant.zygosity, gene)
        case _:
            yield reasons.zygosity_unknown(gene)


def _single_copy_findings(variant: ReportedVariant, gene: Gene) -> Iterator[Finding]:
    two = variant.zygosity is ReportedZygosity.COMPOUND_HETEROZYGOUS
    if two or variant.second_variant is not None:
        yield reasons.two_familial_variants()
    on_autosome = gene.identifiers.location is LocationKind.AUTOSOMAL
    if variant.zygosity is ReportedZygosity.HEMIZYGOUS and on_autosome:
        yield reasons.zygosity_contradicts(variant.zygosity, gene)


def _fraction_findings(
    variant: ReportedVariant, gene: Gene | None
) -> Iterator[Finding]:
    if variant.vaf is None or variant.origin is Origin.SOMATIC:
        return
    strict = None if gene is None else gene.low_allele_fraction
    threshold = LOW_FRACTION if strict is None else float(strict.hold_below)
    if variant.vaf < threshold:
        yield reasons.low_allele_fraction(variant.vaf, gene, threshold)


def _gene_findings(variant: ReportedVariant, gene: Gene) -> Iterator[Finding]:
    needs_tumour = (
        TriggerZygosity.HETEROZYGOUS_WITH_SDHA_TUMOUR,
        TriggerZygosity.HETEROZYGOUS_WITH_SCHWANNOMA,
    )
    if gene.trigger_zygosity in needs_tumour:
        yield reasons.clinical_fact_needed(gene)
    for exclusion in gene.excluded_variants:
        if _is_excluded(variant, exclusion):
            yield reasons.excluded(exclusion, gene)


def _is_excluded(variant: ReportedVariant, exclusion: ExcludedVariant) -> bool:
    coding, protein = variant.variant or "", variant.protein
    match exclusion.effect:
        case Effect.TRUNCATING:
            return shows_truncation(protein)
        case Effect.NOT_A_DELETION:
            return not shows_deletion(coding)
        case None:
            pass
    if exclusion.coding is not None and same_change(coding, exclusion.coding):
        return True
    named = exclusion.protein is not None and protein is not None
    return named and same_change(protein or "", exclusion.protein or "")
