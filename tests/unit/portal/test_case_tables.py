"""What `case show` says to people."""

from typing import Any

import pytest

from portal.case_tables import print_case

PARTNER = {
    "id": "II-2",
    "relationship": "partner",
    "carrier_probability": 0.0,
    "fraction": "0",
    "wave": 1,
    "offer": "offer_partner_test",
    "urgent": False,
    "routes": {},
}
CHILD = {
    "id": "III-1",
    "relationship": "son",
    "carrier_probability": 0.5,
    "fraction": "1/2",
    "wave": 1,
    "offer": "offer_now",
    "urgent": True,
    "routes": {"family_mediated": "permit", "clinic_contact": "ask_human"},
}
LETTER = {
    "id": "letter-1",
    "kind": "family_full",
    "language": "nl",
    "addressee": "II-3",
    "about": "III-3",
    "state": "drafted",
}
TASK = {
    "due": "2026-12-08",
    "kind": "find_out",
    "about": "III-6",
    "reason": "facts_unknown",
    "owner": "counsellor",
    "state": "open",
}
CASE: dict[str, Any] = {
    "case": "C-1",
    "gene": "MUTYH",
    "proband": "II-1",
    "state": "awaiting_approval",
    "relatives": [PARTNER, CHILD],
    "letters": [LETTER],
    "tasks": [TASK],
    "surveillance": [],
    "waiting_for": None,
    "missing": [
        {"person": "III-6", "facts": ["relative.request", "relative.wish"]},
        {"person": "III-7", "facts": ["relative.age"]},
        {"person": "III-8", "facts": ["relative.request", "relative.wish"]},
    ],
}


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    print_case(CASE)
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_a_partner_who_is_offered_a_test_is_listed(lines: list[str]) -> None:
    assert "II-2 partner 0 1 offer partner test - -" in lines


def test_an_urgent_offer_says_so(lines: list[str]) -> None:
    assert "III-1 son 1/2 1 offer now, urgent permit ask human" in lines


def test_a_letter_to_a_guardian_names_both(lines: list[str]) -> None:
    assert "letter-1 family full nl II-3 III-3 drafted" in lines


def test_a_task_says_why(lines: list[str]) -> None:
    assert "2026-12-08 find out III-6 facts unknown counsellor" in lines


def test_what_to_find_out_is_listed_once_for_all_it_is_about(lines: list[str]) -> None:
    assert "III-6, III-8 relative.request, relative.wish" in lines
    assert "III-7 relative.age" in lines


def test_what_to_do_next_is_said(lines: list[str]) -> None:
    assert "Sign them: cascade case approve C-1 --by USER" in lines


def test_a_held_case_says_what_it_waits_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_case({**CASE, "state": "held", "relatives": []})
    printed = capsys.readouterr().out
    assert "starts no cascade as it stands" in printed
    assert "Relative" not in printed
    assert "To find out" not in printed
