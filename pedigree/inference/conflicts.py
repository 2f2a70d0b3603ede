"""A smallest set of statements that cannot be true together.

Knows nothing of families: statements are hashable things, and someone else says
whether a set of them is consistent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

__all__ = ["smallest_conflict"]

T = TypeVar("T", bound="Hashable")

MAX_ROUNDS = 60
"""Rounds after which a conflict without a superfluous statement has to do."""

MAX_TRIES = 100_000
"""The same for the sets tried in all rounds together."""


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
    search: _Meeting[T] = _Meeting()
    for _ in range(MAX_ROUNDS):
        candidate = search.smallest()
        if candidate is None:
            break
        if not consistent(candidate):
            return tuple(s for s in statements if s in candidate)
        rest = [s for s in statements if s not in candidate]
        enlarged = _enlarged(candidate, rest, consistent)
        search.sets.append(frozenset(statements) - enlarged)
    return _without_superfluous(statements, consistent)


class _Meeting(Generic[T]):
    """Search for a smallest set that meets every set of a list, within `MAX_TRIES`."""

    def __init__(self) -> None:
        self.sets: list[frozenset[T]] = []
        self._tries = 0

    def smallest(self) -> frozenset[T] | None:
        """Give a smallest set; None if it would take too long."""
        for size in range(len(self.sets) + 1):
            found = self._extended(frozenset(), size)
            if found is not None or self._tries > MAX_TRIES:
                return found
        return None

    def _extended(self, chosen: frozenset[T], size: int) -> frozenset[T] | None:
        self._tries += 1
        missed = [each for each in self.sets if not each & chosen]
        if not missed:
            return chosen
        if size == 0 or self._tries > MAX_TRIES:
            return None
        smallest = min(missed, key=len)
        for statement in sorted(smallest, key=str):
            found = self._extended(chosen | {statement}, size - 1)
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
