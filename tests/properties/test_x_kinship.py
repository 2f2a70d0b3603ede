"""Kinship on the X chromosome against every way in which its alleles can come down."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from families_strategy import families
from hypothesis import given, settings

from pedigree import (
    Family,
    Person,
    PersonId,
    Sex,
    SexNeededError,
    x_kinship_coefficient,
    x_kinship_coefficients,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Alleles = dict[PersonId, tuple[object, ...]]


def ways(family: Family) -> Iterator[Alleles]:
    """Everybody's alleles, once for each choice that mothers' gametes can make."""
    born: dict[str, PersonId] = {}
    first = {each.id: born.setdefault(each.twin or each.id, each.id) for each in family}
    for choices in product((0, 1), repeat=len(set(first.values()))):
        chosen = dict(zip(dict.fromkeys(first.values()), choices, strict=True))
        alleles: Alleles = {}
        for person in family:
            if first[person.id] != person.id:
                alleles[person.id] = alleles[first[person.id]]
                continue
            of_mother: object = (person.id, "m")
            if person.mother is not None:
                of_mother = alleles[person.mother][chosen[person.id]]
            of_father: object = (person.id, "f")
            if person.father is not None:
                (of_father,) = alleles[person.father]
            male = person.sex is Sex.MALE
            alleles[person.id] = (of_mother,) if male else (of_father, of_mother)
        yield alleles


def told(family: Family) -> dict[tuple[PersonId, PersonId], Fraction]:
    people = [each.id for each in family]
    found = dict.fromkeys(product(people, repeat=2), Fraction(0))
    every = list(ways(family))
    for alleles in every:
        for one, other in found:
            same = [a == b for a, b in product(alleles[one], alleles[other])]
            found[one, other] += Fraction(sum(same), len(same) * len(every))
    return found


@settings(max_examples=60, deadline=None)
@given(families(most=7))
def test_x_kinship_is_that_of_all_ways_to_inherit(family: Family) -> None:
    expected = told(family)
    known = [each.id for each in family if each.sex is not Sex.UNKNOWN]
    for one in known:
        row = x_kinship_coefficients(family, one)
        assert list(row) == known
        for other in known:
            assert row[other] == expected[one, other]
            assert x_kinship_coefficient(family, one, other) == row[other]


def test_x_kinship_names_whose_sex_is_missing() -> None:
    mum, kim = PersonId("mum"), PersonId("kim")
    family = Family.of(
        [Person(id=mum, sex=Sex.FEMALE), Person(id=kim, sex=Sex.UNKNOWN, mother=mum)]
    )
    with pytest.raises(SexNeededError, match="the sex of `kim`"):
        x_kinship_coefficient(family, mum, kim)
    with pytest.raises(SexNeededError):
        x_kinship_coefficients(family, kim)
    assert x_kinship_coefficients(family, mum) == {mum: Fraction(1, 2)}
