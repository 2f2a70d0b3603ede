"""Letters that went out cannot be called back; somebody must see to their readers."""

from flows.steps.office import ENGINE, Office
from flows.steps.tasks import TaskBook
from records import LetterState, UnitOfWork


def ask_about_released(
    office: Office, unit: UnitOfWork, case_id: str, *, reason: str
) -> None:
    """Write a task for everybody who was sent a letter that is no longer true.

    Parameters
    ----------
    office
        Holds the clock.
    unit
        An open unit of work.
    case_id
        The case.
    reason
        What changed, as a code.
    """
    book = TaskBook(office, unit, case_id, ENGINE)
    today = office.now().date()
    for letter in unit.letters.of_case(case_id):
        if letter.state is LetterState.RELEASED and letter.about is not None:
            book.add(letter.about, "correct_sent_letter", reason=reason, due=today)
