"""The plan of one carrier: what is due when, what is to be confirmed, what to find out.

It combines the rows of one gene file by the eight rules and pins their version. Rows
are for proven carriers; whether somebody is one is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pedigree.surveillance.ages import birthday
from pedigree.surveillance.carrier import NO_GROUP, check_carrier, with_zygosity
from pedigree.surveillance.programmes import due_on_or_after, phases_of
from pedigree.surveillance.protocol import protocol_version
from pedigree.surveillance.reasons import reason_for
from pedigree.surveillance.selecting import (
    Fact,
    JudgedRow,
    Standing,
    Why,
    judge_rows,
)
from pedigree.surveillance.series import Advice, ExaminationSeries, advice_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pedigree.genes import Gene
    from pedigree.genes.codes import Procedure
    from pedigree.genes.rows import SurveillanceRow
    from pedigree.genes.vocabulary import DataStatus
    from pedigree.surveillance.carrier import Carrier

__all__ = [
    "DataTask",
    "SetAside",
    "SurveillancePlan",
    "TestingWindow",
    "plan_surveillance",
    "testing_window",
]


@dataclass(frozen=True, slots=True)
class DataTask:
    """A fact to record before some rows can be judged.

    Attributes
    ----------
    fact
        What is not recorded.
    accepted
        What may be recorded.
    rows
        Ids of the rows that wait for it.
    """

    fact: Fact
    accepted: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is not scheduled, and why.

    Attributes
    ----------
    procedure
        What it is about.
    why
        Why it is not scheduled; `CONTRAINDICATION` for a row that forbids.
    advice
        The row and its guideline.
    """

    procedure: Procedure
    why: Why
    advice: Advice


@dataclass(frozen=True, slots=True)
class TestingWindow:
    """When a predictive test is offered and from when it is overdue.

    Attributes
    ----------
    offer_from
        First day of the offer.
    latest_start
        Day from which the offer is overdue, or None.
    """

    offer_from: date
    latest_start: date | None

    def is_overdue(self, on: date) -> bool:
        """Whether the test should have been done by a day."""
        return self.latest_start is not None and self.latest_start <= on


@dataclass(frozen=True, slots=True)
class SurveillancePlan:
    """The examinations of one carrier under one version of the protocol.

    Attributes
    ----------
    gene, protocol, data_status
        What it rests on; the version stays with the person until somebody decides
        otherwise.
    on
        The day it was made.
    series
        By due date; at most one for each procedure.
    options
        Rows whose condition a clinician must confirm.
    tasks
        Facts to record.
    set_aside
        Every other row, and why.
    testing
        When a predictive test is offered in this gene.
    """

    gene: str
    protocol: str
    data_status: DataStatus
    on: date
    series: tuple[ExaminationSeries, ...]
    options: tuple[ExaminationSeries, ...]
    tasks: tuple[DataTask, ...]
    set_aside: tuple[SetAside, ...]
    testing: TestingWindow

    @property
    def contraindicated(self) -> tuple[Procedure, ...]:
        """Procedures that must not be done; `NO_SURVEILLANCE` forbids them all."""
        return tuple(
            row.procedure for row in self.set_aside if row.why is Why.CONTRAINDICATION
        )


