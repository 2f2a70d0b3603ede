"""What LAW promises of every decision, on situations nobody thought of."""

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import Any, TypeVar

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from consent import Rulebook, Situation, country_codes, load_rulebook, outcome_dict
from consent.decision import AskHuman, Hold, Permit, Refuse, decide
from consent.situation_facts import (
    ClinicFacts,
    ConditionFacts,
    ConsentFacts,
    ProbandFacts,
    RelativeFacts,
    TestFacts,
)
from consent.situation_words import (
    ConsentForm,
    ConsentGiver,
    Criteria,
    Disclosure,
    Identity,
    Kin,
    OrderedBy,
    ProbandStatus,
    Recipient,
    Register,
    RelativeStatus,
    Request,
    Step,
    TestConsentForm,
    TestConsentGiver,
    TestConsentState,
    Tie,
    TransferAbroad,
    Wish,
)
from consent.vocabulary import Leg, OutcomeWord, Route

E = TypeVar("E", bound=Enum)
CONTACT = (Route.FAMILY_MEDIATED, Route.CLINIC_CONTACT, Route.RELATIVE_REQUEST)
EXAMPLES = settings(max_examples=60, deadline=None)
RULEBOOK: Rulebook = load_rulebook()


def known(kind: type[E]) -> st.SearchStrategy[E | None]:
    """A word of a list, likely the first, sometimes unknown."""
    first = next(iter(kind))
    return st.one_of(st.just(first), st.sampled_from([*kind, None]))


def claims() -> st.SearchStrategy[bool | None]:
    return st.sampled_from([True, False, True, False, None])


def ages() -> st.SearchStrategy[int | None]:
    return st.one_of(
        st.integers(min_value=0, max_value=80), st.sampled_from([41, None])
    )


PLACES = st.one_of(st.just("NL"), st.sampled_from([*country_codes(), None, "AR"]))
STEPS = st.frozensets(st.sampled_from([*Step]), max_size=6).filter(
    lambda steps: not {Step.AUTHORITY_DENIED, Step.AUTHORITY_RELEASE} <= steps
)
PROBANDS = st.builds(
    ProbandFacts,
    status=known(ProbandStatus),
    age=ages(),
    knows_result=claims(),
    waived_knowing=claims(),
    prior_objection=claims(),
    could_consent_before_death=claims(),
)
CONSENTS = st.builds(
    ConsentFacts,
    disclosure=known(Disclosure),
    form=known(ConsentForm),
    given_on=st.sampled_from([None, date(2026, 5, 1), date(2025, 1, 1)]),
    identity=st.sampled_from([*Identity]),
    transfer_abroad=st.sampled_from([*TransferAbroad]),
    given_by=st.frozensets(st.sampled_from([*ConsentGiver]), min_size=1),
    test=st.sampled_from(
        [TestConsentState.GIVEN, TestConsentState.GIVEN, TestConsentState.WITHDRAWN]
    ),
)
RELATIVES = st.builds(
    RelativeFacts,
    kin=known(Kin),
    tie=st.sampled_from([Tie.BIOLOGICAL, Tie.BIOLOGICAL, *Tie]),
    country=PLACES,
    region=st.sampled_from([None, "GB-ENG", "GB-SCT"]),
    age=ages(),
    status=st.sampled_from([None, None, None, *RelativeStatus]),
    wish=known(Wish),
    request=known(Request),
    legal_interest_documented=st.booleans(),
    heir=claims(),
    cohabitant=claims(),
    closer_relative_alive=claims(),
    other_relative_objects=claims(),
    test_consent=st.frozensets(st.sampled_from([*TestConsentGiver])),
    test_consent_form=known(TestConsentForm),
    objects_to_test=claims(),
)
CONDITIONS = st.builds(
    ConditionFacts,
    gene=st.sampled_from(["BRCA1", "MLH1", "TP53", "NOGENE", None]),
    disease_on_approved_list=claims(),
    serious_harm=claims(),
    preventable_or_treatable=claims(),
    benefit_before_adulthood=claims(),
    scientific_criteria=known(Criteria),
)
WILD = st.builds(
    Situation,
    name=st.just("any"),
    on=st.dates(min_value=date(2001, 1, 1), max_value=date(2030, 1, 1)),
    clinic=st.builds(
        ClinicFacts,
        country=PLACES,
        region=st.sampled_from([None, "GB-ENG", "GB-SCT"]),
        register=st.sampled_from([None, *Register]),
    ),
    proband=PROBANDS,
    consent=CONSENTS,
    relative=RELATIVES,
    test=st.builds(
        TestFacts,
        country=PLACES,
        ordered_by=st.sampled_from([None, *OrderedBy]),
    ),
    recipient=st.sampled_from([*Recipient]),
    condition=CONDITIONS,
    steps=STEPS,
)


