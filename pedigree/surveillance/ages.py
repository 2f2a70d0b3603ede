"""Birthdays and intervals: from ages in years and months to days of the calendar.

Somebody born on 29 February has the birthday on 28 February between leap years, so
that an examination is never late for it.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

__all__ = ["birthday", "last_day", "months_later"]

_WEEKS_PER_YEAR = 365.2425 / 7
_WEEKS_PER_MONTH = 4
_ROUNDING = 6
"""Decimals beyond which a part of a year is rounding of the number itself."""


def birthday(born: date, age_years: float) -> date:
    """Day on which somebody reaches an age.

    Whole years are birthdays; a part of a year that makes whole months is counted in
    months, any other in weeks (0.15 years are eight weeks, as the gene files say).

    Parameters
    ----------
    born
        Date of birth.
    age_years
        Years from 0; may have a fraction.

    Returns
    -------
    date
        Never before `born`.

    Examples
    --------
    >>> birthday(date(2000, 2, 29), 25)
    datetime.date(2025, 2, 28)
    >>> birthday(date(2026, 1, 1), 0.15), birthday(date(2026, 1, 1), 0.25)
    (datetime.date(2026, 2, 26), datetime.date(2026, 4, 1))
    """
    years = int(age_years)
    rest = age_years - years
    months = round(rest * 12, _ROUNDING)
    if months == int(months):
        return born + relativedelta(years=years, months=int(months))
    weeks = round(rest * _WEEKS_PER_YEAR)
    return born + relativedelta(years=years, weeks=weeks)


def last_day(born: date, to_age: float | None) -> date | None:
    """Last day on which an examination up to an age is done.

    Parameters
    ----------
    born
        Date of birth.
    to_age
        A whole number is the last year of age included; a fraction is an exact age.

    Returns
    -------
    date or None
        None for an open end.

    Examples
    --------
    >>> last_day(date(1990, 5, 10), 50)
    datetime.date(2041, 5, 9)
    """
    if to_age is None:
        return None
    if to_age == int(to_age):
        return birthday(born, to_age + 1) - timedelta(days=1)
    return birthday(born, to_age)


def months_later(day: date, months: float) -> date:
    """Give the day an interval later; part of a month is counted in weeks.

    Parameters
    ----------
    day
        When the last examination was done.
    months
        The interval; 0.5 is two weeks, 1.5 is one month and two weeks.

    Returns
    -------
    date
        In a shorter month its last day.

    Examples
    --------
    >>> months_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    >>> months_later(date(2026, 1, 1), 0.5)
    datetime.date(2026, 1, 15)
    """
    whole = int(months)
    weeks = round((months - whole) * _WEEKS_PER_MONTH)
    return day + relativedelta(months=whole, weeks=weeks)
