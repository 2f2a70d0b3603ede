"""Relatives of many people at once; refuses to name the relationships.

All probands walk together, one meiosis a step: up from those reached by going up only,
down from everybody, and across to full siblings, which costs one step for a whole
couple. So the first step that reaches somebody is their genetic degree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .generations import distinct
from .kinship import kinship_of_pairs

if TYPE_CHECKING:
    from .arrays import Mask, Numbers, Reals
    from .register import Register


@dataclass(frozen=True, eq=False)
class RelativesTable:
    """Relatives of many probands, a pair a row.

    Attributes
    ----------
    proband, relative
        Numbers in the register; by proband as asked, then by degree, then as in the
        file.
    degree
        Genetic degree; 0 for a monozygotic twin.
    kinship
        Kinship coefficient of the two.
    """

    proband: Numbers
    relative: Numbers
    degree: Numbers
    kinship: Reals

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.proband)


def relatives_of(
    register: Register, probands: Numbers, *, degree: int = 3
) -> RelativesTable:
    r"""Blood relatives of many people, with degree and kinship.

    Parameters
    ----------
    register
        People of one family or of many; there may be loops.
    probands
        Numbers of the people from whom the degrees are told.
    degree
        The highest genetic degree wanted.

    Examples
    --------
    >>> import numpy as np
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from pedigree import read_register, relatives_of
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "register.ped"
    ...     _ = path.write_text("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 0")
    ...     register = read_register(path)
    >>> found = relatives_of(register, register.numbers("F", ["ana"]))
    >>> register.ids(found.relative.tolist()), found.kinship.tolist()
    (('dad', 'mum'), [0.25, 0.25])
    """
    probands = np.asarray(probands, dtype=np.int64)
    asked, genotype, steps = _reached(register, register.genotype[probands], degree)
    asked, relative, steps = _people(register, asked, genotype, steps)
    own = relative != probands[asked]
    asked, relative, steps = asked[own], relative[own], steps[own]
    order = np.lexsort((register.in_order_of_file(relative), steps, asked))
    proband, relative = probands[asked[order]], relative[order]
    return RelativesTable(
        proband, relative, steps[order], kinship_of_pairs(register, proband, relative)
    )


def _reached(
    register: Register, genotypes: Numbers, most: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of a proband's place and a genotype, with the fewest steps between."""
    walk = _Walk(register, len(register))
    up = np.arange(len(genotypes)) * walk.base + genotypes
    down = up[:0]
    layers = [(up, 0)]
    for step in range(1, most + 1):
        up, down = walk.up(up), walk.down(up, down)
        layers += [(up, step), (down, step)]
    pair = np.concatenate([each for each, _ in layers])
    steps = np.repeat([step for _, step in layers], [len(each) for each, _ in layers])
    # Fewest steps first, so that the first of equal pairs is kept.
    coded = distinct(pair * (most + 1) + steps)
    pair, steps = coded // (most + 1), coded % (most + 1)
    first: Mask = np.ones(len(pair), dtype=np.bool_)
    first[1:] = pair[1:] != pair[:-1]
    pair = pair[first]
    return pair // walk.base, pair % walk.base, steps[first]


@dataclass(frozen=True, slots=True)
class _Walk:
    """Steps of all probands; whoever stands where is a pair, coded as one number."""

    register: Register
    base: int

    def up(self, pairs: Numbers) -> Numbers:
        """Step to the parents."""
        place = pairs % self.base
        asked = pairs - place
        reached = []
        for parent in self.register.descent:
            above = parent[place]
            known = above >= 0
            reached.append(asked[known] + above[known])
        return distinct(np.concatenate(reached))

    def down(self, up: Numbers, down: Numbers) -> Numbers:
        """Step to the children of everybody, and to full siblings of who went up."""
        pairs = np.concatenate([up, down])
        place = pairs % self.base
        child, of = self.register.children.of(place)
        reached = [(pairs - place)[of] + child, self._siblings(up)]
        return distinct(np.concatenate(reached))

    def _siblings(self, up: Numbers) -> Numbers:
        father, mother = self.register.descent
        place = up % self.base
        couple = (father[place] >= 0) & (mother[place] >= 0)
        up, place = up[couple], place[couple]
        child, of = self.register.children.of(father[place])
        full = (mother[child] == mother[place][of]) & (child != place[of])
        siblings: Numbers = (up - place)[of[full]] + child[full]
        return siblings


def _people(
    register: Register, asked: Numbers, genotype: Numbers, steps: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Give everyone of each genotype: monozygotic twins have the same."""
    begin, twins = register.twins
    count = begin[genotype + 1] - begin[genotype]
    if not count.any():
        return asked, genotype, steps
    place = np.repeat(np.arange(len(genotype)), count)
    shift = begin[genotype] - (np.cumsum(count) - count)
    more = twins[np.arange(len(place)) + shift[place]]
    return (
        np.concatenate([asked, asked[place]]),
        np.concatenate([genotype, more]),
        np.concatenate([steps, steps[place]]),
    )
