"""The whole path of a case on the demonstration family, without Prefect."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whole_job import DEMO, adopt_texts, finish_case, start_case

from flows import (
    FlowsError,
    Intake,
    Office,
    Signature,
    approve_case,
    decide_case,
    dispatch_case,
    explain,
    export_drafts,
    list_cases,
    plan_case,
    read_clinic,
    record_clinic,
    record_intake,
    release_case,
    show_case,
    trace_case,
)
from flows.steps.people_file import ConsentEntry
from records import verify_ledger

Change = Callable[..., Intake]


def _shown(office: Office, case_id: str, part: str) -> list[dict[str, Any]]:
    entries = show_case(office, case_id)[part]
    assert isinstance(entries, list)
    return entries


def _letters(office: Office, case_id: str) -> dict[str | None, tuple[str, str, str]]:
    """Who a letter is about, and its kind, language and state."""
    return {
        one["about"]: (one["kind"], one["language"], one["state"])
        for one in _shown(office, case_id, "letters")
        if one["state"] != "stopped"
    }


def _open_tasks(office: Office, case_id: str) -> set[str]:
    tasks = _shown(office, case_id, "tasks")
    return {one["kind"] for one in tasks if one["state"] == "open"}


def test_drafts_one_letter_for_everyone_whose_turn_it_is(
    drafted: Office, case_id: str
) -> None:
    assert _letters(drafted, case_id) == {
        "I-2": ("family_full", "nl", "drafted"),
        "II-5": ("family_full", "fr", "drafted"),
        "III-1": ("family_full", "nl", "drafted"),
        "III-3": ("family_full", "nl", "drafted"),
        "II-11": ("family_minimal", "fr", "drafted"),
        "III-2": ("family_minimal", "nl", "drafted"),
        "II-13": ("family_patient_carried", "fr", "drafted"),
        None: ("patient_cover", "nl", "drafted"),
    }


def test_writes_nothing_to_who_does_not_want_to_know(
    drafted: Office, case_id: str
) -> None:
    outcomes = {one["outcome"] for one in explain(drafted, case_id, "II-9")}
    assert outcomes == {"refuse"}
    tasks = _shown(drafted, case_id, "tasks")
    kinds = {one["kind"] for one in tasks if one["about"] == "II-9"}
    # Of her a person judges whether those behind her go on waiting; to her, nothing.
    assert kinds == {"judge_stepping_past"}
    letters = _shown(drafted, case_id, "letters")
    assert [one for one in letters if "II-9" in (one["about"], one["addressee"])] == []


def test_defers_the_child_of_the_proband_to_adulthood(
    drafted: Office, case_id: str
) -> None:
    due = [
        (one["kind"], one["due"])
        for one in _shown(drafted, case_id, "tasks")
        if one["about"] == "III-4"
    ]
    assert due == [("offer_at_age", "2030-07-06")]


def test_the_same_files_again_change_nothing(
    drafted: Office, demo_intake: Intake, case_id: str
) -> None:
    before = show_case(drafted, case_id), verify_ledger(drafted.records).events
    again = start_case(drafted, demo_intake)
    after = show_case(drafted, again), verify_ledger(drafted.records).events
    assert (again, after) == (case_id, before)
    assert len(list_cases(drafted)) == 1


def test_an_approved_case_lies_in_the_outbox_once(
    drafted: Office, case_id: str, home: Path
) -> None:
    finish_case(drafted, case_id)
    finish_case(drafted, case_id)
    folder = home / "outbox" / case_id
    assert show_case(drafted, case_id)["state"] == "released"
    assert sorted(path.suffix for path in folder.iterdir()) == [".csv", *[".pdf"] * 8]
    events = Counter(str(e.event) for e in trace_case(drafted, case_id))
    assert events["letter.released"] == events["outbox.handed_over"] == 8


def test_follow_up_begins_one_month_after_a_letter(
    drafted: Office, case_id: str
) -> None:
    finish_case(drafted, case_id)
    due = {
        one["kind"]: one["due"]
        for one in _shown(drafted, case_id, "tasks")
        if (one["about"], one["reason"]) == ("III-1", "after_letter")
    }
    assert due == {
        "ask_who_was_told": "2026-12-24",
        "remind_relative": "2027-02-24",
        "offer_another_channel": "2027-05-24",
        "last_active_offer": "2027-11-24",
    }


def test_a_text_that_is_not_adopted_needs_a_second_person(
    office: Office, demo_intake: Intake
) -> None:
    case_id = start_case(office, demo_intake)
    with pytest.raises(FlowsError) as caught:
        approve_case(office, case_id, Signature("alice"))
    assert caught.value.code == "second_person_needed"
    assert approve_case(office, case_id, Signature("alice", "bob", "urgent_case"))


def test_without_a_clinic_profile_a_task_asks_for_it(
    office: Office, demo_intake: Intake, day: date
) -> None:
    case_id = record_intake(office, demo_intake, on=day, by="alice")
    plan_case(office, case_id, on=day)
    decide_case(office, case_id, on=day)
    assert _letters(office, case_id) == {}
    assert "set_clinic_profile" in _open_tasks(office, case_id)
    record_clinic(office, read_clinic(DEMO / "clinic.yaml"), by="alice")
    adopt_texts(office)
    assert len(_letters(office, start_case(office, demo_intake))) == 8
    assert "set_clinic_profile" not in _open_tasks(office, case_id)


def test_nobody_signs_twice(drafted: Office, case_id: str) -> None:
    with pytest.raises(FlowsError) as caught:
        approve_case(drafted, case_id, Signature("alice", "alice", "urgent_case"))
    assert caught.value.code == "same_person"


def test_a_changed_address_redrafts_letters_and_stops_the_old_ones(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change
) -> None:
    people = demo_intake.people
    assert people is not None
    address = people.relatives["III-1"].address
    assert address is not None
    moved = address.model_copy(update={"lines": ("Nieuwe Weg 1",)})
    start_case(drafted, changed("III-1", address=moved))
    states = Counter(one["state"] for one in _shown(drafted, case_id, "letters"))
    assert states == {"drafted": 8, "stopped": 8}


def test_an_approval_of_outdated_drafts_is_refused(
    drafted: Office, case_id: str, changed: Change, day: date
) -> None:
    later = changed("III-1", wish="does_not_want_to_know")
    record_intake(drafted, later, on=day, by="alice")
    with pytest.raises(FlowsError) as caught:
        approve_case(drafted, case_id, Signature("alice"))
    assert caught.value.code == "outdated"


def test_a_wish_recorded_after_approval_stops_the_letter(
    drafted: Office, case_id: str, changed: Change, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    later = changed("III-1", wish="does_not_want_to_know")
    record_intake(drafted, later, on=day, by="alice")
    plan_case(drafted, case_id, on=day)
    decide_case(drafted, case_id, on=day)
    release_case(drafted, case_id, on=day)
    dispatch_case(drafted, case_id)
    states = {one["about"]: one["state"] for one in _shown(drafted, case_id, "letters")}
    assert (states["III-1"], states["III-3"]) == ("stopped", "released")


def test_a_withdrawn_consent_turns_clinic_letters_into_carried_ones(
    drafted: Office, changed: Change
) -> None:
    withdrawn = ConsentEntry(disclosure="withdrawn", identity="withheld")
    case_id = start_case(drafted, changed("III-1", consent=withdrawn))
    assert _letters(drafted, case_id)["III-1"][0] == "family_patient_carried"


def test_the_drafts_can_be_read_before_they_are_signed(
    drafted: Office, case_id: str, tmp_path: Path
) -> None:
    written = export_drafts(drafted, case_id, tmp_path / "drafts")
    assert len(written) == 8
    assert all(path.read_bytes().startswith(b"%PDF-") for path in written)


def test_the_ledger_verifies_and_names_nobody(drafted: Office, case_id: str) -> None:
    finish_case(drafted, case_id)
    found = verify_ledger(drafted.records)
    assert (found.valid, found.faults) == (True, ())
    payloads = str([event.payload for event in trace_case(drafted, case_id)])
    assert "II-9" not in payloads
    assert "Vanderlinde" not in payloads
