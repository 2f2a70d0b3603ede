"""Everybody's carrier probability, made of the computed numbers when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pedigree.family import PersonId

from .model import CarrierProbability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FloatAnswers"]


class FloatAnswers(Mapping[PersonId, CarrierProbability]):
    """A read-only mapping over columns of numbers, in the order of the family.

    Parameters
    ----------
    rows
        Where each person stands in the columns.
    carrier, heterozygous, biallelic
        The probabilities; other families' people may stand there too.
    """

    __slots__ = ("_columns", "_rows")

    def __init__(
        self,
        rows: Mapping[PersonId, int],
        carrier: Sequence[float],
        *,
        heterozygous: Sequence[float],
        biallelic: Sequence[float],
    ) -> None:
        self._rows = rows
        self._columns = carrier, heterozygous, biallelic

    def __getitem__(self, person: PersonId) -> CarrierProbability:
        """Give one person's probabilities."""
        row = self._rows[person]
        carrier, one, two = self._columns
        return CarrierProbability(carrier[row], None, one[row], two[row])

    def __iter__(self) -> Iterator[PersonId]:
        """Go through everybody."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Count them."""
        return len(self._rows)
