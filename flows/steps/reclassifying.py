"""The laboratory changes the class of the familial variant: what follows for a family.

Down to class 3 or lower freezes the case and brings tasks for everybody who was told
or tested; back up to 4 or 5 opens it again; between 4 and 5 the record alone changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.errors import FlowsError
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.case_state import move_case
from flows.steps.office import ENGINE, Office
from flows.steps.report_changes import freeze_case, replace_report
from flows.steps.situations import is_dead
from flows.steps.states import OPENED
from flows.steps.tasks import TaskBook
from pedigree import (
    Classification,
    LabReport,
    Observation,
    PersonId,
    ReasonCode,
    ReportReason,
    judge_report,
    same_change,
)
from records import Case, EventName, UnitOfWork


class ClassChange(StrEnum):
    """What a new class means for a case."""

    NONE = "none"
    WITHIN = "within"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class _Classes:
    """The class a case rests on, and the one a newer report gives."""

    before: Classification
    after: Classification

    @property
    def change(self) -> ClassChange:
        was, now = self.before.number >= _CAUSING, self.after.number >= _CAUSING
        if was != now:
            return ClassChange.UP if now else ClassChange.DOWN
        same = self.before is self.after
        return ClassChange.NONE if same else ClassChange.WITHIN


_CAUSING = 4
"""The lowest class that guides relatives."""

_DOWN = "variant_downgraded"
_UP = "variant_upgraded"


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
        file = load_case(unit, case_id)
        unit.cases.lock(case_id)
        _refuse_another(file.case, report)
        reasons = judge_report(report, on=on).reasons
        classes = _Classes(_known_class(file.case), _settled_class(report, reasons))
        if classes.change is ClassChange.NONE:
            return classes.change
        replace_report(office, unit, file.case, report, by=by)
        _say(office, unit, file.case, classes, by)
        match classes.change:
            case ClassChange.DOWN:
                codes = [str(reason.code) for reason in reasons]
                freeze_case(office, unit, file.case, codes, by=by)
                _ask(office, unit, file, _after_downgrade(file), _DOWN, on)
            case ClassChange.UP:
                move_case(office, unit, file.case, OPENED, waiting_for=None, by=by)
                _ask(office, unit, file, _after_upgrade(file), _UP, on)
            case _:
                pass  # for relatives class 4 and class 5 are one
        return classes.change


def _refuse_another(case: Case, report: LabReport) -> None:
    known = case.report
    same = (
        report.gene == case.gene
        and same_change(report.variant or "", str(known.get("variant") or ""))
        and report.person in (None, case.person_id)
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
    if case.report.get("classification") is None:
        raise FlowsError(
            f"the report of case `{case.case_id}` gives no class; hand the newer "
            "report in with `cascade start`",
            code="report_not_settled",
            item=case.case_id,
        )
    return Classification(str(case.report["classification"]))


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


def _say(
    office: Office, unit: UnitOfWork, case: Case, classes: _Classes, by: str
) -> None:
    payload = {
        "case_id": case.case_id,
        "classification": str(classes.after),
        "previous": str(classes.before),
    }
    office.say(unit, EventName.VARIANT_RECLASSIFIED, payload, by=by)


def _ask(
    office: Office,
    unit: UnitOfWork,
    file: CaseFile,
    acts: Iterator[tuple[PersonId, str]],
    reason: str,
    on: date,
) -> None:
    book = TaskBook(office, unit, file.case.case_id, ENGINE)
    for person, act in acts:
        book.add_acts(file.subjects[person].ref, [act], reason=reason, on=on)
    # What the opposite change asked for and nobody has done yet is not so any more.
    book.close(lambda task: task.reason in {_UP, _DOWN})


def _after_downgrade(file: CaseFile) -> Iterator[tuple[PersonId, str]]:
    """Everybody who lives by the old class: a negative result reassures no more."""
    yield file.known.proband, "recontact_proband"
    for person, result in _results(file):
        if result is Observation.NON_CARRIER:
            yield person, "explain_lost_reassurance"
        else:
            yield person, "recontact_carrier"
            yield person, "judge_surveillance"


def _after_upgrade(file: CaseFile) -> Iterator[tuple[PersonId, str]]:
    """Results of the time when the class was low are read again by the laboratory."""
    yield file.known.proband, "recontact_proband"
    for person, _ in _results(file):
        yield person, "confirm_result"


def _results(file: CaseFile) -> Iterator[tuple[PersonId, Observation]]:
    """Give the test results of the living relatives."""
    found = {
        person.id: Observation(person.result)
        for person in file.known.family
        if person.result is not None
    } | file.observations()
    for person, result in found.items():
        if person != file.known.proband and not is_dead(file.known, person):
            yield person, result
