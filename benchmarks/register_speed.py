"""What a register costs beside its peers: CPU time, the same answers asserted.

    python benchmarks/register_speed.py --peer sgkit=/path/to/python ...

A peer is run by the interpreter named for it, else by this one, and skipped aloud where
it is not installed. Of three runs each the quickest counts, except reading, which is
run once by peers.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from register_people import families, population, write

from pedigree import kinship_matrix, kinship_of_pairs, read_register, relatives_of

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

PEOPLE, PROBANDS, DENSE = 1_000_000, 1_000, 10_000
SMALL, SIZE = 1_000, 40
REPEATS = 3


@dataclass(frozen=True)
class Bench:
    """Where the files are and who runs which peer."""

    folder: Path
    peers: dict[str, str]

    def peer(self, name: str) -> float | None:
        """Have a peer do its work; `None` if it is not installed."""
        script = Path(__file__).with_name("register_peer.py")
        run = subprocess.run(  # noqa: S603
            [self.peers.get(name, sys.executable), script, name, self.folder],
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode and "PackageNotFoundError" in run.stderr:
            print(f"SKIPPED {name}: it is not installed", flush=True)
            return None
        if run.returncode:
            raise RuntimeError(run.stderr)
        said = json.loads(run.stdout.splitlines()[-1])
        print(f"# {name} {said['version']}", flush=True)
        return float(said["seconds"])

    def load(self, name: str) -> np.ndarray:
        """Give what a peer answered."""
        return np.load(self.folder / f"{name}.npy")


def quickest(work: Callable[[], T]) -> tuple[float, T]:
    """Give the CPU seconds of the quickest of some runs, and what it gave."""
    best = np.inf
    for _ in range(REPEATS):
        begin = time.process_time()
        answer = work()
        best = min(best, time.process_time() - begin)
    return best, answer


def told(work: str, name: str, times: tuple[float, float | None], goal: float) -> None:
    """Print one row of the table."""
    ours, theirs = times
    if theirs is not None:
        print(
            f"| {work} | {ours:.3f} | {name} | {theirs:.2f} | {theirs / ours:.1f} | "
            f"{goal:g} |",
            flush=True,
        )


def relatives(bench: Bench) -> None:
    """Find relatives, index included, and the kinship of those pairs."""
    made = population(PEOPLE)
    rng = np.random.default_rng(5)
    middle = np.arange(3 * PEOPLE // 8, 5 * PEOPLE // 8)
    probands = rng.choice(middle, PROBANDS, replace=False)
    np.savez(
        bench.folder / "population.npz",
        father=made.father,
        mother=made.mother,
        probands=probands,
    )
    register = read_register(bench.folder / "population.ped")
    assert np.array_equal(register.father, made.father)

    def found() -> object:
        # The index is built anew each time.
        register.__dict__.pop("children", None)
        register.__dict__.pop("twins", None)
        return relatives_of(register, probands)

    ours, table = quickest(found)
    theirs = bench.peer("rustworkx")
    if theirs is not None:
        order = np.lexsort(
            (table.relative, np.repeat(np.arange(PROBANDS), _sizes(table, probands)))
        )
        assert np.array_equal(_sizes(table, probands), bench.load("rustworkx"))
        assert np.array_equal(table.relative[order], bench.load("rustworkx_people"))
    told(
        f"relatives, degree and kinship ({len(table):,} pairs)",
        "rustworkx (people only)",
        (ours, theirs),
        5,
    )
    pairs = (table.proband, table.relative)
    np.savez(bench.folder / "pairs.npz", one=pairs[0], other=pairs[1])
    ours, kinship = quickest(lambda: kinship_of_pairs(register, *pairs))
    theirs = bench.peer("pedigree-graph")
    if theirs is not None:
        assert np.array_equal(kinship, bench.load("pedigree_graph"))
    told("kinship of those pairs", "pedigree-graph", (ours, theirs), 10)


def _sizes(table: object, probands: np.ndarray) -> np.ndarray:
    place = {each: number for number, each in enumerate(probands.tolist())}
    of = [place[each] for each in table.proband.tolist()]
    return np.bincount(of, minlength=len(probands))


def reading(bench: Bench) -> None:
    """Read, check and index a million lines, in one family and in many."""
    write(population(PEOPLE), bench.folder / "population.ped")
    write(families(PEOPLE // SIZE, SIZE), bench.folder / "families.ped")
    write(families(SMALL, SIZE), bench.folder / "families_small.ped")

    def read(name: str) -> tuple[float, int]:
        def work() -> int:
            register = read_register(bench.folder / f"{name}.ped")
            return len(register.children.child) and len(register)

        return quickest(work)

    one, people = read("population")
    many, also = read("families")
    theirs = bench.peer("peddy")
    if theirs is not None:
        assert people == int(bench.load("peddy")[0])
    told("read 1,000,000 lines, one family", "peddy", (one, theirs), 10)
    theirs = bench.peer("ped-parser")
    if theirs is not None:
        assert also == int(bench.load("ped_parser")[0]) * PEOPLE // (SMALL * SIZE)
        theirs *= PEOPLE / (SMALL * SIZE)
    told(
        "read 1,000,000 lines, families of 40",
        "ped-parser (scaled)",
        (many, theirs),
        50,
    )
    growth(bench)


def growth(bench: Bench) -> None:
    """Read registers of several sizes, and of one size in families of several."""
    for people, size in (
        (125_000, 40), (250_000, 40), (500_000, 40),
        (500_000, 10), (500_000, 1_000), (500_000, 100_000),
    ):  # fmt: skip
        write(families(people // size, size), bench.folder / "growth.ped")
        ours, _ = quickest(lambda: read_register(bench.folder / "growth.ped"))
        print(f"# read {people:,} people in families of {size:,}: {ours:.3f} s")


def dense(bench: Bench) -> None:
    """Fill the matrix of ten thousand people."""
    made = population(DENSE)
    write(made, bench.folder / "dense.ped")
    np.savez(bench.folder / "dense.npz", father=made.father, mother=made.mother)
    register = read_register(bench.folder / "dense.ped")
    ours, matrix = quickest(lambda: kinship_matrix(register))
    theirs = bench.peer("sgkit")
    if theirs is not None:
        assert np.array_equal(matrix, bench.load("sgkit"))
    told("kinship of 10,000 people, dense", "sgkit", (ours, theirs), 2)


def main() -> None:
    """Measure everything and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    peers = dict(each.split("=", 1) for each in parser.parse_args().peer)
    print("| work | ours (s) | peer | peer (s) | times faster | goal |")
    print("| --- | ---: | --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), peers)
        for work in (reading, relatives, dense):
            work(bench)


if __name__ == "__main__":
    main()
