"""The two passes of `Peeling` over arrays: a whole round of messages at a time.

Weights stand in columns, one per genotype or union. A product is kept as the product
of its factors that are not zero and their number of zeros, so that one factor can be
taken out again. A column that cannot be told from zero becomes `nan`, and with it all
that hangs together with it; somebody else has to look at those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .crossing import six_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .crossing import Crossing
    from .wide_wiring import WideWiring

    Numbers = NDArray[np.int64]
    Columns = NDArray[np.float64]

__all__ = ["Products", "WidePeeling"]

TINY = 1e-280
SIX_TO_NINE = np.array([0, 1, 2, 1, 3, 4, 2, 4, 5])


class Products:
    """A product of weights per column.

    Parameters
    ----------
    rows, columns
        Weights per column, and how many columns; all begin with ones.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self.nonzero: Columns = np.ones((rows, columns))
        self.zeros = np.zeros((rows, columns), dtype=np.int32)
        self.loud = np.zeros(columns, dtype=bool)

    def multiply(self, columns: Numbers, factors: Columns) -> None:
        """Multiply some columns; a column may occur more than once."""
        zero = factors == 0
        nonzero = np.where(zero, 1.0, factors)
        order = np.argsort(columns, kind="stable")
        columns = columns[order]
        first = np.flatnonzero(np.diff(columns, prepend=-1))
        if len(first) < len(columns):
            nonzero = np.multiply.reduceat(nonzero[:, order], first, axis=1)
            zero = np.add.reduceat(zero[:, order].astype(np.int32), first, axis=1)
            columns = columns[first]
        else:
            nonzero, zero = nonzero[:, order], zero[:, order]
        product = self.nonzero[:, columns] * nonzero
        product[:, (product < TINY).any(axis=0)] = np.nan
        self.nonzero[:, columns] = product / product.max(axis=0)
        self.zeros[:, columns] += zero
        self.loud[columns] = True

    def of(self, columns: Numbers) -> Columns:
        """Give the products themselves."""
        zero = self.zeros[:, columns] > 0
        return np.where(zero, 0.0, self.nonzero[:, columns])

    def without(self, columns: Numbers, factors: Columns) -> Columns:
        """Give the products without one factor each."""
        zero = factors == 0
        nonzero = self.nonzero[:, columns] / np.where(zero, 1.0, factors)
        return np.where(self.zeros[:, columns] > zero, 0.0, nonzero)


