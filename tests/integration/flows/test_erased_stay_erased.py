"""Who was erased stays erased when the same files are handed in again."""

import json
from dataclasses import replace

import pytest
from whole_job import finish_case, start_case

from flows import FlowsError, Intake, Office, show_case
from pedigree import Family, PersonId, Sex
from records import verify_ledger


def _erase(office: Office, case_id: str, person: str) -> str:
    with office.records.unit_of_work() as unit:
        subject = unit.subjects.find(case_id, person)
        assert subject is not None
        unit.vault.erase(subject.ref, at=office.now(), by="alice")
    return subject.ref


def _refs(office: Office, case_id: str) -> dict[str, str]:
    with office.records.unit_of_work(write=False) as unit:
        return {one.ref: one.person_id for one in unit.subjects.of_case(case_id)}


@pytest.mark.parametrize("person", ["II-11", "II-1", "III-1"])
def test_the_same_files_again_record_nothing_of_them(
    person: str, drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    ref = _erase(drafted, case_id, person)
    before = _refs(drafted, case_id)
    assert start_case(drafted, demo_intake) == case_id
    assert _refs(drafted, case_id) == before
    shown = show_case(drafted, case_id)
    assert shown["erased"] == [ref]
    told = json.dumps(shown["relatives"]) + json.dumps(shown["missing"])
    assert f'"{person}"' not in told
    assert verify_ledger(drafted.records).valid


def test_nobody_waits_for_them_and_nobody_writes_to_them(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    ref = _erase(drafted, case_id, "II-11")
    start_case(drafted, demo_intake)
    finish_case(drafted, case_id)
    relatives = {one["id"]: one for one in show_case(drafted, case_id)["relatives"]}
    assert ref not in relatives
    assert relatives["III-9"]["waits_for"] == ()
    with drafted.records.unit_of_work(write=False) as unit:
        letters = unit.letters.of_case(case_id)
    open_to_them = [
        one for one in letters if ref in (one.ref, one.about) and one.state != "stopped"
    ]
    assert open_to_them == []


def test_a_second_run_after_it_changes_nothing(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    _erase(drafted, case_id, "II-11")
    start_case(drafted, demo_intake)
    events, shown = verify_ledger(drafted.records).events, show_case(drafted, case_id)
    start_case(drafted, demo_intake)
    assert verify_ledger(drafted.records).events == events
    assert show_case(drafted, case_id) == shown


def _with_a_sister_of(family: Family, person: str) -> Family:
    twin = replace(family[PersonId(person)], id=PersonId("new"), born=None)
    return Family.of([*family, twin], family_id=family.family_id)


def test_where_nobody_can_tell_who_it_was_a_person_is_asked(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    ref = _erase(drafted, case_id, "III-6")
    assert demo_intake.family[PersonId("III-6")].sex is Sex.FEMALE
    grown = _with_a_sister_of(demo_intake.family, "III-6")
    with pytest.raises(FlowsError, match="nobody can tell who it was") as caught:
        start_case(drafted, replace(demo_intake, family=grown))
    assert (caught.value.code, ref in str(caught.value)) == ("erased_unclear", True)


def test_a_case_is_not_opened_again_for_a_proband_who_was_erased(
    drafted: Office, case_id: str, demo_intake: Intake
) -> None:
    _erase(drafted, case_id, "II-3")
    with pytest.raises(FlowsError, match="stays erased") as caught:
        start_case(drafted, demo_intake)
    assert caught.value.code == "person_erased"
    with drafted.records.unit_of_work(write=False) as unit:
        assert [one.case_id for one in unit.cases.all()] == [case_id]
