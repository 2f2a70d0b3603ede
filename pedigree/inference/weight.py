"""Non-negative numbers of the form `value * q**order`, kept to their leading term.

Sums and products of such numbers have exact leading terms because nothing can
cancel. At a finite frequency every order is 0 and the arithmetic is ordinary.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["HALF", "ONE", "ZERO", "Weight"]


@dataclass(frozen=True, slots=True)
class Weight:
    """One number `value * q**order`.

    Attributes
    ----------
    value
        Never negative; 0 is zero whatever the order says.
    order
        The power of the allele frequency that goes with it.

    Examples
    --------
    >>> rare = Weight(Fraction(1), order=1)
    >>> (rare * HALF + rare).value, (rare + ONE).order
    (Fraction(3, 2), 0)
    """

    value: Fraction
    order: int = 0

    def __add__(self, other: Weight) -> Weight:
        """Sum; the higher order vanishes beside the lower."""
        if not other.value:
            return self
        if not self.value:
            return other
        if self.order == other.order:
            return Weight(self.value + other.value, self.order)
        return self if self.order < other.order else other

    def __mul__(self, other: Weight) -> Weight:
        """Product; orders add."""
        return Weight(self.value * other.value, self.order + other.order)


ZERO = Weight(Fraction(0))
HALF = Weight(Fraction(1, 2))
ONE = Weight(Fraction(1))
