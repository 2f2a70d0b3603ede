"""Every situation of one leg under one country's law on one day.

`enumerated` returns the paths of the leg; `counted` says for how many situations they
stand, and fails if it is not all of them.
"""

import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from math import prod
from typing import Any, Final

from law_day import Book, LawOfDay, groups_in_place, seen
from law_facts import KNOWN, RULE, TRIED, Facts, Opaque, Shared, domains
from law_pieces import Piece, Table, pieces_in_place
from law_tree import Tree, leaves

from consent import (
    KNOWN_FROM,
    CountryLaw,
    Leg,
    RegisterPermission,
    Route,
    Rulebook,
    load_rulebook,
)
from consent.decision.verdict import Verdict

__all__ = [
    "LEGS",
    "All",
    "Leaf",
    "LegOf",
    "counted",
    "days_of",
    "enumerated",
    "law_book",
]

#: Long before the first law of the files.
DAWN: Final = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class LegOf:
    """One leg of one route, and the function that answers it."""

    route: Route
    leg: Leg
    answer: Callable[[Any], Verdict]

    @property
    def name(self) -> str:
        """For example `clinic_contact D`."""
        return f"{self.route} {self.leg}"

    @property
    def place(self) -> str:
        """The fact that says whose law it is."""
        places = {Leg.RECEIVE: "relative.country", Leg.TEST: "test.country"}
        return places.get(self.leg, "clinic.country")


def _legs() -> tuple[LegOf, ...]:
    import_module("consent.decision.decide")
    routes = sys.modules["consent.decision.decide"]._LEGS
    found = [
        LegOf(route, leg, answer)
        for route, parts in routes.items()
        for leg, answer in parts
        if leg is not Leg.EXPORT
    ]
    # Leg R of a request is that of the clinic's own contact.
    return tuple(
        part
        for part in found
        if (part.route, part.leg) != (Route.RELATIVE_REQUEST, Leg.RECEIVE)
    )


LEGS: Final = _legs()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One path: what was asked, and the answer."""

    facts: Facts
    verdict: Verdict


@dataclass(slots=True)
class All:
    """Every path of a leg under one law on one day."""

    leg: LegOf
    law: LawOfDay | None
    leaves: list[Leaf]
    tables: list[Table] = field(default_factory=list)

    @property
    def permits(self) -> list[Leaf]:
        """The paths that end in a permit."""
        return [leaf for leaf in self.leaves if leaf.verdict.word == "permit"]


@cache
def law_book() -> Rulebook:
    """The law as shipped."""
    return load_rulebook()


def days_of(law: CountryLaw) -> tuple[date, ...]:
    """The first day of each time in which a country's law stays as it is."""
    rows = (
        row
        for held in (law.rules, law.entries)
        for part in held.values()
        for row in part
    )
    days = {DAWN, KNOWN_FROM}
    for row in rows:
        days |= {row.valid_from} if row.valid_from else set()
        days |= {row.valid_to + timedelta(days=1)} if row.valid_to else set()
    return tuple(sorted(days))


def places(code: str | None, region: str | None) -> dict[str, tuple[object, ...]]:
    """Let everything happen in one place."""
    blocks = ("clinic", "relative", "test")
    return {f"{block}.country": (code,) for block in blocks} | {
        f"{block}.region": (region,) for block in blocks
    }


def enumerated(
    leg: LegOf,
    law: CountryLaw | None,
    on: date,
    *,
    only: Mapping[str, tuple[object, ...]] | None = None,
) -> All:
    """Run a leg on every situation; `only` leaves some facts fewer values."""
    of_day = None if law is None else LawOfDay(law, on)
    regions = law.regions if law else ()
    where = places(law.code if law else None, next(iter(regions), None))
    domain = domains(on) | where | _genes(law, on) | (only or {})
    book = Book(of_day)
    with groups_in_place(), pieces_in_place() as pieces:
        while True:

            def run(tree: Tree) -> Leaf:
                facts = pieces.facts = Facts(tree, domain)
                for question, options in pieces.first:
                    facts.ask(question, options)
                return Leaf(facts, leg.answer(seen(facts, book, leg, on)))

            try:
                found = list(leaves(run))
            except Shared as shared:
                pieces.first.append((shared.question, shared.options))
                pieces.tables.clear()
                continue
            tables = [table for tables in pieces.tables.values() for table in tables]
            return All(leg, of_day, found, tables)


