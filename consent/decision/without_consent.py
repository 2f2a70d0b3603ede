"""Leg D against a no, or without a yes: what each kind of law makes of it."""

from typing import assert_never

from consent.decision.conditions import walk
from consent.decision.sentences import Say
from consent.decision.verdict import Ground, Verdict, ask, hold, permit, refuse, worst
from consent.decision.view import View
from consent.rulebook_country import CountryLaw
from consent.rulebook_values import Rule
from consent.rulebook_words import Condition, DisclosureWithoutConsent, RuleName
from consent.situation_words import Step
from consent.vocabulary import MissingAct, OutcomeWord, Task

__all__ = [
    "against",
    "authority",
    "cited",
    "not_liftable",
    "opens_on_incapacity",
    "silent",
]

_CLOSING = DisclosureWithoutConsent.ONLY_IF_PROBAND_CANNOT_CONSENT


def silent(view: View, rule: Rule) -> Verdict:
    """Answer where the law is silent: neither yes nor no."""
    said = view.cite(rule, Say.SILENT)
    return ask(said, settles=(f"{rule.country}:{rule.name}",))


def cited(view: View, rule: Rule, say: Say) -> Verdict:
    """Permit on a rule with a source behind it; without one a person judges."""
    # INVARIANT: no permit of D without a cited rule
    if rule.is_cited:
        return permit(view.cite(rule, say))
    said = view.cite(rule, Say.NO_SOURCE)
    return ask(said, settles=(f"{rule.country}:{rule.name}",))


def not_liftable(view: View, verdict: Verdict, *, why: Say = Say.NO_RULING) -> Verdict:
    """Return an `ask_human` that no ruling lifts, in place of an answer."""
    note = view.note("ruling", why)
    return verdict._replace(
        word=OutcomeWord.ASK_HUMAN,
        reasons=(*verdict.reasons, note),
        missing=frozenset(),
        liftable=False,
        question=(*(reason.text for reason in verdict.reasons[:1]), note.text),
        settles=("person",),
        reopens=None,
    )


def opens_on_incapacity(view: View, law: CountryLaw) -> bool:
    """Whether the law opens exactly when the proband cannot decide."""
    rule = view.rule(law, RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT)
    if view.value(rule, DisclosureWithoutConsent) is _CLOSING:
        return True
    listed = view.rule(law, RuleName.DISCLOSURE_WITHOUT_CONSENT_CONDITIONS).value
    return isinstance(listed, tuple) and Condition.PATIENT_INCAPACITATED in listed


def authority(view: View, rule: Rule) -> Verdict:
    """Answer where an authority lifts secrecy: released, denied, or to be asked."""
    if view.done(Step.AUTHORITY_DENIED):
        said = view.cite(rule, Say.AUTHORITY_DENIED)
        return refuse(said, reopens=Say.REOPEN_RELEASE)
    if view.done(Step.AUTHORITY_RELEASE):
        return cited(view, rule, Say.AUTHORITY_RELEASED)
    said = view.cite(rule, Say.AUTHORITY_NEEDED)
    return hold(said, missing=[MissingAct.AUTHORITY_RELEASE])


def against(
    view: View,
    law: CountryLaw,
    *,
    able: bool,
    standing: frozenset[Condition] = frozenset(),
) -> Verdict:
    """Answer for disclosure against a refusal, or where nobody could consent.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.
    able
        Whether the proband can decide, or decided while able.
    standing
        Acts that a documented search stands in for.

    Returns
    -------
    Verdict
        Never `permit` but on an authority's release.
    """
    found = _by_value(view, law, able=able, standing=standing)
    return found._replace(ground=Ground.WITHOUT_CONSENT)


def _by_value(
    view: View, law: CountryLaw, *, able: bool, standing: frozenset[Condition]
) -> Verdict:
    """Answer by what the law says without consent."""
    rule = view.rule(law, RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT)
    value = view.value(rule, DisclosureWithoutConsent)
    match value:
        case None:
            return silent(view, rule)
        case DisclosureWithoutConsent.PROHIBITED:
            said = view.cite(rule, Say.PROHIBITED)
            closed = refuse(said, reopens=Say.REOPEN_CONSENT)
            return closed.with_tasks(Task.NECESSITY_COUNSEL)
        case DisclosureWithoutConsent.ONLY_IF_PROBAND_CANNOT_CONSENT:
            if able:
                said = view.cite(rule, Say.REFUSAL_FINAL)
                return refuse(said, reopens=Say.REOPEN_CONSENT)
            return _on_conditions(view, law, rule, standing)
        case DisclosureWithoutConsent.AUTHORITY_RELEASE_REQUIRED:
            return authority(view, rule)
        case DisclosureWithoutConsent.PERMITTED_UNDER_CONDITIONS:
            return _on_conditions(view, law, rule, standing)
        case _:
            assert_never(value)


def _on_conditions(
    view: View, law: CountryLaw, rule: Rule, standing: frozenset[Condition]
) -> Verdict:
    """Walk the conditions; the rule that asks for them is cited beside them."""
    opens = permit(view.cite(rule, Say.OPENS_ON_CONDITIONS))
    return worst(walk(view, law, standing=standing), opens)
