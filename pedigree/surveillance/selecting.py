"""Which rows of a gene file speak to one carrier: the first four combination rules.

Every row of the file comes back with what became of it and why; none is dropped
without a word. Ages play no part here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pedigree.family import Sex
from pedigree.genes.codes import Procedure
from pedigree.genes.vocabulary import (
    AppliesToSex,
    ConditionZygosity,
    InheritedFrom,
    Rank,
    RowZygosity,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pedigree.genes import Gene
    from pedigree.genes.rows import SurveillanceRow
    from pedigree.surveillance.carrier import Carrier

__all__ = ["Fact", "JudgedRow", "Standing", "Why", "judge_rows"]


class Standing(StrEnum):
    """What becomes of a row for one carrier."""

    SCHEDULED = "scheduled"
    OPTION = "option"
    NEEDS_DATA = "needs_data"
    SET_ASIDE = "set_aside"


class Why(StrEnum):
    """Why a row stands where it stands."""

    FITS = "fits"
    CONFIRMED = "confirmed"
    CONDITION_OPEN = "condition_open"
    FACT_NOT_RECORDED = "fact_not_recorded"
    OTHER_SEX = "other_sex"
    OTHER_ZYGOSITY = "other_zygosity"
    OTHER_PARENT_OF_ORIGIN = "other_parent_of_origin"
    OTHER_VARIANT_GROUP = "other_variant_group"
    CONTRAINDICATION = "contraindication"
    CONTRAINDICATED = "contraindicated"
    LOWER_RANK = "lower_rank"
    OTHER_BODY = "other_body"
    AGE_PASSED = "age_passed"


class Fact(StrEnum):
    """A fact about the carrier that is not recorded and that rows depend on."""

    SEX = "sex"
    ZYGOSITY = "zygosity"
    PARENT_OF_ORIGIN = "parent_of_origin"
    VARIANT_GROUP = "variant_group"


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One row of the gene file and what became of it.

    Attributes
    ----------
    row
        The row.
    standing, why
        What became of it.
    missing
        Facts to record before it can be judged.
    """

    row: SurveillanceRow
    standing: Standing
    why: Why
    missing: tuple[Fact, ...] = ()


def judge_rows(gene: Gene, carrier: Carrier) -> tuple[JudgedRow, ...]:
    """Judge every row of a gene file for one carrier, whatever the age.

    Parameters
    ----------
    gene
        The gene file.
    carrier
        The person, with the genotype filled in as far as it is known.

    Returns
    -------
    tuple of JudgedRow
        In the order of the file.
    """
    judged = [_judged(row, carrier) for row in gene.surveillance]
    judged = _without_contraindicated(judged)
    return tuple(_ranked(gene, carrier, judged))


def _judged(row: SurveillanceRow, carrier: Carrier) -> JudgedRow:
    """Rules 1 and 2: does the row fit, is all known, is its condition confirmed."""
    mismatch = _mismatch(row, carrier)
    if mismatch is not None:
        return JudgedRow(row, Standing.SET_ASIDE, mismatch)
    missing = tuple(_missing(row, carrier))
    if missing:
        return JudgedRow(row, Standing.NEEDS_DATA, Why.FACT_NOT_RECORDED, missing)
    if row.applies_to.condition_note is None:
        return JudgedRow(row, Standing.SCHEDULED, Why.FITS)
    if row.id in carrier.confirmed:
        return JudgedRow(row, Standing.SCHEDULED, Why.CONFIRMED)
    return JudgedRow(row, Standing.OPTION, Why.CONDITION_OPEN)


_ZYGOSITIES = {
    RowZygosity.HETEROZYGOUS: ConditionZygosity.HETEROZYGOUS,
    RowZygosity.BIALLELIC: ConditionZygosity.BIALLELIC,
    RowZygosity.HEMIZYGOUS_MALE: ConditionZygosity.HEMIZYGOUS,
}


