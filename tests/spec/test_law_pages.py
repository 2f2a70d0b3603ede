"""The pages of the law: what is committed is what the files say today."""

from pathlib import Path

import pytest

from consent import RULE_WORDS, CountryLaw, country_codes, load_rulebook
from portal.law_matrix import LABELS, matrix_page, matrix_picture
from portal.law_pages import law_page, plain_text, value_words

DOCS = Path(__file__).parents[2] / "docs"
AGAIN = "`cascade law pages -o docs/law --picture docs/pictures/law.svg` writes it anew"


def law_of(code: str) -> CountryLaw:
    law = load_rulebook().law(code)
    assert law is not None
    return law


@pytest.mark.parametrize("code", country_codes())
def test_the_page_of_a_country_is_what_its_file_says(code: str) -> None:
    page = (DOCS / "law" / f"{code.lower()}.md").read_text(encoding="utf-8")
    assert page == law_page(law_of(code)), AGAIN


def test_the_list_and_the_picture_are_what_the_files_say() -> None:
    laws = sorted(map(law_of, country_codes()), key=lambda law: law.name)
    listed = (DOCS / "law" / "README.md").read_text(encoding="utf-8")
    assert listed == matrix_page(laws, "../pictures/law.svg"), AGAIN
    drawn = (DOCS / "pictures" / "law.svg").read_text(encoding="utf-8")
    assert drawn == matrix_picture(laws), AGAIN


def test_there_is_no_page_of_a_country_without_a_file() -> None:
    pages = {path.stem.upper() for path in (DOCS / "law").glob("*.md")}
    assert pages == {"README", *country_codes()}


@pytest.mark.parametrize("code", country_codes())
def test_what_is_open_for_a_lawyer_stands_before_what_is_known(code: str) -> None:
    law, page = law_of(code), law_page(law_of(code))
    first = page.index("## What the law says")
    for question in law.open_questions:
        assert 0 < page.index(plain_text(question)) < first
    for name in RULE_WORDS:
        if law.rule(name, law.last_checked).is_open:
            assert 0 < page.index(f"- {name.meaning} **") < first


def test_every_word_of_a_rule_fits_in_a_cell() -> None:
    words = {str(word) for kind in RULE_WORDS.values() for word in kind}
    assert set(LABELS) == words
    assert [label for label in LABELS.values() if len(label) > 11] == []


def test_text_of_a_file_is_no_markdown() -> None:
    assert plain_text("a|b *c*\n `d` <e>") == r"a\|b \*c\* \`d\` \<e\>"
    assert value_words("only_with_consent") == "only with consent"
    assert value_words("Ask s. 5_b first.") == "Ask s. 5_b first."
