"""The slow twin of the inference: every joint genotype, as polynomials in `q`.

Random families small enough for it: loops, twins, half-siblings, lone parents.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from pedigree import (
    Evidence,
    Family,
    Likelihood,
    Mode,
    Observation,
    Person,
    PersonId,
    Sex,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

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


def by_genotype(evidence: Evidence) -> tuple[Fraction | int, ...]:
    """Chance of what was seen given 0, 1 and 2 variant alleles."""
    match evidence:
        case Likelihood():
            return evidence.by_genotype
        case Observation.CARRIER:
            return 0, 1, 1
        case Observation.NON_CARRIER:
            return 1, 0, 0
        case Observation.HETEROZYGOUS:
            return 0, 1, 0
        case Observation.HOMOZYGOUS:
            return 0, 0, 1


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
        self, proband: PersonId, evidence: Mapping[PersonId, Evidence]
    ) -> dict[tuple[str, int], Polynomial]:
        chances = {person: by_genotype(each) for person, each in evidence.items()}
        allowed = {
            each.id: {g for g in range(3) if chances.get(each.id, (1, 1, 1))[g]}
            for each in self.family
        }
        found: dict[tuple[str, int], Polynomial] = {}
        for of, weight in self.joint(allowed, self.above(proband)):
            seen = Fraction(1)
            for person, chance in chances.items():
                seen *= chance[of[person]]
            for key in of.items():
                found[key] = plus(found.get(key, (Fraction(0),)), scaled(weight, seen))
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
