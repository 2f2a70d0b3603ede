"""Why an examination is in a plan, in words without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.genes.vocabulary import AppliesToSex, InheritedFrom, Rank, RowZygosity
from pedigree.surveillance.selecting import Standing, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pedigree.genes.rows import SurveillanceRow
    from pedigree.surveillance.selecting import JudgedRow

__all__ = ["reason_for"]

_WHOM = {
    AppliesToSex.ANY: "carriers",
    AppliesToSex.FEMALE: "women",
    AppliesToSex.MALE: "men",
}
_GENOTYPE = {
    RowZygosity.ANY_CARRIER: "",
    RowZygosity.HETEROZYGOUS: " with one variant allele",
    RowZygosity.BIALLELIC: " with two variant alleles",
    RowZygosity.HEMIZYGOUS_MALE: " with the variant on their only copy",
}
_ORIGIN = {
    InheritedFrom.ANY: "",
    InheritedFrom.FATHER: " who have it from the father",
    InheritedFrom.MOTHER: " who have it from the mother",
}
_RANK = {
    Rank.PREFERRED: "preferred advice",
    Rank.ALTERNATIVE: "alternative advice",
    Rank.FALLBACK: "fallback advice",
    Rank.CONTRAINDICATED: "advice against it",
}


def reason_for(rows: Sequence[SurveillanceRow], judged: Sequence[JudgedRow]) -> str:
    """Say whom the rows are for, what was confirmed, and what gave way to them.

    Parameters
    ----------
    rows
        Of one series or option.
    judged
        All rows of the gene file.

    Returns
    -------
    str
        One sentence, lower case, without final stop.
    """
    first = rows[0].applies_to
    ids = {row.id for row in rows}
    group = "" if first.variant_group is None else f", {first.variant_group}"
    whom = _WHOM[first.sex] + _GENOTYPE[first.zygosity] + _ORIGIN[first.inherited_from]
    parts = [f"for {whom}{group}"]
    if first.from_age is not None:
        parts[0] += f", from the age of {first.from_age:g}"
    if any(one.why is Why.CONFIRMED and one.row.id in ids for one in judged):
        parts.append("a clinician confirmed the condition")
    elif first.condition_note is not None:
        parts.append("a clinician must confirm the condition")
    rank = rows[0].rank
    switched = _gave_way(rows, judged, Why.OTHER_BODY)
    parts.append("the body this site follows" if switched else _RANK[rank])
    lower = [*switched, *_gave_way(rows, judged, Why.LOWER_RANK)]
    if lower and first.condition_note is None:
        parts.append(f"{', '.join(lower)} gave way")
    return "; ".join(parts)


def _gave_way(
    rows: Sequence[SurveillanceRow], judged: Sequence[JudgedRow], why: Why
) -> list[str]:
    return [
        one.row.id
        for one in judged
        if one.standing is Standing.SET_ASIDE
        and one.why is why
        and one.row.procedure is rows[0].procedure
    ]
