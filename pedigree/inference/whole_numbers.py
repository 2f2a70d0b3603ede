"""The slow twin in whole numbers: where floats find no weight, and for conflicts.

Says what cannot be true together; exact at any frequency.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .conflicts import smallest_conflict
from .errors import ObservationsConflictError, TooTangledError
from .network import FamilyModel, ancestry
from .posterior import probability_of
from .propagation import is_possible, marginals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, PersonId

    from .likelihood import Evidence
    from .model import CarrierProbability, InheritanceModel

__all__ = ["answered_in_whole_numbers"]


def answered_in_whole_numbers(
    family: Family,
    model: InheritanceModel,
    *,
    proband: PersonId,
    evidence: Mapping[PersonId, Evidence],
) -> Mapping[PersonId, CarrierProbability]:
    """Answer slowly where floats found no weight, or say what cannot be true.

    Raises
    ------
    ObservationsConflictError, TooTangledError
        As for `carrier_probabilities`.
    """
    asked = FamilyModel(family, model, proband=proband)
    states = asked.states(evidence)
    tables = None
    if all(states):
        network = asked.network(states, range(len(asked.lineage)))
        tables = marginals(asked.informed(network, evidence))
    if tables is None:
        raise ObservationsConflictError(_smallest_conflict(asked, evidence))
    found = []
    for number, table in enumerate(tables):
        shares = dict(zip(states[number], table.shares(), strict=True))
        one, two = (shares.get(genotype, 0) for genotype in (1, 2))
        hemizygous = asked.is_hemizygous(number)
        weights = (shares.get(0, 0), *((0, one) if hemizygous else (one, two)))
        found.append(
            probability_of(
                weights, hemizygous=hemizygous, limit=model.frequency is None
            )
        )
    return MappingProxyType(
        {person.id: found[asked.lineage.index[person.id]] for person in family}
    )


def _smallest_conflict(
    asked: FamilyModel, evidence: Mapping[PersonId, Evidence]
) -> tuple[PersonId, ...]:
    def consistent(people: frozenset[PersonId]) -> bool:
        states = asked.states({each: evidence[each] for each in people})
        if not all(states):
            return False
        # Whoever is neither observed nor above an observed person says nothing.
        numbers = ancestry(
            asked.lineage, (asked.lineage.index[each] for each in people)
        )
        try:
            return is_possible(asked.network(states, numbers))
        except TooTangledError:
            # Fewer observations can be harder; then a larger conflict has to do.
            return True

    return smallest_conflict(tuple(evidence), consistent)
