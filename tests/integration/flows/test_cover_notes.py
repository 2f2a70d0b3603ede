"""Carried letters bear no name: without their cover note they are lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from whole_job import finish_case, start_case

from flows import (
    Intake,
    Office,
    Signature,
    approve_case,
    record_intake,
    release_case,
    show_case,
)
from flows.steps.letter_basis import carried_by
from flows.steps.people_file import ConsentEntry

Change = Callable[..., Intake]
_REFUSED = ConsentEntry(disclosure="refused", identity="withheld")


def _letters(office: Office, case_id: str, about: str | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = show_case(office, case_id)["letters"]  # type: ignore[assignment]
    return [one for one in found if one["about"] == about]


def _listed(office: Office, case_id: str, state: str) -> list[set[str]]:
    """Whose letters the cover notes in this state list."""
    about = {
        one["id"]: one["about"]
        for one in show_case(office, case_id)["letters"]  # type: ignore[attr-defined]
    }
    notes = [one for one in _letters(office, case_id, None) if one["state"] == state]
    with office.records.unit_of_work(write=False) as unit:
        return [{about[one] for one in carried_by(unit, n["id"])} for n in notes]


@pytest.fixture
def two_carried(changed: Change) -> Intake:
    """The demonstration, with a second relative whom the proband tells."""
    return changed("III-1", consent=_REFUSED)


@pytest.fixture
def one_left(drafted: Office, two_carried: Intake, day: date) -> Office:
    """One of two carried letters was stopped at release, and the note with it."""
    case_id = start_case(drafted, two_carried)
    approve_case(drafted, case_id, Signature("alice"))
    people = two_carried.people
    assert people is not None
    entry = people.relatives["III-1"]
    later = entry.model_copy(update={"wish": "does_not_want_to_know"})
    record_intake(drafted, _with(two_carried, later), on=day, by="alice")
    release_case(drafted, case_id, on=day)
    return drafted


def _with(intake: Intake, entry: Any) -> Intake:
    people = intake.people
    assert people is not None
    relatives = {**people.relatives, "III-1": entry}
    return replace(intake, people=people.model_copy(update={"relatives": relatives}))


def test_a_cover_note_lists_everybody_whose_letter_is_carried(
    drafted: Office, two_carried: Intake
) -> None:
    case_id = start_case(drafted, two_carried)
    finish_case(drafted, case_id)
    assert _listed(drafted, case_id, "released") == [{"II-13", "III-1"}]


def test_a_cover_note_that_names_a_stopped_letter_is_stopped(
    one_left: Office, case_id: str
) -> None:
    assert _listed(one_left, case_id, "released") == []
    assert {one["state"] for one in _letters(one_left, case_id, "II-13")} == {
        "stopped",
        "released",
    }


def test_the_next_cover_note_lists_the_letter_that_had_gone_out_without_one(
    one_left: Office, two_carried: Intake, case_id: str
) -> None:
    people = two_carried.people
    assert people is not None
    entry = people.relatives["III-1"].model_copy(update={"wish": None})
    start_case(one_left, _with(two_carried, entry))
    assert _listed(one_left, case_id, "drafted") == [{"II-13"}]
    finish_case(one_left, case_id)
    assert _listed(one_left, case_id, "released") == [{"II-13"}]


def test_a_letter_once_stopped_stops_no_later_cover_note(
    one_left: Office, two_carried: Intake, case_id: str
) -> None:
    people = two_carried.people
    assert people is not None
    asked = people.relatives["III-1"].model_copy(update={"wish": "wants_to_know"})
    start_case(one_left, _with(two_carried, asked))
    finish_case(one_left, case_id)
    assert _listed(one_left, case_id, "released") == [{"II-13", "III-1"}]
