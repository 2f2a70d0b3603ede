"""Acts that guard the test of an adult who cannot decide."""

from dataclasses import replace
from datetime import date

import pytest

from consent import (
    AskHuman,
    Hold,
    Permit,
    Route,
    Situation,
    decide,
    load_rulebook,
    parse_situations,
)

TEXT = """
- name: an adult who cannot decide
  on: 2026-11-24
  relative:
    kin: sister
    country: '{country}'
    age: 41
    status: {status}
    wish: none
    test_consent: [self, representative]
    test_consent_form: written
    objects_to_test: false
  test: {{ordered_by: licensed_centre}}
  condition: {{gene: BRCA1}}
  steps: [{steps}]
"""


def _situation(country: str, status: str, *steps: str) -> Situation:
    done = ", ".join(("counselled_relative", *steps))
    text = TEXT.format(country=country, status=status, steps=done)
    (found,) = parse_situations(text)
    return found


def test_the_committee_comes_first_for_an_adult_who_cannot_decide() -> None:
    asked = _situation("BG", "incapacitated")
    answer = decide(asked, load_rulebook())[Route.PREDICTIVE_TEST]
    assert isinstance(answer, Hold)
    assert answer.missing == ("ethics_committee",)


@pytest.mark.parametrize(
    ("country", "status", "steps"),
    [
        ("BG", "incapacitated", ("ethics_committee",)),
        ("BG", "competent", ()),
        ("HU", "incapacitated", ()),
    ],
)
def test_the_act_is_asked_only_where_the_law_asks_it(
    country: str, status: str, steps: tuple[str, ...]
) -> None:
    asked = _situation(country, status, *steps)
    answer = decide(asked, load_rulebook())[Route.PREDICTIVE_TEST]
    assert isinstance(answer, Permit)


def test_the_act_holds_from_the_day_of_its_source() -> None:
    day_before = _situation("BG", "incapacitated")
    day_before = replace(day_before, on=date(2004, 12, 31))
    answer = decide(day_before, load_rulebook())[Route.PREDICTIVE_TEST]
    assert not isinstance(answer, Hold)


@pytest.mark.parametrize(
    ("country", "helps", "expected"),
    [
        ("HU", True, Permit),
        ("HU", False, AskHuman),
        ("HU", None, AskHuman),
        ("IE", False, Permit),
    ],
)
def test_a_person_who_cannot_decide_is_tested_for_their_own_good(
    country: str, *, helps: bool | None, expected: type
) -> None:
    asked = _situation(country, "incapacitated")
    condition = replace(
        asked.condition, gene="NOSUCHGENE", preventable_or_treatable=helps
    )
    answer = decide(replace(asked, condition=condition), load_rulebook())
    assert isinstance(answer[Route.PREDICTIVE_TEST], expected)
