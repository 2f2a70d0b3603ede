"""Parents before children, and children by parent; refuses to know whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .arrays import Mask, Numbers

LOW = np.int64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class ChildIndex:
    """Children of every number, one after the other (compressed sparse rows).

    Attributes
    ----------
    begin
        Where the children of each number begin, and a last one where all end.
    child
        The children.
    """

    begin: Numbers
    child: Numbers

    def of(self, parents: Numbers) -> tuple[Numbers, Numbers]:
        """Give the children of some numbers, and the place of each one's parent."""
        begin = self.begin[parents]
        count = self.begin[parents + 1] - begin
        place = np.repeat(np.arange(len(parents)), count)
        shift = begin - (np.cumsum(count) - count)
        return self.child[np.arange(len(place)) + shift[place]], place


def child_index(father: Numbers, mother: Numbers) -> ChildIndex:
    """Index the children of everyone in one sort."""
    size = len(father)
    parts = []
    for parent in (father, mother):
        child = np.flatnonzero(parent >= 0)
        parts.append((parent[child] << 32) | child)
    pairs = np.concatenate(parts)
    pairs.sort()
    begin = np.zeros(size + 2, dtype=np.int64)
    for parent in (father, mother):
        begin[1:] += np.bincount(parent + 1, minlength=size + 1)
    begin[1] = 0
    return ChildIndex(np.cumsum(begin[1:]), pairs & LOW)


def generations(father: Numbers, mother: Numbers) -> Numbers:
    """Longest way up from each number; -1 for who is their own ancestor, or below one.

    Each number is visited once for each parent, whatever their order.
    """
    depth = np.zeros(len(father), dtype=np.int64)
    waiting = (father >= 0).astype(np.int64) + (mother >= 0)
    if not waiting.any():
        return depth
    children = child_index(father, mother)
    ready = np.flatnonzero(waiting == 0)
    level = 0
    while len(ready):
        depth[ready] = level
        level += 1
        below, _ = children.of(ready)
        np.subtract.at(waiting, below, 1)
        below = distinct(below)
        ready = below[waiting[below] == 0]
    depth[waiting > 0] = -1
    return depth


def distinct(numbers: Numbers) -> Numbers:
    """Sort numbers, each once; much faster than hashing them."""
    ordered = np.sort(numbers)
    is_new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]


def parts(father: Numbers, mother: Numbers) -> Numbers:
    """Give each number the least number that ties of descent join it to."""
    top = _to_the_top(np.where(father >= 0, father, np.arange(len(father))))
    # Lines of fathers are one each already; what is left joins such lines.
    is_head = top == np.arange(len(top))
    line = (np.cumsum(is_head) - 1)[top]
    child = np.flatnonzero(mother >= 0)
    joined = _joined(int(is_head.sum()), line[child], line[mother[child]])
    part = joined[line]
    least = np.full(len(joined), len(part))
    least[part[::-1]] = np.arange(len(part))[::-1]
    first: Numbers = least[part]
    return first


def _joined(size: int, one: Numbers, other: Numbers) -> Numbers:
    """Join lines pair by pair; give each the name of one of those joined to it.

    Whoever has a lower neighbour takes its name; each round halves those left.
    """
    name = np.arange(size)
    while True:
        low, high = np.minimum(one, other), np.maximum(one, other)
        differ = low != high
        edges = distinct((high[differ] << 32) | low[differ])
        if not len(edges):
            return name
        high, low = edges >> 32, edges & LOW
        lowest: Mask = np.concatenate([[True], high[1:] != high[:-1]])
        further = np.arange(size)
        further[high[lowest]] = low[lowest]
        further = _to_the_top(further)
        name = further[name]
        one, other = further[low], further[high]


def _to_the_top(pointer: Numbers) -> Numbers:
    while True:
        further = pointer[pointer]
        if np.array_equal(further, pointer):
            return pointer
        pointer = further
