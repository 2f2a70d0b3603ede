"""Adds to a situation what gene knowledge says of its condition.

What was written always stands; what rests on uncertain knowledge stays unknown.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from consent.situation import Situation
from consent.situation_facts import ConditionFacts
from consent.situation_kin import genetic_degree
from consent.situation_words import Criteria
from consent.vocabulary import Confidence
from pedigree import GeneFacts, UnknownGeneError, gene_facts, load_gene

__all__ = ["with_gene_facts", "with_gene_knowledge"]

#: Relatives up to this genetic degree are reasonably likely to be at risk.
_CRITERIA_UP_TO = 3

Fact = tuple[str, bool | Criteria, Confidence]


def with_gene_facts(situation: Situation, facts: GeneFacts) -> Situation:
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
        With `condition.derived` naming what was added, and the weakest confidence of
        it. The scientific criteria are met up to the third genetic degree, and unknown
        beyond. A fact that is `uncertain` stays unknown.
    """
    added = [
        fact
        for fact in (*_of_gene(facts), *_of_kin(situation, facts))
        if getattr(situation.condition, fact[0]) is None
    ]
    if not added:
        return situation
    return situation.with_condition(_filled(situation.condition, added))


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
    facts = None if symbol is None else _facts_of(symbol)
    return situation if facts is None else with_gene_facts(situation, facts)


@lru_cache(maxsize=1024)
def _facts_of(symbol: str) -> GeneFacts | None:
    """Return the facts of a gene by any of its names, None where it has no file."""
    try:
        return gene_facts(load_gene(symbol))
    except UnknownGeneError:
        return None


def _of_gene(facts: GeneFacts) -> Iterator[Fact]:
    """Yield what the gene file says well enough."""
    said = (
        ("serious_harm", facts.serious_harm, facts.serious_harm_confidence),
        (
            "preventable_or_treatable",
            facts.preventable_or_treatable,
            facts.preventable_confidence,
        ),
        (
            "benefit_before_adulthood",
            facts.benefit_before_adulthood,
            facts.benefit_confidence,
        ),
    )
    for name, value, confidence in said:
        if value is None or confidence is None:
            continue
        known = Confidence(str(confidence))
        if known is not Confidence.UNCERTAIN:
            yield name, value, known


def _of_kin(situation: Situation, facts: GeneFacts) -> Iterator[Fact]:
    kin = situation.relative.kin
    degree = None if kin is None else genetic_degree(kin)
    if degree is not None and degree <= _CRITERIA_UP_TO:
        yield "scientific_criteria", Criteria.MET, Confidence(str(facts.confidence))


def _filled(condition: ConditionFacts, added: list[Fact]) -> ConditionFacts:
    values = {name: value for name, value, _ in added}
    weak = Confidence.GENERAL_KNOWLEDGE in {confidence for *_, confidence in added}
    return replace(
        condition,
        derived=condition.derived | frozenset(values),
        derived_confidence=(
            Confidence.GENERAL_KNOWLEDGE if weak else Confidence.VERIFIED
        ),
        **values,  # type: ignore[arg-type] # names and types are those of the fields
    )
