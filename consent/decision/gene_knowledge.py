"""What gene knowledge says of the condition, where the situation does not say it.

What was written stands; what rests on uncertain knowledge stays unknown.
"""

from dataclasses import replace
from functools import cache

from consent.situation import Situation
from consent.situation_kin import genetic_degree
from consent.situation_words import Criteria
from consent.vocabulary import Confidence
from pedigree import UnknownGeneError, gene_facts, load_gene

__all__ = ["with_knowledge"]

#: Relatives up to this genetic degree are reasonably likely to be at risk.
_LIKELY_UP_TO = 3


def with_knowledge(situation: Situation) -> Situation:
    """Return the situation with the condition facts its gene's file gives.

    Parameters
    ----------
    situation
        As read; its digest is taken before.

    Returns
    -------
    Situation
        Unchanged where the gene is not known or has no file. The scientific criteria
        are met up to the third genetic degree, and unknown beyond.
    """
    condition = situation.condition
    known = {} if condition.gene is None else dict(_facts(condition.gene))
    if not known:
        return situation
    kin = situation.relative.kin
    degree = None if kin is None else genetic_degree(kin)
    if degree is not None and degree <= _LIKELY_UP_TO:
        known["scientific_criteria"] = Criteria.MET
    added = {
        name: value
        for name, value in known.items()
        if value is not None and getattr(condition, name) is None
    }
    derived = condition.derived | frozenset(added)
    filled = replace(condition, derived=derived, **added)  # type: ignore[arg-type]  # names and types are those of the fields
    return replace(situation, condition=filled)


@cache
def _facts(symbol: str) -> tuple[tuple[str, bool | Criteria | None], ...]:
    """Return what the file of a gene says well enough; nothing without a file."""
    try:
        facts = gene_facts(load_gene(symbol))
    except UnknownGeneError:
        return ()
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
    return tuple(
        (name, None if _weak(confidence) else value) for name, value, confidence in said
    )


def _weak(confidence: object) -> bool:
    return confidence is None or str(confidence) == Confidence.UNCERTAIN
