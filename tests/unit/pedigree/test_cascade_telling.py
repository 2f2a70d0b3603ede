"""Whose test tells most among those who are offered one today."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    FamilialVariant,
    Family,
    Observation,
    TestValue,
    load_gene,
    most_telling_tests,
    plan_cascade,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pedigree import CascadeStep

    Draw = Callable[..., Family]

TODAY = date(2026, 11, 24)
GROWN = {"birth_year": 1980}
NEGATIVE = Observation.NON_CARRIER
FAMILY = "mum . . F; dad . . M; ana dad mum F; ben dad mum M; kid ben . F; boy . ana M"


def told(
    family: Family, observations: Mapping[str, Observation], **variant: Fraction
) -> tuple[list[CascadeStep], tuple[TestValue, ...]]:
    sought = FamilialVariant(load_gene("BRCA1"), **variant)
    steps = plan_cascade(
        family, proband="ana", gene=sought, on=TODAY, observations=observations
    )
    values = most_telling_tests(
        family, steps, proband="ana", variant=sought, observations=observations
    )
    return list(steps), values


def test_compares_only_those_who_are_offered_a_test_today(draw: Draw) -> None:
    family = draw(FAMILY, ben=GROWN, kid={"birth_year": 2001}, boy={"birth_year": 2015})
    steps, values = told(family, {})
    offered = {step.id for step in steps if step.wave == 1}
    assert {value.person for value in values} == offered == {"mum", "dad", "ben"}
    # Either parent's test says where the variant came from.
    assert [value.person for value in values[:2]] == ["mum", "dad"]
    falls = [value.expected_entropy_fall for value in values[:2]]
    assert falls == pytest.approx([2, 2])


def test_ranks_after_a_new_mutation_too(draw: Draw) -> None:
    family = draw(FAMILY, ben=GROWN, kid={"birth_year": 2001}, boy=GROWN)
    steps, values = told(family, {"mum": NEGATIVE, "dad": NEGATIVE})
    assert {step.id for step in steps if step.wave == 1} == {"ben", "boy"}
    assert [value.person for value in values] == ["boy", "ben"]


def test_a_negative_that_may_miss_leaves_something_to_tell(draw: Draw) -> None:
    family = draw(FAMILY, ben=GROWN, kid={"birth_year": 2001}, boy=GROWN)
    seen = {"mum": Observation.CARRIER, "ben": NEGATIVE}
    _, certain = told(family, seen)
    _, missing = told(family, seen, sensitivity=Fraction(9, 10))
    assert "kid" not in {value.person for value in certain}
    assert "kid" in {value.person for value in missing}
