"""A plan as an iCalendar file (RFC 5545): one entry for the next date of each series.

Single entries, not a recurrence: the next date counts from the day an examination was
done, the interval changes with age, and a monthly rule would skip the months that lack
its day. An entry says neither gene nor illness.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import scrypt, sha256
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date
from icalendar import Alarm, Calendar, Event

from pedigree import ExaminationSeries, SeriesState, SurveillancePlan

from .examinations import CalendarTexts, examination_label, examination_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRODUCT = "-//Kincascade//Surveillance//EN"
_BEFORE = timedelta(days=14)
"""How long before the day the calendar reminds."""

_COUNTED_FROM = date(2000, 1, 1)
_WEEKS_PER_MONTH = 4
_UID_DIGITS = 32


def surveillance_calendar(
    plan: SurveillancePlan, *, calendar_id: str, on: date, language: str = "en"
) -> bytes:
    """Write a plan as a calendar that a person can keep and renew.

    Import it again after each examination: an entry keeps its UID for life, and its
    SEQUENCE, the number of days since 2000, rises with the day of export, so that
    calendars move what has moved. A paused or stopped series is sent as cancelled.

    Parameters
    ----------
    plan
        A plan, after everything that has happened.
    calendar_id
        Keeps the entries of one person apart from those of another; opaque.
    on
        The day of export.
    language
        Of the entries.

    Returns
    -------
    bytes
        UTF-8, lines folded and ended as the standard says; the same bytes for the same
        arguments.

    Raises
    ------
    MissingTextError
        If the language has no words for examinations.

    References
    ----------
    RFC 5545, Internet Calendaring and Scheduling Core Object Specification, 2009.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for series in plan.series:
        uid = _uid(calendar_id, series)
        calendar.add_component(_entry(series, uid, on, language))
    return bytes(calendar.to_ical())


def calendar_id_of(*facts: str) -> str:
    """Give an id that is always the same for the same facts and hard to guess back.

    Parameters
    ----------
    facts
        What the plan was made of, where no opaque id of the person is at hand.

    Returns
    -------
    str
        Hexadecimal; made slowly on purpose, for a birth date has few possible values.
    """
    text = "\n".join(facts).encode()
    return scrypt(text, salt=_PRODUCT.encode(), n=2**14, r=8, p=1, dklen=16).hex()


def _uid(calendar_id: str, series: ExaminationSeries) -> str:
    text = f"{calendar_id}\n{series.procedure.value}"
    return f"{sha256(text.encode()).hexdigest()[:_UID_DIGITS]}@kincascade"


def _entry(series: ExaminationSeries, uid: str, on: date, language: str) -> Event:
    due = series.first_due
    words = examination_words(language)
    texts = words.calendar
    summary = examination_label(series.procedure.value, language=language)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(on, time(), UTC))
    event.add("sequence", (on - _COUNTED_FROM).days)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("summary", summary[0].upper() + summary[1:])
    event.add("dtstart", on if due is None else due)
    if due is None or series.state is SeriesState.STOPPED:
        event.add("status", "CANCELLED")
        event.add("description", texts.cancelled)
        return event
    event.add("status", "CONFIRMED")
    event.add("description", _description(series, due, texts, words.locale))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_BEFORE)
    alarm.add("description", summary[0].upper() + summary[1:])
    event.add_component(alarm)
    return event


def _description(
    series: ExaminationSeries, due: date, texts: CalendarTexts, tag: str
) -> str:
    locale = Locale.parse(tag)
    day = format_date(due, "long", locale=locale)
    months = series.present.interval_months
    if months is None:
        rhythm = texts.once
    elif months != int(months):
        rhythm = _counted(texts.weeks, round(months * _WEEKS_PER_MONTH), locale)
    else:
        rhythm = _counted(texts.months, int(months), locale)
    return "\n".join((texts.due.format(day=day), rhythm, texts.ask))


def _counted(forms: Mapping[str, str], number: int, locale: Locale) -> str:
    return forms.get(locale.plural_form(number), forms["other"]).format(n=number)
