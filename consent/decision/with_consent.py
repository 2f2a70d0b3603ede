"""Leg D with a consent on record: by whom, in which form, still good, on conditions."""

from calendar import monthrange
from datetime import date
from typing import Final, assert_never

from consent.decision.conditions import act, condition, doubtful_entry
from consent.decision.consent_form import due_form
from consent.decision.sentences import Say
from consent.decision.speakers import CARE, Speaker, speaker
from consent.decision.verdict import Ground, Verdict, ask, hold, permit, refuse, worst
from consent.decision.view import View
from consent.decision.without_consent import cited, silent
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import DirectContactConditions
from consent.rulebook_values import Entry
from consent.rulebook_words import (
    ContactWithConsent,
    RuleName,
)
from consent.situation_words import (
    ConsentGiver,
    ProbandStatus,
    Request,
)
from consent.vocabulary import MissingAct, Task

__all__ = ["consent_given", "valid_until"]

_ASKED_OF: Final = {
    Speaker.SELF: (ConsentGiver.PROBAND,),
    Speaker.GUARDIAN: (ConsentGiver.GUARDIAN,),
    Speaker.BOTH: (ConsentGiver.GUARDIAN, ConsentGiver.PROBAND),
    Speaker.REPRESENTATIVE: (ConsentGiver.REPRESENTATIVE,),
}
_MISSING: Final = {
    ConsentGiver.GUARDIAN: MissingAct.CONSENT_OF_GUARDIAN,
    ConsentGiver.REPRESENTATIVE: MissingAct.CONSENT_OF_REPRESENTATIVE,
}


def consent_given(view: View, law: CountryLaw) -> Verdict:
    """Answer where the proband's consent to this contact is on record.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.

    Returns
    -------
    Verdict
        `hold` where person, form, age or an act is short; `refuse` where a fixed fact
        of the country's own list fails; otherwise `permit` on the rule cited.
    """
    rule = view.rule(law, RuleName.CLINICIAN_DIRECT_CONTACT_WITH_CONSENT)
    value = view.value(rule, ContactWithConsent)
    match value:
        case None:
            return silent(view, rule)
        case ContactWithConsent.PROHIBITED:
            return refuse(view.cite(rule, Say.BARRED_WITH_CONSENT))
        case ContactWithConsent.ALLOWED:
            parts = [cited(view, rule, Say.ALLOWED_WITH_CONSENT)]
            parts += [_right_person(view, law, minimum_age=None)]
            parts += [due_form(view, law)]
        case ContactWithConsent.ALLOWED_WITH_CONDITIONS:
            parts = [cited(view, rule, Say.CONDITIONS_WITH_CONSENT)]
            parts += _on_conditions(view, law)
        case _:
            assert_never(value)
    return worst(*parts)._replace(ground=Ground.WITH_CONSENT)


def _on_conditions(view: View, law: CountryLaw) -> list[Verdict]:
    """Answer for the country's own list of contact with consent."""
    entry = view.entry(law, DirectContactConditions)
    if entry is None:
        rule = view.rule(law, RuleName.CLINICIAN_DIRECT_CONTACT_WITH_CONSENT)
        said = view.cite(rule, Say.NO_ENTRY)
        return [
            ask(said),
            _right_person(view, law, minimum_age=None),
            due_form(view, law),
        ]
    listed = entry.value
    parts = [_right_person(view, law, minimum_age=listed.minimum_age)]
    if entry.doubtful:
        return [*parts, due_form(view, law), doubtful_entry(view, entry)]
    parts += [due_form(view, law, also=listed.consent_form)]
    parts += [condition(view, entry, code) for code in listed.facts]
    parts += [act(view, entry, step) for step in listed.acts]
    parts += [_still_good(view, entry), _request(view, entry)]
    if listed.delivery is not None:
        sent = permit(view.cite(entry, Say.REGISTERED_LETTER))
        parts += [sent.with_tasks(Task.SEND_REGISTERED)]
    return parts


def _right_person(view: View, law: CountryLaw, *, minimum_age: int | None) -> Verdict:
    """Answer for who gave the consent, under the law of the clinic."""
    age = view.situation.proband.age
    key = "proband.age"
    if age is None:
        return ask(view.note(key, Say.AGE_UNKNOWN), settles=(key,))
    status = view.word("proband.status", ProbandStatus)
    able = status is not ProbandStatus.INCAPACITATED
    who = speaker(view, law, age, covers=CARE, able=able)
    if who is Speaker.SELF and minimum_age is not None and age < minimum_age:
        who = Speaker.GUARDIAN
    given_by = view.situation.consent.given_by
    lacking = [giver for giver in _ASKED_OF[who] if giver not in given_by]
    if not lacking:
        given = ", ".join(sorted(given_by))
        return permit(view.note("consent.disclosure", Say.CONSENT_GIVEN, value=given))
    said = view.note(
        "consent.given_by",
        Say.WRONG_PERSON,
        country=law.code,
        value=", ".join(sorted(given_by)),
        who=" and ".join(_ASKED_OF[who]),
    )
    return hold(said, missing=[_missing(giver, who) for giver in lacking])


def _missing(giver: ConsentGiver, who: Speaker) -> MissingAct:
    """Return the act that brings the consent of the right person."""
    if giver is ConsentGiver.PROBAND:
        both = who is Speaker.BOTH
        return MissingAct.CONSENT_OF_MINOR if both else MissingAct.ASK_CONSENT
    return _MISSING[giver]


def _still_good(view: View, entry: Entry[DirectContactConditions]) -> Verdict:
    """Answer for the age of the consent, where it lapses (DK)."""
    months = entry.value.consent_valid_months
    if months is None:
        return permit()
    given_on = view.situation.consent.given_on
    if given_on is not None and given_on <= view.on <= valid_until(given_on, months):
        return permit()
    said = view.cite(entry, Say.CONSENT_LAPSED, months=months)
    return hold(said, missing=[MissingAct.RENEW_CONSENT])


def _request(view: View, entry: Entry[DirectContactConditions]) -> Verdict:
    """Answer where the relative must ask although consent is given (IT)."""
    if not entry.value.needs_relative_request:
        return permit()
    if view.word("relative.request", Request) is not Request.NONE:
        return permit()
    said = view.cite(entry, Say.REQUEST_NEEDED)
    return hold(said, missing=[MissingAct.RELATIVE_REQUEST])


def valid_until(given_on: date, months: int) -> date:
    """Return the last day of a consent that lasts some months.

    Parameters
    ----------
    given_on
        The day of the consent.
    months
        How long it lasts.

    Returns
    -------
    date
        The same day of the month, or the last day of a shorter month.

    Examples
    --------
    >>> valid_until(date(2026, 11, 24), 12)
    datetime.date(2027, 11, 24)
    >>> valid_until(date(2028, 2, 29), 12)
    datetime.date(2029, 2, 28)
    """
    years, month = divmod(given_on.month - 1 + months, 12)
    year = given_on.year + years
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(given_on.day, last))
