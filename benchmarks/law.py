"""What one decision costs, and the same rules of one country in a policy engine.

    python benchmarks/law.py --peer cedarpy=/path/to/python

The peer is run by the interpreter named for it, else by this one, and skipped aloud
where it is not installed. Every outcome of both must be equal, or the run stops.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from law_situations import norwegian

from consent import Situation, country_codes, decide, load_rulebook, read_situations

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
LAW = load_rulebook()
RUNS = 15


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", default=f"cedarpy={sys.executable}")
    python = parser.parse_args().peer.partition("=")[2]
    written = [
        situation
        for file in sorted((HERE.parent / "tests" / "law").glob("*.yaml"))
        for situation in read_situations(file)
    ]
    print(
        "| situations | number | median (ms) | 95th percentile | slowest | a second |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    row("of the law tests", timed(written, RUNS))
    row("the same, reasons as JSON too", timed(written, RUNS, as_json=True))
    row("nothing known but place, age and gene", timed(unknown(), 3))
    beside_the_peer(python)


def timed(
    situations: Sequence[Situation], runs: int, *, as_json: bool = False
) -> list[float]:
    """Give for each situation the quickest of some runs, in milliseconds of CPU."""
    from consent import outcome_dict

    best = [float("inf")] * len(situations)
    for _ in range(runs):
        for number, situation in enumerate(situations):
            start = time.process_time()
            outcomes = decide(situation, LAW)
            if as_json:
                json.dumps([outcome_dict(one) for one in outcomes.values()])
            best[number] = min(best[number], 1000 * (time.process_time() - start))
    return best


def row(name: str, times: Sequence[float]) -> None:
    """Print one line of the table."""
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    speed = 1000 / statistics.mean(times)
    print(
        f"| {name} | {len(times):,} | {middle:.2f} | {high:.2f} | {max(times):.2f} "
        f"| {speed:,.0f} |"
    )


def unknown() -> list[Situation]:
    """Give a situation per country in which next to nothing is known."""
    return [
        Situation.from_dict(
            {
                "name": code,
                "on": "2026-11-24",
                "clinic": {"country": code},
                "relative": {"country": code, "age": 40},
                "condition": {"gene": "BRCA1"},
            }
        )
        for code in country_codes()
    ]


def beside_the_peer(python: str) -> None:
    """Decide one country's enumeration here and there, and compare every outcome."""
    pairs = norwegian()
    answer = peer_answer(python, [context for _, context in pairs])
    if answer is None:
        print("cedarpy is skipped: it is not installed", file=sys.stderr)
        return
    ours, times = [], []
    for item, _ in pairs:
        situation = Situation.from_dict(item)
        start = time.process_time()
        outcomes = decide(situation, LAW)
        times.append(1000 * (time.process_time() - start))
        ours.append([str(outcome.word) for outcome in outcomes.values()])
    both = list(zip(ours, answer["words"], strict=True))
    differ = [number for number, (one, other) in enumerate(both) if one != other]
    assert not differ, (len(differ), pairs[differ[0]], both[differ[0]])
    counted = Counter(word for words in ours for word in words)
    shown = ", ".join(f"{number:,} {word}" for word, number in counted.most_common())
    print(f"\nNorway, {len(pairs):,} situations, all outcomes equal: {shown}.\n")
    print("| engine | median (ms) | 95th percentile | gives |")
    print("| --- | ---: | ---: | --- |")
    theirs = [1000 * seconds for seconds in answer["seconds"]]
    for name, spent, gives in (
        ("ours", times, "outcome, acts, tasks, letter terms, reasons with sources"),
        (f"cedarpy {answer['version']}", theirs, "outcome, policies that held"),
    ):
        high = statistics.quantiles(spent, n=20)[-1]
        print(f"| {name} | {statistics.median(spent):.3f} | {high:.3f} | {gives} |")


def peer_answer(python: str, contexts: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Have the peer decide; None where it is not installed."""
    asked = subprocess.run(  # noqa: S603 - the interpreter the caller named
        [python, "-c", "import cedarpy"], capture_output=True, check=False
    )
    if asked.returncode:
        return None
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "given.json", Path(folder) / "found.json"
        given.write_text(json.dumps(contexts), encoding="utf-8")
        command = [python, str(HERE / "law_peer.py"), str(given), str(found)]
        subprocess.run(command, check=True)  # noqa: S603 - as above
        answer: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return answer


if __name__ == "__main__":
    main()
