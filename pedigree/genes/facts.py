"""What the law asks about a condition, derived from the facts of its gene.

It answers three questions and never guesses: what the file does not show is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pedigree.genes.vocabulary import (
    Confidence,
    Inheritance,
    Rank,
    RowZygosity,
    TriggerZygosity,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pedigree.genes.gene import Gene

__all__ = ["SERIOUS_RISK", "GeneFacts", "gene_facts"]

SERIOUS_RISK = Fraction(1, 10)
"""A cumulative risk of one cancer that counts as serious harm."""


@dataclass(frozen=True, slots=True)
class GeneFacts:
    """Three facts the law reads, and how surely they are known.

    Parameters
    ----------
    serious_harm
        True if one cancer has a risk of at least a tenth; else unknown, never false.
    preventable_or_treatable
        Whether there is a preferred examination or a risk-reducing measure.
    benefit_before_adulthood
        Whether knowing changes the care of a child.
    confidence
        The weakest of the three below.
    serious_harm_confidence, preventable_confidence, benefit_confidence
        Confidence of each fact; None for an unknown fact. Where one row of several is
        enough, the best known of them counts: the fact rests on that row.
    """

    serious_harm: bool | None
    preventable_or_treatable: bool | None
    benefit_before_adulthood: bool | None
    confidence: Confidence
    serious_harm_confidence: Confidence | None
    preventable_confidence: Confidence | None
    benefit_confidence: Confidence | None

    @property
    def concrete_benefit(self) -> bool | None:
        """The same as `preventable_or_treatable`, under its other legal name."""
        return self.preventable_or_treatable


def gene_facts(gene: Gene) -> GeneFacts:
    """Derive what the law asks about the condition from the gene's facts.

    Parameters
    ----------
    gene
        A loaded gene. Only rows of its trigger zygosity count: a heterozygous carrier
        of a recessive gene has not the disease.

    Returns
    -------
    GeneFacts
        With the weakest confidence of what the facts rest on.

    Examples
    --------
    >>> from pedigree.genes.knowledge import load_gene
    >>> facts = gene_facts(load_gene("BRCA1"))
    >>> facts.serious_harm, facts.benefit_before_adulthood
    (True, False)
    """
    fitting = _fitting_zygosities(gene)
    harm = [
        row.confidence
        for row in gene.penetrance
        if row.zygosity in fitting and (row.at_least or 0) >= SERIOUS_RISK
    ]
    care = [
        row.confidence
        for row in gene.surveillance
        if row.rank is Rank.PREFERRED and row.applies_to.zygosity in fitting
    ]
    care += [option.confidence for option in gene.risk_reducing_options]
    each = (_strongest(harm), _strongest(care), gene.testing.confidence)
    # That a file has no such row is known no better than the file as a whole.
    preventable = each[1] or Confidence.GENERAL_KNOWLEDGE
    return GeneFacts(
        serious_harm=True if harm else None,
        preventable_or_treatable=bool(care),
        benefit_before_adulthood=gene.childhood_testing_indicated,
        confidence=_weakest([*filter(None, each), preventable]),
        serious_harm_confidence=each[0],
        preventable_confidence=preventable,
        benefit_confidence=each[2],
    )


def _fitting_zygosities(gene: Gene) -> frozenset[RowZygosity]:
    if gene.trigger_zygosity is TriggerZygosity.BIALLELIC:
        return frozenset({RowZygosity.ANY_CARRIER, RowZygosity.BIALLELIC})
    fitting = {RowZygosity.ANY_CARRIER, RowZygosity.HETEROZYGOUS}
    if gene.inheritance is Inheritance.X_LINKED:
        fitting.add(RowZygosity.HEMIZYGOUS_MALE)
    return frozenset(fitting)


def _strongest(confidences: Iterable[Confidence]) -> Confidence | None:
    found = set(confidences)
    if Confidence.VERIFIED in found:
        return Confidence.VERIFIED
    return Confidence.GENERAL_KNOWLEDGE if found else None


def _weakest(confidences: Iterable[Confidence]) -> Confidence:
    if Confidence.GENERAL_KNOWLEDGE in set(confidences):
        return Confidence.GENERAL_KNOWLEDGE
    return Confidence.VERIFIED
