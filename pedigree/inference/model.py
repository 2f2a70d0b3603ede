"""What is asked of the inference and what it answers; it computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .errors import InheritanceModelError

__all__ = ["CarrierProbability", "InheritanceModel", "Mode", "Observation"]


class Mode(StrEnum):
    """How a gene is inherited; the words are those of the gene files."""

    AUTOSOMAL_DOMINANT = "autosomal_dominant"
    AUTOSOMAL_RECESSIVE = "autosomal_recessive"
    X_LINKED = "x_linked"


class Observation(StrEnum):
    """What a test of the familial variant showed in one person.

    `carrier` says at least one variant allele, the other three name the genotype.
    """

    CARRIER = "carrier"
    NON_CARRIER = "non_carrier"
    HETEROZYGOUS = "heterozygous"
    HOMOZYGOUS = "homozygous"


@dataclass(frozen=True, slots=True)
class InheritanceModel:
    """Mode, allele frequency and share of new mutations of one variant.

    Attributes
    ----------
    mode
        Dominant and recessive share one genotype model and differ in what the
        proband's result means; X-linked counts one allele in males.
    frequency
        Allele frequency `q`, strictly between 0 and 1; None is the rare-allele
        limit `q -> 0`, in which the answers are exact fractions.
    de_novo
        The share `d` of heterozygous probands whose variant is new, 0 <= d < 1.
        Each gamete mutates with probability `q * d / (1 - d)`.

    Raises
    ------
    InheritanceModelError
        If a number lies outside its range; all faults are named at once.

    Examples
    --------
    >>> InheritanceModel(Mode.AUTOSOMAL_DOMINANT, de_novo=Fraction(1, 5)).mutation_ratio
    Fraction(1, 4)
    """

    mode: Mode = Mode.AUTOSOMAL_DOMINANT
    frequency: Fraction | None = None
    de_novo: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        """Check both numbers, then raise once with all faults."""
        faults = []
        if self.frequency is not None and not 0 < self.frequency < 1:
            faults.append(
                f"allele frequency `{self.frequency}` is not usable: give a number "
                "between 0 and 1, or leave it out for the rare-allele limit"
            )
        if not 0 <= self.de_novo < 1:
            faults.append(
                f"de novo share `{self.de_novo}` is not usable: give a number from "
                "0 up to, but not including, 1"
            )
        elif not faults and self.mutation_ratio * (self.frequency or 0) > 1:
            faults.append(
                f"de novo share `{self.de_novo}` and allele frequency "
                f"`{self.frequency}` together make mutation more than certain: "
                "lower one of them"
            )
        if faults:
            raise InheritanceModelError("; ".join(faults))

    @property
    def mutation_ratio(self) -> Fraction:
        """Mutation probability per gamete over the allele frequency: `d / (1 - d)`."""
        return Fraction(self.de_novo) / (1 - Fraction(self.de_novo))


@dataclass(frozen=True, slots=True)
class CarrierProbability:
    """The genotype probabilities of one person, given everything observed.

    Attributes
    ----------
    carrier
        Probability of at least one variant allele.
    fraction
        The same as an exact fraction; None when a finite frequency was used.
    heterozygous, biallelic
        Probability of exactly one allele beside a normal one, and of two. Both are
        0 for a male in X-linked inheritance, who is a carrier or not.
    """

    carrier: float
    fraction: Fraction | None
    heterozygous: float
    biallelic: float
