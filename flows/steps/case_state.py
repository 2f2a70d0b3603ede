"""Leave a case waiting: what it waits for is a row, not a sleeping process."""

from collections.abc import Sequence
from datetime import date

from flows.steps.case_facts import CaseFile, load_case
from flows.steps.office import ENGINE, Office
from flows.steps.planning import plan_of, plan_on
from flows.steps.states import HELD, OPENED
from flows.steps.turns import PARK, in_turn, is_done
from records import Case, EventName, JsonObject, Letter, LetterState, UnitOfWork


def park_case(office: Office, case_id: str) -> None:
    """Say what a case with plan, decisions and drafts is waiting for.

    Parameters
    ----------
    office
        Records and clock.
    case_id
        A case whose drafts are written.
    """

    def work(unit: UnitOfWork, file: CaseFile) -> JsonObject:
        settle_state(office, unit, file.case)
        return {}

    in_turn(office, case_id, PARK, work=work)
    with office.records.unit_of_work() as unit:
        case = load_case(unit, case_id).case
        # Held and freed again on the same facts: the turn is done, the state is not.
        if case.state == OPENED:
            settle_state(office, unit, case)


def is_up_to_date(office: Office, case_id: str, *, on: date | None = None) -> bool:
    """Say whether plan, decisions and drafts rest on the present facts.

    Parameters
    ----------
    office
        Records and law.
    case_id
        A recorded case.
    on
        A day on which the plan must be the same; without it any day will do.

    Returns
    -------
    bool
        False also where the case was never planned.
    """
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        if file.case.state == OPENED or not is_done(office, unit, file):
            return False
        return on is None or plan_of(unit, file) == plan_on(file, on)


def is_held(office: Office, case_id: str) -> bool:
    """Say whether nothing may go on in a case until its report or a person frees it.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.
    """
    with office.records.unit_of_work(write=False) as unit:
        return load_case(unit, case_id).case.state == HELD


def settle_state(office: Office, unit: UnitOfWork, case: Case) -> None:
    """Move a case to the state that its letters show.

    Parameters
    ----------
    office
        Holds the clock.
    unit
        An open unit of work.
    case
        As it was read in this unit.
    """
    state, waiting = _waiting(unit.letters.of_case(case.case_id))
    move_case(office, unit, case, state, waiting_for=waiting)


def move_case(
    office: Office,
    unit: UnitOfWork,
    case: Case,
    state: str,
    *,
    waiting_for: str | None,
    by: str = ENGINE,
) -> None:
    """Move a case to a state and say so; a case that is there already stays.

    Parameters
    ----------
    office
        Holds the clock.
    unit
        An open unit of work.
    case
        As it was read in this unit.
    state, waiting_for
        Where to, and what comes next.
    by
        Who acts.
    """
    if (case.state, case.waiting_for) == (state, waiting_for):
        return
    unit.cases.set_state(case.case_id, state, waiting_for)
    payload = {"case_id": case.case_id, "state": state, "waiting_for": waiting_for}
    office.say(unit, EventName.CASE_STATE_CHANGED, payload, by=by)


def _waiting(letters: Sequence[Letter]) -> tuple[str, str]:
    states = {letter.state for letter in letters}
    if LetterState.DRAFTED in states:
        return "awaiting_approval", "approval"
    if LetterState.APPROVED in states:
        return "approved", "release"
    if LetterState.RELEASED in states:
        return "released", "replies"
    return "awaiting_facts", "facts"
