"""The shortest way by which two people are related; refuses to name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .lineage import Lineage


@dataclass(frozen=True, slots=True)
class Connection:
    """A way from one person up to a common ancestor and down to another.

    Attributes
    ----------
    up, down
        Births on the way up and on the way down.
    full
        Whether it turns at a couple, both of whom are common ancestors.
    """

    up: int
    down: int
    full: bool = False

    @property
    def births(self) -> int:
        """Births on the way: the civil degree."""
        return self.up + self.down

    @property
    def degree(self) -> int:
        """Genetic degree: meioses on the way, one less where it turns at a couple."""
        return self.births - self.full

    @property
    def rank(self) -> tuple[int, int, int]:
        """Closest first; among equals fewer births, then the older generation."""
        return (self.degree, self.births, -self.up)

    def descended(self) -> Connection:
        """Give the same way, one birth further down."""
        return Connection(self.up, self.down + 1, self.full)


def connections(
    lineage: Lineage, person: int, twins: Mapping[int, frozenset[int]]
) -> tuple[Connection | None, ...]:
    """Closest way from one number to every number of a lineage.

    Parameters
    ----------
    lineage
        The view of births or of genotypes.
    person
        Where every way begins.
    twins
        Monozygotic twins, who are siblings even where no parent is known; empty in
        the view of genotypes.

    Returns
    -------
    tuple of Connection or None
        `None` for those who are not related.
    """
    above = steps_up(lineage, person)
    sibship = _closest_of_sibship(lineage, above)
    found: list[Connection | None] = []
    for number in range(len(lineage)):
        ways = [
            way.descended()
            for parent in lineage.parents(number)
            if (way := found[parent]) is not None
        ]
        if number in above:
            ways.append(Connection(above[number], 0))
        ways += [
            Connection(steps + 1, 1, full=True)
            for steps in _sibling_steps(lineage, number, above, sibship, twins)
        ]
        found.append(min(ways, key=lambda way: way.rank, default=None))
    return tuple(found)


def steps_up(lineage: Lineage, person: int) -> dict[int, int]:
    """Fewest births from one number up to each of its ancestors, itself included."""
    steps = {person: 0}
    for number in range(person, -1, -1):
        if number not in steps:
            continue
        for parent in lineage.parents(number):
            steps[parent] = min(steps[number] + 1, steps.get(parent, len(lineage)))
    return steps


def _closest_of_sibship(
    lineage: Lineage, above: Mapping[int, int]
) -> dict[tuple[int, int], int]:
    """Fewest births up to a child of each couple."""
    closest: dict[tuple[int, int], int] = {}
    for number, steps in above.items():
        couple = lineage.couple(number)
        if couple is not None:
            closest[couple] = min(steps, closest.get(couple, steps))
    return closest


def _sibling_steps(
    lineage: Lineage,
    number: int,
    above: Mapping[int, int],
    sibship: Mapping[tuple[int, int], int],
    twins: Mapping[int, frozenset[int]],
) -> Iterator[int]:
    """Births up to full siblings of one number.

    Where the closest of the sibship is the number itself the way is longer than the
    number's own, so it never wins.
    """
    couple = lineage.couple(number)
    if couple is not None and couple in sibship:
        yield sibship[couple]
    for twin in twins.get(number, ()):
        if twin in above:
            yield above[twin]
