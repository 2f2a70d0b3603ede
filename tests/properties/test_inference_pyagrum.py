"""The inference against pyAgrum, in families of up to 300 people with loops.

The model in pyAgrum's terms is that of the benchmarks, which time it.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import warnings
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pedigree import (
    Family,
    InheritanceModel,
    Mode,
    Observation,
    ObservationsConflictError,
    Person,
    PersonId,
    Question,
    Sex,
    carrier_probabilities,
    half_siblings,
    inbreeding_coefficient,
    many_carrier_probabilities,
    monozygotic_twins,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SHARES = (Fraction(0), Fraction(1, 5))
FREQUENCIES = (Fraction(1, 2000), Fraction(1, 300), Fraction(1, 20))
FEW, MANY = 6, 25
SMALL, LARGE = (40, 120), (120, 300)
TWINS, LONE_PARENTS, TESTED = 0.04, 0.08, 0.1


def shared(name: str) -> Any:
    """Load a module of the benchmarks from its file."""
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    with warnings.catch_warnings():
        # pyAgrum's wrapper warns when it is loaded, and dies if that is an error.
        warnings.simplefilter("ignore")
        spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def peer() -> Any:
    return shared("peer_pyagrum")


@pytest.fixture(scope="module")
def grown() -> Any:
    return shared("families")


def random_question(rng: random.Random, grown: Any, size: int, mode: Mode) -> Question:
    """Grow a family with loops, then lose some parents and split some twins."""
    family = grown.family(str(rng.random()), size, rng.randint(1, size // 60 + 1))
    people = [each for person in family for each in _changed(rng, person)]
    changed = Family.of(people)
    proband = people[-1]
    words = [Observation.NON_CARRIER] * 4 + [Observation.CARRIER]
    if mode is not Mode.X_LINKED:
        words.append(Observation.HETEROZYGOUS)
    tested = {
        person.id: rng.choice(words)
        for person in people
        if person.id not in {proband.id, *proband.parents} and rng.random() < TESTED
    }
    return Question(changed, proband.id, tested)


def _changed(rng: random.Random, person: Person) -> Iterator[Person]:
    if person.parents and rng.random() < LONE_PARENTS:
        lost = rng.choice(("father", "mother"))
        person = replace(person, **{lost: None})
    if rng.random() < TWINS:
        twin = PersonId(f"{person.id}t")
        yield replace(person, twin=person.id)
        yield replace(person, id=twin, twin=person.id)
        father, mother = (twin, None) if person.sex is Sex.MALE else (None, twin)
        child = PersonId(f"{person.id}c")
        yield Person(id=child, sex=Sex.FEMALE, father=father, mother=mother)
    else:
        yield person


def compared(
    peer: Any,
    questions: list[Question],
    model: InheritanceModel,
) -> int:
    """Compare all answers, one by one and side by side; count the conflicts."""
    conflicts = 0
    together = many_carrier_probabilities(questions, model)
    for question, side_by_side in zip(questions, together, strict=True):
        if isinstance(side_by_side, ObservationsConflictError):
            conflicts += 1
            continue
        assert not isinstance(side_by_side, Exception)
        alone = carrier_probabilities(
            question.family,
            model,
            proband=question.proband,
            observations=question.observations,
        )
        for person, told in peer.answer(question, model).items():
            for found in (alone[person], side_by_side[person]):
                mine = found.carrier, found.heterozygous, found.biallelic
                assert mine == pytest.approx(told, abs=1e-12)
    return conflicts


def _questions(
    grown: Any,
    seed: str,
    count: int,
    sizes: tuple[int, int],
    mode: Mode,
) -> list[Question]:
    rng = random.Random(seed)  # noqa: S311
    return [
        random_question(rng, grown, rng.randint(*sizes), mode) for _ in range(count)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("de_novo", SHARES)
@pytest.mark.parametrize("mode", list(Mode))
def test_agrees_with_pyagrum(
    mode: Mode,
    de_novo: Fraction,
    peer: Any,
    grown: Any,
) -> None:
    model = InheritanceModel(mode, frequency=Fraction(1, 300), de_novo=de_novo)
    asked = _questions(grown, f"{mode}{de_novo}", FEW, SMALL, mode)
    assert compared(peer, asked, model) < FEW / 2


@pytest.mark.proof
@pytest.mark.parametrize("frequency", FREQUENCIES)
@pytest.mark.parametrize("de_novo", SHARES)
@pytest.mark.parametrize("mode", list(Mode))
def test_agrees_with_pyagrum_in_large_families(
    mode: Mode,
    de_novo: Fraction,
    frequency: Fraction,
    peer: Any,
    grown: Any,
) -> None:
    model = InheritanceModel(mode, frequency=frequency, de_novo=de_novo)
    asked = _questions(grown, f"{mode}{model}", MANY, LARGE, mode)
    assert compared(peer, asked, model) < MANY / 2


def test_the_families_have_everything_that_is_hard(grown: Any) -> None:
    found: Counter[str] = Counter()
    for question in _questions(grown, "hard", 10, LARGE, Mode.X_LINKED):
        family = question.family
        for person in family:
            found["twins"] += bool(monozygotic_twins(family, person.id))
            found["half-siblings"] += bool(half_siblings(family, person.id))
            found["one parent"] += len(person.parents) == 1
            found["loops"] += bool(inbreeding_coefficient(family, person.id))
    assert min(found[each] for each in found) > 20
    assert len(found) == 4