class WidePeeling:
    """One question about many genotypes.

    Parameters
    ----------
    wiring
        Who descends from whom.
    crossing
        The inheritance model in floats.
    local
        Three weights per genotype: evidence, founder weight and balance.
    """

    def __init__(
        self, wiring: WideWiring, crossing: Crossing, *, local: Columns
    ) -> None:
        self.wiring = wiring
        self.crossing = crossing
        people, unions = len(wiring.born), len(wiring.fathers)
        self.people = people
        self.gathered = Products(3, people)
        loud = np.flatnonzero((local != 1).any(axis=0))
        self.gathered.multiply(loud, local[:, loud])
        self.children = Products(6, unions)
        self.from_father: Columns = np.ones((3, unions))
        self.from_mother: Columns = np.ones((3, unions))
        self.replies: Columns = np.ones((9, 0))
        self.reply_of = np.full(unions, -1)
        self._lone = (wiring.fathers < 0) | (wiring.mothers < 0)
        self._said: Columns = np.ones((3, unions))

    def collect(self) -> None:
        """Send the messages of every round to the nodes it hung on."""
        for nodes in self.wiring.rounds:
            people, unions = self._split(nodes)
            self._people_say(people)
            self._unions_say(unions)

    def distribute(self) -> None:
        """Answer the rounds, the last one first."""
        for nodes in reversed(self.wiring.rounds):
            people, unions = self._split(nodes)
            self._answer_people(people)
            self._answer_unions(unions)

    def beliefs(self) -> Columns:
        """Weights of the three classes, one column per genotype."""
        return self.gathered.of(np.arange(self.people))

    def _split(self, nodes: Numbers) -> tuple[Numbers, Numbers]:
        people = nodes < self.people
        return nodes[people], nodes[~people] - self.people

    def _people_say(self, people: Numbers) -> None:
        unions = self.wiring.toward[people] - self.people
        loud = self.gathered.loud[people]
        people, unions = people[loud], unions[loud]
        self._say(people, unions, self.gathered.of(people))

    def _say(self, people: Numbers, unions: Numbers, weights: Columns) -> None:
        wiring = self.wiring
        father = wiring.fathers[unions] == people
        mother = wiring.mothers[unions] == people
        self.from_father[:, unions[father]] = weights[:, father]
        self.from_mother[:, unions[mother]] = weights[:, mother]
        child = ~(father | mother)
        if child.any():
            unions = unions[child]
            cells = self._cells(people[child], unions, weights[:, child])
            self.children.multiply(unions, cells)

    def _cells(self, people: Numbers, unions: Numbers, weights: Columns) -> Columns:
        """Weigh the parents by what is known of one child in each union."""
        cells: Columns = np.ones((6, len(people)))
        for chosen, son, lone in self._kinds(people, unions):
            told = tuple(weights[:, chosen])
            if son:
                cells[:3, chosen] = self.crossing.mother_from_son(told)
            elif lone:
                cells[:3, chosen] = self.crossing.parent_from_child(told)
            else:
                cells[:, chosen] = self.crossing.pair_from_child(told)
        return _scaled(cells)

    def _kinds(self, people: Numbers, unions: Numbers) -> list[tuple[Any, bool, bool]]:
        """Places of the children of each kind: of a couple, of one parent, sons."""
        lone, son = self._lone[unions], self.wiring.single[people]
        if not (lone.any() or son.any()):
            return [(slice(None), False, False)] if len(people) else []
        kinds = [(~lone, False, False), (lone & ~son, False, True), (son, True, True)]
        return [(np.flatnonzero(k), s, one) for k, s, one in kinds if k.any()]

    def _unions_say(self, unions: Numbers) -> None:
        people = self.wiring.toward[unions + self.people]
        parent = self._is_parent(people, unions)
        heard = ~parent | self.children.loud[unions]
        people, unions, parent = people[heard], unions[heard], parent[heard]
        if not len(unions):
            return
        message = self._messages(people, unions, parent, self.children.of(unions))
        self._said[:, unions] = message
        self.gathered.multiply(people, message)

    def _is_parent(self, people: Numbers, unions: Numbers) -> NDArray[np.bool_]:
        wiring = self.wiring
        found: NDArray[np.bool_] = np.logical_or(
            wiring.fathers[unions] == people, wiring.mothers[unions] == people
        )
        return found

    def _messages(
        self,
        people: Numbers,
        unions: Numbers,
        parent: NDArray[np.bool_],
        cells: Columns,
    ) -> Columns:
        found: Columns = np.empty((3, len(people)))
        if parent.any():
            found[:, parent] = self._to_parents(
                people[parent], unions[parent], cells[:, parent]
            )
        if not parent.all():
            child = ~parent
            found[:, child] = self._to_children(
                people[child], unions[child], cells[:, child]
            )
        return _scaled(found)

    def _to_parents(self, people: Numbers, unions: Numbers, cells: Columns) -> Columns:
        wiring = self.wiring
        is_father = wiring.fathers[unions] == people
        other = np.where(
            is_father, self.from_mother[:, unions], self.from_father[:, unions]
        )
        nine = cells[SIX_TO_NINE].reshape(3, 3, -1)
        replied = self.reply_of[unions] >= 0
        if replied.any():
            reply = self.replies[:, self.reply_of[unions]].reshape(3, 3, -1)
            reply = np.where(is_father, reply, reply.transpose(1, 0, 2))
            nine = np.where(replied, nine * reply, nine)
        found: Columns = (nine * other).sum(axis=1)
        lone = self._lone[unions]
        if lone.any():
            found[:, lone] = cells[:3, lone] * self._lone_reply(unions[lone])
        return found

    def _lone_reply(self, unions: Numbers) -> Columns:
        place = self.reply_of[unions]
        found: Columns = np.ones((3, len(unions)))
        found[:, place >= 0] = self.replies[:3, place[place >= 0]]
        return found

    def _to_children(self, people: Numbers, unions: Numbers, cells: Columns) -> Columns:
        found: Columns = np.empty((3, len(people)))
        for chosen, son, lone in self._kinds(people, unions):
            within = self._outside(unions[chosen], lone=lone)
            if son:
                told = self.crossing.son_from_mother(tuple(within * cells[:3, chosen]))
                found[0, chosen], found[1, chosen], found[2, chosen] = told
            elif lone:
                found[:, chosen] = self.crossing.child_from_parent(
                    tuple(within * cells[:3, chosen])
                )
            else:
                found[:, chosen] = self.crossing.child_from_pair(
                    tuple(within * cells[:, chosen])
                )
        return found

    def _outside(self, unions: Numbers, *, lone: bool) -> Columns:
        """Everything unions were told except by their children."""
        f, m = self.from_father[:, unions], self.from_mother[:, unions]
        if lone:
            return f * m * self._lone_reply(unions)
        six = np.array(six_of(tuple(f), tuple(m)))
        replied = self.reply_of[unions] >= 0
        if replied.any():
            r = self.replies[:, self.reply_of[unions[replied]]]
            w = r * (f[:, None, replied] * m[None, :, replied]).reshape(9, -1)
            six[:, replied] = w[0], w[1] + w[3], w[2] + w[6], w[4], w[5] + w[7], w[8]
        return six

    def _answer_people(self, people: Numbers) -> None:
        if not len(people):
            return
        unions = self.wiring.toward[people] - self.people
        parent = self._is_parent(people, unions)
        cells = self.children.of(unions)
        said = ~parent & self.gathered.loud[people]
        if said.any():
            own = self._cells(
                people[said], unions[said], self.gathered.of(people[said])
            )
            cells[:, said] = self.children.without(unions[said], own)
        message = self._messages(people, unions, parent, cells)
        self.gathered.multiply(people, message)

    def _answer_unions(self, unions: Numbers) -> None:
        if not len(unions):
            return
        people = self.wiring.toward[unions + self.people]
        others = self.gathered.without(people, self._said[:, unions])
        self._say(people, unions, _scaled(others))


def _scaled(weights: Columns) -> Columns:
    """Divide each column by its largest weight; `nan` where all are zero."""
    largest = weights.max(axis=0)
    return weights / np.where(largest > 0, largest, np.nan)
