"""The law of one country: its instruments, rules and entries on any day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

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
        signed = _on_day(self.overlays.get(name, ()), on)
        if signed is not None:
            return self._overlaid(name, signed)
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
        section = next(name for name, known in SECTIONS.items() if known is kind)
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
