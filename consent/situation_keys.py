"""What each key of a situation accepts, and how it is said when it does not.

One table for reading, for messages and for `law vocabulary`; no defaults here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from consent.situation_words import (
    ConsentForm,
    ConsentGiver,
    Criteria,
    Disclosure,
    Identity,
    Kin,
    OrderedBy,
    ProbandStatus,
    Recipient,
    Register,
    RelativeStatus,
    Request,
    RulingIdentity,
    RulingOutcome,
    Step,
    TestConsentForm,
    TestConsentGiver,
    TestConsentState,
    Tie,
    TransferAbroad,
    Wish,
)
from consent.vocabulary import Confidence, Route, Word

__all__ = ["BLOCKS", "KEYS", "LISTS", "WORDS", "NotAccepted", "read_value"]

W = TypeVar("W", bound=Word)

#: Keys that hold one word of a closed list.
WORDS: Mapping[str, type[Word]] = {
    "clinic.register": Register,
    "proband.status": ProbandStatus,
    "consent.disclosure": Disclosure,
    "consent.form": ConsentForm,
    "consent.identity": Identity,
    "consent.transfer_abroad": TransferAbroad,
    "consent.test": TestConsentState,
    "relative.kin": Kin,
    "relative.tie": Tie,
    "relative.status": RelativeStatus,
    "relative.wish": Wish,
    "relative.request": Request,
    "relative.test_consent_form": TestConsentForm,
    "test.ordered_by": OrderedBy,
    "recipient": Recipient,
    "condition.scientific_criteria": Criteria,
    "condition.derived.scientific_criteria": Criteria,
    "condition.derived.confidence": Confidence,
    "ruling.route": Route,
    "ruling.outcome": RulingOutcome,
    "ruling.identity": RulingIdentity,
}

#: Keys that hold several words; one word is a list of one.
LISTS: Mapping[str, type[Word]] = {
    "consent.given_by": ConsentGiver,
    "relative.test_consent": TestConsentGiver,
    "steps": Step,
}


class NotAccepted(Exception):  # noqa: N818 - turned into a fault that knows its place
    """A value a key does not accept; `accepted` says what it does."""

    def __init__(self, accepted: str) -> None:
        super().__init__(accepted)
        self.accepted = accepted


def read_value(key: str, value: object) -> object:
    """Return what the value of a key means.

    Parameters
    ----------
    key
        Dotted, for example `relative.kin`.
    value
        As written, not None.

    Raises
    ------
    NotAccepted
        The key does not accept this value.
    """
    if key in WORDS:
        return _word(WORDS[key], value)
    if key in LISTS:
        return _words(LISTS[key], value)
    return _PLAIN[KEYS[key]](value)


def _word(kind: type[W], value: object) -> W:
    if isinstance(value, str):
        try:
            return kind(value)
        except ValueError:
            pass
    raise NotAccepted(", ".join(kind))


def _words(kind: type[W], value: object) -> frozenset[W]:
    written = value if isinstance(value, list | tuple | set | frozenset) else [value]
    try:
        return frozenset(_word(kind, word) for word in written)
    except NotAccepted as refusal:
        raise NotAccepted(f"a list of {refusal.accepted}") from None


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise NotAccepted("true, false")


def _age(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 130:
        return value
    raise NotAccepted("full years, a whole number from 0 to 130")


def _day(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise NotAccepted("a date such as 2026-11-01")


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise NotAccepted("a text that is not empty")


def _matching(pattern: str, accepted: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII):
            return value
        raise NotAccepted(accepted)

    return read


_PLAIN: Mapping[str, Callable[[object], object]] = {
    "flag": _flag,
    "age": _age,
    "date": _day,
    "text": _text,
    "country": _matching(r"[A-Z]{2}", "two capital letters (ISO 3166-1), quoted"),
    "region": _matching(r"[A-Z]{2}-[A-Z0-9]{1,3}", "an ISO 3166-2 code as `GB-ENG`"),
    "gene": _matching(r"[A-Za-z][A-Za-z0-9-]{0,24}", "a gene symbol such as BRCA1"),
}

#: Per key that holds no word: what it holds.
KEYS: Mapping[str, str] = {
    "name": "text",
    "on": "date",
    "clinic.country": "country",
    "clinic.region": "region",
    "proband.age": "age",
    "proband.knows_result": "flag",
    "proband.waived_knowing": "flag",
    "proband.prior_objection": "flag",
    "proband.could_consent_before_death": "flag",
    "consent.given_on": "date",
    "relative.country": "country",
    "relative.region": "region",
    "relative.age": "age",
    "relative.legal_interest_documented": "flag",
    "relative.heir": "flag",
    "relative.cohabitant": "flag",
    "relative.closer_relative_alive": "flag",
    "relative.other_relative_objects": "flag",
    "relative.objects_to_test": "flag",
    "relative.counselled_on": "date",
    "test.country": "country",
    "test.region": "region",
    "condition.gene": "gene",
    "condition.disease_on_approved_list": "flag",
    "condition.serious_harm": "flag",
    "condition.preventable_or_treatable": "flag",
    "condition.benefit_before_adulthood": "flag",
    "condition.derived.serious_harm": "flag",
    "condition.derived.preventable_or_treatable": "flag",
    "condition.derived.benefit_before_adulthood": "flag",
    "ruling.by": "text",
    "ruling.second": "text",
    "ruling.on": "date",
    "ruling.facts": "text",
}


def _blocks() -> dict[str, tuple[str, ...]]:
    blocks: dict[str, list[str]] = {"": []}
    for key in [*KEYS, *WORDS, *LISTS]:
        block, _, name = key.rpartition(".")
        blocks.setdefault(block, []).append(name)
    blocks[""] += [block for block in blocks if block and "." not in block]
    blocks["condition"].append("derived")
    return {block: tuple(names) for block, names in blocks.items()}


#: The keys of each block; "" is the item itself.
BLOCKS: Mapping[str, tuple[str, ...]] = _blocks()
