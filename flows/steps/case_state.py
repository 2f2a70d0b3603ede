"""Leave a case waiting: what it waits for is a row, not a sleeping process."""

from flows.steps.case_facts import CaseFile, once
from flows.steps.office import ENGINE, Office
from records import Case, EventName, JsonObject, LetterState, UnitOfWork


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
        letters = unit.letters.of_case(case_id)
        drafted = any(one.state is LetterState.DRAFTED for one in letters)
        reached = any(one.state is LetterState.RELEASED for one in letters)
        state, waiting = _waiting(drafted=drafted, reached=reached)
        move_case(office, unit, file.case, state, waiting_for=waiting)
        return {"state": state}

    once(office, case_id, "park", work)


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


def _waiting(*, drafted: bool, reached: bool) -> tuple[str, str]:
    if drafted:
        return "awaiting_approval", "approval"
    return ("released", "replies") if reached else ("awaiting_facts", "facts")
