"""What a written situation means once it is read."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consent import (
    ConsentForm,
    ConsentGiver,
    Disclosure,
    Identity,
    Kin,
    Recipient,
    RelativeStatus,
    Ruling,
    RulingOutcome,
    Situation,
    Step,
    TestConsentState,
    TransferAbroad,
    parse_situations,
    read_situations,
)

FULL = """
- name: a sister in France
  on: 2026-11-24
  clinic: {country: 'NO', region: NO-03, register: hnpcc}
  proband: {status: competent, age: 50, knows_result: true, prior_objection: false}
  consent: {disclosure: given, form: written, given_on: 2026-10-01, identity: withheld}
  relative: {kin: sister, country: 'FR', age: 40, test_consent: [self]}
  test: {ordered_by: geneticist}
  condition: {gene: BRCA1, serious_harm: true}
  ruling: {route: clinic_contact, outcome: disclose, by: ann, second: ben}
  steps: [counselled_proband, all_efforts_to_persuade]
  expect: {clinic_contact: permit}
  expect_family: hold
  because: it is an example
"""


def one(**facts: object) -> Situation:
    return Situation.from_dict({"name": "a", "on": "2026-11-24", **facts})


def test_every_key_lands_in_its_fact() -> None:
    [read] = parse_situations(FULL)
    assert (read.name, read.on) == ("a sister in France", date(2026, 11, 24))
    assert (read.clinic.country, read.clinic.register) == ("NO", "hnpcc")
    assert (read.proband.age, read.proband.prior_objection) == (50, False)
    assert read.consent.disclosure is Disclosure.GIVEN
    assert read.consent.form is ConsentForm.WRITTEN
    assert read.consent.given_on == date(2026, 10, 1)
    assert (read.relative.kin, read.relative.country) == (Kin.SISTER, "FR")
    assert (read.test.ordered_by, read.condition.gene) == ("geneticist", "BRCA1")
    assert read.steps == {Step.COUNSELLED_PROBAND, Step.ALL_EFFORTS_TO_PERSUADE}
    assert read.ruling == Ruling(
        route="clinic_contact",
        outcome=RulingOutcome.DISCLOSE,
        by="ann",
        second="ben",
    )


def test_what_is_left_out_is_unknown_or_has_its_default() -> None:
    read = one()
    assert read.proband.status is None
    assert read.consent.disclosure is None
    assert read.consent.identity is Identity.NOT_ASKED
    assert read.consent.transfer_abroad is TransferAbroad.NOT_GIVEN
    assert read.consent.given_by == {ConsentGiver.PROBAND}
    assert read.consent.test is TestConsentState.GIVEN
    assert (read.relative.status, read.relative.wish) == (None, None)
    assert read.relative.legal_interest_documented is False
    assert read.relative.test_consent == frozenset()
    assert (read.recipient, read.ruling) == (Recipient.RELATIVE, None)
    assert read.steps == frozenset()


def test_null_is_the_same_as_left_out() -> None:
    assert one(proband={"status": None}, ruling=None, test=None) == one()


@pytest.mark.parametrize(
    ("age", "status"), [(17, RelativeStatus.MINOR), (18, RelativeStatus.COMPETENT)]
)
def test_status_follows_from_age(age: int, status: RelativeStatus) -> None:
    assert one(relative={"age": age}).relative.status is status


def test_a_written_status_stands() -> None:
    read = one(relative={"age": 40, "status": "incapacitated"})
    assert read.relative.status is RelativeStatus.INCAPACITATED
    assert read.relative.objects_to_test is None


def test_an_able_adult_of_whom_nothing_is_said_does_not_object() -> None:
    assert one(relative={"age": 40}).relative.objects_to_test is False


@pytest.mark.parametrize(
    ("knows", "waived"), [(True, False), (False, None), (None, None)]
)
def test_who_knows_the_result_has_not_waived_knowing(
    *, knows: bool | None, waived: bool | None
) -> None:
    assert one(proband={"knows_result": knows}).proband.waived_knowing is waived


def test_the_test_is_where_the_relative_lives() -> None:
    read = one(relative={"country": "GB", "region": "GB-ENG"})
    assert (read.test.country, read.test.region) == ("GB", "GB-ENG")


def test_a_test_elsewhere_has_no_region_of_the_relative() -> None:
    read = one(relative={"country": "GB", "region": "GB-ENG"}, test={"country": "FR"})
    assert (read.test.country, read.test.region) == ("FR", None)


@pytest.mark.parametrize("given_by", ["guardian", ["guardian"]])
def test_one_word_is_a_list_of_one(given_by: object) -> None:
    read = one(consent={"given_by": given_by})
    assert read.consent.given_by == {ConsentGiver.GUARDIAN}


def test_a_country_nobody_has_a_file_for_is_a_decision_and_no_fault() -> None:
    assert one(relative={"country": "XX"}).relative.country == "XX"


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    [read] = parse_situations(FULL)
    path = tmp_path / "list.json"
    path.write_text(json.dumps([read.as_dict()]), encoding="utf-8")
    assert read_situations(path) == (read,)


def test_an_empty_list_holds_nothing() -> None:
    assert parse_situations("[]") == ()


def test_as_dict_gives_back_what_was_written() -> None:
    [read] = parse_situations(FULL)
    said = read.as_dict()
    assert "expect" not in said
    assert said["steps"] == ["counselled_proband", "all_efforts_to_persuade"]
    assert Situation.from_dict(said) == read


def test_as_dict_of_a_situation_made_in_code_reads_back() -> None:
    [read] = parse_situations(FULL)
    made = replace(read, name="b")
    assert Situation.from_dict(made.as_dict()) == made


def test_digest_is_sha_256_of_the_facts_as_written() -> None:
    [read] = parse_situations(FULL)
    said = read.as_dict()
    facts = {key: said[key] for key in said if key not in {"name", "ruling"}}
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert read.digest() == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("changed", ["name: other", "because: no", "expect: hold"])
def test_digest_forgets_name_ruling_and_remarks(changed: str) -> None:
    key = changed.split(":", maxsplit=1)[0]
    lines = [line for line in FULL.splitlines() if line.strip()]
    other = [line for line in lines if not line.strip(" -").startswith((key, "ruling"))]
    other[0] = other[0].replace("  ", "- ", 1) if key == "name" else other[0]
    text = "\n".join([*other, f"  {changed}"])
    assert parse_situations(text)[0].digest() == parse_situations(FULL)[0].digest()


def test_digest_changes_with_a_fact() -> None:
    assert one(relative={"age": 40}).digest() != one(relative={"age": 41}).digest()


def test_a_ruling_rests_on_the_facts_written_or_made_in_code() -> None:
    [read] = parse_situations(FULL)
    made = replace(read)
    assert made.written is None
    assert read.rests_on(read.digest())
    assert read.rests_on(made.digest())
    assert not read.rests_on(one().digest())
