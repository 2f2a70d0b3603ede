"""The catalogue of ledger events: every name, and the payload that belongs to it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import ValidationError

from . import payloads
from .errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .canonical import JsonObject


class EventName(StrEnum):
    """Every event the ledger knows."""

    CASE_OPENED = "case.opened"
    CASE_STATE_CHANGED = "case.state_changed"
    CASE_CLOSED = "case.closed"
    FAMILY_RECORDED = "family.recorded"
    INTAKE_HELD = "intake.held"
    PERSON_REGISTERED = "person.registered"
    PERSON_TOLD = "person.told"
    PERSON_DIED = "person.died"
    PERSON_ERASED = "person.erased"
    DECISION_MADE = "decision.made"
    RULING_RECORDED = "ruling.recorded"
    LETTER_DRAFTED = "letter.drafted"
    LETTER_APPROVED = "letter.approved"
    LETTER_RELEASED = "letter.released"
    LETTER_STOPPED = "letter.stopped"
    TASK_CREATED = "task.created"
    TASK_CLOSED = "task.closed"
    TASK_REOPENED = "task.reopened"
    CONSENT_RECORDED = "consent.recorded"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    WISH_RECORDED = "wish.recorded"
    APPROVAL_RECORDED = "approval.recorded"
    TEXT_ADOPTED = "text.adopted"
    OUTBOX_QUEUED = "outbox.queued"
    OUTBOX_HANDED_OVER = "outbox.handed_over"
    OUTBOX_CANCELLED = "outbox.cancelled"
    RESULT_RECORDED = "result.recorded"
    VARIANT_RECLASSIFIED = "variant.reclassified"
    REPORT_REPLACED = "report.replaced"
    REPORT_WITHDRAWN = "report.withdrawn"
    SURVEILLANCE_PLANNED = "surveillance.planned"
    SURVEILLANCE_ENDED = "surveillance.ended"
    EXAMINATION_DONE = "examination.done"
    CLINIC_RECORDED = "clinic.recorded"
    USER_ADDED = "user.added"
    LAW_OVERLAID = "law.overlaid"
    KEY_ROTATED = "key.rotated"


PAYLOADS: Mapping[EventName, type[payloads.Payload]] = {
    EventName.CASE_OPENED: payloads.CaseOpened,
    EventName.CASE_STATE_CHANGED: payloads.StateChanged,
    EventName.CASE_CLOSED: payloads.OfCase,
    EventName.FAMILY_RECORDED: payloads.FamilyRecorded,
    EventName.INTAKE_HELD: payloads.IntakeHeld,
    EventName.PERSON_REGISTERED: payloads.OfPerson,
    EventName.PERSON_TOLD: payloads.PersonTold,
    EventName.PERSON_DIED: payloads.OfPerson,
    EventName.PERSON_ERASED: payloads.PersonErased,
    EventName.DECISION_MADE: payloads.DecisionMade,
    EventName.RULING_RECORDED: payloads.RulingRecorded,
    EventName.LETTER_DRAFTED: payloads.LetterDrafted,
    EventName.LETTER_APPROVED: payloads.LetterApproved,
    EventName.LETTER_RELEASED: payloads.LetterReleased,
    EventName.LETTER_STOPPED: payloads.LetterStopped,
    EventName.TASK_CREATED: payloads.TaskCreated,
    EventName.TASK_CLOSED: payloads.TaskClosed,
    EventName.TASK_REOPENED: payloads.TaskClosed,
    EventName.CONSENT_RECORDED: payloads.ConsentRecorded,
    EventName.CONSENT_WITHDRAWN: payloads.ConsentWithdrawn,
    EventName.WISH_RECORDED: payloads.WishRecorded,
    EventName.APPROVAL_RECORDED: payloads.ApprovalRecorded,
    EventName.TEXT_ADOPTED: payloads.TextAdopted,
    EventName.OUTBOX_QUEUED: payloads.OutboxMoved,
    EventName.OUTBOX_HANDED_OVER: payloads.OutboxMoved,
    EventName.OUTBOX_CANCELLED: payloads.OutboxMoved,
    EventName.RESULT_RECORDED: payloads.ResultRecorded,
    EventName.VARIANT_RECLASSIFIED: payloads.VariantReclassified,
    EventName.REPORT_REPLACED: payloads.ReportReplaced,
    EventName.REPORT_WITHDRAWN: payloads.ReportWithdrawn,
    EventName.SURVEILLANCE_PLANNED: payloads.SurveillancePlanned,
    EventName.SURVEILLANCE_ENDED: payloads.SurveillanceEnded,
    EventName.EXAMINATION_DONE: payloads.ExaminationDone,
    EventName.CLINIC_RECORDED: payloads.ClinicRecorded,
    EventName.USER_ADDED: payloads.UserAdded,
    EventName.LAW_OVERLAID: payloads.LawOverlaid,
    EventName.KEY_ROTATED: payloads.KeyRotated,
}


def check_payload(event: EventName, payload: JsonObject) -> dict[str, object]:
    """Give the payload in its JSON form if the catalogue accepts it.

    Parameters
    ----------
    event
        A name of the catalogue, or its text.
    payload
        Identifiers, codes, dates and digests; absent optional values are left out
        of the result.

    Raises
    ------
    LedgerError
        `event_unknown`, or `payload_refused` naming every refused field (never its
        value).

    Examples
    --------
    >>> check_payload(EventName.CASE_CLOSED, {"case_id": "case-1"})
    {'case_id': 'case-1'}
    """
    try:
        model = PAYLOADS[EventName(event)]
    except ValueError:
        raise LedgerError(
            f"the ledger has no event `{event}`; accepted are the names of `EventName`",
            code="event_unknown",
            item=str(event),
        ) from None
    try:
        return model.model_validate(payload).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        raise _refused(event, error) from None


def _refused(event: EventName, error: ValidationError) -> LedgerError:
    faults = [
        f"`{'.'.join(map(str, fault['loc']))}` ({_kind(fault['type'])})"
        for fault in error.errors(include_input=False, include_url=False)
    ]
    return LedgerError(
        f"the ledger refuses this payload of `{event}`: {', '.join(faults)}; accepted "
        "are identifiers, codes, dates and digests, no free text",
        code="payload_refused",
        item=str(event),
    )


def _kind(pydantic_type: str) -> str:
    words = {
        "extra_forbidden": "not a field of this event",
        "missing": "missing",
        "string_pattern_mismatch": "not of the accepted form",
    }
    return words.get(pydantic_type, pydantic_type.replace("_", " "))
