"""Leave a case waiting: what it waits for is a row, not a sleeping process."""

from flows.steps.case_facts import CaseFile, once
from flows.steps.deciding import ENGINE
from flows.steps.office import Office
from records import EventName, JsonObject, LetterState, UnitOfWork


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
        if (file.case.state, file.case.waiting_for) != (state, waiting):
            unit.cases.set_state(case_id, state, waiting)
            payload = {"case_id": case_id, "state": state, "waiting_for": waiting}
            unit.ledger.append(
                EventName.CASE_STATE_CHANGED, payload, at=office.now(), by=ENGINE
            )
        return {"state": state}

    once(office, case_id, "park", work)


def _waiting(*, drafted: bool, reached: bool) -> tuple[str, str]:
    if drafted:
        return "awaiting_approval", "approval"
    return ("released", "replies") if reached else ("awaiting_facts", "facts")
