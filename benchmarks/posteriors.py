"""Everybody's posterior against pyAgrum: time, and equal answers.

Run it as `python benchmarks/posteriors.py`; it prints a table and writes
`benchmarks/posteriors.json`.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import families
import peer_pyagrum

from pedigree import (
    InheritanceModel,
    PedigreeError,
    carrier_probabilities,
    many_carrier_probabilities,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pedigree import Question

MODEL = InheritanceModel(frequency=Fraction(1, 400))
LIMIT = InheritanceModel()
SAME = 1e-12
CASES = (
    # size, loops, our repetitions, the peer's
    (40, 0, 30, 10),
    (40, 1, 30, 10),
    (500, 3, 15, 5),
    (5_000, 40, 7, 2),
    (5_000, 200, 5, 1),
    (50_000, 400, 3, 0),
)
BATCH = 10_000
BATCH_OF_PEER = 300
DESCRIPTION = "{people} people, {loops} loops"


def timed(work: Callable[[], Any], repetitions: int) -> tuple[float, Any]:
    """Give the median CPU time of some repetitions, and the last result."""
    times, result = [], None
    for _ in range(repetitions):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return statistics.median(times), result


def ours(question: Question, model: InheritanceModel) -> Mapping[Any, Any]:
    """Ask our own inference."""
    return carrier_probabilities(
        question.family,
        model,
        proband=question.proband,
        observations=question.observations,
    )


def assert_same(
    found: Mapping[Any, Any], peer: Mapping[Any, tuple[float, float, float]]
) -> None:
    """Compare everybody's three probabilities."""
    for person, told in peer.items():
        mine = found[person]
        pairs = zip(
            (mine.carrier, mine.heterozygous, mine.biallelic), told, strict=True
        )
        distance = max(abs(a - b) for a, b in pairs)
        if distance > SAME:
            raise AssertionError(f"answers differ by {distance} for {person}")


def one_family(size: int, loops: int, mine: int, peers: int) -> dict[str, Any]:
    """Measure one family, reading it included, and the question alone for the peer."""
    question = families.question("benchmark", size, loops)
    ours(question, MODEL)
    exact, _ = timed(lambda: ours(question, LIMIT), min(mine, 3))
    spent, found = timed(lambda: ours(question, MODEL), mine)
    row = {"people": size, "loops": loops, "ours": spent, "limit": exact}
    if peers:
        whole, answers = timed(lambda: peer_pyagrum.answer(question, MODEL), peers)
        assert_same(found, answers)
        net = peer_pyagrum.network(question.family, MODEL)
        asked, _ = timed(lambda: peer_pyagrum.posteriors(net, question), peers)
        row |= {"peer": whole, "peer_asked": asked}
    return row


def many_families() -> dict[str, Any]:
    """Measure a batch; the peer answers the first few, scaled by people."""
    asked = list(families.questions("batch", BATCH))
    spent, found = timed(lambda: many_carrier_probabilities(asked, MODEL), 3)
    made, _ = timed(lambda: [list(each.values()) for each in found], 3)
    people = sum(len(each.family) for each in asked)
    few = asked[:BATCH_OF_PEER]
    part, answers = timed(lambda: [peer_pyagrum.answer(q, MODEL) for q in few], 1)
    for mine, peer in zip(found, answers, strict=False):
        if isinstance(mine, PedigreeError):
            raise mine
        assert_same(mine, peer)
    nets = [peer_pyagrum.network(q.family, MODEL) for q in few]
    inner, _ = timed(
        lambda: [peer_pyagrum.posteriors(n, q) for n, q in zip(nets, few, strict=True)],
        1,
    )
    scale = people / sum(len(each.family) for each in few)
    return {
        "families": BATCH,
        "people": people,
        "ours": spent,
        "ours_objects": made,
        "peer": part * scale,
        "peer_asked": inner * scale,
    }


def shown(row: Mapping[str, Any]) -> str:
    """Give one line of the table in Markdown."""
    what = DESCRIPTION.format(**row) if "loops" in row else f"{BATCH} families"
    cells = [what, _milliseconds(row["ours"]), _milliseconds(row.get("limit"))]
    for peer in ("peer", "peer_asked"):
        time_of_peer = row.get(peer)
        cells.append(_milliseconds(time_of_peer))
        cells.append(
            "" if time_of_peer is None else f"{time_of_peer / row['ours']:.0f}"
        )
    return "| " + " | ".join(cells) + " |"


def _milliseconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{1000 * seconds:.3g}"


def main() -> None:
    """Measure, print and keep."""
    rows = []
    for case in CASES:
        rows.append(one_family(*case))
        print(shown(rows[-1]), flush=True)
    rows.append(many_families())
    print(shown(rows[-1]))
    kept = Path(__file__).with_suffix(".json")
    kept.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
