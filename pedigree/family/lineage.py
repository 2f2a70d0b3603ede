"""Descent as integer arrays, parents before children; refuses to know sex or names.

Two views of one family: of births (everyone on their own) and of genotypes, where
monozygotic twins are one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .person import Person, PersonId


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who descends from whom, numbered so that parents come before their children.

    Attributes
    ----------
    index
        The number of each person; twins share one in the view of genotypes.
    father, mother
        The number of each biological parent, or `None`.
    """

    index: Mapping[PersonId, int]
    father: tuple[int | None, ...]
    mother: tuple[int | None, ...]

    def __len__(self) -> int:
        """Count the numbers in use."""
        return len(self.father)

    def parents(self, number: int) -> tuple[int, ...]:
        """Known parents of one number, father first."""
        pair = (self.father[number], self.mother[number])
        return tuple(each for each in pair if each is not None)

    def couple(self, number: int) -> tuple[int, int] | None:
        """Both parents of one number, or `None` unless both are known."""
        father, mother = self.father[number], self.mother[number]
        return None if father is None or mother is None else (father, mother)


def birth_lineage(people: Mapping[PersonId, Person]) -> Lineage:
    """Descent with everyone on their own."""
    return _lineage(people, {person: person for person in people})


def genotype_lineage(people: Mapping[PersonId, Person]) -> Lineage:
    """Descent with monozygotic twins as one: they have the same germline genotype."""
    first: dict[str, PersonId] = {}
    merged: dict[PersonId, PersonId] = {}
    for person in people.values():
        if person.twin is None:
            merged[person.id] = person.id
        else:
            merged[person.id] = first.setdefault(person.twin, person.id)
    return _lineage(people, merged)


def _lineage(
    people: Mapping[PersonId, Person], merged: Mapping[PersonId, PersonId]
) -> Lineage:
    nodes = list(dict.fromkeys(merged.values()))
    parents = {
        node: tuple(merged[each] for each in people[node].parents) for node in nodes
    }
    number = {node: place for place, node in enumerate(_parents_first(nodes, parents))}

    def numbered(parent: PersonId | None) -> int | None:
        return None if parent is None else number[merged[parent]]

    ordered = sorted(nodes, key=number.__getitem__)
    return Lineage(
        index={person: number[node] for person, node in merged.items()},
        father=tuple(numbered(people[node].father) for node in ordered),
        mother=tuple(numbered(people[node].mother) for node in ordered),
    )


def _parents_first(
    nodes: Sequence[PersonId], parents: Mapping[PersonId, tuple[PersonId, ...]]
) -> Iterator[PersonId]:
    """Order the nodes so that parents come first, otherwise as they stand."""
    waiting = {node: len(parents[node]) for node in nodes}
    children: dict[PersonId, list[PersonId]] = {node: [] for node in nodes}
    for node in nodes:
        for parent in parents[node]:
            children[parent].append(node)
    ready = deque(node for node in nodes if not waiting[node])
    while ready:
        node = ready.popleft()
        yield node
        for child in children[node]:
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
