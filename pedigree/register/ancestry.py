"""What somebody has of each ancestor, and how inbred these are; refuses descendants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .generations import distinct, generations
from .meetings import Meetings

if TYPE_CHECKING:
    from .arrays import Mask, Numbers, Reals

    Parents = tuple[Numbers, Numbers]


@dataclass(frozen=True, slots=True)
class Shares:
    """What numbers have of their ancestors, themselves included.

    Attributes
    ----------
    of
        Place of the number asked for.
    person
        The ancestor.
    share
        How much of the one comes from the other: a half for each birth on a way, and
        the sum of all ways.
    """

    of: Numbers
    person: Numbers
    share: Reals


@dataclass(frozen=True, slots=True)
class Ancestry:
    """Some people and all their ancestors, numbered anew from 0, parents first.

    Attributes
    ----------
    people
        Their numbers in the register, ascending.
    father, mother
        Their parents by the new numbers, or -1.
    """

    people: Numbers
    father: Numbers
    mother: Numbers

    def shares(self, asked: Numbers) -> Shares:
        """Share of every ancestor in each of some numbers."""
        size = len(self.people)
        pair = np.arange(len(asked)) * size + asked
        share = np.ones(len(asked))
        pairs, shares = [pair], [share]
        while len(pair):
            pair, share = self._above(pair, share)
            pairs.append(pair)
            shares.append(share)
        pair, share = _summed(np.concatenate(pairs), np.concatenate(shares))
        return Shares(pair // size, pair % size, share)

    def _above(self, pair: Numbers, share: Reals) -> tuple[Numbers, Reals]:
        person = pair % len(self.people)
        of = pair - person
        parts = []
        for parent in (self.father[person], self.mother[person]):
            known = parent >= 0
            parts.append((of[known] + parent[known], share[known] / 2))
        return _summed(*(np.concatenate(each) for each in zip(*parts, strict=True)))

    def inbreeding(self) -> Reals:
        """Inbreeding of everyone: generation by generation, couple by couple."""
        found = np.zeros(len(self.people))
        deep = np.flatnonzero(self._may_be_inbred())
        depth = generations(self.father, self.mother)[deep]
        for level in distinct(depth).tolist():
            born = deep[depth == level]
            size = len(self.people)
            couple, of = places(self.father[born] * size + self.mother[born])
            found[born] = self._of_couples(couple // size, couple % size, found)[of]
        return found

    def _may_be_inbred(self) -> Mask:
        """Whether both parents are known and one of them has parents."""
        both = (self.father >= 0) & (self.mother >= 0)
        deep = np.zeros(len(both), dtype=np.bool_)
        for parent in (self.father, self.mother):
            deep |= (self.father[parent] >= 0) | (self.mother[parent] >= 0)
        found: Mask = both & deep
        return found

    def _of_couples(self, father: Numbers, mother: Numbers, known: Reals) -> Reals:
        """Kinship of couples whose ancestors' inbreeding is known."""
        fathers, of = places(father)
        shares = self.shares(fathers)
        weight = shares.share * self.own_drawing(known)[shares.person]
        size = len(self.people)
        met = Meetings.of(shares.of * size + shares.person, weight)
        return met.walk((self.father, self.mother), of * size + mother) / 2

    def own_drawing(self, inbreeding: Reals) -> Reals:
        """Variance that the drawing of alleles adds to what the parents pass on."""
        passed = np.append((1 + inbreeding) / 4, 0)
        added: Reals = 1 - passed[self.father] - passed[self.mother]
        return added


def ancestors_of(parents: Parents, people: Numbers) -> Ancestry:
    """Find all ancestors of some people."""
    reached = np.zeros(len(parents[0]), dtype=np.bool_)
    front = distinct(people)
    while len(front):
        reached[front] = True
        above = np.concatenate([parent[front] for parent in parents])
        above = distinct(above[above >= 0])
        front = above[~reached[above]]
    members = np.flatnonzero(reached)
    father, mother = (
        np.where(parent >= 0, np.searchsorted(members, parent), -1)
        for parent in (each[members] for each in parents)
    )
    return Ancestry(members, father, mother)


def places(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Give different numbers in order, and the place of each number among them."""
    order = np.argsort(numbers)
    ordered = numbers[order]
    is_new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    place = np.empty(len(numbers), dtype=np.int64)
    place[order] = np.cumsum(is_new) - 1
    return ordered[is_new], place


def _summed(numbers: Numbers, values: Reals) -> tuple[Numbers, Reals]:
    """Give different numbers in order, and the sum of each one's values."""
    single, place = places(numbers)
    total = np.zeros(len(single))
    np.add.at(total, place, values)
    return single, total
