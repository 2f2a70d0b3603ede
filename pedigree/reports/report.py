"""A laboratory report as a value: what it says, and what was odd about it.

It holds facts and findings only; whether a cascade starts is judged in `trigger`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Classification",
    "Finding",
    "LabReport",
    "Origin",
    "Presence",
    "ReasonCode",
    "ReportReason",
    "ReportStatus",
    "ReportedVariant",
    "ReportedZygosity",
]


class ReportStatus(StrEnum):
    """How far the laboratory has come with its report."""

    PRELIMINARY = "preliminary"
    FINAL = "final"
    AMENDED = "amended"
    CORRECTED = "corrected"
    CANCELLED = "cancelled"
    ENTERED_IN_ERROR = "entered_in_error"
    UNKNOWN = "unknown"


class Classification(StrEnum):
    """The five classes of ACMG/AMP, from 5 down to 1."""

    PATHOGENIC = "pathogenic"
    LIKELY_PATHOGENIC = "likely_pathogenic"
    UNCERTAIN = "uncertain"
    LIKELY_BENIGN = "likely_benign"
    BENIGN = "benign"

    @property
    def number(self) -> int:
        """The class as a number: 5 is pathogenic."""
        return 5 - list(Classification).index(self)


class Origin(StrEnum):
    """Whether the variant is in every cell, or arose in some."""

    GERMLINE = "germline"
    SOMATIC = "somatic"
    UNKNOWN = "unknown"


class ReportedZygosity(StrEnum):
    """The genotype at the place of the variant."""

    HETEROZYGOUS = "heterozygous"
    HOMOZYGOUS = "homozygous"
    COMPOUND_HETEROZYGOUS = "compound_heterozygous"
    HEMIZYGOUS = "hemizygous"
    MOSAIC = "mosaic"


class Presence(StrEnum):
    """Whether the variant looked for was found."""

    PRESENT = "present"
    ABSENT = "absent"
    INDETERMINATE = "indeterminate"


class ReasonCode(StrEnum):
    """Why a report starts no cascade."""

    NOT_GERMLINE = "not_germline"
    ORIGIN_UNKNOWN = "origin_unknown"
    CLASS_BELOW_4 = "class_below_4"
    CLASS_UNKNOWN = "class_unknown"
    ABSENT = "absent"
    NO_VARIANT = "no_variant"
    GENE_UNKNOWN = "gene_unknown"
    GENE_CONTRADICTION = "gene_contradiction"
    NOT_DISEASE_SPECIFIC = "not_disease_specific"
    ONE_ALLELE_OF_RECESSIVE = "one_allele_of_recessive"
    LOW_ALLELE_FRACTION = "low_allele_fraction"
    MOSAIC = "mosaic"
    NOT_FINAL = "not_final"
    ENTERED_IN_ERROR = "entered_in_error"
    DATED_AFTER = "dated_after"
    SEVERAL_SUBJECTS = "several_subjects"
    SEVERAL_VARIANTS = "several_variants"
    AMBIGUOUS = "ambiguous"
    NOT_A_REPORT = "not_a_report"
    UNRESOLVED = "unresolved"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReportReason:
    """One reason: a word for programs and a sentence for people."""

    code: ReasonCode
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something met while reading that decides about the trigger.

    Parameters
    ----------
    code, message
        As in a reason.
    held
        True where the laboratory or a person can settle it; False where the report
        cannot be used.
    """

    code: ReasonCode
    message: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class ReportedVariant:
    """One variant of a report.

    `variant` is the laboratory's own HGVS text. `gene` is the symbol of today where
    we know the gene, else the name given, and None where the names contradict.
    """

    gene: str | None = None
    variant: str | None = None
    protein: str | None = None
    transcript: str | None = None
    classification: Classification | None = None
    origin: Origin | None = None
    zygosity: ReportedZygosity | None = None
    second_variant: str | None = None
    vaf: float | None = None
    presence: Presence = Presence.PRESENT
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class LabReport:
    """A laboratory report about one person.

    Parameters
    ----------
    report_id, laboratory
        As the laboratory gives them.
    status
        How far the report has come.
    reported_on
        Day of issue; None where only a part of the date was given.
    person
        Id of the person in the family file; None where the report names nobody.
    gene, variant, protein, transcript, classification, origin, zygosity
        The variant a cascade would be about; see `ReportedVariant`.
    second_variant
        The variant on the other copy of the gene, HGVS.
    vaf
        Share of reads that carry the variant, from 0 to 1.
    specimen
        What was tested, such as `blood`.
    notes
        Sentences about how the report was read.
    presence
        Whether the variant was found.
    findings
        What speaks for holding or refusing the report as a whole or this variant.
    other_variants
        Every further variant of the report.
    """

    report_id: str
    status: ReportStatus
    reported_on: date | None
    laboratory: str | None
    person: str | None
    gene: str | None = None
    variant: str | None = None
    protein: str | None = None
    transcript: str | None = None
    classification: Classification | None = None
    origin: Origin | None = None
    zygosity: ReportedZygosity | None = None
    second_variant: str | None = None
    vaf: float | None = None
    specimen: str | None = None
    notes: tuple[str, ...] = ()
    presence: Presence = Presence.PRESENT
    findings: tuple[Finding, ...] = ()
    other_variants: tuple[ReportedVariant, ...] = ()

    @property
    def main_variant(self) -> ReportedVariant:
        """The variant a cascade would be about, with the findings of the report."""
        return ReportedVariant(
            **{
                field.name: getattr(self, field.name)
                for field in fields(ReportedVariant)
            }
        )

    def as_dict(self) -> dict[str, Any]:
        """Give the report as JSON-able data; `from_dict` reads it back.

        Returns
        -------
        dict
            All fields; enumerations as their words, the day in ISO form.
        """
        result = _plain(self)
        result["other_variants"] = [_plain(item) for item in self.other_variants]
        return result

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> LabReport:
        """Rebuild a report from `as_dict`.

        Parameters
        ----------
        data
            What `as_dict` gave, perhaps through JSON.

        Returns
        -------
        LabReport
            An equal report.

        Raises
        ------
        KeyError, TypeError, ValueError
            If `data` never came from `as_dict`.
        """
        known = _values(data)
        known["status"] = ReportStatus(data["status"])
        day = data["reported_on"]
        known["reported_on"] = None if day is None else date.fromisoformat(day)
        known["notes"] = tuple(data["notes"])
        known["other_variants"] = tuple(
            ReportedVariant(**_values(item)) for item in data["other_variants"]
        )
        return cls(**known)


def _plain(value: LabReport | ReportedVariant) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        match part:
            case StrEnum():
                result[field.name] = part.value
            case date():
                result[field.name] = part.isoformat()
            case _:
                result[field.name] = list(part) if isinstance(part, tuple) else part
    result["findings"] = [
        {"code": item.code.value, "message": item.message, "held": item.held}
        for item in value.findings
    ]
    return result


def _values(data: Mapping[str, Any]) -> dict[str, Any]:
    words: dict[str, type[StrEnum]] = {
        "classification": Classification,
        "origin": Origin,
        "zygosity": ReportedZygosity,
        "presence": Presence,
    }
    result = dict(data)
    for name, kind in words.items():
        result[name] = None if data[name] is None else kind(data[name])
    result["findings"] = tuple(
        Finding(ReasonCode(item["code"]), item["message"], item["held"])
        for item in data["findings"]
    )
    return result
