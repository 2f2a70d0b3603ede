"""Files that are no text, too large, or not there."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from pedigree import FamilyFileError, check_family_file, read_family

if TYPE_CHECKING:
    from pathlib import Path

BINARY = {
    "zeros": b"\0" * 4_000,
    "a PDF": b"%PDF-1.7\n",
    "a workbook": b"PK\x03\x04 rest",
    "bytes of no encoding": b"F ana\x81 0 0 2 2\n",
    "half of a UTF-16 sign": b"\xff\xfeF\x00 \x00x",
}


@pytest.mark.parametrize("what", BINARY)
def test_refuses_what_is_not_text(what: str, tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_bytes(BINARY[what])
    check = check_family_file(path)
    assert (check.valid, check.format) == (False, "unknown")
    assert [fault.code for fault in check.faults] == ["binary"]


def test_refuses_a_hundred_megabytes_of_one_line_quickly(tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    with path.open("wb") as handle:
        handle.write(b"2" * 50_000)
        handle.truncate(100_000_000)
    tracemalloc.start()
    begin = time.perf_counter()
    check = check_family_file(path)
    seconds = time.perf_counter() - begin
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [fault.code for fault in check.faults] == ["line_too_long"]
    assert seconds < 1
    assert peak < 2_000_000


def test_refuses_a_file_that_is_larger_than_a_clinic_needs(tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    with path.open("wb") as handle:
        handle.write(b"F ana 0 0 2 2\n" * 4_000)
        handle.truncate(51_000_000)
    with pytest.raises(FamilyFileError) as caught:
        read_family(path)
    assert str(caught.value) == (
        f"{path}: the file has more than 50 MB; accepted is a family file of at most "
        "that size"
    )


def test_says_that_a_file_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "gone.ped"
    with pytest.raises(FamilyFileError) as caught:
        check_family_file(path)
    assert str(caught.value) == (
        f"{path}: the file cannot be read (no such file or directory); accepted is a "
        "file with a family"
    )
