"""Ways up from many people at once to listed ancestors; refuses to sort what grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .generations import distinct

if TYPE_CHECKING:
    from .arrays import Mask, Numbers, Reals

MIX = np.int64(0x9E3779B97F4A7C15 - (1 << 64))
# The first steps meet each other most: all relatives of one person have few parents.
JOINED_STEPS = 2
# Later ones are joined where they have grown so much.
GROWTH = 4


@dataclass(frozen=True, slots=True)
class _Step:
    """What one step of the walk met, and where each place's parents went."""

    met: Reals
    known: tuple[Numbers, Numbers]
    places: Numbers


@dataclass(frozen=True, slots=True)
class Meetings:
    """Listed ancestors and what it counts to meet them.

    A place of the walk is a list and a person, coded as one number.

    Attributes
    ----------
    listed
        Places, ascending.
    weight
        What each counts.
    hint, bits
        A table that says of most places at once that they are not listed.
    """

    listed: Numbers
    weight: Reals
    hint: Mask
    bits: int

    @classmethod
    def of(cls, listed: Numbers, weight: Reals) -> Meetings:
        """List places in ascending order."""
        bits = (32 * len(listed)).bit_length()
        hint = np.zeros(1 << bits, dtype=np.bool_)
        hint[_mixed(listed, bits)] = True
        return cls(listed, weight, hint, bits)

    def met(self, wanted: Numbers) -> Reals:
        """Give what each place counts; 0 where it is not listed."""
        found = np.zeros(len(wanted))
        likely = np.flatnonzero(self.hint[_mixed(wanted, self.bits)])
        place = np.searchsorted(self.listed, wanted[likely])
        place[place == len(self.listed)] = 0
        right = self.listed[place] == wanted[likely]
        found[likely[right]] = self.weight[place[right]]
        return found

    def walk(self, parents: tuple[Numbers, Numbers], start: Numbers) -> Reals:
        """Sum what is met on all ways up from each place, a half for each birth."""
        size = len(parents[0])
        steps: list[_Step] = []
        front, smallest = start, len(start)
        while len(front):
            person = front % size
            of = front - person
            known = []
            above = []
            for parent in parents:
                up = parent[person]
                place = np.flatnonzero(up >= 0)
                known.append(place)
                above.append(of[place] + up[place])
            met = self.met(front)
            front = np.concatenate(above)
            place = np.arange(len(front))
            if len(steps) < JOINED_STEPS or len(front) > GROWTH * smallest:
                front, place = _joined(front)
                smallest = len(front)
            steps.append(_Step(met, (known[0], known[1]), place))
        return _gathered(steps)


def _gathered(steps: list[_Step]) -> Reals:
    """Carry what was met at the top back down to where the walk began."""
    found = np.zeros(0)
    for step in reversed(steps):
        above = found[step.places] / 2
        found = step.met
        fathers, mothers = step.known
        found[fathers] += above[: len(fathers)]
        found[mothers] += above[len(fathers) :]
    return found


def _joined(front: Numbers) -> tuple[Numbers, Numbers]:
    single = distinct(front)
    return single, np.searchsorted(single, front)


def _mixed(numbers: Numbers, bits: int) -> Numbers:
    return (numbers * MIX) >> np.int64(64 - bits) & np.int64((1 << bits) - 1)
