"""What each blood relative is offered today: the rules, one relative at a time.

Refuses to look at phenotype, sex or age beyond the age of the offer: unaffected, old
and male relatives close and open branches like all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.family import full_siblings, monozygotic_twins

from . import reasons as why
from .notes import is_urgent, notes_on
from .step import CascadeStep, Offer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pedigree.family import PersonId

    from .standing import Standing
    from .waiting import Wait

__all__ = ["offer_if_old_enough", "relative_step", "step_of"]

_LATER = 2
"""The first wave in which nothing is offered yet."""


def relative_step(
    standing: Standing, person: PersonId, waits: Mapping[PersonId, Wait]
) -> CascadeStep:
    """Place one blood relative in the cascade.

    Parameters
    ----------
    standing
        Where everybody stands.
    person
        A blood relative of the proband.
    waits
        Who stands between each relative and the nearest carrier.
    """
    if standing.is_tested(person):
        return step_of(standing, person, Offer.TESTED, reasons=[why.TESTED])
    if standing.is_dead(person):
        dead = why.DEAD_ON_AN_OPEN_LINE if standing.is_at_risk(person) else why.DEAD
        return step_of(standing, person, Offer.NOT_APPLICABLE_DECEASED, reasons=[dead])
    if _may_share_mosaicism(standing, person):
        return offer_if_old_enough(
            standing,
            person,
            Offer.OFFER_ONCE_FOR_GONADAL_MOSAICISM,
            reasons=[why.GONADAL_MOSAICISM],
        )
    if not standing.is_at_risk(person):
        return step_of(
            standing, person, Offer.DO_NOT_OFFER, reasons=[_why_not(standing, person)]
        )
    wait = waits.get(person)
    if wait is not None and wait.tests > _free_steps(standing):
        return _waiting(standing, person, wait)
    offer = (
        Offer.OFFER_CONFIRMATORY_TEST
        if standing.is_obligate(person)
        else Offer.OFFER_NOW
    )
    return offer_if_old_enough(
        standing, person, offer, reasons=_why_now(standing, person, wait)
    )


def offer_if_old_enough(
    standing: Standing, person: PersonId, offer: Offer, *, reasons: list[str]
) -> CascadeStep:
    """Make an offer, unless the person is too young or their age is not known."""
    age = standing.ages(person)[0]
    match standing.is_old_enough(person):
        case True:
            return step_of(standing, person, offer, wave=1, reasons=reasons)
        case False:
            offer, later = Offer.DEFER_UNTIL_AGE, [*reasons, why.from_age(age)]
            if not standing.births[person].is_exact:
                later.append(why.AGE_BY_YEAR_ONLY)
        case None:
            offer, later = Offer.DATA_NEEDED, [*reasons, why.from_age(age)]
            later.append(why.AGE_UNKNOWN)
    return step_of(standing, person, offer, wave=_LATER, reasons=later)


def step_of(
    standing: Standing,
    person: PersonId,
    offer: Offer,
    *,
    reasons: list[str],
    wave: int | None = None,
    behind: frozenset[PersonId] = frozenset(),
) -> CascadeStep:
    """Fill in what follows from the standing of a person alone."""
    order = {each.id: place for place, each in enumerate(standing.family)}
    return CascadeStep(
        id=person,
        carrier_probability=standing.chances[person].carrier,
        fraction=standing.chance(person),
        offer=offer,
        obligate=standing.is_obligate(person),
        wave=wave,
        offer_from=_offer_from(standing, person) if wave is not None else None,
        waits_for=tuple(sorted(behind, key=order.__getitem__)),
        urgent=wave is not None and is_urgent(standing, person),
        reasons=(*reasons, *notes_on(standing, person, wave=wave)),
    )


def _waiting(standing: Standing, person: PersonId, wait: Wait) -> CascadeStep:
    reasons = [why.BEHIND_THE_LIVING]
    age = standing.ages(person)[0]
    if standing.is_old_enough(person) is False:
        reasons.append(why.from_age(age))
    return step_of(
        standing,
        person,
        Offer.WAIT_FOR_INTERVENING_RELATIVE,
        wave=1 + wait.tests - _free_steps(standing),
        behind=wait.behind,
        reasons=reasons,
    )


def _free_steps(standing: Standing) -> int:
    """Count the living relatives in between who keep nobody waiting."""
    return int(standing.variant.depends_on_parent)


def _offer_from(standing: Standing, person: PersonId) -> date | None:
    if standing.is_old_enough(person) is not False:
        return None
    return standing.births[person].surely_reaches(standing.ages(person)[0])


def _may_share_mosaicism(standing: Standing, person: PersonId) -> bool:
    """Whether this is a full sibling of the proband and both parents are negative."""
    proband = standing.family[standing.proband]
    return (
        standing.is_negative(proband.father)
        and standing.is_negative(proband.mother)
        and person in full_siblings(standing.family, standing.proband)
        and not standing.is_obligate(person)
        and not standing.variant.is_recessive
    )


def _why_not(standing: Standing, person: PersonId) -> str:
    if standing.chance(person) > 0:
        return why.AT_MOST_HETEROZYGOUS
    return why.NOT_AT_RISK


def _why_now(standing: Standing, person: PersonId, wait: Wait | None) -> list[str]:
    found = []
    if _is_twin_of_carrier(standing, person):
        found.append(why.TWIN)
    elif standing.is_obligate(person):
        found.append(_why_obligate(standing, person))
    elif wait is None or wait.next_to_carrier:
        found.append(why.NEAREST)
    elif wait.tests:
        found.append(why.SKIPS_A_GENERATION)
    else:
        found.append(why.BEHIND_THE_UNTESTABLE)
    if _is_open_parent(standing, person):
        found.append(why.BOTH_SIDES_OPEN)
    return found


def _is_twin_of_carrier(standing: Standing, person: PersonId) -> bool:
    return any(
        standing.is_tested(twin) and standing.is_center(twin)
        for twin in monozygotic_twins(standing.family, person)
    )


def _why_obligate(standing: Standing, person: PersonId) -> str:
    proband = standing.family[standing.proband]
    others = [each for each in proband.parents if each != person]
    if person in proband.parents and any(map(standing.is_negative, others)):
        return why.OTHER_PARENT_NEGATIVE
    return why.OBLIGATE


def _is_open_parent(standing: Standing, person: PersonId) -> bool:
    """Whether this is one of two parents either of whom may have passed it on."""
    parents = standing.family[standing.proband].parents
    return (
        person in parents
        and len(parents) == 2
        and not standing.variant.is_recessive
        and all(0 < standing.chance(each) < 1 for each in parents)
    )
