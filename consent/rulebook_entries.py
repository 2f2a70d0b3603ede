"""What the law says that needs more than one value, one frozen class per section.

A list that is left out is empty, a yes that is left out is no.
"""

from dataclasses import dataclass

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
)
from consent.rulebook_words import Condition, FormOfDisclosureConsent
from consent.situation_words import Kin, ProbandStatus, Register, Request, Step
from consent.vocabulary import OutcomeWord, Route, Task

__all__ = [
    "SECTIONS",
    "SIDE_BY_SIDE",
    "Circle",
    "ConditionAlternatives",
    "ConsentFormDetails",
    "DeceasedAccess",
    "Destruction",
    "DirectContactConditions",
    "Duty",
    "JointConsent",
    "LetterLimit",
    "Minors",
    "ReflectionTime",
    "RegisterPermission",
    "RelativeClaim",
    "Retention",
    "RightNotToKnowException",
    "SectionValue",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectContactConditions:
    """What contact with consent asks beyond the consent itself.

    An unmet fact refuses, an undone act holds; `minimum_age` is the proband's.
    """

    consent_form: FormOfDisclosureConsent
    consent_valid_months: int | None = None
    minimum_age: int | None = None
    facts: tuple[Condition, ...] = ()
    acts: tuple[Step, ...] = ()
    delivery: Delivery | None = None
    needs_relative_request: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFormDetails:
    """What a recorded consent to disclosure must look like.

    `must_state`, `told_first` and `recorded_in_file` are shown beside the consent.
    """

    electronic_satisfies_written: bool = False
    certified_when: CertifiedWhen | None = None
    must_state: tuple[MustState, ...] = ()
    told_first: tuple[ToldFirst, ...] = ()
    recorded_in_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeceasedAccess:
    """Who may ask after the proband's death, in which form and order.

    `max_civil_degree` repeats the limit that `kin` spells out.
    """

    kin: frozenset[Kin]
    not_listed: NotListed
    request_form: Request
    objection: ObjectionEffect
    nature: Nature
    max_civil_degree: int | None = None
    adults_only: frozenset[Kin] = frozenset()
    heir_suffices: bool = False
    heir_required: bool = False
    cohabitant_suffices: bool = False
    interest_required_for: frozenset[Kin] = frozenset()
    closest_first: bool = False
    first_circle: frozenset[Kin] = frozenset()
    when_closer_exists: NotListed | None = None
    acts: tuple[Step, ...] = ()
    only_if_patient_could_not_consent: bool = False
    objection_lifted_by: Step | None = None
    other_relative_objection: NotListed | None = None
    limits: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeClaim:
    """The relative's own claim, and the states of the proband in which it stands."""

    proband_status: frozenset[ProbandStatus]
    kin: frozenset[Kin]
    not_listed: NotListed
    request_form: Request
    nature: Nature
    against_refusal: bool
    clinic_may_start: bool
    adults_only: frozenset[Kin] = frozenset()
    facts: tuple[Condition, ...] = ()
    acts: tuple[Step, ...] = ()
    limits: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Who may be told while the proband lives, where the law names them."""

    kin: frozenset[Kin]
    not_listed: NotListed


@dataclass(frozen=True, slots=True, kw_only=True)
class RightNotToKnowException:
    """Facts and acts that let a recorded wish not to know be weighed."""

    facts: tuple[Condition, ...] = ()
    acts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionAlternatives:
    """Groups of conditions: one whole group must hold.

    Conditions that stand in no group stay cumulative.
    """

    groups: tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointConsent:
    """Ages, from the first up to but not including the last, of joint consent."""

    from_age: int
    to_age: int
    covers: frozenset[JointCoverage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minors:
    """What holds for minors beyond the rule on their predictive test.

    `test_not_before` is an age, unless the test benefits the minor before.
    """

    tell_parents_only_below: int | None = None
    test_not_before: int | None = None
    test_acts: tuple[Step, ...] = ()
    objection: MinorObjection | None = None
    hear_from_age: int | None = None
    minor_may_bar_parents: bool = False
    family_benefit: FamilyBenefit = FamilyBenefit.NO
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Tasks before and after a route is started; they hold nothing by themselves."""

    when: DutyTime
    before: tuple[Task, ...] = ()
    after: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionTime:
    """Time between two points; `minimum_days` None: the law gives no number."""

    between: tuple[ReflectionPoint, ReflectionPoint]
    minimum_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLimit:
    """What a letter of one route may not contain."""

    applies_to: Route
    when: LimitTime
    must_not_contain: tuple[LetterElement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPermission:
    """A register that may write unasked, for some genes, on one route."""

    register: Register
    genes: tuple[str, ...]
    applies_to: Route
    outcome: OutcomeWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long records are kept, and what then; `years` from the last entry."""

    years: int | None = None
    permanent: bool = False
    then: RetentionEnd | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction:
    """When a result or sample must go, and whether that ends the cascade."""

    trigger: DestructionTrigger
    covers: frozenset[CoveredByDestruction]
    stops_cascade: bool
    from_day: int | None = None
    to_day: int | None = None


SectionValue = (
    DirectContactConditions
    | ConsentFormDetails
    | DeceasedAccess
    | RelativeClaim
    | Circle
    | RightNotToKnowException
    | ConditionAlternatives
    | JointConsent
    | Minors
    | Duty
    | ReflectionTime
    | LetterLimit
    | RegisterPermission
    | Retention
    | Destruction
)

SECTIONS: dict[Section, type[SectionValue]] = {
    Section.DIRECT_CONTACT_CONDITIONS: DirectContactConditions,
    Section.CONSENT_FORM_DETAILS: ConsentFormDetails,
    Section.DECEASED_ACCESS: DeceasedAccess,
    Section.RELATIVE_CLAIM: RelativeClaim,
    Section.CIRCLE: Circle,
    Section.RIGHT_NOT_TO_KNOW_EXCEPTIONS: RightNotToKnowException,
    Section.CONDITION_ALTERNATIVES: ConditionAlternatives,
    Section.JOINT_CONSENT: JointConsent,
    Section.MINORS: Minors,
    Section.DUTIES: Duty,
    Section.REFLECTION_TIME: ReflectionTime,
    Section.LETTER_LIMITS: LetterLimit,
    Section.REGISTER_PERMISSIONS: RegisterPermission,
    Section.RETENTION: Retention,
    Section.DESTRUCTION: Destruction,
}

#: Sections whose entries stand beside each other; elsewhere the later follows.
SIDE_BY_SIDE = frozenset({Section.DUTIES, Section.LETTER_LIMITS})
