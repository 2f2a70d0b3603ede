"""Every closed list of law and situation, with the meaning of each word."""

from collections.abc import Mapping

from consent.rulebook_entry_words import (
    CertifiedWhen,
    CoveredByDestruction,
    Delivery,
    DestructionTrigger,
    DutyTime,
    FamilyBenefit,
    JointCoverage,
    LetterElement,
    LimitTime,
    MinorObjection,
    MustState,
    Nature,
    NotListed,
    ObjectionEffect,
    ReflectionPoint,
    RetentionEnd,
    Section,
    ToldFirst,
    TransferBasis,
    TransferCondition,
)
from consent.rulebook_values import RULE_WORDS
from consent.rulebook_words import Basis, Condition, RuleName, Treaty
from consent.situation_keys import LISTS, WORDS
from consent.vocabulary import (
    Addressee,
    Confidence,
    Leg,
    MissingAct,
    OutcomeWord,
    Route,
    Task,
    Word,
)

__all__ = ["law_vocabulary"]

_ANSWER: Mapping[str, type[Word]] = {
    "route": Route,
    "outcome": OutcomeWord,
    "leg": Leg,
    "confidence": Confidence,
    "addressee": Addressee,
    "missing": MissingAct,
    "tasks": Task,
    "must_not_contain": LetterElement,
}

_LAW: Mapping[str, type[Word]] = {
    "rule": RuleName,
    "section": Section,
    "basis": Basis,
    "treaty": Treaty,
    "transfer.basis": TransferBasis,
    "transfer.conditions": TransferCondition,
    "disclosure_without_consent_conditions": Condition,
    "direct_contact_conditions.delivery": Delivery,
    "consent_form_details.certified_when": CertifiedWhen,
    "consent_form_details.must_state": MustState,
    "consent_form_details.told_first": ToldFirst,
    "not_listed": NotListed,
    "deceased_access.objection": ObjectionEffect,
    "nature": Nature,
    "joint_consent.covers": JointCoverage,
    "minors.objection": MinorObjection,
    "minors.family_benefit": FamilyBenefit,
    "duties.when": DutyTime,
    "reflection_time.between": ReflectionPoint,
    "letter_limits.when": LimitTime,
    "retention.then": RetentionEnd,
    "destruction.trigger": DestructionTrigger,
    "destruction.covers": CoveredByDestruction,
}


def law_vocabulary() -> dict[str, dict[str, str]]:
    """Return every closed list, with the meaning of each of its words.

    Returns
    -------
    dict
        Per list its words and their meanings. Lists of a situation are named by their
        key (`relative.kin`), those of a rule by the rule, the others by what they are.

    Examples
    --------
    >>> law_vocabulary()["relative.tie"]["donor"]
    'donated gametes'
    """
    lists: dict[str, type[Word]] = {
        **_ANSWER,
        **{key: kind for key, kind in WORDS.items() if "derived" not in key},
        **LISTS,
        **_LAW,
        **{str(name): kind for name, kind in RULE_WORDS.items()},
    }
    return {
        name: {str(word): word.meaning for word in kind} for name, kind in lists.items()
    }
