"""The sentences that say why a report starts no cascade, and why that is right.

Words only: when a sentence is used is decided in `trigger`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.reports.report import Finding, ReasonCode

if TYPE_CHECKING:
    from datetime import date

    from pedigree.genes.gene import ExcludedVariant, Gene
    from pedigree.reports.report import Classification, ReportStatus
__all__ = [
    "absent",
    "class_below_4",
    "class_unknown",
    "clinical_fact_needed",
    "dated_after",
    "entered_in_error",
    "excluded",
    "gene_unknown",
    "in_cis",
    "indeterminate",
    "low_allele_fraction",
    "mosaic",
    "no_variant",
    "not_final",
    "not_germline",
    "one_allele",
    "origin_unknown",
    "phase_unknown",
    "second_variant_missing",
    "tumour_specimen",
    "two_familial_variants",
    "zygosity_contradicts",
    "zygosity_unknown",
]


def absent() -> Finding:
    """Say that the variant looked for was not found."""
    return Finding(
        ReasonCode.ABSENT,
        "The variant was looked for and not found: a negative result closes a branch "
        "of a family and starts no cascade.",
        held=False,
    )


def indeterminate() -> Finding:
    """Say that the laboratory could not tell whether the variant is there."""
    return Finding(
        ReasonCode.AMBIGUOUS,
        "The laboratory says neither that the variant is present nor that it is "
        "absent: relatives cannot be tested for a variant nobody has confirmed.",
    )


def no_variant() -> Finding:
    """Say that the report names no variant."""
    return Finding(
        ReasonCode.NO_VARIANT,
        "The report names no variant, and relatives are tested for one named variant.",
        held=False,
    )


def gene_unknown(gene: str | None) -> Finding:
    """Say that there are no facts for the gene."""
    name = "The report names no gene" if gene is None else f"`{gene}` is not known here"
    return Finding(
        ReasonCode.GENE_UNKNOWN,
        f"{name}: without facts on its inheritance, risks and surveillance nobody can "
        "say whom to test, from what age, or for what benefit.",
        held=False,
    )


def class_unknown() -> Finding:
    """Say that the report gives no class."""
    return Finding(
        ReasonCode.CLASS_UNKNOWN,
        "The report does not settle the class of the variant, and only class 4 or 5 "
        "may guide relatives. Ask the laboratory for the class.",
    )


def class_below_4(found: Classification) -> Finding:
    """Say that the variant is not known to cause disease."""
    what = found.value.replace("_", " ")
    return Finding(
        ReasonCode.CLASS_BELOW_4,
        f"The variant is class {found.number} ({what}). Only class 4 or 5 starts a "
        "cascade: a test for any other variant could falsely alarm or reassure "
        "relatives, and surveillance rests on the family history.",
        held=False,
    )


def not_germline() -> Finding:
    """Say that the variant arose in tissue and is not shown to be inherited."""
    return Finding(
        ReasonCode.NOT_GERMLINE,
        "The variant is somatic: it arose in some tissue and is not shown to be "
        "inherited. A tumour finding needs a test in healthy tissue before relatives "
        "are told anything.",
        held=False,
    )


def origin_unknown() -> Finding:
    """Say that nobody has shown the variant to be germline."""
    return Finding(
        ReasonCode.ORIGIN_UNKNOWN,
        "The report does not show that the variant is germline. Confirm it in "
        "non-tumour tissue before the first letter.",
    )


def tumour_specimen() -> Finding:
    """Say that specimen and origin contradict each other."""
    return Finding(
        ReasonCode.ORIGIN_UNKNOWN,
        "The specimen is tumour and the report calls the variant germline: tumour "
        "tissue alone cannot show that. Confirm it in non-tumour tissue.",
    )


def mosaic() -> Finding:
    """Say that the variant is in a part of the cells only."""
    return Finding(
        ReasonCode.MOSAIC,
        "The variant is mosaic: it arose after conception, so parents and siblings "
        "are not at risk through it and children have less than one chance in two. "
        "A geneticist decides who is offered a test.",
    )


def low_allele_fraction(vaf: float, gene: Gene | None, threshold: float) -> Finding:
    """Say that too few reads carry the variant for an inherited one."""
    name = "a gene" if gene is None else gene.symbol
    return Finding(
        ReasonCode.LOW_ALLELE_FRACTION,
        f"A share of {vaf:g} of the reads carries the variant; below {threshold:g} a "
        f"finding in {name} is often clonal or mosaic and not inherited. Confirm it in "
        "fibroblasts, hair follicles or a relative first.",
    )


def one_allele(gene: Gene) -> Finding:
    """Say that one half of a biallelic genotype triggers nothing."""
    return Finding(
        ReasonCode.ONE_ALLELE_OF_RECESSIVE,
        f"{gene.symbol} causes disease when both copies carry a variant, and the "
        "report shows one. A single copy starts no cascade.",
        held=False,
    )


def phase_unknown(gene: str) -> Finding:
    """Say that two variants of a recessive gene may lie on one copy."""
    return Finding(
        ReasonCode.ONE_ALLELE_OF_RECESSIVE,
        f"Two variants of {gene} were found and nobody has shown that they lie on "
        "different copies; on the same copy they count as one. Test the parents or "
        "the partner for phase.",
    )


def in_cis(gene: str) -> Finding:
    """Say that two variants of a recessive gene lie on one copy."""
    return Finding(
        ReasonCode.ONE_ALLELE_OF_RECESSIVE,
        f"Both variants lie on the same copy of {gene}: that is one allele, and a "
        "single allele of this gene starts no cascade.",
        held=False,
    )


def second_variant_missing() -> Finding:
    """Say that a compound heterozygote has two variants and one is named."""
    return Finding(
        ReasonCode.AMBIGUOUS,
        "The report says compound heterozygous and names one variant; relatives must "
        "be tested for both. Ask the laboratory for the second.",
    )


def zygosity_contradicts(zygosity: str, gene: Gene) -> Finding:
    """Say that a genotype cannot occur in this gene or needs a person's eye."""
    return Finding(
        ReasonCode.AMBIGUOUS,
        f"`{zygosity}` does not fit {gene.symbol}, which lies on an autosome: the "
        "other copy may be missing. Ask the laboratory what was found.",
    )


