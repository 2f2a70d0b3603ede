"""What large families are made of, against the same questions asked one by one."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from pedigree import (
    Family,
    InheritanceModel,
    Mode,
    Observation,
    Person,
    PersonId,
    Question,
    Sex,
    carrier_probabilities,
    many_carrier_probabilities,
)
from pedigree.inference.answers import FloatAnswers

MODELS = [
    InheritanceModel(mode, frequency=Fraction(1, 300), de_novo=share)
    for mode in Mode
    for share in (Fraction(0), Fraction(1, 5))
]
NEGATIVE = Observation.NON_CARRIER


def person(name: str, sex: Sex, father: str | None, mother: str | None) -> Person:
    parents = [None if each is None else PersonId(each) for each in (father, mother)]
    return Person(id=PersonId(name), sex=sex, father=parents[0], mother=parents[1])


def couple(name: str) -> list[Person]:
    return [
        person(f"{name}_dad", Sex.MALE, None, None),
        person(f"{name}_mum", Sex.FEMALE, None, None),
    ]


def crowd(children: int) -> Family:
    """One couple with many children, who have many children with one woman."""
    people = [*couple("a"), person("wife", Sex.FEMALE, None, None)]
    for n in range(children):
        sex = Sex.MALE if n % 3 else Sex.FEMALE
        people.append(person(f"c{n}", sex, "a_dad", "a_mum"))
        father = f"c{n}" if sex is Sex.MALE else None
        people.append(person(f"g{n}", Sex.MALE, father, "wife"))
    return Family.of(people)


def village(size: int, generations: int) -> Family:
    """Everybody marries within the village, so that loops are tied to loops."""
    rng = random.Random("village")  # noqa: S311
    people: list[Person] = []
    before: list[Person] = []
    for generation in range(generations):
        born = []
        for n in range(size):
            sex = Sex.MALE if n % 2 else Sex.FEMALE
            father, mother = (
                rng.choice([each.id for each in before if each.sex is wanted])
                if before
                else None
                for wanted in (Sex.MALE, Sex.FEMALE)
            )
            born.append(person(f"v{generation}_{n}", sex, father, mother))
        people += born
        before = born
    return Family.of(people)


def assert_both_ways_agree(
    family: Family, model: InheritanceModel, seen: dict[str, Observation]
) -> None:
    proband = list(family)[-1].id
    given = {PersonId(each): what for each, what in seen.items()}
    (wide,) = many_carrier_probabilities([Question(family, proband, given)], model)
    assert isinstance(wide, FloatAnswers)
    alone = carrier_probabilities(family, model, proband=proband, observations=given)
    for each, one in alone.items():
        assert wide[each].carrier == pytest.approx(one.carrier, abs=1e-12)
        assert wide[each].heterozygous == pytest.approx(one.heterozygous, abs=1e-12)
        assert wide[each].biallelic == pytest.approx(one.biallelic, abs=1e-12)


@pytest.mark.parametrize("model", MODELS, ids=str)
def test_many_children_and_many_unions_of_one_person(model: InheritanceModel) -> None:
    seen = {f"g{n}": NEGATIVE for n in range(0, 30, 5)} | {"c4": Observation.CARRIER}
    assert_both_ways_agree(crowd(40), model, seen)


@pytest.mark.parametrize("model", MODELS, ids=str)
def test_loops_tied_to_loops(model: InheritanceModel) -> None:
    assert_both_ways_agree(village(10, 4), model, {"v1_3": NEGATIVE})


def test_cliques_too_wide_to_go_in_groups() -> None:
    assert_both_ways_agree(village(14, 4), MODELS[0], {"v2_2": NEGATIVE})


def test_who_is_known_cuts_the_family(monkeypatch: pytest.MonkeyPatch) -> None:
    cousins = [
        *couple("a"),
        person("son", Sex.MALE, "a_dad", "a_mum"),
        person("daughter", Sex.FEMALE, "a_dad", "a_mum"),
        *couple("b"),
        person("girl", Sex.FEMALE, "son", "b_mum"),
        person("boy", Sex.MALE, "b_dad", "daughter"),
        person("child", Sex.FEMALE, "boy", "girl"),
    ]
    tangled: list[object] = []
    monkeypatch.setattr(
        "pedigree.inference.wide_questions.solve_wide_core",
        lambda *asked: tangled.append(asked),
    )
    assert_both_ways_agree(Family.of(cousins), MODELS[0], {"boy": NEGATIVE})
    assert not tangled


def test_no_question_has_no_answer() -> None:
    assert many_carrier_probabilities([], MODELS[0]) == ()


def test_answers_are_those_of_everybody_in_order() -> None:
    family = crowd(3)
    (found,) = many_carrier_probabilities([Question(family, PersonId("g2"))], MODELS[0])
    assert not isinstance(found, Exception)
    assert list(found) == [each.id for each in family]
    assert len(found) == len(family)
    assert "nobody" not in found
    with pytest.raises(KeyError):
        found[PersonId("nobody")]
