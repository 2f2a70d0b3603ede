"""The one reader of YAML and JSON: what is what, where it stands, what is refused."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pedigree import PedigreeError, YamlDocument, YamlError, parse_yaml, read_yaml
from pedigree.yaml_values import plain_value


@pytest.fixture(params=["with the C parser", "without it"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers that an installation may have."""
    if request.param == "without it":
        monkeypatch.setattr("pedigree.yaml_values._PARSER", yaml.BaseLoader)
    return str(request.param)


def parse(text: str, *, exact: bool = False) -> YamlDocument:
    return parse_yaml(text, file="a.yaml", exact=exact)


def refused(text: str) -> list[tuple[int | None, str, str]]:
    """Line, key and code of every fault."""
    with pytest.raises(YamlError) as caught:
        parse(text)
    return [(fault.line, fault.key, fault.code) for fault in caught.value.faults]


SCALARS = {
    "NO": "NO",
    "on": "on",
    "yes": "yes",
    "True": "True",
    "true": True,
    "false": False,
    "~": None,
    "null": None,
    "": None,
    "Null": "Null",
    "17": 17,
    "-3": -3,
    "0": 0,
    "0017": "0017",
    "0x1F": "0x1F",
    "0o17": "0o17",
    "1_000": "1_000",
    "1:30": "1:30",
    "190:20:30": "190:20:30",
    "9" * 18: int("9" * 18),
    "9" * 19: "9" * 19,
    "1e5": "1e5",
    ".5": 0.5,
    "1.5E-3": 0.0015,
    "1.5e999": "1.5e999",
    ".inf": ".inf",
    "NaN": "NaN",
    "2026-11-24": date(2026, 11, 24),
    "2026-02-30": "2026-02-30",
    "2026-11-24 10:00": "2026-11-24 10:00",
    "'2026-11-24'": "2026-11-24",
    "'17'": "17",
    '"true"': "true",
    "!!str 17": "17",
    "! 17": "17",
    "|-\n    17": "17",
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "value"), SCALARS.items())
def test_a_scalar_is_what_yaml_1_2_says_and_else_text(text: str, value: object) -> None:
    read = parse(f"key: {text}\n").value
    assert read == {"key": value}
    assert isinstance(read, dict)
    assert type(read["key"]) is type(value)


def test_decimals_are_exact_on_request_in_yaml_and_json() -> None:
    expected = {"a": Decimal("0.1"), "b": [Decimal("1.50")], "c": 2}
    for text in ("a: 0.1\nb: [1.50]\nc: 2\n", '{"a": 0.1, "b": [1.50], "c": 2}'):
        assert parse(text, exact=True).value == expected
        assert parse(text).value == {"a": 0.1, "b": [1.5], "c": 2}


def test_keys_are_text_whatever_they_look_like() -> None:
    assert parse("on: 1\n17: 2\n2026-11-24: 3\n~: 4\n'<<': 5\n").value == {
        "on": 1,
        "17": 2,
        "2026-11-24": 3,
        "~": 4,
        "<<": 5,
    }


BLOCKS = """\
# a remark
top:
  - name: a
    steps: [x,
            y]
  -
    name: b
text: |
  one
  two
last: {in: 1,
  out: 2}
"""
LINES = {
    (): 2,
    ("top",): 2,
    ("top", 0): 3,
    ("top", 0, "name"): 3,
    ("top", 0, "steps"): 4,
    ("top", 0, "steps", 1): 5,
    ("top", 1): 7,
    ("text",): 8,
    ("last", "in"): 11,
    ("last", "out"): 12,
    ("last", "missing"): 11,
    ("top", 9, "name"): 2,
    ("text", "none", 0): 8,
    ("none",): 2,
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("key", "line"), LINES.items())
def test_every_key_and_item_has_its_line(key: tuple[str | int, ...], line: int) -> None:
    assert parse(BLOCKS).line(key) == line


def test_json_is_read_and_its_lines_are_found_when_asked_for() -> None:
    value = {"a": [1, {"b": None}], "day": "2026-11-24", "sign": "\U0001f9ec/"}
    document = parse(json.dumps(value, indent=1))
    assert document.value == value
    assert [document.line(key) for key in ((), ("a", 1, "b"), ("sign",))] == [1, 5, 9]


