"""Finding cells with the same text among millions; refuses to trust a hash alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .cutting import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .arrays import Mask, Numbers, Octets, Places, Words

# Keys looked at in one go: what is made of them fits in the processor's memory.
BLOCK = 1 << 15
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

    def cut(self, some: slice) -> Keys:
        """Give keys that follow one another."""
        scope = None if self.scope is None else self.scope[some]
        return Keys(tuple(each[some] for each in self.words), scope)

    def of_words(self, count: int) -> Keys:
        """Give the keys as so many words; what is mixed must be as long."""
        missing = count - len(self.words)
        zeros = tuple(np.zeros(len(self), dtype=np.uint64) for _ in range(missing))
        return Keys((*self.words, *zeros)[:count], self.scope)

    def word(self, number: int, chosen: Places | None = None) -> Words:
        """Give one of the words of all keys or of some; zeros behind the last."""
        if number >= len(self.words):
            return np.zeros(len(self) if chosen is None else len(chosen), np.uint64)
        return self.words[number] if chosen is None else self.words[number][chosen]

    def equal(self, other: Keys, chosen: Places) -> Mask:
        """Whether each key is the chosen one of others."""
        same: Mask = np.ones(len(self), dtype=np.bool_)
        for number in range(max(len(self.words), len(other.words))):
            same &= self.word(number) == other.word(number, chosen)
        if self.scope is not None and other.scope is not None:
            same &= self.scope == other.scope[chosen]
        return same

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
    octets: Octets, start: Places, length: Places, scope: Numbers | None = None
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
        left = np.minimum(np.maximum(length - WORD * number, 0), WORD)
        place = np.where(left > 0, start + WORD * number, 0)
        words.append(by_word[place] & KEPT[left])
    return Keys(tuple(words), scope)


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
    slots: NDArray[np.int32]
    bits: int

    @classmethod
    def of(cls, listed: Keys) -> Directory:
        """List keys, the earlier first, so that of equal ones the first is kept."""
        bits = max(4, (2 * len(listed)).bit_length())
        slots = np.full(1 << bits, -1, dtype=np.int32)
        first = np.arange(len(listed))
        made = cls(listed, first, slots, bits)
        for begin in range(0, len(listed), BLOCK):
            made._list(begin, min(begin + BLOCK, len(listed)))
        return made

    def _list(self, begin: int, end: int) -> None:
        """List some keys; a place that several want goes to the earliest."""
        waiting = np.arange(begin, end)[::-1]
        place = self.keys.cut(slice(begin, end)).places(self.bits)[::-1]
        while len(waiting):
            holder = self.slots[place]
            free = np.flatnonzero(holder < 0)
            self.slots[place[free]] = waiting[free]
            holder[free] = self.slots[place[free]]
            other = np.flatnonzero(holder != waiting)
            waiting, place, holder = waiting[other], place[other], holder[other]
            same = self.keys.take(waiting).equal(self.keys, holder)
            self.first[waiting[same]] = holder[same]
            waiting, place = waiting[~same], self._next(place[~same])

    def _next(self, place: Numbers) -> Numbers:
        return (place + 1) & ((1 << self.bits) - 1)

    def find(self, wanted: Keys) -> Numbers:
        """Give the number of the first key like each wanted one, or -1."""
        found = np.full(len(wanted), -1)
        for begin in range(0, len(wanted), BLOCK):
            some = slice(begin, begin + BLOCK)
            self._find(wanted.cut(some), found[some])
        return found

    def _find(self, wanted: Keys, found: Numbers) -> None:
        place = wanted.of_words(len(self.keys.words)).places(self.bits)
        waiting = np.arange(len(wanted))
        while len(waiting):
            holder = self.slots[place]
            held = holder >= 0
            same = wanted.equal(self.keys, holder) & held
            found[waiting[same]] = holder[same]
            further = np.flatnonzero(held & ~same)
            waiting, place = waiting[further], self._next(place[further])
            wanted = wanted.take(further)

    def codes(self) -> tuple[Numbers, Numbers]:
        """Give numbers to different keys as they come up, and where each is first."""
        is_first = self.first == np.arange(len(self.keys))
        number = np.cumsum(is_first) - 1
        return number[self.first], np.flatnonzero(is_first)
