"""What a newer laboratory report does to a case that rests on an older one."""

from flows.steps.canonical import digest_of
from flows.steps.case_state import move_case
from flows.steps.drafting import stop_letter
from flows.steps.intake_reading import IntakeRefusedError
from flows.steps.intake_recording import HELD
from flows.steps.office import ENGINE, Office
from flows.steps.recalling import ask_about_released
from flows.steps.turns import end_turn
from pedigree import LabReport
from records import Case, EventName, LetterState, UnitOfWork

_OPEN = frozenset({LetterState.DRAFTED, LetterState.APPROVED})


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
        for case in cases:
            _stop(office, unit, case, refused, by)
    return tuple(case.case_id for case in cases)


def _rests_on(case: Case, report: LabReport) -> bool:
    """Whether a case began with a report of this number from this laboratory."""
    known = case.report
    same = case.report_id == report.report_id
    elsewhere = (
        known.get("laboratory")
        and report.laboratory
        and known["laboratory"] != report.laboratory
    )
    newer = str(report.reported_on or "9") >= str(known.get("reported_on") or "")
    return same and not elsewhere and newer


def _stop(
    office: Office, unit: UnitOfWork, case: Case, refused: IntakeRefusedError, by: str
) -> None:
    report = {
        **refused.report.as_dict(),
        "clinic_country": case.report.get("clinic_country"),
    }
    if report == case.report:
        return
    # The gene stays: it is what the letters that went out were about.
    unit.cases.set_report(case.case_id, report, gene=case.gene)
    about = {"case_id": case.case_id}
    replaced = {**about, "gene": case.gene, "report_sha256": digest_of(report)}
    office.say(unit, EventName.REPORT_REPLACED, replaced, by=by)
    held = {**about, "reasons": [str(reason.code) for reason in refused.reasons]}
    office.say(unit, EventName.INTAKE_HELD, held, by=by)
    move_case(office, unit, case, HELD, waiting_for="laboratory", by=by)
    for letter in unit.letters.of_case(case.case_id):
        if letter.state in _OPEN:
            stop_letter(office, unit, letter, reason="report_refused", by=ENGINE)
    end_turn(unit, case.case_id)
    ask_about_released(office, unit, case.case_id, reason="report_refused")