def plan_surveillance(gene: Gene, carrier: Carrier, *, on: date) -> SurveillancePlan:
    """Plan the examinations of a proven carrier.

    Parameters
    ----------
    gene
        The gene file.
    carrier
        The person.
    on
        The day of the plan, for example of the positive result; what should have begun
        before is due on it.

    Returns
    -------
    SurveillancePlan
        No date in it lies before the birth or after the last age of its row.

    Raises
    ------
    SurveillanceError
        As `check_carrier`.

    Examples
    --------
    >>> from pedigree.family import Sex
    >>> from pedigree.genes import load_gene
    >>> from pedigree.surveillance.carrier import Carrier
    >>> woman = Carrier(Sex.FEMALE, date(2002, 3, 1))
    >>> plan = plan_surveillance(load_gene("BRCA1"), woman, on=date(2026, 11, 24))
    >>> [(one.procedure.value, one.first_due.isoformat()) for one in plan.series][:2]
    [('breast_mri', '2027-03-01'), ('clinical_breast_exam', '2027-03-01')]
    """
    check_carrier(gene, carrier, on=on)
    known = with_zygosity(gene, carrier)
    judged = judge_rows(gene, known)
    series = list(_series(gene, judged, born=carrier.born, on=on))
    options = list(_options(gene, judged, born=carrier.born, on=on))
    shown = {row for each in (*series, *options) for row in each.rows}
    return SurveillancePlan(
        gene.symbol,
        protocol_version(gene),
        gene.data_status,
        on,
        tuple(sorted(series, key=_by_day)),
        tuple(sorted(options, key=_by_day)),
        tuple(_tasks(gene, judged)),
        tuple(_set_aside(gene, judged, shown)),
        testing_window(gene, carrier),
    )


def testing_window(gene: Gene, carrier: Carrier) -> TestingWindow:
    """When a predictive test is offered to somebody, and from when it is overdue.

    Parameters
    ----------
    gene
        The gene file.
    carrier
        The person; the variant group may have ages of its own.

    Returns
    -------
    TestingWindow
        As the ages of the gene file say.
    """
    offer, latest = gene.testing_ages(carrier.variant_group)
    start = None if latest is None else birthday(carrier.born, latest)
    return TestingWindow(birthday(carrier.born, offer), start)


def _series(
    gene: Gene, judged: tuple[JudgedRow, ...], *, born: date, on: date
) -> Iterable[ExaminationSeries]:
    rows: dict[Procedure, list[SurveillanceRow]] = {}
    for one in judged:
        if one.standing is Standing.SCHEDULED:
            rows.setdefault(one.row.procedure, []).append(one.row)
    for procedure, here in rows.items():
        phases = tuple(
            phase
            for phase in phases_of(gene, here, born=born)
            if phase.ends is None or phase.ends >= on
        )
        if phases:
            reason = reason_for(here, judged)
            due = due_on_or_after(phases, on)
            yield ExaminationSeries(procedure, here[0].rank, due, phases, reason)


def _options(
    gene: Gene, judged: tuple[JudgedRow, ...], *, born: date, on: date
) -> Iterable[ExaminationSeries]:
    for one in judged:
        if one.standing is not Standing.OPTION:
            continue
        phases = phases_of(gene, [one.row], born=born)
        due = due_on_or_after(phases, on)
        if due is not None:
            row = one.row
            condition = row.applies_to.condition_note
            reason = reason_for([row], judged)
            yield ExaminationSeries(
                row.procedure, row.rank, due, phases, reason, condition
            )


def _by_day(series: ExaminationSeries) -> tuple[date, str, tuple[str, ...]]:
    return (series.first_due or date.max, series.procedure.value, series.rows)


def _tasks(gene: Gene, judged: tuple[JudgedRow, ...]) -> Iterable[DataTask]:
    groups = tuple(group.id for group in gene.variant_groups)
    accepted: dict[Fact, tuple[str, ...]] = {
        Fact.SEX: ("female", "male"),
        Fact.ZYGOSITY: ("heterozygous", "biallelic", "hemizygous"),
        Fact.PARENT_OF_ORIGIN: ("father", "mother"),
        Fact.VARIANT_GROUP: (*groups, NO_GROUP),
    }
    for fact in Fact:
        rows = tuple(one.row.id for one in judged if fact in one.missing)
        if rows:
            yield DataTask(fact, accepted[fact], rows)


def _set_aside(
    gene: Gene, judged: tuple[JudgedRow, ...], shown: set[str]
) -> Iterable[SetAside]:
    for one in judged:
        if one.standing is Standing.NEEDS_DATA or one.row.id in shown:
            continue
        why = one.why if one.standing is Standing.SET_ASIDE else Why.AGE_PASSED
        yield SetAside(one.row.procedure, why, advice_of(gene, one.row))
