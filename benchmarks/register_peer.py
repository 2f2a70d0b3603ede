"""One peer doing one work, in an interpreter of its own; prints CPU seconds as JSON.

It imports nothing of ours, so that each peer may have the Python it needs.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

REPEATS = 3


def main() -> None:
    """Do the work named by the first argument on the files of a folder."""
    warnings.simplefilter("ignore")
    name, folder = sys.argv[1], Path(sys.argv[2])
    package, work = WORKS[name]
    version = importlib.metadata.version(package)
    seconds = work(folder)
    print(json.dumps({"version": version, "seconds": seconds}))


def rustworkx_relatives(folder: Path) -> float:
    """Index a register and find relatives by a breadth-first search in rustworkx."""
    import rustworkx as rx

    given = np.load(folder / "population.npz")
    best = np.inf
    for _ in range(REPEATS):
        begin = time.process_time()
        graph = rx.PyDiGraph(multigraph=False)
        graph.add_nodes_from(range(len(given["father"])))
        child = np.arange(len(given["father"]))
        for parent in (given["father"], given["mother"]):
            known = parent >= 0
            graph.extend_from_edge_list(
                list(zip(parent[known].tolist(), child[known].tolist(), strict=True))
            )
        found = [_search(graph, each, 3) for each in given["probands"].tolist()]
        best = min(best, time.process_time() - begin)
    np.save(folder / "rustworkx.npy", np.array([len(each) for each in found]))
    flat = [each for one in found for each in sorted(one)]
    np.save(folder / "rustworkx_people.npy", np.array(flat))
    return best


def _search(graph: object, proband: int, most: int) -> set[int]:
    above, below = graph.predecessor_indices, graph.successor_indices
    found, up, down = {proband}, {proband}, set()
    for _ in range(most):
        next_up, next_down = set(), set()
        for person in up:
            parents = above(person)
            next_up.update(parents)
            next_down.update(below(person))
            if len(parents) == 2:
                siblings = set(below(parents[0])).intersection(below(parents[1]))
                next_down |= siblings - {person}
        for person in down:
            next_down.update(below(person))
        up, down = next_up, next_down
        found |= up | down
    return found - {proband}


def pedigree_graph_kinship(folder: Path) -> float:
    """Compute the kinship of pairs; the graph is built, and compiled code is warm."""
    from pedigree_graph import PedigreeGraph

    given, pairs = np.load(folder / "population.npz"), np.load(folder / "pairs.npz")

    def built(size: int) -> PedigreeGraph:
        return PedigreeGraph.from_arrays(
            ids=np.arange(size),
            mother_ids=given["mother"][:size],
            father_ids=given["father"][:size],
        )

    built(1000).pair_kinship(np.array([999, 998]), np.array([998, 997]))
    best = np.inf
    for _ in range(REPEATS):
        graph = built(len(given["father"]))
        begin = time.process_time()
        kinship = graph.pair_kinship(pairs["one"], pairs["other"])
        best = min(best, time.process_time() - begin)
    np.save(folder / "pedigree_graph.npy", kinship)
    return best


def peddy_reading(folder: Path) -> float:
    """Read the large PED."""
    from peddy import Ped

    begin = time.process_time()
    ped = Ped(str(folder / "population.ped"))
    seconds = time.process_time() - begin
    people = sum(len(each.samples) for each in ped.families.values())
    np.save(folder / "peddy.npy", np.array([people]))
    return seconds


def ped_parser_reading(folder: Path) -> float:
    """Read 1,000 families of 40, the size at which it is measured."""
    import logging

    from ped_parser import FamilyParser

    logging.disable(logging.CRITICAL)
    begin = time.process_time()
    with (folder / "families_small.ped").open(encoding="ascii") as file:
        parser = FamilyParser(file)
    seconds = time.process_time() - begin
    np.save(folder / "ped_parser.npy", np.array([len(parser.individuals)]))
    return seconds


def sgkit_matrix(folder: Path) -> float:
    """Compute the dense matrix; compiled code is warm."""
    import sgkit
    import xarray as xr

    given = np.load(folder / "dense.npz")
    parents = np.stack([given["father"], given["mother"]], axis=1)

    def matrix(size: int) -> np.ndarray:
        dataset = xr.Dataset({"parent": (("samples", "parents"), parents[:size])})
        found = sgkit.pedigree_kinship(dataset, allow_half_founders=True, merge=False)
        return found.stat_pedigree_kinship.to_numpy()

    matrix(50)
    best = np.inf
    for _ in range(REPEATS):
        begin = time.process_time()
        kinship = matrix(len(parents))
        best = min(best, time.process_time() - begin)
    np.save(folder / "sgkit.npy", kinship)
    return best


WORKS = {
    "rustworkx": ("rustworkx", rustworkx_relatives),
    "pedigree-graph": ("pedigree-graph", pedigree_graph_kinship),
    "peddy": ("peddy", peddy_reading),
    "ped-parser": ("ped-parser", ped_parser_reading),
    "sgkit": ("sgkit", sgkit_matrix),
}

if __name__ == "__main__":
    main()
