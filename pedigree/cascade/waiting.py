"""Who stands between a relative and the nearest carrier; steps past the untestable."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pedigree.family import Lineage, PersonId

    from .standing import Standing

__all__ = ["Wait", "waits"]


@dataclass(frozen=True, slots=True)
class Wait:
    """How far a relative is from the nearest carrier.

    Attributes
    ----------
    tests
        Living untested relatives to be tested in between, one after the other.
    behind
        The last of them: any of these turning out a carrier brings the offer.
    next_to_carrier
        Whether the relative is a first-degree relative of a carrier.
    """

    tests: int
    behind: frozenset[PersonId]
    next_to_carrier: bool


def waits(standing: Standing) -> Mapping[PersonId, Wait]:
    """Everybody whom a chain of first-degree relatives joins to a carrier.

    A chain runs through people who may have the variant: one who was tested negative
    or has no chance of it closes it. The dead and those whom the cascade steps past
    cost no test, nor does anyone in recessive inheritance who can have one allele only.
    """
    search = _Search(standing)
    return {
        person.id: search.wait(standing.family.genotypes.index[person.id])
        for person in standing.family
        if standing.family.genotypes.index[person.id] in search.distance
    }


class _Search:
    """Shortest chains over genotypes, so that monozygotic twins are one link."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._members: dict[int, list[PersonId]] = defaultdict(list)
        for person, number in standing.family.genotypes.index.items():
            self._members[number].append(person)
        self._near = _first_degree(standing.family.genotypes)
        self._centers = {
            number
            for number, members in self._members.items()
            if any(standing.is_center(each) for each in members)
        }
        self.distance = self._distances()

    def wait(self, number: int) -> Wait:
        tests = self.distance[number]
        return Wait(
            tests=tests,
            behind=self._behind(number) if tests else frozenset(),
            next_to_carrier=bool(self._near[number] & self._centers),
        )

    def _open(self, number: int) -> frozenset[PersonId]:
        """Those of a genotype who would be tested before the chain goes on."""
        return frozenset(
            each
            for each in self._members[number]
            if self._standing.is_open(each) and self._standing.is_at_risk(each)
        )

    def _cost(self, number: int) -> int:
        return int(number not in self._centers and bool(self._open(number)))

    def _is_closed(self, number: int) -> bool:
        return not any(self._standing.chance(each) for each in self._members[number])

    def _distances(self) -> dict[int, int]:
        distance = dict.fromkeys(self._centers, 0)
        waiting = deque(sorted(self._centers))
        while waiting:
            number = waiting.popleft()
            if self._is_closed(number):
                continue
            cost = self._cost(number)
            for near in self._near[number]:
                longer = distance[number] + cost
                if longer < distance.get(near, longer + 1):
                    distance[near] = longer
                    if cost:
                        waiting.append(near)
                    else:
                        waiting.appendleft(near)
        return distance

    def _behind(self, number: int) -> frozenset[PersonId]:
        found: set[PersonId] = set()
        seen = {number}
        back = [number]
        while back:
            here = back.pop()
            for near in self._near[here] - seen:
                if near not in self.distance or self._is_closed(near):
                    continue
                if self.distance[near] + self._cost(near) != self.distance[here]:
                    continue
                seen.add(near)
                if self._cost(near):
                    found |= self._open(near)
                else:
                    back.append(near)
        return frozenset(found)


def _first_degree(lineage: Lineage) -> Sequence[frozenset[int]]:
    """Parents, children and full siblings of each genotype."""
    near: list[set[int]] = [set() for _ in range(len(lineage))]
    sibships: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number in range(len(lineage)):
        for parent in lineage.parents(number):
            near[parent].add(number)
            near[number].add(parent)
        couple = lineage.couple(number)
        if couple is not None:
            sibships[couple].append(number)
    for sibship in sibships.values():
        for number in sibship:
            near[number].update(sibship)
    return [frozenset(each - {number}) for number, each in enumerate(near)]
