"""How the findings of a model are said: line, key, what is accepted, and no values."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from pedigree import DataFaultsError, accepted_keys, parse_yaml, quoted, validated


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(_Strict):
    born: date | None = None
    wish: Literal["yes", "no"] | None = None


class People(_Strict):
    proband: Entry
    relatives: Mapping[str, Entry] = Field(default_factory=dict)
    rows: Annotated[tuple[Entry, ...] | None, Field(max_length=9)] = None
    register_name: str | None = Field(default=None, alias="register")


TEXT = """\
relatives:
  B:
    born: 1970-13-01
    wish: maybe
    colour: blue
register: 17
rows: [1]
"""


def test_every_fault_has_line_and_key_and_says_what_is_accepted() -> None:
    with pytest.raises(DataFaultsError) as caught:
        validated(People, parse_yaml(TEXT, file="a.yaml"))
    unknown = "unknown key `colour`; accepted: "
    no = "the value is not accepted; accepted: "
    assert [str(fault) for fault in caught.value.faults] == [
        "a.yaml: line 1: proband: key `proband` is missing",
        f"a.yaml: line 3: relatives.B.born: {no}a day such as `2026-10-12`",
        f"a.yaml: line 4: relatives.B.wish: {no}yes, no",
        f"a.yaml: line 5: relatives.B.colour: {unknown}born, wish",
        f"a.yaml: line 6: register: {no}text (put a number or a day in quotes)",
        f"a.yaml: line 7: rows[0]: {no}a block of keys",
    ]
    codes = [fault.code for fault in caught.value.faults]
    assert codes[:3] == ["missing", "date_from_datetime_parsing", "literal_error"]


def test_values_are_shown_only_on_request() -> None:
    document = parse_yaml("proband: {born: 1970-13-01}\n", file="a.yaml")
    for quote, shown in ((False, "the value is"), (True, "`1970-13-01` is")):
        with pytest.raises(DataFaultsError, match=f"proband.born: {shown} not"):
            validated(People, document, quote=quote)


def test_a_file_that_is_no_block_is_told() -> None:
    with pytest.raises(DataFaultsError, match="line 1: the value is not accepted"):
        validated(People, parse_yaml("- a\n", file="a.yaml"))


def test_what_fits_is_returned() -> None:
    document = parse_yaml("proband: {born: 1970-12-01}\nregister: r\n", file="a.yaml")
    assert validated(People, document) == People(
        proband=Entry(born=date(1970, 12, 1)), register="r"
    )


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ((), ("proband", "relatives", "rows", "register")),
        (("proband",), ("born", "wish")),
        (("relatives", "B"), ("born", "wish")),
        (("rows", 0), ("born", "wish")),
        (("relatives",), ()),
        (("proband", "born"), ()),
        (("none", "born"), ()),
    ],
)
def test_the_keys_of_a_place_are_those_of_its_model(
    path: tuple[str | int, ...], keys: tuple[str, ...]
) -> None:
    assert accepted_keys(People, path) == keys


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "`true`"),
        (None, "`null`"),
        ("a\x07b", "`a?b`"),
        ("x" * 70, f"`{'x' * 60}…`"),
        (["a", "b"], "`[a, b]`"),
        ([1], "a list"),
        ([], "a list"),
        ({"a": 1}, "a block of keys"),
    ],
)
def test_a_value_is_quoted_short_and_printable(value: object, text: str) -> None:
    assert quoted(value) == text
