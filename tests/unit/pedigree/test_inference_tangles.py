"""Families tied together too much for an exact answer are refused at once."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import pytest

from pedigree import (
    Family,
    InheritanceModel,
    Observation,
    Person,
    PersonId,
    Question,
    Sex,
    TooTangledError,
    carrier_probabilities,
    many_carrier_probabilities,
)

SECONDS = 1.0


def everybody_with_everybody(couples: int, rounds: int) -> Family:
    """Every man has a child with every woman, and again in the next generation."""
    men = [Person(id=PersonId(f"m{n}"), sex=Sex.MALE) for n in range(couples)]
    women = [Person(id=PersonId(f"w{n}"), sex=Sex.FEMALE) for n in range(couples)]
    people = [*men, *women]
    for level in range(rounds):
        born = [
            Person(
                id=PersonId(f"k{level}_{i}_{j}"),
                sex=(Sex.FEMALE, Sex.MALE)[(i + j) % 2],
                father=man.id,
                mother=woman.id,
            )
            for i, man in enumerate(men)
            for j, woman in enumerate(women)
        ]
        people += born
        men = [each for each in born if each.sex is Sex.MALE][:couples]
        women = [each for each in born if each.sex is Sex.FEMALE][:couples]
    return Family.of(people)


def isolate(size: int, generations: int) -> Family:
    """Few people, each of random parents of the generation before."""
    rng = random.Random(f"{size}/{generations}")  # noqa: S311
    men = [Person(id=PersonId(f"m0_{n}"), sex=Sex.MALE) for n in range(size)]
    women = [Person(id=PersonId(f"w0_{n}"), sex=Sex.FEMALE) for n in range(size)]
    people = [*men, *women]
    for level in range(1, generations):
        men, women = (
            [
                Person(
                    id=PersonId(f"{sex.value[0]}{level}_{n}"),
                    sex=sex,
                    father=rng.choice(men).id,
                    mother=rng.choice(women).id,
                )
                for n in range(size)
            ]
            for sex in (Sex.MALE, Sex.FEMALE)
        )
        people += [*men, *women]
    return Family.of(people)


TANGLES = {
    "15 men with 15 women": everybody_with_everybody(15, 1),
    "30 men with 30 women": everybody_with_everybody(30, 1),
    "15 with 15, two generations": everybody_with_everybody(15, 2),
    "isolate of 20 for 10 generations": isolate(10, 10),
    "isolate of 60 for 10 generations": isolate(30, 10),
    "isolate of 200 for 6 generations": isolate(100, 6),
}


@pytest.mark.parametrize("frequency", [None, Fraction(1, 300)])
@pytest.mark.parametrize("name", TANGLES)
def test_refuses_within_a_second_and_says_what_helps(
    name: str, frequency: Fraction | None
) -> None:
    family, model = TANGLES[name], InheritanceModel(frequency=frequency)
    ids = list(family.people)
    proband = ids[-1]
    seen = dict.fromkeys(ids[len(ids) // 2 : -40 : 11], Observation.NON_CARRIER)
    for tested in ({}, seen):
        started = time.process_time()
        with pytest.raises(TooTangledError) as caught:
            carrier_probabilities(family, model, proband=proband, observations=tested)
        assert time.process_time() - started < SECONDS
        error = caught.value
        assert error.clique_size > 5
        assert f"at least `{error.clique_size}` people" in str(error)
        assert "record more test results" in str(error)


def test_a_tangle_among_others_holds_nobody_up() -> None:
    tangled, plain = everybody_with_everybody(15, 1), everybody_with_everybody(2, 1)
    model = InheritanceModel(frequency=Fraction(1, 300))
    refused, answered = many_carrier_probabilities(
        [Question(tangled, PersonId("k0_0_0")), Question(plain, PersonId("k0_0_0"))],
        model,
    )
    assert isinstance(refused, TooTangledError)
    assert answered[PersonId("k0_0_0")].carrier == 1


def test_twelve_tied_together_are_still_answered_exactly() -> None:
    found = carrier_probabilities(
        everybody_with_everybody(8, 1), InheritanceModel(), proband=PersonId("k0_0_0")
    )
    assert found[PersonId("m0")].fraction == Fraction(1, 2)
    assert found[PersonId("k0_0_1")].fraction == Fraction(1, 4)
