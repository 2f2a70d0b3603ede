"""Children and partners in recessive inheritance: the partner's test comes first.

Everyone else follows the rules of `offers`; a lone heterozygote starts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.family import children

from . import reasons as why
from .offers import offer_if_old_enough, step_of
from .step import CascadeStep, Offer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, PersonId

    from .standing import Standing

__all__ = ["couple_steps"]


def couple_steps(standing: Standing) -> Mapping[PersonId, CascadeStep]:
    """Place the children of people with two variant alleles, and the partners.

    A child has one variant allele for certain. The other parent is tested first; only
    where that parent cannot be tested or is not known, the child's own test decides.

    Returns
    -------
    mapping of PersonId to CascadeStep
        Whoever is placed here; tested and dead people are not.
    """
    found: dict[PersonId, CascadeStep] = {}
    for person in standing.family:
        if not standing.is_center(person.id):
            continue
        for child in _in_order(standing.family, person.id):
            other = _other_parent(standing.family, child, person.id)
            if standing.is_testable(child):
                found[child] = _child_step(standing, child, other)
            if other is not None and _is_to_be_tested(standing, other):
                found[other] = _partner_step(standing, other)
    return found


def _child_step(
    standing: Standing, child: PersonId, other: PersonId | None
) -> CascadeStep:
    if standing.is_negative(other):
        return step_of(
            standing,
            child,
            Offer.DO_NOT_OFFER,
            reasons=[why.AT_MOST_HETEROZYGOUS, why.OTHER_PARENT_NEGATIVE],
        )
    if other is not None and _is_awaited(standing, other):
        return step_of(
            standing,
            child,
            Offer.WAIT_FOR_PARTNER_RESULT,
            wave=2,
            behind=frozenset({other}),
            reasons=[why.CHILD_OF_BIALLELIC],
        )
    reason = (
        why.NEAREST
        if other is not None and standing.chance(other) > 0
        else why.OTHER_PARENT_OUT_OF_REACH
    )
    return offer_if_old_enough(standing, child, Offer.OFFER_NOW, reasons=[reason])


def _partner_step(standing: Standing, partner: PersonId) -> CascadeStep:
    return step_of(
        standing, partner, Offer.OFFER_PARTNER_TEST, wave=1, reasons=[why.PARTNER]
    )


def _is_to_be_tested(standing: Standing, partner: PersonId) -> bool:
    return standing.is_testable(partner) and standing.chances[partner].biallelic == 0


def _is_awaited(standing: Standing, partner: PersonId) -> bool:
    return _is_to_be_tested(standing, partner) and standing.is_open(partner)


def _in_order(family: Family, person: PersonId) -> list[PersonId]:
    theirs = children(family, person)
    return [each.id for each in family if each.id in theirs]


def _other_parent(family: Family, child: PersonId, person: PersonId) -> PersonId | None:
    others = [each for each in family[child].parents if each != person]
    return others[0] if others else None
