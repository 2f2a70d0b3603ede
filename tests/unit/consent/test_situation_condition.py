"""Condition facts taken from gene knowledge."""

import pytest

from consent import Confidence, Criteria, Situation, with_gene_facts
from consent import with_gene_knowledge as with_knowledge
from pedigree import GeneFacts


def knowledge(**changed: object) -> GeneFacts:
    facts: dict[str, object] = {
        "serious_harm": True,
        "preventable_or_treatable": True,
        "benefit_before_adulthood": False,
        "confidence": "general_knowledge",
        "serious_harm_confidence": "verified",
        "preventable_confidence": "general_knowledge",
        "benefit_confidence": "verified",
    }
    return GeneFacts(**{**facts, **changed})  # type: ignore[arg-type] # words


def one(kin: str = "sister", **condition: object) -> Situation:
    return Situation.from_dict(
        {
            "name": "a",
            "on": "2026-11-24",
            "relative": {"kin": kin},
            "condition": {"gene": "BRCA1", **condition},
        }
    )


def test_what_was_left_out_is_added_and_named() -> None:
    known = with_gene_facts(one(serious_harm=False), knowledge()).condition
    assert known.serious_harm is False
    assert (known.preventable_or_treatable, known.benefit_before_adulthood) == (
        True,
        False,
    )
    assert known.derived == {
        "preventable_or_treatable",
        "benefit_before_adulthood",
        "scientific_criteria",
    }
    assert known.derived_confidence is Confidence.GENERAL_KNOWLEDGE


def test_an_uncertain_or_unknown_fact_stays_unknown() -> None:
    doubtful = knowledge(serious_harm_confidence="uncertain", benefit_confidence=None)
    known = with_gene_facts(one(), doubtful).condition
    assert (known.serious_harm, known.benefit_before_adulthood) == (None, None)
    assert known.derived == {"preventable_or_treatable", "scientific_criteria"}


@pytest.mark.parametrize(
    ("kin", "criteria"),
    [("cousin", Criteria.MET), ("first_cousin_once_removed", None), ("partner", None)],
)
def test_criteria_are_met_up_to_the_third_genetic_degree(
    kin: str, criteria: Criteria | None
) -> None:
    known = with_gene_facts(one(kin), knowledge())
    assert known.condition.scientific_criteria is criteria


def test_derived_facts_leave_the_digest_alone_and_read_back() -> None:
    known = with_gene_facts(one(), knowledge())
    again = Situation.from_dict(known.as_dict())
    assert again == known
    assert known.digest() == again.digest() == one().digest()


def test_a_gene_with_a_file_is_looked_up() -> None:
    assert with_knowledge(one()).condition.serious_harm is True


def test_a_gene_without_a_file_stays_unknown() -> None:
    bare = one(gene="NOSUCHGENE1")
    assert with_knowledge(bare) == bare
