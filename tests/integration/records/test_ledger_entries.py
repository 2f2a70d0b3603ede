from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from records import (
    BundleError,
    Decision,
    EventName,
    LedgerError,
    Records,
    ValueRefusedError,
    export_bundle,
    verify_bundle,
    verify_ledger,
)
from records.database import truncate_wal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def six(records: Records, family: Any, at: datetime) -> Records:
    """Records with six events in four transactions; the family's is the first."""
    for sizes in (1, 3, 1):
        with records.unit_of_work() as unit:
            for _ in range(sizes):
                payload = {"case_id": family.case_id, "ref": family.relative}
                unit.ledger.append(
                    EventName.PERSON_REGISTERED, payload, at=at, by="alice"
                )
    return records


def _kinds(records: Records) -> list[tuple[int, str]]:
    check = verify_ledger(records)
    assert check.valid is (not check.faults)
    return [(fault.sequence, fault.kind) for fault in check.faults]


def test_an_untouched_ledger_is_valid(six: Records) -> None:
    check = verify_ledger(six)
    assert (check.valid, check.events, check.faults) == (True, 6, ())
    assert check.head is not None
    assert [event.sequence for event in six.trace()] == [1, 2, 3, 4, 5, 6]


def test_an_empty_ledger_is_valid(records: Records) -> None:
    check = verify_ledger(records)
    assert (check.valid, check.events, check.head) == (True, 0, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entries SET event = 'x' WHERE sequence = 1",
        "DELETE FROM ledger_entries WHERE sequence = 6",
        "UPDATE ledger_heads SET root = 'x'",
        "DELETE FROM ledger_heads",
        "UPDATE ledger_mentions SET identifier = 'x'",
        "DELETE FROM ledger_mentions",
        "INSERT INTO ledger_entries VALUES (3, 'x', 'x', 'x', 'x', 'x', 'x')",
    ],
)
def test_the_database_refuses_to_change_the_ledger(
    six: Records, statement: str
) -> None:
    with pytest.raises(DBAPIError), six.engine.begin() as connection:
        connection.execute(text(statement))
    assert _kinds(six) == []


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_sqlite_refuses_to_replace_an_entry(six: Records) -> None:
    replace = "INSERT OR REPLACE INTO ledger_entries VALUES (3,'x','x','x','x','x','x')"
    with pytest.raises(DBAPIError, match="append-only"), six.engine.begin() as raw:
        raw.execute(text(replace))
    assert _kinds(six) == []


@pytest.mark.postgres
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", ["ledger_entries", "ledger_heads"])
def test_postgresql_refuses_to_truncate_the_ledger(six: Records, table: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), six.engine.begin() as raw:
        raw.execute(text(f"TRUNCATE {table} CASCADE"))
    assert _kinds(six) == []


_FIELDS = ["at", "by", "event", "payload", "previous", "hash"]


@pytest.mark.parametrize("column", _FIELDS)
def test_tampering_with_a_column_names_the_entry(
    six: Records, place: Any, column: str
) -> None:
    for number in (1, 4, 6):
        here = f"FROM ledger_entries WHERE sequence = {number}"
        with six.engine.connect() as connection:
            old = connection.execute(text(f"SELECT {column} {here}")).scalar_one()
        new = old[:-1] + ("0" if old[-1] != "0" else "1")
        where = f"WHERE sequence = {number}"
        place.tamper(f"UPDATE ledger_entries SET {column} = '{new}' {where}")  # noqa: S608
        assert _kinds(six) == [(number, "altered")]
        place.tamper(f"UPDATE ledger_entries SET {column} = '{old}' {where}")  # noqa: S608
        assert _kinds(six) == []


def test_a_deleted_row_is_named(six: Records, place: Any) -> None:
    place.tamper("DELETE FROM ledger_entries WHERE sequence = 3")
    assert _kinds(six) == [(3, "missing")]


def test_rows_that_changed_places_are_named(six: Records, place: Any) -> None:
    place.tamper(
        "UPDATE ledger_entries SET sequence = 99 WHERE sequence = 2",
        "UPDATE ledger_entries SET sequence = 2 WHERE sequence = 5",
        "UPDATE ledger_entries SET sequence = 5 WHERE sequence = 99",
    )
    assert _kinds(six) == [(2, "reordered"), (5, "reordered")]


def test_a_tail_cut_off_is_found(six: Records, place: Any) -> None:
    place.tamper(
        "DELETE FROM ledger_mentions WHERE sequence > 4",
        "DELETE FROM ledger_entries WHERE sequence > 4",
    )
    assert _kinds(six) == [(5, "truncated")]


def test_a_tail_cut_off_with_its_heads_is_found_by_the_file(
    six: Records, place: Any
) -> None:
    place.tamper(
        "DELETE FROM ledger_mentions WHERE sequence > 2",
        "DELETE FROM ledger_entries WHERE sequence > 2",
        "DELETE FROM ledger_heads WHERE size > 2",
    )
    assert _kinds(six) == [(3, "truncated")]


@pytest.mark.parametrize("column", ["at", "chain", "root", "signature", "frontier"])
def test_a_changed_head_is_found(six: Records, place: Any, column: str) -> None:
    place.tamper(f"UPDATE ledger_heads SET {column} = 'x' WHERE size = 5")  # noqa: S608
    assert (5, "head") in _kinds(six)


def test_an_index_that_hides_an_event_is_found(six: Records, place: Any) -> None:
    place.tamper("DELETE FROM ledger_mentions WHERE sequence = 4")
    assert _kinds(six) == [(4, "index")]


