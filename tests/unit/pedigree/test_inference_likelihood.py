"""Tests that err and disease that may still come, in textbook families."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    Family,
    InheritanceModel,
    Likelihood,
    LikelihoodError,
    Mode,
    Observation,
    Penetrance,
    carrier_probabilities,
    evidence_of,
    likelihood_of_phenotype,
    likelihood_of_test,
    obligate_carriers,
    value_of_tests,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[..., Family]

NEGATIVE = Observation.NON_CARRIER
TRIO = "mum . . F; dad . . M; ana dad mum F; ben dad mum M"
BY_AGE = Penetrance(
    {
        40: (Fraction(0), Fraction(1, 5), Fraction(1, 5)),
        60: (Fraction(1, 50), Fraction(3, 5), Fraction(3, 5)),
    }
)


def test_sister_of_a_boy_with_cystic_fibrosis_who_tests_negative(draw: Draw) -> None:
    """Ogino and Wilson, J Mol Diagn 2004;6:1-9: 2/3 falls to 1/6.

    She is well, and the test finds 90 % of disease alleles.
    """
    family = draw("mum . . F; dad . . M; boy dad mum M; sister dad mum F")
    model = InheritanceModel(Mode.AUTOSOMAL_RECESSIVE)
    well = Likelihood(Fraction(1), Fraction(1), Fraction(0))
    missed = likelihood_of_test(NEGATIVE, sensitivity=Fraction(9, 10))
    found = [
        carrier_probabilities(
            family, model, proband="boy", observations={"sister": seen}
        )["sister"].fraction
        for seen in (well, well * missed)
    ]
    assert found == [Fraction(2, 3), Fraction(1, 6)]


def test_negative_test_of_a_sibling_leaves_what_it_may_miss(draw: Draw) -> None:
    seen = evidence_of(
        draw(TRIO),
        Mode.AUTOSOMAL_DOMINANT,
        proband="ana",
        observations={"ben": NEGATIVE},
        sensitivity=Fraction(9, 10),
    )
    found = carrier_probabilities(
        draw(TRIO), InheritanceModel(), proband="ana", observations=seen
    )
    # 1/2 before, missed with 1/10: (1/20) / (1/20 + 1/2).
    assert found["ben"].fraction == Fraction(1, 11)
    assert found["mum"].fraction == Fraction(1, 2)


def test_sensitivity_leaves_the_proband_and_positive_results_alone(draw: Draw) -> None:
    observations = {"ana": NEGATIVE, "mum": Observation.CARRIER, "ben": NEGATIVE}
    seen = evidence_of(
        draw(TRIO),
        Mode.AUTOSOMAL_DOMINANT,
        proband="ana",
        observations=observations,
        sensitivity=Fraction(1, 2),
    )
    half = Fraction(1, 2)
    assert dict(seen) == {**observations, "ben": Likelihood(Fraction(1), half, half)}


def test_two_missing_tests_of_a_twin_pair_count_both(draw: Draw) -> None:
    family = draw(
        "mum . . F; ana . mum F; eva . mum F; eve . mum F",
        eva={"twin": "t"},
        eve={"twin": "t"},
    )
    missed = likelihood_of_test(NEGATIVE, sensitivity=Fraction(3, 4))
    found = carrier_probabilities(
        family,
        InheritanceModel(),
        proband="ana",
        observations={"mum": Observation.CARRIER, "eva": missed, "eve": missed},
    )
    assert found["eva"].fraction == found["eve"].fraction == Fraction(1, 17)


@pytest.mark.parametrize(
    ("affected", "age", "told"),
    [
        (False, 39, (1, 1, 1)),
        (False, 45, (1, Fraction(4, 5), Fraction(4, 5))),
        (False, 80, (Fraction(49, 50), Fraction(2, 5), Fraction(2, 5))),
        (True, 60, (Fraction(1, 50), Fraction(3, 5), Fraction(3, 5))),
    ],
)
def test_phenotype_speaks_by_the_penetrance_of_the_age(
    affected: bool,  # noqa: FBT001
    age: float,
    told: tuple[Fraction, ...],
) -> None:
    found = likelihood_of_phenotype(affected=affected, age_years=age, penetrance=BY_AGE)
    assert found.by_genotype == told


def test_unaffected_aunt_lowers_the_chance_of_her_daughter(draw: Draw) -> None:
    family = draw("gran . . F; mum . gran F; aunt . gran F; ana . mum F; eve . aunt F")
    well = likelihood_of_phenotype(affected=False, age_years=60, penetrance=BY_AGE)
    seen = {"gran": Observation.CARRIER, "mum": Observation.CARRIER, "aunt": well}
    found = carrier_probabilities(
        family, InheritanceModel(), proband="ana", observations=seen
    )
    # (2/5) / (2/5 + 49/50) for the aunt, half of it for her daughter.
    assert found["aunt"].fraction == Fraction(20, 69)
    assert found["eve"].fraction == Fraction(10, 69)


def test_obligate_carrier_stays_one_after_a_negative_test_that_errs(draw: Draw) -> None:
    family = draw("gran . . F; mum . gran F; ana . mum F")
    missed = likelihood_of_test(NEGATIVE, sensitivity=Fraction(99, 100))
    seen = {"gran": Observation.CARRIER, "mum": missed}
    found = obligate_carriers(
        family, InheritanceModel(), proband="ana", observations=seen
    )
    assert found == ("mum",)


def test_next_test_of_somebody_well_counts_what_was_known_before(draw: Draw) -> None:
    well = Likelihood(Fraction(1), Fraction(1, 3), Fraction(1, 3))
    (value,) = value_of_tests(
        draw(TRIO),
        InheritanceModel(),
        proband="ana",
        observations={"ben": well, "mum": Observation.CARRIER},
        candidates=["ben"],
    )
    # Ben's chance is 1/4 now; afterwards nobody is uncertain.
    bits = -(math.log2(1 / 4) / 4 + 3 * math.log2(3 / 4) / 4)
    assert value.expected_entropy_fall == pytest.approx(bits, abs=1e-12)
    assert value.expected_settled == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Likelihood(Fraction(2), Fraction(0), Fraction(0)), "from 0 to 1"),
        (lambda: Likelihood(Fraction(0), Fraction(0), Fraction(0)), "above 0"),
        (
            lambda: likelihood_of_test(NEGATIVE, sensitivity=Fraction(11, 10)),
            "sensitivity `11/10` is not usable",
        ),
        (lambda: likelihood_of_test(Observation.HOMOZYGOUS), "result `homozygous`"),
        (
            lambda: Penetrance({50: (0, Fraction(1, 2), 1), 60: (0, 0, 1)}),
            "at age `60`",
        ),
        (
            lambda: likelihood_of_phenotype(
                affected=True, age_years=5, penetrance=BY_AGE
            ),
            "above 0",
        ),
    ],
)
def test_refuses_chances_that_are_none(make: Callable[[], object], words: str) -> None:
    with pytest.raises(LikelihoodError, match=words):
        make()
