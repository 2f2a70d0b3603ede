"""A smallest set of statements that cannot be true together.

Knows nothing of families: statements are hashable things, and someone else says
whether a set of them is consistent.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

__all__ = ["smallest_conflict"]

T = TypeVar("T", bound="Hashable")

MAX_ROUNDS = 60
"""Rounds after which a conflict without a superfluous statement has to do."""


def smallest_conflict(
    statements: Sequence[T], consistent: Callable[[frozenset[T]], bool]
) -> tuple[T, ...]:
    """Find a smallest inconsistent subset of an inconsistent set.

    A conflict must meet every set of statements whose removal restores consistency.
    So the smallest set that meets all such sets known so far is tried; if it is
    consistent it is enlarged as far as possible, and what then lies outside is one
    more set to meet.

    Parameters
    ----------
    statements
        Inconsistent as a whole, in the order in which the answer shall list them.
    consistent
        Says of a subset whether it can be true. Subsets of consistent sets must be
        consistent.

    Returns
    -------
    tuple
        A conflict of smallest size. In cases with very many conflicts it is only
        certain that none of its members can be left out.

    Examples
    --------
    >>> smallest_conflict([1, 2, 3, 4], lambda some: not {2, 4} <= some)
    (2, 4)
    """
    to_meet: list[frozenset[T]] = []
    for _ in range(MAX_ROUNDS):
        candidate = _smallest_meeting(to_meet)
        if not consistent(candidate):
            return tuple(s for s in statements if s in candidate)
        rest = [s for s in statements if s not in candidate]
        enlarged = _enlarged(candidate, rest, consistent)
        to_meet.append(frozenset(statements) - enlarged)
    return _without_superfluous(statements, consistent)


def _smallest_meeting(sets: Sequence[frozenset[T]]) -> frozenset[T]:
    for size in count():
        found = _meeting(sets, frozenset(), size)
        if found is not None:
            return found
    raise AssertionError


def _meeting(
    sets: Sequence[frozenset[T]], chosen: frozenset[T], size: int
) -> frozenset[T] | None:
    missed = next((each for each in sets if not each & chosen), None)
    if missed is None:
        return chosen
    if size == 0:
        return None
    for statement in sorted(missed, key=str):
        found = _meeting(sets, chosen | {statement}, size - 1)
        if found is not None:
            return found
    return None


def _enlarged(
    base: frozenset[T],
    rest: Sequence[T],
    consistent: Callable[[frozenset[T]], bool],
) -> frozenset[T]:
    """Add as much of the rest as possible, halving where it fails."""
    if not rest or consistent(base | frozenset(rest)):
        return base | frozenset(rest)
    if len(rest) == 1:
        return base
    middle = len(rest) // 2
    base = _enlarged(base, rest[:middle], consistent)
    return _enlarged(base, rest[middle:], consistent)


def _without_superfluous(
    statements: Sequence[T], consistent: Callable[[frozenset[T]], bool]
) -> tuple[T, ...]:
    kept = frozenset(statements)
    for statement in statements:
        if not consistent(kept - {statement}):
            kept -= {statement}
    return tuple(s for s in statements if s in kept)
