"""Leading terms `value * q**order` in whole numbers: the arithmetic of `q -> 0`.

Sums and products of non-negative numbers have exact leading terms because nothing can
cancel. Whole numbers of any size, so nothing is rounded and nothing underflows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Term", "shortened", "whole_shares"]


class Term:
    """One number `value * q**order`; it is zero if its value is, whatever the order.

    Parameters
    ----------
    value
        A whole number, never negative.
    order
        The power of the allele frequency that goes with it.

    Examples
    --------
    >>> rare = Term(3, 1)
    >>> (rare * Term(2) + rare).value, (rare + Term(1)).order
    (9, 0)
    """

    __slots__ = ("order", "value")

    def __init__(self, value: int, order: int = 0) -> None:
        self.value = value
        self.order = order

    def __bool__(self) -> bool:
        """Whether it is not zero."""
        return bool(self.value)

    def __add__(self, other: Term) -> Term:
        """Sum; the higher order vanishes beside the lower."""
        if not other.value:
            return self
        if not self.value:
            return other
        if self.order == other.order:
            return Term(self.value + other.value, self.order)
        return self if self.order < other.order else other

    def __mul__(self, other: Term) -> Term:
        """Product; orders add."""
        return Term(self.value * other.value, self.order + other.order)


def shortened(terms: Sequence[Term]) -> tuple[Term, ...] | None:
    """Divide by what all terms share; None if all of them are zero.

    Examples
    --------
    >>> [(t.value, t.order) for t in shortened([Term(4, 2), Term(6, 1)])]
    [(2, 1), (3, 0)]
    """
    divisor = math.gcd(*(term.value for term in terms))
    if not divisor:
        return None
    lowest = min(term.order for term in terms if term.value)
    return tuple(Term(term.value // divisor, term.order - lowest) for term in terms)


def whole_shares(terms: tuple[Term, Term, Term]) -> tuple[int, int, int]:
    """Weigh the terms of the lowest order; the others vanish beside them.

    Examples
    --------
    >>> whole_shares((Term(4, 2), Term(6, 1), Term(2, 1)))
    (0, 6, 2)
    """
    lowest = min(term.order for term in terms if term.value)
    a, b, c = (term.value if term.order == lowest else 0 for term in terms)
    return a, b, c
