"""The cascade of one family on one day: who is offered a test, who waits, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pedigree.family import relatives

from .offers import relative_step
from .priority import ranked
from .recessive import couple_steps
from .standing import Standing
from .variant import FamilialVariant
from .waiting import waits

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from pedigree.family import Family, PersonId
    from pedigree.genes import Gene
    from pedigree.inference import Observation

    from .step import CascadeStep

__all__ = ["plan_cascade"]


def plan_cascade(  # noqa: PLR0913  # each is a question of its own, all by keyword
    family: Family,
    *,
    proband: PersonId,
    gene: Gene | FamilialVariant,
    on: date,
    born: Mapping[PersonId, date] | None = None,
    observations: Mapping[PersonId, Observation] | None = None,
    step_past: Collection[PersonId] = (),
) -> tuple[CascadeStep, ...]:
    """Place every blood relative of the proband in the cascade.

    The proband, tested carriers and obligate carriers are centers: their living
    first-degree relatives are offered a test now. Others wait for the relatives in
    between; the dead are stepped past, a negative result closes a line, and both
    parents' lines are open until one is closed. People below the age of the offer
    are deferred; where the age matters and is not known, it is asked for. Parents of
    somebody in the family count as grown up unless their dates say otherwise.

    In recessive genes the cascade seeks people with two variant alleles: siblings now,
    children after the partner, and the partner is in the answer too.

    Parameters
    ----------
    family
        A validated family; social and adoptive ties carry no probability.
    proband
        The person whose confirmed result opened the case.
    gene
        The gene, or a `FamilialVariant` that adds a variant group or de novo share.
    on
        The day for which the plan is made.
    born
        Exact dates of birth; they replace those of the family.
    observations
        Test results by person; each replaces the result in the family.
    step_past
        Living relatives whom the cascade shall not wait for, as it does not wait for
        the dead: they cannot be reached, or will not be tested and the counsellor has
        judged that going on tells nobody so. Their own offer stays; the reason given
        to those behind them is that for the dead.

    Returns
    -------
    tuple of CascadeStep
        By wave and priority, those without a wave last; the proband is not in it.
        `wave` is 1 exactly where an offer is made now.

    Raises
    ------
    UnknownPersonError
        If the proband, an observed person or one to step past is not in the family.
    ObservationsConflictError
        If the results cannot all be true, not even with a new mutation where the gene
        has any.
    SexNeededError, TooTangledError
        As for `carrier_probabilities`.

    References
    ----------
    .. [1] F. H. Menko et al. Eur J Hum Genet (2020), doi 10.1038/s41431-020-0618-8:
       relatives at one half, and at one quarter where the relative between has died.
    .. [2] Cancers 16 (2024) 1577: testing spreads stepwise from each new carrier.
    """
    variant = gene if isinstance(gene, FamilialVariant) else FamilialVariant(gene)
    standing = Standing.of(
        family,
        variant,
        proband=proband,
        on=on,
        born=born,
        observations=observations,
    )
    passed_over = frozenset(family[each].id for each in step_past)
    standing = replace(standing, passed_over=passed_over)
    distances = waits(standing)
    kin = [each.id for each in relatives(family, proband, degree=None)]
    steps = {each: relative_step(standing, each, distances) for each in kin}
    if variant.is_recessive:
        steps.update(couple_steps(standing))
    steps.pop(proband, None)
    return ranked(standing, steps.values())
