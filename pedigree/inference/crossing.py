"""How genotype weights pass between parents and children of one biallelic locus.

The formulas are sums and products only, so they serve floats, whole arrays of floats
and leading terms (`Term`) alike. Weights of a person stand by *class*: 0 never passes
the variant on (but for mutation), 1 passes it on half the time, 2 always does. A male
in X-linked inheritance is of class 0 or 2. No family is known here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .term import Term

if TYPE_CHECKING:
    from .model import InheritanceModel

__all__ = ["Chances", "Crossing", "Three", "six_of"]

Three = tuple[Any, Any, Any]
"""Weights of the three classes: floats, arrays of floats, or terms."""

Chances = tuple[Fraction | int, Fraction | int, Fraction | int]
"""Exact chances of the three classes."""

Six = tuple[Any, Any, Any, Any, Any, Any]
"""Weights of two parents' classes 00, 01, 02, 11, 12, 22; their order is no matter."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The constants of one inheritance model, in one kind of number.

    Attributes
    ----------
    whole, kept, mutated
        A gamete with the variant stays so; one without stays so, or mutates.
    common, rare
        The gamete of a parent who is not drawn: without and with the variant.
    founder, lone
        Hardy-Weinberg weights of two alleles, and of one.
    balance, lone_balance
        Loss that balances mutation in an ancestor of the proband.
    zero, one
        Nothing, and certainty.
    """

    whole: Any
    kept: Any
    mutated: Any
    common: Any
    rare: Any
    founder: Three
    lone: Three
    balance: Three
    lone_balance: Three
    zero: Any
    one: Any

    @classmethod
    def of(cls, model: InheritanceModel) -> Crossing:
        """Floats at a finite frequency, terms in the rare-allele limit."""
        return _crossing(model)

    def numbers(self, chances: Chances) -> Three:
        """Put exact chances, up to a common factor, in this kind of number."""
        a, b, c = chances
        if isinstance(self.one, float):
            return float(a), float(b), float(c)
        scale = math.lcm(a.denominator, b.denominator, c.denominator)
        return Term(int(a * scale)), Term(int(b * scale)), Term(int(c * scale))

    def pair_from_child(self, child: Three) -> Six:
        """Weigh both parents' classes by what is known of one child."""
        kept, mutated, whole = self.kept, self.mutated, self.whole
        x0, x1, x2 = child
        b = kept * x1 + mutated * x2
        none = kept * (kept * x0 + mutated * x1) + mutated * b
        one = whole * b
        two = whole * (whole * x2)
        low = none + one
        high = one + two
        none, one, two = none + none, one + one, two + two
        return none + none, low + low, one + one, low + high, high + high, two + two

    def child_from_pair(self, pair: Six) -> Three:
        """Weigh a child's classes by what is known of both parents."""
        kept, mutated, whole = self.kept, self.mutated, self.whole
        w00, w01, w02, w11, w12, w22 = pair
        low = w00 + w00 + w01
        high = w22 + w22 + w12
        middle = w01 + w12 + w02 + w02 + w11
        none = low + low + w11
        two = high + high + w11
        a = kept * none
        b = mutated * none + whole * (middle + middle)
        return kept * a, mutated * a + kept * b, mutated * b + whole * (whole * two)

    def parent_from_child(self, child: Three) -> Three:
        """Weigh the class of one parent; the other is not drawn."""
        x0, x1, x2 = child
        without = self.common * x0 + self.rare * x1
        with_variant = self.common * x1 + self.rare * x2
        return self._by_class(without, with_variant)

    def child_from_parent(self, parent: Three) -> Three:
        """Weigh a child's classes by one parent; the other is not drawn."""
        without, with_variant = self._gametes(parent)
        common, rare = self.common, self.rare
        return (
            common * without,
            rare * without + common * with_variant,
            rare * with_variant,
        )

    def mother_from_son(self, son: Three) -> Three:
        """Weigh the class of the mother of a male in X-linked inheritance."""
        return self._by_class(son[0], son[2])

    def son_from_mother(self, mother: Three) -> Three:
        """Weigh the classes of a male in X-linked inheritance by his mother's."""
        without, with_variant = self._gametes(mother)
        return without, self.zero, with_variant

    def _by_class(self, without: Any, with_variant: Any) -> Three:
        none = self.kept * without + self.mutated * with_variant
        two = self.whole * with_variant
        return none + none, none + two, two + two

    def _gametes(self, parent: Three) -> tuple[Any, Any]:
        w0, w1, w2 = parent
        none = w0 + w0 + w1
        return self.kept * none, self.mutated * none + self.whole * (w1 + w2 + w2)


def six_of(father: Three, mother: Three) -> Six:
    """Give the products of two parents' weights, by the pair of their classes."""
    f0, f1, f2 = father
    m0, m1, m2 = mother
    return (
        f0 * m0,
        f0 * m1 + f1 * m0,
        f0 * m2 + f2 * m0,
        f1 * m1,
        f1 * m2 + f2 * m1,
        f2 * m2,
    )


@lru_cache(maxsize=64)
def _crossing(model: InheritanceModel) -> Crossing:
    ratio, balance = model.mutation_ratio, 1 - Fraction(model.de_novo)
    if model.frequency is None:
        return _in_the_limit(ratio, balance)
    return _at(Fraction(model.frequency), ratio, balance)


def _at(q: Fraction, ratio: Fraction, balance: Fraction) -> Crossing:
    p, mutated = 1 - q, q * ratio
    b = float(balance)
    return Crossing(
        whole=1.0,
        kept=float(1 - mutated),
        mutated=float(mutated),
        common=float(p * (1 - mutated)),
        rare=float(q + p * mutated),
        founder=(float(p * p), float(2 * p * q), float(q * q)),
        lone=(float(p), 0.0, float(q)),
        balance=(1.0, b, b * b),
        lone_balance=(1.0, 1.0, b),
        zero=0.0,
        one=1.0,
    )


def _in_the_limit(ratio: Fraction, balance: Fraction) -> Crossing:
    """Terms on whole numbers: every weight times the denominators."""
    n, d = ratio.numerator, ratio.denominator
    a, b = balance.numerator, balance.denominator
    zero, one = Term(0), Term(1)
    return Crossing(
        whole=Term(d),
        kept=Term(d),
        mutated=Term(n, 1),
        common=Term(d),
        rare=Term(d + n, 1),
        founder=(one, Term(2, 1), Term(1, 2)),
        lone=(one, zero, Term(1, 1)),
        balance=(Term(b * b), Term(a * b), Term(a * a)),
        lone_balance=(Term(b), Term(b), Term(a)),
        zero=zero,
        one=one,
    )
