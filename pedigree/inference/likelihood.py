"""Evidence that does not settle a genotype: tests that err, disease that may come.

It says how likely what was seen is for each genotype; what follows for the family is
not its matter. Numbers are exact fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .errors import LikelihoodError
from .model import Observation

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Evidence",
    "Likelihood",
    "Penetrance",
    "likelihood_of_phenotype",
    "likelihood_of_test",
]

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Chance of what was seen in a person, by their number of variant alleles.

    Only the ratios matter. Independent evidence on one person is multiplied.

    Attributes
    ----------
    none, one, two
        Chances given 0, 1 and 2 variant alleles. A male in X-linked inheritance has 0
        or 1; `two` is not asked of him.

    Raises
    ------
    LikelihoodError
        If a chance is not between 0 and 1, or all are 0.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> Likelihood(1, half, half) * Likelihood(1, half, 0)
    Likelihood(none=Fraction(1, 1), one=Fraction(1, 4), two=Fraction(0, 1))
    """

    none: Fraction
    one: Fraction
    two: Fraction

    def __post_init__(self) -> None:
        """Make exact fractions of the chances and check them."""
        for name in ("none", "one", "two"):
            object.__setattr__(self, name, Fraction(getattr(self, name)))
        if not all(0 <= each <= 1 for each in self.by_genotype):
            raise LikelihoodError(
                f"a chance among `{self.none}`, `{self.one}`, `{self.two}` is not "
                "usable: give numbers from 0 to 1"
            )
        if not any(self.by_genotype):
            raise LikelihoodError(
                "evidence with a chance of 0 whatever the genotype is not usable: at "
                "least one chance has to be above 0"
            )

    def __mul__(self, other: Likelihood) -> Likelihood:
        """Combine evidence that is independent given the genotype."""
        pairs = zip(self.by_genotype, other.by_genotype, strict=True)
        return Likelihood(*(a * b for a, b in pairs))

    @property
    def by_genotype(self) -> tuple[Fraction, Fraction, Fraction]:
        """The three chances in order."""
        return self.none, self.one, self.two


Evidence = Observation | Likelihood
"""What is known of one person: a result that is taken as certain, or a likelihood."""


def likelihood_of_test(
    result: Observation,
    *,
    sensitivity: Fraction = ONE,
    specificity: Fraction = ONE,
) -> Likelihood:
    """Likelihood of a test result that may be wrong.

    In the rare-allele limit a specificity below 1 makes every positive result that no
    other evidence supports an error: carriers are infinitely rare there, errors not.

    Parameters
    ----------
    result
        `carrier` or `non_carrier`.
    sensitivity
        Chance that the test of somebody with the variant says `carrier`.
    specificity
        Chance that the test of somebody without it says `non_carrier`.

    Raises
    ------
    LikelihoodError
        If a chance is out of its range, or the result names a genotype.

    Examples
    --------
    >>> likelihood_of_test(Observation.NON_CARRIER, sensitivity=Fraction(9, 10))
    Likelihood(none=Fraction(1, 1), one=Fraction(1, 10), two=Fraction(1, 10))
    """
    for name, chance in (("sensitivity", sensitivity), ("specificity", specificity)):
        if not 0 <= chance <= 1:
            raise LikelihoodError(
                f"{name} `{chance}` is not usable: give a number from 0 to 1"
            )
    match result:
        case Observation.CARRIER:
            return Likelihood(1 - specificity, sensitivity, sensitivity)
        case Observation.NON_CARRIER:
            return Likelihood(specificity, 1 - sensitivity, 1 - sensitivity)
        case _:
            raise LikelihoodError(
                f"no sensitivity is defined for a result `{result}`: `carrier` and "
                "`non_carrier` are accepted"
            )


@dataclass(frozen=True, slots=True)
class Penetrance:
    """Share of people who have had the disease by an age, by variant alleles.

    Attributes
    ----------
    by_age
        Ages in years, each with the shares among people with 0, 1 and 2 variant
        alleles. Between two ages the share of the lower one holds, and below the
        first nobody has had it: nothing is interpolated.

    Raises
    ------
    LikelihoodError
        If a share is not between 0 and 1, or falls with age.
    """

    by_age: Mapping[int, tuple[Fraction, Fraction, Fraction]]

    def __post_init__(self) -> None:
        """See to it that the shares never fall."""
        before: tuple[Fraction, ...] = (Fraction(0),) * 3
        for age in sorted(self.by_age):
            shares = self.by_age[age]
            pairs = zip(before, shares, strict=True)
            if not all(earlier <= later <= 1 for earlier, later in pairs):
                raise LikelihoodError(
                    f"the shares at age `{age}` are not usable: give numbers from 0 "
                    "to 1 that do not fall with age"
                )
            before = shares

    def at(self, age_years: float) -> tuple[Fraction, Fraction, Fraction]:
        """Shares who have had the disease by an age."""
        reached = [age for age in self.by_age if age <= age_years]
        if not reached:
            return Fraction(0), Fraction(0), Fraction(0)
        none, one, two = (Fraction(each) for each in self.by_age[max(reached)])
        return none, one, two


def likelihood_of_phenotype(
    *, affected: bool, age_years: float, penetrance: Penetrance
) -> Likelihood:
    """Likelihood of having, or not having, had the disease by an age.

    Parameters
    ----------
    affected
        Whether the person has had the disease.
    age_years
        Age at onset, or the age to which the person is known to be unaffected.
    penetrance
        Shares affected by age and genotype.

    Raises
    ------
    LikelihoodError
        If nobody has the disease at this age whatever the genotype, or everybody.

    References
    ----------
    Ogino S, Wilson RB, Gold B, Flodman P. Bayesian risk assessment in genetic testing
    for autosomal dominant disorders with age-dependent penetrance. J Genet Couns
    2007;16:29-39.
    """
    shares = penetrance.at(age_years)
    return Likelihood(*(share if affected else 1 - share for share in shares))
