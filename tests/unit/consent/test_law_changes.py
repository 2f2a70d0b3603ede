"""What another day or another file changes, in rules and in outcomes."""

from dataclasses import replace
from datetime import date

import pytest

from consent import (
    CountryLaw,
    OutcomeWord,
    Route,
    Rulebook,
    RuleName,
    country_page,
    law_probe,
    load_rulebook,
    outcome_changes,
    page_diff,
)
from consent.rulebook import TransferTable

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def norway() -> CountryLaw:
    law = load_rulebook().law("NO")
    assert law is not None
    return law


def edited(law: CountryLaw, name: RuleName, value: object) -> CountryLaw:
    """The law with another newest value of one rule."""
    *former, newest = law.rules[name]
    rows = (*former, replace(newest, value=value))
    return replace(law, rules={**law.rules, name: rows})


def alone(law: CountryLaw) -> Rulebook:
    return Rulebook.of([law], TransferTable({}, ()), digest="one country")


def test_the_same_law_changes_no_outcome(norway: CountryLaw) -> None:
    law = (alone(norway), TODAY)
    assert outcome_changes(law_probe("NO", TODAY), law, law) == ()


def test_a_consent_of_the_day_moves_with_the_day() -> None:
    danish = law_probe("DK", TODAY)[:1]
    rulebook = load_rulebook()
    later = date(2028, 1, 1)
    assert outcome_changes(danish, (rulebook, TODAY), (rulebook, later)) == ()
    written = [replace(danish[0], on=date(2026, 11, 25))]
    changed = outcome_changes(written, (rulebook, TODAY), (rulebook, later))
    assert {act for change in changed for act in change.missing_after} >= {
        "renew_consent"
    }


def test_an_age_in_the_file_changes_what_a_minor_signs(norway: CountryLaw) -> None:
    other = edited(norway, RuleName.AGE_OF_HEALTHCARE_CONSENT, 15)
    changed = outcome_changes(
        law_probe("NO", TODAY), (alone(norway), TODAY), (alone(other), TODAY)
    )
    assert {change.route for change in changed} == {Route.PREDICTIVE_TEST}
    said = {change.situation: change for change in changed}["test at 15, no consent"]
    assert said.as_dict() == {
        "situation": "test at 15, no consent",
        "route": "predictive_test",
        "before": "hold",
        "after": "hold",
        "missing_before": ["test_consent_of_guardian", "testing_age_reached"],
        "missing_after": ["test_consent_of_self", "testing_age_reached"],
    }


def test_two_versions_of_a_file_differ_in_the_rule_that_was_edited(
    norway: CountryLaw,
) -> None:
    other = edited(norway, RuleName.AGE_OF_HEALTHCARE_CONSENT, 15)
    pages = country_page(norway, TODAY), country_page(other, TODAY)
    [change] = page_diff(*pages)
    assert (change.name, change.before, change.after) == (
        "age_of_healthcare_consent",
        16,
        15,
    )


@pytest.mark.parametrize("code", ["BE", "CH", "DE", "DK", "GB", "HU", "NO", "SK"])
def test_a_probe_meets_every_outcome_of_a_country(code: str) -> None:
    """A law without a yes or a no somewhere would show no change of it."""
    rulebook = load_rulebook()
    before_any_law = (rulebook, date(1950, 1, 1))
    changed = outcome_changes(law_probe(code, TODAY), before_any_law, (rulebook, TODAY))
    assert {change.after for change in changed} >= {
        OutcomeWord.PERMIT,
        OutcomeWord.HOLD,
        OutcomeWord.REFUSE,
    }
