"""Families in CSV with named columns: what is read, mapped, doubted and refused."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from pedigree import (
    FamilyFileError,
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

FAMILIES = Path(__file__).parents[2] / "families"
TRIO = (
    "id,father,mother,sex,affected\n"
    "dad,,,male,no\nmum,,,female,no\nana,dad,mum,female,yes\n"
)
AS_PED = "1 dad 0 0 1 1\n1 mum 0 0 2 1\n1 ana dad mum 2 2\n"


def refused(text: str, **how: bool) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(FamilyFileError) as caught:
        parse_family(text, **how)
    return [(each.code, each.line, each.person) for each in caught.value.faults]


def doubts(tmp_path: Path, text: str, **how: bool) -> list[tuple[str, str]]:
    path = tmp_path / "family.txt"
    path.write_text(text)
    return [(each.code, each.message) for each in load_family(path, **how).warnings]


SAME_FAMILY = {
    "with commas": TRIO,
    "with semicolons": TRIO.replace(",", ";"),
    "with tabs": TRIO.replace(",", "\t"),
    "with quotes": '"ID","Sire","Dam","Sex","Phenotype"\n"dad","","","1","1"\n'
    '"mum","","","2","1"\n"ana","dad","mum","2","2"\n',
    "with other names": "individual-id,paternal_id,Maternal ID,SEX,Status\n"
    "dad,0,.,m,unaffected\nmum,NA,*,F,1\nana,dad,mum,Woman,affected\n",
    "in another order": "sex,mother,affected,id,father\nM,,no,dad,\nF,,no,mum,\n"
    "F,mum,yes,ana,dad\n",
    "with a family": "family id,person,father,mother,sex,phenotype\n"
    "1,dad,,,1,1\n1,mum,,,2,1\n1,ana,dad,mum,2,2\n",
    "with gender for sex": TRIO.replace("sex", "gender"),
    "with blanks around": TRIO.replace(",", " , "),
    "below comments": f"# made by hand, in May\n\n{TRIO}# the end\n",
    "with a header for PED's eyes": f"#{TRIO}",
    "with empty rows and columns": "".join(
        f"{line},,\n" for line in [*TRIO.splitlines(), ",,,,"]
    ),
    "with a column of no name": "".join(
        f'"{number or ""}",{line}\n' for number, line in enumerate(TRIO.splitlines())
    ),
    "with Windows line ends": TRIO.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("way", SAME_FAMILY)
def test_reads_the_same_family(way: str) -> None:
    assert parse_family(SAME_FAMILY[way]) == parse_family(AS_PED)


def test_reads_the_columns_that_ped_has_beside_the_six() -> None:
    family = parse_family(
        "ID,Father,Mother,Sex,Proband,Dead,DOB,Country,MZ twin,Result,shoe\n"
        'ana,,,female,Yes,NO,1984-03-01,BE,NA,CARRIER,"38, wide"\n'
    )
    assert family[PersonId("ana")] == Person(
        id=PersonId("ana"),
        sex=Sex.FEMALE,
        proband=True,
        deceased=False,
        born=date(1984, 3, 1),
        birth_year=1984,
        country="BE",
        result=TestResult.CARRIER,
        extra={"shoe": "38, wide"},
    )


def test_gives_the_line_on_which_a_row_begins() -> None:
    family = parse_family(
        'id,father,mother,sex,note\n\na,,,f,"two\nlines"\nb,,,m,"one"\n'
    )
    assert [(person.id, person.line) for person in family] == [("a", 3), ("b", 5)]


@pytest.mark.parametrize(
    "data", [codecs.BOM_UTF8 + TRIO.encode(), TRIO.encode("utf-16")]
)
def test_reads_the_encodings_of_ped_whatever_the_file_is_called(
    data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "family.ped"
    path.write_bytes(data)
    assert read_family(path) == parse_family(AS_PED)
    assert check_family_file(path).format == "csv"


def test_leaves_a_line_of_tabs_that_names_the_six_to_ped(tmp_path: Path) -> None:
    path = tmp_path / "family.csv"
    path.write_text("FID\tIID\tPAT\tMAT\tSEX\tPHEN\nF\tana\t0\t0\t2\t2\n")
    assert check_family_file(path).format == "ped"


def test_reads_one_of_several_families() -> None:
    text = "family,id,father,mother,sex\nF,ana,,,f\nG,ben,,,m\n"
    assert list(parse_family(text, family_id="G").people) == ["ben"]
    assert refused(text) == [("several_families", None, None)]


def test_maps_blanks_in_ids_and_says_so(tmp_path: Path) -> None:
    text = "id,father,mother,sex\nI 1,,,m\nII  1,I 1,,f\n"
    assert [(p.id, p.father) for p in parse_family(text)] == [
        ("I_1", None),
        ("II_1", "I_1"),
    ]
    assert doubts(tmp_path, text) == [
        (
            "ids_mapped",
            "ids with blanks were mapped, `_` standing for the blanks: `I_1`, `II_1`",
        )
    ]


def test_refuses_two_ids_that_differ_only_in_blanks() -> None:
    text = "id,father,mother,sex\nI 1,,,m\nI_1,,,f\n"
    assert ("ids_collide", 3, None) in refused(text)


def test_gives_a_parent_the_sex_of_the_role_and_says_so(tmp_path: Path) -> None:
    text = "id,father,mother,sex\ndad,,,unknown\nmum,,,NA\nana,dad,mum,u\n"
    assert [person.sex for person in parse_family(text)] == [
        Sex.MALE,
        Sex.FEMALE,
        Sex.UNKNOWN,
    ]
    assert doubts(tmp_path, text) == [
        (
            "sex_from_role",
            "`dad` is a father whose sex the file does not give; it is taken for male",
        ),
        (
            "sex_from_role",
            (
                "`mum` is a mother whose sex the file does not give; it is taken for "
                "female"
            ),
        ),
    ]


def test_does_not_guess_the_sex_of_a_father_who_is_also_a_mother() -> None:
    text = "id,father,mother,sex\na,,,\nb,a,,f\nc,,a,f\n"
    assert refused(text) == [
        ("unknown_sex_parent", 3, "b"),
        ("unknown_sex_parent", 4, "c"),
    ]


def test_does_not_learn_the_sex_of_a_social_parent(tmp_path: Path) -> None:
    text = "id,father,mother,sex,adopted\na,,,,\nb,a,,f,yes\n"
    assert parse_family(text)[PersonId("a")].sex is Sex.UNKNOWN
    assert doubts(tmp_path, text) == []


def test_adds_the_founders_with_the_sex_of_their_role(tmp_path: Path) -> None:
    text = "id,father,mother,sex\nana,dad,mum,f\nben,dad,*,m\n"
    assert refused(text) == [
        ("missing_parent", 2, "ana"),
        ("missing_parent", 2, "ana"),
        ("missing_parent", 3, "ben"),
    ]
    family = parse_family(text, add_founders=True)
    assert {person.id: person.sex for person in family} == {
        "ana": Sex.FEMALE,
        "ben": Sex.MALE,
        "dad": Sex.MALE,
        "mum": Sex.FEMALE,
    }
    assert family[PersonId("ben")].parents == ("dad",)
    assert doubts(tmp_path, text, add_founders=True) == [
        ("founder_added", f"the parent `{each}` has no row and was added as a founder")
        for each in ("dad", "mum")
    ]


def test_tells_every_fault_at_once_with_its_line() -> None:
    assert refused(
        "id,father,mother,sex,country\na,,a,f,\nb,gone,,f,be\nb,,,tall,\n"
    ) == [
        ("self_parent", 2, "a"),
        ("value_not_accepted", 3, "b"),
        ("missing_parent", 3, "b"),
        ("sex_not_accepted", 4, "b"),
        ("duplicate_id", 4, "b"),
    ]


ONE_FAULT = {
    "no header": (
        "a,0,0,1\nb,a,0,2\n",
        ("no_header", 1),
        (
            "the line names no columns for persons and their parents; accepted is a "
            "first line with names such as id, father, mother and sex"
        ),
    ),
    "no column for the mother": (
        "id,father,sex\na,,m\n",
        ("missing_column", 1),
        (
            "the header has no column `MaternalID`; accepted is a header that names "
            "IndividualID, PaternalID, MaternalID, Sex, and more if wanted"
        ),
    ),
    "no person": (
        "id,father,mother,sex\n",
        ("no_rows", None),
        "there is no row with a person; accepted is one row per person",
    ),
    "a row that is too short": (
        "id,father,mother,sex\na,,\n",
        ("wrong_number_of_columns", 2),
        (
            "the line has 3 columns where the header names 4; accepted is one cell per "
            "column, with `.` for a missing value"
        ),
    ),
    "a quote that does not end": (
        'id,father,mother,sex\na,,,m\n"b,,,f\nc,,,f\n',
        ("broken_quotes", 3),
        (
            "a quoted cell begins on the line and does not end before a separator; "
            'accepted is a cell between two `"`, in which `""` stands for one'
        ),
    ),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_refuses(name: str, tmp_path: Path) -> None:
    text, where, message = ONE_FAULT[name]
    path = tmp_path / "family.csv"
    path.write_text(text)
    check = check_family_file(path)
    assert (check.valid, check.format, check.people) == (False, "csv", 0)
    (fault,) = check.faults
    assert ((fault.code, fault.line), fault.message) == (where, message)


def test_reads_a_published_csv_with_missing_founders() -> None:
    path = FAMILIES / "visped_simple.csv"
    check = check_family_file(path)
    assert {fault.code for fault in check.faults} == {"missing_parent"}
    assert (check.format, check.people) == ("csv", 31)
    family = read_family(path, add_founders=True)
    assert len(family) == 59
    assert family[PersonId("J1J858")].parents == ("J0Z060",)
    assert parse_family(write_ped(family)) == family
