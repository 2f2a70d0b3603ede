"""Situations nobody thought of: wild ones, and the neighbours of an open one."""

import dataclasses
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from consent import Rulebook, Situation, country_codes, load_rulebook
from consent.decision import decide
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
from consent.vocabulary import OutcomeWord, Route

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
