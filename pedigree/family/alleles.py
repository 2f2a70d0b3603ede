"""Chances that drawn alleles are identical by descent; refuses to know people by name.

One genotype's chances with everyone take one walk up and one walk down the lineage, so
the time grows linearly with its size; a couple's visits only their ancestors.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .lineage import Lineage

HALF = Fraction(1, 2)
WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Alleles:
    """How the alleles of one chromosome come down a lineage.

    Everybody has two alleles, one of each parent, or a single one of the mother. So an
    allele drawn from somebody was the father's or the mother's with a weight of a half
    each, or the mother's for certain.

    Attributes
    ----------
    lineage
        In the view of genotypes.
    single
        Whether each number has one allele only: a male, on the X chromosome.
    own
        Kinship of each number with itself.
    """

    lineage: Lineage
    single: Sequence[bool]
    own: Sequence[Fraction]

    @classmethod
    def of(cls, lineage: Lineage, single: Sequence[bool] | None = None) -> Alleles:
        """Find everybody's kinship with themselves; all have two alleles by default."""
        alone = [False] * len(lineage) if single is None else single
        known: list[Fraction] = []
        # Parents stand before their children, so all that is needed is known already.
        growing = cls(lineage, alone, known)
        of_couple: dict[tuple[int, int], Fraction] = {}
        for number in range(len(lineage)):
            couple = lineage.couple(number)
            if alone[number]:
                known.append(WHOLE)
            elif couple is None:
                known.append(HALF)
            else:
                if couple not in of_couple:
                    of_couple[couple] = growing.kinship(*couple)
                known.append((1 + of_couple[couple]) / 2)
        return cls(lineage, tuple(alone), tuple(known))

    def inbreeding(self, number: int) -> Fraction:
        """Chance that both alleles of one number are identical by descent."""
        return 2 * self.own[number] - 1

    def kinship(self, one: int, other: int) -> Fraction:
        """Kinship of two numbers."""
        shares, others = self._shares(one), self._shares(other)
        common = shares.keys() & others.keys()
        terms = (
            shares[each] * self._own_drawing(each) * others[each] for each in common
        )
        return sum(terms, Fraction(0))

    def row(self, number: int) -> tuple[Fraction, ...]:
        """Kinship of one number with all.

        The matrix of kinship is T D T', with T what descends from whom and D what each
        person's own drawing of alleles adds (Henderson 1976; Colleau 2002): T' walks
        up from the person, D weighs, T walks down.
        """
        shares = self._shares(number)
        row = [Fraction(0)] * len(self.lineage)
        for each in range(len(self.lineage)):
            if each in shares:
                row[each] = shares[each] * self._own_drawing(each)
            for parent, weight in self._sources(each):
                row[each] += row[parent] * weight
        return tuple(row)

    def _sources(self, number: int) -> Iterator[tuple[int, Fraction]]:
        """Known parents whose alleles one number has, and their weight."""
        if self.single[number]:
            mother = self.lineage.mother[number]
            if mother is not None:
                yield mother, WHOLE
        else:
            for parent in self.lineage.parents(number):
                yield parent, HALF

    def _shares(self, number: int) -> dict[int, Fraction]:
        """Give what each ancestor passed on to one number, itself included."""
        shares = {number: WHOLE}
        # Parents have lower numbers, so the highest waiting has got all it will get.
        waiting = [-number]
        while waiting:
            each = -heappop(waiting)
            for parent, weight in self._sources(each):
                if parent not in shares:
                    shares[parent] = Fraction(0)
                    heappush(waiting, -parent)
                shares[parent] += shares[each] * weight
        return shares

    def _own_drawing(self, number: int) -> Fraction:
        """Variance that the drawing of alleles adds to what the parents pass on."""
        passed = (
            weight * weight * self.own[parent]
            for parent, weight in self._sources(number)
        )
        return (WHOLE if self.single[number] else HALF) - sum(passed, Fraction(0))
