"""What a clinic meets in its first hour: small slips, answered in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parents[2] / "portal" / "demo_family"
FAMILY = DEMO / "family.ped"

Cascade = Callable[..., Any]


def _start(*more: str) -> tuple[object, ...]:
    return ("start", "--result", DEMO / "result.yaml", "--family", FAMILY, *more)


def _message(answered: Any) -> str:
    return str(json.loads(answered.out)["error"]["message"])


def test_a_country_may_be_typed_in_small_letters(cascade: Cascade) -> None:
    answered = cascade("law", "show", "be", "--json")
    assert (answered.code, json.loads(answered.out)["country"]) == (0, "BE")


@pytest.mark.parametrize("typed", ["ZZ", "Belgium", ""])
def test_a_clinic_in_no_known_country_opens_no_case(
    typed: str, cascade: Cascade, home: Path
) -> None:
    answered = cascade(*_start("--clinic", typed, "--json"))
    assert (answered.code, home.exists()) == (2, False)
    assert f"no law of `{typed}` is known" in _message(answered)


def test_an_unknown_kind_of_letter_names_the_known_ones(
    cascade: Cascade, home: Path
) -> None:
    asked = ("--kind", "family", "--language", "nl", "--second", "bob", "--json")
    answered = cascade("letter", "adopt", *asked)
    assert (answered.code, home.exists()) == (2, False)
    assert "`family` is no kind of letter; accepted are family_full" in _message(
        answered
    )


def test_an_unknown_language_of_letters_is_wrong_usage(
    cascade: Cascade, home: Path
) -> None:
    asked = ("--kind", "family_full", "--language", "xx", "--second", "bob", "--json")
    assert cascade("letter", "adopt", *asked, "--home", home).code == 2


def test_a_home_that_cannot_be_is_said(cascade: Cascade, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answered = cascade("case", "list", "--home", tmp_path / "file" / "in", "--json")
    assert answered.code == 2
    assert "cannot be the home folder" in _message(answered)


@pytest.mark.parametrize(
    "typed", [("--gene", "NOPE"), ("--de-novo", "1.5"), ("--frequency", "0")]
)
def test_a_value_that_cannot_be_used_is_wrong_usage(
    typed: tuple[str, str], cascade: Cascade
) -> None:
    answered = cascade("risk", FAMILY, "--proband", "II-3", *typed, "--json")
    assert answered.code == 2


def test_tables_in_a_file_fold_nothing(cascade: Cascade) -> None:
    answered = cascade("law", "vocabulary")
    assert "the clinic answers a relative who asks" in answered.out
    assert "first_cousin_once_removed" in answered.out


def test_an_interrupted_command_says_how_to_go_on(
    cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pedigree.check_family_file", interrupt)
    answered = cascade("check", FAMILY, "--json")
    assert (answered.code, json.loads(answered.out)["error"]["code"]) == (
        130,
        "interrupted",
    )


def test_a_path_that_cannot_be_written_is_named(
    cascade: Cascade, tmp_path: Path
) -> None:
    picture = tmp_path / "missing" / "family.svg"
    answered = cascade("draw", FAMILY, "-o", picture, "--json")
    error = json.loads(answered.out)["error"]
    assert (answered.code, error["code"]) == (1, "path_not_usable")
    assert f"`{picture}` cannot be used" in error["message"]
