from datetime import date

import pytest

from consent import Rulebook, Situation, load_rulebook
from consent.decision.speakers import CARE, TEST, Speaker, speaker
from consent.decision.trial import Trial
from consent.decision.view import View
from consent.decision.with_consent import valid_until
from consent.vocabulary import Leg, Route


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def who(rulebook: Rulebook, country: str, age: int, **how: object) -> Speaker:
    view = View(
        situation=Situation(name="any", on=date(2026, 11, 24)),
        rulebook=rulebook,
        route=Route.CLINIC_CONTACT,
        leg=Leg.RECEIVE,
        trial=Trial({}),
        doubts={},
        options={},
    )
    law = rulebook.country(country, "GB-ENG" if country == "GB" else None)
    assert law is not None
    return speaker(view, law, age, **({"covers": CARE} | how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("country", "age", "expected"),
    [
        ("NL", 11, Speaker.GUARDIAN),
        ("NL", 12, Speaker.BOTH),
        ("NL", 15, Speaker.BOTH),
        ("NL", 16, Speaker.SELF),
        ("PL", 15, Speaker.GUARDIAN),
        ("PL", 17, Speaker.BOTH),
        ("BG", 16, Speaker.BOTH),
        ("GB", 15, Speaker.GUARDIAN),
        ("GB", 16, Speaker.SELF),
        ("BE", 17, Speaker.GUARDIAN),
        ("MT", 16, Speaker.GUARDIAN),
        ("BE", 18, Speaker.SELF),
    ],
)
def test_who_decides_follows_the_age_under_the_law(
    country: str, age: int, expected: Speaker, rulebook: Rulebook
) -> None:
    assert who(rulebook, country, age) is expected


def test_joint_consent_may_cover_the_test_alone(rulebook: Rulebook) -> None:
    assert who(rulebook, "HU", 15, covers=CARE) is Speaker.GUARDIAN
    assert who(rulebook, "HU", 15, covers=TEST) is Speaker.BOTH


def test_nobody_without_capacity_decides_alone(rulebook: Rulebook) -> None:
    assert who(rulebook, "NL", 40, able=False) is Speaker.REPRESENTATIVE
    assert who(rulebook, "NL", 17, able=False) is Speaker.GUARDIAN


@pytest.mark.parametrize(
    ("given_on", "last"),
    [
        (date(2026, 11, 24), date(2027, 11, 24)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_a_consent_of_twelve_months_lasts_to_the_same_day(
    given_on: date, last: date
) -> None:
    assert valid_until(given_on, 12) == last
