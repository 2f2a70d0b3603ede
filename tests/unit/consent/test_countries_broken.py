"""Files of the law that are wrong in one way each, and what their error says.

Beside a whole example each case says one change, `replace` (stands once) and `by`, and
what the one fault is: `code`, `key`, `line`, and words it `says`, among them what is
accepted.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from consent import (
    CountryFileError,
    DataFault,
    OverlayError,
    load_rulebook,
    read_country,
    read_overlay,
    read_transfers,
)

BROKEN = Path(__file__).parents[2] / "broken_data"


def overlay(path: Path) -> object:
    return read_overlay(path, over=load_rulebook())


#: Per folder the name a file has in use, and what reads it.
READ: dict[str, tuple[str, Callable[[Path], object]]] = {
    "countries": ("xx.yaml", read_country),
    "transfers": ("transfers.yaml", read_transfers),
    "overlays": ("overlay.yaml", overlay),
}
CASES = sorted(
    path
    for folder in READ
    for path in (BROKEN / folder).glob("*.yaml")
    if path.stem != "whole"
)


def whole(folder: str) -> str:
    return (BROKEN / folder / "whole.yaml").read_text(encoding="utf-8")


def read(folder: str, text: str, place: Path) -> object:
    """Read a text as the file it would be."""
    name, reader = READ[folder]
    path = place / name
    path.write_text(text, encoding="utf-8")
    return reader(path)


def faults(path: Path, place: Path) -> tuple[dict[str, Any], tuple[DataFault, ...]]:
    """Return the case and the faults its one change gives."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = whole(path.parent.name)
    assert text.count(case["replace"]) == 1
    with pytest.raises((CountryFileError, OverlayError)) as caught:
        read(path.parent.name, text.replace(case["replace"], case["by"]), place)
    return case, caught.value.faults


@pytest.mark.parametrize("folder", READ)
def test_the_whole_example_has_no_fault(folder: str, tmp_path: Path) -> None:
    assert read(folder, whole(folder), tmp_path)


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_one_change_gives_one_fault_with_key_line_and_what_is_accepted(
    path: Path, tmp_path: Path
) -> None:
    case, found = faults(path, tmp_path)
    [fault] = found
    assert [words for words in case["says"] if words not in fault.message] == []
    assert (fault.code, fault.key, fault.line) == (
        case["code"],
        case["key"],
        case["line"],
    )
    assert fault.file == str(tmp_path / READ[path.parent.name][0])


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_fault_says_what_is_accepted(path: Path, tmp_path: Path) -> None:
    """Only text that is no YAML at all has nothing to offer but its place."""
    _, [fault] = faults(path, tmp_path)
    offers = ("accepted", " fits", "each needs", "goes with", "only the first row")
    helps = any(words in fault.message for words in (*offers, "a source is"))
    assert helps or fault.code == "syntax"


def test_every_kind_of_fault_has_a_file_of_its_own() -> None:
    said = (DataFault.__doc__ or "").partition("stable word:")[2].partition(".")[0]
    known = set(said.split("`")[1::2])
    shown = {yaml.safe_load(path.read_text(encoding="utf-8"))["code"] for path in CASES}
    # Those of the last three are no text that a case could hold.
    assert shown == known - {"unreadable", "not_text", "too_large"}


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = whole("countries").replace("value: prohibited", "value: forbidden")
    text = text.replace("value: never", "value: sometimes")
    with pytest.raises(CountryFileError) as caught:
        read("countries", text, tmp_path)
    assert [fault.key for fault in caught.value.faults] == [
        "rules.disclosure_without_proband_consent.1.value",
        "rules.may_reveal_proband_identity.0.value",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "unreadable"),
        (b"country: \xff\xfe", "not_text"),
        (b"# " + b"long " * 1_000_000, "too_large"),
    ],
)
@pytest.mark.parametrize("folder", READ)
def test_a_file_that_is_no_text_is_named(
    folder: str, content: bytes | None, code: str, tmp_path: Path
) -> None:
    name, reader = READ[folder]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises((CountryFileError, OverlayError)) as caught:
        reader(path)
    [fault] = caught.value.faults
    assert (fault.code, fault.file) == (code, str(path))
