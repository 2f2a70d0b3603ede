"""Which observations count for whom; it draws no conclusion from them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pedigree.family import Sex, SexNeededError

from .model import Mode, Observation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, PersonId

__all__ = ["evidence_of", "require_sexes"]


def evidence_of(
    family: Family,
    mode: Mode,
    *,
    proband: PersonId,
    observations: Mapping[PersonId, Observation] | None = None,
) -> Mapping[PersonId, Observation]:
    """Everything observed, by person, in the order of the family.

    `observations` replace the results of the family file person by person. A proband
    without either is a carrier, and homozygous in recessive inheritance: that is what
    makes a proband.

    Raises
    ------
    UnknownPersonError
        If the proband or an observed person is not in the family.
    """
    family[proband]
    given = dict(observations or {})
    for observed in given:
        family[observed]
    implied = (
        Observation.HOMOZYGOUS
        if mode is Mode.AUTOSOMAL_RECESSIVE
        else Observation.CARRIER
    )
    found = {}
    for person in family:
        if person.id in given:
            found[person.id] = Observation(given[person.id])
        elif person.result is not None:
            found[person.id] = Observation(person.result.value)
        elif person.id == proband:
            found[person.id] = implied
    return MappingProxyType(found)


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
