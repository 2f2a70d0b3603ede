"""Finding cells with the same text among millions; refuses to trust a hash alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .cutting import WORD

if TYPE_CHECKING:
    from .arrays import Mask, Numbers, Octets, Words

# A cell's first bytes as a number, the others cut off.
KEPT = np.array([(1 << 8 * size) - 1 for size in range(WORD + 1)], dtype=np.uint64)
ODD = np.uint64(0x9E3779B97F4A7C15)
OTHER_ODD = np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True)
class Keys:
    """Texts as numbers of eight bytes, perhaps each within a scope.

    Attributes
    ----------
    words
        The first eight bytes of all texts, then the next; as many as the longest has.
    scope
        A number that belongs to the key, such as that of the family.
    """

    words: tuple[Words, ...]
    scope: Numbers | None = None

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.words[0])

    def take(self, chosen: Numbers) -> Keys:
        """Give some of the keys."""
        scope = None if self.scope is None else self.scope[chosen]
        return Keys(tuple(each[chosen] for each in self.words), scope)

    def places(self, bits: int) -> Numbers:
        """Give the place of every key in a table of so many bits."""
        mixed = self.words[0] * ODD
        for word in self.words[1:]:
            mixed = (mixed ^ (mixed >> np.uint64(29)) ^ word) * ODD
        if self.scope is not None:
            mixed = (mixed ^ (mixed >> np.uint64(31))) + self.scope.astype(np.uint64)
            mixed = mixed * OTHER_ODD
        mixed ^= mixed >> np.uint64(32)
        return ((mixed * ODD) >> np.uint64(64 - bits)).astype(np.int64)


def keys(
    octets: Octets, start: Numbers, length: Numbers, scope: Numbers | None = None
) -> Keys:
    """Read cells as keys; no cell holds a zero byte, so that none equals another."""
    count = max(1, -(-int(length.max(initial=0)) // WORD))
    by_word: Words = np.ndarray(
        (len(octets) - WORD + 1,), np.dtype("<u8"), octets.data, strides=(1,)
    )
    if count == 1:
        return Keys((by_word[start] & KEPT[length],), scope)
    words = []
    for number in range(count):
        left = np.clip(length - WORD * number, 0, WORD)
        place = np.where(left > 0, start + WORD * number, 0)
        words.append(by_word[place] & KEPT[left])
    return Keys(tuple(words), scope)


def _same(one: Keys, ones: Numbers, other: Keys, others: Numbers) -> Mask:
    """Whether keys of one are keys of the other, pair by pair."""
    count = max(len(one.words), len(other.words))
    same = np.ones(len(ones), dtype=np.bool_)
    for number in range(count):
        same &= _word(one, number, ones) == _word(other, number, others)
    if one.scope is not None and other.scope is not None:
        same &= one.scope[ones] == other.scope[others]
    return same


def _word(of: Keys, number: int, chosen: Numbers) -> Words:
    if number < len(of.words):
        return of.words[number][chosen]
    return np.zeros(len(chosen), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Directory:
    """Where every key stands first.

    Attributes
    ----------
    keys
        All keys.
    first
        For each key the number of the first that is the same.
    """

    keys: Keys
    first: Numbers
    slots: Numbers
    bits: int

    @classmethod
    def of(cls, listed: Keys) -> Directory:
        """List keys; places that two want are given to the earlier."""
        bits = max(4, (2 * len(listed)).bit_length())
        slots = np.full(1 << bits, -1, dtype=np.int64)
        first = np.arange(len(listed))
        waiting, place = first[::-1], listed.places(bits)[::-1]
        while len(waiting):
            free = slots[place] < 0
            slots[place[free]] = waiting[free]
            holder = slots[place]
            same = holder == waiting
            same[~same] = _same(listed, waiting[~same], listed, holder[~same])
            first[waiting[same]] = holder[same]
            waiting, place = waiting[~same], place[~same] + 1 & (1 << bits) - 1
        return cls(listed, first, slots, bits)

    def find(self, wanted: Keys) -> Numbers:
        """Give the number of the first key like each wanted one, or -1."""
        found = np.full(len(wanted), -1, dtype=np.int64)
        # Both must be mixed from as many words to come to the same place.
        missing = len(self.keys.words) - len(wanted.words)
        zeros = tuple(np.zeros(len(wanted), dtype=np.uint64) for _ in range(missing))
        wanted = Keys((*wanted.words, *zeros), wanted.scope)
        waiting = np.arange(len(wanted))
        place = Keys(wanted.words[: len(self.keys.words)], wanted.scope).places(
            self.bits
        )
        while len(waiting):
            holder = self.slots[place]
            held = holder >= 0
            waiting, place, holder = waiting[held], place[held], holder[held]
            same = _same(wanted, waiting, self.keys, holder)
            found[waiting[same]] = holder[same]
            waiting, place = waiting[~same], place[~same] + 1 & (1 << self.bits) - 1
        return found

    def codes(self) -> tuple[Numbers, Numbers]:
        """Give numbers to different keys as they come up, and where each is first."""
        is_first = self.first == np.arange(len(self.keys))
        number = np.cumsum(is_first) - 1
        return number[self.first], np.flatnonzero(is_first)
