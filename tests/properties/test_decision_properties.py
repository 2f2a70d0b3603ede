"""What LAW promises of every decision, on situations nobody thought of."""

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from situations_strategy import (
    CONTACT,
    EXAMPLES,
    NEAR,
    RULEBOOK,
    SITUATIONS,
    with_block,
    words,
)

from consent import Situation, country_codes, load_rulebook, outcome_dict
from consent.decision import AskHuman, Hold, Permit, Refuse, decide
from consent.situation_facts import (
    ProbandFacts,
    TestFacts,
)
from consent.situation_words import (
    Disclosure,
    ProbandStatus,
    Request,
    Step,
    TransferAbroad,
    Wish,
)
from consent.vocabulary import Leg, OutcomeWord, Route


@EXAMPLES
@given(SITUATIONS)
def test_every_situation_has_four_outcomes_with_reasons(situation: Situation) -> None:
    outcomes = decide(situation, RULEBOOK)
    assert set(outcomes) == set(Route)
    for outcome in outcomes.values():
        assert outcome.reasons
        match outcome:
            case Hold():
                assert outcome.missing
            case AskHuman():
                assert outcome.question
                assert outcome.settles
            case Permit() | Refuse():
                assert all(reason.text for reason in outcome.reasons)


def test_the_neighbourhood_holds_what_the_properties_are_about() -> None:
    found: set[tuple[Route, OutcomeWord]] = set()

    @settings(max_examples=80, deadline=None, database=None)
    @seed(7)
    @given(NEAR)
    def look(situation: Situation) -> None:
        found.update(words(situation).items())

    look()
    assert {(route, OutcomeWord.PERMIT) for route in Route} <= found
    assert {word for _, word in found} == set(OutcomeWord)


@EXAMPLES
@given(SITUATIONS)
def test_the_same_situation_has_the_same_answer(situation: Situation) -> None:
    again = dataclasses.replace(situation)
    assert decide(situation, RULEBOOK) == decide(again, load_rulebook())


@EXAMPLES
@given(SITUATIONS)
def test_a_permit_to_speak_or_to_test_cites_a_source(situation: Situation) -> None:
    outcomes = decide(situation, RULEBOOK)
    for route in (Route.CLINIC_CONTACT, Route.RELATIVE_REQUEST, Route.PREDICTIVE_TEST):
        outcome = outcomes[route]
        if isinstance(outcome, Permit):
            legs = {reason.leg for reason in outcome.reasons if reason.instrument}
            assert legs & {Leg.DISCLOSE, Leg.TEST}


@EXAMPLES
@given(SITUATIONS)
def test_who_does_not_want_to_know_is_never_contacted(situation: Situation) -> None:
    unwilling = with_block(situation, "relative", wish=Wish.DOES_NOT_WANT_TO_KNOW)
    found = words(unwilling)
    assert all(found[route] is not OutcomeWord.PERMIT for route in Route)


@EXAMPLES
@given(SITUATIONS, st.sampled_from(["age", "country"]))
def test_what_is_never_guessed_never_permits_contact(
    situation: Situation, fact: str
) -> None:
    found = words(with_block(situation, "relative", **{fact: None}))
    assert all(found[route] is not OutcomeWord.PERMIT for route in CONTACT)


@EXAMPLES
@given(SITUATIONS)
def test_without_a_gene_nothing_is_permitted(situation: Situation) -> None:
    found = words(with_block(situation, "condition", gene=None))
    assert OutcomeWord.PERMIT not in found.values()


@EXAMPLES
@given(SITUATIONS, st.sampled_from(["GB-SCT", "GB-NIR", None]))
def test_no_part_of_the_kingdom_without_a_file_permits(
    situation: Situation, region: str | None
) -> None:
    moved = with_block(situation, "clinic", country="GB", region=region)
    found = words(moved)
    assert all(found[route] is not OutcomeWord.PERMIT for route in CONTACT)


