"""The shape of a dated row in the law files, and what its days must fulfil."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from consent.errors import DataFault
from consent.rulebook_values import DatedValue, Instrument
from consent.vocabulary import Confidence

__all__ = [
    "UNREAD",
    "DataModel",
    "InstrumentModel",
    "RowModel",
    "SourceModel",
    "row_faults",
    "to_row",
]

#: The first day of what began nobody knows when.
UNKNOWN = "unknown"

#: The value of a row whose law was not read or is not coded.
UNREAD = "unread"


def _start(value: object) -> date | None:
    """Read a first day; None where the file says that it is unknown."""
    if value == UNKNOWN:
        return None
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError(
            "start", "a date such as 2026-11-01, or `unknown`"
        ) from None


Start = Annotated[date | None, PlainValidator(_start)]
T = TypeVar("T")


class DataModel(BaseModel):
    """What every part of a law file has in common: frozen, and no key but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class InstrumentModel(DataModel):
    """An act, decision or guideline."""

    name: str = Field(min_length=1)
    name_english: str = Field(min_length=1)
    provision: str | None = None
    in_force_from: Start
    url: str | None = None
    note: str | None = None

    def instrument(self, name: str) -> Instrument:
        """Return the value the rulebook works with.

        Parameters
        ----------
        name
            Its id in the file.
        """
        return Instrument(
            id=name,
            name=self.name,
            name_english=self.name_english,
            provision=self.provision,
            in_force_from=self.in_force_from,
            url=self.url,
            note=self.note,
        )


class SourceModel(DataModel):
    """What a value rests on: an instrument, or a search that found none."""

    instrument: str | None = None
    provision: str | None = None
    quote: str | None = None
    basis: Literal["none_found"] | None = None
    searched: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}$")

    @model_validator(mode="after")
    def _one_ground(self) -> Self:
        if (self.instrument is None) == (self.basis is None):
            raise ValueError(
                "a source is an `instrument` of the file, or `basis: none_found` with "
                "the month `searched`"
            )
        if self.basis and (self.searched is None or self.provision or self.quote):
            raise ValueError(
                "`basis: none_found` goes with the month `searched` and nothing else"
            )
        return self


class RowModel(DataModel):
    """One dated value. `to` stands only where no later row follows at once."""

    from_: Start = Field(alias="from")
    to: date | None = None
    value: object
    source: SourceModel
    confidence: Confidence
    summary: str = Field(min_length=1)
    last_checked: date | None = None


def to_row(row: RowModel, value: T | None) -> DatedValue[T]:
    """Return the dated value of a row whose value was checked.

    Parameters
    ----------
    row
        As read.
    value
        What the row's value means.
    """
    return DatedValue(
        value=value,
        valid_from=row.from_,
        valid_to=row.to,
        confidence=row.confidence,
        summary=row.summary,
        instrument=row.source.instrument,
        provision=row.source.provision,
        quote=row.source.quote,
        searched=row.source.searched,
        last_checked=row.last_checked,
        unread=row.value == UNREAD,
    )


class Report(Protocol):
    """Makes a fault of its code, message and place inside the list of rows."""

    def __call__(
        self, code: str, message: str, *, inside: tuple[str | int, ...]
    ) -> DataFault:
        """Return the fault."""


def row_faults(
    rows: Sequence[RowModel],
    instruments: Mapping[str, InstrumentModel],
    *,
    report: Report,
    follow: bool,
) -> Iterator[DataFault]:
    """Find rows that cite what is not there, or whose days do not fit.

    Parameters
    ----------
    rows
        Of one rule or section.
    instruments
        Those of the file.
    report
        Makes the faults.
    follow
        Whether each row ends the one before it.
    """
    for number, row in enumerate(rows):
        yield from _source_faults(row, instruments, report=report, number=number)
        if row.to and row.from_ and row.to < row.from_:
            message = f"`to` is `{row.to}`; a day from `{row.from_}` on is accepted"
            yield report("dates", message, inside=(number, "to"))
        if follow and number:
            yield from _order_faults(
                rows[number - 1], row, report=report, number=number
            )


def _source_faults(
    row: RowModel,
    instruments: Mapping[str, InstrumentModel],
    *,
    report: Report,
    number: int,
) -> Iterator[DataFault]:
    name = row.source.instrument
    if name is None:
        return
    if name not in instruments:
        known = ", ".join(sorted(instruments))
        message = f"the instrument `{name}` is not in this file; accepted: {known}"
        yield report(
            "unknown_instrument", message, inside=(number, "source", "instrument")
        )
        return
    begins = instruments[name].in_force_from
    if row.from_ and begins and row.from_ < begins:
        message = (
            f"`from` is `{row.from_}`, before `{name}` came into force; "
            f"`{begins}` or later is accepted"
        )
        yield report("dates", message, inside=(number, "from"))


def _order_faults(
    before: RowModel, row: RowModel, *, report: Report, number: int
) -> Iterator[DataFault]:
    if row.from_ is None:
        message = "`from` is `unknown`; only the first row may begin so"
        yield report("dates", message, inside=(number, "from"))
        return
    earliest = before.to or before.from_
    if earliest and row.from_ <= earliest:
        message = f"`from` is `{row.from_}`; a day after `{earliest}` is accepted"
        yield report("dates", message, inside=(number, "from"))
