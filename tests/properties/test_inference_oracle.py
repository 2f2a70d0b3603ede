"""The inference against full enumeration with polynomials in the allele frequency."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest

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
    from collections.abc import Iterator, Mapping, Sequence

FAMILIES = 300
PROOF_FAMILIES = 5_010
PROOF_PARTS = 10
SIZES = (3, 4, 5, 5, 6, 6, 7)
PROOF_SIZES = (3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8, 9)
SHARES = (Fraction(0), Fraction(0), Fraction(1, 5), Fraction(1, 2))
FREQUENCIES = (Fraction(1, 800), Fraction(1, 50), Fraction(1, 3))

Polynomial = tuple[Fraction, ...]
Q: Polynomial = (Fraction(0), Fraction(1))
ONE: Polynomial = (Fraction(1),)


def plus(one: Polynomial, other: Polynomial) -> Polynomial:
    size = max(len(one), len(other))
    a, b = (p + (Fraction(0),) * (size - len(p)) for p in (one, other))
    return tuple(x + y for x, y in zip(a, b, strict=True))


def times(one: Polynomial, other: Polynomial) -> Polynomial:
    found = [Fraction(0)] * (len(one) + len(other) - 1)
    for (i, x), (j, y) in product(enumerate(one), enumerate(other)):
        if x and y:
            found[i + j] += x * y
    return tuple(found)


def scaled(polynomial: Polynomial, factor: Fraction) -> Polynomial:
    return tuple(factor * each for each in polynomial)


def complement(polynomial: Polynomial) -> Polynomial:
    return plus(ONE, scaled(polynomial, Fraction(-1)))


def at(polynomial: Polynomial, q: Fraction) -> Fraction:
    return sum((each * q**power for power, each in enumerate(polynomial)), Fraction(0))


def random_family(rng: random.Random, size: int) -> Family:
    """Half-siblings, loops, one-parent children and twins, parents before children."""
    people: list[Person] = []
    for number in range(size):
        men = [each.id for each in people if each.sex is Sex.MALE]
        women = [each.id for each in people if each.sex is Sex.FEMALE]
        kind = rng.random()
        father = rng.choice(men) if men and kind > 0.25 else None
        mother = rng.choice(women) if women and (kind > 0.35 or kind < 0.1) else None
        person = Person(
            id=PersonId(f"p{number}"),
            sex=rng.choice((Sex.MALE, Sex.FEMALE)),
            father=father,
            mother=mother,
        )
        people.append(person)
    return Family.of(_with_twin(rng, people))


def _with_twin(rng: random.Random, people: list[Person]) -> list[Person]:
    if rng.random() > 0.3:
        return people
    number = rng.randrange(len(people))
    one = people[number]
    twins = [
        Person(id=each, sex=one.sex, father=one.father, mother=one.mother, twin="t")
        for each in (one.id, PersonId("twin"))
    ]
    rest = people[number + 1 :]
    if rest and rest[-1].parents and one.id in rest[-1].parents:
        last = rest[-1]
        swap = {one.id: PersonId("twin")}
        rest[-1] = Person(
            id=last.id,
            sex=last.sex,
            father=swap.get(last.father, last.father),
            mother=swap.get(last.mother, last.mother),
        )
    return [*people[:number], *twins, *rest]


class Oracle:
    """Every joint genotype, one person after the other; slow and obvious."""

    def __init__(self, family: Family, mode: Mode, de_novo: Fraction) -> None:
        self.family = family
        self.x_linked = mode is Mode.X_LINKED
        self.de_novo = de_novo
        self.mutation = scaled(Q, de_novo / (1 - de_novo))

    def males(self, person: Person) -> bool:
        return self.x_linked and person.sex is Sex.MALE

    def transmitted(self, genotype: int, *, hemizygous: bool) -> Polynomial:
        copied = Fraction(genotype, 1 if hemizygous else 2)
        return plus((copied,), scaled(self.mutation, 1 - copied))

    def from_parent(self, parent: PersonId | None, of: Mapping[str, int]) -> Polynomial:
        """Chance of the variant; a parent who is not drawn is enumerated here."""
        if parent is not None:
            hemizygous = self.males(self.family[parent])
            return self.transmitted(of[parent], hemizygous=hemizygous)
        found: Polynomial = (Fraction(0),)
        for allele, other in product((0, 1), repeat=2):
            chance = times(self.pool(allele), self.pool(other))
            given = self.transmitted(allele + other, hemizygous=False)
            found = plus(found, times(chance, given))
        return found

    @staticmethod
    def pool(allele: int) -> Polynomial:
        return Q if allele else complement(Q)

    def genotype(
        self, person: Person, of: Mapping[str, int], balanced: frozenset[str]
    ) -> Iterator[tuple[int, Polynomial]]:
        if person.parents:
            sides = [
                self.from_parent(person.father, of),
                self.from_parent(person.mother, of),
            ]
        else:
            sides = [Q, Q]
        weight = Fraction(1)
        if person.parents and person.id in balanced:
            weight = 1 - self.de_novo
        one, other = sides
        if self.males(person):
            yield 0, complement(other)
            yield 1, scaled(other, weight)
            return
        yield 0, times(complement(one), complement(other))
        mixed = plus(times(one, complement(other)), times(other, complement(one)))
        yield 1, scaled(mixed, weight)
        yield 2, scaled(times(one, other), weight**2)

    def joint(
        self, allowed: Mapping[str, set[int]], balanced: frozenset[str]
    ) -> Iterator[tuple[dict[str, int], Polynomial]]:
        people = list(self.family)

        def extend(
            place: int, of: dict[str, int], so_far: Polynomial
        ) -> Iterator[tuple[dict[str, int], Polynomial]]:
            if place == len(people):
                yield of, so_far
                return
            person = people[place]
            earlier = [
                each.id
                for each in people[:place]
                if person.twin is not None and each.twin == person.twin
            ]
            if earlier:
                options = [(of[earlier[0]], ONE)]
            else:
                options = list(self.genotype(person, of, balanced))
            for genotype, chance in options:
                if genotype in allowed[person.id] and any(chance):
                    longer = {**of, person.id: genotype}
                    yield from extend(place + 1, longer, times(so_far, chance))

        yield from extend(0, {}, ONE)

    def totals(
        self, proband: PersonId, observations: Mapping[PersonId, Observation]
    ) -> dict[tuple[str, int], Polynomial]:
        meaning = {
            Observation.CARRIER: {1, 2},
            Observation.NON_CARRIER: {0},
            Observation.HETEROZYGOUS: {1},
            Observation.HOMOZYGOUS: {2},
        }
        allowed = {
            each.id: meaning[observations[each.id]]
            if each.id in observations
            else {0, 1, 2}
            for each in self.family
        }
        found: dict[tuple[str, int], Polynomial] = {}
        for of, weight in self.joint(allowed, self.above(proband)):
            for key in of.items():
                found[key] = plus(found.get(key, (Fraction(0),)), weight)
        return found

    def above(self, proband: PersonId) -> frozenset[str]:
        """Ancestors of the proband, twins with them."""
        found: set[str] = set()
        waiting = [*self.together(proband)]
        while waiting:
            for parent in self.family[PersonId(waiting.pop())].parents:
                new = self.together(parent) - found
                found |= new
                waiting += new
        return frozenset(found)

    def together(self, person: PersonId) -> set[str]:
        label = self.family[person].twin
        twins = {each.id for each in self.family if label and each.twin == label}
        return {person, *twins}


def shares(polynomials: Sequence[Polynomial], q: Fraction | None) -> list[Fraction]:
    """Shares of several polynomials in their sum, at `q` or as it goes to 0."""
    if q is not None:
        values = [at(each, q) for each in polynomials]
        return [each / sum(values) for each in values]
    for coefficients in zip(*_padded(polynomials), strict=True):
        if any(coefficients):
            return [each / sum(coefficients) for each in coefficients]
    raise AssertionError


def _padded(polynomials: Sequence[Polynomial]) -> list[Polynomial]:
    size = max(map(len, polynomials))
    return [each + (Fraction(0),) * (size - len(each)) for each in polynomials]


def random_observations(
    rng: random.Random, family: Family, *, x_linked: bool
) -> dict[PersonId, Observation]:
    words = list(Observation)
    if x_linked:
        words = [Observation.CARRIER, Observation.NON_CARRIER]
    chosen = rng.sample(list(family), rng.randint(0, min(3, len(family))))
    return {each.id: rng.choice(words) for each in chosen}


@pytest.mark.parametrize("mode", list(Mode))
def test_agrees_with_enumeration(mode: Mode) -> None:
    count = FAMILIES // len(Mode)
    conflicts = sum(_checked(mode, f"{mode}{seed}", SIZES) for seed in range(count))
    assert 0 < conflicts < count // 2


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PROOF_PARTS))
@pytest.mark.parametrize("mode", list(Mode))
def test_agrees_with_enumeration_in_thousands_of_families(
    mode: Mode, part: int
) -> None:
    count = PROOF_FAMILIES // len(Mode) // PROOF_PARTS
    seeds = [f"proof/{mode}/{part}/{seed}" for seed in range(count)]
    conflicts = sum(_checked(mode, seed, PROOF_SIZES) for seed in seeds)
    assert 0 < conflicts < count // 2


def _checked(mode: Mode, seed: str, sizes: Sequence[int]) -> bool:
    """Compare one random case; say whether its observations were a conflict."""
    rng = random.Random(seed)  # noqa: S311
    family = random_family(rng, rng.choice(sizes))
    proband = rng.choice(list(family)).id
    oracle = Oracle(family, mode, rng.choice(SHARES))
    given = random_observations(rng, family, x_linked=oracle.x_linked)
    recessive = mode is Mode.AUTOSOMAL_RECESSIVE
    implied = Observation.HOMOZYGOUS if recessive else Observation.CARRIER
    totals = oracle.totals(proband, {proband: implied, **given})
    if not totals:
        _assert_smallest_conflict(oracle, proband, {proband: implied, **given})
        return True
    for q in (None, rng.choice(FREQUENCIES)):
        model = InheritanceModel(mode, frequency=q, de_novo=oracle.de_novo)
        found = carrier_probabilities(
            family, model, proband=proband, observations=given
        )
        for person in family:
            weights = [totals.get((person.id, g), (Fraction(0),)) for g in range(3)]
            _, one, two = shares(weights, q)
            answer = found[person.id]
            assert answer.fraction == (one + two if q is None else None)
            assert answer.carrier == pytest.approx(float(one + two), abs=1e-12)
            assert answer.biallelic == pytest.approx(float(two), abs=1e-12)
            single = 0 if oracle.males(person) else one
            assert answer.heterozygous == pytest.approx(float(single), abs=1e-12)
    return False


def _assert_smallest_conflict(
    oracle: Oracle, proband: PersonId, evidence: dict[PersonId, Observation]
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
