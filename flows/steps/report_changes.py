"""What a newer laboratory report does to a case that rests on an older one."""

from collections.abc import Sequence

from flows.steps.canonical import digest_of
from flows.steps.case_state import move_case
from flows.steps.class_changes import follow_class
from flows.steps.deciding import DECISION_REASONS
from flows.steps.drafting import stop_letter
from flows.steps.intake_reading import IntakeRefusedError
from flows.steps.office import ENGINE, Office
from flows.steps.recalling import ask_about_released
from flows.steps.states import HELD
from flows.steps.tasks import TaskBook
from flows.steps.turns import end_turn
from pedigree import LabReport
from records import Case, EventName, LetterState, UnitOfWork

_OPEN = frozenset({LetterState.DRAFTED, LetterState.APPROVED})
_REFUSED = "report_refused"


def stop_refused_case(
    office: Office, refused: IntakeRefusedError, *, by: str
) -> tuple[str, ...]:
    """Hold every case that began with an earlier version of a refused report.

    A withdrawn or reclassified result starts nothing, and nothing that rests on it
    may go on: open letters are stopped, and for those that went out a task asks what
    to say to whoever got one.

    Parameters
    ----------
    office
        Records and clock.
    refused
        As `read_intake` raised it.
    by
        Who handed the report in.

    Returns
    -------
    tuple of str
        The cases now held; empty where none rests on this report.
    """
    with office.records.unit_of_work() as unit:
        cases = [one for one in unit.cases.all() if _rests_on(one, refused.report)]
        codes = [str(reason.code) for reason in refused.reasons]
        for case in cases:
            unit.cases.lock(case.case_id)
            if replace_report(office, unit, case, refused.report, by=by):
                freeze_case(office, unit, case, codes, by=by)
                follow_class(office, unit, case, refused.report, by=by)
    return tuple(case.case_id for case in cases)


def _rests_on(case: Case, report: LabReport) -> bool:
    """Whether a case rests on a report of this number from this laboratory."""
    known = case.report
    same = report.report_id in (case.report_id, known.get("report_id"))
    elsewhere = (
        known.get("laboratory")
        and report.laboratory
        and known["laboratory"] != report.laboratory
    )
    newer = str(report.reported_on or "9") >= str(known.get("reported_on") or "")
    return same and not elsewhere and newer


def replace_report(
    office: Office, unit: UnitOfWork, case: Case, report: LabReport, *, by: str
) -> bool:
    """Let a case rest on a newer report of its familial variant.

    Parameters
    ----------
    office
        Records and clock.
    unit
        An open unit of work.
    case
        As it was read in this unit.
    report
        The newer report.
    by
        Who handed it in.

    Returns
    -------
    bool
        False where the case rests on this very report already.
    """
    content = {
        **report.as_dict(),
        "clinic_country": case.report.get("clinic_country"),
    }
    if content == case.report:
        return False
    # The gene stays: it is what the letters that went out were about.
    unit.cases.set_report(case.case_id, content, gene=case.gene)
    payload = {
        "case_id": case.case_id,
        "gene": case.gene,
        "report_sha256": digest_of(content),
    }
    office.say(unit, EventName.REPORT_REPLACED, payload, by=by)
    return True


def freeze_case(
    office: Office, unit: UnitOfWork, case: Case, codes: Sequence[str], *, by: str
) -> None:
    """Hold a case: nothing is offered, open letters stop, sent ones are looked after.

    Parameters
    ----------
    office
        Records and clock.
    unit
        An open unit of work.
    case
        As it was read in this unit.
    codes
        Why, as codes of the report.
    by
        Who acts.
    """
    held = {"case_id": case.case_id, "reasons": list(codes)}
    office.say(unit, EventName.INTAKE_HELD, held, by=by)
    move_case(office, unit, case, HELD, waiting_for="laboratory", by=by)
    for letter in unit.letters.of_case(case.case_id):
        if letter.state in _OPEN:
            stop_letter(office, unit, letter, reason=_REFUSED, by=ENGINE)
    book = TaskBook(office, unit, case.case_id, ENGINE)
    book.close(lambda task: task.reason in DECISION_REASONS)
    end_turn(unit, case.case_id)
    ask_about_released(office, unit, case.case_id, reason=_REFUSED)
