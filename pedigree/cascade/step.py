"""One relative's place in the cascade, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from pedigree.family import PersonId

__all__ = ["CascadeStep", "Offer"]


class Offer(StrEnum):
    """What the cascade means for one person today."""

    OFFER_NOW = "offer_now"
    WAIT_FOR_INTERVENING_RELATIVE = "wait_for_intervening_relative"
    WAIT_FOR_PARTNER_RESULT = "wait_for_partner_result"
    DEFER_UNTIL_AGE = "defer_until_age"
    OFFER_PARTNER_TEST = "offer_partner_test"
    OFFER_CONFIRMATORY_TEST = "offer_confirmatory_test"
    OFFER_ONCE_FOR_GONADAL_MOSAICISM = "offer_once_for_gonadal_mosaicism"
    DO_NOT_OFFER = "do_not_offer"
    TESTED = "tested"
    NOT_APPLICABLE_DECEASED = "not_applicable_deceased"
    DATA_NEEDED = "data_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeStep:
    """What a cascade means for one relative, or for a partner to be tested.

    Attributes
    ----------
    id
        The relative.
    carrier_probability, fraction
        Probability of at least one variant allele in the rare-allele limit, as a
        number and exactly.
    obligate
        Untested, and a carrier by position in the family.
    wave
        1 where an offer is made now, above 1 where it may come later, None where
        none is foreseen.
    priority
        Place within the wave, 1 first; equals share a place; 0 without a wave.
    offer
        What to do.
    offer_from
        The day on which the person is old enough, where that day is still to come.
    waits_for
        Relatives of whom one must turn out a carrier first, or the partner.
    urgent
        A result changes the care of a child now.
    reasons
        Why, in words without names; never empty.
    """

    id: PersonId
    carrier_probability: float
    fraction: Fraction | None
    offer: Offer
    obligate: bool = False
    wave: int | None = None
    priority: int = 0
    offer_from: date | None = None
    waits_for: tuple[PersonId, ...] = ()
    urgent: bool = False
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Give the keys that `cascade relatives --gene` adds to a relative."""
        return {
            "id": self.id,
            "carrier_probability": self.carrier_probability,
            "fraction": None if self.fraction is None else str(self.fraction),
            "obligate": self.obligate,
            "wave": self.wave,
            "priority": self.priority,
            "offer": self.offer.value,
            "offer_from": self.offer_from and self.offer_from.isoformat(),
            "waits_for": list(self.waits_for),
            "urgent": self.urgent,
            "reasons": list(self.reasons),
        }