def zygosity_unknown(gene: Gene) -> Finding:
    """Say that a recessive gene needs the genotype, and it is missing."""
    return Finding(
        ReasonCode.AMBIGUOUS,
        f"The report does not say whether one copy of {gene.symbol} or both carry a "
        "variant, and only both start a cascade. Ask the laboratory.",
    )


def two_familial_variants() -> Finding:
    """Say that two variants are two cascades."""
    return Finding(
        ReasonCode.SEVERAL_VARIANTS,
        "More than one variant of the report could start a cascade. Each is a familial "
        "variant with relatives and a case of its own: choose one.",
    )


def clinical_fact_needed(gene: Gene) -> Finding:
    """Say that the genotype alone does not start a cascade in this gene."""
    return Finding(
        ReasonCode.AMBIGUOUS,
        f"A variant of {gene.symbol} starts a cascade only in a family with a tumour "
        "that fits it; found by chance it triggers nothing. A clinician confirms the "
        f"tumour. {gene.cascade.degree_priority_note}",
    )


def excluded(variant: ExcludedVariant, gene: Gene) -> Finding:
    """Say that this variant does not cause the disease of its gene."""
    return Finding(
        ReasonCode.NOT_DISEASE_SPECIFIC,
        f"This {gene.symbol} variant starts no cascade: {variant.reason}.",
        held=False,
    )


def not_final(status: ReportStatus, *, held: bool) -> Finding:
    """Say that the laboratory has not released this report."""
    if held:
        message = "The status of the report is unknown. Ask the laboratory for it."
    else:
        message = (
            f"The report is {status.value.replace('_', ' ')}. Relatives are told of "
            "released results only, because the finding may still change."
        )
    return Finding(ReasonCode.NOT_FINAL, message, held=held)


def entered_in_error() -> Finding:
    """Say that the laboratory has withdrawn the report."""
    return Finding(
        ReasonCode.ENTERED_IN_ERROR,
        "The laboratory has withdrawn this report as an error: it starts nothing, and "
        "a cascade that began with it must stop.",
        held=False,
    )


def dated_after(reported_on: date, on: date) -> Finding:
    """Say that the report is of a later day."""
    return Finding(
        ReasonCode.DATED_AFTER,
        f"The report is dated {reported_on.isoformat()}, after {on.isoformat()}: one "
        "of the two days is wrong.",
        held=False,
    )
