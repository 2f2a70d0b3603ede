"""What must hold of every answer, and between the answers of two situations.

Two situations that differ in one fact are found among the paths of a leg, not run
again: two paths are neighbours if some situation on the one becomes a situation on the
other when that fact changes. Paths through a piece are compared inside the piece.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from law_facts import AUTHORITY, KNOWN, TRIED, Facts, Opaque, base
from law_legs import All, Leaf, LegOf
from law_pieces import Member, Piece, Table
from law_tree import Tree

from consent import Disclosure, Leg, OutcomeWord, Request, Step, TestConsentState, Wish
from consent.decision.carry import carry

__all__ = ["Neighbours", "faults_of", "opened_by"]

#: What is stricter than any other value of a fact: a no, an objection, an undone act.
STRICT: Final[dict[str, tuple[object, ...]]] = {
    "consent.disclosure": (Disclosure.REFUSED, Disclosure.WITHDRAWN),
    "consent.test": (TestConsentState.WITHDRAWN,),
    "proband.prior_objection": (True,),
    "relative.wish": (Wish.DOES_NOT_WANT_TO_KNOW,),
    "relative.request": (Request.NONE,),
    "relative.objects_to_test": (True,),
    "relative.other_relative_objects": (True,),
    AUTHORITY: ("denied",),
    **{
        f"steps:{step}": (False,)
        for step in Step
        if step not in {Step.AUTHORITY_RELEASE, Step.AUTHORITY_DENIED}
    },
    "relative.test_consent:self": (False,),
    "relative.test_consent:guardian": (False,),
    "relative.test_consent:representative": (False,),
}
#: Handing the proband a letter is no disclosure of the clinic's, so `carry` cites none.
_CITING: Final = frozenset({Leg.DISCLOSE, Leg.TEST})
#: No is said to what is permitted, not to a release that an authority gave against it.
RELEASES: Final = {(AUTHORITY, "released"), (f"steps:{Step.COURT_RELEASE}", True)}


def faults_of(leaf: Leaf, leg: LegOf) -> Iterator[str]:
    """Say what an answer lacks."""
    verdict = leaf.verdict
    match verdict.word:
        case OutcomeWord.PERMIT:
            cited = any(r.instrument and r.rule != "ruling" for r in verdict.reasons)
            if leg.answer is not carry and leg.leg in _CITING and not cited:
                yield "a permit cites no source"
            if leg.leg is Leg.RECEIVE and verdict.addressee is None:
                yield "a permit names no addressee"
        case OutcomeWord.HOLD if not verdict.missing:
            yield "a hold misses nothing"
        case OutcomeWord.ASK_HUMAN if not verdict.question or not verdict.settles:
            yield "a question is not asked, or nothing settles it"
        case OutcomeWord.REFUSE if not verdict.reasons:
            yield "a refusal has no reason"
    if not isinstance(verdict.word, OutcomeWord):
        yield "there are four outcomes"


@dataclass(frozen=True, slots=True)
class Held:
    """What a path says of one fact: whether it is known, and what it may be."""

    known: frozenset[bool]
    values: frozenset[object] | None

    def meets(self, other: "Held") -> bool:
        """Whether one situation may be on both paths."""
        return bool(self.known & other.known) and self.may_be(other.values)

    def may_be(self, values: frozenset[object] | None) -> bool:
        """Whether some value is left."""
        return self.values is None or values is None or bool(self.values & values)


_ANY: Final = frozenset({True, False})
Outside: TypeAlias = tuple[Held | None, Held | None]


def held(facts: Facts) -> dict[Hashable, Held]:
    """What a path says of each fact it asks about; pieces are left out."""
    found: dict[Hashable, Held] = {}
    for question in facts.taken:
        about = base(question)
        if not isinstance(question, Piece) and about not in found:
            found[about] = _held(facts, about)
    return found


def _held(facts: Facts, about: Hashable) -> Held:
    taken, values = facts.taken, facts.values
    tried = values.get((about, TRIED))
    if about in taken or (about, KNOWN) in taken:
        value = values[about]
        known = frozenset({value is not None})
        value = tried if value is None else value
    else:
        value, known = values.get(about) if tried is None else tried, _ANY
    if value is None:
        return Held(known, None)
    left = value.left if isinstance(value, Opaque) else (value,)
    return Held(known, frozenset(left))


class Neighbours:
    """Whether a situation on one path becomes one on another when one fact changes.

    Parameters
    ----------
    fact
        What changes; empty: nothing.
    strict
        The values it changes from; empty: from unknown to what it is.
    """

    def __init__(self, fact: str = "", strict: tuple[object, ...] = ()) -> None:
        self.fact, self.strict = fact, frozenset(strict)
        self.pairs: dict[Any, bool] = {}
        self.said: dict[int, dict[Hashable, Held]] = {}

    def of(self, facts: Facts) -> dict[Hashable, Held]:
        """What a path says; kept."""
        if id(facts) not in self.said:
            self.said[id(facts)] = held(facts)
        return self.said[id(facts)]

    def starts(self, facts: Facts) -> bool:
        """Whether the fact may be strict on a path, and matters there."""
        mine = self.of(facts).get(self.fact)
        if mine is not None:
            return self._strict(mine)
        return any(
            self.starts(member.facts)
            for table, group in pieces_of(facts)
            for member in table.members
            if member.group == group
        )

    def are(self, one: Facts, other: Facts, outside: Outside = (None, None)) -> bool:
        """Whether a situation on `one` becomes one on `other`.

        `outside` is what the paths around two pieces say of the fact that changes.
        """
        mine, theirs = self.of(one), self.of(other)
        for about in mine.keys() & theirs.keys():
            if about != self.fact and not mine[about].meets(theirs[about]):
                return False
        here = _within(outside[0], mine.get(self.fact))
        there = _within(outside[1], theirs.get(self.fact))
        if here is not None and not self._changes(here, there):
            return False
        ours = pieces_of(one) or [_NOTHING]
        return all(
            self._tables(piece, next_, (here, there))
            for piece in ours
            for next_ in pieces_of(other) or [_NOTHING]
            if piece is not next_
        )

    def _strict(self, mine: Held) -> bool:
        if not self.strict:
            return False in mine.known
        return True in mine.known and mine.may_be(self.strict)

    def _changes(self, mine: Held, theirs: Held | None) -> bool:
        if not self._strict(mine):
            return False
        if theirs is None:
            return True
        if not self.strict:
            return True in theirs.known and mine.may_be(theirs.values)
        return theirs.values is None or not theirs.values <= self.strict

    def _tables(
        self, one: tuple[Table, int], other: tuple[Table, int], outside: Outside
    ) -> bool:
        (mine, group), (theirs, chosen) = one, other
        if mine is theirs and group == chosen:
            return True
        key = (id(mine), group, id(theirs), chosen, outside)
        if key not in self.pairs:
            self.pairs[key] = any(
                self.are(here.facts, there.facts, outside)
                for here in mine.members
                if here.group == group
                for there in theirs.members
                if there.group == chosen
            )
        return self.pairs[key]


_NOTHING: Final = (
    Table("nothing", {}, [Member(Facts(Tree(), {}), 0)], [None]),
    0,
)


def pieces_of(facts: Facts) -> list[tuple[Table, int]]:
    """The pieces of a path, each with the group of its answer."""
    return [
        (question.table, group)
        for question, group in facts.taken.items()
        if isinstance(question, Piece)
    ]


def _within(outside: Held | None, inside: Held | None) -> Held | None:
    """Join what the path around a piece and the piece say of one fact."""
    if outside is None or inside is None:
        return inside or outside
    values = inside.values if outside.values is None else outside.values
    return Held(outside.known & inside.known, values)


def opened_by(
    change: Neighbours, before: All, after: All
) -> Iterator[tuple[Leaf, Leaf]]:
    """Yield a permit, and another answer it had before a fact became strict.

    A permit to another addressee counts as another answer, since unknown facts would
    make of the two a question.
    """
    starts = [
        leaf
        for leaf in after.permits
        if not _released(leaf) and change.starts(leaf.facts)
    ]
    if not starts:
        return
    keys = _asked_by_all(before, change.fact)
    others: dict[tuple[object, ...], list[Leaf]] = {}
    for leaf in before.leaves:
        if not _released(leaf):
            others.setdefault(_of_keys(leaf, keys), []).append(leaf)
    for leaf in starts:
        sign = (leaf.verdict.word, leaf.verdict.addressee)
        for other in others.get(_of_keys(leaf, keys), ()):
            differs = (other.verdict.word, other.verdict.addressee) != sign
            if differs and change.are(leaf.facts, other.facts):
                yield leaf, other
                return


def _released(leaf: Leaf) -> bool:
    return bool(RELEASES & set(leaf.facts.taken.items()))


def _asked_by_all(found: All, fact: str) -> tuple[str, ...]:
    """The facts that every path begins with: they must be the same on neighbours."""
    first = [q for q in found.leaves[0].facts.taken if isinstance(q, str) and q != fact]
    return tuple(
        key for key in first if all(key in leaf.facts.taken for leaf in found.leaves)
    )


def _of_keys(leaf: Leaf, keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(leaf.facts.taken.get(key) for key in keys)


def changes_of(found: All, tried: frozenset[str]) -> Iterator[Neighbours]:
    """Every change to a stricter value of a fact that a leg reads."""
    for fact in sorted(tried):
        if fact in STRICT:
            yield Neighbours(fact, STRICT[fact])
        if None in found.leaves[0].facts.domain[fact] and fact not in _NOT_UNKNOWN:
            yield Neighbours(fact)


#: Keys with a default: left out, they are what other facts make of them.
_NOT_UNKNOWN: Final = frozenset(
    {
        "clinic.register",
        "proband.waived_knowing",
        "relative.status",
        "relative.objects_to_test",
    }
)
