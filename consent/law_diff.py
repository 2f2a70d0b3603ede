"""What changed in one country's law between two days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from consent.law_text import CountryPage, PageEntry, PageRule, country_page
from consent.rulebook_country import CountryLaw
from consent.situation import plain

__all__ = ["LawChange", "law_diff", "page_diff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChange:
    """One rule or section that says something else on the later day.

    Attributes
    ----------
    kind
        `rule` or `entry`.
    name
        Of the rule or section.
    before, after
        What it said and says; for an entry the facts of each that stood beside each
        other. `status` as on the page of a country.
    """

    kind: str
    name: str
    question: str
    before: Any
    after: Any
    before_status: str
    after_status: str
    since: date | None

    def as_dict(self) -> dict[str, Any]:
        """Return the change ready for JSON."""
        return {name: plain(getattr(self, name)) for name in self.__slots__}


def law_diff(law: CountryLaw, before: date, after: date) -> tuple[LawChange, ...]:
    """Return what the later day says otherwise than the earlier.

    Parameters
    ----------
    law
        Of the country.
    before, after
        The two days, in either order of time.

    Returns
    -------
    tuple of LawChange
        Rules first, in the order of the page; empty where nothing changed.

    Examples
    --------
    >>> from consent.rulebook_folder import load_rulebook
    >>> law = load_rulebook().law("SK")
    >>> [change.name for change in law_diff(law, date(2021, 7, 31), date(2021, 8, 1))]
    ['deceased_proband', 'deceased_access']
    """
    return page_diff(country_page(law, before), country_page(law, after))


def page_diff(old: CountryPage, new: CountryPage) -> tuple[LawChange, ...]:
    """Return what one page of a country says otherwise than another.

    Parameters
    ----------
    old, new
        Of two days, or of two versions of the files.
    """
    pairs = zip(old.rules, new.rules, strict=True)
    rules = [_rule_change(was, now) for was, now in pairs if _says(was) != _says(now)]
    sections = {entry.section: entry.question for entry in (*old.entries, *new.entries)}
    entries = [
        _entry_change(section, question, was=was, now=now)
        for section, question in sections.items()
        if (was := _of(old.entries, section)) != (now := _of(new.entries, section))
    ]
    return (*rules, *entries)


def _says(rule: PageRule) -> tuple[object, str]:
    return rule.value, rule.status


def _of(entries: tuple[PageEntry, ...], section: str) -> list[PageEntry]:
    return [entry for entry in entries if entry.section == section]


def _rule_change(was: PageRule, now: PageRule) -> LawChange:
    return LawChange(
        kind="rule",
        name=now.name,
        question=now.question,
        before=was.value,
        after=now.value,
        before_status=was.status,
        after_status=now.status,
        since=now.since,
    )


def _entry_change(
    section: str, question: str, *, was: list[PageEntry], now: list[PageEntry]
) -> LawChange:
    starts = [entry.since for entry in now if entry.since is not None]
    return LawChange(
        kind="entry",
        name=section,
        question=question,
        before=[entry.facts for entry in was],
        after=[entry.facts for entry in now],
        before_status=_status(was),
        after_status=_status(now),
        since=max(starts, default=None),
    )


def _status(entries: list[PageEntry]) -> str:
    if not entries:
        return "silent"
    doubtful = any(entry.status == "doubtful" for entry in entries)
    return "doubtful" if doubtful else "known"
