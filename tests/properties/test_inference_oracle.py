"""The inference against full enumeration with polynomials in the allele frequency."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from enumeration import Oracle, random_family, shares

from pedigree import (
    Evidence,
    Family,
    InheritanceModel,
    Likelihood,
    Mode,
    Observation,
    ObservationsConflictError,
    PersonId,
    Question,
    carrier_probabilities,
    evidence_of,
    full_siblings,
    half_siblings,
    inbreeding_coefficient,
    likelihood_of_test,
    many_carrier_probabilities,
    monozygotic_twins,
)
from pedigree.inference.whole_numbers import answered_in_whole_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pedigree import CarrierProbability

FAMILIES = 300
PROOF_FAMILIES = 5_010
PROOF_PARTS = 10
SIZES = (3, 4, 5, 5, 6, 6, 7)
PROOF_SIZES = (3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8, 9)
SHARES = (Fraction(0), Fraction(0), Fraction(1, 5), Fraction(1, 2))
LIKELY = 0.4
FREQUENCIES = (Fraction(1, 800), Fraction(1, 50), Fraction(1, 3))


def random_evidence(
    rng: random.Random, family: Family, *, x_linked: bool
) -> dict[PersonId, Evidence]:
    """Up to three results that are certain, then up to two likelihoods."""
    words = list(Observation)
    if x_linked:
        words = [Observation.CARRIER, Observation.NON_CARRIER]
    chosen = rng.sample(list(family), rng.randint(0, min(3, len(family))))
    found: dict[PersonId, Evidence] = {each.id: rng.choice(words) for each in chosen}
    if rng.random() < LIKELY:
        for each in rng.sample(list(family), min(2, len(family))):
            found.setdefault(each.id, random_likelihood(rng))
    return found


def random_likelihood(rng: random.Random) -> Likelihood:
    """Draw a test that errs, or disease that may still come."""
    a, b, c = (Fraction(rng.randint(0, 20), 20) for _ in range(3))
    if rng.random() < 1 / 2:
        result = rng.choice((Observation.CARRIER, Observation.NON_CARRIER))
        return likelihood_of_test(result, sensitivity=(1 + a) / 3, specificity=b)
    return Likelihood(a, (1 + b) / 3, c)


@pytest.mark.parametrize("mode", list(Mode))
def test_agrees_with_enumeration(mode: Mode) -> None:
    count = FAMILIES // len(Mode)
    conflicts = sum(_checked(mode, f"{mode}{seed}", SIZES) for seed in range(count))
    assert 0 < conflicts < count // 2


def proof_seeds(mode: Mode, part: int) -> list[str]:
    count = PROOF_FAMILIES // len(Mode) // PROOF_PARTS
    return [f"proof/{mode}/{part}/{seed}" for seed in range(count)]


def proof_cases() -> Iterator[tuple[Mode, str]]:
    for mode, part in product(Mode, range(PROOF_PARTS)):
        for seed in proof_seeds(mode, part):
            yield mode, seed


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PROOF_PARTS))
@pytest.mark.parametrize("mode", list(Mode))
def test_agrees_with_enumeration_in_thousands_of_families(
    mode: Mode, part: int
) -> None:
    seeds = proof_seeds(mode, part)
    conflicts = sum(_checked(mode, seed, PROOF_SIZES) for seed in seeds)
    assert 0 < conflicts < len(seeds) // 2


def _case(
    mode: Mode, seed: str, sizes: Sequence[int]
) -> tuple[random.Random, Oracle, PersonId, dict[PersonId, Evidence]]:
    """Draw a family, its de novo share, its proband and what is known of it."""
    rng = random.Random(seed)  # noqa: S311
    family = random_family(rng, rng.choice(sizes))
    proband = rng.choice(list(family)).id
    oracle = Oracle(family, mode, rng.choice(SHARES))
    given = random_evidence(rng, family, x_linked=oracle.x_linked)
    recessive = mode is Mode.AUTOSOMAL_RECESSIVE
    implied = Observation.HOMOZYGOUS if recessive else Observation.CARRIER
    return rng, oracle, proband, {proband: implied, **given}


def _checked(mode: Mode, seed: str, sizes: Sequence[int]) -> bool:
    """Compare one random case; say whether its observations were a conflict."""
    rng, oracle, proband, evidence = _case(mode, seed, sizes)
    totals = oracle.totals(proband, evidence)
    if not totals:
        _assert_smallest_conflict(oracle, proband, evidence)
        return True
    for q in (None, rng.choice(FREQUENCIES)):
        model = InheritanceModel(mode, frequency=q, de_novo=oracle.de_novo)
        for found in _answers(oracle.family, model, proband, evidence):
            for person in oracle.family:
                weights = [totals.get((person.id, g), (Fraction(0),)) for g in range(3)]
                _, one, two = shares(weights, q)
                single = Fraction(0) if oracle.males(person) else one
                answer = found[person.id]
                assert answer.fraction == (one + two if q is None else None)
                assert_close(answer, (one + two, single, two))
    return False


def assert_close(answer: CarrierProbability, told: tuple[Fraction, ...]) -> None:
    found = answer.carrier, answer.heterozygous, answer.biallelic
    assert found == pytest.approx(tuple(map(float, told)), abs=1e-12)


def _answers(
    family: Family,
    model: InheritanceModel,
    proband: PersonId,
    evidence: Mapping[PersonId, Evidence],
) -> Iterator[Mapping[PersonId, CarrierProbability]]:
    """Answer one by one, side by side, and in whole numbers."""
    yield carrier_probabilities(family, model, proband=proband, observations=evidence)
    (answer,) = many_carrier_probabilities([Question(family, proband, evidence)], model)
    assert not isinstance(answer, Exception)
    yield answer
    complete = evidence_of(family, model.mode, proband=proband, observations=evidence)
    yield answered_in_whole_numbers(family, model, proband=proband, evidence=complete)


def test_the_thousands_of_families_have_everything_that_is_hard() -> None:
    seen: Counter[str] = Counter()
    for mode, seed in proof_cases():
        _, oracle, _, evidence = _case(mode, seed, PROOF_SIZES)
        seen.update(set(_hard_things(oracle, evidence)))
        seen.update([mode, "family"])
    assert seen["family"] >= PROOF_FAMILIES
    assert len(seen) == len(Mode) + 10
    assert min(seen.values()) > PROOF_FAMILIES / 50


def _hard_things(
    oracle: Oracle, evidence: Mapping[PersonId, Evidence]
) -> Iterator[str]:
    family = oracle.family
    certain = [each for each in evidence.values() if isinstance(each, Observation)]
    yield from ["de novo"] * bool(oracle.de_novo)
    yield from ["several observations"] * (len(certain) > 1)
    yield from ["likelihood"] * (len(certain) < len(evidence))
    yield from ["nine people"] * (len(family) >= 9)
    for person in family:
        yield from ["twins"] * bool(monozygotic_twins(family, person.id))
        yield from ["full siblings"] * bool(full_siblings(family, person.id))
        yield from ["half-siblings"] * bool(half_siblings(family, person.id))
        yield from ["one parent"] * (len(person.parents) == 1)
        yield from ["loop"] * bool(inbreeding_coefficient(family, person.id))


def _assert_smallest_conflict(
    oracle: Oracle, proband: PersonId, evidence: dict[PersonId, Evidence]
) -> None:
    model = InheritanceModel(
        Mode.X_LINKED if oracle.x_linked else Mode.AUTOSOMAL_DOMINANT,
        de_novo=oracle.de_novo,
    )
    with pytest.raises(ObservationsConflictError) as caught:
        carrier_probabilities(
            oracle.family, model, proband=proband, observations=evidence
        )
    named = caught.value.people
    assert not oracle.totals(proband, {each: evidence[each] for each in named})
    for size in range(len(named)):
        for some in _subsets(list(evidence), size):
            assert oracle.totals(proband, {each: evidence[each] for each in some})


def _subsets(items: list[PersonId], size: int) -> Iterator[list[PersonId]]:
    for kept in product((True, False), repeat=len(items)):
        if sum(kept) == size:
            yield [each for each, keep in zip(items, kept, strict=True) if keep]
