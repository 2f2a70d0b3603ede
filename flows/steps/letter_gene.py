"""What a letter says of the gene, the variant and the chance to carry it."""

from datetime import date
from fractions import Fraction

from flows.errors import CannotWriteError
from flows.steps.case_facts import CaseFile
from flows.steps.deciding import Decided
from flows.steps.planning import plan_on
from letters import GeneWords
from pedigree import Gene, Mode, PersonId, load_gene

_CANCER_RISK_SHOWN = 0.1
"""Cancers with a cumulative risk of at least this are named in a letter."""


def gene_words(file: CaseFile) -> GeneWords:
    """Say what the report found and what the gene may lead to.

    Parameters
    ----------
    file
        The case.

    Returns
    -------
    GeneWords
        For the letters of this case.
    """
    gene = load_gene(file.case.gene)
    report = file.case.report
    return GeneWords(
        symbol=gene.symbol,
        variant=str(report["variant"]),
        protein=_text(report.get("protein")),
        transcript=_text(report.get("transcript")),
        classification=str(report["classification"]),
        laboratory=_text(report.get("laboratory")),
        cancers=_cancers(gene),
        childhood_testing=gene.childhood_testing_indicated,
        second_variant=_text(report.get("second_variant")),
        parent_of_origin=str(gene.parent_of_origin) != "none",
        recessive=Mode(gene.inheritance) is Mode.AUTOSOMAL_RECESSIVE,
    )


def _cancers(gene: Gene) -> tuple[str, ...]:
    shown: dict[str, None] = {}
    for row in gene.penetrance:
        size = row.point if row.point is not None else row.low
        if size is not None and size >= _CANCER_RISK_SHOWN:
            shown.setdefault(str(row.cancer))
    return tuple(shown)


def chance_of(decided: Decided, gene: GeneWords) -> Fraction:
    """Give the chance to carry what the disease needs: one variant, or two.

    Parameters
    ----------
    decided
        The relative and the decision.
    gene
        What the letter says of the gene.

    Returns
    -------
    Fraction
        Exact.

    Raises
    ------
    CannotWriteError
        There is no exact chance to say.
    """
    chance = decided.relative.chance(recessive=gene.recessive)
    if chance is None:
        raise CannotWriteError("judge")
    return chance


def is_from_mother(
    file: CaseFile, gene: GeneWords, person: PersonId, on: date
) -> bool | None:
    """Say whether the variant could come from the mother only; None if not settled.

    Parameters
    ----------
    file
        The case.
    gene
        What the letter says of the gene.
    person
        The relative whom the letter is about.
    on
        Date of the letter.

    Returns
    -------
    bool or None
        None too where it does not matter for the gene.
    """
    if not gene.parent_of_origin:
        return None
    plan = plan_on(file, on)
    chances = {PersonId(one.id): one.carrier_probability for one in plan}
    chances[file.known.proband] = 1.0
    member = file.known.family[person]
    mother, father = (
        None if parent is None else chances.get(parent, 0.0) > 0
        for parent in (member.mother, member.father)
    )
    return None if mother is None or father is None or mother == father else mother


def _text(value: object) -> str | None:
    return None if value is None else str(value)
