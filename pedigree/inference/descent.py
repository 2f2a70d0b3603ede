"""Who descends from whom, by number; monozygotic twins share one. Weighs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from pedigree.family import Sex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pedigree.family import Family, Person, PersonId

__all__ = ["Descent"]


@dataclass(frozen=True, slots=True)
class Descent:
    """Who descends from whom, by genotype.

    Of monozygotic twins the first one's genotype counts; those of the others have
    neither parents nor children.

    Attributes
    ----------
    index
        The number of each person's genotype.
    fathers, mothers
        Parents of each genotype, -1 where they are not drawn.
    single
        Whether a genotype has one allele only (a male in X-linked inheritance).
    """

    index: dict[PersonId, int]
    fathers: list[int]
    mothers: list[int]
    single: list[bool]

    @classmethod
    def of(cls, family: Family, *, x_linked: bool, start: int = 0) -> Descent:
        """Read a family; people of unknown sex count as female in X-linked mode.

        Parameters
        ----------
        family, x_linked
            Whom to read, and whether men have one allele only.
        start
            The number of the first person.
        """
        people = family.people
        index = dict(zip(people, range(start, start + len(people)), strict=True))
        everybody = people.values()
        fathers = [person.father for person in everybody]
        mothers = [person.mother for person in everybody]
        if any([person.twin for person in everybody]):  # noqa: C419 - quicker
            fathers, mothers = _joined(index, everybody)
        single = [False] * len(people)
        if x_linked:
            single = [person.sex is Sex.MALE for person in everybody]
        number = index.get
        return cls(
            index,
            list(map(number, fathers, repeat(-1))),  # type: ignore[arg-type]  # None too
            list(map(number, mothers, repeat(-1))),  # type: ignore[arg-type]
            single,
        )


def _joined(
    index: dict[PersonId, int], people: Iterable[Person]
) -> tuple[list[PersonId | None], list[PersonId | None]]:
    """Give twins one number; gives the parents of each number."""
    first: dict[str, int] = {}
    fathers, mothers = [], []
    for person in people:
        number = index[person.id]
        if person.twin is not None:
            index[person.id] = first.setdefault(person.twin, number)
        is_idle = index[person.id] != number
        fathers.append(None if is_idle else person.father)
        mothers.append(None if is_idle else person.mother)
    return fathers, mothers
