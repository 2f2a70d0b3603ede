"""Invented families of a given size and number of loops, the same for every run."""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING

from pedigree import Family, Observation, Person, PersonId, Question, Sex

if TYPE_CHECKING:
    from collections.abc import Iterator

SIBSHIPS = (1, 2, 2, 3, 3, 4)
TESTED = 0.12
SECOND_UNION = 0.1


class _Growing:
    """A family that grows couple by couple; a loop is a marriage within it."""

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.size = size
        self.people: list[Person] = []
        self.unmarried: deque[Person] = deque()

    @property
    def is_full(self) -> bool:
        return len(self.people) >= self.size

    def add(
        self, sex: Sex, father: PersonId | None = None, mother: PersonId | None = None
    ) -> Person:
        name = PersonId(f"p{len(self.people)}")
        self.people.append(Person(id=name, sex=sex, father=father, mother=mother))
        return self.people[-1]

    def children(self, one: Person, other: Person) -> None:
        father, mother = (one, other) if one.sex is Sex.MALE else (other, one)
        for _ in range(self.rng.choice(SIBSHIPS)):
            if not self.is_full:
                sex = self.rng.choice((Sex.MALE, Sex.FEMALE))
                self.unmarried.append(self.add(sex, father.id, mother.id))

    def relative_for(self, one: Person) -> Person | None:
        """Find an unmarried relative of the same time who is no full sibling."""
        for other in list(self.unmarried)[:12]:
            if other.sex is not one.sex and other.parents != one.parents:
                self.unmarried.remove(other)
                return other
        return None

    def stranger_for(self, one: Person) -> Person:
        return self.add(Sex.FEMALE if one.sex is Sex.MALE else Sex.MALE)


def family(seed: str, size: int, loops: int = 0) -> Family:
    """Grow a family of exactly this size; too small a one may have fewer loops."""
    rng = random.Random(f"{seed}/{size}/{loops}")  # noqa: S311
    growing = _Growing(rng, size)
    growing.children(growing.add(Sex.MALE), growing.add(Sex.FEMALE))
    made = 0
    while not growing.is_full:
        one = growing.unmarried.popleft() if growing.unmarried else growing.people[0]
        other = None
        if made < loops and len(growing.people) * (loops + 1) > size * (made + 0.9):
            other = growing.relative_for(one)
            made += other is not None
        growing.children(one, other or growing.stranger_for(one))
        if rng.random() < SECOND_UNION and len(growing.people) < size - 1:
            growing.children(one, growing.stranger_for(one))
    if loops and made < loops:
        raise ValueError(f"only `{made}` loops fit into a family of `{size}`")
    return Family.of(growing.people)


def question(seed: str, size: int, loops: int = 0) -> Question:
    """Ask about a family whose last person is the proband and in which some are tested.

    Parents of carriers are not tested negative, so that nothing contradicts.
    """
    rng = random.Random(f"tests/{seed}/{size}/{loops}")  # noqa: S311
    grown = family(seed, size, loops)
    *others, proband = grown
    tested = {}
    for person in others:
        if person.id not in proband.parents and rng.random() < TESTED:
            tested[person.id] = Observation.NON_CARRIER
    for parent in proband.parents:
        for above in grown[parent].parents:
            tested.pop(above, None)
    return Question(grown, proband.id, tested)


def questions(seed: str, count: int) -> Iterator[Question]:
    """Ask about clinic families of 15 to 65 people, every other one with a loop."""
    rng = random.Random(seed)  # noqa: S311
    for number in range(count):
        size = rng.randint(15, 65)
        yield question(f"{seed}/{number}", size, number % 2 if size >= 40 else 0)
