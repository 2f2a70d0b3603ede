"""Who decides for whom: own consent, guardian, both together, representative."""

from enum import StrEnum

from consent.decision.view import View
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import JointConsent
from consent.rulebook_entry_words import JointCoverage
from consent.rulebook_words import RuleName

__all__ = ["CARE", "TEST", "Speaker", "majority", "speaker"]

#: What joint consent must cover to count for contact, and for the test.
CARE = frozenset({JointCoverage.CARE})
TEST = frozenset({JointCoverage.CARE, JointCoverage.PREDICTIVE_TEST})


class Speaker(StrEnum):
    """Whose decision counts."""

    SELF = "self"
    GUARDIAN = "guardian"
    BOTH = "both"
    REPRESENTATIVE = "representative"


def majority(view: View, law: CountryLaw) -> int:
    """Return the age of majority; it is not dated and 18 everywhere."""
    value = view.rule(law, RuleName.AGE_OF_MAJORITY).value
    return value if isinstance(value, int) else 18


def speaker(
    view: View,
    law: CountryLaw,
    age: int,
    *,
    covers: frozenset[JointCoverage],
    able: bool = True,
) -> Speaker:
    """Return who decides for a person of this age under one law.

    Parameters
    ----------
    view, law
        The run, and the law that applies to the person.
    age
        In years.
    covers
        `CARE` for contact, `TEST` for the predictive test.
    able
        False for a person who cannot decide: never alone.

    Returns
    -------
    Speaker
        An adult decides alone, or through the representative. A minor: both in years
        of joint consent, alone from the age of own consent, otherwise the guardian;
        an age that is null or doubtful counts as majority.
    """
    if age >= majority(view, law):
        return Speaker.SELF if able else Speaker.REPRESENTATIVE
    if not able:
        return Speaker.GUARDIAN
    joint = view.entry(law, JointConsent)
    if (
        joint is not None
        and joint.value.covers & covers
        and joint.value.from_age <= age < joint.value.to_age
    ):
        return Speaker.GUARDIAN if joint.doubtful else Speaker.BOTH
    own = view.rule(law, RuleName.AGE_OF_HEALTHCARE_CONSENT)
    first = own.value if own.exists and not own.doubtful else None
    grown = isinstance(first, int) and age >= first
    return Speaker.SELF if grown else Speaker.GUARDIAN
