"""Trying the parts of a leg apart gives what trying all together gives."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from consent import (
    Outcome,
    RelativeFacts,
    Route,
    Situation,
    decide,
    load_rulebook,
    outcome_dict,
)
from consent.decision import settle as settling
from consent.situation_facts import ClinicFacts, ConditionFacts
from consent.situation_words import Kin, TestConsentGiver, Wish

DAYS = (date(2026, 11, 24), date(2026, 10, 31))
RELATIVES = (
    RelativeFacts(age=17),
    RelativeFacts(age=10, kin=Kin.SON),
    RelativeFacts(kin=Kin.COUSIN),
    RelativeFacts(
        age=17,
        kin=Kin.NIECE,
        wish=Wish.NONE,
        test_consent=frozenset({TestConsentGiver.GUARDIAN}),
    ),
)


def situation(code: str, relative: RelativeFacts, on: date) -> Situation:
    """Little is known of the relative, and nothing of the proband."""
    return Situation(
        name="little is known",
        on=on,
        clinic=ClinicFacts(country=code),
        relative=replace(relative, country=code),
        condition=ConditionFacts(gene="TP53"),
    )


def told(outcomes: Mapping[Route, Outcome]) -> list[object]:
    """Give everything said of R and T, whatever the order of what adds up."""
    said = []
    for route in (Route.FAMILY_MEDIATED, Route.PREDICTIVE_TEST):
        facts = outcome_dict(outcomes[route])
        reasons = facts.pop("reasons")
        question = facts.pop("question")
        assert isinstance(reasons, list)
        said.append(
            (
                {k: sorted(v) if isinstance(v, list) else v for k, v in facts.items()},
                sorted(map(str, reasons)),
                sorted(str(question).split()),
            )
        )
    return said


@pytest.mark.parametrize("code", ["AT", "HR", "IT", "MT"])
def test_parts_apart_give_what_all_together_give(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rulebook = load_rulebook()
    tried = [situation(code, who, on) for who in RELATIVES for on in DAYS]
    monkeypatch.setattr(settling, "_FEW", 0)
    apart = [told(decide(one, rulebook)) for one in tried]
    monkeypatch.setattr(settling, "_FEW", 10**9)
    assert [told(decide(one, rulebook)) for one in tried] == apart
