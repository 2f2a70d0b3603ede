"""One country's law on one day as a page a person can read; printing is done elsewhere.

The page is a value: rules with their sources, entries, what is open.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import SECTIONS
from consent.rulebook_values import Entry, Instrument, LawSource, Rule
from consent.rulebook_words import RuleName
from consent.situation import plain

__all__ = ["CountryPage", "PageEntry", "PageRule", "country_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """One rule as a page shows it.

    Attributes
    ----------
    question
        What the rule answers, in plain English.
    value
        A word, a number, a list of words, prose, or None: nothing fixed, nothing found,
        not read, or no rule that day. `status` says which.
    meaning
        Of the word, where the value is one.
    status
        `known`, `doubtful`, `unread` or `silent`.
    since
        First day, None where it is not known.
    """

    name: str
    question: str
    value: str | int | list[str] | None
    meaning: str | None
    status: str
    since: date | None
    basis: str
    instrument: str | None
    instrument_name: str | None
    provision: str | None
    confidence: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """One structured entry as a page shows it; `facts` without what is left out."""

    section: str
    question: str
    facts: dict[str, Any]
    status: str
    since: date | None
    instrument: str | None
    instrument_name: str | None
    provision: str | None
    confidence: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage:
    """The law of one country on one day."""

    country: str
    name: str
    on: date
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    oviedo_convention: str
    oviedo_genetic_testing_protocol: str
    last_checked: date
    instruments: tuple[Instrument, ...]
    rules: tuple[PageRule, ...]
    entries: tuple[PageEntry, ...]
    open_questions: tuple[str, ...]
    sources: tuple[LawSource, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the page ready for JSON; dates in ISO form."""
        made: dict[str, Any] = plain(asdict(self))
        return made


def country_page(law: CountryLaw, on: date) -> CountryPage:
    """Return the page of one country for one day.

    Parameters
    ----------
    law
        Of the country.
    on
        The day the law is asked for.

    Examples
    --------
    >>> from consent.rulebook_folder import load_rulebook
    >>> page = country_page(load_rulebook().country("NO"), date(2026, 11, 24))
    >>> page.rules[4].value, str(page.rules[4].since)
    ('only_if_proband_cannot_consent', '2004-01-01')
    """
    return CountryPage(
        country=law.code,
        name=law.name,
        on=on,
        regions=law.regions,
        languages=law.languages,
        oviedo_convention=str(law.oviedo_convention),
        oviedo_genetic_testing_protocol=str(law.oviedo_genetic_testing_protocol),
        last_checked=law.last_checked,
        instruments=tuple(law.instruments.values()),
        rules=tuple(_page_rule(law.rule(name, on)) for name in RuleName),
        entries=tuple(
            _page_entry(entry)
            for kind in SECTIONS.values()
            for entry in law.entries_on(kind, on)
        ),
        open_questions=law.open_questions,
        sources=law.sources,
    )


def _page_rule(rule: Rule) -> PageRule:
    return PageRule(
        name=str(rule.name),
        question=rule.name.meaning,
        value=plain(rule.value),
        meaning=getattr(rule.value, "meaning", None),
        status=_status(rule),
        since=rule.valid_from,
        basis=str(rule.basis),
        instrument=rule.instrument,
        instrument_name=rule.instrument_name,
        provision=rule.provision,
        confidence=str(rule.confidence),
        summary=rule.summary,
    )


def _status(rule: Rule) -> str:
    if not rule.exists:
        return "silent"
    if rule.unread:
        return "unread"
    return "doubtful" if rule.doubtful else "known"


def _page_entry(entry: Entry[Any]) -> PageEntry:
    said = entry.value
    values = {part.name: getattr(said, part.name) for part in fields(said)}
    return PageEntry(
        section=str(entry.section),
        question=entry.section.meaning,
        facts={key: plain(value) for key, value in values.items() if _says(value)},
        status="doubtful" if entry.doubtful else "known",
        since=entry.valid_from,
        instrument=entry.instrument,
        instrument_name=entry.instrument_name,
        provision=entry.provision,
        confidence=str(entry.confidence),
        summary=entry.summary,
    )


def _says(value: object) -> bool:
    return value is not None and value is not False and value not in ((), frozenset())
