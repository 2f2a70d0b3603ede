"""A cold call for one family of 40: our inference against a pyAgrum script.

Run it as `python benchmarks/cold_call.py`: CPU time of whole processes.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMMAND = """
import sys
sys.argv = ["cascade", "risk", {file!r}, "--proband", "p39", "--frequency", "1/400"]
sys.argv += {options!r}
from portal.cli import main
main()
"""
LIBRARY = """
from fractions import Fraction
from pathlib import Path
from pedigree import InheritanceModel, PersonId, carrier_probabilities, read_family
family = read_family(Path({file!r}))
model = InheritanceModel(frequency=Fraction(1, 400))
found = carrier_probabilities(family, model, proband=PersonId("p39"))
print(len(found))
"""
PEER = """
import pyagrum
rows = [line.split()[1:5] for line in open({file!r}) if not line.startswith("#")]
net = pyagrum.BayesNet()
nodes = {{row[0]: net.add(pyagrum.RangeVariable(row[0], "", 0, 2)) for row in rows}}
for name, *parents, sex in rows:
    for parent in parents:
        if parent != "0":
            net.addArc(nodes[parent], nodes[name])
q, t = 1 / 400, (0, 0.5, 1)
child = [w for m in t for f in t
         for w in ((1 - f) * (1 - m), f * (1 - m) + m * (1 - f), f * m)]
for name, father, mother, sex in rows:
    founder = [(1 - q) ** 2, 2 * q * (1 - q), q * q]
    net.cpt(nodes[name]).fillWith(founder if father == "0" else child)
engine = pyagrum.LazyPropagation(net)
engine.addEvidence("p39", [0, 1, 1])
engine.makeInference()
print(len([engine.posterior(name).tolist() for name in nodes]))
"""
REPETITIONS = 11


def spent(program: str, folder: str) -> float:
    """CPU time of a process that runs a program, the median of several.

    Like an installed program it finds its modules compiled: the first run does that.
    """
    times = []
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(REPETITIONS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            env=environment,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        )
    return statistics.median(times[1:])


def main() -> None:
    """Write the family to a file and time both."""
    sys.path.insert(0, str(HERE))
    import tempfile

    import families

    rows = [
        f"F {p.id} {p.father or 0} {p.mother or 0} {1 if p.sex == 'male' else 2} 0"
        for p in families.family("cold", 40)
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "family.ped"
        file.write_text("\n".join(rows) + "\n", "utf-8")
        for name, program, options in (
            ("cascade risk --json", COMMAND, ["--json"]),
            ("cascade risk", COMMAND, []),
            ("our library", LIBRARY, []),
            ("pyAgrum", PEER, []),
        ):
            text = program.format(file=str(file), options=options)
            seconds = spent(text, folder)
            print(f"{name}: {1000 * seconds:.0f} ms")


if __name__ == "__main__":
    main()
