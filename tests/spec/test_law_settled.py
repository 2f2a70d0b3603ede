"""Doubtful law settled by signed values, against `tests/law/settled`.

As shipped a person judges; from the day of signing the value counts, and not before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
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
    overlay_from,
    read_situations,
    with_overlays,
)
from pedigree import read_yaml

PATH = Path(__file__).parents[1] / "law" / "settled" / "doubts.yaml"
DAY_BEFORE = date(2026, 11, 9)
SIGNED = date(2026, 11, 10)


def _cases() -> Iterator[Any]:
    items = cast("list[Any]", read_yaml(PATH).value)
    for item, situation in zip(items, read_situations(PATH), strict=True):
        said = (situation, item["expect_law"], item["expect_then"])
        yield pytest.param(*said, id=situation.name)


CASES = list(_cases())


def _settled(situation: Situation, values: Mapping[str, object]) -> Rulebook:
    return with_overlays(
        load_rulebook(),
        [
            overlay_from(
                {
                    "country": situation.clinic.country,
                    "rule": rule,
                    "value": value,
                    "source": "opinion of counsel",
                    "by": "ann",
                    "second": "ben",
                    "on": SIGNED.isoformat(),
                }
            )
            for rule, value in values.items()
        ],
    )


@pytest.mark.parametrize(("situation", "values", "then"), CASES)
def test_a_signed_value_decides_from_its_day(
    situation: Situation, values: Mapping[str, object], then: Mapping[str, Any]
) -> None:
    law = _settled(situation, values)
    for on in (SIGNED, situation.on):
        outcome = decide(replace(situation, on=on), law)[Route(then["route"])]
        answer = outcome_dict(outcome)
        assert answer["outcome"] == then["outcome"]
        assert set(answer["missing"]) == set(then.get("missing", ()))
        assert set(answer["settles"]) == set(then.get("settles", ()))
        assert set(then.get("tasks", ())) <= set(answer["tasks"])
        assert not set(then.get("no_tasks", ())) & set(answer["tasks"])


@pytest.mark.parametrize(("situation", "values", "then"), CASES)
def test_before_its_day_a_person_judges(
    situation: Situation, values: Mapping[str, object], then: Mapping[str, Any]
) -> None:
    route = Route(then["route"])
    shipped = decide(situation, load_rulebook())[route]
    unsigned = decide(replace(situation, on=DAY_BEFORE), _settled(situation, values))[
        route
    ]
    assert (str(shipped.word), str(unsigned.word)) == ("ask_human", "ask_human")
