"""Adds to a situation what gene knowledge says of its condition.

What was written always stands; what rests on uncertain knowledge stays unknown.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from consent.situation import Situation
from consent.situation_facts import ConditionFacts
from consent.situation_kin import genetic_degree
from consent.situation_words import Criteria
from consent.vocabulary import Confidence
from pedigree import UnknownGeneError, gene_facts, load_gene

__all__ = ["GeneKnowledge", "with_gene_facts", "with_gene_knowledge"]

#: Relatives up to this genetic degree are reasonably likely to be at risk.
_CRITERIA_UP_TO = 3


class GeneKnowledge(Protocol):
    """What a gene file says of the condition; None where it does not say."""

    @property
    def serious_harm(self) -> bool | None:
        """Whether serious harm threatens carriers."""

    @property
    def preventable_or_treatable(self) -> bool | None:
        """Whether it can be prevented or treated."""

    @property
    def benefit_before_adulthood(self) -> bool | None:
        """Whether a test in childhood helps the child."""

    @property
    def confidence(self) -> str:
        """Weakest confidence of what these facts rest on."""


def with_gene_facts(situation: Situation, facts: GeneKnowledge) -> Situation:
    """Return the situation with the condition facts that were left out.

    The digest stays what it was: derived facts are no part of it.

    Parameters
    ----------
    situation
        As read.
    facts
        Of the situation's gene.

    Returns
    -------
    Situation
        With `condition.derived` naming what was added. The scientific criteria are met
        up to the third genetic degree, and unknown beyond. Nothing is added where the
        knowledge is `uncertain`.
    """
    confidence = Confidence(str(facts.confidence))
    if confidence is Confidence.UNCERTAIN:
        return situation
    condition = situation.condition
    known: dict[str, bool | Criteria | None] = {
        "serious_harm": facts.serious_harm,
        "preventable_or_treatable": facts.preventable_or_treatable,
        "benefit_before_adulthood": facts.benefit_before_adulthood,
        "scientific_criteria": _criteria(situation),
    }
    added = {
        name: value
        for name, value in known.items()
        if value is not None and getattr(condition, name) is None
    }
    derived = _added(condition, added, confidence=confidence)
    return replace(situation, condition=derived).with_written(situation.written)


def with_gene_knowledge(situation: Situation) -> Situation:
    """Return the situation with the condition facts of the gene files.

    Parameters
    ----------
    situation
        As read. Where it names no gene, or one without a file, it stays as it is.

    Examples
    --------
    >>> from datetime import date
    >>> from consent.situation_facts import ConditionFacts
    >>> bare = Situation(
    ...     name="a", on=date(2026, 11, 24), condition=ConditionFacts(gene="BRCA1")
    ... )
    >>> with_gene_knowledge(bare).condition.serious_harm
    True
    """
    symbol = situation.condition.gene
    if symbol is None:
        return situation
    try:
        gene = load_gene(symbol)
    except UnknownGeneError:
        return situation
    return with_gene_facts(situation, gene_facts(gene))


def _criteria(situation: Situation) -> Criteria | None:
    kin = situation.relative.kin
    degree = None if kin is None else genetic_degree(kin)
    near = degree is not None and degree <= _CRITERIA_UP_TO
    return Criteria.MET if near else None


def _added(
    condition: ConditionFacts,
    added: Mapping[str, bool | Criteria],
    *,
    confidence: Confidence,
) -> ConditionFacts:
    return replace(
        condition,
        derived=condition.derived | frozenset(added),
        derived_confidence=confidence,
        **added,  # type: ignore[arg-type] # names and types are those of the fields
    )
