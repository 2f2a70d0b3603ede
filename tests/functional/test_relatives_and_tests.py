"""Why somebody is a relative at risk, whose test tells most, and tests that err."""

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Cascade

FAMILY = Path(str(files("portal") / "demo_family" / "family.ped"))
ASKED = (FAMILY, "--proband", "II-3")
BRCA1 = ("--gene", "BRCA1", "--on", "2026-11-24")


def relatives(cascade: "Cascade", *options: str) -> dict[str, dict[str, Any]]:
    answered = cascade("relatives", *ASKED, *options, "--json")
    return {one["id"]: one for one in json.loads(answered.out)["relatives"]}


@pytest.mark.parametrize("options", [(), BRCA1])
def test_relatives_say_through_whom(
    cascade: "Cascade", options: tuple[str, ...]
) -> None:
    found = relatives(cascade, *options)
    assert found["III-10"]["path"] == ["II-3", "I-1", "II-13", "III-10"]
    assert found["III-6"]["path"] == ["II-3", "II-5", "III-6"]
    shown = cascade("relatives", *ASKED, *options).out
    assert "proband - father - half brother - half niece" in shown


def test_path_keeps_clear_of_who_cannot_have_it(cascade: "Cascade") -> None:
    observed = ("--observe", "I-2=non_carrier")
    assert relatives(cascade, *BRCA1)["II-9"]["path"] == ["II-3", "II-9"]
    found = relatives(cascade, *BRCA1, *observed)
    assert found["II-9"]["path"] == ["II-3", "I-1", "II-9"]
    assert found["I-2"]["path"] == ["II-3", "I-2"]


def test_next_test_ranks_those_who_are_offered_one_now(cascade: "Cascade") -> None:
    answered = cascade("relatives", *ASKED, *BRCA1, "--next-test", "--json")
    found = json.loads(answered.out)
    offered = {one["id"] for one in found["relatives"] if one["wave"] == 1}
    assert {one["id"] for one in found["next_test"]} == offered
    assert found["next_test"][0]["id"] == "I-2"
    assert found["next_test"][0]["settled"] == pytest.approx(3)
    bits = [one["entropy_fall"] for one in found["next_test"]]
    assert bits == sorted(bits, reverse=True)


def test_next_test_shows_obligate_carriers_in_the_table(cascade: "Cascade") -> None:
    shown = cascade("relatives", *ASKED, *BRCA1, "--next-test").out
    assert "Whose test would settle most" in shown
    assert "Carriers by their place in the family: II-5" in shown


def test_sensitivity_leaves_a_negative_brother_a_chance(cascade: "Cascade") -> None:
    answered = cascade("risk", *ASKED, "--sensitivity", "0.9", "--json")
    found = json.loads(answered.out)
    assert found["sensitivity"] == 0.9
    chances = {person: one["fraction"] for person, one in found["people"].items()}
    assert (chances["II-3"], chances["II-7"], chances["III-7"]) == ("1", "1/11", "1/22")
    planned = relatives(cascade, *BRCA1, "--sensitivity", "0.9")
    assert (planned["III-7"]["fraction"], planned["III-7"]["wave"]) == ("1/22", 1)


@pytest.mark.parametrize(
    ("command", "options", "words"),
    [
        ("risk", ("--sensitivity", "1.9"), "sensitivity `19/10` is not usable"),
        ("risk", ("--sensitivity", "high"), "`high` is no number for --sensitivity"),
        ("relatives", (*BRCA1, "--sensitivity", "-1"), "sensitivity `-1`"),
        ("relatives", ("--next-test",), "need `--gene`"),
        ("relatives", ("--sensitivity", "0.9"), "need `--gene`"),
    ],
)
def test_wrong_words_are_wrong_usage(
    cascade: "Cascade", command: str, options: tuple[str, ...], words: str
) -> None:
    answered = cascade(command, *ASKED, *options, "--json")
    assert answered.code == 2
    assert words in json.loads(answered.out)["error"]["message"]


def test_a_tangle_is_refused_with_what_would_help(
    cascade: "Cascade", tmp_path: Path
) -> None:
    people = range(16)
    rows = [f"F m{n} 0 0 1 0\nF w{n} 0 0 2 0" for n in people]
    rows += [f"F k{i}_{j} m{i} w{j} 1 0" for i in people for j in people]
    file = tmp_path / "tangle.ped"
    file.write_text("\n".join(rows), encoding="utf-8")
    asked = (file, "--proband", "k0_0", "--json")
    for command in (("risk", *asked), ("relatives", *asked, "--gene", "BRCA1")):
        answered = cascade(*command)
        error = json.loads(answered.out)["error"]
        assert (answered.code, error["code"]) == (1, "too_tangled")
        assert "`17` people together at once" in error["message"]
        assert "record more test results" in error["message"]
