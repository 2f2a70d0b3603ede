"""What a counsellor should think of besides the offer, in words without names.

Notes change no offer: they speak of a child's care, of couples and pregnancies, and of
people whose own illness may have another cause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.family import Sex, partners

from .births import LATE_CHILDBEARING, MAJORITY
from .reasons import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pedigree.family import PersonId

    from .standing import Standing

__all__ = ["is_urgent", "notes_on"]

_NEWBORN_YEARS = 1
"""A gene whose test is overdue from this age needs a plan before the birth."""


def notes_on(standing: Standing, person: PersonId, *, wave: int | None) -> list[Note]:
    """Give the notes on one relative.

    Parameters
    ----------
    standing
        Where everybody stands.
    person
        A blood relative of the proband, or a partner.
    wave
        The wave the relative is in, None where no offer is foreseen.
    """
    notes = [Note.NEW_MUTATION] if standing.new_mutation else []
    if wave is not None:
        notes += _notes_on_offer(standing, person)
    if _may_have_children_with_two(standing, person):
        related = _has_related_partner(standing, person)
        notes.append(Note.COUPLE_RELATED if related else Note.COUPLE)
    return notes


def is_urgent(standing: Standing, person: PersonId) -> bool:
    """Whether a result would change the care of somebody who may be a child now."""
    gene = standing.variant.gene
    if not gene.childhood_testing_indicated or standing.ages(person)[1] is None:
        return False
    grown = standing.births[person].has_reached(MAJORITY, on=standing.on)
    return grown is not True and standing.is_old_enough(person) is not False


def _notes_on_offer(standing: Standing, person: PersonId) -> Iterator[Note]:
    if standing.is_unborn(person):
        yield Note.UNBORN
        latest = standing.ages(person)[1]
        if latest is not None and latest <= _NEWBORN_YEARS:
            yield Note.NEWBORN_PLAN
    if is_urgent(standing, person):
        yield Note.CHILDHOOD_URGENT
    if standing.is_overdue(person):
        yield Note.OVERDUE
    if standing.variant.depends_on_parent:
        yield Note.PARENT_OF_ORIGIN
    if standing.family[person].affected:
        yield Note.WIDER_PANEL


def _may_have_children_with_two(standing: Standing, person: PersonId) -> bool:
    """Whether a carrier of a gene with a recessive childhood disease plans children.

    In recessive genes the partner is in the cascade itself, which says more.
    """
    return (
        standing.variant.gene.cascade.test_partner_of_carrier
        and not standing.variant.is_recessive
        and not standing.is_dead(person)
        and standing.is_center(person)
        and _may_have_children(standing, person)
    )


def _may_have_children(standing: Standing, person: PersonId) -> bool:
    birth = standing.births[person]
    if birth.has_reached(MAJORITY, on=standing.on) is not True:
        return False
    female = standing.family[person].sex is Sex.FEMALE
    return not (female and birth.has_reached(LATE_CHILDBEARING, on=standing.on))


def _has_related_partner(standing: Standing, person: PersonId) -> bool:
    """Whether somebody this person has children with may carry the variant too."""
    return any(standing.chance(each) > 0 for each in partners(standing.family, person))
