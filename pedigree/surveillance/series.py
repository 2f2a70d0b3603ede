"""One examination over a life: its phases, its advice, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pedigree.genes import Gene
    from pedigree.genes.codes import Procedure
    from pedigree.genes.rows import SurveillanceRow
    from pedigree.genes.vocabulary import Confidence, Rank

__all__ = ["Advice", "ExaminationSeries", "Phase", "SeriesState", "advice_of"]


@dataclass(frozen=True, slots=True)
class Advice:
    """What a phase rests on: one row of a gene file and the document behind it.

    Attributes
    ----------
    row
        Id of the row.
    body, title, year, url
        The guideline; None where the file does not know.
    confidence
        Whether the row was read in its source.
    note
        What the row adds in words, age reductions among it; never computed.
    """

    row: str
    body: str
    title: str
    year: int | None
    url: str | None
    confidence: Confidence
    note: str | None

    @property
    def guideline(self) -> str:
        """The guideline on one line."""
        year = "" if self.year is None else f" {self.year}"
        return f"{self.body}{year}: {self.title}"


def advice_of(gene: Gene, row: SurveillanceRow) -> Advice:
    """Give a row's advice as a value that outlives the gene file."""
    guideline = gene.guideline_of(row)
    return Advice(
        row.id,
        guideline.body,
        guideline.title,
        guideline.year,
        guideline.url,
        row.confidence,
        row.note,
    )


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a programme that rests on one row, hence has one interval.

    Attributes
    ----------
    starts, ends
        First and last day; `ends` is None for an open end.
    interval_months
        Between two examinations; None is once.
    interval_months_max
        After which the next examination is overdue; None is the interval itself.
    advice
        What it rests on.
    """

    starts: date
    ends: date | None
    interval_months: float | None
    interval_months_max: float | None
    advice: Advice


class SeriesState(StrEnum):
    """Where a series stands."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ExaminationSeries:
    """One procedure for one carrier: one running series of examinations.

    Attributes
    ----------
    procedure
        What is done.
    rank
        Of its rows.
    first_due
        Day of the next examination; None while paused without an end, or stopped.
    phases
        In order of time; never empty.
    reason
        Why it is here, in words without names.
    condition
        Of an option: what a clinician must confirm first. None in a series.
    state
        Running, paused or stopped.
    state_reason
        Why it is not running as the protocol says, or None.
    """

    procedure: Procedure
    rank: Rank
    first_due: date | None
    phases: tuple[Phase, ...]
    reason: str
    condition: str | None = None
    state: SeriesState = SeriesState.RUNNING
    state_reason: str | None = None

    @property
    def until(self) -> date | None:
        """Last day of the programme; None for an open end."""
        return self.phases[-1].ends

    @property
    def present(self) -> Phase:
        """The phase of the next examination, else the last one."""
        due = self.first_due
        running = (
            phase
            for phase in self.phases
            if due is not None and (phase.ends is None or due <= phase.ends)
        )
        return next(running, self.phases[-1])

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows it rests on."""
        return tuple(dict.fromkeys(phase.advice.row for phase in self.phases))
