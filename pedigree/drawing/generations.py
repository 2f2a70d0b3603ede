"""The row of every person: siblings together, couples where they can, children below.

Refuses to look at ages: the lines of descent alone decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pedigree.family import Family, PersonId

    from .sibships import Sibship

Rows = dict["PersonId", int]

_NUMERAL = re.compile(r"(?P<numeral>[IVX]+)[-.:_ ]?\d+[a-z]?")
_VALUES = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_PASSES = 8


def generations(
    family: Family, sibships: Sequence[Sibship], parts: Iterable[frozenset[PersonId]]
) -> Rows:
    """Give everyone a row, counted from 0 at the top.

    Children stand below all their parents and siblings on one row. A couple does too,
    unless one of them descends from the other's generation.

    Parameters
    ----------
    family
        A validated family; it may contain loops.
    sibships
        Its sibships.
    parts
        Its disconnected parts; each begins at the top, unless ids say otherwise.
    """
    level = _Levels(family, sibships)
    rows = level.rows()
    for part in parts:
        top = min(rows[person] for person in part)
        shift = _shift({person: rows[person] - top for person in part}) or 0
        rows |= {person: rows[person] - top + shift for person in part}
    top = min(rows.values(), default=0)
    return {person: row - top for person, row in rows.items()}


def row_names(rows: Mapping[PersonId, int]) -> tuple[str, ...]:
    """Roman numerals of the rows: those of the ids where all ids follow one rule.

    Examples
    --------
    >>> row_names({"II-1": 0, "III-1": 1, "III-2": 1})
    ('II', 'III')
    >>> row_names({"ana": 0, "ben": 1})
    ('I', 'II')
    """
    first = _shift(rows) or 0
    count = max(rows.values(), default=-1) + 1
    return tuple(roman(row + first + 1) for row in range(count))


def roman(number: int) -> str:
    """Write a number from 1 as a Roman numeral.

    Examples
    --------
    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    text = ""
    for letters, value in _VALUES:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _shift(rows: Mapping[PersonId, int]) -> int | None:
    """How far ids such as `II-3` stand below the rows given, if all agree."""
    shifts = set()
    for person, row in rows.items():
        match = _NUMERAL.fullmatch(person)
        shifts.add(None if match is None else _value(match["numeral"]) - row - 1)
    shift = shifts.pop() if len(shifts) == 1 else None
    return None if shift is None or shift < 0 else shift


def _value(numeral: str) -> int:
    digits = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    ahead = sum(-2 * one for one, other in pairwise(digits) if one < other)
    return sum(digits) + ahead


class _Levels:
    """Groups of people who share a row, and which group stands above which."""

    def __init__(self, family: Family, sibships: Sequence[Sibship]) -> None:
        self.group = {person.id: number for number, person in enumerate(family)}
        self.below: dict[int, set[int]] = defaultdict(set)
        self.above: dict[int, set[int]] = defaultdict(set)
        for each in sibships:
            for parent in each.parents:
                for child in each.children:
                    self.below[self.group[parent]].add(self.group[child])
                    self.above[self.group[child]].add(self.group[parent])
        # Siblings and twins always fit on one row; the rest does where it can.
        for each in sibships:
            self._join_all(each.born)
        self._join_twins(family)
        for each in sibships:
            self._join_all(each.parents)
        for each in sibships:
            self._join_all(each.children)

    def rows(self) -> Rows:
        """Rows that keep the lines of descent short."""
        order = self._order()
        row: dict[int, int] = {}
        for group in order:
            row[group] = 1 + max((row[each] for each in self.above[group]), default=-1)
        for _ in range(_PASSES):
            before = dict(row)
            self._lower(order, row)
            self._raise(order, row)
            if row == before:
                break
        return {person: row[group] for person, group in self.group.items()}

    def _lower(self, order: Sequence[int], row: dict[int, int]) -> None:
        for group in reversed(order):
            below = self.below[group]
            if below and len(below) >= len(self.above[group]):
                row[group] = min(row[each] for each in below) - 1

    def _raise(self, order: Sequence[int], row: dict[int, int]) -> None:
        for group in order:
            above = self.above[group]
            if len(above) > len(self.below[group]):
                row[group] = 1 + max(row[each] for each in above)

    def _order(self) -> list[int]:
        """Sort the groups, those above before those below."""
        left = {group: len(self.above[group]) for group in set(self.group.values())}
        ready = sorted(group for group, count in left.items() if not count)
        order = []
        while ready:
            order.append(ready.pop())
            for each in sorted(self.below[order[-1]]):
                left[each] -= 1
                if not left[each]:
                    ready.append(each)
        return order

    def _join_twins(self, family: Family) -> None:
        births: dict[str, list[PersonId]] = {}
        for person in family:
            if person.twin is not None:
                births.setdefault(person.twin, []).append(person.id)
        for members in births.values():
            self._join_all(members)

    def _join_all(self, people: Sequence[PersonId]) -> None:
        for one, other in pairwise(people):
            keep, drop = sorted((self.group[one], self.group[other]))
            if keep != drop and not self._reach(keep, drop):
                self._join(keep, drop)

    def _reach(self, one: int, other: int) -> bool:
        """Whether one of two groups stands above the other."""
        return self._is_above(one, other) or self._is_above(other, one)

    def _is_above(self, one: int, other: int) -> bool:
        seen, waiting = {one}, [one]
        while waiting:
            for each in self.below[waiting.pop()] - seen:
                if each == other:
                    return True
                seen.add(each)
                waiting.append(each)
        return False

    def _join(self, keep: int, drop: int) -> None:
        for person, group in self.group.items():
            if group == drop:
                self.group[person] = keep
        for here, there in ((self.below, self.above), (self.above, self.below)):
            for each in here.pop(drop, ()):
                there[each].remove(drop)
                there[each].add(keep)
                here[keep].add(each)
