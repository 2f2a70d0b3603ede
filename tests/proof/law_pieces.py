"""Pieces of a leg that read facts of their own: looked at once, then answered by table.

A piece is a function of the engine that is given a view. Its answers are grouped by all
that the rest of the leg can see of them, and the leg is enumerated over groups instead
of situations. Should a fact of a piece be asked elsewhere on the same path, `Shared`
says so, and the leg is enumerated anew with that question asked beforehand.
"""

import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any, Final

from law_facts import TRIED, Facts, Shared, Told, base, bases, state
from law_tree import Tree, leaves

from consent.decision.verdict import Verdict
from consent.vocabulary import Word

__all__ = ["Member", "Pieces", "Table", "look", "pieces_in_place"]

#: Functions of the engine that may be looked at alone, by module.
NAMES: Final = {
    "with_consent": ("_right_person", "due_form", "_still_good", "condition", "act"),
    "without_consent": ("walk",),
    "disclose": ("_contact", "_table", "after_death", "second_door"),
    "access": (
        "listed",
        "objection",
        "request_form",
        "_interest",
        "_order",
        "_could_consent",
        "_other_relative",
    ),
    "receive": ("gene_known", "_at_risk", "_wish"),
    "predictive": (
        "gene_known",
        "_wish",
        "_objection",
        "without_capacity",
        "_consent",
        "_counselling",
        "_reflection",
        "_order",
    ),
}


def look(result: object) -> Hashable:
    """All that the rest of a leg can see of an answer."""
    if isinstance(result, Verdict):
        cited = any(reason.instrument for reason in result.reasons)
        seen = result._replace(reasons=(), question=(), reopens=None)
        return seen, cited, bool(result.question), bool(result.reopens)
    if isinstance(result, list | tuple):
        return tuple(look(item) for item in result)
    return result


@dataclass(frozen=True, slots=True)
class Member:
    """One path through a piece: what was asked, and the group of its answer."""

    facts: Facts
    group: int


@dataclass(slots=True)
class Table:
    """The answers of a piece in one state of the facts outside it."""

    name: str
    used: Mapping[Hashable, object]
    members: list[Member]
    results: list[Any]
    own: frozenset[Hashable] = frozenset()

    def __post_init__(self) -> None:
        found: set[Hashable] = set()
        for member in self.members:
            found |= bases(member.facts.taken) | member.facts.guard
        self.own = frozenset(found)

    def fits(self, facts: Facts) -> bool:
        """Whether it was made in this state of the facts outside."""
        for key, value in self.used.items():
            found, known = facts.known(key)
            if not found or state(known) != value:
                return False
        return not any(self._met(facts, about) for about in self.own)

    def _met(self, facts: Facts, about: Hashable) -> bool:
        """Whether the facts outside answer more than was answered for this table."""
        ways = (about, (about, TRIED)) if isinstance(about, str) else (about,)
        return any(way not in self.used and facts.known(way)[0] for way in ways)


@dataclass(slots=True)
class Pieces:
    """The tables of one law on one day, and the situation that is being run."""

    facts: Facts | None = None
    first: list[tuple[Hashable, Any]] = field(default_factory=list)
    tables: dict[Hashable, list[Table]] = field(default_factory=dict)

    def answer(
        self, name: str, call: Callable[..., Any], view: Any, arguments: Any
    ) -> Any:
        """Answer for a piece by table."""
        if self.facts is None:
            return call(view)
        key = (name, view.route, tuple(view.assumed.items()), *map(_mark, arguments))
        tables = self.tables.setdefault(key, [])
        found = next((table for table in tables if table.fits(self.facts)), None)
        if found is None:
            found = self._made(name, call, view)
            tables.append(found)
        return self._picked(found)

    def _picked(self, table: Table) -> Any:
        for key in table.used:
            self.facts.rests_on(key)
        if not table.own:
            return table.results[0]
        facts, question = self.facts, Piece(table)
        if question not in facts.taken and any(map(facts.guards, table.own)):
            raise Shared(*_asked_by(table, facts))
        group = facts.decide(question, range(len(table.results)))
        facts.guard |= table.own
        return table.results[group]

    def _made(self, name: str, call: Callable[..., Any], view: Any) -> Table:
        used: dict[Hashable, object] = {}
        groups: dict[Hashable, int] = {}
        results: list[Any] = []

        def run(tree: Tree) -> Member:
            facts = self.facts = Facts(tree, outer.domain, outer=outer)
            trial = type(view.trial)(facts)
            told = Told(facts, view.on)
            result = call(replace(view, situation=told, trial=trial))
            used.update(facts.used)
            group = groups.setdefault(look(result), len(results))
            if group == len(results):
                results.append(result)
            return Member(facts, group)

        outer = self.facts
        try:
            members = list(leaves(run))
        finally:
            self.facts = outer
        return Table(name, used, members, results)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Piece:
    """The question which answer a piece gives; the same for the same table."""

    table: Table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Piece) and other.table is self.table

    def __hash__(self) -> int:
        return id(self.table)

    def __repr__(self) -> str:
        return f"{self.table.name}#{id(self.table) % 9973}"


def _mark(argument: object) -> Hashable:
    plain = isinstance(argument, Word | int | frozenset | None)
    return argument if plain else id(argument)


def _asked_by(table: Table, facts: Facts) -> tuple[Hashable, Any]:
    """Return a question of a table that another piece asks too."""
    for member in table.members:
        for question, options in member.facts.offered.items():
            if isinstance(question, Piece):
                if any(map(facts.guards, question.table.own)):
                    return _asked_by(question.table, facts)
            elif facts.guards(base(question)):
                return question, options
    raise AssertionError(table.name)


@contextmanager
def pieces_in_place() -> Iterator[Pieces]:
    """Put tables in place of the functions they stand for."""
    pieces = Pieces()
    before = []
    for module_name, names in NAMES.items():
        module = import_module(f"consent.decision.{module_name}")
        module = sys.modules[module.__name__]
        for name in names:
            before.append((module, name, getattr(module, name)))
            setattr(
                module,
                name,
                _stand_in(pieces, f"{module_name}.{name}", getattr(module, name)),
            )
    try:
        yield pieces
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _stand_in(pieces: Pieces, name: str, function: Callable[..., Any]) -> Any:
    def stand_in(view: Any, *args: Any, **kw: Any) -> Any:
        def call(seen: Any) -> Any:
            return function(seen, *args, **kw)

        return pieces.answer(name, call, view, (*args, *kw.values()))

    return stand_in