def _genes(law: CountryLaw | None, on: date) -> dict[str, tuple[object, ...]]:
    """A gene of each list in the law, a gene of none, and an unknown gene."""
    entries = () if law is None else law.entries_on(RegisterPermission, on)
    listed = (entry.value.genes[0] for entry in entries)
    return {"condition.gene": (*listed, "ANY", None)}


@dataclass(slots=True)
class Count:
    """How many situations the paths of a leg stand for.

    Attributes
    ----------
    facts
        The facts the leg reads on some path.
    known
        Situations in which every fact that can be tried is known: the product of the
        values of all these facts, and what the paths add up to.
    every
        The same with one more value, unknown, for each fact that can be tried.
    """

    facts: frozenset[str]
    known: int
    every: int


class _Counter:
    def __init__(self, found: All) -> None:
        self.questions: set[Hashable] = set()
        self.domain = found.leaves[0].facts.domain
        for leaf in found.leaves:
            self._gather(leaf.facts)
        self.tried = {
            q[0] for q in self.questions if isinstance(q, tuple) and q[1] == TRIED
        }
        self.facts = frozenset(q for q in map(_opened, self.questions) if q)
        self.groups: dict[int, list[int]] = {}
        self.opened: dict[int, frozenset[str]] = {}

    def _gather(self, facts: Facts) -> None:
        for question in facts.taken:
            if question in self.questions:
                continue
            self.questions.add(question)
            if isinstance(question, Piece):
                for member in question.table.members:
                    self._gather(member.facts)

    def size(self, key: str) -> int:
        """How many values a fact has, unknown not counted where it can be tried."""
        values = self.domain[key]
        whole = Opaque.whole(key)
        number = len(values) + (len(whole) - 1 if whole else 0)
        return number - (None in values and key in self.tried)

    def weight(self, facts: Facts, within: frozenset[str]) -> int:
        """How many situations of these facts one path stands for."""
        asked: set[str] = set()
        number = 1
        for question, value in facts.taken.items():
            if isinstance(question, Piece):
                number *= self.group(question.table)[value]
                asked |= self.own(question.table)
            elif isinstance(question, tuple) and question[0] == RULE:
                number *= value == facts.offered[question][0]
            elif isinstance(question, tuple) and question[1] == KNOWN:
                number *= bool(value)
            elif (key := _opened(question)) is not None:
                number *= not (value is None and key in self.tried)
                held = facts.values.get(question)
                number *= len(held.left) if isinstance(held, Opaque) else 1
                asked.add(key)
        return number and number * prod(map(self.size, within - asked))

    def own(self, table: Table) -> frozenset[str]:
        """The facts that are opened in a piece."""
        if id(table) not in self.opened:
            found: set[str] = set()
            for member in table.members:
                for question in member.facts.taken:
                    if isinstance(question, Piece):
                        found |= self.own(question.table)
                    elif (key := _opened(question)) is not None:
                        found.add(key)
            self.opened[id(table)] = frozenset(found)
        return self.opened[id(table)]

    def group(self, table: Table) -> list[int]:
        """How many situations of its own facts stand behind each group."""
        if id(table) not in self.groups:
            own = self.own(table)
            held = [0] * len(table.results)
            for member in table.members:
                held[member.group] += self.weight(member.facts, own)
            self.groups[id(table)] = held
        return self.groups[id(table)]


def _opened(question: Hashable) -> str | None:
    """The fact that a question opens; None for one that splits or adds nothing."""
    if isinstance(question, str):
        return question
    opens = isinstance(question, tuple) and question[1] == TRIED and question[0] != RULE
    return str(question[0]) if opens else None


def counted(found: All) -> Count:
    """Count, and check that no situation is left out or counted twice."""
    counter = _Counter(found)
    facts = counter.facts
    total = sum(counter.weight(leaf.facts, facts) for leaf in found.leaves)
    known = prod(map(counter.size, facts))
    assert total == known, (found.leg.name, total, known)
    every = prod(counter.size(key) + (key in counter.tried) for key in facts)
    return Count(facts, known, every)


def slices(leg: LegOf, law: CountryLaw) -> Iterator[tuple[date, All]]:
    """Enumerate a leg once for each state of the law that it reads.

    A leg that reads the same of the law asks and answers the same, so a day is left out
    whose law says the same to all that the leg read on an earlier day.
    """
    before: list[All] = []
    for on in days_of(law):
        today = LawOfDay(law, on)
        if any(
            all(today.says(what) == old.law.says(what) for what in old.law.seen)
            for old in before
            if old.law is not None
        ):
            continue
        found = enumerated(leg, law, on)
        before.append(found)
        yield on, found
