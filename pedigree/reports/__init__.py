"""Laboratory reports: read from YAML or FHIR, judged for a cascade, answered."""

from pedigree.reports.answer import report_answer
from pedigree.reports.hgvs import same_change
from pedigree.reports.reading import read_report
from pedigree.reports.report import (
    Classification,
    Finding,
    LabReport,
    Origin,
    Presence,
    ReasonCode,
    ReportedVariant,
    ReportedZygosity,
    ReportReason,
    ReportStatus,
)
from pedigree.reports.report_error import ReportError
from pedigree.reports.trigger import TriggerDecision, judge_report, judge_variant

__all__ = [
    "Classification",
    "Finding",
    "LabReport",
    "Origin",
    "Presence",
    "ReasonCode",
    "ReportError",
    "ReportReason",
    "ReportStatus",
    "ReportedVariant",
    "ReportedZygosity",
    "TriggerDecision",
    "judge_report",
    "judge_variant",
    "read_report",
    "report_answer",
    "same_change",
]
