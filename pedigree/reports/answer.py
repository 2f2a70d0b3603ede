"""Gives a judged report as the answer of `result show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pedigree.reports.trigger import judge_variant

if TYPE_CHECKING:
    from pedigree.reports.report import LabReport, ReportedVariant
    from pedigree.reports.trigger import TriggerDecision

__all__ = ["report_answer"]


def report_answer(report: LabReport, decision: TriggerDecision) -> dict[str, Any]:
    """Give a report and its decision as JSON-able data.

    Parameters
    ----------
    report
        A report as read.
    decision
        What `judge_report` made of it.

    Returns
    -------
    dict
        `status, gene, hgvs, class, origin, zygosity, trigger, reasons`, the same keys
        for each of `variants`, and besides `held, report, person, reported_on, notes`.
    """
    named = report.variant is not None or report.gene is not None
    variants = [*([report.main_variant] if named else []), *report.other_variants]
    # The main variant bears the findings of the report; the others stand alone.
    decisions = [decision, *(judge_variant(report, item) for item in variants[1:])]
    return {
        **_variant_answer(report, report.main_variant, decision),
        "held": decision.held,
        "report": report.report_id,
        "person": report.person,
        "reported_on": report.reported_on and report.reported_on.isoformat(),
        "notes": list(report.notes),
        "variants": [
            _variant_answer(report, variant, judged)
            for variant, judged in zip(variants, decisions, strict=False)
        ],
    }


def _variant_answer(
    report: LabReport, variant: ReportedVariant, decision: TriggerDecision
) -> dict[str, Any]:
    return {
        "status": report.status.value,
        "gene": variant.gene,
        "hgvs": variant.variant,
        "class": variant.classification and variant.classification.value,
        "origin": variant.origin and variant.origin.value,
        "zygosity": variant.zygosity and variant.zygosity.value,
        "trigger": decision.trigger,
        "reasons": [
            {"code": reason.code.value, "message": reason.message}
            for reason in decision.reasons
        ],
    }
