"""The same question put to pyAgrum: a Bayesian network and LazyPropagation."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pyagrum

from pedigree import Observation

if TYPE_CHECKING:
    from pedigree import Family, InheritanceModel, PersonId, Question

SHARES = (0.0, 0.5, 1.0)
SEEN = {
    Observation.CARRIER: [0.0, 1.0, 1.0],
    Observation.NON_CARRIER: [1.0, 0.0, 0.0],
    Observation.HETEROZYGOUS: [0.0, 1.0, 0.0],
    Observation.HOMOZYGOUS: [0.0, 0.0, 1.0],
}


def network(family: Family, q: float) -> pyagrum.BayesNet:
    """Build the network of an autosomal gene without new mutation."""
    net = pyagrum.BayesNet()
    nodes = {
        each.id: net.add(pyagrum.RangeVariable(each.id, "", 0, 2)) for each in family
    }
    net.beginTopologyTransformation()
    for person in family:
        # The parent named first is the fastest index of the child's table but one.
        for parent in person.parents:
            net.addArc(nodes[parent], nodes[person.id])
    net.endTopologyTransformation()
    founder = [(1 - q) ** 2, 2 * q * (1 - q), q * q]
    child = [
        weight
        for m, f in product(SHARES, SHARES)
        for weight in ((1 - f) * (1 - m), f * (1 - m) + m * (1 - f), f * m)
    ]
    for person in family:
        if len(person.parents) == 1:
            raise ValueError("the benchmark draws both parents or none")
        net.cpt(nodes[person.id]).fillWith(child if person.parents else founder)
    return net


def posteriors(
    net: pyagrum.BayesNet, question: Question
) -> dict[PersonId, list[float]]:
    """Give everybody's posterior from one propagation on one thread."""
    engine = pyagrum.LazyPropagation(net)
    engine.setNumberOfThreads(1)
    evidence = {question.proband: Observation.CARRIER, **(question.observations or {})}
    for person, seen in evidence.items():
        engine.addEvidence(person, SEEN[seen])
    engine.makeInference()
    return {
        each.id: engine.posterior(net.idFromName(each.id)).tolist()
        for each in question.family
    }


def answer(question: Question, model: InheritanceModel) -> dict[PersonId, list[float]]:
    """Build the network and ask it."""
    if model.frequency is None or model.de_novo:
        raise ValueError("the benchmark asks at a finite frequency, without mutation")
    return posteriors(network(question.family, float(model.frequency)), question)
