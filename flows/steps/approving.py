"""A person signs the drafted letters of a case; the signature is a row and an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.errors import FlowsError
from flows.steps.canonical import digest_of
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.case_state import move_case
from flows.steps.office import Office
from flows.steps.turns import is_done, refuse_if_held
from records import (
    Approval,
    EventName,
    Letter,
    LetterState,
    OutboxState,
    StepAlreadyDoneError,
    UnitOfWork,
    new_id,
)

APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs.

    Parameters
    ----------
    by
        The counsellor who read the letters.
    second
        Another person; needed where the clinic has not adopted a text.
    reason
        Why texts that were not adopted go out, as a code.
    """

    by: str
    second: str | None = None
    reason: str | None = None


def approve_case(office: Office, case_id: str, signature: Signature) -> bool:
    """Approve all drafted letters of a case.

    Parameters
    ----------
    office
        Records and clock.
    case_id
        A case that waits for approval.
    signature
        Who signs.

    Returns
    -------
    bool
        Whether anything was approved: False where all had been signed before.

    Raises
    ------
    FlowsError
        Codes `nothing_to_approve`, `outdated`, `case_held`, `second_person_needed`,
        `same_person`.
    """
    if signature.second == signature.by:
        raise FlowsError(
            f"`{signature.by}` cannot sign twice; another user is accepted as second",
            code="same_person",
        )
    try:
        return _sign(office, case_id, signature)
    except StepAlreadyDoneError:
        # Another process signed the same letters at this moment.
        return False


def _sign(office: Office, case_id: str, signature: Signature) -> bool:
    with office.records.unit_of_work() as unit:
        file = load_case(unit, case_id)
        letters = unit.letters.of_case(case_id)
        drafted = [one for one in letters if one.state is LetterState.DRAFTED]
        if not drafted:
            _refuse_if_never_drafted(case_id, letters)
            return False
        _refuse_if_not_ready(office, unit, file)
        _check_texts(unit, drafted, signature)
        signed = {"by": signature.by}
        unit.steps.record(f"sign:{case_id}:{signed_digest(drafted)}", signed)
        approval = _record(office, unit, case_id, drafted, signature)
        for letter in drafted:
            _approve(office, unit, letter, approval)
        move_case(
            office, unit, file.case, APPROVED, waiting_for="release", by=signature.by
        )
    return True


def signed_digest(letters: Sequence[Letter]) -> str:
    """Digest of what a signature covers: each letter and its PDF.

    Parameters
    ----------
    letters
        The letters that are signed together.

    Returns
    -------
    str
        SHA-256, the same whatever the order.
    """
    return digest_of(sorted([one.letter_id, one.sha256] for one in letters))


def _refuse_if_never_drafted(case_id: str, letters: Sequence[Letter]) -> None:
    if not any(one.state is not LetterState.STOPPED for one in letters):
        raise FlowsError(
            f"case `{case_id}` has no drafted letter; see its tasks with "
            f"`cascade case show {case_id}`",
            code="nothing_to_approve",
        )


def _refuse_if_not_ready(office: Office, unit: UnitOfWork, file: CaseFile) -> None:
    refuse_if_held(file)
    case_id = file.case.case_id
    if not is_done(office, unit, file):
        raise FlowsError(
            f"the facts of case `{case_id}`, its law or its texts changed after its "
            "letters were drafted; run `cascade start` again with the same files first",
            code="outdated",
            item=case_id,
        )


def _approve(
    office: Office, unit: UnitOfWork, letter: Letter, approval: Approval
) -> None:
    unit.letters.set_state(letter.letter_id, LetterState.APPROVED)
    payload = {
        "case_id": letter.case_id,
        "letter_id": letter.letter_id,
        "sha256": letter.sha256,
        "approval_id": approval.approval_id,
    }
    office.say(unit, EventName.LETTER_APPROVED, payload, by=approval.by)


def _check_texts(
    unit: UnitOfWork, letters: Sequence[Letter], signature: Signature
) -> None:
    if signature.second and signature.reason:
        return
    for letter in letters:
        known = unit.adoptions.find(letter.kind, letter.language, letter.text_digest)
        if known is None:
            raise FlowsError(
                f"the text of `{letter.kind}` in `{letter.language}` is not adopted by "
                "this clinic; accepted are `cascade letter adopt`, or a second person "
                "and a reason (`--second USER --reason CODE`)",
                code="second_person_needed",
                item=letter.letter_id,
            )


def _record(
    office: Office,
    unit: UnitOfWork,
    case_id: str,
    letters: Sequence[Letter],
    signature: Signature,
) -> Approval:
    approval = Approval(
        approval_id=new_id("approval"),
        case_id=case_id,
        by=signature.by,
        second=signature.second,
        at=office.now(),
        sha256=signed_digest(letters),
        reason=signature.reason,
    )
    unit.approvals.add(approval)
    payload = {
        "case_id": case_id,
        "approval_id": approval.approval_id,
        "sha256": approval.sha256,
        "second": approval.second,
        "reason": approval.reason,
    }
    office.say(unit, EventName.APPROVAL_RECORDED, payload, by=signature.by)
    return approval


def is_released(office: Office, case_id: str) -> bool:
    """Say whether everything that was approved is in the outbox folder.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.

    Returns
    -------
    bool
        False where an approved letter has not gone out, or a queued one is not yet
        handed over: the run was stopped in between.
    """
    with office.records.unit_of_work(write=False) as unit:
        letters = unit.letters.of_case(case_id)
        items = unit.outbox.of_case(case_id)
        waiting = any(one.state is LetterState.APPROVED for one in letters)
        return not waiting and all(i.state is not OutboxState.QUEUED for i in items)
