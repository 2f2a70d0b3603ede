"""Carrier probabilities in many families, or a very large one, in one go.

Arrays pay from some hundred people on; for one small family `carrier_probabilities`
is quicker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pedigree.errors import PedigreeError
from pedigree.family import Sex

from .answers import FloatAnswers
from .errors import TooTangledError
from .evidence import evidence_of, require_sexes
from .model import Mode
from .posterior import answered
from .wide_questions import wide_beliefs
from .wide_reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pedigree.family import Family, PersonId

    from .likelihood import Evidence
    from .model import CarrierProbability, InheritanceModel

    Answers = Mapping[PersonId, CarrierProbability]

__all__ = ["Question", "answered_side_by_side", "many_carrier_probabilities"]

PORTION = 30_000
"""So many people are answered at a time."""


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
        found = [
            answers
            for some in _portions(complete)
            for answers in answered_side_by_side(some, model)
        ]
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
    reading = Reading.of(questions, x_linked=x_linked)
    try:
        found = wide_beliefs(
            reading.drawn, model, probands=reading.probands, seen=reading.seen
        )
    except TooTangledError:
        return [None] * len(questions)
    failed = np.logical_or.reduceat(np.isnan(found[0]), reading.starts[:-1]).tolist()
    single = reading.drawn.single
    carrier = (found[1] + found[2]).tolist()
    heterozygous = np.where(single, 0.0, found[1]).tolist()
    biallelic = np.where(single, 0.0, found[2]).tolist()
    return [
        None
        if fails
        else FloatAnswers(rows, carrier, heterozygous=heterozygous, biallelic=biallelic)
        for rows, fails in zip(reading.rows, failed, strict=True)
    ]


def _portions(questions: Sequence[Question]) -> Iterator[Sequence[Question]]:
    """Cut a long list where as many people are together as a cache holds."""
    some: list[Question] = []
    people = 0
    for question in questions:
        some.append(question)
        people += len(question.family)
        if people >= PORTION:
            yield some
            some, people = [], 0
    if some:
        yield some


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
