"""The person a plan is made for: a proven carrier, as far as the protocol asks.

Nothing in it says who it is; what is not recorded is None and is never assumed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pedigree.errors import PedigreeError
from pedigree.family import Sex
from pedigree.genes.vocabulary import ConditionZygosity, InheritedFrom, TriggerZygosity
from pedigree.surveillance.ages import birthday

if TYPE_CHECKING:
    from datetime import date

    from pedigree.genes import Gene

__all__ = ["NO_GROUP", "Carrier", "SurveillanceError", "check_carrier", "with_zygosity"]

NO_GROUP = "none"
"""Recorded as belonging to none of the gene's variant groups."""

_OLDEST_YEARS = 120
_LONGEST_PREGNANCY_DAYS = 300
_LAST_YEAR = 9000
"""Beyond it a life of examinations would leave the calendar."""


class SurveillanceError(PedigreeError):
    """A plan cannot be made from what was given."""

    code = "surveillance"


@dataclass(frozen=True, slots=True)
class Carrier:
    """What the choice and the dates of examinations depend on.

    Attributes
    ----------
    sex
        `UNKNOWN` schedules no row that is for one sex.
    born
        Date of birth, or the expected one of a pregnancy.
    zygosity
        None if not recorded.
    inherited_from
        The parent this person's variant came from; None if not recorded.
    variant_group
        A group of the gene file, `NO_GROUP`, or None if not recorded.
    confirmed
        Ids of rows whose condition a clinician has confirmed.
    body
        Guideline body that this site follows wherever it has a row, or None.
    """

    sex: Sex
    born: date
    zygosity: ConditionZygosity | None = None
    inherited_from: InheritedFrom | None = None
    variant_group: str | None = None
    confirmed: frozenset[str] = frozenset()
    body: str | None = None


def with_zygosity(gene: Gene, carrier: Carrier) -> Carrier:
    """Fill in the genotype where being a carrier says it.

    One variant allele is what a carrier of a dominant or X-linked gene is known to
    have. In a recessive gene one or two make all the difference, so nothing is assumed.

    Parameters
    ----------
    gene
        The gene file.
    carrier
        With or without a recorded zygosity.

    Returns
    -------
    Carrier
        The same where it is recorded.
    """
    recessive = gene.trigger_zygosity is TriggerZygosity.BIALLELIC
    if carrier.zygosity is not None or recessive:
        return carrier
    hemizygous = any(
        condition.zygosity is ConditionZygosity.HEMIZYGOUS
        for condition in gene.conditions
    )
    if hemizygous and carrier.sex is Sex.UNKNOWN:
        return carrier
    one = (
        ConditionZygosity.HEMIZYGOUS
        if hemizygous and carrier.sex is Sex.MALE
        else ConditionZygosity.HETEROZYGOUS
    )
    return replace(carrier, zygosity=one)


def check_carrier(gene: Gene, carrier: Carrier, *, on: date) -> None:
    """Refuse what the gene file does not know and dates that cannot be right.

    Parameters
    ----------
    gene
        The gene file.
    carrier
        The person.
    on
        The day the plan is made.

    Raises
    ------
    SurveillanceError
        Codes `variant_group_unknown`, `row_unknown`, `body_unknown`,
        `date_out_of_range`. No message has a birth date in it.
    """
    groups = [NO_GROUP, *(group.id for group in gene.variant_groups)]
    if carrier.variant_group is not None:
        _among(gene, carrier.variant_group, groups, "variant_group_unknown")
    conditional = [row.id for row in gene.surveillance if row.applies_to.condition_note]
    for row in sorted(carrier.confirmed):
        _among(gene, row, conditional, "row_unknown")
    if carrier.body is not None:
        bodies = sorted({gene.guideline_of(row).body for row in gene.surveillance})
        _among(gene, carrier.body, bodies, "body_unknown")
    unborn_too_long = (carrier.born - on).days > _LONGEST_PREGNANCY_DAYS
    if on.year > _LAST_YEAR or unborn_too_long:
        raise SurveillanceError(
            "the date of birth is more than ten months after the day of the plan; "
            "accepted is a birth, or one that is expected",
            code="date_out_of_range",
        )
    if birthday(carrier.born, _OLDEST_YEARS) < on:
        raise SurveillanceError(
            f"the date of birth is more than {_OLDEST_YEARS} years before the day of "
            "the plan; accepted is the birth of a living person",
            code="date_out_of_range",
        )


_WHAT = {
    "variant_group_unknown": "variant group",
    "row_unknown": "row with a condition to confirm",
    "body_unknown": "guideline body",
}


def _among(gene: Gene, value: str, known: list[str], code: str) -> None:
    if value not in known:
        accepted = ", ".join(f"`{each}`" for each in known) or "none"
        raise SurveillanceError(
            f"there is no {_WHAT[code]} `{value}` in `{gene.symbol}`; "
            f"accepted: {accepted}",
            code=code,
            item=value,
        )
