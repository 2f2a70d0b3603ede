"""Which evidence counts for whom; it draws no conclusion from it."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from pedigree.family import Sex, SexNeededError

from .model import Mode, Observation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, PersonId, TestResult

    from .likelihood import Evidence

ONE = Fraction(1)
_OBSERVATIONS: dict[str, Observation] = {each: each for each in Observation}

__all__ = ["evidence_of", "require_sexes"]


def evidence_of(
    family: Family,
    mode: Mode,
    *,
    proband: PersonId,
    observations: Mapping[PersonId, Evidence] | None = None,
    sensitivity: Fraction = ONE,
) -> Mapping[PersonId, Evidence]:
    """Everything known of anybody's genotype, by person, in the order of the family.

    `observations` replace the results of the family file person by person. A proband
    without either is a carrier, and homozygous in recessive inheritance: that is what
    makes a proband. What comes out may go in again as `observations`.

    Parameters
    ----------
    family, mode, proband, observations
        As for `carrier_probabilities`.
    sensitivity
        Chance that the test of a carrier finds the variant. Below 1, a result
        `non_carrier` becomes a likelihood: it lowers a probability and leaves it above
        0. The proband's result stays as it is.

    Raises
    ------
    UnknownPersonError
        If the proband or an observed person is not in the family.
    LikelihoodError
        If the sensitivity is not between 0 and 1.

    Examples
    --------
    >>> from pedigree import Family, Person, PersonId, Sex, TestResult
    >>> mum, ana = PersonId("mum"), PersonId("ana")
    >>> family = Family.of([
    ...     Person(id=mum, sex=Sex.FEMALE, result=TestResult.NON_CARRIER),
    ...     Person(id=ana, sex=Sex.FEMALE, mother=mum),
    ... ])
    >>> seen = evidence_of(
    ...     family,
    ...     Mode.AUTOSOMAL_DOMINANT,
    ...     proband=ana,
    ...     sensitivity=Fraction(9, 10),
    ... )
    >>> seen[mum].one, seen[ana]
    (Fraction(1, 10), <Observation.CARRIER: 'carrier'>)
    """
    family[proband]
    given = observations or {}
    for observed in given:
        family[observed]
    recessive = mode is Mode.AUTOSOMAL_RECESSIVE
    known: dict[PersonId, Evidence | TestResult] = {
        proband: Observation.HOMOZYGOUS if recessive else Observation.CARRIER
    }
    for person in family.people.values():
        if person.result is not None:
            known[person.id] = person.result
    known.update(given)
    found = {each: _evidence(known[each]) for each in family.people if each in known}
    if sensitivity != 1:
        _soften(found, sensitivity, spared=proband)
    return MappingProxyType(found)


def _evidence(given: Evidence | str) -> Evidence:
    """Accept a result by its word as well."""
    if isinstance(given, str):
        return _OBSERVATIONS.get(given) or Observation(given)
    return given


def _soften(
    found: dict[PersonId, Evidence], sensitivity: Fraction, *, spared: PersonId
) -> None:
    """Make likelihoods of the negative results of all but one person."""
    from .likelihood import likelihood_of_test  # noqa: PLC0415 - few ask for it

    missed = likelihood_of_test(Observation.NON_CARRIER, sensitivity=sensitivity)
    for person, seen in found.items():
        if seen is Observation.NON_CARRIER and person != spared:
            found[person] = missed


def require_sexes(family: Family) -> None:
    """Refuse a family in which somebody's sex is unknown.

    Raises
    ------
    SexNeededError
        Naming everybody whose sex is not recorded.
    """
    unknown = [person.id for person in family if person.sex is Sex.UNKNOWN]
    if unknown:
        listed = ", ".join(f"`{person}`" for person in unknown)
        raise SexNeededError(
            f"X-linked inheritance needs the sex of {listed}: record female or male",
            item=unknown[0] if len(unknown) == 1 else None,
        )