def words(situation: Situation) -> dict[Route, OutcomeWord]:
    return {
        route: outcome.word for route, outcome in decide(situation, RULEBOOK).items()
    }


def with_block(situation: Situation, block: str, **facts: Any) -> Situation:
    changed = dataclasses.replace(getattr(situation, block), **facts)
    return dataclasses.replace(situation, **{block: changed})


OPEN = Situation(
    name="near",
    on=date(2026, 11, 24),
    clinic=ClinicFacts(country="NL"),
    proband=ProbandFacts(
        status=ProbandStatus.COMPETENT,
        age=44,
        knows_result=True,
        waived_knowing=False,
        prior_objection=False,
    ),
    consent=ConsentFacts(
        disclosure=Disclosure.GIVEN,
        form=ConsentForm.CERTIFIED,
        given_on=date(2026, 11, 1),
        identity=Identity.MAY_BE_NAMED,
        transfer_abroad=TransferAbroad.GIVEN,
    ),
    relative=RelativeFacts(
        kin=Kin.SISTER,
        country="NL",
        age=41,
        status=RelativeStatus.COMPETENT,
        wish=Wish.NONE,
        request=Request.WRITTEN_REASONED,
        heir=True,
        closer_relative_alive=False,
        other_relative_objects=False,
        test_consent=frozenset({TestConsentGiver.SELF}),
        test_consent_form=TestConsentForm.WRITTEN,
        objects_to_test=False,
    ),
    test=TestFacts(ordered_by=OrderedBy.LICENSED_CENTRE),
    condition=ConditionFacts(
        gene="MLH1",
        disease_on_approved_list=True,
        serious_harm=True,
        preventable_or_treatable=True,
        benefit_before_adulthood=True,
        scientific_criteria=Criteria.MET,
    ),
    steps=frozenset({Step.COUNSELLED_RELATIVE, Step.REFLECTION_CONFIRMED}),
)
BLOCKS = ("clinic", "proband", "consent", "relative", "test", "condition")
FACTS = [
    (block, fact.name)
    for block in BLOCKS
    for fact in dataclasses.fields(getattr(OPEN, block))
    if fact.name not in {"region", "derived", "derived_confidence"}
]


def near(
    wild: Situation, facts: list[tuple[str, str]], clinic: str, home: str
) -> Situation:
    """A situation that opens every route, with a few facts of another one."""
    made = with_block(OPEN, "clinic", country=clinic, region="GB-ENG")
    made = with_block(made, "relative", country=home, region="GB-WLS")
    for block, fact in facts:
        made = with_block(made, block, **{fact: getattr(getattr(wild, block), fact)})
    return made


NEAR = st.builds(
    near,
    WILD,
    st.lists(st.sampled_from(FACTS), max_size=4, unique=True),
    st.sampled_from(country_codes()),
    st.sampled_from(country_codes()),
)
SITUATIONS = st.one_of(NEAR, NEAR, WILD)


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
