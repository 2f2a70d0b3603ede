"""A letter rests on facts; when they change, the old letter stays at home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from whole_job import DEMO, finish_case, start_case

from flows import (
    FlowsError,
    Intake,
    Office,
    Signature,
    approve_case,
    decide_case,
    dispatch_case,
    draft_letters,
    is_up_to_date,
    park_case,
    plan_case,
    read_clinic,
    record_clinic,
    record_intake,
    release_case,
    show_case,
    trace_case,
)
from flows.steps.people_file import ConsentEntry, NameEntry
from flows.steps.turns import last_turn
from pedigree import Family, PersonId
from records import LetterState

Change = Callable[..., Intake]


def _letters(office: Office, case_id: str, about: str | None) -> dict[str, str]:
    """The letters about one person (None: the cover notes), by id with their state."""
    shown: list[dict[str, Any]] = show_case(office, case_id)["letters"]  # type: ignore[assignment]
    return {one["id"]: one["state"] for one in shown if one["about"] == about}


def _moved(intake: Intake, changed: Change, person: str) -> Intake:
    people = intake.people
    assert people is not None
    address = people.relatives[person].address
    assert address is not None
    lines = ("Nieuwe Weg 1",)
    return changed(person, address=address.model_copy(update={"lines": lines}))


def _reasons(office: Office, case_id: str) -> set[str]:
    stopped = [e for e in trace_case(office, case_id) if e.event == "letter.stopped"]
    return {str(one.payload["reason"]) for one in stopped}


def _plan_only(office: Office, intake: Intake, day: date) -> str:
    """A run that ends before anything is drafted anew."""
    case_id = record_intake(office, intake, on=day, by="alice")
    plan_case(office, case_id, on=day)
    decide_case(office, case_id, on=day)
    return case_id


def test_facts_that_return_do_not_bring_an_old_letter_back(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change
) -> None:
    first = set(_letters(drafted, case_id, "III-1"))
    start_case(drafted, _moved(demo_intake, changed, "III-1"))
    second = set(_letters(drafted, case_id, "III-1")) - first
    record_intake(drafted, demo_intake, on=date(2026, 11, 24), by="alice")
    assert not is_up_to_date(drafted, case_id)
    start_case(drafted, demo_intake)
    finish_case(drafted, case_id)
    released = {
        one
        for one, state in _letters(drafted, case_id, "III-1").items()
        if state == "released"
    }
    assert len(released) == 1
    assert not released & (first | second)


def test_a_signed_letter_to_an_old_address_is_stopped_at_release(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    _plan_only(drafted, _moved(demo_intake, changed, "III-1"), day)
    release_case(drafted, case_id, on=day)
    assert set(_letters(drafted, case_id, "III-1").values()) == {"stopped"}
    assert set(_letters(drafted, case_id, "III-3").values()) == {"released"}
    assert _reasons(drafted, case_id) == {"facts_changed"}


def test_a_signed_letter_to_somebody_who_proves_a_child_is_stopped(
    drafted: Office, case_id: str, changed: Change, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    _plan_only(drafted, changed("III-1", born=date(2016, 1, 1)), day)
    release_case(drafted, case_id, on=day)
    assert set(_letters(drafted, case_id, "III-1").values()) == {"stopped"}


def test_a_new_clinic_telephone_stops_signed_letters(
    drafted: Office, case_id: str, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    clinic = read_clinic(DEMO / "clinic.yaml")
    moved = clinic.model_copy(update={"telephone": "+32 2 555 09 99"})
    record_clinic(drafted, moved, by="alice")
    release_case(drafted, case_id, on=day)
    assert set(_letters(drafted, case_id, "III-1").values()) == {"stopped"}


def test_no_letter_goes_out_before_its_date(
    drafted: Office, case_id: str, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    release_case(drafted, case_id, on=day - timedelta(days=1))
    assert show_case(drafted, case_id)["state"] == "awaiting_facts"


def test_an_unplanned_change_stops_only_the_letters_it_touches(
    drafted: Office, case_id: str, changed: Change, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    later = changed("III-1", wish="does_not_want_to_know")
    record_intake(drafted, later, on=day, by="alice")
    release_case(drafted, case_id, on=day)
    assert set(_letters(drafted, case_id, "III-1").values()) == {"stopped"}
    assert set(_letters(drafted, case_id, "III-3").values()) == {"released"}
    assert set(_letters(drafted, case_id, None).values()) == {"released"}


def test_a_letter_stopped_at_release_is_drafted_again_when_the_facts_return(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change, day: date
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    record_intake(drafted, _moved(demo_intake, changed, "III-1"), on=day, by="alice")
    release_case(drafted, case_id, on=day)
    start_case(drafted, demo_intake)
    states = sorted(_letters(drafted, case_id, "III-1").values())
    assert states == ["drafted", "stopped"]
    assert list(_letters(drafted, case_id, "III-3").values()) == ["released"]


def test_a_letter_stopped_by_another_process_is_not_released(
    drafted: Office, case_id: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve_case(drafted, case_id, Signature("alice"))
    seen = type(drafted.records).step

    def step(self: object, key: str, work: Callable[..., Any]) -> dict[str, object]:
        # Another process stops everything just before this one takes its turn.
        with drafted.records.unit_of_work() as unit:
            for letter in unit.letters.of_case(case_id):
                if letter.state is LetterState.APPROVED:
                    unit.letters.set_state(letter.letter_id, LetterState.STOPPED)
        return seen(self, key, work)  # type: ignore[arg-type]

    monkeypatch.setattr(type(drafted.records), "step", step)
    release_case(drafted, case_id, on=day)
    assert set(_letters(drafted, case_id, "III-1").values()) == {"stopped"}
    assert show_case(drafted, case_id)["state"] == "awaiting_facts"


def test_facts_that_change_in_the_middle_of_a_run_end_it(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change, day: date
) -> None:
    _plan_only(drafted, _moved(demo_intake, changed, "III-1"), day)
    record_intake(drafted, demo_intake, on=day, by="bob")
    for step in (decide_case, draft_letters):
        with pytest.raises(FlowsError) as caught:
            step(drafted, case_id, on=day)
        assert caught.value.code == "facts_changed"
    with pytest.raises(FlowsError):
        park_case(drafted, case_id)


def test_nothing_is_drafted_before_everybody_is_decided(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change, day: date
) -> None:
    record_intake(drafted, _moved(demo_intake, changed, "III-1"), on=day, by="bob")
    plan_case(drafted, case_id, on=day)
    with pytest.raises(FlowsError) as caught:
        draft_letters(drafted, case_id, on=day)
    assert caught.value.code == "facts_changed"


def test_new_law_asks_for_a_new_turn(drafted: Office, case_id: str) -> None:
    assert is_up_to_date(drafted, case_id)

    class _NewLaw:
        digest = "0" * 64

    later = replace(drafted, rulebook=_NewLaw())  # type: ignore[arg-type]
    assert not is_up_to_date(later, case_id)
    with pytest.raises(FlowsError) as caught:
        approve_case(later, case_id, Signature("alice"))
    assert caught.value.code == "outdated"


def test_a_day_that_changes_the_plan_asks_for_a_new_turn(
    drafted: Office, case_id: str, day: date
) -> None:
    grown = date(2030, 7, 6)
    assert is_up_to_date(drafted, case_id, on=day)
    assert is_up_to_date(drafted, case_id, on=date(2026, 11, 25))
    assert not is_up_to_date(drafted, case_id, on=grown)
    plan_case(drafted, case_id, on=grown)
    with drafted.records.unit_of_work(write=False) as unit:
        turn = last_turn(unit, case_id)
    assert turn is not None
    assert turn.number == 2


def test_a_wish_left_out_of_a_later_file_stays(
    drafted: Office, case_id: str, changed: Change
) -> None:
    start_case(drafted, changed("II-9", wish=None))
    assert _letters(drafted, case_id, "II-9") == {}


def test_a_file_that_denies_a_recorded_wish_is_refused(
    drafted: Office, changed: Change, day: date
) -> None:
    with pytest.raises(FlowsError) as caught:
        record_intake(drafted, changed("II-9", wish="none"), on=day, by="alice")
    assert (caught.value.code, caught.value.item) == ("objection_on_record", "II-9")


def test_a_refusal_left_out_of_a_later_file_stays(
    drafted: Office, case_id: str, changed: Change
) -> None:
    start_case(drafted, changed("II-13", consent=None))
    kinds = {
        one["kind"]
        for one in show_case(drafted, case_id)["letters"]  # type: ignore[attr-defined]
        if one["about"] == "II-13"
    }
    assert kinds == {"family_patient_carried"}


@pytest.mark.parametrize("given_on", [None, date(2026, 11, 20)])
def test_a_refusal_is_superseded_by_a_dated_consent_only(
    given_on: date | None, drafted: Office, changed: Change, day: date
) -> None:
    consent = ConsentEntry(disclosure="given", form="written", given_on=given_on)
    later = changed("II-13", consent=consent)
    if given_on is None:
        with pytest.raises(FlowsError):
            record_intake(drafted, later, on=day, by="alice")
    else:
        record_intake(drafted, later, on=day, by="alice")


def test_files_without_people_open_no_second_case(
    drafted: Office, demo_intake: Intake, case_id: str
) -> None:
    silent = replace(demo_intake, people=None, clinic="unnamed")
    assert start_case(drafted, silent) == case_id
    assert len(_letters(drafted, case_id, "III-1")) == 1
    assert _letters(drafted, case_id, "II-9") == {}


def test_a_birth_date_in_the_family_file_forgets_nothing(
    drafted: Office, demo_intake: Intake, case_id: str
) -> None:
    family = demo_intake.family
    people = {
        person: replace(member, born=date(1965, 12, 8)) if person == "II-9" else member
        for person, member in family.people.items()
    }
    dated = Family.of(people.values(), family_id=family.family_id)
    start_case(drafted, replace(demo_intake, family=dated, people=None))
    with drafted.records.unit_of_work(write=False) as unit:
        subject = unit.subjects.find(case_id, str(PersonId("II-9")))
        assert subject is not None
        identity = unit.vault.get(subject.ref, "identity") or b""
    assert subject.facts["wish"] == "does_not_want_to_know"
    assert b"Annemie" in identity


def test_a_name_that_cannot_be_printed_keeps_nobody_else_waiting(
    drafted: Office, case_id: str, changed: Change
) -> None:
    start_case(drafted, changed("III-1", name=NameEntry(given="გიორგი", family="ბ")))
    tasks: list[dict[str, Any]] = show_case(drafted, case_id)["tasks"]  # type: ignore[assignment]
    found = {one["reason"] for one in tasks if one["kind"] == "correct_letter_data"}
    assert "drafted" in _letters(drafted, case_id, "III-3").values()
    assert found == {"letter:glyph_missing"}


def test_a_letter_goes_to_no_other_country_than_the_one_decided_on(
    drafted: Office, demo_intake: Intake, case_id: str, changed: Change
) -> None:
    people = demo_intake.people
    assert people is not None
    address = people.relatives["III-1"].address
    assert address is not None
    abroad = address.model_copy(update={"country": "US"})
    start_case(drafted, changed("III-1", address=abroad))
    kinds = {
        one["kind"]
        for one in show_case(drafted, case_id)["letters"]  # type: ignore[attr-defined]
        if one["about"] == "III-1" and one["state"] == "drafted"
    }
    assert kinds == {"family_patient_carried"}


def test_letters_handed_over_twice_are_said_once(
    drafted: Office, case_id: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_case(drafted, case_id)
    with drafted.records.unit_of_work(write=False) as unit:
        items = unit.outbox.of_case(case_id)
        outbox = type(unit.outbox)
    # Another process read the queue before this one was done with it.
    monkeypatch.setattr(outbox, "pending", lambda _self, _limit: items)
    dispatch_case(drafted, case_id)
    said = [e for e in trace_case(drafted, case_id) if e.event == "outbox.handed_over"]
    assert len(said) == 8
    assert (home / "outbox" / case_id / "manifest.csv").exists()
