"""What is known of people's ages; an age that is not sure is not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import Family, Person, PersonId

__all__ = ["LATE_CHILDBEARING", "MAJORITY", "Birth", "births_of"]

MAJORITY = 18
"""The age at which nobody is counted as a child any more."""

LATE_CHILDBEARING = 45
"""Age in years of a woman at which reproductive time pressure ends."""

_DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Birth:
    """When somebody was born, as far as known.

    Attributes
    ----------
    earliest, latest
        The same day where the date is known, the year's ends where only the year is,
        None where neither is.
    is_parent
        Whether the family shows a biological child: then the person counts as grown
        up unless the dates say otherwise.
    """

    earliest: date | None = None
    latest: date | None = None
    is_parent: bool = False

    def has_reached(self, age_years: float, *, on: date) -> bool | None:
        """Whether the person was this old on a day; None if that is not sure."""
        if self.latest is not None and _later(self.latest, age_years) <= on:
            return True
        if self.earliest is not None and _later(self.earliest, age_years) > on:
            return False
        if age_years <= 0 or (self.is_parent and age_years <= MAJORITY):
            return True
        return None

    def surely_reaches(self, age_years: float) -> date | None:
        """Give the first day on which the person is this old for sure."""
        return None if self.latest is None else _later(self.latest, age_years)

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest is not None and self.earliest == self.latest


def births_of(
    family: Family, born: Mapping[PersonId, date] | None
) -> Mapping[PersonId, Birth]:
    """Everybody's birth: the date given, that of the file, else the year.

    Monozygotic twins were born together, so that one date serves all of them.
    """
    parents = {parent for person in family for parent in person.parents}
    known: dict[PersonId, tuple[date, date]] = {}
    of_twins: dict[str, tuple[date, date]] = {}
    for person in family:
        span = _span(person, (born or {}).get(person.id, person.born))
        if span is not None:
            known[person.id] = span
            if person.twin is not None:
                best = min(of_twins.get(person.twin, span), span, key=_length)
                of_twins[person.twin] = best
    found = {}
    for person in family:
        span = known.get(person.id) or of_twins.get(person.twin or "")
        earliest, latest = span or (None, None)
        found[person.id] = Birth(earliest, latest, is_parent=person.id in parents)
    return found


def _span(person: Person, day: date | None) -> tuple[date, date] | None:
    if day is not None:
        return day, day
    if person.birth_year is None:
        return None
    return date(person.birth_year, 1, 1), date(person.birth_year, 12, 31)


def _length(span: tuple[date, date]) -> timedelta:
    return span[1] - span[0]


def _later(day: date, years: float) -> date:
    """Give the day some years later; 29 February counts as 1 March between leap years.

    Parts of a year, as in `0.15` for eight weeks, are counted in days.
    """
    whole = int(years)
    rest = timedelta(days=round((years - whole) * _DAYS_PER_YEAR))
    try:
        return day.replace(year=day.year + whole) + rest
    except ValueError:
        return date(day.year + whole, 3, 1) + rest
