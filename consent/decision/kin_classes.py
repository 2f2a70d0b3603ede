"""Kin that no rule of a country tells apart, so that one stands for all when tried."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Circle, DeceasedAccess, RelativeClaim
from consent.situation_words import Kin

__all__ = ["CHILDREN", "UNRELATED", "kin_to_try"]

#: Not at risk through the proband by birth.
UNRELATED: Final = frozenset({Kin.PARTNER, Kin.OTHER})
#: Whose guardian the proband is, while they are minors.
CHILDREN: Final = frozenset({Kin.DAUGHTER, Kin.SON})


def kin_to_try(law: CountryLaw | None, on: date) -> tuple[Kin, ...]:
    """Return one kin for each class that some list of this law tells apart.

    Parameters
    ----------
    law
        The law whose lists are read; None: only the classes every leg reads.
    on
        The day.

    Returns
    -------
    tuple of Kin
        Trying these gives the same answers as trying every kin.
    """
    # INVARIANT: the classes follow every list of kin a leg reads
    lists = [UNRELATED, CHILDREN, *(() if law is None else _lists(law, on))]
    found: dict[tuple[bool, ...], Kin] = {}
    for kin in Kin:
        found.setdefault(tuple(kin in listed for listed in lists), kin)
    return tuple(found.values())


def _lists(law: CountryLaw, on: date) -> Iterator[frozenset[Kin]]:
    """Yield every list of kin in the structured entries of a day."""
    circle = law.entry(Circle, on)
    if circle is not None:
        yield circle.value.kin
    claim = law.entry(RelativeClaim, on)
    if claim is not None:
        yield claim.value.kin
        yield claim.value.adults_only
    access = law.entry(DeceasedAccess, on)
    if access is not None:
        yield access.value.kin
        yield access.value.adults_only
        yield access.value.interest_required_for
        yield access.value.first_circle
