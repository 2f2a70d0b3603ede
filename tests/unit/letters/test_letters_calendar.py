"""The calendar of a plan, read back, and the words for examinations."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from letters import (
    MissingTextError,
    calendar_id_of,
    examination_label,
    examination_languages,
    surveillance_calendar,
)
from letters.catalogue import load_words
from letters.examinations import examination_words
from pedigree import (
    Carrier,
    Operated,
    Operation,
    Procedure,
    Sex,
    SurveillancePlan,
    gene_symbols,
    load_gene,
    plan_surveillance,
    with_events,
)
from pedigree.genes import Cancer, RiskReducingProcedure

DAY = date(2026, 11, 24)
LANGUAGES = ("de", "en", "fr", "nb", "nl")


def _plan(gene: str = "BRCA1", born: date = date(2002, 3, 1)) -> SurveillancePlan:
    return plan_surveillance(load_gene(gene), Carrier(Sex.FEMALE, born), on=DAY)


def _written(plan: SurveillancePlan, on: date = DAY, language: str = "en") -> bytes:
    return surveillance_calendar(plan, calendar_id="p-1", on=on, language=language)


def _events(text: bytes) -> dict[str, Component]:
    calendar = Calendar.from_ical(text)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_entry_reads_back_as_it_was_meant() -> None:
    event = _events(_written(_plan()))["Mammogram"]
    assert event.decoded("dtstart") == date(2042, 3, 1)
    assert event.decoded("dtstamp") == datetime(2026, 11, 24, tzinfo=UTC)
    assert (str(event["class"]), str(event["status"])) == ("PRIVATE", "CONFIRMED")
    assert str(event["description"]) == (
        "Due from 1 March 2042.\nThen every 12 months.\n"
        "Please ask your clinic if anything has changed."
    )
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == -timedelta(days=14)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    text = _written(_plan())
    lines = text.split(b"\r\n")
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert b"\\n" in text


def test_comma_is_escaped_and_comes_back() -> None:
    event = _events(_written(_plan("TP53", date(2021, 3, 15)), language="fr"))
    text = _written(_plan("TP53", date(2021, 3, 15)), language="fr")
    assert b"chang\xc3\xa9\\, demandez" in text.replace(b"\r\n ", b"")
    assert all("changé, demandez" in str(e["description"]) for e in event.values())


def test_same_plan_gives_the_same_bytes() -> None:
    assert _written(_plan()) == _written(_plan())


def test_uid_stays_and_sequence_rises_when_the_plan_is_renewed() -> None:
    before, after = (
        _events(_written(_plan(), on))["Mammogram"] for on in (DAY, date(2027, 1, 1))
    )
    assert before["uid"] == after["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    other = surveillance_calendar(_plan(), calendar_id="p-2", on=DAY)
    assert _events(other)["Mammogram"]["uid"] != before["uid"]


def test_stopped_series_is_sent_as_cancelled_without_a_reminder() -> None:
    surgery = Operated(Operation.BILATERAL_MASTECTOMY, date(2026, 1, 1))
    plan = with_events(_plan(), [surgery], on=DAY)
    event = _events(_written(plan))["Mammogram"]
    assert str(event["status"]) == "CANCELLED"
    assert event.walk("VALARM") == []


def test_weeks_and_single_examinations_are_said_as_such() -> None:
    newborn = plan_surveillance(load_gene("RB1"), Carrier(Sex.FEMALE, DAY), on=DAY)
    said = str(_events(_written(newborn))["Eye examination"]["description"])
    assert "Then every 2 weeks." in said
    once = _events(_written(_plan("MLH1")))["Test for Helicobacter pylori"]
    assert "Once." in str(once["description"])


ILLNESS = re.compile(
    r"cancer|tumou?r|krebs|kanker|kreft|svulst|carcin|syndrom|mutation|variant"
    r"|blastom|gen(e|et)|erblich|erfelijk|arvelig|héréditaire",
    re.IGNORECASE,
)


@pytest.mark.parametrize("gene", gene_symbols())
def test_no_entry_says_gene_or_illness(gene: str) -> None:
    for language in LANGUAGES:
        text = _written(_plan(gene), language=language).replace(b"\r\n ", b"")
        lines = text.decode().splitlines()
        said = "\n".join(line for line in lines if line.startswith(("SUM", "DESC")))
        assert not ILLNESS.search(said)
        assert gene not in said


def test_id_made_of_facts_is_stable_and_shows_none_of_them() -> None:
    one = calendar_id_of("BRCA1", "2002-03-01")
    assert one == calendar_id_of("BRCA1", "2002-03-01")
    assert one != calendar_id_of("BRCA1", "2002-03-02")
    assert re.fullmatch(r"[0-9a-f]{32}", one)


def test_every_code_of_the_gene_files_has_a_label_in_every_language() -> None:
    assert examination_languages() == LANGUAGES
    for language in LANGUAGES:
        words = examination_words(language)
        assert set(words.examinations) == set(Procedure)
        assert set(words.measures) == set(RiskReducingProcedure)
        assert set(load_words(language).cancers) == set(Cancer)
        labels = list(words.examinations.values())
        assert len(set(labels)) == len(labels)


def test_unknown_code_and_language_are_refused() -> None:
    with pytest.raises(MissingTextError, match="`hocus`"):
        examination_label("hocus")
    with pytest.raises(MissingTextError, match="accepted: de, en, fr, nb, nl"):
        examination_label("breast_mri", language="xx")