def test_json_may_stand_in_one_long_line() -> None:
    value = [{"name": str(number)} for number in range(2_000)]
    document = parse(json.dumps(value))
    assert (document.value, document.line((7, "name"))) == (value, 1)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: &x [1]\nb: *x\n", [(1, "a", "alias"), (2, "b", "alias")]),
        ("a: *none\n", [(1, "a", "alias")]),
        ("&a [*a]", [(1, "", "alias"), (1, "[0]", "alias")]),
        ("&k a: 1\n", [(1, "", "alias")]),
        ("a:\n  <<: {b: 1}\n", [(2, "a", "merge_key")]),
        ("a: !!python/name:os.system x\n", [(1, "a", "tag")]),
        ("a: !own {b: 1}\nc: !!set {d}\n", [(1, "a", "tag"), (2, "c", "tag")]),
        ("? [a, b]\n: 1\n", [(1, "", "not_yaml")]),
        ("a: 1\n---\na: 2\n", [(2, "", "several_documents")]),
        ("a: [1\nb: 2\n", [(2, "", "not_yaml")]),
        ("[" * 41 + "]" * 41, [(1, "[0]" * 40, "too_deep")]),
        ("", [(None, "", "empty_file")]),
        ("# only a remark\n", [(None, "", "empty_file")]),
        ("---\n", [(None, "", "empty_file")]),
        ("null", [(None, "", "empty_file")]),
        ("a: 1\nb: \x07\n", [(2, "", "not_text")]),
        ("a: \ud800\n", [(1, "", "not_text")]),
        ("a: 1\nb: " + "x" * 10_000, [(2, "", "line_too_long")]),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_place(
    text: str, faults: list[tuple[int | None, str, str]]
) -> None:
    assert refused(text) == faults


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb:\n  c: 1\n  d: 1\n  c: 2\na: 2\na: 3\n",
        '{"a": 1,\n"b": {\n"c": 1,\n"d": 1,\n"c": 2},\n"a": 2,\n"a": 3}',
    ],
)
def test_all_keys_that_stand_twice_are_told_at_once(text: str) -> None:
    assert refused(text) == [
        (5, "b.c", "key_twice"),
        (6, "a", "key_twice"),
        (7, "a", "key_twice"),
    ]


def test_forty_levels_are_accepted() -> None:
    for text in ("[" * 40 + "]" * 40, "# yaml\n" + "[" * 40 + "]" * 40):
        assert json.dumps(parse(text).value) == "[" * 40 + "]" * 40


@pytest.mark.usefixtures("parser")
def test_a_bomb_of_aliases_and_endless_nesting_are_refused_at_once() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert {code for _, _, code in refused("\n".join(rows))} == {"alias"}
    for text in ("[" * 5_000, "a: " + "[" * 5_000, "- " * 4_000, "{a: " * 200_000):
        assert [code for _, _, code in refused(text)] == ["too_deep"]


def test_a_lone_half_of_a_sign_in_json_is_refused() -> None:
    assert [code for _, _, code in refused(r'{"a": "\ud83e"}')] == ["not_yaml"]


def test_an_error_is_of_this_room_and_knows_its_place() -> None:
    with pytest.raises(PedigreeError) as caught:
        parse("a: 1\na: 2\nb: !own c\n")
    error = caught.value
    assert (error.code, error.file, error.line, error.item) == (
        "key_twice",
        "a.yaml",
        2,
        "a",
    )
    assert str(error) == (
        "a.yaml: line 2: a: `a` stands twice; once is accepted\n"
        "a.yaml: line 3: b: the tag `!own` is not accepted; plain values are"
    )


def test_no_value_stands_in_the_picture_of_a_document() -> None:
    assert repr(parse("born: 1970-01-01\n")) == "YamlDocument(file='a.yaml')"


def test_a_document_gives_json_for_models_that_read_it() -> None:
    document = parse("on: 2026-11-24\nshare: [0.5, true, ~]\n")
    assert document.json() == '{"on": "2026-11-24", "share": [0.5, true, null]}'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not_text"),
        (b"a: \x00\n", "not_text"),
        ("a: é\n".encode("cp1252"), "not_text"),
        (b"\xff\xfea", "not_text"),
        (b"a: " + b"x" * 100, "too_large"),
    ],
)
def test_what_is_no_text_is_one_clear_error(
    tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(YamlError) as caught:
        read_yaml(path, max_bytes=100)
    [fault] = caught.value.faults
    assert (fault.file, fault.code, caught.value.code) == ("a.yaml", code, code)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_and_line_ends_of_every_system_are_read(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: é\r\nb: 2\r\n".encode(encoding))
    document = read_yaml(path)
    assert (document.value, document.line(["b"])) == ({"a": "é", "b": 2}, 2)


def test_a_missing_file_and_a_folder_are_told_under_the_name_asked_for(
    tmp_path: Path,
) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(
            YamlError, match=r"^a/b: the file cannot be read: "
        ) as error:
            read_yaml(path, file="a/b")
        assert error.value.code == "unreadable"


def test_two_megabytes_are_read_unless_another_size_is_asked_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- a\n" + "#\n" * 1_000_000)
    with pytest.raises(YamlError, match=r"has 2,000,004 bytes; at most 2,000,000 are"):
        read_yaml(path)
    assert read_yaml(path, max_bytes=2_000_004).value == ["a"]


SIGNS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    max_size=6,
).filter(lambda text: not set(text) & {"\ufeff", "\ufffe", "\uffff"})
PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | SIGNS | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SIGNS, inner),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS) | st.dictionaries(SIGNS, PARTS))
def test_json_means_the_same_by_the_quick_way_and_as_yaml(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)
    slow = parse(f"# this remark makes it YAML\n{text}")
    assert parse(text).value == slow.value


@settings(max_examples=200, deadline=None)
@given(st.text("ab:-[]{}&*!|>#'\"\\%@`,? \n\t0.~<", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(YamlError):
        value = parse(text).value
        assert isinstance(value, str | int | float | bool | list | dict)


@given(st.text("0123456789.+-eE:_", min_size=1, max_size=45))
def test_a_number_is_finite_and_exact_or_else_text(text: str) -> None:
    value = plain_value(text, Decimal)
    if isinstance(value, int | Decimal):
        assert Decimal(value) == Decimal(text)
        assert abs(float(value)) < 1e150
    else:
        assert isinstance(value, date) or value == text
