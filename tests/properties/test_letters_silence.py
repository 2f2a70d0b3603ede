"""No letter says what its permit withholds, whatever the names and numbers are."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters import (
    ComposeError,
    GeneWords,
    LetterKind,
    NameRefusedError,
    check_name,
    compose,
    letter_languages,
    letter_text,
    render_html,
)
from letters.catalogue import load_words
from letters.chance import SIMPLE, say_chance
from letters.specimen import _facts, _permit

FULL, MINIMAL = LetterKind.FAMILY_FULL, LetterKind.FAMILY_MINIMAL
LANGUAGES = letter_languages(FULL)

languages = st.sampled_from(LANGUAGES)
names = st.text(min_size=1, max_size=110)
secrets = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=6, max_size=12)
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
chances = st.fractions(Fraction(1, 5000), 1, max_denominator=5000)


@given(names)
def test_a_name_is_refused_or_holds_nothing_invisible(name: str) -> None:
    try:
        clean = check_name(name)
    except NameRefusedError:
        return
    assert check_name(clean) == clean
    assert not {unicodedata.category(sign) for sign in clean} & INVISIBLE


@settings(max_examples=40)
@given(names, languages)
def test_a_name_prints_literally_or_not_at_all(name: str, language: str) -> None:
    facts = _facts(FULL, language, None)
    reader = replace(facts.addressee, name=name)
    try:
        letter = compose(
            _permit(FULL),
            kind=FULL,
            language=language,
            facts=replace(facts, addressee=reader),
        )
    except NameRefusedError:
        return
    page = render_html(letter)
    assert (
        html.escape(check_name(name))
        .replace("&#x27;", "&#39;")
        .replace("&quot;", "&#34;")
        in page
    )
    assert page.count("<") == PLAIN[language]


def _count(language: str) -> int:
    facts = _facts(FULL, language, None)
    letter = compose(_permit(FULL), kind=FULL, language=language, facts=facts)
    return render_html(letter).count("<")


PLAIN = {language: _count(language) for language in LANGUAGES}


@settings(max_examples=40)
@given(secrets, secrets, secrets, chances, languages)
def test_a_minimal_letter_keeps_every_secret(
    symbol: str, variant: str, protein: str, chance: Fraction, language: str
) -> None:
    facts = _facts(MINIMAL, language, None)
    assert facts.gene is not None
    gene: GeneWords = replace(
        facts.gene, symbol=f"Q{symbol}", variant=f"Z{variant}", protein=f"X{protein}"
    )
    told = replace(
        facts, gene=gene, chance=chance, relationship="aunt", side="maternal"
    )
    plain = compose(_permit(MINIMAL), kind=MINIMAL, language=language, facts=facts)
    letter = compose(_permit(MINIMAL), kind=MINIMAL, language=language, facts=told)
    assert letter == plain
    assert gene.symbol not in render_html(letter)


@settings(max_examples=40)
@given(names, languages)
def test_a_withheld_name_is_always_refused(name: str, language: str) -> None:
    facts = replace(_facts(MINIMAL, language, None), proband_name=name)
    with pytest.raises(ComposeError) as caught:
        compose(_permit(MINIMAL), kind=MINIMAL, language=language, facts=facts)
    assert caught.value.code == "proband_named"


@given(chances)
def test_a_chance_has_the_same_numbers_in_every_language(chance: Fraction) -> None:
    said = [say_chance(chance, load_words(tag).chance) for tag in LANGUAGES]
    digits = {tuple(sorted(re.findall(r"\d+", one.text))) for one in said}
    assert len(digits) == 1
    assert len({(one.form, one.n, one.of) for one in said}) == 1


@given(chances)
def test_a_said_chance_is_near_the_true_one(chance: Fraction) -> None:
    said = say_chance(chance, load_words("en").chance)
    spoken = Fraction(said.n, said.of)
    if chance.denominator <= SIMPLE:
        assert spoken == chance
    elif chance >= Fraction(1, 100):
        assert abs(spoken - chance) <= Fraction(1, 100)
    else:
        assert abs(said.of - 1 / chance) <= Fraction(1, 2)


@settings(max_examples=40)
@given(chances, languages)
def test_the_letter_says_the_chance_it_was_given(
    chance: Fraction, language: str
) -> None:
    facts = replace(_facts(FULL, language, None), chance=chance)
    letter = compose(_permit(FULL), kind=FULL, language=language, facts=facts)
    said = say_chance(chance, load_words(language).chance)
    assert said.form == "certain" or said.text in letter_text(letter)
