"""Carrier probabilities of everybody in a family, from all observations at once."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from .answers import FloatAnswers
from .descent import Descent
from .evidence import evidence_of, require_sexes
from .model import CarrierProbability, Mode
from .peeling import ImpossibleError
from .questions import beliefs, seen_chances
from .term import whole_shares
from .wiring import Wiring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pedigree.family import Family, PersonId

    from .crossing import Three
    from .likelihood import Evidence
    from .model import InheritanceModel

__all__ = ["answered", "carrier_probabilities", "probability_of"]

MANY = 500
"""From this many people on whole rounds of messages pay."""


def carrier_probabilities(
    family: Family,
    model: InheritanceModel,
    *,
    proband: PersonId,
    observations: Mapping[PersonId, Evidence] | None = None,
) -> Mapping[PersonId, CarrierProbability]:
    """Exact posterior carrier probability of everybody in a family.

    Biological parents and monozygotic twins count, social parents do not; a parent who
    is not drawn is a founder of their own. Marriage loops are exact. Phenotypes are
    not looked at.

    Parameters
    ----------
    family
        A validated family.
    model
        Mode, allele frequency (None: the rare-allele limit) and de novo share.
    proband
        The person whose result opened the case: a carrier (homozygous in recessive
        inheritance) unless the family file or `observations` say otherwise. Mutation
        and loss of the variant are in balance along this person's ancestors, so that
        drawing one more generation moves nothing.
    observations
        Test results by person; each replaces the result in the family file. A
        `Likelihood` stands for evidence that leaves room for error.

    Returns
    -------
    mapping of PersonId to CarrierProbability
        Everybody, in the order of the family. In the rare-allele limit someone
        unrelated to every carrier has probability 0.

    Raises
    ------
    UnknownPersonError
        If the proband or an observed person is not in the family.
    SexNeededError
        If the model is X-linked and the sex of somebody is unknown.
    ObservationsConflictError
        If the observations cannot all be true; it names a smallest such set.
    TooTangledError
        If the family has too many interlocked loops for an exact answer.

    References
    ----------
    .. [1] S. L. Lauritzen and D. J. Spiegelhalter. Local computations with
       probabilities on graphical structures and their application to expert systems.
       J R Stat Soc B 50 (1988) 157-224.
    .. [2] R. C. Elston and J. Stewart. A general model for the genetic analysis of
       pedigree data. Hum Hered 21 (1971) 523-542.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pedigree import Family, InheritanceModel, Person, PersonId, Sex
    >>> mum, ana = PersonId("mum"), PersonId("ana")
    >>> family = Family.of([
    ...     Person(id=mum, sex=Sex.FEMALE),
    ...     Person(id=ana, sex=Sex.FEMALE, mother=mum),
    ... ])
    >>> model = InheritanceModel(de_novo=Fraction(1, 5))
    >>> carrier_probabilities(family, model, proband=ana)[mum].fraction
    Fraction(2, 5)
    """
    evidence = evidence_of(
        family, model.mode, proband=proband, observations=observations
    )
    if model.mode is Mode.X_LINKED:
        require_sexes(family)
    if len(family) >= MANY and model.frequency is not None:
        from .side_by_side import Question, answered_side_by_side  # noqa: PLC0415

        question = Question(family, proband, evidence)
        (answers,) = answered_side_by_side([question], model)
        if answers is not None:
            return answers
    return answered(family, model, proband=proband, evidence=evidence)


def answered(
    family: Family,
    model: InheritanceModel,
    *,
    proband: PersonId,
    evidence: Mapping[PersonId, Evidence],
) -> Mapping[PersonId, CarrierProbability]:
    """Answer for one family whose evidence is complete.

    Raises
    ------
    ObservationsConflictError, TooTangledError
        As for `carrier_probabilities`.
    """
    descent = Descent.of(family, x_linked=model.mode is Mode.X_LINKED)
    try:
        found = beliefs(
            Wiring.of(descent),
            model,
            proband=descent.index[proband],
            seen=seen_chances(descent, evidence),
        )
    except ImpossibleError:
        from .whole_numbers import answered_in_whole_numbers  # noqa: PLC0415

        return answered_in_whole_numbers(
            family, model, proband=proband, evidence=evidence
        )
    return (
        _exact(descent, found) if model.frequency is None else _floats(descent, found)
    )


def _floats(
    descent: Descent, found: Sequence[Three]
) -> Mapping[PersonId, CarrierProbability]:
    totals = [none + one + two for none, one, two in found]
    carrier = [
        (one + two) / total for (_, one, two), total in zip(found, totals, strict=True)
    ]
    biallelic = [
        0.0 if single else weights[2] / total
        for weights, total, single in zip(found, totals, descent.single, strict=True)
    ]
    return FloatAnswers(
        descent.index,
        carrier,
        heterozygous=[w[1] / total for w, total in zip(found, totals, strict=True)],
        biallelic=biallelic,
    )


def _exact(
    descent: Descent, found: Sequence[Three]
) -> Mapping[PersonId, CarrierProbability]:
    """Turn terms into probabilities; who shares weights shares the answer."""
    shared: dict[tuple[int, bool], CarrierProbability] = {}
    answers = {}
    single = descent.single
    for person, number in descent.index.items():
        key = id(found[number]), single[number]
        if key not in shared:
            weights = whole_shares(found[number])
            shared[key] = probability_of(weights, hemizygous=key[1], limit=True)
        answers[person] = shared[key]
    return MappingProxyType(answers)


def probability_of(
    weights: Three, *, hemizygous: bool, limit: bool
) -> CarrierProbability:
    """Normalise the weights of the three classes."""
    none, one, two = weights
    total = none + one + two
    return CarrierProbability(
        carrier=(one + two) / total,
        fraction=Fraction(one + two, total) if limit else None,
        heterozygous=one / total,
        biallelic=0.0 if hemizygous else two / total,
    )
