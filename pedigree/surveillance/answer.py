"""A plan as JSON, and back: the answer of `cascade surveillance`, kept as it was given.

A stored plan is read without the gene file, which may have moved on since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from pedigree.surveillance.plan import DataTask, SetAside, SurveillancePlan
    from pedigree.surveillance.series import Advice, ExaminationSeries, Phase

__all__ = ["plan_answer"]


def plan_answer(plan: SurveillancePlan) -> dict[str, Any]:
    """Give a plan as JSON-able data.

    Parameters
    ----------
    plan
        A plan.

    Returns
    -------
    dict
        `gene, protocol, series, options` as the contract says; besides `data_status,
        on, contraindicated, tasks, set_aside, testing`. Neither sex nor birth is in it.
    """
    return {
        "gene": plan.gene,
        "protocol": plan.protocol,
        "data_status": plan.data_status.value,
        "on": plan.on.isoformat(),
        "series": [_series(one) for one in plan.series],
        "options": [
            {**_series(one), "condition": one.condition} for one in plan.options
        ],
        "contraindicated": [procedure.value for procedure in plan.contraindicated],
        "tasks": [_task(task) for task in plan.tasks],
        "set_aside": [_set_aside(one) for one in plan.set_aside],
        "testing": {
            "offer_from": plan.testing.offer_from.isoformat(),
            "latest_start": _day(plan.testing.latest_start),
            "overdue": plan.testing.is_overdue(plan.on),
        },
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _series(series: ExaminationSeries) -> dict[str, Any]:
    present = series.present
    return {
        "procedure": series.procedure.value,
        "first_due": _day(series.first_due),
        "interval_months": present.interval_months,
        "until": _day(series.until),
        "guideline": present.advice.guideline,
        "confidence": present.advice.confidence.value,
        "rank": series.rank.value,
        "reason": series.reason,
        "state": series.state.value,
        "state_reason": series.state_reason,
        "phases": [_phase(phase) for phase in series.phases],
    }


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "from": phase.starts.isoformat(),
        "until": _day(phase.ends),
        "interval_months": phase.interval_months,
        "interval_months_max": phase.interval_months_max,
        **_advice(phase.advice),
    }


def _advice(advice: Advice) -> dict[str, Any]:
    return {
        "row": advice.row,
        "body": advice.body,
        "title": advice.title,
        "year": advice.year,
        "url": advice.url,
        "confidence": advice.confidence.value,
        "note": advice.note,
    }


def _task(task: DataTask) -> dict[str, Any]:
    return {
        "kind": f"record_{task.fact.value}",
        "accepted": list(task.accepted),
        "rows": list(task.rows),
    }


def _set_aside(one: SetAside) -> dict[str, Any]:
    return {
        "procedure": one.procedure.value,
        "why": one.why.value,
        **_advice(one.advice),
    }
