"""Every ordered pair of the countries: each leg of a decision stands under its own law.

D is the law of the clinic, E of the exporter, R of the relative at home, T of the place
of the test. The legs are met alone where no border is crossed, and the worst of them
has to be the answer across one.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from consent import (
    Hold,
    Leg,
    Outcome,
    OutcomeWord,
    Permit,
    Reason,
    Refuse,
    Route,
    Rulebook,
    Situation,
    country_codes,
    decide,
    load_rulebook,
)
from consent.rulebook_entry_words import TransferBasis

Item = dict[str, Any]
TODAY = date(2026, 11, 24)
CODES = sorted(country_codes())
BY_CLINIC = (Route.CLINIC_CONTACT, Route.RELATIVE_REQUEST)
SEVERITY = [
    OutcomeWord.PERMIT,
    OutcomeWord.ASK_HUMAN,
    OutcomeWord.HOLD,
    OutcomeWord.REFUSE,
]
ADULT: Item = {"kin": "sister", "age": 41, "wish": "none", "request": "none"}
LIVING: Item = {"status": "competent", "age": 44, "knows_result": True}
AGREED: Item = {"disclosure": "given", "form": "certified", "given_on": "2026-11-02"}
TESTED: Item = {"test_consent": ["self"], "test_consent_form": "written"}
CASES: Mapping[str, Item] = {
    "agreed": {
        "consent": {**AGREED, "identity": "may_be_named"},
        "relative": ADULT | TESTED,
        "steps": ["counselled_relative", "reflection_confirmed"],
    },
    "refused": {"consent": {"disclosure": "refused"}, "relative": ADULT},
    "child": {
        "consent": AGREED,
        "relative": {**ADULT, "kin": "niece", "age": 15, "objects_to_test": False},
    },
    "unwilling": {
        "consent": AGREED,
        "relative": {**ADULT, "wish": "does_not_want_to_know"},
    },
    "dead": {
        "proband": {**LIVING, "status": "deceased", "prior_objection": False},
        "consent": {"disclosure": "not_asked"},
        "relative": {**ADULT, "request": "written_reasoned", "heir": False},
    },
}
#: The case that shows leg D, and leg R, at home with the other legs open.
ALONE = {"unwilling": ("agreed", "unwilling"), "dead": ("dead", "agreed")}


@cache
def _law() -> Rulebook:
    return load_rulebook()


def _place(code: str) -> Item:
    return {"country": code, "region": "GB-ENG"} if code == "GB" else {"country": code}


@cache
def _decided(
    case: str, clinic: str, home: str, *, test: str | None = None
) -> Mapping[Route, Outcome]:
    written = CASES[case]
    item: Item = {
        "name": f"{case}: {clinic} to {home}",
        "on": TODAY,
        "proband": LIVING,
        "condition": {"gene": "BRCA1", "disease_on_approved_list": True},
        "test": {"ordered_by": "licensed_centre", **_place(test or home)},
        **written,
        "clinic": _place(clinic),
        "relative": written["relative"] | _place(home),
    }
    return decide(Situation.from_dict(item), _law())


def _word(outcome: Outcome) -> OutcomeWord:
    match outcome:
        case Permit():
            return OutcomeWord.PERMIT
        case Hold():
            return OutcomeWord.HOLD
        case Refuse():
            return OutcomeWord.REFUSE
        case _:
            return OutcomeWord.ASK_HUMAN


def _leaving(clinic: str, home: str) -> OutcomeWord:
    transfer = _law().transfer(clinic, home, TODAY)
    if transfer is None or transfer.doubtful:
        return OutcomeWord.ASK_HUMAN
    closed = transfer.basis is TransferBasis.NONE
    return OutcomeWord.HOLD if closed else OutcomeWord.PERMIT


def _of_leg(outcome: Outcome, leg: Leg) -> frozenset[Reason]:
    return frozenset(reason for reason in outcome.reasons if reason.leg is leg)


@pytest.mark.slow
@pytest.mark.parametrize("clinic", CODES)
@pytest.mark.parametrize("case", CASES)
def test_the_worst_leg_is_the_answer(case: str, clinic: str) -> None:
    of_clinic, of_home = ALONE.get(case, (case, case))
    for home in CODES:
        for route in BY_CLINIC:
            speaking = _word(_decided(of_clinic, clinic, clinic)[route])
            # A carried letter is closed by nothing but leg R in these cases.
            reading = _word(_decided(of_home, home, home)[Route.FAMILY_MEDIATED])
            legs = (speaking, _leaving(clinic, home), reading)
            found = _word(_decided(case, clinic, home)[route])
            assert found is max(legs, key=SEVERITY.index), (home, route, legs)


@pytest.mark.slow
@pytest.mark.parametrize("clinic", CODES)
@pytest.mark.parametrize(
    ("case", "routes"),
    [
        ("refused", BY_CLINIC),
        ("unwilling", BY_CLINIC),
        ("dead", (Route.CLINIC_CONTACT,)),
    ],
)
def test_no_residence_opens_what_the_clinic_may_not_say(
    case: str, routes: tuple[Route, ...], clinic: str
) -> None:
    for home in CODES:
        for route in routes:
            found = _decided(case, clinic, home)[route]
            assert not isinstance(found, Permit), (home, route)


@pytest.mark.slow
@pytest.mark.parametrize("clinic", CODES)
@pytest.mark.parametrize("case", CASES)
def test_each_leg_cites_its_own_country_and_both_are_named(
    case: str, clinic: str
) -> None:
    for home in CODES:
        law = {Leg.DISCLOSE: clinic, Leg.EXPORT: clinic, Leg.RECEIVE: home}
        for route, outcome in _decided(case, clinic, home).items():
            expected = {Leg.TEST: home} if route is Route.PREDICTIVE_TEST else law
            named = [reason for reason in outcome.reasons if reason.country]
            assert all(r.country == expected[r.leg] for r in named), (home, route)
            if route in BY_CLINIC:
                assert {r.country for r in named} == {clinic, home}, (home, route)


@pytest.mark.slow
@pytest.mark.parametrize("clinic", CODES)
@pytest.mark.parametrize("case", CASES)
def test_a_leg_says_across_a_border_what_it_says_at_home(
    case: str, clinic: str
) -> None:
    for home in CODES:
        for route, outcome in _decided(case, clinic, home).items():
            said = _decided(case, clinic, clinic)[route]
            heard = _decided(case, home, home)[route]
            for leg, alone in ((Leg.DISCLOSE, said), (Leg.RECEIVE, heard)):
                assert _of_leg(outcome, leg) == _of_leg(alone, leg), (home, route, leg)


@pytest.mark.slow
@pytest.mark.parametrize("clinic", CODES)
def test_a_permitted_letter_is_worded_by_the_clinic_and_addressed_by_the_residence(
    clinic: str,
) -> None:
    for home in CODES:
        for case in ("agreed", "child"):
            found = _decided(case, clinic, home)[Route.CLINIC_CONTACT]
            if not isinstance(found, Permit):
                continue
            said = _decided(case, clinic, clinic)[Route.CLINIC_CONTACT]
            heard = _decided(case, home, home)[Route.FAMILY_MEDIATED]
            assert found.addressee == heard.addressee, (home, case)
            assert found.letter_kind == said.letter_kind, (home, case)
            assert found.must_not_contain == said.must_not_contain, (home, case)
            assert found.may_identify_proband is said.may_identify_proband


@pytest.mark.slow
@pytest.mark.parametrize("clinic", CODES)
@pytest.mark.parametrize("case", CASES)
def test_the_test_reads_no_law_of_the_clinic(case: str, clinic: str) -> None:
    for home in CODES:
        found = _decided(case, clinic, home)[Route.PREDICTIVE_TEST]
        assert found == _decided(case, home, home)[Route.PREDICTIVE_TEST], home


@pytest.mark.parametrize(
    ("clinic", "home"), list(zip(CODES, CODES[1:] + CODES[:1], strict=True))
)
def test_a_test_at_the_clinic_is_under_the_law_of_the_clinic(
    clinic: str, home: str
) -> None:
    travelled = _decided("agreed", clinic, home, test=clinic)
    assert (
        travelled[Route.PREDICTIVE_TEST]
        == (_decided("agreed", clinic, clinic)[Route.PREDICTIVE_TEST])
    )
    stayed = _decided("agreed", clinic, home)
    for route in (*BY_CLINIC, Route.FAMILY_MEDIATED):
        assert travelled[route] == stayed[route]
