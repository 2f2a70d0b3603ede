"""A register's file is read from bytes, and refused as the clinic path refuses one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from pedigree import (
    FamilyFileError,
    Register,
    UnknownFamilyError,
    UnknownPersonError,
    check_family_file,
    check_register_file,
    kinship_matrix,
    kinship_of_pairs,
    read_register,
    relationships_of_pairs,
    relatives_of,
)

if TYPE_CHECKING:
    from pathlib import Path

TRIO = "F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 2\n"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "register.ped"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def trio(tmp_path: Path) -> Register:
    return read_register(written(tmp_path, TRIO))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\t\n",
        b"%PDF-1.7",
        b"F a 0 0 1 0\n\x00",
        b"F a\x07 0 0 1 0\n",
        b"F a\x7f 0 0 1 0\n",
        b"F " + b"a" * 10_001 + b" 0 0 1 0\n",
        b"F " + b"a" * 101 + b" 0 0 1 0\n",
        "F jörg 0 0 1 0\n".encode("cp1252"),
        "F jörg 0 0 1 0\n".encode("utf-16"),
        "F jö\u00a0rg 0 0 1 0\n".encode(),
        ("F\t" + "ö" * 101 + "\t0\t0\t1\t0\n").encode(),
        ("F\t" + "ö" * 60 + "\t0\t0\t1\t0\n").encode(),
        b"\xef\xbb\xbfF a 0 0 1 0\n",
        b"F a 0 0 1 0\r\nF b a 0 1 0\r\n",
        b"F a 0 0 1 0\rF b a 0 1 0",
        b"F a 0 0 1\n",
        b"#FID IID PAT MAT SEX\nF a 0 0 1\n",
        b"#FID IID PAT MAT SEX PHEN PHEN\nF a 0 0 1 1 1\n",
        b"FID IID PAT MAT SEX PHEN Shoe\nF a 0 0 1 1 4\nF b 0 0 1\n",
    ],
)
def test_judges_bytes_as_the_clinic_path_does(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    assert check_register_file(path) == check_family_file(path)


@pytest.mark.parametrize(
    "content",
    [
        b"##CanRisk 2.0\n",
        b"<html>",
        b"{",
        b'{"resourceType": "Bundle"}',
        b"id,father,mother,sex\na,,,f\n",
        b"a,b,c,d,e,f\n1,2,3,4,5,6",
    ],
)
def test_tells_formats_apart_as_the_clinic_path_does_and_reads_ped_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = written(tmp_path, content)
    check = check_register_file(path)
    assert check.format == check_family_file(path).format
    (fault,) = check.faults
    assert fault.code == "other_format"
    assert fault.message.endswith("`#` that names the columns")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FamilyFileError) as caught:
        check_register_file(tmp_path / "nowhere.ped")
    assert caught.value.code == "unreadable"


def test_a_fault_in_a_family_of_thousands_is_told_of_its_row(tmp_path: Path) -> None:
    rows = [f"F p{number} 0 0 {number % 2 + 1} 0" for number in range(5_000)]
    rows += ["F kid p0 p1 2 0", "F odd p1 gone 2 0"]
    path = written(tmp_path, "\n".join(rows))
    check = check_register_file(path)
    assert [(each.code, each.line) for each in check.faults] == [
        ("father_not_male", 5_002),
        ("missing_parent", 5_002),
    ]
    assert check == check_family_file(path)


def test_children_may_stand_above_their_parents(tmp_path: Path) -> None:
    lines = TRIO.splitlines()
    register = read_register(written(tmp_path, "\n".join(reversed(lines))))
    ana, dad, mum = register.numbers("F", ["ana", "dad", "mum"]).tolist()
    assert (register.father[ana], register.mother[ana]) == (dad, mum)
    assert max(dad, mum) < ana


def test_ids_longer_than_a_word_are_told_apart(tmp_path: Path) -> None:
    long = "person-with-a-long-id-"
    rows = [f"F {long}{number} 0 0 1 0" for number in range(300)]
    rows.append(f"F {long}kid {long}299 0 2 0")
    register = read_register(written(tmp_path, "\n".join(rows)))
    kid, father = register.numbers("F", [f"{long}kid", f"{long}299"]).tolist()
    assert register.father[kid] == father


def test_the_same_id_in_two_families_is_two_people(tmp_path: Path) -> None:
    content = "A p 0 0 1 0\nB p 0 0 1 0\nA k p 0 2 0\nB k p 0 2 0\n"
    register = read_register(written(tmp_path, content))
    pairs = [register.numbers(family, ["k", "p"]) for family in ("A", "B")]
    assert [int(register.father[kid]) for kid, _ in pairs] == [
        int(parent) for _, parent in pairs
    ]
    assert not kinship_of_pairs(register, pairs[0], pairs[1]).any()


def test_kinship_in_a_family_is_a_block(trio: Register) -> None:
    block = kinship_matrix(trio, trio.members("F"))
    expected = [[0.5, 0, 0.25], [0, 0.5, 0.25], [0.25, 0.25, 0.5]]
    assert block.tolist() == expected


def test_nobody_asked_for_is_nobody_found(trio: Register) -> None:
    nobody = np.array([], dtype=np.int64)
    assert len(relatives_of(trio, nobody)) == 0
    assert kinship_of_pairs(trio, nobody, nobody).tolist() == []


def test_unknown_families_and_people_are_said_so(trio: Register) -> None:
    with pytest.raises(UnknownFamilyError, match="no family `G` in the register"):
        trio.read_family("G")
    with pytest.raises(UnknownPersonError, match="no person `eve` in family `F`"):
        trio.numbers("F", ["ana", "eve"])


def test_small_commands_import_nothing_of_a_register() -> None:
    code = (
        "import sys, pedigree; pedigree.parse_family('F a 0 0 1 0');"
        "sys.exit(any(name.startswith('pedigree.register.') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_does_not_name_a_pair_of_two_families(tmp_path: Path) -> None:
    register = read_register(written(tmp_path, TRIO + "G eve 0 0 2 0\n"))
    ana, eve = register.numbers("F", ["ana"]), register.numbers("G", ["eve"])
    with pytest.raises(UnknownPersonError, match="no person `eve` in family `F`"):
        relationships_of_pairs(register, ana, eve)
    assert relationships_of_pairs(register, ana[:0], eve[:0]) == ()
