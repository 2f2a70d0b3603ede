"""Values that no rule of a country tells apart: one stands for all when tried."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import (
    Circle,
    ConsentFormDetails,
    DeceasedAccess,
    RelativeClaim,
)
from consent.situation_facts import ConsentFacts, RelativeFacts
from consent.situation_words import (
    ConsentForm,
    Disclosure,
    Kin,
    RelativeStatus,
    Request,
    Wish,
)
from consent.vocabulary import Word

__all__ = ["CHILDREN", "UNRELATED", "values_to_try"]

#: Not at risk through the proband by birth.
UNRELATED: Final = frozenset({Kin.PARTNER, Kin.OTHER})
#: Whose guardian the proband is, while they are minors.
CHILDREN: Final = frozenset({Kin.DAUGHTER, Kin.SON})

#: A withdrawal counts as a refusal in every rule.
_DISCLOSURES: Final = (Disclosure.GIVEN, Disclosure.REFUSED, Disclosure.NOT_ASKED)

#: Written and certified are alike, oral and electronic too, unless details say more.
_FORMS: Final = (ConsentForm.WRITTEN, ConsentForm.ORAL)

#: Only a wish not to know is told apart from all others.
_WISHES: Final = (Wish.NONE, Wish.DOES_NOT_WANT_TO_KNOW)

#: A minor is told from an adult by age alone.
_STATUSES: Final = (
    RelativeStatus.COMPETENT,
    RelativeStatus.INCAPACITATED,
    RelativeStatus.DECEASED,
)


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
    if consent.form is None:
        found["consent.form"] = _forms(law, on)
    if relative.wish is None:
        found["relative.wish"] = _WISHES
    if relative.status is None:
        found["relative.status"] = _STATUSES
    return found


def _forms(law: CountryLaw | None, on: date) -> tuple[ConsentForm, ...]:
    """Return writing, no writing, and what some country tells apart beside them."""
    details = None if law is None else law.entry(ConsentFormDetails, on)
    if details is None:
        return _FORMS
    weighed = details.doubtful or details.value.electronic_satisfies_written
    beside = [ConsentForm.ELECTRONIC] if weighed else []
    if details.value.certified_when is not None:
        beside.append(ConsentForm.CERTIFIED)
    return (*_FORMS, *beside)


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
