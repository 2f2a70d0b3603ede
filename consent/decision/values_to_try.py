"""Values that no rule of a country tells apart: one stands for all when tried."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Circle, DeceasedAccess, RelativeClaim
from consent.situation_facts import ConsentFacts, RelativeFacts
from consent.situation_words import Disclosure, Kin, Request
from consent.vocabulary import Word

__all__ = ["CHILDREN", "UNRELATED", "values_to_try"]

#: Not at risk through the proband by birth.
UNRELATED: Final = frozenset({Kin.PARTNER, Kin.OTHER})
#: Whose guardian the proband is, while they are minors.
CHILDREN: Final = frozenset({Kin.DAUGHTER, Kin.SON})

#: A withdrawal counts as a refusal in every rule.
_DISCLOSURES: Final = (Disclosure.GIVEN, Disclosure.REFUSED, Disclosure.NOT_ASKED)


def values_to_try(
    law: CountryLaw | None, on: date, *, relative: RelativeFacts, consent: ConsentFacts
) -> Mapping[str, tuple[Word, ...]]:
    """Return, for unknown facts of many values, one value of each class.

    Parameters
    ----------
    law
        The law whose lists are read; None: only what every leg tells apart.
    on
        The day.
    relative, consent
        The facts; only the unknown among them get an entry.

    Returns
    -------
    Mapping of str to tuple of Word
        By dotted key. Trying these gives the same answers as trying every value.
    """
    # INVARIANT: trying one of each class gives what trying all gives
    found: dict[str, tuple[Word, ...]] = {}
    if relative.kin is None:
        found["relative.kin"] = _kin(law, on)
    if relative.request is None:
        found["relative.request"] = _requests(law, on)
    if consent.disclosure is None:
        found["consent.disclosure"] = _DISCLOSURES
    return found


def _kin(law: CountryLaw | None, on: date) -> tuple[Kin, ...]:
    """Return one kin for each class that some list tells apart."""
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


def _requests(law: CountryLaw | None, on: date) -> tuple[Request, ...]:
    """Return no request, the best, and one just short of each form that is asked."""
    asked: set[Request] = set()
    access = None if law is None else law.entry(DeceasedAccess, on)
    claim = None if law is None else law.entry(RelativeClaim, on)
    asked |= set() if access is None else {access.value.request_form}
    asked |= set() if claim is None else {claim.value.request_form}
    short = {Request.WRITTEN: Request.ORAL, Request.WRITTEN_REASONED: Request.WRITTEN}
    tried = {Request.NONE, Request.WRITTEN_REASONED}
    tried |= {short[form] for form in asked if form in short}
    return tuple(request for request in Request if request in tried)
