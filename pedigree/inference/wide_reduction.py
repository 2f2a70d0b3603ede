"""Loops made small: chains of two-person tables become one table, side by side.

Whoever has one table left hands it on; whoever has two is summed out of them; two
tables of the same two people are multiplied. What is left is for somebody else, and
its replies come back through the same steps in reverse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from .wide_peeling import Products

    Numbers = NDArray[np.int64]
    Tables = NDArray[np.float64]
    Step = tuple[str, tuple[Numbers, ...]]

__all__ = ["Reduction"]

SPREAD = 2_654_435_761
"""An odd number that scatters neighbouring numbers, for fair choices among them."""


class Reduction:
    """Tables of two people each, being reduced.

    Parameters
    ----------
    people
        What is known of each person, by columns; changed on the way.
    ends
        Two people per table.
    tables
        Three by three weights per table.
    fixed
        Whether a person stands in other tables too and must stay.
    """

    def __init__(
        self,
        people: Products,
        ends: Numbers,
        tables: Tables,
        fixed: NDArray[np.bool_],
    ) -> None:
        self.people = people
        self.ends = ends
        self.tables = tables
        self.left = np.arange(len(ends))
        self.replies: Tables = np.empty((0, 3, 3))
        self._fixed = fixed
        self._steps: list[Step] = []
        self._said: list[Tables] = []

    def reduce(self) -> None:
        """Take steps until none is left; `left` numbers the remaining tables."""
        while len(self.left) and (self._merge() | self._rake() | self._shorten()):
            pass

    def expand(self, replies: Tables) -> None:
        """Answer all tables, given the replies to those that were left."""
        self.replies = np.empty_like(self.tables)
        self.replies[self.left] = replies
        answer: dict[str, Callable[..., None]] = {
            "merge": self._answer_merge,
            "rake": self._answer_rake,
            "shorten": self._answer_shorten,
        }
        for kind, numbers in reversed(self._steps):
            answer[kind](*numbers)

    def _degrees(self) -> Numbers:
        size = len(self._fixed)
        return np.bincount(self.ends[self.left].ravel(), minlength=size)

    def _merge(self) -> bool:
        """Multiply pairs of tables of the same two people."""
        size = len(self._fixed)
        ends = self.ends[self.left]
        keys = ends.min(axis=1) * size + ends.max(axis=1)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        same = np.concatenate([[False], keys[1:] == keys[:-1], [False]])
        first = np.flatnonzero(same[1:] & ~same[:-1])
        if not len(first):
            return False
        one, other = self.left[order[first]], self.left[order[first + 1]]
        new = self._add(
            self.ends[one], self.tables[one] * self._seen_from(other, self.ends[one, 0])
        )
        self._replace(np.concatenate([one, other]), new)
        self._steps.append(("merge", (one, other, new)))
        return True

    def _answer_merge(self, one: Numbers, other: Numbers, new: Numbers) -> None:
        reply, start = self.replies[new], self.ends[one, 0]
        self._reply(one, start, reply * self._seen_from(other, start))
        self._reply(other, start, reply * self.tables[one])

    def _rake(self) -> bool:
        """Let people with one table send its message and go."""
        leaf = (self._degrees() == 1) & ~self._fixed
        ends = self.ends[self.left]
        chosen = np.flatnonzero(leaf[ends].any(axis=1))
        if not len(chosen):
            return False
        tables, ends = self.left[chosen], ends[chosen]
        start = np.where(leaf[ends[:, 0]], ends[:, 0], ends[:, 1])
        target = ends.sum(axis=1) - start
        seen = self._seen_from(tables, start)
        said = _unit(np.einsum("vk,kvw->kw", self.people.of(start), seen))
        self.people.multiply(target, said.T)
        self._replace(tables, np.empty(0, dtype=np.int64))
        self._steps.append(("rake", (tables, start, target)))
        self._said.append(said)
        return True

    def _answer_rake(self, tables: Numbers, start: Numbers, target: Numbers) -> None:
        others = self.people.without(target, self._said.pop().T)
        known = self.people.of(start)
        self._reply(tables, start, known.T[:, :, None] * others.T[:, None, :])
        down = np.einsum("wk,kvw->kv", others, self._seen_from(tables, start))
        self.people.multiply(start, _unit(down).T)

    def _shorten(self) -> bool:
        """Sum people out of two tables; of two neighbours only one at a time."""
        able = (self._degrees() == 2) & ~self._fixed
        ends = self.ends[self.left]
        rank = np.where(able, np.arange(len(able)) * SPREAD % 2**32 + 1, 0)
        both = able[ends].all(axis=1)
        lower = np.where(rank[ends[:, 0]] < rank[ends[:, 1]], ends[:, 0], ends[:, 1])
        able[lower[both]] = False
        person = np.flatnonzero(able)
        if not len(person):
            return False
        one, other = self._two_tables(person)
        a = self.ends[one].sum(axis=1) - person
        b = self.ends[other].sum(axis=1) - person
        known = self.people.of(person).T
        first, second = self._seen_from(one, person), self._seen_from(other, person)
        table = np.einsum("kva,kvb->kab", first * known[:, :, None], second)
        new = self._add(np.stack([a, b], axis=1), table)
        self._replace(np.concatenate([one, other]), new)
        self._steps.append(("shorten", (person, one, other, new)))
        return True

    def _answer_shorten(
        self, person: Numbers, one: Numbers, other: Numbers, new: Numbers
    ) -> None:
        reply = self.replies[new]
        known = self.people.of(person).T[:, :, None]
        first, second = self._seen_from(one, person), self._seen_from(other, person)
        to_first = np.einsum("kab,kvb->kva", reply, second)
        to_second = np.einsum("kab,kva->kvb", reply, first)
        self._reply(one, person, known * to_first)
        self._reply(other, person, known * to_second)
        down = (first * to_first).sum(axis=2)
        self.people.multiply(person, _unit(down).T)

    def _two_tables(self, people: Numbers) -> tuple[Numbers, Numbers]:
        """Give both tables of each of some people, who are in ascending order."""
        wanted = np.zeros(len(self._fixed), dtype=bool)
        wanted[people] = True
        ends = self.ends[self.left]
        who = ends.T.ravel()
        tables = np.concatenate([self.left, self.left])
        chosen = wanted[who]
        order = np.argsort(who[chosen], kind="stable")
        pairs = tables[chosen][order].reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def _seen_from(self, tables: Numbers, start: Numbers) -> Tables:
        """Give tables with the given person's classes as rows."""
        values = self.tables[tables]
        turned = self.ends[tables, 0] != start
        return np.where(turned[:, None, None], values.transpose(0, 2, 1), values)

    def _reply(self, tables: Numbers, start: Numbers, reply: Tables) -> None:
        """Keep replies that have the given person's classes as rows."""
        turned = self.ends[tables, 0] != start
        reply = np.where(turned[:, None, None], reply.transpose(0, 2, 1), reply)
        self.replies[tables] = _unit(reply)

    def _add(self, ends: Numbers, tables: Tables) -> Numbers:
        start = len(self.ends)
        self.ends = np.concatenate([self.ends, ends])
        self.tables = np.concatenate([self.tables, _unit(tables)])
        return np.arange(start, len(self.ends))

    def _replace(self, old: Numbers, new: Numbers) -> None:
        kept = np.ones(len(self.ends), dtype=bool)
        kept[old] = False
        self.left = np.concatenate([self.left[kept[self.left]], new])


def _unit(tables: Tables) -> Tables:
    """Divide each table by its largest weight; `nan` where all are zero."""
    axes = tuple(range(1, tables.ndim))
    largest = tables.max(axis=axes, keepdims=True)
    found: Tables = tables / np.where(largest > 0, largest, np.nan)
    return found
