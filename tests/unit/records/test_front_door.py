from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import records
from records import (
    DatabaseError,
    ValueRefusedError,
    check_payload,
    new_id,
    new_ref,
    open_records,
)
from records.identifiers import check_ref


@pytest.mark.parametrize("name", records.__all__)
def test_the_front_door_gives_what_it_names(name: str) -> None:
    assert getattr(records, name).__doc__


def test_opening_the_front_door_loads_no_database() -> None:
    code = (
        "import sys, records; records.Case, records.EventName; "
        "sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_bundle_verifier_needs_nothing_of_the_program() -> None:
    source = Path(records.__file__).with_name("standalone.py").read_text()
    assert "from ." not in source
    assert "import records" not in source


@pytest.mark.parametrize("url", ["mysql://a/b", "words", "sqlite://", ""])
def test_refuses_a_database_it_does_not_know(url: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError) as caught:
        open_records(url, home=tmp_path, key=b"k" * 32)
    assert caught.value.code == "database_not_supported"


def test_refs_and_ids_are_random() -> None:
    assert new_ref() != new_ref()
    assert new_id("case") != new_id("case")
    assert check_payload(records.EventName.PERSON_ERASED, {"ref": new_ref()})


@pytest.mark.parametrize("ref", ["", "III-1", "anna", "p-../../etc/passwd", "p-0/0"])
def test_refuses_a_ref_that_is_not_opaque(ref: str) -> None:
    with pytest.raises(ValueRefusedError, match="not opaque"):
        check_ref(ref)


@pytest.mark.parametrize(
    "ref", ["9b8f0a1c2d3e4f50", "case_0123456789abcdef", f"p-{16 * '0f'}"]
)
def test_accepts_refs_of_hexadecimal_digits(ref: str) -> None:
    assert check_ref(ref) == ref


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    url = f"sqlite:///{tmp_path}/file/r.db"
    with pytest.raises(DatabaseError) as caught:
        open_records(url, home=tmp_path, key=b"k" * 32)
    assert caught.value.code == "database_unreachable"
