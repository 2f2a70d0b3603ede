"""Carrier probabilities in many families, or a very large one, in one go.

Arrays pay from some thousand people on; for one small family `carrier_probabilities`
is quicker.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from pedigree.errors import PedigreeError
from pedigree.family import Sex

from .errors import TooTangledError
from .evidence import evidence_of, require_sexes
from .model import CarrierProbability, Mode
from .posterior import answered
from .questions import seen_chances
from .wide_questions import wide_beliefs
from .wide_wiring import WideWiring
from .wiring import Descent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from pedigree.family import Family, PersonId

    from .likelihood import Evidence
    from .model import InheritanceModel

    Numbers = NDArray[np.int64]
    Answers = Mapping[PersonId, CarrierProbability]

__all__ = ["Question", "answered_side_by_side", "many_carrier_probabilities"]


@dataclass(frozen=True, slots=True)
class Question:
    """One family whose carrier probabilities are asked.

    Attributes
    ----------
    family, proband, observations
        As for `carrier_probabilities`.
    """

    family: Family
    proband: PersonId
    observations: Mapping[PersonId, Evidence] | None = None


def many_carrier_probabilities(
    questions: Iterable[Question], model: InheritanceModel
) -> tuple[Answers | PedigreeError, ...]:
    """Answer many families under one inheritance model.

    The same answers as `carrier_probabilities`; at a finite frequency they are
    computed side by side. One family's fault does not hold up the others.

    Parameters
    ----------
    questions
        The families with what was observed in them.
    model
        The inheritance model of all of them.

    Returns
    -------
    tuple
        For each question its answers, or the error `carrier_probabilities` raises
        for its family: unknown sexes, a conflict of observations, or a tangle.

    Raises
    ------
    UnknownPersonError
        If a proband or an observed person is not in the family.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pedigree import Family, InheritanceModel, Person, PersonId, Sex
    >>> ana = PersonId("ana")
    >>> family = Family.of([Person(id=ana, sex=Sex.FEMALE)])
    >>> model = InheritanceModel(frequency=Fraction(1, 100))
    >>> (answers,) = many_carrier_probabilities([Question(family, ana)], model)
    >>> answers[ana].carrier
    1.0
    """
    complete = [
        Question(
            each.family,
            each.proband,
            evidence_of(
                each.family,
                model.mode,
                proband=each.proband,
                observations=each.observations,
            ),
        )
        for each in questions
    ]
    found: list[Answers | None] = [None] * len(complete)
    if model.frequency is not None:
        found = answered_side_by_side(complete, model)
    if model.mode is Mode.X_LINKED:
        found = [
            answers if all(p.sex is not Sex.UNKNOWN for p in each.family) else None
            for each, answers in zip(complete, found, strict=True)
        ]
    return tuple(
        _alone(question, model) if answers is None else answers
        for question, answers in zip(complete, found, strict=True)
    )


def answered_side_by_side(
    questions: Sequence[Question], model: InheritanceModel
) -> list[Answers | None]:
    """Answer in floats; None where somebody else has to look again."""
    x_linked = model.mode is Mode.X_LINKED
    descents = [Descent.of(each.family, x_linked=x_linked) for each in questions]
    if not descents:
        return []
    starts = np.cumsum([0, *(len(each.parents) for each in descents)]).tolist()
    wiring = _wired(descents, starts)
    seen = np.ones((3, starts[-1]))
    probands = np.empty(len(questions), dtype=np.int64)
    for place, question in enumerate(questions):
        start, descent = starts[place], descents[place]
        probands[place] = start + descent.index[question.proband]
        evidence = question.observations or {}
        for number, chances in seen_chances(descent, evidence).items():
            seen[:, start + number] = [float(each) for each in chances]
    try:
        found = wide_beliefs(wiring, model, probands=probands, seen=seen)
    except TooTangledError:
        return [None] * len(questions)
    return _read(descents, starts, found)


def _wired(descents: Sequence[Descent], starts: Sequence[int]) -> WideWiring:
    """Wire all families at once, each one's numbers after those of the one before."""
    couples = [couple for each in descents for couple in each.parents]
    parents = np.array(couples, dtype=np.int64)
    shift = np.repeat(starts[:-1], np.diff(starts))[:, None]
    parents = np.where(parents >= 0, parents + shift, -1)
    single = np.array([one for each in descents for one in each.single], dtype=bool)
    return WideWiring.of(parents[:, 0].copy(), parents[:, 1].copy(), single)


def _read(
    descents: Sequence[Descent], starts: Sequence[int], found: NDArray[np.float64]
) -> list[Answers | None]:
    failed: NDArray[np.bool_] = np.isnan(found[0])
    single = np.concatenate([np.array(each.single, dtype=bool) for each in descents])
    carrier = found[1] + found[2]
    rows = zip(
        carrier.tolist(),
        np.where(single, 0.0, found[1]).tolist(),
        np.where(single, 0.0, found[2]).tolist(),
        strict=True,
    )
    every = [CarrierProbability(a, None, b, c) for a, b, c in rows]
    answers: list[Answers | None] = []
    for descent, start in zip(descents, starts, strict=False):
        if failed[start : start + len(descent.parents)].any():
            answers.append(None)
            continue
        answers.append(
            MappingProxyType({p: every[start + n] for p, n in descent.index.items()})
        )
    return answers


def _alone(question: Question, model: InheritanceModel) -> Answers | PedigreeError:
    try:
        if model.mode is Mode.X_LINKED:
            require_sexes(question.family)
        return answered(
            question.family,
            model,
            proband=question.proband,
            evidence=question.observations or {},
        )
    except PedigreeError as error:
        return error
