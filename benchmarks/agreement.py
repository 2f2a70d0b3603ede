"""Random families of up to 300 people with loops: our answers are pyAgrum's.

Run it as `python benchmarks/agreement.py`; it stops at the first difference.
"""

from __future__ import annotations

import random
import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import families
import peer_pyagrum
from posteriors import assert_same, ours

from pedigree import InheritanceModel, PedigreeError, many_carrier_probabilities

SEEDS = 200
FREQUENCIES = (Fraction(1, 2000), Fraction(1, 300), Fraction(1, 20))


def main() -> None:
    """Compare one by one and side by side."""
    rng = random.Random("agreement")  # noqa: S311
    for q in FREQUENCIES:
        model = InheritanceModel(frequency=q)
        sizes = [rng.randint(60, 300) for _ in range(SEEDS // len(FREQUENCIES))]
        asked = [
            families.question(
                f"agreement/{q}/{number}", size, rng.randint(0, size // 60)
            )
            for number, size in enumerate(sizes)
        ]
        found = many_carrier_probabilities(asked, model)
        for question, side_by_side in zip(asked, found, strict=True):
            if isinstance(side_by_side, PedigreeError):
                raise side_by_side
            peer = peer_pyagrum.answer(question, model)
            assert_same(ours(question, model), peer)
            assert_same(side_by_side, peer)
        print(f"{len(asked)} families agree at q = {q}")


if __name__ == "__main__":
    main()
