"""Leg D after the proband's death: the rule on the deceased alone governs."""

from typing import assert_never

from consent.decision.access import access_to_record, listed, objected, objection
from consent.decision.conditions import doubtful_entry
from consent.decision.consent_form import due_form
from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, ask, refuse, worst
from consent.decision.view import View
from consent.decision.without_consent import authority, not_liftable, silent
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import DeceasedAccess
from consent.rulebook_values import Rule
from consent.rulebook_words import DeceasedProband, RuleName
from consent.situation_words import Disclosure
from consent.vocabulary import OutcomeWord, Route

__all__ = ["after_death"]


def after_death(view: View, law: CountryLaw) -> Verdict:
    """Answer for leg D where the proband has died.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.

    Returns
    -------
    Verdict
        Consent to this contact given in life, in due form, leaves it to a person
        instead of closing it; it never makes a `permit` less.
    """
    rule = view.rule(law, RuleName.DECEASED_PROBAND)
    found = _by_value(view, law, rule)
    if found.word is OutcomeWord.PERMIT or not _agreed_in_life(view, law):
        return found
    said = view.note("consent.disclosure", Say.CONSENT_IN_LIFE, value="given")
    kept = tuple(reason for reason in found.reasons if reason != said)
    asked = ask(said, liftable=True).with_tasks(*found.tasks)
    return asked._replace(reasons=(said, *kept))


def _agreed_in_life(view: View, law: CountryLaw) -> bool:
    if view.word("consent.disclosure", Disclosure) is not Disclosure.GIVEN:
        return False
    return due_form(view, law).word is OutcomeWord.PERMIT


def _by_value(view: View, law: CountryLaw, rule: Rule) -> Verdict:
    """Answer by what the law says of the deceased."""
    value = view.value(rule, DeceasedProband)
    match value:
        case None | DeceasedProband.UNREGULATED:
            found = silent(view, rule)
        case (
            DeceasedProband.HEIRS_OR_RELATIVES_MAY_ACCESS
            | DeceasedProband.HEIRS_OR_RELATIVES_UNLESS_PRIOR_OBJECTION
        ):
            found = _heirs(view, law, rule)
        case DeceasedProband.PRIOR_WISH_DECIDES if objected(view):
            found = refuse(view.cite(rule, Say.PRIOR_WISH_NO))
        case DeceasedProband.PRIOR_WISH_DECIDES:
            found = ask(view.cite(rule, Say.PRIOR_WISH_OPEN), liftable=True)
        case DeceasedProband.CLINICIAN_MAY_DISCLOSE:
            found = ask(view.cite(rule, Say.CLINICIAN_WEIGHS), liftable=True)
        case DeceasedProband.AUTHORITY_RELEASE_REQUIRED:
            found = authority(view, rule)
        case DeceasedProband.CONFIDENTIALITY_CONTINUES:
            found = refuse(view.cite(rule, Say.SECRECY_SURVIVES))
        case _:
            assert_never(value)
    return found


def _heirs(view: View, law: CountryLaw, rule: Rule) -> Verdict:
    """Answer where listed persons have access: to one who asks, or unasked."""
    entry = view.entry(law, DeceasedAccess)
    if entry is None:
        return ask(view.cite(rule, Say.NO_ENTRY))
    if view.route is Route.RELATIVE_REQUEST:
        return access_to_record(view, law, entry)
    if entry.doubtful:
        return doubtful_entry(view, entry)
    closing = worst(objection(view, entry), listed(view, law, entry))
    if closing.word is OutcomeWord.REFUSE:
        return closing
    asked_only = ask(view.cite(rule, Say.ASK_ONLY))
    return not_liftable(view, worst(asked_only, closing))
