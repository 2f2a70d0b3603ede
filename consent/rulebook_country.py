"""The law of one country: its instruments, rules and entries on any day.

Between two days on which something begins or ends the law is the same; what it says in
such a span is worked out once, when it is first asked for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Any, TypeVar, cast

from consent.rulebook_entries import SECTIONS, SIDE_BY_SIDE, SectionValue
from consent.rulebook_entry_words import Section
from consent.rulebook_values import (
    KNOWN_FROM,
    DatedValue,
    Entry,
    Instrument,
    LawSource,
    Rule,
    RuleValue,
)
from consent.rulebook_words import Basis, RuleName, Treaty
from consent.vocabulary import Confidence

__all__ = ["CountryLaw"]

T = TypeVar("T")
E = TypeVar("E", bound=SectionValue)

_SECTION_OF: Mapping[type, Section] = {
    kind: section for section, kind in SECTIONS.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLaw:
    """The law of one country, all its days.

    Attributes
    ----------
    regions
        ISO 3166-2 codes the file speaks for; empty: the whole country.
    rules
        Per rule its values in the order of their days.
    entries
        Per section its dated entries.
    overlays
        Signed values of the clinic's lawyer, per rule, in the order of their days.
    """

    code: str
    name: str
    languages: tuple[str, ...]
    oviedo_convention: Treaty
    oviedo_genetic_testing_protocol: Treaty
    last_checked: date
    instruments: Mapping[str, Instrument]
    rules: Mapping[RuleName, tuple[DatedValue[RuleValue], ...]]
    entries: Mapping[Section, tuple[DatedValue[SectionValue], ...]]
    regions: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    sources: tuple[LawSource, ...] = ()
    overlays: Mapping[RuleName, tuple[DatedValue[RuleValue], ...]] = field(
        default_factory=dict
    )
    # INVARIANT: the law is constant between its days; what was worked out for one day
    # of a span holds for all of them.
    _turns: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _rules_known: dict[tuple[int, RuleName], Rule] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _entries_known: dict[tuple[int, type], tuple[Entry[Any], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Find the days on which something may say otherwise than the day before."""
        object.__setattr__(self, "_turns", tuple(sorted(set(self._turning_days()))))

    def turning_days(self) -> tuple[date, ...]:
        """Return every day on which some value begins, has ended, or is relied on.

        Returns
        -------
        tuple of date
            In order. Between two of them every rule and entry is the same.
        """
        return self._turns

    def rule(self, name: RuleName, on: date) -> Rule:
        """Return one rule as it stands on one day; there is always an answer.

        Parameters
        ----------
        name
            The rule.
        on
            The day asked for.

        Returns
        -------
        Rule
            With `exists` False before a known start, `doubtful` and `unread` as
            described there. Ages of majority are not dated.
        """
        key = (bisect_right(self._turns, on), name)
        known = self._rules_known.get(key)
        if known is None:
            known = self._rules_known[key] = self._rule(name, on)
        return known

    def _rule(self, name: RuleName, on: date) -> Rule:
        written = self._written(name, on)
        signed = _on_day(self.overlays.get(name, ()), on)
        # INVARIANT: an overlay settles only what is doubtful or silent
        if signed is None or not written.is_open:
            return written
        return self._overlaid(name, signed)

    def _written(self, name: RuleName, on: date) -> Rule:
        """Return the rule as the file has it."""
        dated = self.rules[name]
        row = dated[-1] if name is RuleName.AGE_OF_MAJORITY else _on_day(dated, on)
        if row is None:
            return self._silent(name)
        basis = Basis.NONE_FOUND if row.instrument is None else Basis.INSTRUMENT
        undated = name is RuleName.AGE_OF_MAJORITY
        return Rule(
            country=self.code,
            name=name,
            value=row.value,
            confidence=row.confidence,
            summary=row.summary,
            instrument=row.instrument,
            instrument_name=self._title(row.instrument),
            provision=self._provision(row),
            valid_from=row.valid_from,
            basis=basis,
            doubtful=row.is_doubtful(KNOWN_FROM if undated else on),
            unread=row.unread,
        )

    def entry(self, kind: type[E], on: date) -> Entry[E] | None:
        """Return the entry of a section on one day; None: nothing to add.

        Parameters
        ----------
        kind
            The class of the section, for example `DeceasedAccess`.
        on
            The day asked for.
        """
        found = self.entries_on(kind, on)
        return found[-1] if found else None

    def entries_on(self, kind: type[E], on: date) -> tuple[Entry[E], ...]:
        """Return all entries of a section on one day (duties, letter limits).

        Parameters
        ----------
        kind
            The class of the section.
        on
            The day asked for.
        """
        key = (bisect_right(self._turns, on), kind)
        known = self._entries_known.get(key)
        if known is None:
            known = self._entries_known[key] = self._entries_on(kind, on)
        return known

    def _entries_on(self, kind: type[E], on: date) -> tuple[Entry[E], ...]:
        section = _SECTION_OF[kind]
        rows = [row for row in self.entries.get(section, ()) if row.covers(on)]
        return tuple(
            Entry(
                country=self.code,
                section=section,
                value=cast("E", row.value),
                confidence=row.confidence,
                summary=row.summary,
                instrument=row.instrument,
                instrument_name=self._title(row.instrument),
                provision=self._provision(row),
                valid_from=row.valid_from,
                doubtful=row.is_doubtful(on),
            )
            for row in (rows if section in SIDE_BY_SIDE else rows[-1:])
        )

    def _turning_days(self) -> Iterator[date]:
        yield KNOWN_FROM
        tables = (self.rules, self.entries, self.overlays)
        for rows in chain.from_iterable(table.values() for table in tables):
            for row in cast("tuple[DatedValue[Any], ...]", rows):
                if row.valid_from is not None:
                    yield row.valid_from
                if row.valid_to is not None and row.valid_to < date.max:
                    yield row.valid_to + timedelta(days=1)

    def _silent(self, name: RuleName) -> Rule:
        return Rule(
            country=self.code,
            name=name,
            value=None,
            confidence=Confidence.UNCERTAIN,
            summary="no rule is known for this day",
            exists=False,
        )

    def _overlaid(self, name: RuleName, row: DatedValue[RuleValue]) -> Rule:
        return Rule(
            country=self.code,
            name=name,
            value=row.value,
            confidence=Confidence.VERIFIED,
            summary=row.summary,
            instrument=row.instrument,
            instrument_name=row.instrument,
            provision=row.provision,
            valid_from=row.valid_from,
            basis=Basis.OVERLAY,
        )

    def _title(self, instrument: str | None) -> str | None:
        return None if instrument is None else self.instruments[instrument].name_english

    def _provision(self, row: DatedValue[T]) -> str | None:
        if row.instrument is None:
            return None
        return row.provision or self.instruments[row.instrument].provision


def _on_day(rows: tuple[DatedValue[T], ...], on: date) -> DatedValue[T] | None:
    """Return the last value whose days include the day asked for."""
    covering = [row for row in rows if row.covers(on)]
    return covering[-1] if covering else None
