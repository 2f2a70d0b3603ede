"""The small parts: names, chances, windows, codes, countries, digests."""

from __future__ import annotations

from fractions import Fraction

import pytest

from letters import (
    LetterKind,
    LettersError,
    NameRefusedError,
    Status,
    check_name,
    element_status,
    languages_of_country,
    letter_languages,
    specimen,
    text_digest,
    window_box,
    window_of_country,
)
from letters.catalogue import load_words
from letters.chance import say_chance
from letters.codes import check_codes, grouped, link
from letters.elements import content
from letters.errors import ComposeError
from letters.windows import windows


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("a" * 101, "101"),
        ("Ana\u202elive", "U\\+202E"),
        ("Ana\u2066x", "U\\+2066"),
        ("Ana\u200fx", "U\\+200F"),
        ("Ana\x00", "U\\+0000"),
        ("Ana\nBen", "U\\+000A"),
        ("Ana\u200b", "U\\+200B"),
        ("Ana\ud800", "U\\+D800"),
        ("Ana\ue000", "U\\+E000"),
        ("Ana\u0378", "U\\+0378"),
        ("Ana\u2028x", "U\\+2028"),
    ],
)
def test_refuses_a_name_that_could_mislead(text: str, reason: str) -> None:
    with pytest.raises(NameRefusedError, match=reason) as caught:
        check_name(text)
    assert caught.value.code == "name_refused"
    assert "Ana" not in caught.value.message


def test_brings_a_name_into_normal_form() -> None:
    assert check_name(" Zoe\u0308 O\u2019Neill ") == "Zo\u00eb O\u2019Neill"


@pytest.mark.parametrize(
    ("chance", "text", "form"),
    [
        (Fraction(1, 2), "1 in 2 (one half)", "exact"),
        (Fraction(1, 4), "1 in 4 (one quarter)", "exact"),
        (Fraction(3, 8), "3 in 8 (three eighths)", "exact"),
        (Fraction(5, 12), "5 in 12", "exact"),
        (Fraction(1, 32), "about 3 in 100", "about"),
        (Fraction(37, 101), "about 37 in 100", "about"),
        (Fraction(1, 400), "about 1 in 400", "about"),
        (Fraction(999, 1000), "more than 99 in 100", "about"),
        (Fraction(1), "1 in 1", "certain"),
    ],
)
def test_says_a_chance_as_people_do(chance: Fraction, text: str, form: str) -> None:
    said = say_chance(chance, load_words("en").chance)
    assert (said.text, said.form) == (text, form)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "1 von 2 (die Hälfte)"),
        ("fr", "1 sur 2 (une chance sur deux)"),
        ("nb", "1 av 2 (halvparten)"),
        ("nl", "1 op 2 (de helft)"),
    ],
)
def test_says_a_half_in_each_language(language: str, text: str) -> None:
    assert say_chance(Fraction(1, 2), load_words(language).chance).text == text


@pytest.mark.parametrize(
    ("relationship", "side", "phrase"),
    [
        ("aunt", "maternal", "tante på morssiden"),
        ("grandmother", "paternal", "farmor"),
        ("sister", "both", "søster"),
        ("half_aunt", "paternal", "tante på farssiden"),
        ("second_cousin", None, "fjern slektning"),
        ("great_great_grandmother", "maternal", "fjern slektning på morssiden"),
    ],
)
def test_names_a_relation(relationship: str, side: str | None, phrase: str) -> None:
    assert load_words("nb").relation(relationship, side) == phrase


def test_refuses_a_relation_nobody_knows() -> None:
    with pytest.raises(LettersError, match="`neighbour`") as caught:
        load_words("en").relation("neighbour", None)
    assert caught.value.item == "relations.neighbour"


@pytest.mark.parametrize(
    ("country", "languages"),
    [
        ("BE", ("nl", "fr", "de")),
        ("CH", ("de", "fr")),
        ("NO", ("nb",)),
        ("LU", ("fr", "de")),
        ("PL", ()),
    ],
)
def test_knows_the_languages_of_a_country(
    country: str, languages: tuple[str, ...]
) -> None:
    assert languages_of_country(country) == languages


def test_every_language_of_a_country_is_one_we_write() -> None:
    for country in ("AT", "BE", "CH", "DE", "FR", "GB", "IE", "LU", "MT", "NL", "NO"):
        for kind in LetterKind:
            assert set(languages_of_country(country)) <= set(letter_languages(kind))


def test_a_window_is_found_by_its_name() -> None:
    assert window_box("DIN 5008 B") is window_box("din5008b")
    assert window_of_country("CH") == "ch"
    assert window_of_country("PL") == "din5008b"
    with pytest.raises(LettersError) as caught:
        window_box("c4")
    assert caught.value.code == "unknown_window"


def test_every_window_holds_six_lines_on_the_sheet() -> None:
    for box in windows().values():
        assert box.height / 6 >= 4, box.id
        assert box.x + box.width <= 200, box.id
        assert box.y + box.height < box.body, box.id


def test_a_code_is_read_out_in_fours() -> None:
    assert grouped("7K2M-9QXA-4B") == "7K2M 9QXA 4B"
    assert link("https://a.example/", "7K2M9Q") == "https://a.example/7K2M9Q"


def test_names_every_fault_of_the_codes() -> None:
    with pytest.raises(ComposeError) as caught:
        check_codes(reference="x", code="y", web="http://a.example?name=ana")
    assert caught.value.message.count(";") == 2


def test_a_digest_is_that_of_kind_and_language() -> None:
    digests = {
        text_digest(kind, language)
        for kind in LetterKind
        for language in letter_languages(kind)
    }
    assert len(digests) == 20
    kind = LetterKind.FAMILY_FULL
    assert text_digest(kind, "en") == text_digest(kind, "en")
    assert all(len(digest) == 64 for digest in digests)


def test_everything_shipped_is_a_draft() -> None:
    for kind in LetterKind:
        for language in letter_languages(kind):
            states = element_status(kind, language)
            assert states
            assert set(states.values()) == {Status.DRAFTED}


def test_every_element_says_why_with_a_source() -> None:
    for element in content().elements:
        assert element.why, element.id
        assert element.sources, element.id
        assert set(element.sources) <= set(content().sources), element.id


@pytest.mark.parametrize("language", ["de", "en", "fr", "nb", "nl"])
@pytest.mark.parametrize("kind", LetterKind)
def test_there_is_a_specimen_of_everything(kind: LetterKind, language: str) -> None:
    letter = specimen(kind, language)
    assert (letter.kind, letter.language) == (kind, language)
    assert letter.band == load_words(language).band


def test_a_specimen_follows_its_country() -> None:
    letter = specimen(LetterKind.FAMILY_MINIMAL, "de", country="CH")
    assert letter.window == window_box("ch")
    with pytest.raises(LettersError) as caught:
        specimen(LetterKind.FAMILY_MINIMAL, "xx")
    assert caught.value.code == "unknown_language"
