"""The short way into `cascade risk` and the parser of all commands say the same."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portal import cli
from portal.answers import table
from portal.cli import plain_options
from portal.plain_table import plain_table
from portal.risk_answer import answer_risk

if TYPE_CHECKING:
    from conftest import Cascade

FAMILY = str(Path("portal/demo_family/family.ped"))
PROBAND = ("--proband", "II-3")


def asked(*words: str) -> object:
    return plain_options(words, answer_risk)


def test_reads_files_values_marks_and_lists() -> None:
    words = (FAMILY, "--proband=II-3", "--json", "--observe", "a=carrier")
    assert asked(*words, "--observe", "b=non_carrier", "--family-id", "F1") == {
        "family": Path(FAMILY),
        "proband": "II-3",
        "as_json": True,
        "observe": ["a=carrier", "b=non_carrier"],
        "family_id": "F1",
    }


@pytest.mark.parametrize(
    "words",
    [
        (FAMILY,),
        PROBAND,
        (FAMILY, *PROBAND, "--help"),
        (FAMILY, *PROBAND, "--json=yes"),
        (FAMILY, FAMILY, *PROBAND),
        (FAMILY, *PROBAND, *PROBAND),
        (FAMILY, "--proband"),
        (FAMILY, *PROBAND, "--gene", "--json"),
        (FAMILY, *PROBAND, "--frequence", "limit"),
    ],
)
def test_leaves_to_the_parser_what_is_not_plain(words: tuple[str, ...]) -> None:
    assert asked(*words) is None


@pytest.mark.parametrize(
    "options",
    [
        ("--json",),
        ("--genotype",),
        ("--mode=ar", "--json"),
        ("--gene", "BRCA1", "--json"),
        ("--frequency", "1/400", "--de-novo", "0.1", "--json"),
        ("--observe", "II-1=non_carrier", "--observe=II-2=carrier", "--json"),
        ("--observe", "nobody=carrier", "--json"),
        ("--frequency", "2", "--json"),
        ("--proband", "II-1"),
    ],
)
def test_both_ways_answer_alike(
    options: tuple[str, ...], cascade: "Cascade", monkeypatch: pytest.MonkeyPatch
) -> None:
    short = cascade("risk", FAMILY, *PROBAND, *options)
    monkeypatch.setattr(cli, "_is_answered", lambda _: False)
    assert cascade("risk", FAMILY, *PROBAND, *options) == short


def test_a_plain_table_is_laid_out_as_rich_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("p1", "mother's brother", None), ("long one", "", 0.25)]
    table("Everybody", ("Person", "Relation", "Chance"), rows)
    plain = capsys.readouterr().out
    monkeypatch.setattr("portal.answers.plain_table", lambda *_, **__: None)
    table("Everybody", ("Person", "Relation", "Chance"), rows)
    by_rich = capsys.readouterr().out
    assert plain.splitlines() == [line.rstrip() for line in by_rich.splitlines()]


@pytest.mark.parametrize("cell", ["[b]x", "José", "x" * 81, "a\tb"])
def test_what_is_not_plain_is_left_to_rich(cell: str) -> None:
    assert plain_table("", [("Who",), (cell,)], width=80, bold=False) is None


def test_headings_are_bold_on_a_terminal() -> None:
    found = plain_table("", [("Who",), ("a",)], width=80, bold=True)
    assert found == "\x1b[1mWho\x1b[0m\n───\na\n"


def test_an_answer_in_json_is_one_document(cascade: "Cascade") -> None:
    answered = cascade("risk", FAMILY, *PROBAND, "--json")
    assert len(json.loads(answered.out)["people"]) == 27
