"""What a letter on a route may say: its kind, the proband's name, what stays out.

Identity and limits are those of the clinic's country.
"""

from dataclasses import dataclass
from typing import Final, assert_never

from consent.decision.verdict import Ground, Verdict
from consent.rulebook import Rulebook
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import LetterLimit
from consent.rulebook_entry_words import LimitTime
from consent.rulebook_words import IdentityRule, RuleName
from consent.situation import Situation
from consent.situation_words import (
    Disclosure,
    Identity,
    Recipient,
    RulingIdentity,
    Tie,
)
from consent.vocabulary import OutcomeWord, Route

__all__ = ["LetterTerms", "letter_terms"]

_CARRIED: Final = "family_patient_carried"
_FULL: Final = "family_full"
_MINIMAL: Final = "family_minimal"


@dataclass(frozen=True, slots=True)
class LetterTerms:
    """The letter fields of an outcome; nothing where no letter would be written."""

    kind: str | None = None
    may_identify_proband: bool = False
    must_not_contain: tuple[str, ...] = ()


def letter_terms(
    situation: Situation,
    rulebook: Rulebook,
    route: Route,
    *,
    verdict: Verdict,
    ruled: bool,
) -> LetterTerms:
    """Return what a letter on this route may say.

    Parameters
    ----------
    situation, rulebook
        What is decided, and the law.
    route
        The route.
    verdict
        The joined answer of the route.
    ruled
        Whether a ruling settled it; only then may it name the proband where the law
        withholds the name by default.

    Returns
    -------
    LetterTerms
        No kind for a refusal, for the test, where the clinic's law is not known, and
        where the guardian is the proband.
    """
    clinic = situation.clinic
    if clinic.country is None or route is Route.PREDICTIVE_TEST:
        return LetterTerms()
    law = rulebook.country(clinic.country, clinic.region)
    if law is None:
        return LetterTerms()
    banned = _banned(situation, law, route, verdict)
    named = _named(situation, law, route, ruled=ruled)
    kind: str | None = _FULL if named and not banned else _MINIMAL
    if route is Route.FAMILY_MEDIATED:
        kind = _CARRIED
    if verdict.word is OutcomeWord.REFUSE or verdict.speak_to_parent:
        kind = None
    return LetterTerms(kind, named, banned)


def _named(situation: Situation, law: CountryLaw, route: Route, *, ruled: bool) -> bool:
    """Whether the letter may name the proband; anything doubtful is a no."""
    consent = situation.consent
    if route is Route.FAMILY_MEDIATED:
        return consent.identity is not Identity.WITHHELD
    rule = law.rule(RuleName.MAY_REVEAL_PROBAND_IDENTITY, situation.on)
    if rule.doubtful or not isinstance(rule.value, IdentityRule):
        return False
    match rule.value:
        case IdentityRule.NEVER:
            return False
        case IdentityRule.ONLY_WITH_CONSENT:
            agreed = consent.disclosure is Disclosure.GIVEN
            return agreed and consent.identity is Identity.MAY_BE_NAMED
        case IdentityRule.AVOID_IF_PRACTICABLE | IdentityRule.MINIMUM_NECESSARY_DATA:
            ruling = situation.ruling
            allowed = ruling is not None and ruling.identity is _NAMED_BY_RULING
            return ruled and allowed
        case _:
            assert_never(rule.value)


_NAMED_BY_RULING: Final = RulingIdentity.MAY_BE_NAMED


def _banned(
    situation: Situation, law: CountryLaw, route: Route, verdict: Verdict
) -> tuple[str, ...]:
    """Return every element that some limit of the route keeps out."""
    found = (
        str(element)
        for entry in law.entries_on(LetterLimit, situation.on)
        if entry.value.applies_to is route
        and _applies(situation, entry.value.when, verdict)
        for element in entry.value.must_not_contain
    )
    return tuple(dict.fromkeys(found))


def _applies(situation: Situation, when: LimitTime, verdict: Verdict) -> bool:
    match when:
        case LimitTime.ALWAYS:
            return True
        case LimitTime.WITHOUT_CONSENT:
            return verdict.ground is not Ground.WITH_CONSENT
        case LimitTime.RELATIVE_DOCTOR:
            return situation.recipient is Recipient.RELATIVE_DOCTOR
        case LimitTime.ADOPTIVE:
            return situation.relative.tie is Tie.ADOPTIVE
        case _:
            assert_never(when)
