"""Leg D after death, access by law: who is listed, in which form, order and time."""

from consent.decision.claim import claimed, kin_counts, request_form
from consent.decision.conditions import act, doubtful_entry
from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, ask, hold, permit, refuse, worst
from consent.decision.view import View
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import DeceasedAccess
from consent.rulebook_entry_words import NotListed, ObjectionEffect
from consent.rulebook_values import Entry
from consent.situation_words import Disclosure
from consent.vocabulary import MissingAct

__all__ = ["access_to_record", "listed", "objected", "objection"]

_CLOSED = {Disclosure.REFUSED, Disclosure.WITHDRAWN}


def objected(view: View) -> bool:
    """Whether the deceased objected in life; a refusal or withdrawal is one."""
    if view.word("consent.disclosure", Disclosure) in _CLOSED:
        return True
    return view.claim("proband.prior_objection")


def objection(view: View, entry: Entry[DeceasedAccess]) -> Verdict:
    """Answer for an objection in life, by what the law makes of it."""
    effect = entry.value.objection
    if effect is ObjectionEffect.NO_EFFECT:
        return permit()
    lifted_by = entry.value.objection_lifted_by
    if lifted_by is not None and view.done(lifted_by):
        return permit(view.cite(entry, Say.ACT_DONE, condition=lifted_by))
    if not objected(view):
        return permit()
    if effect is ObjectionEffect.BARS:
        return refuse(view.cite(entry, Say.OBJECTION_BARS))
    return ask(view.cite(entry, Say.OBJECTION_WEIGHED))


def listed(view: View, law: CountryLaw, entry: Entry[DeceasedAccess]) -> Verdict:
    """Answer for the list: kin, heirs, members of the household."""
    access = entry.value
    kin = view.kin()
    by_kin = kin in access.kin
    counts = kin_counts(view, law, kin, access.adults_only) if by_kin else False
    if access.heir_required:
        on_list = by_kin and counts is not False and view.claim("relative.heir")
    else:
        on_list = (
            counts is True
            or (access.heir_suffices and view.claim("relative.heir"))
            or (access.cohabitant_suffices and view.claim("relative.cohabitant"))
        )
    if on_list:
        return permit(view.cite(entry, Say.LISTED))
    if counts is None:
        key = "relative.age"
        return ask(view.note(key, Say.AGE_UNKNOWN), settles=(key,))
    said = view.cite(entry, Say.NOT_LISTED)
    return refuse(said) if access.not_listed is NotListed.REFUSE else ask(said)


def access_to_record(
    view: View, law: CountryLaw, entry: Entry[DeceasedAccess]
) -> Verdict:
    """Answer a relative who asks after the proband's death.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.
    entry
        The access the country gives.

    Returns
    -------
    Verdict
        All met: `permit` by claim, `ask_human` by discretion.
    """
    access = entry.value
    if entry.doubtful:
        return doubtful_entry(view, entry)
    on_list = listed(view, law, entry)
    parts = [on_list, objection(view, entry)]
    parts += [request_form(view, entry, access.request_form)]
    parts += [act(view, entry, step) for step in access.acts]
    parts += [_interest(view, entry), _order(view, entry)]
    parts += [_could_consent(view, entry), _other_relative(view, entry)]
    found = worst(*parts)
    return worst(claimed(view, entry), found)


def _interest(view: View, entry: Entry[DeceasedAccess]) -> Verdict:
    """Answer for kin who must document an interest."""
    if view.kin() not in entry.value.interest_required_for:
        return permit()
    if view.situation.relative.legal_interest_documented:
        return permit()
    said = view.cite(entry, Say.INTEREST_MISSING)
    return hold(said, missing=[MissingAct.LEGAL_INTEREST_DOCUMENTED])


def _order(view: View, entry: Entry[DeceasedAccess]) -> Verdict:
    """Answer where the closest come first."""
    access = entry.value
    if not access.closest_first:
        return permit()
    if view.kin() in access.first_circle:
        return permit()
    if not view.claim("relative.closer_relative_alive"):
        return permit()
    said = view.cite(entry, Say.CLOSER_EXISTS)
    closed = access.when_closer_exists is NotListed.REFUSE
    return refuse(said) if closed else ask(said)


def _could_consent(view: View, entry: Entry[DeceasedAccess]) -> Verdict:
    """Answer where access stands in for a consent that could not be given (RO)."""
    if not entry.value.only_if_patient_could_not_consent:
        return permit()
    if not view.claim("proband.could_consent_before_death"):
        return permit()
    return refuse(view.cite(entry, Say.COULD_CONSENT))


def _other_relative(view: View, entry: Entry[DeceasedAccess]) -> Verdict:
    """Answer where another close relative may object (PL)."""
    effect = entry.value.other_relative_objection
    if effect is None or not view.claim("relative.other_relative_objects"):
        return permit()
    said = view.cite(entry, Say.OTHER_OBJECTS)
    return refuse(said) if effect is NotListed.REFUSE else ask(said)
