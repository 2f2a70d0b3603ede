"""Which parent a carrier has the variant from, where the family leaves no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.genes.vocabulary import InheritedFrom

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, PersonId
    from pedigree.inference import CarrierProbability

__all__ = ["parent_of_variant"]


def parent_of_variant(
    family: Family,
    person: PersonId,
    chances: Mapping[PersonId, CarrierProbability],
) -> InheritedFrom | None:
    """Say from which parent a carrier has the variant, or nothing.

    Parameters
    ----------
    family
        The family.
    person
        A carrier in it.
    chances
        Everybody's carrier probability without new mutations, this person's result
        included.

    Returns
    -------
    InheritedFrom or None
        A parent only where that parent carries the variant for certain and the other
        certainly does not.
    """
    father, mother = family[person].father, family[person].mother
    if father is None or mother is None:
        return None
    match chances[father].carrier, chances[mother].carrier:
        case 1, 0:
            return InheritedFrom.FATHER
        case 0, 1:
            return InheritedFrom.MOTHER
        case _:
            return None
