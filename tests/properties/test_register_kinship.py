"""Relatives and kinship of a register are those of the clinic path."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from families_strategy import families
from hypothesis import given, settings
from hypothesis import strategies as st

from pedigree import (
    Family,
    FamilyId,
    PersonId,
    Register,
    inbreeding_coefficient,
    inbreeding_of,
    kinship_coefficient,
    kinship_matrix,
    kinship_of_pairs,
    read_register,
    relationship,
    relationships_of_pairs,
    relatives,
    relatives_of,
    write_ped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

some = settings(max_examples=40, deadline=None)
registers = st.lists(families(adoption=True), min_size=1, max_size=3)


def register_of(drawn: Sequence[Family]) -> tuple[Register, list[Family]]:
    """Write families into one file, the children above their parents, and read it."""
    named = [
        Family.of(reversed(tuple(family)), family_id=FamilyId(f"F{number}"))
        for number, family in enumerate(drawn)
    ]
    header = "#FID IID PAT MAT SEX PHEN Twin Adopted".replace(" ", "\t")
    lines = [header]
    for family in named:
        columns, *rows = (line.split("\t") for line in write_ped(family).splitlines())
        places = {column.lstrip("#"): place for place, column in enumerate(columns)}
        for row in rows:
            more = [
                row[places[column]] if column in places else "."
                for column in ("MZTwin", "Adopted")
            ]
            lines.append("\t".join([*row[:6], *more]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.ped"
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_register(path), named


def numbers_of(register: Register, family: Family) -> dict[PersonId, int]:
    found = register.numbers(family.family_id, family.people)
    return dict(zip(family.people, found.tolist(), strict=True))


@some
@given(registers, st.sampled_from([0, 1, 2, 3, 5]))
def test_finds_the_relatives_that_the_clinic_path_finds(
    drawn: list[Family], degree: int
) -> None:
    register, named = register_of(drawn)
    for family in named:
        numbers = numbers_of(register, family)
        table = relatives_of(register, np.array(list(numbers.values())), degree=degree)
        found = {
            (proband, relative, steps, Fraction(kinship))
            for proband, relative, steps, kinship in zip(
                table.proband.tolist(),
                table.relative.tolist(),
                table.degree.tolist(),
                table.kinship.tolist(),
                strict=True,
            )
        }
        expected = {
            (numbers[proband], numbers[each.id], each.degree, each.kinship)
            for proband in family.people
            for each in relatives(family, proband, degree=degree)
        }
        assert found == expected
        assert len(found) == len(table)


@some
@given(registers)
def test_kinship_of_every_pair_is_that_of_the_clinic_path(drawn: list[Family]) -> None:
    register, named = register_of(drawn)
    everyone = np.arange(len(register))
    one, other = np.repeat(everyone, len(everyone)), np.tile(everyone, len(everyone))
    pairs = kinship_of_pairs(register, one, other).reshape(len(everyone), -1)
    assert np.array_equal(pairs, kinship_matrix(register))
    for family in named:
        numbers = numbers_of(register, family)
        inbreeding = inbreeding_of(register, np.array(list(numbers.values())))
        for person, found in zip(family.people, inbreeding.tolist(), strict=True):
            assert Fraction(found) == inbreeding_coefficient(family, person)
        for one_id, number in numbers.items():
            for other_id, another in numbers.items():
                expected = kinship_coefficient(family, one_id, other_id)
                assert Fraction(pairs[number, another]) == expected
        members = register.members(family.family_id)
        assert set(members.tolist()) == set(numbers.values())
        outside = np.setdiff1d(everyone, members)
        assert not pairs[np.ix_(members, outside)].any()


@some
@given(registers)
def test_the_index_holds_every_child_once_for_each_parent(drawn: list[Family]) -> None:
    register, _ = register_of(drawn)
    father, mother = register.descent
    child, place = register.children.of(np.arange(len(register)))
    found = sorted(zip(place.tolist(), child.tolist(), strict=True))
    expected = sorted(
        (int(parent), number)
        for parents in (father, mother)
        for number, parent in enumerate(parents)
        if parent >= 0
    )
    assert found == expected
    for number, parents in enumerate(zip(father, mother, strict=True)):
        known = [int(register.depth[parent]) for parent in parents if parent >= 0]
        assert register.depth[number] == max(known, default=-1) + 1


@settings(some, max_examples=15)
@given(registers)
def test_names_pairs_as_the_clinic_path_names_them(drawn: list[Family]) -> None:
    register, named = register_of(drawn)
    pairs, expected = [], []
    for family in named:
        numbers = numbers_of(register, family)
        for one, other in product(family.people, repeat=2):
            pairs.append((numbers[one], numbers[other]))
            expected.append(relationship(family, one, other))
    pairs, expected = pairs[::-1], expected[::-1]
    one, other = np.array(pairs).T
    assert list(relationships_of_pairs(register, one, other)) == expected
    for place in range(0, len(pairs), 7):
        single = slice(place, place + 1)
        found = relationships_of_pairs(register, one[single], other[single])
        assert found == (expected[place],)
