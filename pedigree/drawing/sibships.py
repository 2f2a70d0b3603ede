"""Who descends from which parents, as a drawing joins them by one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pedigree.family import Family, Person, PersonId

Parents = tuple["PersonId", ...]
"""One or two parents, in the order of the family."""


@dataclass(frozen=True, slots=True)
class Sibship:
    """The children of one couple or of one lone parent.

    Attributes
    ----------
    parents
        One or two, in the order of the family.
    born
        Children by birth, in the order of the family.
    raised
        Children by adoption, in the order of the family.
    """

    parents: Parents
    born: tuple[PersonId, ...]
    raised: tuple[PersonId, ...]

    @property
    def children(self) -> tuple[PersonId, ...]:
        """All of them, those by birth first."""
        return self.born + self.raised


def sibships(family: Family) -> tuple[Sibship, ...]:
    """Every sibship of a family, in the order of its first child."""
    place = {person.id: number for number, person in enumerate(family)}
    born: dict[Parents, list[PersonId]] = {}
    raised: dict[Parents, list[PersonId]] = {}
    for person in family:
        if person.parents:
            key = tuple(sorted(person.parents, key=place.__getitem__))
            born.setdefault(key, []).append(person.id)
        for group in _social_groups(person):
            key = tuple(sorted(group, key=place.__getitem__))
            raised.setdefault(key, []).append(person.id)
    found = (
        Sibship(key, tuple(born.get(key, ())), tuple(raised.get(key, ())))
        for key in dict.fromkeys((*born, *raised))
    )
    return tuple(
        sorted(found, key=lambda each: min(place[child] for child in each.children))
    )


def _social_groups(person: Person) -> Iterator[Parents]:
    """Social parents as couples; a third one stands alone."""
    social = tuple(dict.fromkeys(person.social_parents))
    for start in range(0, len(social), 2):
        yield social[start : start + 2]
