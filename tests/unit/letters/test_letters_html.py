"""The preview: escaped, self-contained, compared with pages kept in the repository."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letters import Addressee, Letter, LetterKind, render_html

Make = Callable[..., Letter]


@pytest.mark.parametrize("kind", LetterKind)
def test_the_english_page_is_the_one_we_keep(
    kind: LetterKind,
    make_letter: Make,
    request: pytest.FixtureRequest,
    update_goldens: bool,  # noqa: FBT001 (a fixture)
) -> None:
    golden = request.config.rootpath / "tests/goldens/letters" / f"en-{kind}.html"
    page = render_html(make_letter(kind, "en"))
    if update_goldens:
        golden.write_text(page, "utf-8")
    assert page == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["de", "en", "fr", "nb", "nl"])
def test_the_page_declares_its_language_and_title(
    language: str, make_letter: Make
) -> None:
    letter = make_letter(LetterKind.FAMILY_FULL, language)
    page = render_html(letter)
    assert f'<html lang="{language}">' in page
    assert f"<title>{letter.title}</title>" in page
    assert page.count("<h1") == 1


def test_markup_in_a_name_is_escaped(make_letter: Make) -> None:
    name = "<img src=x onerror=alert(1)> & 'Co'"
    reader = Addressee(name, ("48 Mill Lane",), "GB", "person")
    page = render_html(make_letter(LetterKind.FAMILY_FULL, "en", addressee=reader))
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &#39;Co&#39;" in page


def test_the_page_loads_nothing(make_letter: Make) -> None:
    page = render_html(make_letter(LetterKind.FAMILY_FULL, "en"))
    for door in ("<script", "<link", "<iframe", "src=", "url(", "@import", "href="):
        assert door not in page


def test_the_band_is_shown_until_adopted(make_letter: Make) -> None:
    kind = LetterKind.FAMILY_FULL
    assert 'class="band"' in render_html(make_letter(kind, "en"))
    assert 'class="band"' not in render_html(make_letter(kind, "en", adopted=True))
