"""The people through whom somebody is related; refuses to count or to name anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from .connections import connections, steps_up
from .kin import monozygotic_twins

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from .connections import Connection
    from .family import Family
    from .lineage import Lineage
    from .person import PersonId


def inheritance_paths(
    family: Family, proband: PersonId, *, through: Container[PersonId] | None = None
) -> Mapping[PersonId, tuple[PersonId, ...]]:
    r"""Give for every blood relative the people on the closest way from the proband.

    Each is a parent, a child or a full sibling of the one before. Siblings whose
    parents both count stand next to each other, others have the parent in between.

    Parameters
    ----------
    family
        A validated family; it may contain loops.
    proband
        Where every way begins.
    through
        Who may have passed a variant on; everybody if not given. Whom no way through
        these people reaches is left out.

    Returns
    -------
    mapping of PersonId to tuple of PersonId
        The proband first, the relative last; in the order of the family, without the
        proband.

    Raises
    ------
    UnknownPersonError
        If `proband` is not in `family`.

    Examples
    --------
    >>> from pedigree import inheritance_paths, parse_family
    >>> family = parse_family(
    ...     "F gran 0 0 2 0\nF man 0 0 1 0\nF mum man gran 2 0\nF joe man gran 1 0\n"
    ...     "F ana 0 mum 2 0"
    ... )
    >>> inheritance_paths(family, "ana")["joe"]
    ('ana', 'mum', 'joe')
    >>> inheritance_paths(family, "ana", through={"ana", "mum", "gran", "joe"})["joe"]
    ('ana', 'mum', 'gran', 'joe')
    """
    ways = _Ways.of(family, proband, through)
    numbers = family.births.index
    found = {
        each.id: path
        for each in family
        if each.id != proband and (path := ways.path(numbers[each.id]))
    }
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Closest ways from one number, and what is needed to follow them back.

    Attributes
    ----------
    people
        The person of each number.
    above
        Fewest births up to each ancestor of the one number.
    """

    lineage: Lineage
    people: tuple[PersonId, ...]
    twins: Mapping[int, frozenset[int]]
    found: tuple[Connection | None, ...]
    above: Mapping[int, int]

    @classmethod
    def of(
        cls, family: Family, proband: PersonId, through: Container[PersonId] | None
    ) -> _Ways:
        start = family.births.index[family[proband].id]
        people = tuple(sorted(family.births.index, key=family.births.index.__getitem__))
        lineage, twins = family.births, twins_by_birth(family)
        if through is not None:
            closed = {n for n, person in enumerate(people) if person not in through}
            lineage = _without(lineage, closed)
            twins = {n: all_ - closed for n, all_ in twins.items() if n not in closed}
        found = connections(lineage, start, twins)
        return cls(lineage, people, twins, found, steps_up(lineage, start))

    def path(self, number: int) -> tuple[PersonId, ...]:
        way = self.found[number]
        if way is None:
            return ()
        back = [number]
        while way is not None and way.down:
            back.append(self._before(back[-1], way))
            # Had the one before a closer way than by this one, so had this one.
            way = self.found[back[-1]]
        back += self._down_from(back[-1])
        return tuple(self.people[each] for each in reversed(back))

    def _before(self, number: int, way: Connection) -> int:
        """Find the one before on the way down: a parent or, at its turn, a sibling."""
        for parent in self.lineage.parents(number):
            nearer = self.found[parent]
            if nearer is not None and nearer.descended() == way:
                return parent
        couple = self.lineage.couple(number)
        siblings = self.twins.get(number, frozenset())
        return min(
            each
            for each, steps in self.above.items()
            if steps == way.up - 1
            and (each in siblings or (couple and self.lineage.couple(each) == couple))
        )

    def _down_from(self, ancestor: int) -> list[int]:
        """Those between an ancestor and where the ways begin, and who stands there."""
        chain: list[int] = []
        steps = self.above[ancestor]
        while steps:
            steps -= 1
            ancestor = min(
                each
                for each, births in self.above.items()
                if births == steps and ancestor in self.lineage.parents(each)
            )
            chain.append(ancestor)
        return chain


def twins_by_birth(family: Family) -> Mapping[int, frozenset[int]]:
    """Monozygotic twins by their numbers in the view of births."""
    numbers = family.births.index
    return {
        numbers[person.id]: frozenset(
            numbers[twin] for twin in monozygotic_twins(family, person.id)
        )
        for person in family
        if person.twin is not None
    }


def _without(lineage: Lineage, closed: set[int]) -> Lineage:
    """Cut every tie to some numbers."""

    def cut(parents: tuple[int | None, ...]) -> tuple[int | None, ...]:
        return tuple(
            None if parent in closed or number in closed else parent
            for number, parent in enumerate(parents)
        )

    return replace(lineage, father=cut(lineage.father), mother=cut(lineage.mother))
