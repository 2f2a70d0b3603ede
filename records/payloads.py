"""What each ledger event may say: identifiers, codes, dates of acts and digests.

The patterns leave no room for a sentence, so erasing a person never means rewriting
the ledger.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .identifiers import IDENTIFIER_PATTERN, REF_PATTERN

Ref = Annotated[str, Field(pattern=REF_PATTERN)]
Identifier = Annotated[str, Field(pattern=IDENTIFIER_PATTERN)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.:-]{0,79}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
TaskReason = Annotated[
    str, Field(pattern=r"^[a-z0-9][a-z0-9_.:-]{0,79}(:[A-Z]-[A-Z0-9]{6,20})?$")
]
"""A code, behind which another case may be named."""
GeneSymbol = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9-]{1,19}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
RuleId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:>/-]{0,119}$")]
Codes = tuple[Code, ...]


class Payload(BaseModel):
    """What every payload is: frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OfCase(Payload):
    """An event of a case."""

    case_id: Identifier


class OfPerson(OfCase):
    """An event about one person of a case."""

    ref: Ref


class OfLetter(OfCase):
    """An event about one letter; `sha256` is the digest of the PDF."""

    letter_id: Identifier
    sha256: Digest | None = None


class CaseOpened(OfCase):
    """`ref` is the proband."""

    clinic: Identifier
    gene: GeneSymbol
    ref: Ref | None = None
    report_sha256: Digest | None = None


class StateChanged(OfCase):
    """The case moved on."""

    state: Code
    waiting_for: Code | None = None


class FamilyRecorded(OfCase):
    """A version of the family was stored."""

    number: Annotated[int, Field(ge=1)]
    sha256: Digest
    people: Annotated[int, Field(ge=0)] | None = None


class IntakeHeld(OfCase):
    """The intake waits, for these reasons."""

    reasons: Codes


class PersonTold(OfPerson):
    """The person was told; `told_by` is a code such as `proband` or `clinic`."""

    told_by: Code
    on: date | None = None


class DecisionMade(OfPerson):
    """An outcome for a route; `facts` is the digest of the situation."""

    decision_id: Identifier
    route: Code
    outcome: Code
    facts: Digest
    rulebook: Digest
    on: date | None = None
    rules: tuple[RuleId, ...] = ()
    tasks: Codes = ()
    missing: Codes = ()


class RulingRecorded(OfPerson):
    """A human's signed answer to a question the law leaves open."""

    ruling: Code
    route: Code | None = None
    sha256: Digest | None = None
    second: Identifier | None = None


class LetterDrafted(OfLetter):
    """`ref` is the addressee, `about` the person the letter concerns."""

    ref: Ref
    about: Ref | None = None
    kind: Code
    language: Language
    route: Code
    text_sha256: Digest | None = None
    decision_id: Identifier | None = None


class LetterApproved(OfLetter):
    """The letter was signed."""

    approval_id: Identifier | None = None
    second: Identifier | None = None


class LetterReleased(OfLetter):
    """The letter may go out."""

    channel: Code | None = None


class LetterStopped(OfLetter):
    """The letter may not go out."""

    reason: Code


class TaskCreated(OfCase):
    """Something is to be done."""

    task_id: Identifier
    ref: Ref | None = None
    kind: Code
    owner: Code
    due: date | None = None
    reason: TaskReason


class TaskClosed(OfCase):
    """A task is done, no longer needed, or needed again after all."""

    task_id: Identifier
    state: Code


class ConsentRecorded(OfPerson):
    """`scope` says to what (`disclosure`, …), `state` what was answered."""

    scope: Code
    state: Code
    form: Code | None = None
    given_on: date | None = None
    about: Ref | None = None


class ConsentWithdrawn(OfPerson):
    """`scope` says from what; `about` whom it concerned, all when absent."""

    scope: Code
    about: Ref | None = None


class WishRecorded(OfPerson):
    """A relative's own wish: `decline`, `not_to_know`, …."""

    wish: Code


class ApprovalRecorded(OfCase):
    """`sha256` is the digest of what was approved."""

    approval_id: Identifier
    sha256: Digest
    second: Identifier | None = None
    reason: Code | None = None


class TextAdopted(Payload):
    """Two people took over a text."""

    kind: Code
    language: Language
    text_sha256: Digest
    second: Identifier


class OutboxMoved(OfLetter):
    """A letter entered or left the outbox."""

    channel: Code


class ResultRecorded(OfPerson):
    """A test result; `digest` is keyed with the person's key."""

    digest: Digest | None = None
    on: date | None = None


class VariantReclassified(OfCase):
    """The laboratory changed the class of the familial variant."""

    classification: Code
    previous: Code | None = None
    report_sha256: Digest | None = None


class ReportReplaced(OfCase):
    """The laboratory sent the same report again with other content."""

    gene: GeneSymbol
    report_sha256: Digest


class ReportWithdrawn(OfCase):
    """The laboratory took its report back."""

    reason: Code | None = None


class SurveillancePlanned(OfPerson):
    """A plan under one protocol version."""

    protocol: Identifier


class SurveillanceEnded(OfPerson):
    """A plan ended, for this reason."""

    plan_id: Identifier
    reason: Code


class ExaminationDone(OfPerson):
    """An examination of a plan was done."""

    plan_id: Identifier
    procedure: Code
    on: date


class PersonErased(Payload):
    """The person's key was destroyed."""

    ref: Ref


class ClinicRecorded(Payload):
    """The profile of a clinic was stored."""

    clinic: Identifier
    sha256: Digest


class UserAdded(Payload):
    """Somebody may now act in this role."""

    user: Identifier
    role: Code


class LawOverlaid(Payload):
    """A lawyer's signed value for a doubtful or silent rule."""

    country: Country
    rule: RuleId
    sha256: Digest
    second: Identifier


class KeyRotated(Payload):
    """The master key was replaced; both are known by their fingerprint."""

    old: Code
    new: Code
