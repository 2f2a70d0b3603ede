"""Whatever is in a file, reading it gives a family or says what is wrong with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from pedigree import Family, FamilyFileError, check_family_file, parse_family, write_ped

NAMES = ["#FID", "IID", "PAT", "MAT", "SEX", "PHEN", "Twin", "Alive", "Adopted", "shoe"]
COLUMNS = [
    *("F", "abcda", "0000aa", "0000bb", "1122120M", ["0", "1", "2", "-9", "x"]),
    *("......t", ["yes", "no", ".", "."], ["no", ".", ".", "yes"], "4.5"),
]
some = settings(max_examples=150, deadline=None)


@st.composite
def ped_texts(draw: st.DrawFn) -> str:
    """Draw a table of the right shape whose cells go together or not."""
    width = draw(st.sampled_from([6, 10]))
    row = st.tuples(*(st.sampled_from(cells) for cells in COLUMNS[:width]))
    rows = draw(st.lists(row, min_size=1, max_size=4, unique_by=lambda row: row[1]))
    return "\n".join("\t".join(cells) for cells in [NAMES[:width], *rows])


def outcome(text: str) -> Family | FamilyFileError:
    try:
        return parse_family(text)
    except FamilyFileError as error:
        return error


@some
@given(ped_texts())
def test_reads_what_it_does_not_refuse_and_can_write_it(text: str) -> None:
    found = outcome(text)
    event(type(found).__name__)
    if isinstance(found, FamilyFileError):
        assert all(fault.message and fault.line for fault in found.faults)
    else:
        assert parse_family(write_ped(found)) == found


@some
@given(ped_texts(), st.sampled_from(",;"))
def test_reads_the_same_family_from_csv(text: str, separator: str) -> None:
    found = outcome(text)
    if isinstance(found, Family):
        event("family")
        assert parse_family(text.replace("\t", separator)) == found


@some
@given(st.text(max_size=80))
def test_refuses_any_other_text_in_order(text: str) -> None:
    found = outcome(text)
    assert found.faults if isinstance(found, FamilyFileError) else len(found)


@some
@given(st.binary(max_size=80))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
def test_checks_any_bytes_in_order(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "family.ped"
        path.write_bytes(data)
        check = check_family_file(path)
    assert check.valid == (not check.faults)