def _mismatch(row: SurveillanceRow, carrier: Carrier) -> Why | None:
    """Say what of the person is known and not what the row is for."""
    wanted = row.applies_to
    known_sex = carrier.sex is not Sex.UNKNOWN
    if known_sex and _asks_sex(row) and wanted.sex.value != carrier.sex.value:
        return Why.OTHER_SEX
    zygosity = _ZYGOSITIES.get(wanted.zygosity)
    if carrier.zygosity is not None and zygosity not in {None, carrier.zygosity}:
        return Why.OTHER_ZYGOSITY
    if wanted.inherited_from is not InheritedFrom.ANY and (
        carrier.inherited_from not in {None, wanted.inherited_from}
    ):
        return Why.OTHER_PARENT_OF_ORIGIN
    if wanted.variant_group is not None and (
        carrier.variant_group not in {None, wanted.variant_group}
    ):
        return Why.OTHER_VARIANT_GROUP
    return None


def _asks_sex(row: SurveillanceRow) -> bool:
    return row.applies_to.sex is not AppliesToSex.ANY


def _missing(row: SurveillanceRow, carrier: Carrier) -> Iterable[Fact]:
    """Name what the row depends on and is not recorded."""
    wanted = row.applies_to
    if _asks_sex(row) and carrier.sex is Sex.UNKNOWN:
        yield Fact.SEX
    if wanted.zygosity in _ZYGOSITIES and carrier.zygosity is None:
        yield Fact.ZYGOSITY
    if wanted.inherited_from is not InheritedFrom.ANY and (
        carrier.inherited_from is None
    ):
        yield Fact.PARENT_OF_ORIGIN
    if wanted.variant_group is not None and carrier.variant_group is None:
        yield Fact.VARIANT_GROUP


def _without_contraindicated(judged: list[JudgedRow]) -> list[JudgedRow]:
    """Rule 3: a contraindication takes its procedure away, or every row."""
    barred = {
        one.row.procedure
        for one in judged
        if one.row.rank is Rank.CONTRAINDICATED and one.standing is Standing.SCHEDULED
    }
    everything = Procedure.NO_SURVEILLANCE in barred
    return [_after_barring(one, barred, everything=everything) for one in judged]


def _after_barring(
    one: JudgedRow, barred: set[Procedure], *, everything: bool
) -> JudgedRow:
    if one.standing is Standing.SET_ASIDE:
        return one
    if one.row.rank is Rank.CONTRAINDICATED:
        is_sure = one.standing is Standing.SCHEDULED
        return _aside(one, Why.CONTRAINDICATION) if is_sure else one
    if everything or one.row.procedure in barred:
        return _aside(one, Why.CONTRAINDICATED)
    return one


_ORDER = (Rank.PREFERRED, Rank.ALTERNATIVE, Rank.FALLBACK)


def _ranked(
    gene: Gene, carrier: Carrier, judged: list[JudgedRow]
) -> Iterable[JudgedRow]:
    """Rule 4: one rank per procedure, once for life; a site may choose a body."""
    scheduled = [one.row for one in judged if one.standing is Standing.SCHEDULED]
    of_body = {
        row.procedure
        for row in scheduled
        if carrier.body is not None and gene.guideline_of(row).body == carrier.body
    }
    best: dict[Procedure, Rank] = {}
    for row in scheduled:
        if row.procedure in of_body and gene.guideline_of(row).body != carrier.body:
            continue
        present = best.get(row.procedure, row.rank)
        best[row.procedure] = min(present, row.rank, key=_ORDER.index)
    for one in judged:
        row = one.row
        if one.standing is not Standing.SCHEDULED:
            yield one
        elif row.procedure in of_body and gene.guideline_of(row).body != carrier.body:
            yield _aside(one, Why.OTHER_BODY)
        elif row.rank is not best[row.procedure]:
            yield _aside(one, Why.LOWER_RANK)
        else:
            yield one


def _aside(one: JudgedRow, why: Why) -> JudgedRow:
    return replace(one, standing=Standing.SET_ASIDE, why=why)
