"""A day at a certain age is a birthday to whoever reads it: such days are forgotten."""

import sqlite3
from contextlib import closing
from datetime import date

from flows import Office, RelativeResult, record_result, sweep_examinations, trace_case
from pedigree import Observation

CHILD = "III-4"
EIGHTEENTH_BIRTHDAY = "2030-07-06"
LATER = date(2040, 1, 1)


def _tables_with(text: str, office: Office) -> set[str]:
    """Name every table of which a row holds this text."""
    with closing(sqlite3.connect(office.home / "kincascade.db")) as database:
        inserts = [line for line in database.iterdump() if text in line]
    return {line.split('"')[1] for line in inserts}


def _erase(office: Office, case_id: str, person: str) -> None:
    with office.records.unit_of_work() as unit:
        subject = unit.subjects.find(case_id, person)
        assert subject is not None
        unit.vault.erase(subject.ref, by="alice")


def test_ledger_knows_no_day_of_a_task(drafted: Office, case_id: str) -> None:
    assert _tables_with(EIGHTEENTH_BIRTHDAY, drafted) == {"steps", "tasks"}
    found = RelativeResult("III-1", Observation.CARRIER, LATER)
    record_result(drafted, case_id, found, by="alice")
    sweep_examinations(drafted, on=LATER)
    payloads = [
        one.payload
        for one in trace_case(drafted, case_id)
        if one.event == "task.created"
    ]
    assert {"book_examination", "offer_at_age"} <= {one["kind"] for one in payloads}
    assert not any("due" in one or ":" in str(one["reason"]) for one in payloads)


def test_no_age_and_no_id_of_an_erased_relative_stays(
    drafted: Office, case_id: str
) -> None:
    assert _tables_with(f'"{CHILD}"', drafted)
    _erase(drafted, case_id, CHILD)
    assert _tables_with(EIGHTEENTH_BIRTHDAY, drafted) == set()
    assert _tables_with(f'"{CHILD}"', drafted) == set()
