"""Many genotypes at once as arrays, laid out in the rounds in which they are peeled.

Every union has two parents and every round is a slice: a parent who is not drawn
becomes a founder, and who can only be of one class becomes a copy for each union, so
that nothing hangs together through them. Nothing is weighed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .wide_rounds import LAST, Rows, filled, peeled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .wide_rounds import Peel

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

__all__ = ["Drawn", "PeopleRound", "UnionRound", "WideWiring"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Genotypes as a family draws them.

    Attributes
    ----------
    father, mother
        Drawn parents of each genotype, whether the allele can pass or not; or -1.
    single
        Whether a genotype has one allele only (a male in X-linked inheritance).
    x_linked
        Whether men have one allele only.
    """

    father: Numbers
    mother: Numbers
    single: Mask
    x_linked: bool

    def ancestors(self, numbers: Numbers) -> Numbers:
        """Give everybody above some genotypes."""
        found = np.zeros(len(self.father), dtype=bool)
        while len(numbers):
            above = np.concatenate([self.father[numbers], self.mother[numbers]])
            numbers = np.unique(above[above >= 0])
            numbers = numbers[~found[numbers]]
            found[numbers] = True
        return np.flatnonzero(found)


@dataclass(frozen=True, slots=True)
class PeopleRound:
    """People peeled together who have about as many unions hanging on them.

    Attributes
    ----------
    span
        Their numbers.
    hanging
        One row for each union that hangs on them, filled up with the dummy union.
    is_last
        Whether they are what is left when everybody else is peeled.
    """

    span: slice
    hanging: Numbers
    is_last: bool


@dataclass(frozen=True, slots=True)
class UnionRound:
    """Unions peeled together that have about as many children.

    Attributes
    ----------
    span
        Their numbers; first those that hang on a parent.
    parents
        How many of them hang on a parent.
    first, second
        Both parents; of a union that hangs on one, the other stands second. Who does
        not hang on the union is the dummy person.
    children
        One row for each child, filled up and replaced like that.
    sons
        Whether the children of each union have one allele only.
    is_last
        As for people.
    """

    span: slice
    parents: int
    first: Numbers
    second: Numbers
    children: Numbers
    sons: Mask
    is_last: bool


@dataclass(frozen=True, slots=True)
class WideWiring:
    """People and unions in the order of peeling, so that rounds are slices.

    The dummy person and the dummy union are the numbers after the last ones.

    Attributes
    ----------
    source
        For each person the row of weights that counts: a drawn genotype, or beyond
        them an undrawn man, woman or a man's part in his sons.
    place
        The number of each drawn genotype here.
    unions
        How many there are.
    rounds
        People and unions in turn; the last of either are what is not peeled.
    fathers, mothers, born
        The parents of each union, and each person's union or -1.
    on_loop, loop_unions
        Which people and unions lie on loops or between them.
    single
        Who has one allele only.
    """

    source: Numbers
    place: Numbers
    unions: int
    rounds: tuple[PeopleRound | UnionRound, ...]
    fathers: Numbers
    mothers: Numbers
    born: Numbers
    on_loop: Mask
    loop_unions: Mask
    single: Mask

    @classmethod
    def of(cls, drawn: Drawn, known: Mask) -> WideWiring:
        """Wire drawn genotypes; `known` says who can be of one class only."""
        links = _Links.of(drawn, known)
        return _Layout(links, peeled(links.born, links.fathers, links.mothers)).wired(
            len(drawn.father)
        )


@dataclass(frozen=True, slots=True)
class _Links:
    """Everybody, undrawn parents and copies too, and the unions that join them."""

    source: Numbers
    born: Numbers
    fathers: Numbers
    mothers: Numbers
    single: Mask

    @classmethod
    def of(cls, drawn: Drawn, known: Mask) -> _Links:
        count = len(drawn.father)
        child, father, mother, undrawn = _with_parents(drawn)
        size = count + len(undrawn)
        keys, union = np.unique(father * size + mother, return_inverse=True)
        fathers, mothers = keys // size, keys % size
        source = [np.arange(count), undrawn]
        known = np.concatenate([known, np.zeros(len(undrawn), dtype=bool)])
        for parents in (fathers, mothers):
            apart = np.flatnonzero(known[parents])
            source.append(parents[apart])
            parents[apart] = np.arange(size, size + len(apart))
            size += len(apart)
        born, single = np.full(size, -1), np.zeros(size, dtype=bool)
        born[child] = union
        single[:count] = drawn.single
        return cls(np.concatenate(source), born, fathers, mothers, single)


