"""The same question put to pyAgrum: a Bayesian network and LazyPropagation.

Any mode at a finite frequency, with new mutation, monozygotic twins and children of one
known parent; in formulas of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import pyagrum

from pedigree import Mode, Observation, Sex, ancestors, monozygotic_twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pedigree import Family, InheritanceModel, Person, PersonId, Question

SEEN = {
    Observation.CARRIER: (0.0, 1.0, 1.0),
    Observation.NON_CARRIER: (1.0, 0.0, 0.0),
    Observation.HETEROZYGOUS: (0.0, 1.0, 0.0),
    Observation.HOMOZYGOUS: (0.0, 0.0, 1.0),
}
Answer = tuple[float, float, float]
"""Probabilities of being a carrier, heterozygous and biallelic."""


@dataclass(frozen=True)
class Peer:
    """A family as a network.

    Attributes
    ----------
    node
        The node of each person; monozygotic twins share one.
    single
        Nodes of males in X-linked inheritance, who have one allele.
    """

    net: pyagrum.BayesNet
    model: InheritanceModel
    node: Mapping[PersonId, int]
    single: frozenset[int]


def network(family: Family, model: InheritanceModel) -> Peer:
    """Build the network of one family."""
    if model.frequency is None:
        raise ValueError("the peer is asked at a finite frequency")
    own = [each for each in family if not _has_elder_twin(family, each)]
    peer = _nodes(family, model, own)
    net = peer.net
    net.beginTopologyTransformation()
    for person in own:
        # The parent named first is the fastest index of the child's table but one.
        for parent in _heritable(peer, person):
            net.addArc(peer.node[parent], peer.node[person.id])
    net.endTopologyTransformation()
    tables: dict[tuple[bool, ...], list[float]] = {}
    for person in own:
        number, parents = peer.node[person.id], _heritable(peer, person)
        kind = tuple(peer.node[parent] in peer.single for parent in parents)
        key = number in peer.single, bool(person.parents), *kind
        if key not in tables:
            tables[key] = _table(model, *key[:2], kind)
        net.cpt(number).fillWith(tables[key])
    return peer


def _nodes(family: Family, model: InheritanceModel, own: Iterable[Person]) -> Peer:
    net = pyagrum.BayesNet()
    node: dict[PersonId, int] = {}
    single = set()
    for person in own:
        alone = model.mode is Mode.X_LINKED and person.sex is Sex.MALE
        number = net.add(pyagrum.RangeVariable(person.id, "", 0, 1 if alone else 2))
        node[person.id] = number
        if alone:
            single.add(number)
        if person.twin is not None:
            node.update(dict.fromkeys(monozygotic_twins(family, person.id), number))
    return Peer(net, model, node, frozenset(single))


def _has_elder_twin(family: Family, person: Person) -> bool:
    if person.twin is None:
        return False
    first = next(each for each in family if each.twin == person.twin)
    return first.id != person.id


def _heritable(peer: Peer, person: Person) -> tuple[PersonId, ...]:
    """Drawn parents whose allele this person has; a son has his mother's only."""
    if peer.node[person.id] in peer.single:
        return () if person.mother is None else (person.mother,)
    return person.parents


def _table(
    model: InheritanceModel,
    alone: bool,  # noqa: FBT001
    has_parents: bool,  # noqa: FBT001
    parents: Sequence[bool],
) -> list[float]:
    """Fill the table of a kind of person, the parents' states outermost."""
    q = float(model.frequency or 0)
    mutation = q * float(model.mutation_ratio)
    stranger = q + (1 - q) * mutation if has_parents else q
    cells: list[float] = []
    states = [range(2) if one_allele else range(3) for one_allele in parents]
    for joint in product(*reversed(states)):
        sides = [
            copied + (1 - copied) * mutation
            for genotype, one_allele in zip(reversed(joint), parents, strict=True)
            for copied in [genotype / (1 if one_allele else 2)]
        ]
        sides += [stranger] * ((1 if alone else 2) - len(sides))
        cells += _genotypes(sides)
    return cells


def _genotypes(sides: Sequence[float]) -> Iterator[float]:
    if len(sides) == 1:
        yield from (1 - sides[0], sides[0])
    else:
        f, m = sides
        yield from ((1 - f) * (1 - m), f * (1 - m) + m * (1 - f), f * m)


def posteriors(peer: Peer, question: Question) -> dict[PersonId, Answer]:
    """Give everybody's posterior from one propagation on one thread."""
    engine = pyagrum.LazyPropagation(peer.net)
    engine.setNumberOfThreads(1)
    for number, weights in _evidence(peer, question).items():
        engine.addEvidence(number, weights)
    engine.makeInference()
    found = {}
    for number in set(peer.node.values()):
        chances = engine.posterior(number).tolist()
        lone = number in peer.single
        one, two = (0.0, 0.0) if lone else (chances[1], chances[2])
        found[number] = 1 - chances[0], one, two
    return {each.id: found[peer.node[each.id]] for each in question.family}


def _evidence(peer: Peer, question: Question) -> dict[int, list[float]]:
    """Weigh each node by results, and by the loss that balances mutation."""
    recessive = peer.model.mode is Mode.AUTOSOMAL_RECESSIVE
    implied = Observation.HOMOZYGOUS if recessive else Observation.CARRIER
    found: dict[int, list[float]] = {}
    given = {question.proband: implied, **(question.observations or {})}
    for person, seen in given.items():
        _weigh(peer, found, peer.node[person], SEEN[Observation(seen)])
    if peer.model.de_novo:
        kept = 1 - float(peer.model.de_novo)
        for number in _balanced(peer, question):
            _weigh(peer, found, number, (1.0, kept, kept * kept))
    # What leaves one state only counts as certain, and then has to be 1.
    largest = {number: max(weights) for number, weights in found.items()}
    return {n: [each / largest[n] for each in found[n]] for n in found}


def _weigh(
    peer: Peer, found: dict[int, list[float]], number: int, weights: Sequence[float]
) -> None:
    if number in peer.single:
        weights = (weights[0], max(weights[1:]) if weights[1] == 0 else weights[1])
    before = found.get(number, [1.0] * len(weights))
    found[number] = [a * b for a, b in zip(before, weights, strict=True)]


def _balanced(peer: Peer, question: Question) -> set[int]:
    """Nodes of the proband's ancestors who have a parent of their own."""
    family = question.family
    own = peer.node[question.proband]
    line: set[PersonId] = set()
    for person in family:
        if peer.node[person.id] == own:
            line |= ancestors(family, person.id)
    return {peer.node[person] for person in line if family[person].parents} - {own}


def answer(question: Question, model: InheritanceModel) -> dict[PersonId, Answer]:
    """Build the network and ask it."""
    return posteriors(network(question.family, model), question)
