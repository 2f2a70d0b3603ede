"""Many families side by side, and large ones, against one family at a time."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    Family,
    InheritanceModel,
    Mode,
    Observation,
    ObservationsConflictError,
    PedigreeError,
    Person,
    PersonId,
    Question,
    Sex,
    SexNeededError,
    carrier_probabilities,
    many_carrier_probabilities,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree import CarrierProbability

FAMILIES = 15


def random_family(rng: random.Random, size: int, reach: int) -> Family:
    """Parents are among the last `reach` people: the fewer, the more loops."""
    people: list[Person] = []
    for number in range(size):
        recent = people[-reach:]
        men = [None, *(each.id for each in recent if each.sex is Sex.MALE)]
        women = [None, *(each.id for each in recent if each.sex is Sex.FEMALE)]
        one = Person(
            id=PersonId(f"p{number}"),
            sex=rng.choice((Sex.MALE, Sex.FEMALE)),
            father=rng.choice(men),
            mother=rng.choice(women),
        )
        if size % 2 and number == 2:
            people[1] = replace(people[1], twin="t")
            one = replace(people[1], id=one.id)
        people.append(one)
    return Family.of(people)


def random_question(rng: random.Random) -> Question:
    size = rng.randint(3, 45)
    family = random_family(rng, size, rng.choice((8, 12, 20)))
    words = [Observation.CARRIER, Observation.NON_CARRIER, Observation.NON_CARRIER]
    seen = {each.id: rng.choice(words) for each in rng.sample(list(family), size // 8)}
    return Question(family, rng.choice(list(family)).id, seen)


def assert_close(
    found: Mapping[PersonId, CarrierProbability],
    expected: Mapping[PersonId, CarrierProbability],
) -> None:
    assert list(found) == list(expected)
    for person, one in found.items():
        other = expected[person]
        assert one.fraction == other.fraction
        assert one.carrier == pytest.approx(other.carrier, abs=1e-12)
        assert one.heterozygous == pytest.approx(other.heterozygous, abs=1e-12)
        assert one.biallelic == pytest.approx(other.biallelic, abs=1e-12)


@pytest.mark.parametrize("frequency", [None, Fraction(1, 300)])
@pytest.mark.parametrize("de_novo", [Fraction(0), Fraction(1, 5)])
@pytest.mark.parametrize("mode", list(Mode))
def test_side_by_side_is_the_same_as_one_by_one(
    mode: Mode, de_novo: Fraction, frequency: Fraction | None
) -> None:
    rng = random.Random(f"{mode}{de_novo}{frequency}")  # noqa: S311
    model = InheritanceModel(mode, frequency=frequency, de_novo=de_novo)
    questions = [random_question(rng) for _ in range(FAMILIES)]
    answers = many_carrier_probabilities(questions, model)
    failed = sum(
        _agrees(question, model, found)
        for question, found in zip(questions, answers, strict=True)
    )
    assert failed < FAMILIES / 2


def _agrees(
    question: Question,
    model: InheritanceModel,
    found: Mapping[PersonId, CarrierProbability] | PedigreeError,
) -> bool:
    """Compare with one family on its own; say whether it has no answer."""

    def alone() -> Mapping[PersonId, CarrierProbability]:
        return carrier_probabilities(
            question.family,
            model,
            proband=question.proband,
            observations=question.observations,
        )

    if isinstance(found, PedigreeError):
        with pytest.raises(type(found), match=re.escape(str(found))):
            alone()
        return True
    assert_close(found, alone())
    return False


def test_one_faulty_family_does_not_hold_up_the_others() -> None:
    ana, mum = PersonId("ana"), PersonId("mum")
    unknown = Family.of([Person(id=ana, sex=Sex.UNKNOWN)])
    known = Family.of(
        [Person(id=mum, sex=Sex.FEMALE), Person(id=ana, sex=Sex.FEMALE, mother=mum)]
    )
    impossible = {ana: Observation.HOMOZYGOUS, mum: Observation.NON_CARRIER}
    model = InheritanceModel(Mode.X_LINKED, frequency=Fraction(1, 100))
    first, second, third = many_carrier_probabilities(
        [
            Question(unknown, ana),
            Question(known, ana, impossible),
            Question(known, ana),
        ],
        model,
    )
    assert isinstance(first, SexNeededError)
    assert isinstance(second, ObservationsConflictError)
    assert third[ana].carrier == 1


def test_nothing_underflows_in_a_family_of_fifty_thousand() -> None:
    people = [Person(id=PersonId("p0"), sex=Sex.FEMALE)]
    people += [
        Person(id=PersonId(f"p{n}"), sex=Sex.FEMALE, mother=people[0].id)
        if n < 4
        else Person(
            id=PersonId(f"p{n}"), sex=Sex.FEMALE, mother=PersonId(f"p{(n - 1) // 3}")
        )
        for n in range(1, 50_000)
    ]
    seen = {people[n].id: Observation.NON_CARRIER for n in range(5, 50_000, 7)}
    q = Fraction(1, 1000)
    found = carrier_probabilities(
        Family.of(people),
        InheritanceModel(frequency=q),
        proband=PersonId("p1"),
        observations=seen,
    )
    # Whose mother is negative, and who has no children, has the father's allele or
    # none: exactly q.
    last = [p for p in people if p.mother in seen and p.id not in seen][-100:]
    assert {p.id for p in last} <= set(found)
    for person in last:
        assert found[person.id].carrier == pytest.approx(float(q), rel=1e-12)
