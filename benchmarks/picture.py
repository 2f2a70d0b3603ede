"""Draw `docs/pictures/posteriors.svg` of what `posteriors.py` measured.

Needs matplotlib, which comes with pyAgrum.
"""

from __future__ import annotations

import json
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

HERE = Path(__file__).resolve().parent
PICTURE = HERE.parent / "docs" / "pictures" / "posteriors.svg"
SHOWN = ((40, 0), (500, 3), (5_000, 40), (50_000, 400))
LINES = (
    ("ours", "Kincascade, at q = 1/400", "o-"),
    ("limit", "Kincascade, exact fractions", "s-"),
    ("peer", "pyAgrum, network and question", "^--"),
    ("peer_asked", "pyAgrum, question alone", "v--"),
)


def main() -> None:
    """Draw cost against size, both logarithmic."""
    rows = json.loads((HERE / "posteriors.json").read_text("utf-8"))
    by_case = {(row["people"], row.get("loops")): row for row in rows}
    mpl.rcParams["svg.hashsalt"] = "posteriors"
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for key, label, style in LINES:
        points = [
            (case[0], by_case[case][key]) for case in SHOWN if key in by_case[case]
        ]
        axes.loglog(*zip(*points, strict=True), style, label=label)
    axes.set_xlabel("people in the family (1 loop in about 125)")
    axes.set_ylabel("CPU seconds for everybody's probability")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(PICTURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
