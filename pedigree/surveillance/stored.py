"""A plan read back from its answer, without the gene file that has moved on since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pedigree.genes.codes import Procedure
from pedigree.genes.vocabulary import Confidence, DataStatus, Rank
from pedigree.surveillance.plan import (
    DataTask,
    SetAside,
    SurveillancePlan,
    TestingWindow,
)
from pedigree.surveillance.selecting import Fact, Why
from pedigree.surveillance.series import (
    Advice,
    ExaminationSeries,
    Phase,
    SeriesState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["plan_from_answer"]


def plan_from_answer(answer: Mapping[str, Any]) -> SurveillancePlan:
    """Read a plan back from what `plan_answer` gave.

    Parameters
    ----------
    answer
        Unchanged since; it is our own writing and not checked again.

    Returns
    -------
    SurveillancePlan
        Equal to the plan that was written.

    Examples
    --------
    >>> from pedigree import Carrier, Sex, load_gene, plan_answer, plan_surveillance
    >>> woman = Carrier(Sex.FEMALE, date(2002, 3, 1))
    >>> plan = plan_surveillance(load_gene("BRCA1"), woman, on=date(2026, 11, 24))
    >>> plan_from_answer(plan_answer(plan)) == plan
    True
    """
    testing = answer["testing"]
    return SurveillancePlan(
        answer["gene"],
        answer["protocol"],
        DataStatus(answer["data_status"]),
        date.fromisoformat(answer["on"]),
        tuple(_series(one) for one in answer["series"]),
        tuple(_series(one) for one in answer["options"]),
        tuple(_task(one) for one in answer["tasks"]),
        tuple(
            SetAside(Procedure(one["procedure"]), Why(one["why"]), _advice(one))
            for one in answer["set_aside"]
        ),
        TestingWindow(
            date.fromisoformat(testing["offer_from"]), _day(testing["latest_start"])
        ),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _series(one: Mapping[str, Any]) -> ExaminationSeries:
    return ExaminationSeries(
        Procedure(one["procedure"]),
        Rank(one["rank"]),
        _day(one["first_due"]),
        tuple(_phase(phase) for phase in one["phases"]),
        one["reason"],
        one.get("condition"),
        SeriesState(one["state"]),
        one["state_reason"],
    )


def _phase(phase: Mapping[str, Any]) -> Phase:
    return Phase(
        date.fromisoformat(phase["from"]),
        _day(phase["until"]),
        phase["interval_months"],
        phase["interval_months_max"],
        _advice(phase),
    )


def _advice(row: Mapping[str, Any]) -> Advice:
    return Advice(
        row["row"],
        row["body"],
        row["title"],
        row["year"],
        row["url"],
        Confidence(row["confidence"]),
        row["note"],
    )


def _task(one: Mapping[str, Any]) -> DataTask:
    fact = Fact(one["kind"].removeprefix("record_"))
    return DataTask(fact, tuple(one["accepted"]), tuple(one["rows"]))
