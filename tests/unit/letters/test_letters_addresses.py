"""Addresses across borders, the Swiss spelling, and duties named once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from consent import Permit, Route
from letters import (
    Addressee,
    Letter,
    LetterFacts,
    LetterKind,
    Sender,
    Slip,
    compose,
    format_address,
    letter_text,
)
from letters.addresses import address_orders

LANGUAGES = ("de", "en", "fr", "nb", "nl")
FULL, MINIMAL = LetterKind.FAMILY_FULL, LetterKind.FAMILY_MINIMAL
CARRIED, COVER = LetterKind.FAMILY_PATIENT_CARRIED, LetterKind.PATIENT_COVER
Make = Callable[..., Letter]


@pytest.mark.parametrize(
    ("country", "postcode", "city", "last"),
    [
        ("GB", "NB2 4QT", "Northbridge", ("Northbridge", "NB2 4QT")),
        ("IE", "A00 B1C2", "Ashford", ("Ashford", "A00 B1C2")),
        ("UA", "00000", "Misto", ("Misto", "00000")),
        ("LV", "LV-0000", "Pilsēta", ("Pilsēta, LV-0000",)),
        ("DE", "00123", "Seestadt", ("00123 Seestadt",)),
        ("NL", "0123 AB", "Waterstad", ("0123 AB Waterstad",)),
        ("gb", "NB2 4QT", "Northbridge", ("Northbridge", "NB2 4QT")),
        ("GB", "", "Northbridge", ("Northbridge",)),
        ("DE", "00123", " ", ("00123",)),
        ("LV", "", "Pilsēta", ("Pilsēta",)),
    ],
)
def test_orders_postcode_and_city_as_the_country_does(
    country: str, postcode: str, city: str, last: tuple[str, ...]
) -> None:
    lines = format_address(("12 Harbour Road",), postcode, city, country)
    assert lines == ("12 Harbour Road", *last)


def test_every_exception_has_a_source() -> None:
    assert sorted(address_orders()) == ["GB", "IE", "LV", "UA"]
    for order in address_orders().values():
        assert order.source


HERE = {
    "de": "Vereinigtes Königreich",
    "en": "United Kingdom",
    "fr": "Royaume-Uni",
    "nb": "Storbritannia",
    "nl": "Verenigd Koninkrijk",
}


def _ends(letter: Letter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines of the letterhead and of the return address."""
    (sender,) = [block for block in letter.blocks if isinstance(block, Sender)]
    slips = [block.return_lines for block in letter.blocks if isinstance(block, Slip)]
    return sender.lines, slips[0] if slips else ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_abroad_learns_where_the_clinic_is(
    language: str, make_letter: Make
) -> None:
    reader = Addressee("Ada Berg", ("Havnegata 3", "0000 Fjordby"), "NO", "person")
    sender, back = _ends(make_letter(FULL, language, addressee=reader))
    assert sender[2] == HERE[language]
    assert back[-1] == HERE[language].upper()


@pytest.mark.parametrize("kind", LetterKind)
def test_at_home_the_country_is_left_out(kind: LetterKind, make_letter: Make) -> None:
    assert "united kingdom" not in letter_text(make_letter(kind, "en")).lower()


def test_a_carried_letter_without_a_country_leaves_it_out(make_letter: Make) -> None:
    letter = make_letter(CARRIED, "en", addressee=Addressee("", (), "", "person"))
    assert "united kingdom" not in letter_text(letter).lower()


def test_a_country_that_stands_there_is_not_repeated(
    make_letter: Make, make_clinic: Callable[..., object]
) -> None:
    lines = ("12 Harbour Road", "Northbridge", "United Kingdom")
    reader = Addressee("Ada Berg", ("Havnegata 3", "0000 Fjordby"), "NO", "person")
    letter = make_letter(
        FULL, "en", addressee=reader, clinic=make_clinic(address_lines=lines)
    )
    assert letter_text(letter).lower().count("united kingdom") == 2


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize(("clinic", "reader"), [("CH", "DE"), ("DE", "CH")])
def test_german_for_switzerland_has_no_sharp_s(
    kind: LetterKind,
    clinic: str,
    reader: str,
    make_letter: Make,
    make_facts: Callable[..., LetterFacts],
    make_clinic: Callable[..., object],
) -> None:
    person = replace(make_facts(kind).addressee, country=reader)
    swiss = make_letter(
        kind, "de", addressee=person, clinic=make_clinic(country=clinic)
    )
    words = f"{swiss.title}{swiss.footer}{swiss.band}{letter_text(swiss)}"
    assert "ß" not in words
    assert "Mit freundlichen Grüssen" in words
    assert "ß" in letter_text(make_letter(kind, "de"))


def test_a_name_keeps_its_sharp_s(make_letter: Make) -> None:
    reader = Addressee("Jana Groß", ("Am Fluß 1", "0000 Seedorf"), "CH", "person")
    words = letter_text(make_letter(FULL, "de", addressee=reader))
    assert "Guten Tag Jana Groß," in words
    assert "Am Fluß 1" in words


def test_other_languages_are_the_same_in_switzerland(
    make_letter: Make, make_clinic: Callable[..., object]
) -> None:
    swiss = make_letter(CARRIED, "fr", clinic=make_clinic(country="CH"))
    assert letter_text(swiss) == letter_text(
        make_letter(CARRIED, "fr", clinic=make_clinic(country="FR"))
    ).replace("France", "Suisse")


def test_a_duty_that_the_decision_names_is_not_named_twice(
    permit_from: Callable[..., Permit],
    make_facts: Callable[..., LetterFacts],
    make_clinic: Callable[..., object],
) -> None:
    french = permit_from(Route.CLINIC_CONTACT, "FR")
    facts = make_facts(MINIMAL, clinic=make_clinic(country="FR", window="fr"))
    letter = compose(french, kind=MINIMAL, language="fr", facts=facts)
    assert "send_registered" in french.tasks
    assert letter.duties == ("official_model_text",)
