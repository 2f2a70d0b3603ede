"""The variant sought in a family: a gene, a group of its variants, a de novo share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pedigree.errors import PedigreeError
from pedigree.inference import (
    InheritanceModel,
    Mode,
    Observation,
    likelihood_of_test,
)

if TYPE_CHECKING:
    from pedigree.genes import Gene

__all__ = ["FamilialVariant", "VariantGroupError"]

_FROM_MOTHER = "INHERITED_FROM_MOTHER"
"""The group by which gene files give ages after transmission from the mother."""


class VariantGroupError(PedigreeError):
    """A group of variants was named that the gene file does not have."""

    code = "variant_group_unknown"


@dataclass(frozen=True, slots=True)
class FamilialVariant:
    """What a cascade seeks, where the gene alone does not say it all.

    Attributes
    ----------
    gene
        The gene file.
    group
        A group of variants with ages of its own, or None.
    de_novo
        Share of new mutations, where it shall replace that of the gene file.
    sensitivity
        Chance that the test of a carrier finds the variant. Below 1, a negative result
        closes no line: those behind it keep a probability and an offer.

    Raises
    ------
    LikelihoodError
        If the sensitivity is not between 0 and 1.
    VariantGroupError
        If the gene has no such group.
    """

    gene: Gene
    group: str | None = None
    de_novo: Fraction | None = None
    sensitivity: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        """See to it that the group exists and that the sensitivity is one."""
        likelihood_of_test(Observation.NON_CARRIER, sensitivity=self.sensitivity)
        known = [group.id for group in self.gene.variant_groups]
        if self.group is not None and self.group not in known:
            accepted = ", ".join(f"`{each}`" for each in known) or "none"
            raise VariantGroupError(
                f"there is no variant group `{self.group}` in `{self.gene.symbol}`; "
                f"accepted: {accepted}",
                item=self.group,
            )

    @property
    def model(self) -> InheritanceModel:
        """The inheritance model in the rare-allele limit."""
        return self._model(
            self.gene.de_novo.used if self.de_novo is None else self.de_novo
        )

    @property
    def model_with_new_mutation(self) -> InheritanceModel | None:
        """The model at the upper bound of the gene's de novo share.

        None where a share was given, or where the gene file excludes new mutation.
        """
        highest = self.gene.de_novo.high
        if self.de_novo is not None or not highest:
            return None
        return self._model(min(highest, Fraction(99, 100)))

    @property
    def is_recessive(self) -> bool:
        """Whether only two variant alleles start a cascade."""
        return self._mode is Mode.AUTOSOMAL_RECESSIVE

    @property
    def depends_on_parent(self) -> bool:
        """Whether disease depends on the parent the variant came from."""
        return self.gene.parent_of_origin.value != "none"

    def ages(self, *, from_mother: bool) -> tuple[float, float | None]:
        """Ages from which a test is offered, and from which it is overdue.

        Parameters
        ----------
        from_mother
            Whether this person could have the variant from the mother only.
        """
        overridden = {each.variant_group for each in self.gene.variant_overrides}
        if from_mother and self.depends_on_parent and _FROM_MOTHER in overridden:
            return self.gene.testing_ages(_FROM_MOTHER)
        return self.gene.testing_ages(self.group)

    @property
    def _mode(self) -> Mode:
        return Mode(self.gene.inheritance.value)

    def _model(self, de_novo: Fraction) -> InheritanceModel:
        return InheritanceModel(self._mode, de_novo=de_novo)
