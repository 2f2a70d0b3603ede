"""Who stands left of whom: one walk through the family, each branch kept together.

A branch is a block of rows, and blocks are only ever put side by side, so that lines
of different branches do not cross unless marriages within the family force them to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from pedigree.family import Sex

from .branches import Branch, crowned, joined, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pedigree.family import Family, Person, PersonId

    from .branches import Order
    from .sibships import Sibship

_DEEPEST = 120

Side = Literal["left", "right"]


def row_orders(
    family: Family,
    sibships: Sequence[Sibship],
    rows: Mapping[PersonId, int],
    *,
    parts: Iterable[frozenset[PersonId]],
    proband: PersonId | None,
) -> tuple[Order, ...]:
    """Order the people of each row, for each disconnected part on its own.

    Couples are neighbours where they can be, the man on the left where nothing else
    decides; siblings stand in the order of birth, except that those whose partner
    brings a family of their own stand at an end.

    Parameters
    ----------
    family, sibships, rows
        The family, its sibships and everyone's row.
    parts
        The disconnected parts.
    proband
        The walk begins at the top of this person's paternal line.
    """
    walk = _Walk(family, sibships, rows)
    return tuple(walk.part(part, proband) for part in parts)


class _Walk:
    """The walk; it remembers whom it has met and which sibships are taken."""

    def __init__(
        self,
        family: Family,
        sibships: Sequence[Sibship],
        rows: Mapping[PersonId, int],
    ) -> None:
        self.family = family
        self.rows = rows
        self.place = {person.id: number for number, person in enumerate(family)}
        self.sibships: dict[PersonId, list[Sibship]] = defaultdict(list)
        for each in sibships:
            for parent in each.parents:
                self.sibships[parent].append(each)
        self.depth = 0
        self.met: set[PersonId] = set()
        self.taken: set[tuple[PersonId, ...]] = set()
        # At which end of their sibship somebody must stand, and on which side
        # somebody's partner waits already.
        self.end: dict[PersonId, Side] = {}
        self.inner: dict[PersonId, Side] = {}
        self.hint: dict[PersonId, Side] = {}

    def part(self, part: frozenset[PersonId], proband: PersonId | None) -> Order:
        """Walk through one part."""
        people = sorted(part, key=lambda each: (self.rows[each], self.place[each]))
        if proband in part:
            people.insert(0, self._root(proband))
        branches = (self._branch(each) for each in people if each not in self.met)
        return joined(branch.flat() for branch in branches)

    def _root(self, person: PersonId) -> PersonId:
        """Find the highest ancestor, fathers first."""
        found: dict[PersonId, None] = {}
        waiting = [person]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found[each] = None
                waiting += reversed(self._parents(each))
        return min(found, key=self.rows.__getitem__)

    def _parents(self, person: PersonId) -> tuple[PersonId, ...]:
        own = self.family[person]
        return own.parents or own.social_parents

    def _partners(self, person: PersonId) -> list[PersonId]:
        """Partners not met yet, in the order of their first child."""
        found = dict.fromkeys(
            other
            for each in self.sibships[person]
            for other in each.parents
            if other != person and other not in self.met
        )
        return list(found)

    def _brings_family(self, person: PersonId) -> bool:
        above = self._parents(person)
        return bool(above) and self.met.isdisjoint(above) and not self._is_deep

    @property
    def _is_deep(self) -> bool:
        """Whether whoever comes next is better drawn as a branch of their own."""
        return self.depth > _DEEPEST

    def _branch(self, person: PersonId) -> Branch:
        """One person with partners, their families, and all descendants."""
        self.met.add(person)
        self.depth += 1
        lefts, rights = self._sides(person)
        own = [each for each in self.sibships[person] if each.parents not in self.taken]
        self.taken.update(each.parents for each in own)
        families = {each: self._partner(each, "right") for each in lefts}
        families |= {each: self._partner(each, "left") for each in rights}
        ranks = {other: place for place, other in enumerate([*lefts, person, *rights])}
        own.sort(
            key=lambda each: _mean(ranks.get(one, len(lefts)) for one in each.parents)
        )
        below = side_by_side([self._children(each) for each in own])
        self.depth -= 1
        return crowned(
            person,
            self.rows[person],
            lefts={each: families[each] for each in lefts},
            rights={each: families[each] for each in rights},
            below=below,
        )

    def _sides(self, person: PersonId) -> tuple[list[PersonId], list[PersonId]]:
        """Partners on the left and on the right, as they will stand."""
        partners = self._partners(person)
        partners.sort(key=self._brings_family)
        inner = self.inner.get(person)
        if inner is not None:
            return ([], partners) if inner == "left" else (partners[::-1], [])
        outer = self.hint.get(person)
        if len(partners) == 1 and outer is None:
            outer = _usual_side(self.family[person], self.family[partners[0]])
        outer = outer or "right"
        # The last one, who may bring a family, stands on the outer side.
        outside, inside = partners[::-1][::2][::-1], partners[::-1][1::2][::-1]
        return (outside[::-1], inside) if outer == "left" else (inside[::-1], outside)

    def _partner(self, person: PersonId, inner: Side) -> Order:
        """Walk through a partner and the family they bring.

        `inner` is the side on which they join.
        """
        if person in self.met:
            return {}
        self.inner[person] = inner
        top = person
        while self._brings_family(top):
            self.end[top] = inner
            top = self._parents(top)[0]
        rows = self._branch(top).flat()
        if person in self.met:
            return rows
        return joined((rows, self._branch(person).flat()))

    def _children(self, sibship: Sibship) -> Branch:
        if self._is_deep:
            return Branch()
        children = [each for each in sibship.children if each not in self.met]
        # Whoever married a sibling's partner may be met on the way.
        return side_by_side(
            [
                self._branch(child)
                for child in self._arranged(children)
                if child not in self.met
            ]
        )

    def _arranged(self, children: Sequence[PersonId]) -> list[PersonId]:
        """Siblings from left to right."""
        births = self._births(children)
        first: dict[Side, list[list[PersonId]]] = {"left": [], "right": []}
        middle: list[list[PersonId]] = []
        for birth in births:
            ends = {self.end[each] for each in birth if each in self.end}
            (first[ends.pop()] if ends else middle).append(birth)
        for birth in [each for each in middle if any(map(self._is_joined, each))]:
            side = self._free_end(birth, first)
            if side is not None:
                middle.remove(birth)
                first[side].append(birth)
                self._turn(birth, side)
        for birth in middle:
            self._turn(birth, None)
        groups = [*first["left"], *middle, *first["right"]]
        return [each for birth in groups for each in birth]

    def _births(self, children: Sequence[PersonId]) -> list[list[PersonId]]:
        """Children in the order of birth where all years are known; twins as one."""
        years = [self.family[each].birth_year for each in children]
        ordered = list(children)
        if None not in years:
            ordered.sort(key=lambda each: self.family[each].birth_year or 0)
        births: dict[str, list[PersonId]] = {}
        for each in ordered:
            twin = self.family[each].twin
            key = f"alone {each}" if twin is None else f"twin {twin}"
            births.setdefault(key, []).append(each)
        return list(births.values())

    def _is_joined(self, person: PersonId) -> bool:
        """Whether a partner not met yet brings a family."""
        return any(map(self._brings_family, self._partners(person)))

    def _free_end(
        self, birth: Sequence[PersonId], taken: Mapping[Side, Sequence[object]]
    ) -> Side | None:
        joined = next(filter(self._is_joined, birth))
        partner = next(filter(self._brings_family, self._partners(joined)))
        usual = _usual_side(self.family[joined], self.family[partner])
        other: Side = "right" if usual == "left" else "left"
        return next((side for side in (usual, other) if not taken[side]), None)

    def _turn(self, birth: list[PersonId], side: Side | None) -> None:
        """Let partners of twins stand outside the pair; a family outside the row."""
        if side is not None:
            birth.sort(key=self._is_joined, reverse=side == "left")
            self.hint[birth[0 if side == "left" else -1]] = side
        if len(birth) > 1:
            self.hint.setdefault(birth[0], "left")
            self.hint.setdefault(birth[-1], "right")


def _mean(numbers: Iterable[int]) -> float:
    numbers = list(numbers)
    return sum(numbers) / len(numbers)


def _usual_side(person: Person, partner: Person) -> Side:
    """Put a man left of a woman, anyone else to the right of whom they join."""
    male_joins_female = person.sex is Sex.FEMALE and partner.sex is Sex.MALE
    return "left" if male_joins_female else "right"
