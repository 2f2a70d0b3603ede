from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from records import (
    EventName,
    KeyFileError,
    PersonErasedError,
    Records,
    VaultDamagedError,
    new_ref,
    verify_ledger,
)
from records.database import truncate_wal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

CANARY = "Zebediah-Quillfeather"
NAME = CANARY.encode()


def _files_with(words: bytes, *folders: Path) -> list[str]:
    files = (path for folder in folders for path in folder.rglob("*"))
    return [
        path.name for path in files if path.is_file() and words in path.read_bytes()
    ]


def _rows_with(words: str, records: Records) -> list[str]:
    from records.tables import metadata  # noqa: PLC0415 (only here)

    with records.engine.connect() as connection:
        return [
            table.name
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
            if words in repr(tuple(row))
        ]


def test_an_entry_comes_back_as_it_was_put(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", b"first")
        unit.vault.put(family.relative, "name", NAME)
        unit.vault.put(family.relative, "address", b"\x00\xff")
    with records.unit_of_work(write=False) as unit:
        assert unit.vault.get(family.relative, "name") == NAME
        assert unit.vault.get(family.relative, "address") == b"\x00\xff"
        assert unit.vault.get(family.relative, "telephone") is None
        assert unit.vault.names(family.relative) == ("address", "name")


def test_an_entry_can_be_removed(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME, also=[family.proband])
        unit.vault.remove(family.relative, "name")
        assert unit.vault.get(family.relative, "name") is None


def test_nothing_personal_is_outside_the_vault(
    records: Records, family: Any, place: Any
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
        unit.subjects.update(family.relative, {"called": CANARY})
    assert _files_with(NAME, place.home) == []
    assert _rows_with(CANARY, records) == []


@pytest.mark.parametrize("erased", ["addressee", "proband", "other"])
def test_an_entry_dies_with_any_person_it_names(
    records: Records, family: Any, erased: str
) -> None:
    other = new_ref()
    people = {"addressee": family.relative, "proband": family.proband, "other": other}
    with records.unit_of_work() as unit:
        unit.vault.put(
            family.relative, "letter:l-1", NAME, also=[family.proband, other]
        )
        assert unit.vault.get(family.relative, "letter:l-1") == NAME
    with records.unit_of_work() as unit:
        unit.vault.erase(people[erased])
    with records.unit_of_work() as unit:
        assert unit.vault.get(family.relative, "letter:l-1") is None


def test_an_erased_person_is_gone_from_rows_and_files(
    records: Records, family: Any, place: Any, at: datetime
) -> None:
    key_file = next((place.home / "keys").rglob(f"{family.relative}.key"))
    wrapped = key_file.read_bytes()
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
        unit.vault.put(family.proband, "note", b"about " + NAME, also=[family.relative])
        unit.subjects.update(family.relative, {"called": CANARY})
    with records.unit_of_work() as unit:
        unit.vault.erase(family.relative, at=at, by="alice")
    assert wrapped not in (path.read_bytes() for path in key_file.parent.iterdir())
    assert _rows_with(CANARY, records) == []
    assert _rows_with("III-1", records) == []
    assert _files_with(NAME, place.home) == []
    assert _files_with(b"III-1", place.home) == []
    wal = place.home / "records.db-wal"
    # What follows the erasure in the log is the note that it is finished.
    assert not wal.exists() or b"III-1" not in wal.read_bytes()


def test_an_erasure_leaves_the_ledger_whole_and_says_so(
    records: Records, family: Any, at: datetime
) -> None:
    before = records.trace(ref=family.proband)
    with records.unit_of_work() as unit:
        unit.vault.erase(family.proband, at=at, by="alice")
        unit.vault.erase(family.proband, at=at, by="alice")
    assert verify_ledger(records).valid
    events = records.trace(ref=family.proband)
    assert events[:-1] == before
    assert (events[-1].event, events[-1].by) == (EventName.PERSON_ERASED, "alice")


def test_an_erased_person_cannot_come_back(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        unit.vault.erase(family.relative)
    with records.unit_of_work() as unit:
        subject = unit.subjects.get(family.relative)
        assert (subject.person_id, subject.facts, subject.erased) == ("", {}, True)
        for attempt in (
            lambda: unit.vault.put(family.relative, "name", NAME),
            lambda: unit.vault.digest(family.relative, NAME),
            lambda: unit.subjects.update(family.relative, {}),
        ):
            with pytest.raises(PersonErasedError) as caught:
                attempt()
            assert caught.value.code == "person_erased"


def test_the_family_stays_without_the_erased_person(
    records: Records, family: Any
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.erase(family.proband)
    with records.unit_of_work() as unit:
        version = unit.families.latest(family.case_id)
        case = unit.cases.get(family.case_id)
    assert version is not None
    assert version.content == {
        "people": [
            {"id": family.proband, "birth_year": None},
            {"id": "III-1", "mother": family.proband},
        ]
    }
    assert case.person_id == case.report["person"] == family.proband


def test_an_erasure_that_is_rolled_back_erases_nothing(
    records: Records, family: Any
) -> None:
    def fail() -> None:
        with records.unit_of_work() as unit:
            unit.vault.erase(family.relative)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with records.unit_of_work() as unit:
        assert unit.subjects.get(family.relative).person_id == "III-1"


def test_a_keyed_digest_is_the_persons_own(records: Records, family: Any) -> None:
    with records.unit_of_work() as unit:
        first = unit.vault.digest(family.relative, NAME)
        assert first == unit.vault.digest(family.relative, NAME)
        assert first != unit.vault.digest(family.proband, NAME)
        assert len(bytes.fromhex(first)) == 32


def test_an_entry_moved_to_another_place_does_not_open(
    records: Records, family: Any, place: Any
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
    place.tamper(
        "CREATE TABLE aside AS SELECT * FROM vault_entries",
        "DELETE FROM vault_layers",
        "DELETE FROM vault_entries",
        "INSERT INTO vault_entries SELECT ref, 'address', sealed FROM aside",
        "INSERT INTO vault_layers SELECT ref, 'address', 0, ref FROM aside",
    )
    with records.unit_of_work() as unit, pytest.raises(VaultDamagedError) as caught:
        unit.vault.get(family.relative, "address")
    assert caught.value.code == "vault_damaged"


def test_the_wrong_master_key_opens_nothing(
    records: Records, family: Any, place: Any
) -> None:
    del records, family
    with pytest.raises(KeyFileError) as caught:
        place.open(key=b"x" * 32)
    assert caught.value.code == "wrong_key"


def test_a_new_master_key_takes_over(
    records: Records, family: Any, place: Any, at: datetime
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
    records.rotate(b"n" * 32, at=at, by="alice")
    with records.unit_of_work() as unit:
        assert unit.vault.get(family.relative, "name") == NAME
    with pytest.raises(KeyFileError, match="is not the one"):
        place.open()
    with place.open(key=b"n" * 32) as again:
        with again.unit_of_work() as unit:
            assert unit.vault.get(family.relative, "name") == NAME
        assert verify_ledger(again).valid
        assert again.trace()[-1].event is EventName.KEY_ROTATED


def test_erasures_are_applied_again_after_a_restore(
    records: Records, family: Any, place: Any
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
    key_file = next((place.home / "keys").rglob(f"{family.relative}.key"))
    backup = key_file.read_bytes()
    with records.unit_of_work() as unit:
        unit.vault.erase(family.relative)
    key_file.write_bytes(backup)
    assert records.reapply_erasures() == (family.relative,)
    assert records.reapply_erasures() == ()
    assert backup != key_file.read_bytes()


def test_a_process_killed_between_commit_and_destruction_still_erases(
    records: Records, family: Any, place: Any, run_child: Callable[[str], Any]
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
    child = run_child(
        "from records.keys import KeyStore\n"
        "KeyStore.destroy = die\n"
        "with records.unit_of_work() as unit:\n"
        f"    unit.vault.erase({family.relative!r}, at=AT, by='alice')\n"
    )
    child.communicate(timeout=60)
    assert child.returncode == -9
    key_file = next((place.home / "keys").rglob(f"{family.relative}.key"))
    assert b"wrapped" in key_file.read_bytes()
    with place.open() as again, again.unit_of_work() as unit:
        assert unit.subjects.get(family.relative).erased
    assert key_file.read_bytes() == b'{"destroyed":true}'


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_database_from_before_the_erasure_gives_nothing_back(
    records: Records, family: Any, place: Any
) -> None:
    with records.unit_of_work() as unit:
        unit.vault.put(family.relative, "name", NAME)
    assert truncate_wal(records.engine)
    file = place.home / "records.db"
    backup = file.read_bytes()
    with records.unit_of_work() as unit:
        unit.vault.erase(family.relative)
    records.close()
    file.write_bytes(backup)
    with place.open() as restored:
        with restored.unit_of_work() as unit:
            assert unit.vault.get(family.relative, "name") is None
            assert unit.subjects.get(family.relative).erased
            assert unit.subjects.find(family.case_id, "II-3") is not None
        assert restored.reapply_erasures() == (family.relative,)
        assert [e.event for e in restored.trace()][-1] is EventName.PERSON_ERASED
