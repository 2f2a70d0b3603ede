"""Carrier probabilities of everybody in a family, from all observations at once."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from .conflicts import smallest_conflict
from .errors import ObservationsConflictError, TooTangledError
from .evidence import evidence_of
from .model import CarrierProbability
from .network import FamilyModel, ancestry
from .propagation import is_possible, marginals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, PersonId

    from .model import InheritanceModel, Observation
    from .table import Table

__all__ = ["carrier_probabilities"]


def carrier_probabilities(
    family: Family,
    model: InheritanceModel,
    *,
    proband: PersonId,
    observations: Mapping[PersonId, Observation] | None = None,
) -> Mapping[PersonId, CarrierProbability]:
    """Exact posterior carrier probability of everybody in a family.

    Biological parents and monozygotic twins count, social parents do not; a parent who
    is not drawn is a founder of their own. Marriage loops are exact. Phenotypes are
    not looked at.

    Parameters
    ----------
    family
        A validated family.
    model
        Mode, allele frequency (None: the rare-allele limit) and de novo share.
    proband
        The person whose result opened the case: a carrier (homozygous in recessive
        inheritance) unless the family file or `observations` say otherwise. Mutation
        and loss of the variant are in balance along this person's ancestors, so that
        drawing one more generation moves nothing.
    observations
        Test results by person; each replaces the result in the family file.

    Returns
    -------
    mapping of PersonId to CarrierProbability
        Everybody, in the order of the family. In the rare-allele limit someone
        unrelated to every carrier has probability 0.

    Raises
    ------
    UnknownPersonError
        If the proband or an observed person is not in the family.
    SexNeededError
        If the model is X-linked and the sex of somebody is unknown.
    ObservationsConflictError
        If the observations cannot all be true; it names a smallest such set.
    TooTangledError
        If the family has too many interlocked loops for an exact answer.

    References
    ----------
    .. [1] S. L. Lauritzen and D. J. Spiegelhalter. Local computations with
       probabilities on graphical structures and their application to expert systems.
       J R Stat Soc B 50 (1988) 157-224.
    .. [2] R. C. Elston and J. Stewart. A general model for the genetic analysis of
       pedigree data. Hum Hered 21 (1971) 523-542.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pedigree import Family, InheritanceModel, Person, PersonId, Sex
    >>> mum, ana = PersonId("mum"), PersonId("ana")
    >>> family = Family.of([
    ...     Person(id=mum, sex=Sex.FEMALE),
    ...     Person(id=ana, sex=Sex.FEMALE, mother=mum),
    ... ])
    >>> model = InheritanceModel(de_novo=Fraction(1, 5))
    >>> carrier_probabilities(family, model, proband=ana)[mum].fraction
    Fraction(2, 5)
    """
    evidence = evidence_of(
        family, model.mode, proband=proband, observations=observations
    )
    asked = FamilyModel(family, model, proband=proband)
    states = asked.states(evidence)
    tables = None
    if all(states):
        tables = marginals(asked.network(states, range(len(asked.lineage))))
    if tables is None:
        raise ObservationsConflictError(_smallest_conflict(asked, evidence))
    found = [
        _probability(
            states[number],
            table,
            hemizygous=asked.is_hemizygous(number),
            limit=model.frequency is None,
        )
        for number, table in enumerate(tables)
    ]
    return MappingProxyType(
        {person.id: found[asked.lineage.index[person.id]] for person in family}
    )


def _probability(
    states: tuple[int, ...], table: Table, *, hemizygous: bool, limit: bool
) -> CarrierProbability:
    shares = dict(zip(states, table.shares(), strict=True))
    total = next(iter(shares.values()))[1]
    one, two = (shares.get(genotype, (0, total))[0] for genotype in (1, 2))
    return CarrierProbability(
        carrier=(one + two) / total,
        fraction=Fraction(one + two, total) if limit else None,
        heterozygous=0.0 if hemizygous else one / total,
        biallelic=two / total,
    )


def _smallest_conflict(
    asked: FamilyModel, evidence: Mapping[PersonId, Observation]
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
