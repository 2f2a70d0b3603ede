"""Which horizontal line runs above which between two rows, so that few lines cross."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 3
_NEVER = 10**6
_CLASH = 100
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Net:
    """A horizontal line with what comes down to it and what leaves it downwards.

    Attributes
    ----------
    tops, bottoms
        Where vertical lines arrive from above, and leave below.
    under
        The place, among the nets of its channel, of the net it hangs from.
    """

    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    under: int | None = None

    @property
    def left(self) -> int:
        """Its left end."""
        return min(self.tops + self.bottoms)

    @property
    def right(self) -> int:
        """Its right end."""
        return max(self.tops + self.bottoms)

    @property
    def is_straight(self) -> bool:
        """Whether it is no more than a vertical line."""
        return self.left == self.right

    def covers(self, place: int) -> bool:
        """Whether a vertical line at a place would meet it."""
        return self.left - _NEAR <= place <= self.right + _NEAR


def lanes(nets: Sequence[Net]) -> list[int]:
    """Give each net a lane, counted from 0 at the bottom.

    Nets in one lane do not touch; one that hangs from another runs below it.
    """
    order = _ordered(nets)
    lane = [0] * len(nets)
    for position, one in reversed(list(enumerate(order))):
        below = [
            lane[other] + 1
            for other in order[position + 1 :]
            if _conflict(nets, one, other)
        ]
        lane[one] = max(below, default=0)
    return lane


def _ordered(nets: Sequence[Net]) -> list[int]:
    """Nets from the top, each moved to where it costs least until none moves."""
    numbers = range(len(nets))
    cost = [[_cost(nets, one, other) for other in numbers] for one in numbers]
    order = list(numbers)
    for _ in range(_ROUNDS):
        before = list(order)
        for number in numbers:
            order.remove(number)
            order.insert(_best_place(order, number, cost), number)
        if order == before:
            break
    return order


def _best_place(
    order: Sequence[int], number: int, cost: Sequence[Sequence[int]]
) -> int:
    """Where, between the others, a net costs least."""
    price = sum(cost[number][other] for other in order)
    best, best_price = 0, price
    for place, other in enumerate(order, start=1):
        price += cost[other][number] - cost[number][other]
        if price < best_price:
            best, best_price = place, price
    return best


def _cost(nets: Sequence[Net], upper: int, lower: int) -> int:
    """Crossings, and worse, if one net runs above another."""
    one, other = nets[upper], nets[lower]
    if one.under == lower:
        return _NEVER
    if other.under == upper:
        return 0
    crossings = sum(map(one.covers, other.tops)) + sum(map(other.covers, one.bottoms))
    clashes = sum(
        abs(top - bottom) <= _NEAR for top in other.tops for bottom in one.bottoms
    )
    return crossings + _CLASH * clashes


def _conflict(nets: Sequence[Net], upper: int, lower: int) -> bool:
    one, other = nets[upper], nets[lower]
    if other.under == upper:
        return True
    if one.is_straight or other.is_straight:
        return False
    return one.left <= other.right + _NEAR and other.left <= one.right + _NEAR
