"""One value of the law: what it says, from when to when, and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from consent.rulebook_entry_words import (
    Section,
    TransferBasis,
    TransferCondition,
)
from consent.rulebook_words import (
    Basis,
    Condition,
    ContactWithConsent,
    CounselDuty,
    Counselling,
    DeceasedProband,
    DefaultRoute,
    DisclosureWithoutConsent,
    FormOfDisclosureConsent,
    FormOfTestConsent,
    IdentityRule,
    OrderRule,
    ProbandDuty,
    RightNotToKnow,
    RuleName,
    TestOfMinors,
)
from consent.vocabulary import Confidence, Task, Word

__all__ = [
    "KNOWN_FROM",
    "RULE_WORDS",
    "DatedValue",
    "Entry",
    "Instrument",
    "LawSource",
    "Rule",
    "RuleValue",
    "Transfer",
]

#: A fact without a known start counts from this day; before it, it is doubtful.
KNOWN_FROM = date(2026, 11, 1)

RuleValue = (
    ProbandDuty
    | CounselDuty
    | DefaultRoute
    | ContactWithConsent
    | DisclosureWithoutConsent
    | FormOfTestConsent
    | FormOfDisclosureConsent
    | IdentityRule
    | RightNotToKnow
    | Counselling
    | TestOfMinors
    | DeceasedProband
    | OrderRule
    | tuple[Condition, ...]
    | int
    | str
    | None
)

#: The closed list of each rule that has one; the others hold numbers, lists, prose.
RULE_WORDS: Mapping[RuleName, type[Word]] = {
    RuleName.PROBAND_DUTY_TO_INFORM_RELATIVES: ProbandDuty,
    RuleName.CLINICIAN_DUTY_TO_COUNSEL_PROBAND_ABOUT_RELATIVES: CounselDuty,
    RuleName.DEFAULT_CONTACT_ROUTE: DefaultRoute,
    RuleName.CLINICIAN_DIRECT_CONTACT_WITH_CONSENT: ContactWithConsent,
    RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT: DisclosureWithoutConsent,
    RuleName.CONSENT_FORM_FOR_GENETIC_TEST: FormOfTestConsent,
    RuleName.CONSENT_FORM_FOR_DISCLOSURE: FormOfDisclosureConsent,
    RuleName.MAY_REVEAL_PROBAND_IDENTITY: IdentityRule,
    RuleName.RELATIVE_RIGHT_NOT_TO_KNOW: RightNotToKnow,
    RuleName.COUNSELLING_BEFORE_PREDICTIVE_TEST: Counselling,
    RuleName.COUNSELLING_AFTER_PREDICTIVE_TEST: Counselling,
    RuleName.PREDICTIVE_TEST_OF_MINORS: TestOfMinors,
    RuleName.DECEASED_PROBAND: DeceasedProband,
    RuleName.WHO_MAY_ORDER_PREDICTIVE_TEST: OrderRule,
}

#: The value by which a country file says that the law is silent.
_SILENT = "unregulated"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An act, decision or guideline; `in_force_from` None: not known."""

    id: str
    name: str
    name_english: str
    provision: str | None = None
    in_force_from: date | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSource:
    """A page or file that was looked at; `retrieved`: some text of it was read."""

    title: str
    url: str | None = None
    retrieved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue(Generic[T]):
    """One value with its days, its source and how well it is known.

    Attributes
    ----------
    valid_from
        First day; None: the start is not known.
    valid_to
        Last day, where no later value follows; None: open.
    value
        None where nothing is fixed, and where `unread`.
    unread
        Another rule held on these days; it was not read or is not coded.
    instrument
        Id of an instrument of the same file, or None: none found.
    provision
        Narrower than the instrument's own, or None.
    """

    value: T | None
    valid_from: date | None
    confidence: Confidence
    summary: str
    valid_to: date | None = None
    instrument: str | None = None
    provision: str | None = None
    quote: str | None = None
    searched: str | None = None
    last_checked: date | None = None
    unread: bool = False

    def is_doubtful(self, on: date) -> bool:
        """Whether this value may not be relied on that day.

        It is doubtful where its confidence is uncertain, where it was not read, and
        before 2026-11-01 where its start is not known.

        Parameters
        ----------
        on
            The day asked for.
        """
        undated = self.valid_from is None and on < KNOWN_FROM
        return undated or self.unread or self.confidence is Confidence.UNCERTAIN

    def covers(self, on: date) -> bool:
        """Whether that day is one of its days; an unknown start covers every day.

        Parameters
        ----------
        on
            The day asked for.
        """
        started = self.valid_from is None or self.valid_from <= on
        return started and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one rule of one country says on one day.

    Attributes
    ----------
    value
        A word of the rule's closed list, a number, a tuple of conditions or prose. None
        where the law fixes nothing (an age by maturity), where the rule does not exist
        that day, and where it was not read.
    exists
        False before a known start that no former value covers: the law is silent.
    unread
        Another rule held that day which was not read: doubtful at every value.
    doubtful
        Uncertain, unread, or of unknown start and asked for a day before 2026-11-01.
    instrument, instrument_name, provision
        The citation, or None: the value rests on nothing found. An overlay cites the
        lawyer's own source.
    """

    country: str
    name: RuleName
    value: RuleValue
    confidence: Confidence
    summary: str
    instrument: str | None = None
    instrument_name: str | None = None
    provision: str | None = None
    valid_from: date | None = None
    basis: Basis = Basis.NONE_FOUND
    doubtful: bool = False
    exists: bool = True
    unread: bool = False

    @property
    def is_cited(self) -> bool:
        """Whether a source stands behind the value."""
        return self.exists and self.instrument is not None

    @property
    def is_open(self) -> bool:
        """Whether it is doubtful or silent, so that a lawyer may settle it."""
        return not self.exists or self.doubtful or self.value == _SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[T]):
    """A structured entry of one country as it stands on one day."""

    country: str
    section: Section
    value: T
    confidence: Confidence
    summary: str
    instrument: str | None = None
    instrument_name: str | None = None
    provision: str | None = None
    valid_from: date | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Whether data may go from one country to another on one day."""

    from_country: str
    to_country: str
    basis: TransferBasis
    confidence: Confidence
    summary: str
    conditions: tuple[TransferCondition, ...] = ()
    tasks: tuple[Task, ...] = ()
    instrument: str | None = None
    instrument_name: str | None = None
    provision: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    doubtful: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing more is asked."""
        return self.basis is not TransferBasis.NONE
