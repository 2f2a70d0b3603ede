"""What a negative test that may miss the variant does to a cascade."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    FamilialVariant,
    Family,
    LikelihoodError,
    Observation,
    Offer,
    load_gene,
    plan_cascade,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pedigree import CascadeStep

    Draw = Callable[..., Family]

GROWN = {"birth_year": 1980}
FAMILY = "mum . . F; ana . mum F; ben . mum M; kid ben . F"


def plan(draw: Draw, sensitivity: Fraction) -> dict[str, CascadeStep]:
    steps = plan_cascade(
        draw(FAMILY, mum=GROWN, ben=GROWN, kid={"birth_year": 2000}),
        proband="ana",
        gene=FamilialVariant(
            load_gene("BRCA1"), de_novo=Fraction(0), sensitivity=sensitivity
        ),
        on=date(2026, 11, 24),
        observations={"mum": Observation.CARRIER, "ben": Observation.NON_CARRIER},
    )
    return {step.id: step for step in steps}


def test_certain_negative_closes_the_line(draw: Draw) -> None:
    steps = plan(draw, Fraction(1))
    assert (steps["ben"].offer, steps["ben"].fraction) == (Offer.TESTED, 0)
    assert (steps["kid"].offer, steps["kid"].fraction) == (Offer.DO_NOT_OFFER, 0)


def test_negative_that_may_miss_keeps_the_line_open(draw: Draw) -> None:
    steps = plan(draw, Fraction(9, 10))
    assert (steps["ben"].offer, steps["ben"].fraction) == (
        Offer.TESTED,
        Fraction(1, 11),
    )
    assert (steps["kid"].offer, steps["kid"].fraction) == (
        Offer.OFFER_NOW,
        Fraction(1, 22),
    )


def test_refuses_a_sensitivity_that_is_no_chance() -> None:
    with pytest.raises(LikelihoodError, match="sensitivity `3/2` is not usable"):
        FamilialVariant(load_gene("BRCA1"), sensitivity=Fraction(3, 2))
