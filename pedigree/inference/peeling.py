"""Messages between genotypes and unions: up in the order of peeling, down against it.

Works with any kind of number (`Crossing`). Whoever has no test at or below them sends
nothing: nobody's probability rests on them, and their siblings in the same position
share one answer. What lies on loops is asked of someone else in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .crossing import six_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .crossing import Crossing, Three
    from .wiring import Wiring

__all__ = ["ImpossibleError", "Peeling", "rescaled"]

HUGE = 1e60


class ImpossibleError(Exception):
    """Every joint state has weight zero, or too little to be told from zero."""


def rescaled(weights: Any) -> Any:
    """Keep floats in a range in which products neither underflow nor overflow."""
    largest = max(weights)
    if 1 / HUGE < largest < HUGE:
        return weights
    if not largest > 0:
        raise ImpossibleError
    return tuple(each / largest for each in weights)


class Peeling:
    """One question asked of one wired family.

    Parameters
    ----------
    wiring
        The family.
    crossing
        The inheritance model in one kind of number.
    local
        Evidence, founder weight and balance of each genotype; `flat` where there
        is nothing to say.
    flat
        The one object that says nothing.
    rescale
        Divides weights by something they share; raises `ImpossibleError` if all are 0.
    """

    def __init__(
        self,
        wiring: Wiring,
        crossing: Crossing,
        *,
        local: Sequence[Three],
        flat: Three,
        rescale: Callable[[Any], Any],
    ) -> None:
        self.wiring = wiring
        self.crossing = crossing
        self.flat = flat
        self.rescale = rescale
        self.people = len(wiring.born)
        self.gathered = list(local)
        self.from_father: list[Three] = [flat] * len(wiring.couples)
        self.from_mother: list[Three] = [flat] * len(wiring.couples)
        self.told: list[list[tuple[int, tuple[Any, ...]]]] = [
            [] for _ in wiring.couples
        ]
        self.replies: dict[int, tuple[Any, ...]] = {}
        self.beliefs: list[Three] = [flat] * self.people
        self.down: dict[int, Three] = {}
        self._local = local
        self._received: dict[int, list[tuple[int, Three]]] = {}

    def collect(self) -> None:
        """Send every peeled node's message to the node it hung on."""
        toward = self.wiring.toward
        for node in self.wiring.order:
            other = toward[node]
            if other < 0:
                continue
            if node < self.people:
                message = self.gathered[node]
                if message is not self.flat:
                    self._say(node, message, other - self.people)
            else:
                self._gather(node - self.people, other)

    def distribute(self) -> None:
        """Answer all messages, the last one first; fills `beliefs`."""
        core = self.wiring.core
        for nodes in (core, reversed(self.wiring.order)):
            for node in nodes:
                if node < self.people:
                    self._answer_unions(node)
                else:
                    self._answer_people(node - self.people)

    def product_of_children(self, union: int) -> tuple[Any, ...] | None:
        """Multiply what the children have said; None if they said nothing."""
        product: tuple[Any, ...] | None = None
        for _, cells in self.told[union]:
            product = cells if product is None else self._times(product, cells)
        return product

    def _times(self, some: Any, others: Any) -> Any:
        return self.rescale(tuple(a * b for a, b in zip(some, others, strict=True)))

    def _say(self, person: int, message: Three, union: int) -> None:
        father, mother = self.wiring.couples[union]
        if person == father:
            self.from_father[union] = message
        elif person == mother:
            self.from_mother[union] = message
        else:
            self.told[union].append((person, self._cells(person, union, message)))

    def _cells(self, child: int, union: int, message: Three) -> tuple[Any, ...]:
        if self.wiring.single[child]:
            return self.crossing.mother_from_son(message)
        if -1 in self.wiring.couples[union]:
            return self.crossing.parent_from_child(message)
        return self.crossing.pair_from_child(message)

    def _gather(self, union: int, person: int) -> None:
        """Tell one person what all others of a union have said."""
        product = self.product_of_children(union)
        couple = self.wiring.couples[union]
        if person in couple:
            if product is None:
                return
            message = self._to_parent(union, product, of_father=person == couple[0])
        else:
            outside = self._outside(union)
            within = outside if product is None else self._times(outside, product)
            message = self._to_child(person, union, within)
        message = self.rescale(message)
        self._received.setdefault(person, []).append((union, message))
        gathered = self.gathered[person]
        self.gathered[person] = (
            message if gathered is self.flat else self._times(gathered, message)
        )

    def _outside(self, union: int) -> tuple[Any, ...]:
        """Everything a union was told except by its children."""
        father, mother = self.wiring.couples[union]
        reply = self.replies.get(union)
        if father >= 0 and mother >= 0:
            pair = six_of(self.from_father[union], self.from_mother[union])
            return pair if reply is None else self._folded(union, reply)
        lone = (self.from_father if father >= 0 else self.from_mother)[union]
        return lone if reply is None else self._times(lone, reply)

    def _folded(self, union: int, reply: tuple[Any, ...]) -> tuple[Any, ...]:
        """Nine weights by father and mother as six by the pair."""
        f, m = self.from_father[union], self.from_mother[union]
        w = [reply[3 * i + j] * (f[i] * m[j]) for i in range(3) for j in range(3)]
        return w[0], w[1] + w[3], w[2] + w[6], w[4], w[5] + w[7], w[8]

    def _to_parent(
        self, union: int, product: tuple[Any, ...], *, of_father: bool
    ) -> Three:
        if -1 in self.wiring.couples[union]:
            reply = self.replies.get(union)
            return product if reply is None else self._times(product, reply)
        s00, s01, s02, s11, s12, s22 = product
        rows = [s00, s01, s02, s01, s11, s12, s02, s12, s22]
        reply = self.replies.get(union)
        if reply is not None:
            rows = [a * b for a, b in zip(rows, reply, strict=True)]
        if not of_father:
            rows = rows[0::3] + rows[1::3] + rows[2::3]
        x, y, z = (self.from_mother if of_father else self.from_father)[union]
        return (
            rows[0] * x + rows[1] * y + rows[2] * z,
            rows[3] * x + rows[4] * y + rows[5] * z,
            rows[6] * x + rows[7] * y + rows[8] * z,
        )

    def _to_child(self, child: int, union: int, within: tuple[Any, ...]) -> Three:
        if self.wiring.single[child]:
            return self.crossing.son_from_mother(within)
        if -1 in self.wiring.couples[union]:
            return self.crossing.child_from_parent(within)
        return self.crossing.child_from_pair(within)

    def _answer_unions(self, person: int) -> None:
        """Work out one person's belief and tell the unions that hung on them."""
        down = self.down.get(person)
        gathered = self.gathered[person]
        if down is None:
            belief = gathered
        elif gathered is self.flat:
            belief = down
        else:
            belief = self._times(gathered, down)
        self.beliefs[person] = belief
        received = self._received.get(person, ())
        answers = {}
        if received:
            base = self._local[person]
            if down is not None:
                base = down if base is self.flat else self._times(base, down)
            others = self._without_each(base, [message for _, message in received])
            answers = dict(zip((u for u, _ in received), others, strict=True))
        self._tell_unions(person, belief, answers)

    def _tell_unions(
        self, person: int, belief: Three, answers: dict[int, Three]
    ) -> None:
        toward, people = self.wiring.toward, self.people
        for union in self.wiring.unions[person]:
            if toward[people + union] == person:
                self._say(person, answers.get(union, belief), union)
        born = self.wiring.born[person]
        if born >= 0 and toward[people + born] == person:
            self._say(person, answers.get(born, belief), born)

    def _without_each(
        self, base: tuple[Any, ...], factors: Sequence[tuple[Any, ...]]
    ) -> list[Any]:
        """Multiply base and all factors but one, for each of them."""
        if len(factors) == 1:
            return [base]
        before = [base]
        for factor in factors[:-1]:
            before.append(self._times(before[-1], factor))
        after = factors[-1]
        for place in range(len(factors) - 2, -1, -1):
            before[place] = self._times(before[place], after)
            if place:
                after = self._times(after, factors[place])
        return before

    def _answer_people(self, union: int) -> None:
        """Tell everybody who hung on a union what all others of it have said."""
        node = self.people + union
        toward = self.wiring.toward
        father, mother = self.wiring.couples[union]
        product = self.product_of_children(union)
        for parent in (father, mother):
            if parent >= 0 and toward[parent] == node:
                self._tell_parent(union, parent, product)
        self._tell_children(union, product)

    def _tell_parent(
        self, union: int, parent: int, product: tuple[Any, ...] | None
    ) -> None:
        if product is None:
            if union not in self.replies:
                return
            one = self.crossing.one
            product = (one,) * (3 if -1 in self.wiring.couples[union] else 6)
        of_father = parent == self.wiring.couples[union][0]
        message = self._to_parent(union, product, of_father=of_father)
        self.down[parent] = self.rescale(message)

    def _tell_children(self, union: int, product: tuple[Any, ...] | None) -> None:
        node, toward = self.people + union, self.wiring.toward
        outside = self._outside(union)
        told = self.told[union]
        heard: set[int] = set()
        if told:
            others = self._without_each(outside, [cells for _, cells in told])
            for (child, _), within in zip(told, others, strict=True):
                heard.add(child)
                if toward[child] == node:
                    self.down[child] = self.rescale(
                        self._to_child(child, union, within)
                    )
        within = outside if product is None else self._times(outside, product)
        self._tell_silent(union, within, heard)

    def _tell_silent(
        self, union: int, within: tuple[Any, ...], heard: set[int]
    ) -> None:
        """Children who said nothing: those of one kind hear the same."""
        node, toward, single = (
            self.people + union,
            self.wiring.toward,
            self.wiring.single,
        )
        same: dict[bool, Three] = {}
        for child in self.wiring.children[union]:
            if child in heard or toward[child] != node:
                continue
            kind = single[child]
            if kind not in same:
                same[kind] = self.rescale(self._to_child(child, union, within))
            self.down[child] = same[kind]
