"""The values that come out of the records: frozen, with no tie to the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    RELEASED = "released"
    STOPPED = "stopped"


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class OutboxState(StrEnum):
    """Where an outgoing letter stands."""

    QUEUED = "queued"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"


class PlanState(StrEnum):
    """Where a plan of surveillance stands."""

    ACTIVE = "active"
    ENDED = "ended"


class DueState(StrEnum):
    """Where an examination that is due one day stands."""

    WAITING = "waiting"
    ANNOUNCED = "announced"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Case:
    """One familial variant in one clinic; known by clinic, report and proband.

    `person_id` is the proband's id in the family file, verbatim. `report` is the
    laboratory report as JSON: clinical facts, no identity.
    """

    case_id: str
    clinic: str
    report_id: str
    person_id: str
    gene: str
    reference: str
    state: str
    waiting_for: str | None
    opened_on: date
    report: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FamilyVersion:
    """One state of the family of a case; numbers begin at 1."""

    case_id: str
    number: int
    sha256: str
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Subject:
    """A person of a case. `ref` is opaque; the link to `person_id` dies with the key.

    After an erasure `person_id` is empty, `facts` is empty and `erased` is true.
    """

    ref: str
    case_id: str
    person_id: str
    facts: Mapping[str, object] = field(default_factory=dict)
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One outcome for one route, with the situation it was decided on."""

    decision_id: str
    case_id: str
    ref: str
    route: str
    outcome: str
    on: date
    situation: Mapping[str, object]
    outcome_detail: Mapping[str, object]
    rulebook: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to `ref` about `about`; its PDF is in the vault as `letter:<id>`."""

    letter_id: str
    case_id: str
    ref: str
    about: str | None
    kind: str
    language: str
    route: str
    state: LetterState
    sha256: str
    code: str
    text_digest: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person must do. `reason` is a code; one task per reason."""

    task_id: str
    case_id: str
    ref: str | None
    kind: str
    owner: str
    due: date | None
    reason: str
    state: TaskState = TaskState.OPEN


@dataclass(frozen=True, slots=True)
class Approval:
    """A signature under what has this SHA-256, by one person or by two."""

    approval_id: str
    case_id: str
    by: str
    second: str | None
    at: datetime
    sha256: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """Two people of a clinic took over the text of a letter kind in a language."""

    kind: str
    language: str
    text_sha256: str
    by: str
    second: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A released letter on its way out; one row per letter, whatever happens."""

    letter_id: str
    case_id: str
    channel: str
    state: OutboxState
    created_at: datetime
    handed_over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A carrier's plan under one protocol version; content in the vault as `plan:<id>`.

    At most one plan of a person and case is active.
    """

    plan_id: str
    case_id: str
    ref: str
    gene: str
    protocol: str
    made_on: date
    state: PlanState = PlanState.ACTIVE


@dataclass(frozen=True, slots=True)
class StoredSeries:
    """One procedure of a plan."""

    series_id: str
    plan_id: str
    procedure: str


@dataclass(frozen=True, slots=True)
class Due:
    """The day an examination of a series is due, and from when somebody must call."""

    due_id: str
    series_id: str
    due: date
    overdue_after: date
    state: DueState = DueState.WAITING
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueItem:
    """An examination that is due, with all that a task about it needs."""

    due_id: str
    case_id: str
    ref: str
    gene: str
    procedure: str
    due: date
    overdue_after: date
    state: DueState
