import copy
import dataclasses
import json
from datetime import date

import pytest

from consent import Route, Rulebook, Situation, load_rulebook
from consent.decision import (
    AskHuman,
    Hold,
    Permit,
    PermitForgedError,
    Refuse,
    decide,
    outcome_dict,
)
from consent.situation_facts import (
    ClinicFacts,
    ConditionFacts,
    ConsentFacts,
    ProbandFacts,
    RelativeFacts,
)
from consent.situation_words import ConsentForm, Disclosure, Kin, ProbandStatus, Wish

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def asked(disclosure: Disclosure) -> Situation:
    return Situation(
        name="sister",
        on=ON,
        clinic=ClinicFacts(country="DE"),
        proband=ProbandFacts(
            status=ProbandStatus.COMPETENT,
            age=44,
            knows_result=True,
            waived_knowing=False,
        ),
        consent=ConsentFacts(disclosure=disclosure, form=ConsentForm.WRITTEN),
        relative=RelativeFacts(kin=Kin.SISTER, country="DE", age=41, wish=Wish.NONE),
        condition=ConditionFacts(gene="BRCA1"),
    )


def test_only_decide_makes_a_permit() -> None:
    with pytest.raises(PermitForgedError, match="made by `decide` only") as caught:
        Permit(route=Route.CLINIC_CONTACT, reasons=(), token=object())
    assert caught.value.code == "permit_forged"


def test_a_permit_cannot_be_changed_into_another(rulebook: Rulebook) -> None:
    permit = decide(asked(Disclosure.GIVEN), rulebook)[Route.CLINIC_CONTACT]
    assert isinstance(permit, Permit)
    # Python 3.13 raises TypeError where 3.11 raised ValueError.
    with pytest.raises((TypeError, ValueError), match="token"):
        dataclasses.replace(permit, may_identify_proband=True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        permit.may_identify_proband = True  # type: ignore[misc]


def test_a_copy_of_a_permit_is_the_same_permit(rulebook: Rulebook) -> None:
    permit = decide(asked(Disclosure.GIVEN), rulebook)[Route.CLINIC_CONTACT]
    assert copy.deepcopy(permit) == permit


def test_each_answer_has_its_word(rulebook: Rulebook) -> None:
    given = decide(asked(Disclosure.GIVEN), rulebook)
    refused = decide(asked(Disclosure.REFUSED), rulebook)
    nobody = decide(Situation(name="nobody", on=ON), rulebook)
    found = {
        Permit: given[Route.CLINIC_CONTACT],
        Hold: given[Route.PREDICTIVE_TEST],
        Refuse: refused[Route.CLINIC_CONTACT],
        AskHuman: nobody[Route.FAMILY_MEDIATED],
    }
    assert {type(outcome) for outcome in found.values()} == set(found)
    words = [str(outcome.word) for outcome in found.values()]
    assert words == ["permit", "hold", "refuse", "ask_human"]


def test_an_answer_is_plain_json(rulebook: Rulebook) -> None:
    outcome = decide(asked(Disclosure.REFUSED), rulebook)[Route.CLINIC_CONTACT]
    answer = json.loads(json.dumps(outcome_dict(outcome)))
    assert {key: answer[key] for key in ("outcome", "missing", "tasks")} == {
        "outcome": "refuse",
        "missing": [],
        "tasks": ["necessity_counsel"],
    }
    assert answer["reasons"][0] == {
        "leg": "D",
        "country": "DE",
        "rule": "disclosure_without_proband_consent",
        "value": "prohibited",
        "instrument": "de-gendg-11",
        "provision": "§ 11",
        "confidence": "verified",
        "text": "Without consent DE knows no exception in health law (§ 11).",
    }


def test_a_question_says_what_would_settle_it(rulebook: Rulebook) -> None:
    unknown = dataclasses.replace(asked(Disclosure.GIVEN), clinic=ClinicFacts())
    outcome = decide(unknown, rulebook)[Route.FAMILY_MEDIATED]
    assert isinstance(outcome, AskHuman)
    assert outcome.settles == ("clinic.country",)
    assert "which country's law" in outcome.question


def test_a_refusal_says_what_would_reopen_it(rulebook: Rulebook) -> None:
    outcome = decide(asked(Disclosure.REFUSED), rulebook)[Route.CLINIC_CONTACT]
    assert isinstance(outcome, Refuse)
    assert outcome.reopens == "The proband's consent would reopen it."
