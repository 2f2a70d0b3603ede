"""What a gene adds: a second variant, the parent it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from letters import (
    ComposeError,
    Definitions,
    GeneWords,
    Letter,
    LetterFacts,
    LetterKind,
    letter_text,
)
from letters.guard import check_silence

LANGUAGES = ("de", "en", "fr", "nb", "nl")
FULL, MINIMAL = LetterKind.FAMILY_FULL, LetterKind.FAMILY_MINIMAL
SECOND = "c.1187G>A"
Facts = Callable[..., LetterFacts]
Make = Callable[..., Letter]


@pytest.fixture
def recessive(make_facts: Facts) -> GeneWords:
    gene = make_facts(FULL).gene
    assert gene is not None
    return replace(gene, symbol="MUTYH", recessive=True, second_variant=SECOND)


@pytest.fixture
def paternal(make_facts: Facts) -> GeneWords:
    gene = make_facts(FULL).gene
    assert gene is not None
    cancers = ("head_neck_paraganglioma",)
    return replace(gene, symbol="SDHD", cancers=cancers, parent_of_origin=True)


def rows(letter: Letter) -> tuple[tuple[str, str], ...]:
    (box,) = [block for block in letter.blocks if isinstance(block, Definitions)]
    return box.rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_for_the_doctor_shows_both_variants(
    language: str, recessive: GeneWords, make_letter: Make
) -> None:
    letter = make_letter(FULL, language, gene=recessive)
    single = make_letter(FULL, language, gene=replace(recessive, second_variant=None))
    assert [value for _, value in rows(letter)][:3] == ["MUTYH", "c.68_69del", SECOND]
    assert set(rows(letter)) - set(rows(single)) == {rows(letter)[2]}
    others = [block for block in letter.blocks if not isinstance(block, Definitions)]
    assert others == [
        block for block in single.blocks if not isinstance(block, Definitions)
    ]


def test_the_guard_knows_the_second_variant(
    recessive: GeneWords, make_letter: Make, make_facts: Facts
) -> None:
    letter = replace(make_letter(MINIMAL, "en"), title=f"About {SECOND}")
    facts = make_facts(MINIMAL, gene=recessive)
    with pytest.raises(ComposeError) as caught:
        check_silence(letter, facts, frozenset({"gene_name_and_variant"}))
    assert caught.value.code == "leak"


RARELY = {
    "de": "bei Ihnen nur selten Tumoren",
    "en": "rarely causes tumours in you",
    "fr": "cause rarement des tumeurs",
    "nb": "gir den sjelden svulster",
    "nl": "maar zelden gezwellen",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_from_the_mother_rarely_causes_tumours_but_is_passed_on(
    language: str, paternal: GeneWords, make_letter: Make
) -> None:
    letter = make_letter(FULL, language, gene=paternal, inherited_from_mother=True)
    words = letter_text(letter)
    assert RARELY[language] in words
    assert "parent_of_origin" in letter.elements


@pytest.mark.parametrize("inherited", [None, False])
def test_others_read_as_before(
    inherited: bool | None,  # noqa: FBT001 (a parameter of the test)
    paternal: GeneWords,
    make_letter: Make,
) -> None:
    letter = make_letter(FULL, "en", gene=paternal, inherited_from_mother=inherited)
    plain = replace(paternal, parent_of_origin=False)
    assert letter == make_letter(FULL, "en", gene=plain)


def test_the_mother_matters_for_such_genes_only(make_letter: Make) -> None:
    letter = make_letter(FULL, "en", inherited_from_mother=True)
    assert letter == make_letter(FULL, "en")


def test_a_minimal_letter_is_silent_on_the_parent(
    paternal: GeneWords, make_letter: Make
) -> None:
    letter = make_letter(MINIMAL, "en", gene=paternal, inherited_from_mother=True)
    assert letter == make_letter(MINIMAL, "en")


def test_the_side_of_the_proband_is_not_given_away(
    paternal: GeneWords, make_letter: Make
) -> None:
    letter = make_letter(FULL, "en", gene=paternal, inherited_from_mother=True)
    for word in ("mother", "maternal", "father"):
        assert word not in letter_text(letter)
