"""Where everybody stands before an offer is thought of: results, chances, ages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pedigree.inference import (
    CarrierProbability,
    Observation,
    ObservationsConflictError,
    carrier_probabilities,
)
from pedigree.inference.evidence import evidence_of

from .births import births_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pedigree.family import Family, PersonId
    from pedigree.inference import Evidence

    from .births import Birth
    from .variant import FamilialVariant

__all__ = ["Standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One family on one day, with all that the rules look at.

    Attributes
    ----------
    family, variant, proband, on
        What was asked.
    evidence
        What was observed, the proband's result included.
    chances
        Everybody's probabilities in the rare-allele limit.
    births
        Everybody's birth as far as known.
    new_mutation
        Whether the results agree only if the variant is a new mutation.
    passed_over
        Living relatives for whose test nobody waits.
    """

    family: Family
    variant: FamilialVariant
    proband: PersonId
    on: date
    evidence: Mapping[PersonId, Evidence]
    chances: Mapping[PersonId, CarrierProbability]
    births: Mapping[PersonId, Birth]
    new_mutation: bool
    passed_over: frozenset[PersonId] = frozenset()

    @classmethod
    def of(
        cls,
        family: Family,
        variant: FamilialVariant,
        *,
        proband: PersonId,
        on: date,
        born: Mapping[PersonId, date] | None,
        observations: Mapping[PersonId, Observation] | None,
    ) -> Standing:
        """Work out where everybody stands.

        Raises
        ------
        UnknownPersonError, SexNeededError, ObservationsConflictError, TooTangledError
            As for `carrier_probabilities`.
        """
        evidence, weighed = (
            evidence_of(
                family,
                variant.model.mode,
                proband=proband,
                observations=observations,
                sensitivity=each,
            )
            for each in (Fraction(1), variant.sensitivity)
        )
        chances, new_mutation = _chances(family, variant, proband, weighed)
        births = births_of(family, born)
        return cls(
            family, variant, proband, on, evidence, chances, births, new_mutation
        )

    def chance(self, person: PersonId) -> Fraction:
        """Exact probability of at least one variant allele."""
        return self.chances[person].fraction or Fraction(0)

    def is_at_risk(self, person: PersonId) -> bool:
        """Whether the genotype that starts a cascade is possible."""
        if self.variant.is_recessive:
            return self.chances[person].biallelic > 0
        return self.chance(person) > 0

    def is_tested(self, person: PersonId) -> bool:
        """Whether there is a result for this person."""
        return person in self.evidence

    def is_negative(self, person: PersonId | None) -> bool:
        """Whether this person was tested and does not have the variant for certain."""
        if person is None or self.chance(person):
            return False
        return self.evidence.get(person) is Observation.NON_CARRIER

    def is_dead(self, person: PersonId) -> bool:
        """Whether this person is known to have died."""
        return self.family[person].deceased is True

    def is_testable(self, person: PersonId) -> bool:
        """Whether this person could still be tested."""
        return not self.is_tested(person) and not self.is_dead(person)

    def is_open(self, person: PersonId) -> bool:
        """Whether others may wait for this person's test."""
        return self.is_testable(person) and person not in self.passed_over

    def is_obligate(self, person: PersonId) -> bool:
        """Whether an untested person has the variant for certain."""
        return not self.is_tested(person) and self.chance(person) == 1

    def is_center(self, person: PersonId) -> bool:
        """Whether the cascade spreads from this person.

        In recessive inheritance it spreads from people with two variant alleles.
        """
        if self.variant.is_recessive:
            return self.chances[person].biallelic == 1
        return self.chance(person) == 1

    def ages(self, person: PersonId) -> tuple[float, float | None]:
        """Ages from which this person is offered a test, and is overdue."""
        mother, father = self.family[person].mother, self.family[person].father
        from_mother = (
            mother is not None
            and self.chance(mother) > 0
            and (father is None or self.chance(father) == 0)
        )
        return self.variant.ages(from_mother=from_mother)

    def is_old_enough(self, person: PersonId) -> bool | None:
        """Whether the age of the offer is reached; None if that is not sure."""
        return self.births[person].has_reached(self.ages(person)[0], on=self.on)

    def is_unborn(self, person: PersonId) -> bool:
        """Whether this is a pregnancy: a birth that is still to come."""
        return self.births[person].has_reached(0, on=self.on) is False

    def is_overdue(self, person: PersonId) -> bool:
        """Whether the age by which a test should be done has passed for sure."""
        latest = self.ages(person)[1]
        if latest is None:
            return False
        return self.births[person].has_reached(latest, on=self.on) is True


def _chances(
    family: Family,
    variant: FamilialVariant,
    proband: PersonId,
    evidence: Mapping[PersonId, Evidence],
) -> tuple[Mapping[PersonId, CarrierProbability], bool]:
    try:
        found = carrier_probabilities(
            family, variant.model, proband=proband, observations=evidence
        )
    except ObservationsConflictError:
        # A gene whose lower bound is 0 still has new mutations now and then.
        model = variant.model_with_new_mutation
        if model is None:
            raise
        found = carrier_probabilities(
            family, model, proband=proband, observations=evidence
        )
        return found, True
    return found, False
