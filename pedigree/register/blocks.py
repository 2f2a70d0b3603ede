"""Kinship of everyone with everyone, for a family or a few thousand people.

Refuses to be the way to the kinship of pairs in a register: the matrix grows with the
square of its people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .ancestry import ancestors_of
from .generations import generations

if TYPE_CHECKING:
    from .ancestry import Ancestry
    from .arrays import Numbers, Reals
    from .register import Register

# Rows of one step, so that what it reads and writes stays in the processor.
STEP = 32


def kinship_matrix(register: Register, people: Numbers | None = None) -> Reals:
    """Kinship coefficients of people with each other.

    Parameters
    ----------
    register
        People of one family or of many; there may be loops.
    people
        Their numbers, e.g. `register.members(family_id)`; everyone if not given.

    Returns
    -------
    array
        Square and symmetric, as `kinship_coefficient` has them, in the order asked for.
    """
    if people is None:
        people = np.arange(len(register))
    genotypes = register.genotype[np.asarray(people, dtype=np.int64)]
    lines = ancestors_of(register.descent, genotypes)
    depth = generations(lines.father, lines.mother)
    order = np.argsort(depth, kind="stable")
    full = _matrix(lines, order, np.cumsum(np.bincount(depth)))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    chosen = rank[np.searchsorted(lines.people, genotypes)]
    if np.array_equal(chosen, np.arange(len(full))):
        return full
    return full[np.ix_(chosen, chosen)]


def _matrix(lines: Ancestry, order: Numbers, ends: Numbers) -> Reals:
    """Fill the matrix generation by generation, people in the given order.

    Its last row and column stand for unknown parents and stay empty.
    """
    size = len(order)
    rank = np.append(np.empty(size, dtype=np.int64), size)
    rank[order] = np.arange(size)
    father, mother = rank[lines.father[order]], rank[lines.mother[order]]
    full = np.zeros((size + 1, size + 1))
    begin = int(ends[0]) if len(ends) else 0
    full[np.arange(begin), np.arange(begin)] = 0.5
    for end in ends[1:].tolist():
        for first in range(begin, end, STEP):
            _fill(full, father, mother, (begin, first, min(first + STEP, end), end))
        own = np.arange(begin, end)
        full[own, own] = (1 + full[father[own], mother[own]]) / 2
        begin = end
    return full[:size, :size]


def _fill(
    full: Reals, father: Numbers, mother: Numbers, bounds: tuple[int, int, int, int]
) -> None:
    """Fill some rows of a generation, and their columns."""
    begin, first, last, end = bounds
    rows = full[first:last, :begin]
    np.add(full[father[first:last], :begin], full[mother[first:last], :begin], out=rows)
    rows *= 0.5
    full[:begin, first:last] = rows.T
    known = full[first:last]
    own = np.arange(begin, end)
    among = (known[:, father[own]] + known[:, mother[own]]) * 0.5
    full[first:last, begin:end] = among
