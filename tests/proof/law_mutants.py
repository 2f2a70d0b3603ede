"""The law with one value changed, and whether any answer notices.

Every value of every dated row is changed to every other value of its vocabulary, lists
by one word, numbers up and down. A change is noticed where some situation gets another
outcome, acts, duties, addressee or letter; it is shown where only the reasons differ. A
doubtful rule is tried at every word of its list, whichever stands in the file.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from types import UnionType
from typing import Any, Final, TypeAlias, get_args, get_origin, get_type_hints

from law_day import Book, LawOfDay, groups_in_place, seen
from law_facts import Facts
from law_legs import LEGS, All, LegOf, days_of, enumerated, law_book
from law_letters import letters_differ
from law_pieces import Member, Piece
from law_tree import Tree, leaves

from consent import (
    RULE_WORDS,
    SECTIONS,
    Condition,
    CountryLaw,
    Kin,
    LetterLimit,
    RuleName,
    RuleValue,
    Section,
    Word,
)
from consent.decision.verdict import Verdict
from consent.rulebook_values import DatedValue, Rule

__all__ = ["Effect", "Mutant", "effect", "mutants", "witnesses"]

#: Situations of one leg tried before a change counts as unnoticed, paths tried of those
#: that the change opens on one of them, and situations asked of the engine itself.
_MOST: Final = 30_000
_MORE: Final = 8
_ASKED: Final = 6000


Rows: TypeAlias = tuple[DatedValue[Any], ...]

_NUMBERS: Final = (None, 12, 15, 17, 21)
_PROSE: Final = {RuleName.COOLING_OFF_OR_REMINDER, RuleName.SPECIAL_PROCEDURE}


class Effect(StrEnum):
    """What a change does."""

    OUTCOME = "outcome"
    SHOWN = "shown"
    NONE = "none"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A law with one value changed, and a day on which it counts."""

    what: str
    was: str
    becomes: str
    law: CountryLaw
    on: date
    read_as: Hashable


def mutants(law: CountryLaw) -> Iterator[Mutant]:
    """Yield every change of one value."""
    for name, rows in law.rules.items():
        yield from _of_rule(law, name, rows)
    for section, rows in law.entries.items():
        yield from _of_section(law, section, rows)


def _of_rule(law: CountryLaw, name: RuleName, rows: Rows) -> Iterator[Mutant]:
    for number, row in enumerate(rows):
        on = _day(law, name, row)
        for other in _other_rule_values(name, row.value) if on else ():
            changed = _with(rows, number, replace(row, value=other, unread=False))
            new = replace(law, rules={**law.rules, name: changed})
            yield Mutant(name, _text(row.value), _text(other), new, on, name)


def _of_section(law: CountryLaw, section: Section, rows: Rows) -> Iterator[Mutant]:
    kind = SECTIONS[section]
    for number, row in enumerate(rows):
        on = _day(law, kind, row)
        for part, was, becomes in _other_fields(row.value) if on else ():
            value = replace(row.value, **{part: becomes})
            changed = _with(rows, number, replace(row, value=value))
            new = replace(law, entries={**law.entries, section: changed})
            what = f"{section}.{part}"
            yield Mutant(what, _text(was), _text(becomes), new, on, kind)


def effect(law: CountryLaw, mutant: Mutant) -> Effect:
    """Say what a change does to the answers of one day."""
    rule = LawOfDay(law, mutant.on).says(mutant.read_as)
    if isinstance(rule, Rule) and rule.doubtful and rule.name in RULE_WORDS:
        return Effect.TRIED
    shown = Effect.NONE
    for leg in LEGS:
        tried = _tried(leg, law.code, mutant.on)
        if mutant.read_as not in tried.law.seen:
            continue
        noticed = _noticed(leg, tried, mutant)
        if noticed is Effect.OUTCOME:
            return noticed
        shown = noticed if noticed is Effect.SHOWN else shown
    of_letters = mutant.read_as in {RuleName.MAY_REVEAL_PROBAND_IDENTITY, LetterLimit}
    if of_letters and letters_differ(law, mutant.law, mutant.on):
        return Effect.OUTCOME
    # What a doubtful entry holds is a question, whatever it is.
    doubtful = isinstance(rule, tuple) and any(entry.doubtful for entry in rule)
    return Effect.TRIED if doubtful else shown


