"""Another version of a protocol for somebody who is followed: shown, then decided.

Nothing moves by itself. Examinations somebody was asked to book are decided one by one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.errors import FlowsError
from flows.steps.case_facts import load_case
from flows.steps.office import Office
from flows.steps.stored_plans import as_it_stands, bookings_of
from flows.steps.surveillance import Settling
from pedigree import (
    BookingChoice,
    Migration,
    PersonId,
    migrate,
    propose_migration,
)
from records import StoredPlan, UnitOfWork


@dataclass(frozen=True, slots=True)
class ProtocolQuestion:
    """Whose version is asked about.

    Parameters
    ----------
    case_id
        A recorded case.
    person
        Id in the family file.
    on
        The day from which the new version would count.
    """

    case_id: str
    person: str
    on: date


def propose_protocol(office: Office, question: ProtocolQuestion) -> Migration:
    """Show what the present version of the protocol would change; records nothing.

    Parameters
    ----------
    office
        Records.
    question
        Whom it is about.

    Returns
    -------
    Migration
        Without changes where the plan is under the present version.

    Raises
    ------
    FlowsError
        Codes `unknown_case`, `not_followed`.
    """
    with office.records.unit_of_work(write=False) as unit:
        return _proposal(office, unit, question, by="")[2]


def adopt_protocol(
    office: Office,
    question: ProtocolQuestion,
    choices: Mapping[str, BookingChoice],
    *,
    by: str,
) -> Migration:
    """Follow somebody under the present version of the protocol from now on.

    Parameters
    ----------
    office
        Records and clock.
    question
        Whom it is about.
    choices
        What becomes of each examination that was announced and is touched, by its id.
    by
        The clinician who decides.

    Returns
    -------
    Migration
        What changed.

    Raises
    ------
    FlowsError
        As `propose_protocol`.
    SurveillanceError
        `booking_undecided`, `booking_unknown`; nothing is recorded then.
    """
    with office.records.unit_of_work() as unit:
        settling, stored, proposal = _proposal(office, unit, question, by=by)
        decided = migrate(proposal, choices)
        if proposal.new.protocol != stored.protocol:
            person = PersonId(question.person)
            settling.replace(person, decided.plan, kept=decided.kept)
        return proposal


def _proposal(
    office: Office, unit: UnitOfWork, question: ProtocolQuestion, *, by: str
) -> tuple[Settling, StoredPlan, Migration]:
    file = load_case(unit, question.case_id)
    person = PersonId(question.person)
    subject = file.subjects.get(person)
    stored = (
        None
        if subject is None
        else unit.surveillance.active(question.case_id, subject.ref)
    )
    result = file.observations().get(person)
    if stored is None or result is None:
        raise FlowsError(
            f"`{question.person}` is not followed in case `{question.case_id}`; "
            "accepted are the persons `cascade case show` lists examinations for",
            code="not_followed",
            item=question.person,
        )
    settling = Settling(office, unit, file, question.on, by)
    new = settling.planned_anew(person, result, stored)
    old = as_it_stands(unit, stored)
    booked = bookings_of(unit, stored)
    return settling, stored, propose_migration(old, new, booked)