STRICTER: dict[str, Callable[[Situation], Situation]] = {
    "refusing": lambda s: with_block(s, "consent", disclosure=Disclosure.REFUSED),
    "withdrawing": lambda s: with_block(s, "consent", disclosure=Disclosure.WITHDRAWN),
    "objecting in life": lambda s: with_block(s, "proband", prior_objection=True),
    "objecting to the test": lambda s: with_block(s, "relative", objects_to_test=True),
    "not asking": lambda s: with_block(s, "relative", request=Request.NONE),
    "undoing every act": lambda s: dataclasses.replace(s, steps=frozenset()),
    "taking back test consent": lambda s: with_block(
        s, "relative", test_consent=frozenset()
    ),
    **{
        f"forgetting {block}.{fact}": lambda s, block=block, fact=fact: with_block(  # type: ignore[misc]
            s, block, **{fact: None}
        )
        for block, facts in {
            "proband": ("status", "age", "knows_result", "prior_objection"),
            "consent": ("disclosure", "form"),
            "relative": ("kin", "wish", "request", "heir", "closer_relative_alive"),
            "condition": ("gene", "disease_on_approved_list"),
        }.items()
        for fact in facts
    },
}


@pytest.mark.parametrize("change", STRICTER)
@settings(max_examples=25, deadline=None)
@given(situation=SITUATIONS)
def test_saying_no_or_knowing_less_never_opens_a_route(
    change: str, situation: Situation
) -> None:
    released = {Step.AUTHORITY_RELEASE, Step.COURT_RELEASE}
    plain = dataclasses.replace(situation, steps=situation.steps - released)
    before, after = words(plain), words(STRICTER[change](plain))
    opened = [
        route
        for route in Route
        if after[route] is OutcomeWord.PERMIT and before[route] is not after[route]
    ]
    assert opened == []


def answers(situation: Situation, route: Route) -> dict[str, object]:
    answer = outcome_dict(decide(situation, RULEBOOK)[route])
    return {key: answer[key] for key in ("outcome", "missing", "addressee")}


UNREAD: dict[str, tuple[Route, Callable[[Situation], Situation]]] = {
    "consent on the carried letter": (
        Route.FAMILY_MEDIATED,
        lambda s: with_block(s, "consent", disclosure=Disclosure.REFUSED, form=None),
    ),
    "the proband's age on the carried letter": (
        Route.FAMILY_MEDIATED,
        lambda s: with_block(s, "proband", age=None),
    ),
    "the transfer on the carried letter": (
        Route.FAMILY_MEDIATED,
        lambda s: with_block(s, "consent", transfer_abroad=TransferAbroad.NOT_GIVEN),
    ),
    "the clinic on the test": (
        Route.PREDICTIVE_TEST,
        lambda s: with_block(s, "clinic", country="CY", region=None),
    ),
    "the proband on the test": (
        Route.PREDICTIVE_TEST,
        lambda s: dataclasses.replace(s, proband=ProbandFacts()),
    ),
    "who orders a test on contact": (
        Route.CLINIC_CONTACT,
        lambda s: dataclasses.replace(s, test=TestFacts(country="NO")),
    ),
    "consent to a test on contact": (
        Route.CLINIC_CONTACT,
        lambda s: with_block(s, "relative", test_consent=frozenset(), heir=None),
    ),
}


@pytest.mark.parametrize("case", UNREAD)
@settings(max_examples=25, deadline=None)
@given(situation=SITUATIONS)
def test_a_fact_a_route_does_not_read_changes_nothing(
    case: str, situation: Situation
) -> None:
    route, change = UNREAD[case]
    living = with_block(situation, "proband", status=ProbandStatus.COMPETENT)
    assert answers(living, route) == answers(change(living), route)


@EXAMPLES
@given(SITUATIONS, st.sampled_from(country_codes()), st.sampled_from(country_codes()))
def test_each_leg_stands_under_the_law_of_its_own_country(
    situation: Situation, clinic: str, home: str
) -> None:
    moved = with_block(situation, "clinic", country=clinic, region="GB-ENG")
    moved = with_block(moved, "relative", country=home, region="GB-ENG")
    reasons = decide(moved, RULEBOOK)[Route.CLINIC_CONTACT].reasons
    named = {(reason.leg, reason.country) for reason in reasons if reason.instrument}
    assert named <= {
        (Leg.DISCLOSE, clinic),
        (Leg.EXPORT, clinic),
        (Leg.RECEIVE, home),
    }


@EXAMPLES
@given(SITUATIONS)
def test_the_law_is_constant_between_its_days(situation: Situation) -> None:
    """The days on which something starts or ends are few; all others are like."""
    on = date(2027, 3, 1)
    undated = with_block(situation, "consent", given_on=None)
    first = dataclasses.replace(undated, on=on)
    later = dataclasses.replace(undated, on=on + timedelta(days=200))
    assert decide(first, RULEBOOK) == decide(later, RULEBOOK)
