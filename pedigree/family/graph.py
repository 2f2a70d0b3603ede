"""The family as a networkx graph with typed edges; refuses to decide who is related."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from .ties import EdgeKind

if TYPE_CHECKING:
    from .family import Family
    from .person import PersonId


def family_graph(family: Family) -> nx.MultiDiGraph[PersonId]:
    """Draw up the graph of a family; it cannot be changed afterwards.

    Parameters
    ----------
    family
        A validated family.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are ids with the attribute `person`. Edges have their kind as key and as
        attribute `kind`; edges to biological parents also say their `role`.
    """
    graph: nx.MultiDiGraph[PersonId] = nx.MultiDiGraph()
    for person in family:
        graph.add_node(person.id, person=person)
    for kind, ties in family.ties.items():
        for one, others in ties.items():
            for other in others:
                graph.add_edge(one, other, key=kind.value, kind=kind)
    for person in family:
        for role, parent in (("father", person.father), ("mother", person.mother)):
            if parent is not None:
                kind = EdgeKind.BIOLOGICAL_PARENT
                graph.edges[parent, person.id, kind.value]["role"] = role
    nx.freeze(graph)
    return graph
