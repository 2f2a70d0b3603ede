"""A signed value of law: kept, proven, and what every later decision rests on."""

from datetime import date
from pathlib import Path

import pytest
from whole_job import DAY, DEMO_FILES, open_test_office, start_case

from consent import (
    Basis,
    OverlayError,
    RuleName,
    Situation,
    decide,
    law_probe,
    load_rulebook,
)
from flows import add_overlay, explain, list_overlays, read_intake, show_case
from records import EventName, export_bundle, verify_bundle

SIGNED = (
    "country: 'SI'\nrule: consent_form_for_disclosure\nvalue: explicit\n"
    "source: Opinion 7/2026\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "overlay.yaml"
    path.write_text(SIGNED, encoding="utf-8")
    return path


def by_word_of_mouth() -> Situation:
    return next(
        found
        for found in law_probe("SI", DAY)
        if found.name.startswith("proband competent, consent by word of mouth")
    )


def test_a_signed_value_is_kept_once_and_counts_from_its_day(
    tmp_path: Path, file: Path
) -> None:
    with open_test_office(tmp_path / "home") as office:
        for new in (True, False):
            signed = add_overlay(office, file, by="ann", second="ben", on=DAY)
            assert signed[1] is new
        assert [overlay.by for overlay in list_overlays(office)] == ["ann"]
        export_bundle(office.records, tmp_path / "bundle")
        assert verify_bundle(tmp_path / "bundle").valid
    [event] = (tmp_path / "bundle" / "events.jsonl").read_text("utf-8").splitlines()
    assert EventName.LAW_OVERLAID in event
    with open_test_office(tmp_path / "home") as office:
        rule = RuleName.CONSENT_FORM_FOR_DISCLOSURE
        law = office.rulebook.law("SI")
        assert law is not None
        assert law.rule(rule, DAY).basis is Basis.OVERLAY
        assert law.rule(rule, date(2026, 11, 23)).basis is not Basis.OVERLAY
        situation = by_word_of_mouth()
        words = [
            str(decide(situation, rulebook)["clinic_contact"].word)
            for rulebook in (load_rulebook(), office.rulebook)
        ]
        assert words == ["ask_human", "permit"]


def test_a_case_is_decided_again_under_a_value_signed_since(
    tmp_path: Path, file: Path
) -> None:
    with open_test_office(tmp_path / "home") as office:
        intake = read_intake(DEMO_FILES, on=DAY)
        case_id = start_case(office, intake)
        add_overlay(office, file, by="ann", second="ben", on=DAY)
    with open_test_office(tmp_path / "home") as office:
        start_case(office, intake)
        person = show_case(office, case_id)["relatives"][0]["id"]
        routes = explain(office, case_id, person)
        assert {route["rulebook"] for route in routes} == {office.rulebook.digest}
        assert office.rulebook.digest != load_rulebook().digest


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ("by: carol\n", "names another `by` than the command"),
        ("second: ann\n", "signed twice"),
        ("value: sometimes\n", "`value` stands twice"),
    ],
)
def test_a_file_that_says_otherwise_than_its_signers_is_refused(
    tmp_path: Path, file: Path, added: str, says: str
) -> None:
    file.write_text(SIGNED + added, encoding="utf-8")
    with open_test_office(tmp_path / "home") as office:
        with pytest.raises(OverlayError, match=says):
            add_overlay(office, file, by="ann", second="ben", on=DAY)
        assert list_overlays(office) == ()
