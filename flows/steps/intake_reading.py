"""Read and check the files handed in; a refused intake leaves nothing behind."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from flows.errors import FlowsError, IntakeError
from flows.steps.intake import Intake, IntakeFiles
from flows.steps.intake_checks import check_people
from flows.steps.people_file import (
    PeopleFile,
    read_people,
)
from pedigree import (
    Family,
    FamilyReading,
    LabReport,
    PedigreeError,
    PersonId,
    ReasonCode,
    ReportReason,
    YamlDocument,
    judge_report,
    load_family,
    read_report,
    read_yaml,
)

Value = TypeVar("Value")


_ABOUT = {
    ReasonCode.NOT_FINAL: "status",
    ReasonCode.ENTERED_IN_ERROR: "status",
    ReasonCode.DATED_AFTER: "reported_on",
    ReasonCode.GENE_UNKNOWN: "gene",
    ReasonCode.NO_VARIANT: "variant",
    ReasonCode.NOT_DISEASE_SPECIFIC: "variant",
    ReasonCode.CLASS_BELOW_4: "classification",
    ReasonCode.NOT_GERMLINE: "origin",
    ReasonCode.ONE_ALLELE_OF_RECESSIVE: "zygosity",
    ReasonCode.MOSAIC: "zygosity",
}
"""The key of a written report that a clinical reason is about."""


class IntakeRefusedError(IntakeError):
    """The laboratory report starts no cascade, for the reasons it carries.

    Where a case rests on an earlier version of the same report, it must stop:
    `stop_refused_case` does that.
    """

    def __init__(
        self, report: LabReport, reasons: tuple[ReportReason, ...], file: Path
    ) -> None:
        super().__init__(
            [
                FlowsError(
                    reason.message,
                    code=reason.code,
                    file=file.name,
                    line=_line_of(reason.code, file),
                )
                for reason in reasons
            ]
        )
        self.report = report
        self.reasons = reasons


def read_intake(files: IntakeFiles, *, on: date) -> Intake:
    """Read and check everything; writes nothing.

    Parameters
    ----------
    files
        Paths of the files.
    on
        Today, for dates that lie in the future.

    Returns
    -------
    Intake
        Ready to be recorded.

    Raises
    ------
    IntakeRefusedError
        The report starts no cascade.
    IntakeError
        With every fault of every file.
    """
    faults: list[FlowsError] = []
    report = _collect(faults, lambda: read_report(files.result))
    family = _collect(faults, lambda: _read_family(files))
    people = (
        None
        if files.people is None
        else _collect(faults, lambda: read_people(files.people or Path()))
    )
    if report is not None:
        verdict = judge_report(report, on=on)
        if not (verdict.trigger or verdict.held):
            raise IntakeRefusedError(report, verdict.reasons, files.result)
    if faults or report is None or family is None:
        raise IntakeError(faults)
    proband = _proband(files, report, family.family, people)
    intake = Intake(
        report=report,
        verdict=verdict,
        family=family.family,
        people=None if people is None else people[0],
        proband=proband,
        clinic=_clinic(files, people),
        clinic_country=files.clinic_country,
        warnings=family.warnings,
    )
    if people is not None:
        check_people(intake, people[1], on)
    return intake


def _read_family(files: IntakeFiles) -> FamilyReading:
    return load_family(
        files.family, family_id=files.family_id, add_founders=files.add_founders
    )


def _line_of(code: ReasonCode, file: Path) -> int | None:
    """Find the line a reason is about, in reports that are written key by key."""
    key = _ABOUT.get(code)
    if key is None or not file.exists():
        return None
    document = read_yaml(file)
    keyed = isinstance(document.value, Mapping) and key in document.value
    return document.line((key,)) if keyed else None


def _proband(
    files: IntakeFiles,
    report: LabReport,
    family: Family,
    people: tuple[PeopleFile, YamlDocument] | None,
) -> PersonId:
    named = files.proband or report.person
    if named is None:
        raise _single(
            "the report does not say whose it is; `--proband ID` names the person",
            code="unknown_proband",
            file=files.result.name,
        )
    proband = PersonId(named)
    if proband not in family:
        raise _single(
            f"the report is of `{proband}`, who is not in the family; an id of the "
            "family file is accepted (`--proband ID` names another)",
            code="unknown_proband",
            file=files.family.name,
        )
    if people is not None and people[0].proband.id != proband:
        raise _single(
            f"the proband is `{proband}` in the report and "
            f"`{people[0].proband.id}` here; the same id is accepted",
            code="proband_contradiction",
            file=people[1].file,
            line=people[1].line(("proband", "id")),
        )
    return proband


def _clinic(files: IntakeFiles, people: tuple[PeopleFile, YamlDocument] | None) -> str:
    named = None if people is None else people[0].clinic
    # A clinic without a name is known by its country alone.
    return named or (files.clinic_country or "unnamed").lower()


def _collect(faults: list[FlowsError], read: Callable[[], Value]) -> Value | None:
    try:
        return read()
    except IntakeError as error:
        faults.extend(error.faults)
    except PedigreeError as error:
        faults.extend(
            FlowsError(
                fault.message,
                code=fault.code,
                file=error.file,
                line=fault.line,
                item=getattr(fault, "person", None) or getattr(fault, "item", None),
            )
            for fault in getattr(error, "faults", None) or (error,)
        )
    return None


def _single(
    message: str, *, code: str, file: str, line: int | None = None
) -> IntakeError:
    return IntakeError([FlowsError(message, code=code, file=file, line=line)])
