"""Whose test, of those offered today, would tell most about the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.inference import ObservationsConflictError, evidence_of, value_of_tests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pedigree.family import Family, PersonId
    from pedigree.inference import Observation, TestValue

    from .step import CascadeStep
    from .variant import FamilialVariant

__all__ = ["most_telling_tests"]


def most_telling_tests(
    family: Family,
    steps: Iterable[CascadeStep],
    *,
    proband: PersonId,
    variant: FamilialVariant,
    observations: Mapping[PersonId, Observation] | None = None,
) -> tuple[TestValue, ...]:
    """Rank those who are offered a test today by what it would tell.

    It refuses to compare anybody else: who is too young, waits for others or was tested
    is not asked first because their test would tell more.

    Parameters
    ----------
    family, proband, observations
        As for `plan_cascade`.
    steps
        What `plan_cascade` gave for them.
    variant
        What the cascade seeks.

    Returns
    -------
    tuple of TestValue
        The most telling test first.

    Raises
    ------
    ObservationsConflictError
        If the results cannot all be true, not even with a new mutation where the gene
        has any.
    SexNeededError, TooTangledError
        As for `carrier_probabilities`.
    """
    evidence = evidence_of(
        family,
        variant.model.mode,
        proband=proband,
        observations=observations,
        sensitivity=variant.sensitivity,
    )
    offered = [step.id for step in steps if step.wave == 1]
    model, other = variant.model, variant.model_with_new_mutation
    try:
        return value_of_tests(
            family, model, proband=proband, observations=evidence, candidates=offered
        )
    except ObservationsConflictError:
        if other is None:
            raise
        return value_of_tests(
            family, other, proband=proband, observations=evidence, candidates=offered
        )
