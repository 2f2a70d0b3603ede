"""What it costs to know what is due today, from stored plans of many carriers.

    python benchmarks/sweep.py [--carriers 10000 100000 1000000] [--out sweep.json]

Each carrier has a plan with three yearly examinations. Two questions: a day on which a
fixed number is due, so that only the number of carriers grows; and an ordinary day, by
which these and every 365th examination are due. Beside it, the same count made without
the partial index, by reading every stored day. SQLite in a file; the quickest of three
runs, CPU time.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress
from sqlalchemy import insert, text

from flows import Office, due_examinations, open_office
from records import Case
from records.rows import insert_row
from records.tables import (
    cases,
    surveillance_dues,
    surveillance_plans,
    surveillance_series,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

CARRIERS = (10_000, 100_000, 1_000_000)
PROCEDURES = ("breast_mri", "clinical_breast_exam", "mammography")
TODAY = date(2026, 11, 24)
QUIET = date(2020, 1, 1)
"""A day in the past: what is due on it is the fixed number and nothing else."""

FIXED = 1_000
DAYS = 365
BLOCK = 5_000
REPEATS = 3


def fill(connection: Connection, carriers: int, progress: Progress) -> None:
    """Store plans: in each, three examinations somewhere in the coming year."""
    insert_row(connection, cases, _case())
    bar = progress.add_task(f"storing {carriers:,} plans", total=carriers)
    for start in range(0, carriers, BLOCK):
        numbers = range(start, min(start + BLOCK, carriers))
        connection.execute(insert(surveillance_plans), [_plan(n) for n in numbers])
        connection.execute(insert(surveillance_series), list(_series(numbers)))
        connection.execute(insert(surveillance_dues), list(_dues(numbers, carriers)))
        progress.advance(bar, len(numbers))


def _case() -> Case:
    return Case("C-1", "bench", "L-1", "I-1", "BRCA1", "R", "open", None, TODAY)


def _plan(number: int) -> dict[str, object]:
    return {
        "plan_id": f"plan-{number:x}",
        "case_id": "C-1",
        "ref": f"p-{number:032x}",
        "gene": "BRCA1",
        "protocol": "BRCA1-v1",
        "made_on": TODAY,
        "state": "active",
    }


def _series(numbers: range) -> Iterator[dict[str, object]]:
    for number in numbers:
        for procedure in PROCEDURES:
            yield {
                "series_id": f"series-{number:x}-{procedure}",
                "plan_id": f"plan-{number:x}",
                "procedure": procedure,
            }


def _dues(numbers: range, carriers: int) -> Iterator[dict[str, object]]:
    step = carriers * len(PROCEDURES) // FIXED
    for number in numbers:
        for place, procedure in enumerate(PROCEDURES):
            row = number * len(PROCEDURES) + place
            # A number prime to the days of a year spreads neighbours over it.
            later = timedelta(days=(row * 7919) % DAYS)
            day = QUIET if row % step == 0 else TODAY + later
            yield {
                "due_id": f"due-{row:x}",
                "series_id": f"series-{number:x}-{procedure}",
                "due": day,
                "overdue_after": day,
                "state": "waiting",
            }


def quickest(work: Callable[[], int]) -> tuple[float, int]:
    """Give the seconds of the quickest of some runs, and how many were found."""
    best, found = float("inf"), 0
    for _ in range(REPEATS):
        begin = time.process_time()
        found = work()
        best = min(best, time.process_time() - begin)
    return best, found


def due(office: Office, on: date) -> int:
    """List in batches what is due by a day; what a sweep does before it writes."""
    return sum(len(batch) for batch in due_examinations(office, on=on))


def read_all(office: Office, on: date) -> int:
    """Count the same without the index: read every stored day."""
    query = text("SELECT count(*) FROM surveillance_dues NOT INDEXED WHERE due <= :on")
    with office.records.engine.connect() as connection:
        found = connection.execute(query, {"on": on.isoformat()}).scalar()
    return int(found or 0)


def measure(carriers: int, folder: Path, progress: Progress) -> dict[str, float]:
    """Fill a database of its own and ask it."""
    with open_office(folder) as office:
        office.records.upgrade()
        with office.records.engine.begin() as connection:
            fill(connection, carriers, progress)
        fixed, number = quickest(lambda: due(office, QUIET))
        ordinary, today = quickest(lambda: due(office, TODAY))
        slow, same = quickest(lambda: read_all(office, QUIET))
    assert number == same == FIXED
    assert today > FIXED
    return {
        "carriers": carriers,
        "fixed_due": number,
        "fixed_s": fixed,
        "ordinary_due": today,
        "ordinary_s": ordinary,
        "read_all_s": slow,
    }


def told(rows: list[dict[str, float]]) -> None:
    """Print the table of `sweep.md`."""
    print("| Carriers | Due | Time (ms) | Due by an ordinary day | Time (ms) | µs each "
          "| Reading every day (ms) |")  # fmt: skip
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        each = row["ordinary_s"] / row["ordinary_due"] * 1e6
        print(
            f"| {row['carriers']:,.0f} | {row['fixed_due']:,.0f} | "
            f"{row['fixed_s'] * 1e3:.1f} | {row['ordinary_due']:,.0f} | "
            f"{row['ordinary_s'] * 1e3:.1f} | {each:.1f} | "
            f"{row['read_all_s'] * 1e3:.1f} |"
        )
    ratio = rows[-1]["fixed_s"] / rows[0]["fixed_s"]
    growth = rows[-1]["carriers"] / rows[0]["carriers"]
    print(
        f"\n{growth:,.0f} times the carriers, the same due: {ratio:.2f} times as long"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--carriers", type=int, nargs="+", default=list(CARRIERS))
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    rows = []
    console = Console(file=sys.stderr)
    with Progress(console=console) as progress:
        for carriers in chosen.carriers:
            with tempfile.TemporaryDirectory() as folder:
                rows.append(measure(carriers, Path(folder) / "home", progress))
    told(rows)
    if chosen.out is not None:
        chosen.out.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
