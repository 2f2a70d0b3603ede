"""The texts of letters: a specimen to look at, and how far their review has come."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cascade = Callable[..., Any]
MINIMAL = ("letter", "preview", "--kind", "family_minimal", "--language", "nl")


@pytest.mark.parametrize(
    ("suffix", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF")]
)
def test_a_specimen_is_written(
    suffix: str, begins: bytes, cascade: Cascade, tmp_path: Path
) -> None:
    path = tmp_path / f"letter.{suffix}"
    answered = cascade(*MINIMAL, "-o", path, "--json")
    assert (answered.code, json.loads(answered.out)) == (
        0,
        {"letter": str(path), "kind": "family_minimal", "language": "nl"},
    )
    assert path.read_bytes()[: len(begins)].lower() == begins.lower()


def test_a_specimen_says_that_it_is_none_for_real(
    cascade: Cascade, tmp_path: Path
) -> None:
    path = tmp_path / "letter.html"
    cascade(*MINIMAL, "-o", path)
    assert "CONCEPT" in path.read_text("utf-8").upper()


def test_a_specimen_is_the_same_every_time_and_differs_by_country(
    cascade: Cascade, tmp_path: Path
) -> None:
    pages = []
    for number, country in enumerate(("nl", "NL", "FR")):
        path = tmp_path / f"{number}.pdf"
        assert cascade(*MINIMAL, "--country", country, "-o", path).code == 0
        pages.append(path.read_bytes())
    assert pages[0] == pages[1] != pages[2]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--kind", "novel", "--language", "nl", "-o", "x.pdf"), "no kind of letter"),
        (
            ("--kind", "family_full", "--language", "tlh", "-o", "x.pdf"),
            "there is no specimen in `tlh`",
        ),
        (
            ("--kind", "family_full", "--language", "nl", "-o", "x.docx"),
            ".html and .pdf are accepted",
        ),
        (
            (
                "--kind",
                "family_full",
                "--language",
                "nl",
                "-o",
                "x.pdf",
                "--country=XX",
            ),
            "no law of `XX` is known",
        ),
    ],
)
def test_a_specimen_that_cannot_be_is_wrong_usage(
    options: tuple[str, ...],
    says: str,
    cascade: Cascade,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    answered = cascade("letter", "preview", *options)
    assert (answered.code, says in answered.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_the_status_tells_how_far_each_element_is(cascade: Cascade, home: Path) -> None:
    rows = json.loads(cascade("letter", "status", "--json").out)
    (row,) = [
        one for one in rows if (one["kind"], one["language"]) == ("patient_cover", "en")
    ]
    assert set(row) == {"kind", "language", "state", "elements", "adopted_by"}
    assert row["elements"]["neutral_greeting"] == "drafted"
    assert home.exists()
