"""What must not move the probabilities: names, order, strangers, other families."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pedigree import (
    Family,
    InheritanceModel,
    Mode,
    Observation,
    ObservationsConflictError,
    Person,
    PersonId,
    Sex,
    carrier_probabilities,
)

if TYPE_CHECKING:
    import random

EXAMPLES = 15
NEW = PersonId("new")
PROBAND = PersonId("p1")
CERTAIN = (Observation.CARRIER, Observation.NON_CARRIER)


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Up to 25 people: couples of any generation, so loops and half-siblings occur."""
    people: list[Person] = []
    for number in range(draw(st.integers(2, 25))):
        men = [each.id for each in people if each.sex is Sex.MALE]
        women = [each.id for each in people if each.sex is Sex.FEMALE]
        father = draw(st.sampled_from([None, *men[-4:]]))
        mother = draw(st.sampled_from([None, *women[-4:]]))
        sex = draw(st.sampled_from([Sex.MALE, Sex.FEMALE]))
        person = PersonId(f"p{number}")
        people.append(Person(id=person, sex=sex, father=father, mother=mother))
    return Family.of(people)


models = st.builds(
    InheritanceModel,
    mode=st.sampled_from(Mode),
    frequency=st.sampled_from([None, Fraction(1, 800), Fraction(1, 7)]),
    de_novo=st.sampled_from([Fraction(1, 5), Fraction(1, 50)]),
)


def answers(family: Family, model: InheritanceModel, **asked: object) -> dict:
    return dict(carrier_probabilities(family, model, proband=PROBAND, **asked))


def assert_same(found: dict, expected: dict) -> None:
    """Equal to the last digit in the limit, to 1e-12 in floats."""
    assert found.keys() == expected.keys()
    for person, one in found.items():
        other = expected[person]
        assert one.fraction == other.fraction
        assert abs(one.carrier - other.carrier) <= 1e-12
        assert abs(one.heterozygous - other.heterozygous) <= 1e-12
        assert abs(one.biallelic - other.biallelic) <= 1e-12


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), models)
def test_probabilities_sum_to_one(family: Family, model: InheritanceModel) -> None:
    for person, answer in answers(family, model).items():
        assert 0 <= answer.biallelic <= answer.carrier <= 1
        if model.mode is Mode.X_LINKED and family[person].sex is Sex.MALE:
            assert answer.heterozygous == answer.biallelic == 0
        else:
            assert abs(answer.heterozygous + answer.biallelic - answer.carrier) < 1e-15


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), models, st.randoms(use_true_random=False))
def test_row_order_changes_nothing(
    family: Family, model: InheritanceModel, rng: random.Random
) -> None:
    rows = list(family)
    rng.shuffle(rows)
    assert_same(answers(Family.of(rows), model), answers(family, model))


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), models)
def test_renaming_changes_nothing(family: Family, model: InheritanceModel) -> None:
    name = {each.id: PersonId(f"{each.id[::-1]}x") for each in family}
    renamed = Family.of(
        replace(
            each,
            id=name[each.id],
            father=each.father and name[each.father],
            mother=each.mother and name[each.mother],
        )
        for each in family
    )
    found = carrier_probabilities(renamed, model, proband=name[PROBAND])
    assert_same(
        dict(found),
        {name[each]: one for each, one in answers(family, model).items()},
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), models)
def test_unrelated_spouse_without_children_changes_nobody(
    family: Family, model: InheritanceModel
) -> None:
    larger = Family.of([*family, Person(id=NEW, sex=Sex.FEMALE)])
    found = answers(larger, model, observations={NEW: Observation.NON_CARRIER})
    assert found.pop(NEW).carrier == 0
    assert_same(found, answers(family, model))


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), models, st.sampled_from([None, *CERTAIN]))
def test_who_is_joined_by_untested_children_only_changes_nobody_else(
    family: Family, model: InheritanceModel, result: Observation | None
) -> None:
    father = next((each for each in family if each.sex is Sex.MALE), None)
    child = Person(
        id=PersonId("child"),
        sex=Sex.FEMALE,
        father=father and father.id,
        mother=NEW,
    )
    larger = Family.of([*family, Person(id=NEW, sex=Sex.FEMALE), child])
    tested = {} if result is None else {NEW: result}
    found = answers(larger, model, observations=tested)
    assert_same({each.id: found[each.id] for each in family}, answers(family, model))


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), models, st.data())
def test_twins_are_the_same_as_one_person_put_in_their_place(
    family: Family, model: InheritanceModel, data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(list(family)))
    own = replace(one, twin="t")
    children = [each.id for each in family if one.id in each.parents]
    of_twin = data.draw(st.sets(st.sampled_from(children))) if children else set()
    rows = [
        replace(each, **{_side(one): NEW}) if each.id in of_twin else each
        for each in family
        if each.id != one.id
    ]
    place = [each.id for each in family].index(one.id)
    rows[place:place] = [own, replace(own, id=NEW)]
    seen = data.draw(st.sampled_from([None, *CERTAIN]))
    if one.id == PROBAND:
        seen = None
    alone = {} if seen is None else {one.id: seen}
    as_twin = {} if seen is None else {NEW: seen}
    try:
        expected = answers(family, model, observations=alone)
    except ObservationsConflictError:
        with pytest.raises(ObservationsConflictError):
            answers(Family.of(rows), model, observations=as_twin)
        return
    found = answers(Family.of(rows), model, observations=as_twin)
    assert found.pop(NEW) == found[one.id]
    assert_same(found, expected)


def _side(parent: Person) -> str:
    return "father" if parent.sex is Sex.MALE else "mother"


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    families(),
    st.sampled_from(Mode),
    st.sampled_from([Fraction(0), Fraction(1, 5), Fraction(1, 50)]),
)
def test_frequency_near_zero_comes_near_the_limit(
    family: Family, mode: Mode, share: Fraction
) -> None:
    limit = answers(family, InheritanceModel(mode, de_novo=share))
    distances = []
    for q in (Fraction(1, 10**6), Fraction(1, 10**9)):
        near = answers(family, InheritanceModel(mode, frequency=q, de_novo=share))
        distances.append(max(abs(near[p].carrier - limit[p].carrier) for p in limit))
    assert all(
        later <= max(earlier / 100, 1e-13) for earlier, later in pairwise(distances)
    )
