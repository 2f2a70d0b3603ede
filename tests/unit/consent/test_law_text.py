"""The law as a page, and the closed lists as a dictionary."""

import json
from datetime import date

import pytest

from consent import CountryPage, country_page, law_diff, law_vocabulary, load_rulebook


@pytest.fixture(scope="module")
def france() -> CountryPage:
    law = load_rulebook().law("FR")
    assert law is not None
    return country_page(law, date(2020, 1, 1))


def test_a_page_shows_every_rule_with_its_status(france: CountryPage) -> None:
    status = {rule.name: rule.status for rule in france.rules}
    assert len(status) == 20
    assert status["deceased_proband"] == "unread"
    assert status["default_contact_route"] == "silent"
    assert status["may_reveal_proband_identity"] == "known"
    assert status["age_of_healthcare_consent"] == "doubtful"


def test_a_page_shows_value_start_and_source(france: CountryPage) -> None:
    [rule] = [
        rule for rule in france.rules if rule.name == "may_reveal_proband_identity"
    ]
    assert (rule.value, rule.meaning) == ("never", "not even with consent")
    assert (rule.since, rule.instrument) == (date(2013, 6, 23), "fr-csp-r1131-20")
    assert rule.provision == "Arts. R1131-20-1 to R1131-20-5"


def test_a_page_shows_the_entries_of_the_day_without_what_is_left_out(
    france: CountryPage,
) -> None:
    [entry] = [part for part in france.entries if part.section == "duties"]
    assert entry.facts == {"when": "always", "before": ["written_disclosure_plan"]}


def test_a_page_is_ready_for_json(france: CountryPage) -> None:
    said = json.loads(json.dumps(france.as_dict()))
    assert (said["country"], said["on"]) == ("FR", "2020-01-01")
    assert said["open_questions"]
    assert {"id", "name", "name_english", "in_force_from"} <= set(
        said["instruments"][0]
    )


def test_every_word_of_every_list_has_a_meaning() -> None:
    lists = law_vocabulary()
    assert len(lists) > 60
    assert [name for name, words in lists.items() if not all(words.values())] == []


def test_the_vocabulary_names_lists_by_key_rule_or_use() -> None:
    lists = law_vocabulary()
    assert list(lists["route"]) == [
        "family_mediated",
        "clinic_contact",
        "relative_request",
        "predictive_test",
    ]
    assert "half_sister" in lists["relative.kin"]
    assert "prior_wish_decides" in lists["deceased_proband"]
    assert len(lists["missing"]) == 32


def test_a_change_between_two_days_is_said_with_both_values() -> None:
    law = load_rulebook().law("NO")
    assert law is not None
    changes = law_diff(law, date(2003, 12, 31), date(2004, 1, 1))
    said = {change.name: change.as_dict() for change in changes}
    assert said["disclosure_without_proband_consent"] == {
        "kind": "rule",
        "name": "disclosure_without_proband_consent",
        "question": "may the clinic speak without consent?",
        "before": "permitted_under_conditions",
        "after": "only_if_proband_cannot_consent",
        "before_status": "doubtful",
        "after_status": "known",
        "since": "2004-01-01",
    }
    assert said["letter_limits"]["before"] == []


def test_nothing_changes_between_two_days_without_a_change() -> None:
    law = load_rulebook().law("NO")
    assert law is not None
    assert law_diff(law, date(2026, 11, 2), date(2030, 1, 1)) == ()
