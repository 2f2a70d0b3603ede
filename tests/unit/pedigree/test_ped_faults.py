"""PED files that cannot be used, and the exact words in which it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pedigree import FamilyFileError, check_family_file, parse_family, read_family

if TYPE_CHECKING:
    from pathlib import Path

SIX = "family id, individual id, father, mother, sex and phenotype"
HEAD = "#FID IID PAT MAT SEX PHEN"
PED = (
    f"accepted is PED: six columns {SIX}, or a first line beginning with `#` that "
    "names the columns"
)
KNOWN = f"{PED}; or CSV whose first line names the columns"

# By name: the text, and the code, line, person and message of its one fault.
ONE_FAULT: dict[str, tuple[str, str, int | None, str | None, str]] = {
    "nothing": (
        "\n \n",
        "empty",
        1,
        None,
        "there is nothing in it; accepted is at least one person",
    ),
    "comments alone": (
        "# nothing yet\n",
        "no_rows",
        None,
        None,
        "there is no row with a person; accepted is one row per person",
    ),
    "five columns": (
        "dad 0 0 1 1\nana dad 0 2 2\n",
        "wrong_number_of_columns",
        1,
        None,
        (
            f"2 lines, this being the first, have 5 columns; accepted are the six "
            f"columns {SIX}; is the family id missing, which comes first?"
        ),
    ),
    "seven columns without a header": (
        "F ana 0 0 2 2 yes\n",
        "wrong_number_of_columns",
        1,
        None,
        (
            f"the line has 7 columns; accepted are the six columns {SIX}; more columns "
            "need a first line that begins with `#` and names them"
        ),
    ),
    "a row that does not fit the header": (
        f"{HEAD} YOB\nF ana 0 0 2 2\n",
        "wrong_number_of_columns",
        2,
        None,
        (
            "the line has 6 columns where the header names 7; accepted is one cell per "
            "column, with `.` for a missing value"
        ),
    ),
    "a header without a column": (
        "#FID IID PAT MAT SEX\nF ana 0 0 2\n",
        "missing_column",
        1,
        None,
        (
            "the header has no column `Phenotype`; accepted is a header that names "
            "FamilyID, IndividualID, PaternalID, MaternalID, Sex, Phenotype, and more "
            "if wanted"
        ),
    ),
    "a header with a column twice": (
        f"{HEAD} YOB BirthYear\nF ana 0 0 2 2 . .\n",
        "duplicate_column",
        1,
        None,
        "the header names the column `BirthYear` more than once; accepted is once",
    ),
    "LINKAGE after makeped": (
        "1 kid dad mum 0 0 0 2 1 2\n1 dad 0 0 kid 0 0 1 0 1\n",
        "linkage_after_makeped",
        1,
        None,
        (
            f"this looks like a LINKAGE file after makeped; accepted are the six "
            f"columns {SIX}"
        ),
    ),
    "a word for sex": (
        "F ana 0 0 female 2\n",
        "sex_not_accepted",
        1,
        "ana",
        (
            "the column Sex of `ana` holds `female`; accepted are 1 (male), 2 (female) "
            "and 0 (unknown)"
        ),
    ),
    "words for sex throughout": (
        "F dad 0 0 M 1\nF mum 0 0 F 1\nF ana dad mum F 2\n",
        "sex_not_accepted",
        1,
        "dad",
        (
            "the column Sex of `dad` holds `M`, and so do 2 more rows; accepted are 1 "
            "(male), 2 (female) and 0 (unknown)"
        ),
    ),
    "a name in the column of sex": (
        "F ana 0 0 Rossi 2\n",
        "sex_not_accepted",
        1,
        "ana",
        (
            "the column Sex of `ana` holds another value; accepted are 1 (male), 2 "
            "(female) and 0 (unknown)"
        ),
    ),
    "an id with a blank": (
        "F\tana rossi\t0\t0\t2\t2\n",
        "blank_in_id",
        1,
        None,
        (
            "the column IndividualID holds an id with a blank in it; accepted is an id "
            "without blanks"
        ),
    ),
    "an id with an unseen sign": (
        "F a\u202ena 0 0 2 2\n",
        "unprintable_id",
        1,
        None,
        (
            "the column IndividualID holds an id with signs that cannot be seen; "
            "accepted are letters, digits and marks"
        ),
    ),
    "no id": (
        "F 0 0 0 2 2\n",
        "missing_id",
        1,
        None,
        "the column IndividualID holds no id; accepted is an id without blanks",
    ),
    "a parent without a row": (
        "F ana dad 0 2 2\n",
        "missing_parent",
        1,
        "ana",
        (
            "the father `dad` of `ana` has no row in the family; accepted is the id of "
            "a person with a row, or `0`"
        ),
    ),
    "a person twice": (
        "F ana 0 0 2 2\nF ana 0 0 2 1\n",
        "duplicate_id",
        2,
        "ana",
        (
            "the id `ana` occurs more than once in its family (first on line 1); "
            "accepted is one row per person"
        ),
    ),
    "a person who is their own father": (
        "F ana ana 0 1 2\n",
        "self_parent",
        1,
        "ana",
        (
            "`ana` is their own father; accepted is the id of another person, or `0` "
            "for an unknown parent"
        ),
    ),
    "a ring of ancestors": (
        "F a b 0 1 0\nF b a 0 1 0\n",
        "cycle",
        1,
        "a",
        (
            "`a`, `b` are each a parent of the next and the last of the first; "
            "accepted is a family in which nobody is their own ancestor"
        ),
    ),
    "alive and dead": (
        f"{HEAD} Alive Dead\nF ana 0 0 2 2 yes yes\n",
        "alive_and_deceased",
        2,
        "ana",
        (
            "the columns Alive and Deceased of `ana` contradict each other; accepted "
            "is that they say the same"
        ),
    ),
    "two birth years": (
        f"{HEAD} DOB YOB\nF ana 0 0 2 2 1984-03-01 1985\n",
        "birth_years_differ",
        2,
        "ana",
        (
            "the columns DOB and BirthYear of `ana` contradict each other; accepted is "
            "that they say the same"
        ),
    ),
    "several families": (
        "F ana 0 0 2 2\nG ben 0 0 1 2\n",
        "several_families",
        None,
        None,
        (
            "the file holds 2 families and one must be chosen by its id; accepted are "
            "`F`, `G`"
        ),
    ),
    "CanRisk": (
        "##CanRisk 2.0\n##FamID\tName\n",
        "other_format",
        None,
        None,
        f"this looks like a CanRisk file; {KNOWN}",
    ),
    "a GEDCOM file": (
        "0 HEAD\n1 SOUR x\n",
        "other_format",
        None,
        None,
        f"this looks like a GEDCOM file; {KNOWN}",
    ),
    "a FHIR resource": (
        '{"resourceType": "FamilyMemberHistory"}',
        "other_format",
        None,
        None,
        f"this looks like a FHIR resource; {KNOWN}",
    ),
    "a page": (
        "<html></html>",
        "other_format",
        None,
        None,
        f"this looks like an HTML or XML file; {KNOWN}",
    ),
    "a control sign": (
        "F ana 0 0 2 2\nF b\x07 0 0 2 2\n",
        "binary",
        2,
        None,
        (
            "this is not a text file; accepted is text in UTF-8, UTF-16 with its mark, "
            "or Windows-1252"
        ),
    ),
    "an endless line": (
        "F ana 0 0 2 2\n" + "x" * 10_001,
        "line_too_long",
        2,
        None,
        "the line has more than 10,000 signs; accepted is one person per line",
    ),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_refuses(name: str, tmp_path: Path) -> None:
    text, code, line, person, message = ONE_FAULT[name]
    path = tmp_path / "family.ped"
    path.write_bytes(text.encode())
    with pytest.raises(FamilyFileError) as caught:
        read_family(path)
    error = caught.value
    (fault,) = error.faults
    assert (fault.code, fault.line, fault.person, fault.message) == (
        code,
        line,
        person,
        message,
    )
    place = f"{path}: " if line is None else f"{path}: line {line}: "
    assert (error.code, error.file, str(error)) == (code, str(path), place + message)


YES_NO = "yes, no, unknown or `.`"
RESULTS = "carrier, non_carrier, heterozygous, homozygous or `.`"
NOT_ACCEPTED = {
    "Proband": ("maybe", YES_NO),
    "Consultand": ("2", YES_NO),
    "Alive": ("dead", YES_NO),
    "Deceased": ("1", YES_NO),
    "Adopted": ("in", YES_NO),
    "BirthYear": ("84", "a year from 1700 to 2199, `0` or `.`"),
    "DOB": ("01/03/1984", "a date as YYYY-MM-DD, `0` or `.`"),
    "Country": ("be", "two capital letters (ISO 3166-1 alpha-2) or `.`"),
    "Language": ("dutch", "a language tag such as nl or pt-BR, or `.`"),
    "Result": ("positive", RESULTS),
    "Tested": ("positive", f"yes, no, unknown, {RESULTS}"),
}


@pytest.mark.parametrize("column", NOT_ACCEPTED)
def test_refuses_another_value_without_repeating_it(column: str) -> None:
    value, accepted = NOT_ACCEPTED[column]
    with pytest.raises(FamilyFileError) as caught:
        parse_family(f"{HEAD} {column}\nF ana 0 0 2 2 {value}\n")
    (fault,) = caught.value.faults
    assert (fault.code, fault.line, fault.person) == ("value_not_accepted", 2, "ana")
    assert fault.message == (
        f"the column {column} of `ana` holds another value than accepted; accepted is "
        f"{accepted}"
    )


def test_refuses_a_day_that_does_not_exist() -> None:
    with pytest.raises(FamilyFileError, match="a date as YYYY-MM-DD"):
        parse_family(f"{HEAD} DOB\nF ana 0 0 2 2 1984-02-30\n")


def test_tells_every_fault_at_once_by_line() -> None:
    with pytest.raises(FamilyFileError) as caught:
        parse_family(
            f"{HEAD} Country\nF a 0 a 2 2 be\nF b gone 0 2 2 .\nF b 0 0 2 2 Belgium\n"
        )
    assert [(fault.line, fault.code) for fault in caught.value.faults] == [
        (2, "value_not_accepted"),
        (2, "self_parent"),
        (3, "missing_parent"),
        (4, "value_not_accepted"),
        (4, "duplicate_id"),
    ]
    assert caught.value.code == "family_file"
    assert str(caught.value).startswith("line 2: the column Country of `a`")


def test_does_not_blame_a_parent_for_a_word_in_the_column_of_sex() -> None:
    with pytest.raises(FamilyFileError) as caught:
        parse_family("F mum 0 0 female 1\nF ana 0 mum 2 2\n")
    assert [fault.code for fault in caught.value.faults] == ["sex_not_accepted"]


def test_lists_the_families_there_are_for_an_unknown_one() -> None:
    with pytest.raises(FamilyFileError, match="the file holds no family `H`") as caught:
        parse_family("F ana 0 0 2 2\nG ben 0 0 1 2\n", family_id="H")
    assert caught.value.faults[0].message.endswith("accepted are `F`, `G`")


def test_checks_all_families_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_text("F ana 0 0 2 2\nF ana 0 0 2 2\nG ben dad 0 1 1\nG dad 0 0 1 2\n")
    assert check_family_file(path).as_dict() == {
        "valid": False,
        "format": "ped",
        "families": 2,
        "people": 3,
        "parent_links": 1,
        "faults": [
            {
                "code": "duplicate_id",
                "line": 2,
                "person": "ana",
                "message": (
                    "the id `ana` occurs more than once in its family (first on line "
                    "1); accepted is one row per person"
                ),
            }
        ],
        "warnings": [],
    }
