"""The family as a networkx graph with typed edges; refuses to decide who is related."""

from __future__ import annotations

from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .person import Person, PersonId


class EdgeKind(StrEnum):
    """What an edge of the family graph says.

    Parent edges run from parent to child; twins and partners have an edge each way.
    """

    BIOLOGICAL_PARENT = "biological_parent"
    SOCIAL_PARENT = "social_parent"
    MONOZYGOTIC_TWIN = "monozygotic_twin"
    PARTNER = "partner"


def family_graph(people: Mapping[PersonId, Person]) -> nx.MultiDiGraph[PersonId]:
    """Draw up the graph of a family; it cannot be changed afterwards.

    Parameters
    ----------
    people
        The members; every parent named must be among them.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are ids with the attribute `person`. Edges have their kind as key and as
        attribute `kind`; edges to biological parents also say their `role`.
    """
    graph: nx.MultiDiGraph[PersonId] = nx.MultiDiGraph()
    for person in people.values():
        graph.add_node(person.id, person=person)
    for person in people.values():
        _add_parents(graph, person)
    for one, other in couples(people):
        _add_both_ways(graph, one, other, EdgeKind.PARTNER)
    for one, other in _twin_pairs(people):
        _add_both_ways(graph, one, other, EdgeKind.MONOZYGOTIC_TWIN)
    nx.freeze(graph)
    return graph


def couples(people: Mapping[PersonId, Person]) -> tuple[tuple[PersonId, PersonId], ...]:
    """Pairs who have a child together, by birth or by adoption, each pair once."""
    found: dict[frozenset[PersonId], tuple[PersonId, PersonId]] = {}
    for person in people.values():
        for group in (person.parents, person.social_parents):
            for one, other in combinations(group, 2):
                found.setdefault(frozenset((one, other)), (one, other))
    return tuple(found.values())


def _twin_pairs(
    people: Mapping[PersonId, Person],
) -> Iterator[tuple[PersonId, PersonId]]:
    births: dict[str, list[PersonId]] = {}
    for person in people.values():
        if person.twin is not None:
            births.setdefault(person.twin, []).append(person.id)
    for members in births.values():
        yield from combinations(members, 2)


def _add_parents(graph: nx.MultiDiGraph[PersonId], person: Person) -> None:
    kind = EdgeKind.BIOLOGICAL_PARENT
    for role, parent in (("father", person.father), ("mother", person.mother)):
        if parent is not None:
            graph.add_edge(parent, person.id, key=kind.value, kind=kind, role=role)
    kind = EdgeKind.SOCIAL_PARENT
    for parent in person.social_parents:
        graph.add_edge(parent, person.id, key=kind.value, kind=kind)


def _add_both_ways(
    graph: nx.MultiDiGraph[PersonId], one: PersonId, other: PersonId, kind: EdgeKind
) -> None:
    graph.add_edge(one, other, key=kind.value, kind=kind)
    graph.add_edge(other, one, key=kind.value, kind=kind)
