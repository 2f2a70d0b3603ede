"""Why a relative stands where they stand, in words without names.

The sentences follow the rules of cascade testing; none of them decides anything.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Note", "from_age"]

AGE_BY_YEAR_ONLY = "only the year of birth is known, so its last day counts"
AGE_UNKNOWN = "whether the person is old enough is not known: record a date of birth"
AT_MOST_HETEROZYGOUS = "can have one variant allele at most, which starts no cascade"
BEHIND_THE_LIVING = "a relative in between is tested first"
# One sentence for the dead, the unreachable and those who declined: whoever reads it
# cannot tell which.
BEHIND_THE_UNTESTABLE = (
    "the relative in between cannot be tested, so the offer passes on"
)
BOTH_SIDES_OPEN = "the origin is not known, so both parents are open: test both"
CHILD_OF_BIALLELIC = (
    "has one variant allele for certain; the other parent's test tells whether two"
)
DEAD = "has died; no chance of the variant on this line was left"
DEAD_ON_AN_OPEN_LINE = (
    "has died; the offer passes on, and stored tissue may be tested first"
)
GONADAL_MOSAICISM = (
    "both parents tested negative, but one test is offered because a parent may have "
    "the variant in some germ cells only"
)
NEAREST = "first-degree relative of a known carrier"
NOT_AT_RISK = "the results known so far leave no chance of the variant on this line"
OBLIGATE = (
    "known carriers cannot be connected without this person: carrier by position, the "
    "test confirms it; no surveillance before a clinician agrees"
)
OTHER_PARENT_NEGATIVE = "the other parent does not have the variant"
OTHER_PARENT_OUT_OF_REACH = "the other parent cannot be tested"
PARTNER = "a partner test settles what the children can have inherited"
SKIPS_A_GENERATION = (
    "disease can skip a generation in this gene, so second-degree relatives are not "
    "kept waiting"
)
TESTED = "has a test result for the familial variant"
TWIN = "monozygotic twin of a known carrier: the same genotype, the test confirms it"


class Note(StrEnum):
    """What to think of besides the offer; the value is the sentence."""

    CHILDHOOD_URGENT = "the result changes care in childhood"
    COUPLE = (
        "two variant alleles cause a severe childhood disease: ask whether the partner "
        "is a relative, and offer the partner a test before a pregnancy"
    )
    COUPLE_RELATED = (
        "two variant alleles cause a severe childhood disease, and the partner may "
        "have the variant too: offer both counselling before a pregnancy"
    )
    NEWBORN_PLAN = "the care of the newborn is planned before the birth"
    NEW_MUTATION = "the results agree only if the variant is a new mutation"
    OVERDUE = "the age by which a test should have been done has passed"
    PARENT_OF_ORIGIN = (
        "disease depends on the parent the variant came from; carrier probability does "
        "not"
    )
    UNBORN = "not born yet: the offer to the parents is counselling first"
    WIDER_PANEL = (
        "is affected: ask whether the test should look for more than the familial "
        "variant"
    )


def from_age(age_years: float) -> str:
    """Say from which age a test is offered."""
    return f"a predictive test is offered from the age of {age_years:g}"