def _with_parents(drawn: Drawn) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give everybody with a drawn parent two parents, and say who the new ones are.

    A son has nothing of his father: all sons of one mother have the same man's part.
    """
    count = len(drawn.father)
    man, woman, mans_part = count, count + 1, count + 2
    child = np.flatnonzero((drawn.father >= 0) | (drawn.mother >= 0))
    father, mother = drawn.father[child], drawn.mother[child]
    sons = np.flatnonzero(drawn.single[child])
    father[sons] = count
    undrawn, size = [], count
    for parents, stands in ((mother, woman), (father, man)):
        alone = np.flatnonzero(parents < 0)
        parents[alone] = np.arange(size, size + len(alone))
        undrawn.append(np.full(len(alone), stands))
        size += len(alone)
    mothers, place = np.unique(mother[sons], return_inverse=True)
    father[sons] = size + place
    undrawn.append(np.full(len(mothers), mans_part))
    return child, father, mother, np.concatenate(undrawn)


class _Layout:
    """Numbers people and unions by round and writes down who meets whom in each."""

    def __init__(self, links: _Links, peel: Peel) -> None:
        self.people, self.unions = len(links.born), len(links.fathers)
        size, born = self.people, links.born
        union_toward = peel.toward[size:]
        hangs = np.flatnonzero(union_toward >= 0)
        child = np.flatnonzero(born >= 0)
        hung = np.bincount(union_toward[hangs], minlength=size)
        children = np.bincount(born[child], minlength=self.unions)
        on_child = (union_toward != links.fathers) & (union_toward != links.mothers)
        self.links, self.peel = links, peel
        self.rows = Rows.of(peel.rounds[:size], hung)
        # Four children are as good as one: most unions then share a row.
        self.union_rows = Rows.of(
            peel.rounds[size:], np.maximum(children, 4), on_child.astype(np.int64)
        )
        self.hangs = _by_owner(
            self.rows.place[union_toward[hangs]], self.union_rows.place[hangs]
        )
        self.children = _by_owner(self.union_rows.place[born[child]], child)
        self.parent_hung = np.where(
            on_child, -1, np.where(union_toward == links.fathers, 0, 1)
        )

    def wired(self, drawn: int) -> WideWiring:
        """Write everything down in the new numbers."""
        links, rows, union_rows = self.links, self.rows, self.union_rows
        order, union_order = rows.order, union_rows.order
        place, union_place = rows.place, union_rows.place
        rounds: list[tuple[int, PeopleRound | UnionRound]] = [
            *((int(rows.rounds[n]), self._people(n)) for n in range(len(rows.rounds))),
            *(
                (int(union_rows.rounds[n]), self._unions(n))
                for n in range(len(union_rows.rounds))
            ),
        ]
        rounds.sort(key=lambda each: each[0])
        born = links.born[order]
        return WideWiring(
            source=links.source[order],
            place=rows.place[:drawn],
            unions=self.unions,
            rounds=tuple(each for _, each in rounds),
            fathers=place[links.fathers[union_order]],
            mothers=place[links.mothers[union_order]],
            # A number of -1 reads the last place, which says that there is no union.
            born=np.append(union_place, -1)[born],
            on_loop=self.peel.on_loop[: self.people][order],
            loop_unions=self.peel.on_loop[self.people :][union_order],
            single=links.single[order],
        )

    def _people(self, row: int) -> PeopleRound:
        span = _span(self.rows, row)
        hanging, _ = filled(*self.hangs, span, self.unions)
        return PeopleRound(span, hanging, is_last=bool(self.rows.rounds[row] == LAST))

    def _unions(self, row: int) -> UnionRound:
        span, dummy = _span(self.union_rows, row), self.people
        old = self.union_rows.order[span]
        node, place = old + self.people, self.rows.place
        pair = self.links.fathers[old], self.links.mothers[old]
        told = [
            np.where(self.peel.toward[each] == node, place[each], dummy)
            for each in pair
        ]
        parents = int(np.searchsorted(self.parent_hung[old] < 0, True))
        on_father = self.parent_hung[old[:parents]] == 0
        told[1][:parents] = np.where(on_father, told[1][:parents], told[0][:parents])
        told[0][:parents] = dummy
        children, cells = filled(*self.children, span, -1)
        each, sole = children[cells], children[0].copy()
        children[children < 0] = dummy
        hung = self.peel.toward[each] == node[cells[1]]
        children[cells] = np.where(hung, place[each], dummy)
        return UnionRound(
            span=span,
            parents=parents,
            first=told[0],
            second=told[1],
            children=children,
            sons=self.links.single[sole],
            is_last=bool(self.union_rows.rounds[row] == LAST),
        )


def _span(rows: Rows, row: int) -> slice:
    return slice(int(rows.begin[row]), int(rows.begin[row + 1]))


def _by_owner(owners: Numbers, items: Numbers) -> tuple[Numbers, Numbers]:
    order = np.argsort(owners, kind="stable")
    return owners[order], items[order]