def test_nothing_is_added_to_a_ledger_whose_end_was_changed(
    six: Records, place: Any, at: datetime
) -> None:
    place.tamper("DELETE FROM ledger_entries WHERE sequence = 6")
    with pytest.raises(LedgerError) as caught, six.unit_of_work() as unit:
        unit.ledger.append(EventName.CASE_CLOSED, {"case_id": "c"}, at=at, by="a")
    assert caught.value.code == "ledger_damaged"


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_any_byte_of_an_entry_in_the_file_names_it(six: Records, place: Any) -> None:
    file = place.home / "records.db"
    assert truncate_wal(six.engine)
    with six.engine.connect() as connection:
        row = connection.execute(
            text("SELECT payload || previous FROM ledger_entries WHERE sequence = 4")
        ).scalar_one()
    six.close()
    data = file.read_bytes()
    start = data.index(row.encode())
    for offset in range(0, len(row), 7):
        for value in (0x00, 0x41, 0xFF):
            changed = bytearray(data)
            changed[start + offset] = value
            file.write_bytes(changed)
            assert _kinds(six) == [(4, "altered")], (offset, value)
            six.close()
    file.write_bytes(data)
    assert _kinds(six) == []


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_broken_page_is_a_fault_and_no_failure(six: Records, place: Any) -> None:
    assert truncate_wal(six.engine)
    with six.engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'ledger_entries'"
        page = connection.exec_driver_sql(query).scalar_one()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    six.close()
    with (place.home / "records.db").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 64)
    assert _kinds(six) == [(0, "unreadable")]


def test_events_are_traced_by_every_identifier(six: Records, family: Any) -> None:
    assert [e.sequence for e in six.trace(ref=family.relative)] == [2, 3, 4, 5, 6]
    both = six.trace(case_id=family.case_id, ref=family.proband)
    assert [event.sequence for event in both] == [1]
    assert six.trace(letter_id="l-1") == ()
    event = both[0]
    assert event.event is EventName.CASE_OPENED
    assert event.at == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert event.payload["gene"] == "BRCA1"
    expected = "alice opened case c-1 at clinic clinic-a for a variant in BRCA1."
    assert event.sentence == expected


@pytest.mark.parametrize("by", ["", "Alice Example", "a\nb"])
def test_the_ledger_knows_who_acted_by_an_identifier(
    records: Records, at: datetime, by: str
) -> None:
    with pytest.raises(ValueRefusedError), records.unit_of_work() as unit:
        unit.ledger.append(EventName.CASE_CLOSED, {"case_id": "c"}, at=at, by=by)


def test_the_ledger_takes_no_moment_without_time_zone(
    records: Records, at: datetime
) -> None:
    local = at.replace(tzinfo=None)
    with pytest.raises(ValueRefusedError), records.unit_of_work() as unit:
        unit.ledger.append(EventName.CASE_CLOSED, {"case_id": "c"}, at=local, by="a")


def _run(bundle: Path, *more: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "-I", "-W", "error", str(bundle / "verify.py")]
    done = subprocess.run(
        [*command, *more], capture_output=True, text=True, check=False, cwd=bundle
    )
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def test_a_bundle_verifies_anywhere(six: Records, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    export_bundle(six, bundle)
    export_bundle(six, bundle)
    assert verify_bundle(bundle) == verify_ledger(six)
    code, answer = _run(bundle, "--key", six.public_key.hex())
    assert code == 0
    assert answer == {
        "valid": True,
        "events": 6,
        "head": verify_ledger(six).head,
        "faults": [],
    }


def test_a_bundle_under_another_key_is_not_valid(six: Records, tmp_path: Path) -> None:
    export_bundle(six, tmp_path)
    assert not verify_bundle(tmp_path, public_key=bytes(32)).valid
    assert _run(tmp_path, "--key", "00" * 32)[0] == 1


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_any_byte_of_the_events_of_a_bundle_names_the_entry(
    six: Records, tmp_path: Path
) -> None:
    export_bundle(six, tmp_path)
    file = tmp_path / "events.jsonl"
    data = file.read_bytes()
    ends = [at for at, byte in enumerate(data) if byte == 0x0A]
    for offset in range(0, len(data), 11):
        number = sum(end < offset for end in ends) + 1
        changed = bytearray(data)
        changed[offset] ^= 0x01
        file.write_bytes(changed)
        check = verify_bundle(tmp_path)
        assert number in {fault.sequence for fault in check.faults}, offset


def test_a_decision_recorded_otherwise_is_named(
    six: Records, family: Any, at: datetime, tmp_path: Path
) -> None:
    decision = Decision(
        decision_id="d-1",
        case_id=family.case_id,
        ref=family.relative,
        route="family_mediated",
        outcome="permit",
        on=at.date(),
        situation={},
        outcome_detail={},
        rulebook="2" * 64,
    )
    names = ("decision_id", "case_id", "ref", "route", "outcome", "rulebook")
    payload = {name: getattr(decision, name) for name in names}
    with six.unit_of_work() as unit:
        unit.decisions.add(decision)
        payload["facts"] = "3" * 64
        unit.ledger.append(EventName.DECISION_MADE, payload, at=at, by="system")
    export_bundle(six, tmp_path)
    assert verify_bundle(tmp_path).valid
    file = tmp_path / "decisions.jsonl"
    file.write_text(file.read_text().replace("permit", "refuse"))
    found = verify_bundle(tmp_path)
    assert [(f.sequence, f.kind) for f in found.faults] == [(7, "decision")]


def test_a_folder_that_is_no_bundle_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no bundle that can be read"):
        verify_bundle(tmp_path)
