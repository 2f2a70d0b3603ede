"""What is known of one gene for cascade testing; a value, read from one file.

It refuses keys it does not know and facts without a source or a confidence.
"""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from pedigree.genes.rows import (
    Age,
    GeneModel,
    Guideline,
    Penetrance,
    RiskReducingOption,
    Share,
    Source,
    SurveillanceRow,
    check_order,
)
from pedigree.genes.vocabulary import (
    ConditionZygosity,
    Confidence,
    DataStatus,
    Effect,
    Inheritance,
    LocationKind,
    OfferCascade,
    ParentOfOrigin,
    SexLimits,
    TriggerZygosity,
)

__all__ = [
    "CarrierFrequency",
    "CascadeNotes",
    "Condition",
    "DeNovo",
    "ExcludedVariant",
    "Gene",
    "IdentifierConfidence",
    "Identifiers",
    "LowAlleleFraction",
    "PredictiveTesting",
    "VariantGroup",
    "VariantOverride",
]

Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class IdentifierConfidence(GeneModel):
    """How surely each identifier is known."""

    hgnc_id: Confidence
    omim_gene: Confidence
    chromosome: Confidence


class Identifiers(GeneModel):
    """The gene in other catalogues, and where it lies."""

    omim_gene: str
    chromosome: str
    location: LocationKind
    confidence: IdentifierConfidence
    sources: Sources


class Condition(GeneModel):
    """A disease of this gene. `omim` is the nearest number, sometimes an umbrella."""

    id: str
    name: str
    omim: str | None = None
    mondo: str | None = None
    inheritance: Inheritance
    parent_of_origin: ParentOfOrigin
    zygosity: ConditionZygosity
    note: str | None = None


class VariantGroup(GeneModel):
    """A set of variants of this gene with rules of its own."""

    id: str
    description: str


class ExcludedVariant(GeneModel):
    """A variant, or an effect, that starts no cascade though it is in this gene."""

    coding: str | None = None
    protein: str | None = None
    effect: Effect | None = None
    reason: str
    sources: Sources
    confidence: Confidence

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.coding or self.protein or self.effect):
            raise ValueError("one of `coding`, `protein`, `effect` is needed")
        return self


class LowAlleleFraction(GeneModel):
    """Below this share of reads in blood the variant may not be inherited at all."""

    hold_below: Share
    sources: Sources
    confidence: Confidence
    note: str


class DeNovo(GeneModel):
    """The share of heterozygous probands whose variant is a new mutation."""

    point: Share | None
    low: Share | None
    high: Share | None
    confidence: Confidence
    sources: Sources
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "low", "high")
        return self

    @property
    def used(self) -> Fraction:
        """The point, else the lower bound, else 0: no relative is understated."""
        if self.point is not None:
            return self.point
        return self.low if self.low is not None else Fraction(0)


class CarrierFrequency(GeneModel):
    """How many people carry a variant; nulls mean the rare-allele limit."""

    carrier_one_in: StrictInt | None
    allele_frequency: Share | None
    population: str
    confidence: Confidence
    sources: Sources
    note: str | None = None


class VariantOverride(GeneModel):
    """Ages that replace those of the gene for one group of variants."""

    variant_group: str
    offer_from_age: Age
    latest_start_age: Age | None


class PredictiveTesting(GeneModel):
    """From which age a test is offered, and from which age it is overdue."""

    offer_from_age: Age
    latest_start_age: Age | None
    sex_limits: SexLimits
    childhood_testing_indicated: StrictBool
    rationale: str
    variant_overrides: tuple[VariantOverride, ...]
    confidence: Confidence
    sources: Sources


class CascadeNotes(GeneModel):
    """When a cascade starts, whom it is offered first, and what to tell couples."""

    offer_cascade: OfferCascade
    trigger_zygosity: TriggerZygosity
    offer_to_heterozygote_risk_only: StrictBool
    degree_priority_note: str
    test_partner_of_carrier: StrictBool
    reproductive_note: str | None = None


class Gene(GeneModel):
    """One gene: what its variants cause, whom a cascade is for, and what follows.

    Fields follow the file; the properties give what is asked most often. Ages are in
    years, shares are exact fractions, and every fact keeps its sources and confidence.
    """

    schema_version: Literal[1]
    data_status: DataStatus
    compiled: Annotated[date, Field(strict=True)]
    symbol: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]*$")]
    hgnc_id: Annotated[str, Field(pattern=r"^HGNC:[1-9][0-9]*$")]
    identifiers: Identifiers
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1)]
    variant_groups: tuple[VariantGroup, ...]
    excluded_variants: tuple[ExcludedVariant, ...] = ()
    low_allele_fraction: LowAlleleFraction | None = None
    de_novo: DeNovo
    carrier_frequency: CarrierFrequency
    testing: PredictiveTesting
    cascade: CascadeNotes
    penetrance: tuple[Penetrance, ...]
    surveillance: tuple[SurveillanceRow, ...]
    risk_reducing_options: tuple[RiskReducingOption, ...]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def trigger_condition(self) -> Condition:
        """The condition whose genotype starts a cascade."""
        recessive = self.trigger_zygosity is TriggerZygosity.BIALLELIC
        wanted = {
            condition: (condition.zygosity is ConditionZygosity.BIALLELIC) is recessive
            for condition in self.conditions
        }
        return next(
            (condition for condition in self.conditions if wanted[condition]),
            self.conditions[0],
        )

    @property
    def inheritance(self) -> Inheritance:
        """How the variant that starts a cascade is inherited."""
        return self.trigger_condition.inheritance

    @property
    def parent_of_origin(self) -> ParentOfOrigin:
        """Whether disease depends on the parent the variant came from."""
        return self.trigger_condition.parent_of_origin

    @property
    def trigger_zygosity(self) -> TriggerZygosity:
        """The proband's genotype that starts a cascade."""
        return self.cascade.trigger_zygosity

    @property
    def allele_frequency(self) -> Fraction | None:
        """Frequency of the allele; None is the rare-allele limit."""
        return self.carrier_frequency.allele_frequency

    @property
    def offer_from_age(self) -> float:
        """Age from which a predictive test is offered, without a variant group."""
        return self.testing.offer_from_age

    @property
    def latest_start_age(self) -> float | None:
        """Age from which a predictive test is overdue, if there is one."""
        return self.testing.latest_start_age

    @property
    def childhood_testing_indicated(self) -> bool:
        """Whether knowing changes the care of a child."""
        return self.testing.childhood_testing_indicated

    @property
    def variant_overrides(self) -> tuple[VariantOverride, ...]:
        """Groups of variants with ages of their own."""
        return self.testing.variant_overrides

    def testing_ages(self, variant_group: str | None) -> tuple[float, float | None]:
        """Ages a test is offered from and is overdue from, for a group of variants."""
        for override in self.variant_overrides:
            if override.variant_group == variant_group:
                return override.offer_from_age, override.latest_start_age
        return self.offer_from_age, self.latest_start_age

    def source(self, source_id: str) -> Source:
        """One of the file's sources; the loader has seen to it that it is there."""
        return next(source for source in self.sources if source.id == source_id)

    def guideline_of(self, row: SurveillanceRow) -> Guideline:
        """Find the document that recommends a row of surveillance."""
        if row.guideline is not None:
            return row.guideline
        source = self.source(row.source)
        return Guideline(
            body=source.body, title=source.title, year=source.year, url=source.url
        )
