"""Who is tied to whom and how, person by person; refuses to decide who is related."""

from __future__ import annotations

from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .person import Person, PersonId

    Ties = Mapping["EdgeKind", Mapping[PersonId, Mapping[PersonId, None]]]


class EdgeKind(StrEnum):
    """What an edge of the family graph says.

    Parent edges run from parent to child; twins and partners have an edge each way.
    """

    BIOLOGICAL_PARENT = "biological_parent"
    SOCIAL_PARENT = "social_parent"
    MONOZYGOTIC_TWIN = "monozygotic_twin"
    PARTNER = "partner"


def ties_of(people: Mapping[PersonId, Person]) -> Ties:
    """Give those to whom an edge of each kind leads, by person.

    Parameters
    ----------
    people
        The members; every parent named must be among them.

    Returns
    -------
    mapping
        By kind, then by person: an ordered set. Who has no tie of a kind is left out.
    """
    found: dict[EdgeKind, dict[PersonId, dict[PersonId, None]]] = {
        kind: {} for kind in EdgeKind
    }
    for kind, one, other in _edges(people):
        found[kind].setdefault(one, {})[other] = None
    return found


def _edges(
    people: Mapping[PersonId, Person],
) -> Iterator[tuple[EdgeKind, PersonId, PersonId]]:
    for person in people.values():
        for parent in person.parents:
            yield EdgeKind.BIOLOGICAL_PARENT, parent, person.id
        for parent in person.social_parents:
            yield EdgeKind.SOCIAL_PARENT, parent, person.id
    for kind, pairs in (
        (EdgeKind.PARTNER, _couples(people)),
        (EdgeKind.MONOZYGOTIC_TWIN, _twin_pairs(people)),
    ):
        for one, other in pairs:
            yield kind, one, other
            yield kind, other, one


def _couples(people: Mapping[PersonId, Person]) -> Iterator[tuple[PersonId, PersonId]]:
    """Pairs who have a child together, by birth or by adoption."""
    for person in people.values():
        for group in (person.parents, person.social_parents):
            yield from combinations(group, 2)


def _twin_pairs(
    people: Mapping[PersonId, Person],
) -> Iterator[tuple[PersonId, PersonId]]:
    births: dict[str, list[PersonId]] = {}
    for person in people.values():
        if person.twin is not None:
            births.setdefault(person.twin, []).append(person.id)
    for members in births.values():
        yield from combinations(members, 2)
