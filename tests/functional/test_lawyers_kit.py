"""The lawyer's kit, walked through as it is written, in a fresh folder."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

KIT = Path(__file__).parents[2] / "docs" / "lawyers-kit.md"

Cascade = Callable[..., Any]


def blocks(kind: str) -> list[str]:
    """Every block of one kind, in the order of the page."""
    text = KIT.read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def walk(cascade: Cascade, number: int) -> list[str]:
    """Run the commands of one block; what each printed."""
    printed = []
    for line in blocks("sh")[number].splitlines():
        answered = cascade(*shlex.split(line)[1:])
        assert (line, answered.code, answered.err) == (line, 0, "")
        printed.append(answered.out)
    return printed


@pytest.fixture
def norway(cascade: Cascade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy of step 1, in which steps 2 to 5 happen."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KINCASCADE_HOME", str(tmp_path / "home"))
    assert "no fault" in walk(cascade, 0)[1]
    return Path("my-law/countries/no.yaml")


def changed(norway: Path) -> str:
    """The file after step 3."""
    rule, act, row, *_ = blocks("yaml")
    text = norway.read_text(encoding="utf-8")
    assert text.count(rule) == 1
    text = text.replace("instruments:\n", f"instruments:\n{act}")
    text = text.replace(rule, rule + row)
    norway.write_text(text, encoding="utf-8")
    return text


def test_a_rule_is_changed_from_a_day_on(cascade: Cascade, norway: Path) -> None:
    changed(norway)
    assert "no fault" in walk(cascade, 1)[0]
    Path("situations.yaml").write_text(blocks("yaml")[3], encoding="utf-8")
    shown, *differing = walk(cascade, 2)
    assert "Act amending the Patient and User Rights Act s. 4-3" in shown
    for compared in differing:
        assert "- 16  (known)" in compared
        assert "+ 15  (known)" in compared
        assert "test_consent_of_self" in compared
        assert "clinic_contact" not in compared
    assert "test consent of self" not in walk(cascade, 3)[0]


def test_a_slip_is_said_as_the_page_says_it(cascade: Cascade, norway: Path) -> None:
    text = changed(norway)
    norway.write_text(text.replace("value: 15", "value: fifteen"), encoding="utf-8")
    answered = cascade("law", "check", "my-law")
    assert answered.code == 1
    said = [line.removeprefix("    ") for line in KIT.read_text("utf-8").splitlines()]
    first = next(n for n, line in enumerate(said) if line.startswith("✗"))
    assert answered.out.splitlines() == said[first : first + 2]


def test_history_that_was_not_read_is_a_row_above(
    cascade: Cascade, norway: Path
) -> None:
    text, row = norway.read_text(encoding="utf-8"), blocks("yaml")[4]
    head = "  age_of_healthcare_consent:\n"
    norway.write_text(text.replace(head, head + row), encoding="utf-8")
    assert "no fault" in walk(cascade, 1)[0]
    before = cascade("law", "show", "NO", "--law", "my-law", "--on", "1999-01-01")
    assert "Before 2001 another rule held" in before.out


def test_a_doubt_is_settled_by_an_overlay(cascade: Cascade, norway: Path) -> None:
    del norway
    Path("overlay.yaml").write_text(blocks("yaml")[5], encoding="utf-8")
    signed, listed, shown = walk(cascade, 4)
    assert "signed" in signed
    assert "Opinion of counsel 12/2026" in listed
    assert "signed for this clinic" in shown
    assert "33 pages" in walk(cascade, 5)[0]
