"""The closed words of a gene file.

It holds names only; what follows from a word is decided by whoever reads it.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AppliesToSex",
    "ConditionZygosity",
    "Confidence",
    "DataStatus",
    "Effect",
    "Inheritance",
    "InheritedFrom",
    "LocationKind",
    "OfferCascade",
    "ParentOfOrigin",
    "Rank",
    "RowZygosity",
    "SexLimits",
    "SymbolKind",
    "TriggerZygosity",
]


class Confidence(StrEnum):
    """How a fact was come by: read in its source, or from memory."""

    VERIFIED = "verified"
    GENERAL_KNOWLEDGE = "general_knowledge"


class DataStatus(StrEnum):
    """Whether a clinician has signed the file."""

    DRAFT = "draft_for_clinical_review"
    SIGNED = "clinically_signed"


class LocationKind(StrEnum):
    """Where in the genome the gene lies, as far as inheritance needs it."""

    AUTOSOMAL = "autosomal"
    X_LINKED = "x_linked"
    MITOCHONDRIAL = "mitochondrial"


class Inheritance(StrEnum):
    """How a condition is inherited; the same words as the modes of inference."""

    AUTOSOMAL_DOMINANT = "autosomal_dominant"
    AUTOSOMAL_RECESSIVE = "autosomal_recessive"
    X_LINKED = "x_linked"


class ParentOfOrigin(StrEnum):
    """Whether disease depends on which parent the variant came from."""

    NONE = "none"
    PATERNAL_EXPRESSION_ONLY = "paternal_expression_only"
    MATERNAL_EXPRESSION_ONLY = "maternal_expression_only"


class ConditionZygosity(StrEnum):
    """The genotype that causes a condition."""

    HETEROZYGOUS = "heterozygous"
    BIALLELIC = "biallelic"
    HEMIZYGOUS = "hemizygous"


class RowZygosity(StrEnum):
    """The genotype a row of risk or surveillance speaks of."""

    ANY_CARRIER = "any_carrier"
    HETEROZYGOUS = "heterozygous"
    BIALLELIC = "biallelic"
    HEMIZYGOUS_MALE = "hemizygous_male"


class InheritedFrom(StrEnum):
    """The parent this person's variant came from."""

    ANY = "any"
    FATHER = "father"
    MOTHER = "mother"


class AppliesToSex(StrEnum):
    """The sex a row speaks of."""

    FEMALE = "female"
    MALE = "male"
    ANY = "any"


class SexLimits(StrEnum):
    """Whether one sex alone is ill or has a benefit from knowing."""

    NONE = "none"
    MALE_BENEFIT_ONLY = "male_benefit_only"
    MALE_AFFECTED = "male_affected"


class OfferCascade(StrEnum):
    """When a cascade is offered for this gene."""

    ALWAYS = "always"
    IF_BIALLELIC_OR_CONDITION = "if_biallelic_or_condition"
    CASE_BY_CASE = "case_by_case"


class TriggerZygosity(StrEnum):
    """The proband's genotype that starts a cascade.

    The last two need a clinical fact about the family besides the genotype.
    """

    HETEROZYGOUS = "heterozygous"
    BIALLELIC = "biallelic"
    HETEROZYGOUS_WITH_SDHA_TUMOUR = "heterozygous_with_sdha_tumour"
    HETEROZYGOUS_WITH_SCHWANNOMA = "heterozygous_with_schwannoma"


class Rank(StrEnum):
    """How surveillance rows for one procedure give way to each other."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    FALLBACK = "fallback"
    CONTRAINDICATED = "contraindicated"


class Effect(StrEnum):
    """What a variant does, as far as its HGVS text shows it."""

    TRUNCATING = "truncating"
    NOT_A_DELETION = "not_a_deletion"


class SymbolKind(StrEnum):
    """Whether a name was once the symbol of a gene, or only a byname."""

    PREVIOUS = "previous"
    ALIAS = "alias"
