"""A family as genotypes joined by unions of parents, and the order of peeling it.

Joins every genotype to the union it was born of and to the unions it is a parent in.
What hangs on by one link is peeled off, leaf by leaf; what cannot be peeled lies on a
loop or between loops. Nothing is weighed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .descent import Descent

__all__ = ["Wiring"]

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Wiring:
    """Genotypes, unions and the order in which they are peeled.

    Nodes are numbered genotypes first, then unions.

    Attributes
    ----------
    single, parents
        As in `Descent`.
    born
        The union each genotype comes from, or -1.
    unions
        The unions in which each genotype is a parent.
    couples, children
        Father and mother (-1: not drawn) of each union, and its children.
    order, toward
        Nodes in the order of peeling; the node each one hung on, -1 for the last.
    core
        Nodes that could not be peeled.
    """

    single: list[bool]
    parents: list[tuple[int, int]]
    born: list[int]
    unions: list[list[int]]
    couples: list[tuple[int, int]]
    children: list[list[int]]
    order: list[int]
    toward: list[int]
    core: list[int]

    @classmethod
    def of(cls, descent: Descent) -> Wiring:
        """Join genotypes to unions and peel them."""
        parents = list(zip(descent.fathers, descent.mothers, strict=True))
        heritable = parents
        if any(descent.single):
            heritable = [
                (NOBODY, couple[1]) if alone else couple
                for couple, alone in zip(parents, descent.single, strict=True)
            ]
        born, unions, couples, children = _unions(heritable)
        order, toward, core = _peeled(born, couples, children)
        return cls(
            single=descent.single,
            parents=parents,
            born=born,
            unions=unions,
            couples=couples,
            children=children,
            order=order,
            toward=toward,
            core=core,
        )

    def ancestors(self, number: int) -> set[int]:
        """Give everybody above one genotype, whether the allele can pass or not."""
        found: set[int] = set()
        waiting = [each for each in self.parents[number] if each >= 0]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += [each for each in self.parents[one] if each >= 0]
        return found


def _unions(
    parents: Sequence[tuple[int, int]],
) -> tuple[list[int], list[list[int]], list[tuple[int, int]], list[list[int]]]:
    born = [NOBODY] * len(parents)
    unions: list[list[int]] = [[] for _ in parents]
    numbers: dict[tuple[int, int], int] = {}
    children: list[list[int]] = []
    for child, couple in enumerate(parents):
        if couple == (NOBODY, NOBODY):
            continue
        union = numbers.setdefault(couple, len(children))
        if union == len(children):
            children.append([])
            for parent in couple:
                if parent >= 0:
                    unions[parent].append(union)
        born[child] = union
        children[union].append(child)
    return born, unions, list(numbers), children


def _peeled(
    born: Sequence[int],
    couples: Sequence[tuple[int, int]],
    children: Sequence[Sequence[int]],
) -> tuple[list[int], list[int], list[int]]:
    people = len(born)
    size = people + len(couples)
    # The sum of the links that are left is the last link itself when one is left.
    degree, links = [0] * size, [0] * size
    for place, couple in enumerate(couples):
        union = people + place
        for person in (*couple, *children[place]):
            if person >= 0:
                degree[person] += 1
                links[person] += union
                degree[union] += 1
                links[union] += person
    toward = [NOBODY] * size
    order = _strip(degree, links, toward)
    done = set(order)
    core = (
        [node for node in range(size) if node not in done] if len(done) < size else []
    )
    return order, toward, core


def _strip(degree: list[int], links: list[int], toward: list[int]) -> list[int]:
    order = []
    waiting: Iterable[int] = [
        n for n, links_left in enumerate(degree) if links_left < 2
    ]
    stack = list(waiting)
    while stack:
        node = stack.pop()
        if degree[node] < 0:
            continue
        if degree[node] == 1:
            other = links[node]
            toward[node] = other
            degree[other] -= 1
            links[other] -= node
            if degree[other] < 2:
                stack.append(other)
        degree[node] = NOBODY
        order.append(node)
    return order
