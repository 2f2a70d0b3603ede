"""A seeded population as arrays and as PED; refuses to resemble any real person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

GENERATIONS = 8
# Of one generation: who came from outside, who pairs, who pairs a second time.
IMMIGRANTS, PAIRING, AGAIN = 0.06, 0.9, 0.04
# Standard deviation of a move, in places of the generation.
MOVE = 400.0


@dataclass(frozen=True)
class Population:
    """Parents by number (-1 where unknown, parents first), sex 1 or 2, family."""

    father: Numbers
    mother: Numbers
    sex: Numbers
    family: Numbers

    def __len__(self) -> int:
        """Count the people."""
        return len(self.father)


def population(people: int, *, seed: int = 1) -> Population:
    """Make a register in which most people are related to one another somehow.

    Eight generations of equal size; people marry near where they were born, so that
    cousins sometimes do; some come from outside, some have children twice over.
    """
    rng = np.random.default_rng(seed)
    size = people // GENERATIONS
    father, mother = [np.full(size, -1)], [np.full(size, -1)]
    sex = [rng.integers(1, 3, size)]
    place = rng.permutation(size).astype(float)
    first = 0
    for generation in range(1, GENERATIONS):
        born = people - size * generation if generation == GENERATIONS - 1 else size
        couples = _couples(rng, place, sex[-1], (father[-1], mother[-1]))
        of = rng.integers(0, len(couples), born)
        outside = rng.random(born) < IMMIGRANTS
        home = place[couples[of]].mean(axis=1)
        father.append(np.where(outside, -1, couples[of, 0] + first))
        mother.append(np.where(outside, -1, couples[of, 1] + first))
        sex.append(rng.integers(1, 3, born))
        place = home + rng.normal(0, MOVE, born)
        first += size
    total = sum(map(len, father))
    joined = (np.concatenate(each) for each in (father, mother, sex))
    return Population(*joined, np.zeros(total, dtype=np.int64))


def _couples(
    rng: np.random.Generator,
    place: NDArray[np.float64],
    sex: Numbers,
    parents: tuple[Numbers, Numbers],
) -> Numbers:
    """Pair men and women who live near each other, never siblings."""
    rounds = []
    for share in (PAIRING, AGAIN):
        men, women = (
            each[np.argsort(place[each], kind="stable")]
            for each in (
                np.flatnonzero((sex == 1) & (rng.random(len(sex)) < share)),
                np.flatnonzero((sex == 2) & (rng.random(len(sex)) < share)),
            )
        )
        count = min(len(men), len(women))
        rounds.append(np.stack([men[:count], women[:count]], axis=1))
    couples = np.concatenate(rounds)
    known = parents[0][couples]
    siblings = (known[:, 0] == known[:, 1]) & (known[:, 0] >= 0)
    known = parents[1][couples]
    siblings |= (known[:, 0] == known[:, 1]) & (known[:, 0] >= 0)
    return couples[~siblings]


def families(count: int, size: int, *, seed: int = 1) -> Population:
    """Make separate families of one size, each in one piece.

    A couple begins it. Then people come in pairs: one marries into the family and one
    is a child of a couple, or both are children; whoever has no child need not.
    """
    rng = np.random.default_rng(seed)
    father, mother = np.full((2, count, size), -1)
    sex = np.tile(np.arange(size) % 2 + 1, (count, 1))
    family = np.tile(np.arange(count)[:, None], (1, size))
    offset = np.arange(count) * size
    dads, mums = np.zeros((2, count, size), dtype=int)
    mums[:, 0], couples = 1, 1
    place = 2
    while place < size:
        marries = place % 4 < 2 and place + 3 <= size
        # A single child is the newest couple's, so that no couple is without one.
        of = rng.integers(0 if marries else couples - 1, couples, count)
        own = np.arange(count)
        father[own, place] = dads[own, of] + offset
        mother[own, place] = mums[own, of] + offset
        # Every other child marries somebody who comes next and has no parents.
        if marries:
            dads[:, couples], mums[:, couples] = place, place + 1
            couples += 1
            place += 1
        place += 1
    flat = (each.ravel() for each in (father, mother, sex, family))
    return Population(*flat)


def write(made: Population, path: Path) -> None:
    """Write a population as PED, six columns by blanks."""
    ids = [f"P{number:07d}" for number in range(len(made))]
    ids.append("0")
    names = [f"F{number:06d}" for number in range(int(made.family.max()) + 1)]
    rows = zip(
        made.family.tolist(),
        range(len(made)),
        made.father.tolist(),
        made.mother.tolist(),
        made.sex.tolist(),
        strict=True,
    )
    with path.open("w", encoding="ascii") as file:
        file.writelines(
            f"{names[fam]} {ids[own]} {ids[dad]} {ids[mum]} {sex} {own % 3}\n"
            for fam, own, dad, mum, sex in rows
        )
