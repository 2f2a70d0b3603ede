from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from consent import Rulebook, Situation, load_rulebook
from consent.decision import AskHuman, Permit, Refuse, decide
from consent.situation_facts import (
    ClinicFacts,
    ConditionFacts,
    ConsentFacts,
    ProbandFacts,
    RelativeFacts,
    Ruling,
)
from consent.situation_words import (
    Disclosure,
    Kin,
    ProbandStatus,
    RulingIdentity,
    RulingOutcome,
    Step,
    Wish,
)
from consent.vocabulary import Route

ON = date(2026, 11, 24)
REFUSED = Situation(
    name="sister",
    on=ON,
    clinic=ClinicFacts(country="GB", region="GB-WLS"),
    proband=ProbandFacts(
        status=ProbandStatus.COMPETENT,
        age=44,
        knows_result=True,
        waived_knowing=False,
    ),
    consent=ConsentFacts(disclosure=Disclosure.REFUSED),
    relative=RelativeFacts(kin=Kin.SISTER, country="NL", age=41, wish=Wish.NONE),
    condition=ConditionFacts(gene="BRCA1", serious_harm=True),
    steps=frozenset({Step.ALL_EFFORTS_TO_PERSUADE}),
)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def ruled(**values: Any) -> Situation:
    """The refusal with a record that two persons signed on its own facts."""
    made: dict[str, Any] = {
        "outcome": RulingOutcome.DISCLOSE,
        "route": Route.CLINIC_CONTACT,
        "by": "u-1",
        "second": "u-2",
        "on": ON,
        "facts": REFUSED.digest(),
    }
    return replace(REFUSED, ruling=Ruling(**(made | values)))


def contact(situation: Situation, rulebook: Rulebook) -> object:
    return decide(situation, rulebook)[Route.CLINIC_CONTACT]


def test_a_signed_record_on_these_facts_permits(rulebook: Rulebook) -> None:
    assert isinstance(contact(REFUSED, rulebook), AskHuman)
    outcome = contact(ruled(), rulebook)
    assert isinstance(outcome, Permit)
    assert outcome.reasons[0].rule == "ruling"
    assert not outcome.may_identify_proband


def test_a_record_may_let_the_proband_be_named(rulebook: Rulebook) -> None:
    outcome = contact(ruled(identity=RulingIdentity.MAY_BE_NAMED), rulebook)
    assert isinstance(outcome, Permit)
    assert outcome.may_identify_proband
    assert outcome.letter_kind == "family_full"


def test_a_record_may_say_no(rulebook: Rulebook) -> None:
    outcome = contact(ruled(outcome=RulingOutcome.DO_NOT_DISCLOSE), rulebook)
    assert isinstance(outcome, Refuse)


@pytest.mark.parametrize(
    "values",
    [
        {"route": None},
        {"route": Route.RELATIVE_REQUEST},
        {"second": None},
        {"second": "u-1"},
        {"by": None},
        {"on": None},
        {"on": date(2026, 11, 25)},
        {"facts": "0" * 64},
    ],
    ids=str,
)
def test_a_record_that_is_not_whole_settles_nothing(
    values: dict[str, Any], rulebook: Rulebook
) -> None:
    assert isinstance(contact(ruled(**values), rulebook), AskHuman)


def test_a_record_on_facts_that_changed_settles_nothing(rulebook: Rulebook) -> None:
    older = replace(ruled(), relative=replace(REFUSED.relative, age=42))
    assert isinstance(contact(older, rulebook), AskHuman)


def test_a_record_lifts_nothing_where_a_fact_is_unknown(rulebook: Rulebook) -> None:
    unknown = replace(REFUSED, relative=replace(REFUSED.relative, wish=None))
    ruling = Ruling(
        outcome=RulingOutcome.DISCLOSE,
        route=Route.CLINIC_CONTACT,
        by="u-1",
        second="u-2",
        on=ON,
    )
    assert isinstance(contact(replace(unknown, ruling=ruling), rulebook), AskHuman)


def test_a_record_lifts_no_wish_of_the_relative(rulebook: Rulebook) -> None:
    wish = replace(REFUSED.relative, wish=Wish.DOES_NOT_WANT_TO_KNOW)
    situation = replace(ruled(facts=None), relative=wish)
    assert isinstance(contact(situation, rulebook), Refuse)
