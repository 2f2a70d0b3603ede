from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    InheritanceModel,
    Mode,
    Observation,
    UnknownPersonError,
    carrier_probabilities,
    obligate_carriers,
    value_of_tests,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pedigree import Family

    Draw = Callable[..., Family]

NEGATIVE = Observation.NON_CARRIER
POSITIVE = Observation.CARRIER
LIMIT = InheritanceModel()
FAMILY = (
    "gf . . M; gm . . F; mum gf gm F; aunt gf gm F; dad . . M; ana dad mum F;"
    "ben dad mum M; cousin . aunt F; man . . M; kid man ana U"
)


def test_a_parent_tells_more_than_a_child(draw: Draw) -> None:
    found = value_of_tests(draw(FAMILY), LIMIT, proband="ana")
    order = [each.person for each in found]
    assert order.index("mum") < order.index("ben") < order.index("man")
    assert found[0].person == "mum"


def test_a_child_tells_about_nobody_else_but_its_own_line(draw: Draw) -> None:
    (kid,) = value_of_tests(draw(FAMILY), LIMIT, proband="ana", candidates=["kid"])
    # The child's own bit is all there is: whose variant it is was known.
    assert kid.expected_entropy_fall == pytest.approx(1)
    assert kid.expected_settled == 0


def test_settled_counts_who_leaves_the_doubtful_middle(draw: Draw) -> None:
    family = draw("gm . . F; mum . gm F; ana . mum F; aunt . gm F")
    (mum,) = value_of_tests(family, LIMIT, proband="ana", candidates=["mum"])
    # Half the time mum is negative: gm and aunt go to 0. The other half gm goes
    # from 1/4 to 1/2, and aunt from 1/8 to 1/4, which settles gm alone.
    assert mum.expected_settled == pytest.approx(0.5 * 2 + 0.5 * 1)


def test_a_result_that_is_known_is_worth_nothing(draw: Draw) -> None:
    found = value_of_tests(
        draw(FAMILY),
        LIMIT,
        proband="ana",
        observations={"mum": NEGATIVE},
        candidates=["mum", "dad", "ana"],
    )
    # With a negative mother the father must be the carrier.
    assert {each.expected_entropy_fall for each in found} == {0.0}


@pytest.mark.parametrize("frequency", [None, Fraction(1, 50)])
@pytest.mark.parametrize("mode", [Mode.AUTOSOMAL_DOMINANT, Mode.AUTOSOMAL_RECESSIVE])
def test_knowing_more_never_adds_doubt_on_average(
    draw: Draw, mode: Mode, frequency: Fraction | None
) -> None:
    model = InheritanceModel(mode, frequency=frequency, de_novo=Fraction(1, 10))
    found = value_of_tests(draw(FAMILY), model, proband="ana")
    falls = [each.expected_entropy_fall for each in found]
    assert min(falls) > -1e-9
    assert falls == pytest.approx(sorted(falls, reverse=True))


def test_expected_probability_after_a_test_is_the_one_before(draw: Draw) -> None:
    family = draw(FAMILY)
    now = carrier_probabilities(family, LIMIT, proband="ana")
    after = [
        carrier_probabilities(family, LIMIT, proband="ana", observations={"mum": each})
        for each in (POSITIVE, NEGATIVE)
    ]
    share = now["mum"].fraction
    for person, before in now.items():
        mixed = share * after[0][person].fraction
        assert before.fraction == mixed + (1 - share) * after[1][person].fraction


def test_refuses_a_candidate_who_is_not_in_the_family(draw: Draw) -> None:
    with pytest.raises(UnknownPersonError, match="`zoe`"):
        value_of_tests(draw(FAMILY), LIMIT, proband="ana", candidates=["zoe"])


def test_whoever_stands_between_two_carriers_is_obligate(draw: Draw) -> None:
    seen = {"cousin": POSITIVE}
    for model in (LIMIT, InheritanceModel(frequency=Fraction(1, 100))):
        found = obligate_carriers(draw(FAMILY), model, proband="ana", observations=seen)
        assert found == ("mum", "aunt")


def test_nobody_is_obligate_for_one_carrier_with_two_parents(draw: Draw) -> None:
    assert obligate_carriers(draw(FAMILY), LIMIT, proband="ana") == ()
