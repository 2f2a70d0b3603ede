"""The situations of `tests/law`, worked out by hand, against the engine.

Of an expectation `outcome`, `missing`, `letter_kind`, `addressee`,
`may_identify_proband` and `must_not_contain` must be as written; `tasks`, `settles` and
`cites` (ids of instruments) must be among what the outcome carries, and none of
`no_tasks`; `rule`, `provision` and `confidence` are those of the reason that won, the
first one.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from consent import (
    Route,
    Rulebook,
    Situation,
    decide,
    load_rulebook,
    outcome_dict,
    read_situations,
)
from pedigree import read_yaml

FOLDER = Path(__file__).parents[1] / "law"
EXACT = {"outcome", "letter_kind", "addressee", "may_identify_proband"}
SETS = {"missing", "must_not_contain"}
AMONG = {"tasks", "settles"}
NOT_AMONG = {"no_tasks"}
CITES = {"cites"}
WON = {"rule", "provision", "confidence"}


def _items(path: Path) -> list[Any]:
    return cast("list[Any]", read_yaml(path).value)


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for item, situation in zip(_items(path), read_situations(path), strict=True):
            yield pytest.param(
                situation, item["expect"], id=f"{path.stem}: {situation.name}"
            )


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def _differences(expected: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
    instruments = {reason["instrument"] for reason in answer["reasons"]}
    won = answer["reasons"][0]
    found = []
    for key, value in expected.items():
        if key in EXACT and answer[key] != value:
            found.append(f"{key} is {answer[key]}, not {value}")
        if key in SETS and set(answer[key]) != set(value):
            found.append(f"{key} is {sorted(answer[key])}, not {sorted(value)}")
        if key in AMONG and not set(value) <= set(answer[key]):
            found.append(f"{key} is {sorted(answer[key])}, without all of {value}")
        if key in NOT_AMONG and set(value) & set(answer["tasks"]):
            found.append(f"tasks are {sorted(answer['tasks'])}, with some of {value}")
        if key in CITES and not set(value) <= instruments:
            found.append(f"cites {sorted(filter(None, instruments))}, not {value}")
        if key in WON and won[key] != value:
            found.append(f"the winning {key} is {won[key]}, not {value}")
    return found


@pytest.mark.parametrize(("situation", "expect"), list(_cases()))
def test_situation_is_decided_as_the_law_says(
    situation: Situation, expect: Mapping[str, Any], rulebook: Rulebook
) -> None:
    outcomes = decide(situation, rulebook)
    found = []
    for route, expected in expect.items():
        answer = outcome_dict(outcomes[Route(route)])
        found += [f"{route}: {said}" for said in _differences(expected, answer)]
    assert not found


def test_every_expectation_names_what_an_outcome_has() -> None:
    known = EXACT | SETS | AMONG | NOT_AMONG | CITES | WON
    named = {
        key
        for path in FOLDER.glob("*.yaml")
        for item in _items(path)
        for expected in item["expect"].values()
        for key in expected
    }
    assert named <= known
