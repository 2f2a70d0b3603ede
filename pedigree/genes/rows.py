"""The rows of a gene file: risks, examinations, measures, and the sources of all.

Each row says what it rests on and how surely; which row applies to whom is for
surveillance planning to say.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    model_validator,
)

from pedigree.data_faults import quoted
from pedigree.genes.codes import Cancer, Procedure, RiskReducingProcedure
from pedigree.genes.vocabulary import (
    AppliesToSex,
    Confidence,
    InheritedFrom,
    Rank,
    RowZygosity,
)

__all__ = [
    "Age",
    "AppliesTo",
    "GeneModel",
    "Guideline",
    "Months",
    "Penetrance",
    "RiskReducingOption",
    "Share",
    "Source",
    "SurveillanceRow",
    "check_order",
]

_FRACTION = re.compile(r"[0-9]+(/[1-9][0-9]*)?")


def _exact_share(value: object) -> object:
    is_text = isinstance(value, str) and _FRACTION.fullmatch(value) is not None
    is_number = isinstance(value, Fraction | Decimal | int) and (
        not isinstance(value, bool)
    )
    exact = Fraction(str(value)) if is_text or is_number else None
    if exact is None or not 0 <= exact <= 1:
        raise ValueError(
            f"{quoted(value)} is not a share; accepted: an exact fraction such as "
            "`1/20`, or a decimal number from 0 to 1"
        )
    return exact


def check_order(row: BaseModel, lower: str, upper: str) -> None:
    """Refuse a range whose end is before its beginning; either may be unknown.

    Parameters
    ----------
    row
        A row in the making.
    lower, upper
        Names of its two bounds.

    Raises
    ------
    ValueError
        Naming both bounds and both values.
    """
    low, high = getattr(row, lower), getattr(row, upper)
    if low is not None and high is not None and high < low:
        raise ValueError(f"`{upper}` {high} is below `{lower}` {low}")


def _number_to(most: int, what: str) -> BeforeValidator:
    def checked(value: object) -> object:
        number = float(value) if isinstance(value, Decimal) else value
        if not isinstance(number, int | float) or isinstance(number, bool):
            number = -1
        if not 0 <= number <= most:
            raise ValueError(
                f"{quoted(value)} is not accepted; accepted: {what} to {most}"
            )
        return number

    return BeforeValidator(checked)


Share = Annotated[Fraction, BeforeValidator(_exact_share)]
"""A share of 1, kept exactly."""

Age = Annotated[int | float, _number_to(120, "years from 0")]
"""Years; a fraction is an exact age (0.15 is eight weeks)."""

Months = Annotated[int | float, _number_to(600, "months from 0")]
"""The time between two examinations."""


class GeneModel(BaseModel):
    """What all parts of a gene file share: frozen, and no key we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(GeneModel):
    """Where a fact comes from; `retrieved_scope` says how much of it was read."""

    id: str
    title: str
    body: str
    url: str | None = None
    year: StrictInt | None = None
    retrieved: StrictBool
    retrieved_scope: str | None = None


class Penetrance(GeneModel):
    """The risk of one cancer up to an age; a point, or a range, or neither."""

    cancer: Cancer
    sex: AppliesToSex
    by_age: StrictInt
    point: Share | None = None
    low: Share | None = None
    high: Share | None = None
    zygosity: RowZygosity
    inherited_from: InheritedFrom
    sources: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "low", "high")
        return self

    @property
    def at_least(self) -> Fraction | None:
        """The point, else the lower bound."""
        return self.low if self.point is None else self.point


class AppliesTo(GeneModel):
    """Whom a surveillance row is for. `to_age` is the last year of age included."""

    sex: AppliesToSex
    from_age: Age | None
    to_age: Age | None
    zygosity: RowZygosity
    inherited_from: InheritedFrom
    variant_group: str | None = None
    condition_note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "from_age", "to_age")
        return self


class Guideline(GeneModel):
    """The document that recommends an examination."""

    body: str
    title: str
    year: StrictInt | None = None
    url: str | None = None


class SurveillanceRow(GeneModel):
    """One examination for one group of carriers.

    `guideline` is given only where the source quotes another body's advice; otherwise
    the source is the guideline. A null interval means once.
    """

    id: str
    procedure: Procedure
    rank: Rank
    source: str
    guideline: Guideline | None = None
    applies_to: AppliesTo
    interval_months: Months | None
    interval_months_max: Months | None = None
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "interval_months", "interval_months_max")
        return self


class RiskReducingOption(GeneModel):
    """A measure that lowers the risk, and the ages it is discussed at."""

    procedure: RiskReducingProcedure
    sex: AppliesToSex
    from_age: Age | None
    to_age: Age | None
    variant_group: str | None = None
    sources: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "from_age", "to_age")
        return self
