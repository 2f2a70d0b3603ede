"""Puts two variants of a recessive gene together: on different copies, one, or unknown.

For every other gene two variants stay two variants.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from pedigree.genes.knowledge import load_gene
from pedigree.genes.symbols import find_symbol
from pedigree.genes.vocabulary import TriggerZygosity
from pedigree.reports import reasons
from pedigree.reports.hgvs import same_change
from pedigree.reports.report import Origin, Presence, ReportedVariant, ReportedZygosity

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Phase", "paired"]


@dataclass(frozen=True, slots=True)
class Phase:
    """Two variants, by number, and whether they lie on different copies."""

    variants: frozenset[int]
    in_trans: bool


def paired(
    variants: Mapping[int, ReportedVariant], phases: tuple[Phase, ...]
) -> tuple[ReportedVariant, ...]:
    """Join the variants that are two halves of one biallelic genotype.

    Parameters
    ----------
    variants
        All variants of a report, by a number of the reader's choice.
    phases
        What the report says about pairs of them.

    Returns
    -------
    tuple of ReportedVariant
        Joined ones first; the others as they were.
    """
    joined: list[ReportedVariant] = []
    used: set[int] = set()
    halves = [number for number, variant in variants.items() if _is_half(variant)]
    for first, second in combinations(halves, 2):
        if not used & {first, second} and _are_halves(
            variants[first], variants[second]
        ):
            phase = next(
                (phase for phase in phases if phase.variants == {first, second}), None
            )
            joined.append(_join(variants[first], variants[second], phase))
            used |= {first, second}
    rest = (variant for number, variant in variants.items() if number not in used)
    return (*joined, *rest)


def _are_halves(first: ReportedVariant, second: ReportedVariant) -> bool:
    different = not same_change(first.variant or "", second.variant or "")
    return first.gene == second.gene and different


def _is_half(variant: ReportedVariant) -> bool:
    single = (
        None,
        ReportedZygosity.HETEROZYGOUS,
        ReportedZygosity.COMPOUND_HETEROZYGOUS,
    )
    serious = variant.classification is not None and variant.classification.number >= 4
    return (
        variant.presence is Presence.PRESENT
        and variant.variant is not None
        and variant.second_variant is None
        and variant.origin is Origin.GERMLINE
        and variant.zygosity in single
        and serious
        and _is_recessive(variant.gene)
    )


def _is_recessive(gene: str | None) -> bool:
    found = None if gene is None else find_symbol(gene)
    if found is None:
        return False
    return load_gene(found.symbol).trigger_zygosity is TriggerZygosity.BIALLELIC


def _join(
    first: ReportedVariant, second: ReportedVariant, phase: Phase | None
) -> ReportedVariant:
    gene = first.gene or ""
    # Both halves must hold, so the lower class and fraction speak for the pair.
    classes = [part.classification for part in (first, second) if part.classification]
    fractions = [part.vaf for part in (first, second) if part.vaf is not None]
    whole = replace(
        first,
        second_variant=second.variant,
        classification=min(classes, key=lambda found: found.number),
        vaf=min(fractions, default=None),
        zygosity=ReportedZygosity.HETEROZYGOUS,
        findings=tuple(dict.fromkeys((*first.findings, *second.findings))),
    )
    if phase is None:
        return replace(whole, findings=(*whole.findings, reasons.phase_unknown(gene)))
    if not phase.in_trans:
        return replace(whole, findings=(*whole.findings, reasons.in_cis(gene)))
    return replace(whole, zygosity=ReportedZygosity.COMPOUND_HETEROZYGOUS)
