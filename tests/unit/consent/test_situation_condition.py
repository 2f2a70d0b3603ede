"""Condition facts taken from gene knowledge."""

from dataclasses import dataclass

import pytest

from consent import Confidence, Criteria, Situation, with_gene_facts
from consent import with_gene_knowledge as with_knowledge


@dataclass(frozen=True)
class Knowledge:
    serious_harm: bool | None = True
    preventable_or_treatable: bool | None = True
    benefit_before_adulthood: bool | None = False
    confidence: str = "general_knowledge"


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
    known = with_gene_facts(one(serious_harm=False), Knowledge()).condition
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


def test_uncertain_knowledge_adds_nothing() -> None:
    assert with_gene_facts(one(), Knowledge(confidence="uncertain")) == one()


@pytest.mark.parametrize(
    ("kin", "criteria"),
    [("cousin", Criteria.MET), ("first_cousin_once_removed", None), ("partner", None)],
)
def test_criteria_are_met_up_to_the_third_genetic_degree(
    kin: str, criteria: Criteria | None
) -> None:
    known = with_gene_facts(one(kin), Knowledge())
    assert known.condition.scientific_criteria is criteria


def test_derived_facts_leave_the_digest_alone_and_read_back() -> None:
    known = with_gene_facts(one(), Knowledge())
    again = Situation.from_dict(known.as_dict())
    assert again == known
    assert known.digest() == again.digest() == one().digest()


def test_a_gene_with_a_file_is_looked_up() -> None:
    assert with_knowledge(one()).condition.serious_harm is True


def test_a_gene_without_a_file_stays_unknown() -> None:
    bare = one(gene="NOSUCHGENE1")
    assert with_knowledge(bare) == bare
