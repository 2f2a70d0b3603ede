"""A newer report gives the familial variant of a case another class.

Down to class 3 or lower freezes the case, back up to 4 or 5 opens it again; what the
family is owed then is the same as when the report comes with `start`.
"""

from datetime import date

from flows.errors import FlowsError
from flows.steps.case_facts import load_case
from flows.steps.case_state import move_case
from flows.steps.class_changes import (
    ClassChange,
    class_change,
    class_of,
    follow_class,
)
from flows.steps.office import Office
from flows.steps.report_changes import freeze_case, replace_report
from flows.steps.states import OPENED
from pedigree import (
    Classification,
    LabReport,
    ReasonCode,
    ReportReason,
    judge_report,
    same_change,
)
from records import Case


def reclassify_case(
    office: Office, case_id: str, report: LabReport, *, on: date, by: str
) -> ClassChange:
    """Record that the laboratory gives the familial variant another class.

    Parameters
    ----------
    office
        Records and clock.
    case_id
        A recorded case.
    report
        The laboratory's newer report on the same variant of the same person.
    on
        Today.
    by
        Who hands it in.

    Returns
    -------
    ClassChange
        `none` where the case rests on this class already; then nothing is written.

    Raises
    ------
    UnknownCaseError
        There is no such case.
    FlowsError
        Codes `report_of_another`, `report_superseded`, `report_not_settled`.

    References
    ----------
    .. [1] ESHG, Recontacting patients in clinical genetics services (2019), doi
       10.1038/s41431-018-0285-1.
    """
    with office.records.unit_of_work() as unit:
        case = load_case(unit, case_id).case
        unit.cases.lock(case_id)
        _refuse_another(case, report)
        reasons = judge_report(report, on=on).reasons
        change = class_change(_known_class(case), _settled_class(report, reasons))
        if change is ClassChange.NONE:
            return change
        replace_report(office, unit, case, report, by=by)
        if change is ClassChange.DOWN:
            codes = [str(reason.code) for reason in reasons]
            freeze_case(office, unit, case, codes, by=by)
        if change is ClassChange.UP:
            move_case(office, unit, case, OPENED, waiting_for=None, by=by)
        follow_class(office, unit, case, report, by=by)
        return change


def _refuse_another(case: Case, report: LabReport) -> None:
    known = case.report
    same = (
        report.gene == case.gene
        and same_change(report.variant or "", str(known.get("variant") or ""))
        # The laboratory may know the proband by an id of its own.
        and report.person in (None, case.person_id, known.get("person"))
    )
    if not same:
        raise FlowsError(
            f"the report is not about the person and the variant of case "
            f"`{case.case_id}`; a newer report on the same variant is accepted",
            code="report_of_another",
            item=case.case_id,
        )
    dated = known.get("reported_on")
    if dated and str(report.reported_on or "") < str(dated):
        raise FlowsError(
            f"the case rests on a report of {dated}, and this one is of "
            f"{report.reported_on or 'no day'}; one of that day or later is accepted",
            code="report_superseded",
            item=case.case_id,
        )


def _known_class(case: Case) -> Classification:
    known = class_of(case)
    if known is None:
        raise FlowsError(
            f"the report of case `{case.case_id}` gives no class; hand the newer "
            "report in with `cascade start`",
            code="report_not_settled",
            item=case.case_id,
        )
    return known


def _settled_class(
    report: LabReport, reasons: tuple[ReportReason, ...]
) -> Classification:
    others = [one for one in reasons if one.code is not ReasonCode.CLASS_BELOW_4]
    if report.classification is None or others:
        said = "; ".join(one.message for one in others)
        raise FlowsError(
            f"the report settles no class: {said}", code="report_not_settled"
        )
    return report.classification
