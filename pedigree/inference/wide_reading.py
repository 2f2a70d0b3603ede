"""Many families read into arrays, one row per person; computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from .descent import Descent
from .genotypes import chances_by_class
from .wide_wiring import Drawn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from pedigree.family import PersonId

    from .side_by_side import Question

    Numbers = NDArray[np.int64]
    Columns = NDArray[np.float64]

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Families side by side.

    Attributes
    ----------
    drawn
        Everybody's parents.
    starts
        The first row of each family, and the number of rows.
    rows
        For each family the row of each person.
    probands
        The row of each family's proband.
    seen
        One row per class: how well it fits what was observed.
    """

    drawn: Drawn
    starts: Sequence[int]
    rows: Sequence[Mapping[PersonId, int]]
    probands: Numbers
    seen: Columns

    @classmethod
    def of(cls, questions: Sequence[Question], *, x_linked: bool) -> Reading:
        """Read questions whose observations are complete."""
        descents = []
        starts = [0]
        for question in questions:
            start = starts[-1]
            each = Descent.of(question.family, x_linked=x_linked, start=start)
            descents.append(each)
            starts.append(start + len(each.fathers))
        fathers, mothers = (
            np.fromiter(chain.from_iterable(part), np.int64, starts[-1])
            for part in (
                [each.fathers for each in descents],
                [each.mothers for each in descents],
            )
        )
        single = np.zeros(starts[-1], dtype=bool)
        if x_linked:
            single[:] = list(chain.from_iterable(each.single for each in descents))
        rows = [each.index for each in descents]
        probands = [own[q.proband] for own, q in zip(rows, questions, strict=True)]
        return cls(
            drawn=Drawn(fathers, mothers, single, x_linked),
            starts=starts,
            rows=rows,
            probands=np.array(probands),
            seen=_seen(questions, rows, single),
        )


def _seen(
    questions: Sequence[Question],
    rows: Sequence[Mapping[PersonId, int]],
    single: NDArray[np.bool_],
) -> Columns:
    observed, weights = [], []
    for own, question in zip(rows, questions, strict=True):
        for person, observation in (question.observations or {}).items():
            row = own[person]
            observed.append(row)
            weights.append(chances_by_class(observation, single=bool(single[row])))
    seen = np.ones((3, len(single)))
    if observed:
        # Both twins may have been tested.
        np.multiply.at(seen.T, np.array(observed), np.array(weights, dtype=float))
    return seen