def _day(law: CountryLaw, what: Hashable, row: DatedValue[Any]) -> date | None:
    """Return the last state of the law in which a row counts; None: there is none."""
    for on in reversed(days_of(law)):
        said = LawOfDay(law, on).says(what)
        values = {id(entry.value) for entry in said} if isinstance(said, tuple) else {}
        if id(row.value) in values or (isinstance(said, Rule) and _is(said, row)):
            return on
    return None


def _is(rule: Rule, row: DatedValue[Any]) -> bool:
    return rule.exists and rule.summary == row.summary and rule.value == row.value


def _with(rows: tuple[Any, ...], number: int, row: Any) -> tuple[Any, ...]:
    return (*rows[:number], row, *rows[number + 1 :])


def _text(value: object) -> str:
    if isinstance(value, tuple | frozenset):
        return ", ".join(sorted(_text(part) for part in value))
    return str(value)


def _other_rule_values(name: RuleName, value: RuleValue) -> Iterator[RuleValue]:
    if name in RULE_WORDS:
        yield from (word for word in RULE_WORDS[name] if word is not value)
    elif isinstance(value, tuple):
        yield from _other_lists(value, Condition)
    elif name in _PROSE:
        yield f"{value}!"
    else:
        numbers = (12, 15, 17, 21) if name is RuleName.AGE_OF_MAJORITY else _NUMBERS
        yield from (number for number in numbers if number != value)


def _other_lists(value: Any, kind: type[Word]) -> Iterator[Any]:
    """Yield a list less one word, and with one more; of kin the first of each."""
    most = 1 if kind is Kin else None
    for word in islice(sorted(value), most):
        yield type(value)(part for part in value if part is not word)
    for word in islice((word for word in kind if word not in value), most):
        yield type(value)((*value, word))


def _other_fields(value: Any) -> Iterator[tuple[str, Any, Any]]:
    hints = get_type_hints(type(value))
    for part in fields(value):
        was = getattr(value, part.name)
        for becomes in _others(was, hints[part.name]):
            if becomes != was:
                yield part.name, was, becomes


def _others(was: Any, hint: Any) -> Iterator[Any]:
    """Yield other values of a field of an entry."""
    if isinstance(hint, UnionType):
        for inner in get_args(hint):
            yield from [None] if inner is type(None) else _others(was, inner)
    elif hint is bool:
        yield not was
    elif hint is int:
        yield from (12, 17) if was is None else (was - 1, was + 1)
    elif hint is str:
        yield f"{was}!"
    elif isinstance(hint, type) and issubclass(hint, Word):
        yield from hint
    elif get_origin(hint) is frozenset:
        yield from _other_lists(was, get_args(hint)[0])
    else:
        yield from _other_tuples(was, get_args(hint))


def _other_tuples(was: tuple[Any, ...], inner: tuple[Any, ...]) -> Iterator[Any]:
    if len(inner) == 2 and inner[1] is not Ellipsis:
        for number, kind in enumerate(inner):
            for word in kind:
                yield _with(was, number, word)
    elif isinstance(inner[0], type) and issubclass(inner[0], Word):
        yield from _other_lists(was, inner[0])
    else:
        for part in was:
            yield tuple(item for item in was if item != part)


@dataclass(frozen=True, slots=True)
class Witness:
    """One situation, its answer, and what of the law it rests on."""

    known: dict[Hashable, object]
    read: frozenset[Hashable]
    verdict: Verdict


