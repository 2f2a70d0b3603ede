"""The facts of a situation, block by block, as frozen values.

None stands for a fact nobody knows; the defaults that depend on other facts are set by
`situation_read`.
"""

from dataclasses import dataclass
from datetime import date

from consent.situation_words import (
    ConsentForm,
    ConsentGiver,
    Criteria,
    Disclosure,
    Identity,
    Kin,
    OrderedBy,
    ProbandStatus,
    Register,
    RelativeStatus,
    Request,
    RulingIdentity,
    RulingOutcome,
    TestConsentForm,
    TestConsentGiver,
    TestConsentState,
    Tie,
    TransferAbroad,
    Wish,
)
from consent.vocabulary import Confidence, Route

__all__ = [
    "ClinicFacts",
    "ConditionFacts",
    "ConsentFacts",
    "ProbandFacts",
    "RelativeFacts",
    "Ruling",
    "TestFacts",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicFacts:
    """Where the disclosing professional works."""

    country: str | None = None
    region: str | None = None
    register: Register | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbandFacts:
    """What is known of the proband.

    `waived_knowing` is a choice not to know; it is False, not unknown, where the
    result is known and nothing else was said.
    """

    status: ProbandStatus | None = None
    age: int | None = None
    knows_result: bool | None = None
    waived_knowing: bool | None = None
    prior_objection: bool | None = None
    could_consent_before_death: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """The proband's consent to the clinic telling this relative.

    `given_on` None means that no date was recorded. `test` is the proband's consent to
    their own test.
    """

    disclosure: Disclosure | None = None
    form: ConsentForm | None = None
    given_on: date | None = None
    identity: Identity = Identity.NOT_ASKED
    transfer_abroad: TransferAbroad = TransferAbroad.NOT_GIVEN
    given_by: frozenset[ConsentGiver] = frozenset({ConsentGiver.PROBAND})
    test: TestConsentState = TestConsentState.GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeFacts:
    """What is known of the relative.

    `status` is None only where neither it nor the age is known. `objects_to_test` is
    False for an adult able to decide about whom nothing was said; otherwise unknown,
    and it is read only where another person consents.
    """

    kin: Kin | None = None
    tie: Tie = Tie.BIOLOGICAL
    country: str | None = None
    region: str | None = None
    age: int | None = None
    status: RelativeStatus | None = None
    wish: Wish | None = None
    request: Request | None = None
    legal_interest_documented: bool = False
    heir: bool | None = None
    cohabitant: bool | None = None
    closer_relative_alive: bool | None = None
    other_relative_objects: bool | None = None
    test_consent: frozenset[TestConsentGiver] = frozenset()
    test_consent_form: TestConsentForm | None = None
    objects_to_test: bool | None = None
    counselled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestFacts:
    """Where the test would happen and who orders it (None: nobody named here)."""

    __test__ = False

    country: str | None = None
    region: str | None = None
    ordered_by: OrderedBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFacts:
    """What is known of the gene and its condition.

    `derived` names the facts that were not written but taken from gene knowledge, with
    the weakest confidence of what they rest on. A fact whose ground is `uncertain`
    stays unknown.
    """

    gene: str | None = None
    disease_on_approved_list: bool | None = None
    serious_harm: bool | None = None
    preventable_or_treatable: bool | None = None
    benefit_before_adulthood: bool | None = None
    scientific_criteria: Criteria | None = None
    derived: frozenset[str] = frozenset()
    derived_confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A signed balancing record.

    `facts` is the digest of the situation it was made on; None in a hand-written file
    means: made on these facts. Without `route`, two different signers and a day not
    after the decision it settles nothing.
    """

    outcome: RulingOutcome
    route: Route | None = None
    identity: RulingIdentity | None = None
    by: str | None = None
    second: str | None = None
    on: date | None = None
    facts: str | None = None
