"""Founder, gamete and transmission probabilities of one biallelic locus.

A genotype is the number of variant alleles: 0, 1 or 2, and 0 or 1 for a male in
X-linked inheritance. What a family looks like is not known here.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from .model import InheritanceModel, Mode, Observation
from .weight import HALF, ONE, ZERO, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .crossing import Chances
    from .likelihood import Evidence

    Chance = Fraction | int

__all__ = ["Locus", "chances_by_class", "chances_of", "genotypes_fitting"]

Gamete = tuple[Weight, Weight]
"""Weights of a gamete without and with the variant."""

_NO_ALLELE: Gamete = (ONE, ZERO)


class Locus:
    """The probabilities that one inheritance model gives to founders and children.

    Parameters
    ----------
    model
        Its frequency decides whether the weights are numbers or leading terms.
    """

    def __init__(self, model: InheritanceModel) -> None:
        ratio = model.mutation_ratio
        frequency = model.frequency
        self._x_linked = model.mode is Mode.X_LINKED
        self._balance = Weight(1 - Fraction(model.de_novo))
        if frequency is None:
            self._pool: Gamete = (ONE, Weight(Fraction(1), order=1))
            self._mutation: Gamete = (ONE, Weight(ratio, order=1))
        else:
            q = Fraction(frequency)
            self._pool = (Weight(1 - q), Weight(q))
            self._mutation = (Weight(1 - q * ratio), Weight(q * ratio))

    def is_hemizygous(self, *, male: bool) -> bool:
        """Whether a person of this sex has one allele only."""
        return self._x_linked and male

    def genotypes(self, *, male: bool) -> tuple[int, ...]:
        """Every genotype a person of this sex can have."""
        return (0, 1) if self.is_hemizygous(male=male) else (0, 1, 2)

    def founder(self, *, male: bool) -> Mapping[int, Weight]:
        """Hardy-Weinberg weights of someone whose parents are both unknown."""
        if self.is_hemizygous(male=male):
            return _union(self._pool, _NO_ALLELE)
        return _union(self._pool, self._pool)

    def gamete_of_stranger(self) -> Gamete:
        """Give the gamete of a parent who is not drawn, a founder of their own."""
        normal, variant = self._pool
        kept, mutated = self._mutation
        return normal * kept, variant + normal * mutated

    def gamete(self, genotype: int, *, male: bool) -> Gamete:
        """Give the gamete of a drawn parent: its share without and with the variant.

        Of a male in X-linked inheritance it is the gamete his daughters get.
        """
        kept, mutated = self._mutation
        if genotype == 0:
            return kept, mutated
        if genotype == 2 or self.is_hemizygous(male=male):
            return ZERO, ONE
        return HALF * kept, HALF + HALF * mutated

    def child(
        self, paternal: Gamete, maternal: Gamete, *, male: bool
    ) -> Mapping[int, Weight]:
        """Genotype weights of a child made of two gametes."""
        if self.is_hemizygous(male=male):
            return _union(maternal, _NO_ALLELE)
        return _union(paternal, maternal)

    def balance(self, genotype: int) -> Weight:
        """Loss that balances mutation in an ancestor of the proband."""
        result = ONE
        for _ in range(genotype):
            result *= self._balance
        return result


def _union(first: Gamete, second: Gamete) -> Mapping[int, Weight]:
    return {
        0: first[0] * second[0],
        1: first[0] * second[1] + first[1] * second[0],
        2: first[1] * second[1],
    }


def chances_of(evidence: Evidence, *, hemizygous: bool) -> Mapping[int, Chance]:
    """Chance of what was seen given each genotype that it leaves possible.

    Parameters
    ----------
    evidence
        A result that is certain gives each genotype that fits it the chance 1.
    hemizygous
        True for a male in X-linked inheritance, who has at most one variant allele.
    """
    if isinstance(evidence, Observation):
        return dict.fromkeys(genotypes_fitting(evidence, hemizygous=hemizygous), 1)
    chances = evidence.by_genotype[: 2 if hemizygous else 3]
    return {genotype: chance for genotype, chance in enumerate(chances) if chance}


@lru_cache(maxsize=256)
def chances_by_class(evidence: Evidence, *, single: bool) -> Chances:
    """Chance of what was seen given that a genotype passes the variant never to always.

    Class 0 never passes it on, 1 half the time, 2 always; a `single` genotype (a male
    in X-linked inheritance) is of class 0 or 2. This is the one place where what is
    known of a person becomes numbers.
    """
    known = chances_of(evidence, hemizygous=single)
    if single:
        return known.get(0, 0), 0, known.get(1, 0)
    return known.get(0, 0), known.get(1, 0), known.get(2, 0)


def genotypes_fitting(observation: Observation, *, hemizygous: bool) -> frozenset[int]:
    """Genotypes that one observation leaves possible.

    Parameters
    ----------
    observation
        A test result for the familial variant.
    hemizygous
        True for a male in X-linked inheritance: he is a carrier or not, so
        `heterozygous` fits no genotype, and `homozygous` (the word laboratories use
        for his single allele) means carrier.

    Returns
    -------
    frozenset of int
        Numbers of variant alleles; may be empty.
    """
    if hemizygous and observation is Observation.HOMOZYGOUS:
        return frozenset({1})
    if hemizygous and observation is Observation.HETEROZYGOUS:
        return frozenset()
    match observation:
        case Observation.CARRIER:
            return frozenset({1, 2})
        case Observation.NON_CARRIER:
            return frozenset({0})
        case Observation.HETEROZYGOUS:
            return frozenset({1})
        case Observation.HOMOZYGOUS:
            return frozenset({2})
        case _:
            assert_never(observation)