class _Tried:
    """The situations a leg is tried on and what came of them, run when first needed."""

    def __init__(self, leg: LegOf, found: All) -> None:
        assert found.law is not None
        self.leg, self.law = leg, found.law
        self.domain = found.leaves[0].facts.domain
        self._kept: list[Witness] = []
        self._left = islice(_witnesses(found), _MOST)

    def __iter__(self) -> Iterator[Witness]:
        yield from self._kept
        for known in self._left:
            law = LawOfDay(self.law.law, self.law.on)
            runs = _runs(self.leg, Book(law), self.domain, known, law.on)
            facts, verdict = next(runs)
            now = Witness(known | facts.taken, frozenset(law.seen), verdict)
            self._kept.append(now)
            yield now


# Enough for the days of one country; more would keep every country in memory.
@lru_cache(maxsize=4 * len(LEGS))
def _tried(leg: LegOf, code: str, on: date) -> _Tried:
    return _Tried(leg, enumerated(leg, law_book().law(code), on))


def _noticed(leg: LegOf, tried: _Tried, mutant: Mutant) -> Effect:
    """Compare the two laws on situations of every path of a leg."""
    shown = Effect.NONE
    new, domain = Book(LawOfDay(mutant.law, mutant.on)), tried.domain
    with groups_in_place():
        for witness in tried:
            if mutant.read_as not in witness.read:
                continue
            for facts, after in _runs(leg, new, domain, witness.known, mutant.on):
                before = witness.verdict
                if facts.taken.keys() - witness.known.keys():
                    old = Book(tried.law)
                    every = witness.known | facts.taken
                    before = next(_runs(leg, old, domain, every, mutant.on))[1]
                if _seen_outside(before) != _seen_outside(after):
                    return Effect.OUTCOME
                if before.reasons != after.reasons:
                    shown = Effect.SHOWN
    return shown


def _runs(
    leg: LegOf, book: Book, domain: Any, known: Any, on: date
) -> Iterator[tuple[Facts, Any]]:
    def run(tree: Tree) -> tuple[Facts, Any]:
        facts = Facts(tree, domain, fixed=known)
        return facts, leg.answer(seen(facts, book, leg, on))

    return islice(leaves(run), _MORE)


def _seen_outside(verdict: Any) -> Hashable:
    """What a person who acts on the answer sees, reasons left out."""
    return (
        verdict.word,
        verdict.missing,
        verdict.tasks,
        verdict.addressee,
        verdict.liftable,
        verdict.speak_to_parent,
        verdict.ground,
    )


def _witnesses(found: All) -> Iterator[dict[Hashable, object]]:
    """Yield situations so that every path of the leg and of its pieces is on one."""
    been: set[int] = set()
    for leaf in found.leaves:
        yield _flat(leaf.facts)
    for leaf in found.leaves:
        yield from _through(leaf.facts, been)


def witnesses(leg: LegOf, found: All, on: date) -> Iterator[tuple[Facts, Verdict]]:
    """Yield situations on every path of a leg and its pieces, with their answers."""
    domain = found.leaves[0].facts.domain
    with groups_in_place():
        for known in islice(_witnesses(found), _ASKED):
            yield next(_runs(leg, Book(found.law), domain, known, on))


def _flat(facts: Facts) -> dict[Hashable, object]:
    """Return a situation on a path, every piece on its first way to the answer."""
    known: dict[Hashable, object] = {}
    for question, value in facts.taken.items():
        if isinstance(question, Piece):
            known |= _flat(next(_members(question, value)).facts)
        else:
            known[question] = value
    return known


def _through(facts: Facts, been: set[int]) -> Iterator[dict[Hashable, object]]:
    """Yield situations through every way of a piece that was not met before."""
    for question, value in facts.taken.items():
        if not isinstance(question, Piece):
            continue
        for member in _members(question, value):
            if id(member) not in been:
                been.add(id(member))
                yield _flat(facts) | _flat(member.facts)
                for inner in _through(member.facts, been):
                    yield _flat(facts) | inner


def _members(piece: Piece, group: object) -> Iterator[Member]:
    return (member for member in piece.table.members if member.group == group)
