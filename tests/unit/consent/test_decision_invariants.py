"""What must stay true of the engine, tried on law changed for the purpose."""

import dataclasses
from datetime import date

import pytest

from consent import CountryLaw, Rulebook, RuleName, Situation, load_rulebook
from consent.decision import AskHuman, decide
from consent.decision import settle as settling
from consent.rulebook import TransferTable
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
    Disclosure,
    Kin,
    OrderedBy,
    ProbandStatus,
    Step,
    TestConsentForm,
    TestConsentGiver,
    Wish,
)
from consent.vocabulary import Confidence, Route

ON = date(2026, 11, 24)
OPEN = Situation(
    name="sister",
    on=ON,
    clinic=ClinicFacts(country="DE"),
    proband=ProbandFacts(status=ProbandStatus.COMPETENT, age=44, knows_result=True),
    consent=ConsentFacts(disclosure=Disclosure.GIVEN, form=ConsentForm.WRITTEN),
    relative=RelativeFacts(
        kin=None,
        country="DE",
        age=41,
        wish=Wish.NONE,
        test_consent=frozenset({TestConsentGiver.SELF}),
        test_consent_form=TestConsentForm.WRITTEN,
    ),
    test=TestFacts(ordered_by=OrderedBy.LICENSED_CENTRE),
    condition=ConditionFacts(gene="BRCA1"),
    steps=frozenset({Step.COUNSELLED_RELATIVE, Step.REFLECTION_CONFIRMED}),
)


def with_kin(situation: Situation, kin: Kin | None) -> Situation:
    relative = dataclasses.replace(situation.relative, kin=kin)
    return dataclasses.replace(situation, relative=relative)


SISTER = with_kin(OPEN, Kin.SISTER)


@pytest.fixture(scope="module")
def germany() -> CountryLaw:
    law = load_rulebook().country("DE")
    assert law is not None
    return law


def changed(law: CountryLaw, names: set[RuleName], **values: object) -> Rulebook:
    """The law of one country with some rules changed on all their days."""
    rules = {
        name: tuple(
            dataclasses.replace(row, **values) if name in names else row
            for row in dated
        )
        for name, dated in law.rules.items()
    }
    return Rulebook.of(
        [dataclasses.replace(law, rules=rules)], TransferTable({}, ()), digest="changed"
    )


def words(situation: Situation, rulebook: Rulebook) -> dict[Route, str]:
    return {
        route: str(outcome.word)
        for route, outcome in decide(situation, rulebook).items()
    }


def test_no_permit_of_d_without_a_cited_rule(germany: CountryLaw) -> None:
    name = RuleName.CLINICIAN_DIRECT_CONTACT_WITH_CONSENT
    cited, uncited = changed(germany, set()), changed(germany, {name}, instrument=None)
    assert words(SISTER, cited)[Route.CLINIC_CONTACT] == "permit"
    outcome = decide(SISTER, uncited)[Route.CLINIC_CONTACT]
    assert isinstance(outcome, AskHuman)
    assert outcome.settles == (f"DE:{name}",)


def test_no_permit_of_t_without_a_cited_rule(germany: CountryLaw) -> None:
    cited = changed(germany, set())
    uncited = changed(germany, set(RuleName), instrument=None)
    assert words(SISTER, cited)[Route.PREDICTIVE_TEST] == "permit"
    assert words(SISTER, uncited)[Route.PREDICTIVE_TEST] == "ask_human"


@pytest.mark.parametrize("country", ["BE", "DE", "HU", "IT", "SI", "SK"])
@pytest.mark.parametrize("status", [ProbandStatus.COMPETENT, ProbandStatus.DECEASED])
def test_trying_one_of_each_class_gives_what_trying_all_gives(
    country: str, status: ProbandStatus, monkeypatch: pytest.MonkeyPatch
) -> None:
    rulebook = load_rulebook()
    situation = dataclasses.replace(
        OPEN,
        clinic=ClinicFacts(country=country),
        proband=dataclasses.replace(OPEN.proband, status=status, prior_objection=False),
        consent=ConsentFacts(form=ConsentForm.WRITTEN),
    )
    some = words(situation, rulebook)
    monkeypatch.setattr(settling, "values_to_try", lambda *_, **__: {})
    assert words(situation, rulebook) == some


@pytest.mark.parametrize("country", ["BE", "BG", "FR", "HU", "LT", "SI"])
def test_forms_wishes_and_states_are_tried_once_per_class(
    country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    situation = dataclasses.replace(
        OPEN,
        clinic=ClinicFacts(country=country),
        consent=ConsentFacts(disclosure=Disclosure.GIVEN),
        relative=RelativeFacts(kin=Kin.COUSIN, country=country),
    )
    some = words(situation, load_rulebook())
    monkeypatch.setattr(settling, "values_to_try", lambda *_, **__: {})
    assert words(situation, load_rulebook()) == some


@pytest.mark.parametrize("name", RuleName)
@pytest.mark.parametrize("country", ["DE", "HU", "NL", "NO"])
def test_a_rule_that_becomes_uncertain_opens_nothing(
    country: str, name: RuleName
) -> None:
    law = load_rulebook().country(country)
    assert law is not None
    clinic, home = ClinicFacts(country=country), {"country": country}
    situation = dataclasses.replace(
        SISTER, clinic=clinic, relative=dataclasses.replace(SISTER.relative, **home)
    )
    before = words(situation, changed(law, set()))
    doubtful = changed(law, {name}, confidence=Confidence.UNCERTAIN)
    after = words(situation, doubtful)
    assert [r for r in Route if after[r] == "permit" != before[r]] == []


def test_doubtful_contact_with_consent_is_asked(germany: CountryLaw) -> None:
    name = RuleName.CLINICIAN_DIRECT_CONTACT_WITH_CONSENT
    doubtful = changed(germany, {name}, confidence=Confidence.UNCERTAIN)
    outcome = decide(SISTER, doubtful)[Route.CLINIC_CONTACT]
    assert isinstance(outcome, AskHuman)
    assert outcome.settles == (f"DE:{name}",)


def test_a_doubtful_form_does_not_matter_to_a_written_consent(
    germany: CountryLaw,
) -> None:
    name = RuleName.CONSENT_FORM_FOR_DISCLOSURE
    doubtful = changed(germany, {name}, confidence=Confidence.UNCERTAIN)
    outcome = decide(SISTER, doubtful)[Route.CLINIC_CONTACT]
    assert str(outcome.word) == "permit"
    assert any("makes no difference" in reason.text for reason in outcome.reasons)


def test_before_a_known_start_the_law_is_silent(germany: CountryLaw) -> None:
    later = changed(germany, set(RuleName), valid_from=date(2027, 1, 1))
    outcomes = decide(SISTER, later)
    for route in (Route.CLINIC_CONTACT, Route.PREDICTIVE_TEST):
        assert isinstance(outcomes[route], AskHuman)
