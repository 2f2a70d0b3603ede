"""Circles and lists of kin, against tables worked out by hand in `tests/law/kin`.

A table is a situation without `relative.kin`; its outcome is asked for every kin.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from consent import Kin, Route, Situation, decide, load_rulebook, read_situations
from pedigree import read_yaml

FOLDER = Path(__file__).parents[1] / "law" / "kin"


def _tables() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        written = cast("list[Any]", read_yaml(path).value)
        for item, situation in zip(written, read_situations(path), strict=True):
            yield pytest.param(situation, item["expect_kin"], id=situation.name)


TABLES = list(_tables())


@pytest.mark.parametrize(("situation", "expect"), TABLES)
def test_every_kin_stands_once_in_a_table(
    situation: Situation, expect: Mapping[str, Any]
) -> None:
    named = [kin for word, kins in expect.items() if word != "route" for kin in kins]
    assert Counter(named) == Counter(str(kin) for kin in Kin)
    assert situation.relative.kin is None


@pytest.mark.parametrize(("situation", "expect"), TABLES)
def test_every_kin_is_answered_as_the_law_lists_it(
    situation: Situation, expect: Mapping[str, Any]
) -> None:
    route = Route(expect["route"])
    found: dict[str, set[str]] = {}
    for kin in Kin:
        asked = replace(situation, relative=replace(situation.relative, kin=kin))
        word = decide(asked, load_rulebook())[route].word
        found.setdefault(str(word), set()).add(str(kin))
    assert found == {
        word: set(kins) for word, kins in expect.items() if word != "route"
    }
