"""The law of one country on one day, and the view a leg looks at it through.

What is read of the law is noted. Lists of kin become `Group`s.
"""

import sys
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from importlib import import_module
from typing import Any

from law_facts import Facts, Group, Told

from consent.decision.values_to_try import CHILDREN, UNRELATED
from consent.decision.view import View
from consent.rulebook_country import CountryLaw
from consent.rulebook_values import Entry, Rule, Transfer
from consent.rulebook_words import RuleName
from consent.situation_words import Kin

__all__ = ["Book", "LawOfDay", "Seen", "groups_in_place", "seen"]


class LawOfDay:
    """One country on one day.

    Attributes
    ----------
    seen
        What was read: rules by name, sections by class.
    """

    def __init__(self, law: CountryLaw, on: date) -> None:
        self.law, self.on = law, on
        self.code, self.regions = law.code, law.regions
        self.seen: dict[Hashable, Any] = {}

    def rule(self, name: RuleName, on: date) -> Rule:
        """Return a rule."""
        if name not in self.seen:
            self.seen[name] = self.law.rule(name, on)
        return self.seen[name]

    def entries_on(self, kind: type[Any], on: date) -> tuple[Entry[Any], ...]:
        """Return the entries of a section."""
        if kind not in self.seen:
            found = self.law.entries_on(kind, on)
            self.seen[kind] = tuple(_grouped(entry) for entry in found)
        return self.seen[kind]

    def entry(self, kind: type[Any], on: date) -> Entry[Any] | None:
        """Return the last entry of a section."""
        found = self.entries_on(kind, on)
        return found[-1] if found else None

    def says(self, what: Hashable) -> object:
        """Return what the law says of a rule or section."""
        if isinstance(what, RuleName):
            return self.law.rule(what, self.on)
        return self.law.entries_on(what, self.on)


def _grouped(entry: Entry[Any]) -> Entry[Any]:
    lists = {
        part.name: Group(held)
        for part in fields(entry.value)
        if isinstance(held := getattr(entry.value, part.name), frozenset)
        and held <= frozenset(Kin)
    }
    return replace(entry, value=replace(entry.value, **lists)) if lists else entry


@dataclass
class Book:
    """A rulebook of one law, and what it says of one transfer."""

    law: LawOfDay | None
    way: Transfer | None = None

    def country(self, code: str, region: str | None = None) -> Any:
        """Return the law, whatever the place."""
        regions = self.law.regions if self.law else ()
        return self.law if not regions or region in regions else None

    def transfer(self, origin: str, target: str, on: date) -> Transfer | None:
        """Return the transfer."""
        return self.way


@dataclass(frozen=True, slots=True)
class _Tries:
    """The trial of one run: doubtful rules are questions like any other."""

    facts: Facts

    def choose(self, key: str, options: Sequence[Any]) -> Any:
        return self.facts.rule(key, options)


class Seen(View):
    """A view that says which facts are tried where nobody knows them."""

    __slots__ = ()

    def word(self, key: str, kind: type[Any]) -> Any:
        """Read a word."""
        return self.assumed.get(key) or self.situation.facts.tried(key)

    def claim(self, key: str) -> bool:
        """Read a yes or no."""
        return bool(self.situation.facts.tried(key))


def seen(facts: Facts, book: Book, leg: Any, on: date) -> Seen:
    """Return the view of one run."""
    return Seen(
        situation=Told(facts, on),
        rulebook=book,
        route=leg.route,
        leg=leg.leg,
        trial=_Tries(facts),
        doubts={},
        options={},
    )


@contextmanager
def groups_in_place() -> Iterator[None]:
    """Let the lists of kin in the engine be asked as those of the law are."""
    before = []
    for name in ("receive",):
        import_module(f"consent.decision.{name}")
        module = sys.modules[f"consent.decision.{name}"]
        for word, group in (("CHILDREN", CHILDREN), ("UNRELATED", UNRELATED)):
            before.append((module, word, getattr(module, word)))
            setattr(module, word, Group(group))
    try:
        yield
    finally:
        for module, word, group in before:
            setattr(module, word, group)
