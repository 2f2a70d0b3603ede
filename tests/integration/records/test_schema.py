from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from records import DatabaseError, Records, SchemaError, SchemaState, open_records
from records.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_new_database_is_brought_up_and_again_changes_nothing(place: Any) -> None:
    with place.open() as records:
        assert records.check().state is SchemaState.MISSING
        assert not records.check()
        records.upgrade()
        records.upgrade()
        assert records.check()


def test_the_migrations_lead_to_the_tables_of_the_code(records: Records) -> None:
    with records.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_a_database_without_tables_is_said_to_have_none(place: Any) -> None:
    with place.open() as records, pytest.raises(SchemaError) as caught:
        records.unit_of_work().__enter__()
    assert caught.value.code == "schema_missing"
    assert "run `cascade db upgrade`" in caught.value.message


def test_a_newer_database_is_neither_used_nor_upgraded(
    place: Any, records: Records
) -> None:
    place.tamper("UPDATE alembic_version SET version_num = '9999'")
    with place.open() as again:
        assert again.check().state is SchemaState.NEWER
        for use in (again.upgrade, again.unit_of_work().__enter__):
            with pytest.raises(SchemaError, match="revision `9999`") as caught:
                use()
            assert caught.value.code == "schema_newer"
    del records


def test_processes_that_upgrade_at_once_do_it_once(
    place: Any, run_child: Callable[[str], Any]
) -> None:
    children = [run_child("records.upgrade()") for _ in range(3)]
    assert [child.wait(60) for child in children] == [0, 0, 0]
    for child in children:
        child.communicate()
    with place.open() as records:
        assert records.check()


def test_a_database_that_does_not_answer_is_said_to(tmp_path: Path) -> None:
    url = f"postgresql://alice:secret@/none?host={tmp_path}"
    records = open_records(url, home=tmp_path, key=b"k" * 32)
    with records, pytest.raises(DatabaseError) as caught:
        records.check()
    assert caught.value.code == "database_unreachable"
    assert "secret" not in caught.value.message


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    file = tmp_path / "records.db"
    file.write_bytes(b"not a database at all " * 100)
    records = open_records(f"sqlite:///{file}", home=tmp_path, key=b"k" * 32)
    with records, pytest.raises(DatabaseError) as caught:
        records.check()
    assert caught.value.code == "database_damaged"


def test_a_sqlite_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    url = f"sqlite:///{tmp_path}/records.db"
    with open_records(url, home=tmp_path / "home", key=b"k" * 32) as records:
        records.upgrade()
        files = sorted(tmp_path.glob("records.db*"))
        assert len(files) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_folder_with_a_per_cent_sign_is_no_trouble(tmp_path: Path) -> None:
    home = tmp_path / "100%done"
    url = f"sqlite:///{home}/records.db"
    with open_records(url, home=home, key=b"k" * 32) as records:
        records.upgrade()
        assert records.check()
    shutil.rmtree(home)
