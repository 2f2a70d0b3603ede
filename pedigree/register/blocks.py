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
STEP = 8
# So many blocks for a generation are few enough.
BLOCKS = 2


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
    order, ends = _in_blocks(lines)
    full = _matrix(lines, order, ends)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    chosen = rank[np.searchsorted(lines.people, genotypes)]
    if np.array_equal(chosen, np.arange(len(full))):
        return full
    return full[np.ix_(chosen, chosen)]


def _in_blocks(lines: Ancestry) -> tuple[Numbers, Numbers]:
    """Order people in blocks without a parent and a child in one; give their ends.

    Mostly people stand in such blocks already, and the matrix need not be turned
    round at the end; else they are ordered by generation.
    """
    last_parent = np.maximum(lines.father, lines.mother)
    depth = generations(lines.father, lines.mother)
    size, begin = len(depth), 0
    ends: list[int] = []
    while begin < size and len(ends) < BLOCKS * (int(depth.max()) + 1):
        within = last_parent[begin:] >= begin
        begin = begin + int(np.argmax(within)) if within.any() else size
        ends.append(begin)
    if begin == size:
        return np.arange(size), np.array(ends, dtype=np.int64)
    return np.argsort(depth, kind="stable"), np.cumsum(np.bincount(depth))


def _matrix(lines: Ancestry, order: Numbers, ends: Numbers) -> Reals:
    """Fill the matrix generation by generation, people in the given order.

    Its last row and column stand for unknown parents and stay empty.
    """
    size = len(order)
    rank = np.append(np.empty(size, dtype=np.int64), size)
    rank[order] = np.arange(size)
    father, mother = rank[lines.father[order]], rank[lines.mother[order]]
    full = np.zeros((size + 1, size + 1))
    begin = 0
    for end in ends.tolist():
        _fill_rows(full, father, mother, (begin, end))
        _fill_columns(full, father[begin:end], mother[begin:end], (begin, end))
        own = np.arange(begin, end)
        full[own, own] = (1 + full[father[own], mother[own]]) / 2
        begin = end
    return full[:size, :size]


def _fill_rows(
    full: Reals, father: Numbers, mother: Numbers, bounds: tuple[int, int]
) -> None:
    """Fill the rows of a generation as far as those before it."""
    begin, end = bounds
    for own in range(begin, end):
        row = full[own, :begin]
        np.add(full[father[own], :begin], full[mother[own], :begin], out=row)
        row *= 0.5


def _fill_columns(
    full: Reals, father: Numbers, mother: Numbers, bounds: tuple[int, int]
) -> None:
    """Fill the columns of a generation from each row's own earlier columns."""
    begin, end = bounds
    shape = (STEP, end - begin)
    one, other = np.empty(shape), np.empty(shape)
    for first in range(0, end, STEP):
        rows = full[first : min(first + STEP, end)]
        count = len(rows)
        np.take(rows, father, axis=1, out=one[:count], mode="clip")
        np.take(rows, mother, axis=1, out=other[:count], mode="clip")
        np.add(one[:count], other[:count], out=one[:count])
        np.multiply(one[:count], 0.5, out=rows[:, begin:end])
