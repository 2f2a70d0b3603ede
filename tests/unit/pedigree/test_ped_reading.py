"""PED files that can be read, and what is read from them."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    Family,
    FamilyError,
    FamilyId,
    Person,
    PersonId,
    Sex,
    TestResult,
    check_family_file,
    load_family,
    parse_family,
    read_family,
    write_ped,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES = Path(__file__).parents[2] / "families"
TRIO = "F dad 0 0 1 1\nF mum 0 0 2 1\nF ana dad mum 2 2\n"
FULL = (
    "#FamilyID IndividualID PaternalID MaternalID Sex Phenotype MZTwin Alive BirthYear "
    "Country Result\n"
)


def codes(path: Path) -> list[str]:
    return [warning.code for warning in load_family(path).warnings]


def test_reads_six_columns() -> None:
    assert list(parse_family(TRIO)) == [
        Person(id=PersonId("dad"), sex=Sex.MALE, affected=False),
        Person(id=PersonId("mum"), sex=Sex.FEMALE, affected=False),
        Person(
            id=PersonId("ana"),
            sex=Sex.FEMALE,
            father=PersonId("dad"),
            mother=PersonId("mum"),
            affected=True,
        ),
    ]


def test_remembers_the_line_of_each_person() -> None:
    family = parse_family("# a comment\n\n" + TRIO)
    assert [person.line for person in family] == [3, 4, 5]


def test_reads_the_columns_that_the_header_names() -> None:
    family = parse_family(
        "#FamilyID IndividualID PaternalID MaternalID Sex Phenotype Proband Dead DOB "
        "Country Language Gender MZ-Twin Result shoe\n"
        "F ana 0 0 2 2 Yes NO 1984-03-01 BE nl-BE woman t1 CARRIER 38\n"
    )
    assert family[PersonId("ana")] == Person(
        id=PersonId("ana"),
        sex=Sex.FEMALE,
        affected=True,
        proband=True,
        deceased=False,
        born=date(1984, 3, 1),
        birth_year=1984,
        country="BE",
        language="nl-BE",
        gender="woman",
        twin="t1",
        result=TestResult.CARRIER,
        extra={"shoe": "38"},
    )


SAME_PERSON = {
    "in another order": "#iid fid mother father phenotype sex\nana F 0 0 2 2",
    "with other names": "#fam_id sample_id pat mat SEX affected\nF ana 0 0 2 2",
    "without the sign": "FamilyID IndividualID Father Mother Sex Status\nF ana 0 0 2 2",
    "with gender for sex": "#FID IID PAT MAT Gender Phenotype\nF ana 0 0 2 2",
    "with a blank after the sign": "# FID IID PAT MAT SEX PHEN\nF ana 0 0 2 2",
    "below a comment": "# made by hand\n#FID IID PAT MAT SEX PHEN\nF ana 0 0 2 2",
    "with tabs and runs of blanks": "#FID\tIID\tPAT\tMAT\tSEX\tPHEN\nF  ana 0 0  2 2",
    "with a tab at the end": "F\tana\t0\t0\t2\t2\t\n",
    "with dots": "F ana . . 2 2",
    "with alleles": "F ana 0 0 2 2 A C G G",
}


@pytest.mark.parametrize("way", SAME_PERSON)
def test_reads_the_same_person(way: str) -> None:
    person = Person(id=PersonId("ana"), sex=Sex.FEMALE, affected=True)
    assert list(parse_family(SAME_PERSON[way])) == [person]


def test_reads_cells_cut_off_the_end_of_a_line_of_tabs_as_missing() -> None:
    header = "\t".join(FULL.split())
    family = parse_family(f"{header}\nF\tana\t0\t0\t2\t2\t\tyes\n")
    assert family[PersonId("ana")].deceased is False
    assert family[PersonId("ana")].birth_year is None


def test_takes_the_parents_of_an_adopted_person_for_social_parents() -> None:
    family = parse_family(
        "#FID IID PAT MAT SEX PHEN Adopted\nF dad 0 0 1 0 .\nF mum 0 0 2 0 no\n"
        "F ana dad mum 2 0 yes\n"
    )
    ana = family[PersonId("ana")]
    assert (ana.adopted, ana.parents, ana.social_parents) == (
        True,
        (),
        ("dad", "mum"),
    )


def test_does_not_take_a_first_row_with_such_ids_for_a_header() -> None:
    family = parse_family("fam ind dad mum 1 2\nfam dad 0 0 1 0\nfam mum 0 0 2 0\n")
    assert [person.id for person in family] == ["ind", "dad", "mum"]


def test_keeps_a_measured_phenotype_as_it_stands() -> None:
    family = parse_family("F ana 0 0 2 17.5\n")
    assert family[PersonId("ana")].affected is None
    assert family[PersonId("ana")].extra == {"Phenotype": "17.5"}


def test_reads_a_result_from_the_column_tested() -> None:
    family = parse_family(
        "#FID IID PAT MAT SEX PHEN Tested\nF a 0 0 2 0 non_carrier\nF b 0 0 2 0 yes\n"
    )
    assert family[PersonId("a")].result is TestResult.NON_CARRIER
    assert family[PersonId("b")].result is None
    assert family[PersonId("b")].extra == {"Tested": "yes"}


ENCODED = {
    "UTF-8": TRIO.encode(),
    "UTF-8 with its mark": codecs.BOM_UTF8 + TRIO.encode(),
    "UTF-16": TRIO.encode("utf-16"),
    "UTF-16 big-endian": codecs.BOM_UTF16_BE + TRIO.encode("utf-16-be"),
    "lines ended by CRLF": TRIO.replace("\n", "\r\n").encode(),
    "lines ended by CR": TRIO.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("way", ENCODED)
def test_reads_without_a_warning(way: str, tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_bytes(ENCODED[way])
    assert read_family(path) == parse_family(TRIO)
    assert codes(path) == []


def test_reads_windows_1252_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_bytes(
        "F ana 0 0 2 0\nF jürg ana 0 1 0\n".encode("cp1252").replace(
            b"ana 0 1", b"0 ana 1"
        )
    )
    reading = load_family(path)
    assert "jürg" in reading.family
    assert [(each.code, each.line, each.message) for each in reading.warnings] == [
        (
            "windows_1252",
            2,
            (
                "the file is not UTF-8 and was read as Windows-1252; accepted without "
                "a warning is UTF-8"
            ),
        )
    ]


WARNED = {
    "phenotypes_only_0_and_1": "F a 0 0 2 0\nF b 0 a 2 1\n",
    "phenotype_kept": "F a 0 0 2 ill\n",
    "column_kept": "#FID IID PAT MAT SEX PHEN shoe\nF a 0 0 2 0 38\n",
    "alleles_ignored": "F a 0 0 2 2 1 2\n",
    "twin_alone": "#FID IID PAT MAT SEX PHEN twin\nF a 0 0 2 0 t\n",
    "born_before_parent": (
        "#FID IID PAT MAT SEX PHEN YOB\nF a 0 0 2 0 1990\nF b 0 a 2 0 1980\n"
    ),
}


@pytest.mark.parametrize("code", WARNED)
def test_warns(code: str, tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_text(WARNED[code])
    assert codes(path) == [code]
    assert check_family_file(path).valid


def test_adds_founders_and_lists_them(tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_text("F ana dad mum 2 0\nF ben dad mum 1 0\n")
    reading = load_family(path, add_founders=True)
    assert [(person.id, person.sex) for person in reading.family] == [
        ("ana", Sex.FEMALE),
        ("ben", Sex.MALE),
        ("dad", Sex.MALE),
        ("mum", Sex.FEMALE),
    ]
    assert [(each.code, each.message) for each in reading.warnings] == [
        ("founder_added", f"the parent `{one}` has no row and was added as a founder")
        for one in ("dad", "mum")
    ]


def test_reads_the_family_that_is_asked_for_of_several() -> None:
    family = read_family(FAMILIES / "multi_family.ped", family_id="2")
    assert family.family_id == "2"
    assert [person.id for person in family] == ["proband_2", "mother_2", "father_2"]


def test_reads_one_family_though_another_is_at_fault() -> None:
    assert len(parse_family(TRIO + "G eve 0 gone 2 0\n", family_id="F")) == 3


PUBLISHED: Mapping[str, tuple[int, int, int]] = {
    "ceph1463.ped": (1, 17, 26),
    "multi_family.ped": (2, 7, 6),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_reads_a_published_file(name: str) -> None:
    families, people, links = PUBLISHED[name]
    assert check_family_file(FAMILIES / name).as_dict() == {
        "valid": True,
        "format": "ped",
        "families": families,
        "people": people,
        "parent_links": links,
        "faults": [],
        "warnings": [],
    }


def test_writes_only_the_columns_that_somebody_has() -> None:
    family = parse_family(
        FULL + "F a 0 0 2 2 . no 1950 . carrier\nF b 0 a 1 0 . . . . ."
    )
    assert write_ped(family) == (
        "#FamilyID\tIndividualID\tPaternalID\tMaternalID\tSex\tPhenotype\tDeceased\t"
        "BirthYear\tResult\n"
        "F\ta\t0\t0\t2\t2\tyes\t1950\tcarrier\n"
        "F\tb\t0\ta\t1\t-9\t.\t.\t.\n"
    )


UNWRITABLE = {
    "an id with a blank": {"id": "ana maria"},
    "an id that means nobody": {"id": "0"},
    "social parents without adoption": {"id": "a", "social_parents": ("dad",)},
    "a line break in a kept column": {"id": "a", "extra": {"note": "x\ny"}},
    "a kept column with a name of ours": {"id": "a", "extra": {"yob": "1984"}},
    "a twin label that means none": {"id": "a", "twin": "0"},
}


@pytest.mark.parametrize("what", UNWRITABLE)
def test_refuses_to_write(what: str) -> None:
    dad = Person(id=PersonId("dad"), sex=Sex.MALE)
    person = Person(sex=Sex.FEMALE, **UNWRITABLE[what])
    with pytest.raises(FamilyError) as caught:
        write_ped(Family.of([dad, person], family_id=FamilyId("F")))
    assert [fault.code for fault in caught.value.faults] == ["not_in_ped"]
