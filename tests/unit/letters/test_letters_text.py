"""The texts themselves: plain, complete, alike in every language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from letters import Letter, LetterFacts, LetterKind, TextError, letter_text
from letters.blocks import BulletList, Heading, Paragraph
from letters.cancers import list_cancers
from letters.catalogue import load_catalogue, load_words
from letters.snippets import VARIABLES, fill, parse, used_variables
from pedigree import gene_symbols, load_gene

LANGUAGES = ("de", "en", "fr", "nb", "nl")
OTHERS = ("de", "fr", "nb", "nl")
Make = Callable[..., Letter]
MINIMAL = LetterKind.FAMILY_MINIMAL


def plain(letter: Letter) -> list[tuple[str, str]]:
    """Element and words of each paragraph and list item that is running text."""
    found = []
    for block in letter.blocks:
        if isinstance(block, Paragraph):
            found.append((block.element, "".join(run.text for run in block.runs)))
        if isinstance(block, BulletList):
            found += [
                (block.element, "".join(run.text for run in item))
                for item in block.items
            ]
    return found


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if part.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_sentences_are_short(
    kind: LetterKind, language: str, make_letter: Make
) -> None:
    letter = make_letter(kind, language, proband_name=None)
    lengths = [
        len(sentence.split())
        for element, text in plain(letter)
        if element != "cancer_types_general"
        for sentence in sentences(text)
    ]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_no_variant_of_a_text_has_a_long_sentence(
    kind: LetterKind, language: str
) -> None:
    for element, text in load_catalogue(language, kind).texts.items():
        variants = [text] if isinstance(text, str) else list(text.values())
        for variant in variants:
            bare = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "x", variant))
            longest = max(len(part.split()) for part in sentences(bare))
            assert longest <= 25, element


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_the_subject_is_neutral(
    kind: LetterKind, language: str, make_letter: Make
) -> None:
    words = load_words(language)
    title = set(re.findall(r"\w+", make_letter(kind, language).title.lower()))
    assert not title & {word.lower() for word in words.sensitive}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_minimal_letter_has_no_sensitive_word(
    language: str, make_letter: Make
) -> None:
    letter = make_letter(MINIMAL, language)
    headings = [block.text for block in letter.blocks if isinstance(block, Heading)]
    said = " ".join([*headings, *(text for _, text in plain(letter))]).lower()
    sensitive = {word.lower() for word in load_words(language).sensitive}
    assert not set(re.findall(r"\w+", said)) & sensitive


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("chance", [Fraction(1, 2), Fraction(3, 8), Fraction(37, 101)])
def test_numbers_are_the_same_in_every_language(
    kind: LetterKind, language: str, chance: Fraction, make_letter: Make
) -> None:
    def digits(tag: str) -> dict[str, list[str]]:
        letter = make_letter(kind, tag, chance=chance)
        return {
            element: sorted(re.findall(r"\d+", text)) for element, text in plain(letter)
        }

    assert digits(language) == digits("en")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_language_has_the_same_texts_and_variables(
    kind: LetterKind, language: str
) -> None:
    def shape(tag: str) -> dict[str, object]:
        texts = load_catalogue(tag, kind).texts
        return {
            element: sorted(text) if isinstance(text, dict) else "one"
            for element, text in texts.items()
        }

    assert shape(language) == shape("en")
    english = load_catalogue("en", kind).texts
    for element, text in load_catalogue(language, kind).texts.items():
        if isinstance(text, str):
            origin = english[element]
            assert isinstance(origin, str)
            assert used_variables(text) == used_variables(origin), element


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_words(language: str) -> None:
    own, english = load_words(language), load_words("en")
    for table in ("labels", "headings", "subjects", "classification", "cancers"):
        assert sorted(getattr(own, table)) == sorted(getattr(english, table)), table
    assert sorted(own.relations) == sorted(english.relations)
    for key, forms in own.relations.items():
        assert sorted(forms) in (["any"], ["any", "maternal", "paternal"]), key


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", LetterKind)
def test_no_english_is_left(kind: LetterKind, language: str, make_letter: Make) -> None:
    english = {text for _, text in plain(make_letter(kind, "en"))}
    own = {text for _, text in plain(make_letter(kind, language))}
    assert not own & english
    common = {"the", "you", "your", "and", "this", "letter", "please"}
    words = re.findall(r"\w+", " ".join(own).lower())
    assert not common & set(words)


def test_says_nothing_of_a_persons_refusal() -> None:
    names = set(LetterFacts.__dataclass_fields__)
    assert not {name for name in names if "refus" in name or "consent" in name}


@pytest.mark.parametrize(
    "source",
    [
        "{{ proband }}",
        "{{ cycler }}",
        "{% if",
        "a **b",
        "{{ ''.__class__ }}{{ x }}",
        "words\n- and a list",
    ],
)
def test_refuses_a_text_that_is_not_one_of_ours(source: str) -> None:
    with pytest.raises(TextError):
        fill(source, dict.fromkeys(VARIABLES, "x"), element="test")


def test_refuses_a_text_that_climbs_out_of_the_sandbox() -> None:
    source = "{{ reference.__class__.__mro__ }}"
    with pytest.raises(TextError, match="cannot be filled"):
        fill(source, {"reference": "KC-1"}, element="test")


def test_a_missing_value_stops_the_letter() -> None:
    with pytest.raises(TextError, match="cannot be filled"):
        fill("Call {{ clinic_telephone }}.", {}, element="test")


def test_a_value_never_becomes_markup() -> None:
    (block,) = fill(
        "To {{ recipient_name }}", {"recipient_name": "**a** {{ b }}"}, element="t"
    )
    assert isinstance(block, Paragraph)
    assert [(run.text, run.strong) for run in block.runs] == [
        ("To **a** {{ b }}", False)
    ]


def test_reads_paragraphs_lists_and_strong_words() -> None:
    pieces = parse("One **two**\nthree\n\n- four\n- five")
    assert [piece.bullet for piece in pieces] == [False, True, True]
    assert [run.text for run in pieces[0].runs] == ["One ", "two", " three"]
    assert [run.strong for run in pieces[0].runs] == [False, True, False]


def test_groups_list_items_into_one_list() -> None:
    blocks = fill("- a\n- b\n\nc", {}, element="t")
    assert [type(block) for block in blocks] == [BulletList, Paragraph]


def test_names_each_cancer_once(make_letter: Make) -> None:
    letter = make_letter(LetterKind.FAMILY_FULL, "en")
    assert ("cancer_types_general", CANCERS) in plain(letter)


CANCERS = (
    "The change can play a part in: breast cancer, cancer of the ovaries, "
    "prostate cancer and cancer of the pancreas."
)


def test_leaves_the_cancers_out_where_none_is_known(
    make_letter: Make, make_facts: Callable[..., LetterFacts]
) -> None:
    gene = make_facts(LetterKind.FAMILY_FULL).gene
    assert gene is not None
    letter = make_letter(LetterKind.FAMILY_FULL, "en", gene=replace(gene, cancers=()))
    assert "cancer_types_general" not in letter.elements


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_every_cancer_of_every_gene(language: str) -> None:
    words = load_words(language)
    codes = {
        str(row.cancer)
        for symbol in gene_symbols()
        for row in load_gene(symbol).penetrance
    }
    assert codes <= set(words.cancers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gene_of_benign_growths_promises_no_cancer(
    language: str, make_letter: Make, make_facts: Callable[..., LetterFacts]
) -> None:
    gene = make_facts(LetterKind.FAMILY_FULL).gene
    assert gene is not None
    gene = replace(gene, symbol="SDHD", cancers=("head_neck_paraganglioma",))
    texts = load_catalogue(language, LetterKind.FAMILY_FULL)
    said = letter_text(make_letter(LetterKind.FAMILY_FULL, language, gene=gene))
    first = texts.text("gene_change_plain", "growths").strip()
    assert first in said
    assert texts.text("gene_change_plain", "single").strip() not in said


def test_all_cancers_of_a_gene_come_last_and_once() -> None:
    words = load_words("en")
    codes = ("any_cancer", "gastric", "gastric_diffuse", "any_cancer")
    assert list_cancers(codes, words) == "stomach cancer and other kinds of cancer"
    assert list_cancers(("any_cancer",), words) == "several kinds of cancer"
