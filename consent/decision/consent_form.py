"""Leg D, the form of a consent: oral, electronic, written, certified."""

from consent.decision.conditions import doubtful_entry
from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, hold, permit, worst
from consent.decision.view import View
from consent.decision.without_consent import silent
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Circle, ConsentFormDetails
from consent.rulebook_entry_words import CertifiedWhen
from consent.rulebook_values import Entry
from consent.rulebook_words import FormOfDisclosureConsent, RuleName
from consent.situation_words import ConsentForm
from consent.vocabulary import MissingAct

__all__ = ["due_form"]


def due_form(
    view: View, law: CountryLaw, *, also: FormOfDisclosureConsent | None = None
) -> Verdict:
    """Answer for the form of the consent.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.
    also
        A form the country's own list asks for beside the rule.
    """
    rule = view.rule(law, RuleName.CONSENT_FORM_FOR_DISCLOSURE)
    value = view.value(rule, FormOfDisclosureConsent)
    if value is None:
        return silent(view, rule)
    details = view.entry(law, ConsentFormDetails)
    certified = worst(_certified(view, law, details), _beside(view, details))
    written = FormOfDisclosureConsent.WRITTEN
    if written not in (value, also):
        return certified
    form = view.word("consent.form", ConsentForm)
    if form in (ConsentForm.WRITTEN, ConsentForm.CERTIFIED):
        return certified
    if form is ConsentForm.ELECTRONIC and details is not None:
        if details.doubtful:
            return worst(certified, doubtful_entry(view, details))
        if details.value.electronic_satisfies_written:
            return certified
    said = view.cite(rule, Say.FORM_SHORT, asked=written)
    return worst(certified, hold(said, missing=[MissingAct.CONSENT_IN_WRITING]))


def _certified(
    view: View, law: CountryLaw, details: Entry[ConsentFormDetails] | None
) -> Verdict:
    """Answer where a relative outside the circle needs a certified consent (HU)."""
    circle = view.entry(law, Circle)
    if details is None or circle is None:
        return permit()
    if details.value.certified_when is not CertifiedWhen.OUTSIDE_CIRCLE:
        return permit()
    if view.kin() in circle.value.kin:
        return permit()
    if details.doubtful or circle.doubtful:
        return doubtful_entry(view, details)
    if view.word("consent.form", ConsentForm) is ConsentForm.CERTIFIED:
        return permit()
    said = view.cite(details, Say.CERTIFIED_OUTSIDE_CIRCLE)
    return hold(said, missing=[MissingAct.CONSENT_CERTIFIED])


def _beside(view: View, details: Entry[ConsentFormDetails] | None) -> Verdict:
    """Show what a consent states and what comes before it; `given` means it was so."""
    if details is None:
        return permit()
    must_state = ", ".join(details.value.must_state)
    told_first = ", ".join(details.value.told_first)
    shown = [
        (must_state, Say.CONSENT_STATES, must_state),
        (told_first, Say.CONSENT_TOLD_FIRST, told_first),
        (details.value.recorded_in_file, Say.CONSENT_RECORDED, ""),
    ]
    reasons = [
        view.cite(details, say, what=what) for asked, say, what in shown if asked
    ]
    return permit(*reasons)
