"""A register is refused, doubted and counted in the clinic path's own words."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pedigree import (
    FamilyFileError,
    check_family_file,
    check_register_file,
    read_family,
    read_register,
)

NAMES = [
    *("#FID", "IID", "PAT", "MAT", "SEX", "PHEN", "Twin", "Alive", "Deceased"),
    *("Adopted", "Proband", "BirthYear", "DOB", "Result", "Tested", "shoe"),
]
IDS = ["a", "b", "c", "d", "e", "longer_than_a_word", "ä", "a b", "x\u200b", ".", "0"]
CELLS: list[list[str]] = [
    ["F", "F", "F", "G", "."],
    IDS,
    [*IDS, *"000000.."],
    [*IDS, *"000000.."],
    ["1", "1", "2", "2", "0", ".", "-9", "", "M", "female", "12"],
    ["0", "1", "2", "-9", "x", "."],
    [*"......", "t", "u", "0"],
    [".", ".", ".", "yes", "no", "perhaps"],
    [".", ".", ".", "yes", "NO", "unknown"],
    [".", ".", ".", "yes", "no"],
    [".", ".", ".", "yes", "no"],
    [".", ".", "1950", "1980", "80"],
    [".", ".", "1950-02-01", "1980-02-31", "1951-02-01"],
    [".", ".", "carrier", "CARRIER", "tall"],
    [".", ".", "non_carrier", "yes", "carrier"],
    [".", "4.5", "a b"],
]
many = settings(max_examples=150, deadline=None)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw rows that go together or not, cut by tabs or by blanks."""
    width = draw(st.sampled_from([6, 6, 10, 16]))
    choices = [draw(st.sampled_from([cells[:3], cells])) for cells in CELLS[:width]]
    choices[1:4] = (
        CELLS[1:4] if draw(st.booleans()) else [IDS[:6], IDS[:6] + ["0"] * 9] * 2
    )
    choices[3:4] = [choices[2]]
    choices[4] = draw(st.sampled_from([["1", "2"], CELLS[4]]))
    row = st.tuples(*(st.sampled_from(cells) for cells in choices[:width]))
    rows = draw(st.lists(row, min_size=1, max_size=9))
    between = draw(st.sampled_from(["\t", "\t", " ", "  "]))
    lines = [between.join(cells) for cells in rows]
    if draw(st.booleans()) or width > 6:
        lines.insert(0, between.join(NAMES[:width]))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        place = draw(st.integers(0, len(lines)))
        stray = [
            "",
            " ",
            "# said",
            "\t\t\t\t\t",
            "F\tz\t0\t0\t1\t",
            "F z 0 0 2",
            "F\tz 0 0 1 0",
        ]
        lines.insert(place, draw(st.sampled_from(stray)))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return end.join(lines) + draw(st.sampled_from(["", end]))


def written(text: str, folder: str) -> Path:
    path = Path(folder) / "family.ped"
    path.write_bytes(text.encode())
    return path


@many
@given(tables())
@example("F a 0 0 1 0\nF b a 0 2 0\nF c a 0 2 0\nF d 0 0 1 0")
@example("F a b 0 1 0\nF b a 0 1 0\nF c a 0 1 0\nF d d 0 1 0")
@example("")
@example("# only\n# comments")
@example("F a 0 0 1 0 A A\nF b a 0 2 0 A C")
@example("1 1 0 0 2 3 0 1 0\n1 2 0 0 5 3 0 2 0")
def test_checks_a_file_as_the_clinic_path_does(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(text, folder)
        assert check_register_file(path) == check_family_file(path)


@many
@given(tables())
def test_reads_the_families_that_the_clinic_path_reads(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(text, folder)
        check = check_family_file(path)
        if not check.valid:
            with pytest.raises(FamilyFileError) as caught:
                read_register(path)
            assert caught.value.faults == check.faults
            return
        register = read_register(path)
        assert register.warnings == check.warnings
        for family_id in register.family_ids:
            expected = read_family(path, family_id=family_id)
            assert register.read_family(family_id) == expected
            numbers = register.numbers(family_id, expected.people)
            assert register.ids(numbers.tolist()) == tuple(expected.people)
            for person, number in zip(expected, numbers.tolist(), strict=True):
                parents = register.father[number], register.mother[number]
                names = [p for p in parents if p >= 0]
                assert register.ids(names) == person.parents
                assert all(parent < number for parent in names)
