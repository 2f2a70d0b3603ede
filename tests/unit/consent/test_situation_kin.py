"""Degrees by the word for a relative."""

import pytest

from consent import Kin, civil_degree, genetic_degree

CIVIL = {
    1: {"mother", "father", "daughter", "son"},
    2: {"sister", "brother", "half_sister", "half_brother", "grandmother"}
    | {"grandfather", "granddaughter", "grandson"},
    3: {"aunt", "uncle", "niece", "nephew"},
    4: {"cousin", "great_aunt", "great_uncle"},
    5: {"first_cousin_once_removed"},
    None: {"partner", "other"},
}
GENETIC = {
    1: {"mother", "father", "daughter", "son", "sister", "brother"},
    2: {"half_sister", "half_brother", "grandmother", "grandfather", "granddaughter"}
    | {"grandson", "aunt", "uncle", "niece", "nephew"},
    3: {"cousin", "great_aunt", "great_uncle"},
    4: {"first_cousin_once_removed"},
    None: {"partner", "other"},
}


@pytest.mark.parametrize("degree", list(CIVIL))
def test_civil_degree_counts_births(degree: int | None) -> None:
    assert {kin for kin in Kin if civil_degree(kin) == degree} == CIVIL[degree]


@pytest.mark.parametrize("degree", list(GENETIC))
def test_genetic_degree_counts_shared_halves(degree: int | None) -> None:
    assert {kin for kin in Kin if genetic_degree(kin) == degree} == GENETIC[degree]
