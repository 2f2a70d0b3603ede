"""The PDF: archive standard, accessible, the same words and bytes every time."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf
import pypdf
import pytest

from letters import (
    Addressee,
    GlyphError,
    Letter,
    LetterFacts,
    LetterKind,
    render_html,
    render_pdf,
)
from pedigree import load_gene

LANGUAGES = ("de", "en", "fr", "nb", "nl")
DAY = date(2026, 11, 24)
Make = Callable[..., Letter]
FULL, MINIMAL = LetterKind.FAMILY_FULL, LetterKind.FAMILY_MINIMAL
POINT = 25.4 / 72

HOSTILE = (
    '#eval("1+1") #read("/etc/passwd")',
    "<script>alert(1)</script>",
    "{{7*7}}{% raw %}",
    r"\input{secret} $x$ *bold* _low_ `code`",
    "O'Brien & Söhne <b>",
    "= Heading",
    "- Zofia " + "a" * 80,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_paper_and_preview_say_the_same(
    kind: LetterKind,
    language: str,
    make_letter: Make,
    words_of_html: Callable[[str], str],
    words_of_pdf: Callable[[bytes, Letter], str],
) -> None:
    letter = make_letter(kind, language)
    paper = words_of_pdf(render_pdf(letter, on=DAY), letter)
    assert paper == words_of_html(render_html(letter))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_is_one_sheet_with_the_action_in_front(
    kind: LetterKind, language: str, make_letter: Make
) -> None:
    letter = make_letter(
        kind,
        language,
        proband_name=None if kind is MINIMAL else "Ruth Hall",
        relationship="aunt",
    )
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(letter, on=DAY))).pages
    assert len(pages) <= 2
    front = pages[0].extract_text()
    assert "+44 1632 960 123" in front.split(letter.title)[1]
    assert "Dr Miriam Okafor" in front
    for page in pages:
        assert letter.reference in page.extract_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_declares_standard_language_and_title(
    language: str, make_letter: Make
) -> None:
    letter = make_letter(MINIMAL, language)
    with pikepdf.open(io.BytesIO(render_pdf(letter, on=DAY))) as pdf:
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as meta:
            assert meta["pdfaid:part"] == "2"
            assert meta["pdfaid:conformance"] == "A"
            assert meta["pdfuaid:part"] == "1"
            assert meta["dc:title"] == letter.title


def test_the_metadata_give_nothing_away(make_letter: Make) -> None:
    pdf = render_pdf(make_letter(FULL, "en", proband_name="Ruth Hall"), on=DAY)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        told = f"{file.docinfo}{file.Root.Metadata.read_bytes()!r}"
    for secret in ("BRCA1", "c.68_69del", "Ruth", "Whitfield", "7K2M"):
        assert secret not in told


def test_fonts_are_embedded_and_ours(make_letter: Make) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(make_letter(FULL, "fr"), on=DAY))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        names = {str(font.BaseFont).split("+")[1] for font in fonts}
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


SCRIPT = """
import hashlib, sys
sys.path.insert(0, {root!r})
from conftest import letter_of, DAY
from letters import LetterKind, render_pdf
pdf = render_pdf(letter_of(LetterKind.FAMILY_FULL, "de"), on=DAY)
print(hashlib.sha256(pdf).hexdigest())
"""


def test_the_same_letter_has_the_same_bytes_in_a_fresh_process(
    make_letter: Make, request: pytest.FixtureRequest
) -> None:
    script = SCRIPT.format(root=str(request.path.parent))
    own = hashlib.sha256(render_pdf(make_letter(FULL, "de"), on=DAY)).hexdigest()
    answer = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        cwd=request.config.rootpath,
        env={"PYTHONHASHSEED": "1"},
    )
    assert answer.stdout.strip() == own


def test_another_day_is_another_file(make_letter: Make) -> None:
    letter = make_letter(MINIMAL, "en")
    assert render_pdf(letter, on=DAY) != render_pdf(letter, on=date(2026, 11, 25))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_print_literally(
    name: str,
    make_letter: Make,
    words_of_html: Callable[[str], str],
    words_of_pdf: Callable[[bytes, Letter], str],
) -> None:
    reader = Addressee(name, ("48 Mill Lane", name), "GB", "person")
    letter = make_letter(MINIMAL, "en", addressee=reader)
    paper = words_of_pdf(render_pdf(letter, on=DAY), letter)
    literal = "".join(name.split())
    assert f"Dear{literal}," in paper
    assert paper == words_of_html(render_html(letter))


@pytest.mark.parametrize("name", ["Ana 😀", "王小明", "علي"])
def test_a_character_that_the_font_lacks_stops_the_letter(
    name: str, make_letter: Make
) -> None:
    reader = Addressee(name, ("48 Mill Lane",), "GB", "person")
    letter = make_letter(MINIMAL, "en", addressee=reader)
    with pytest.raises(GlyphError, match="U\\+") as caught:
        render_pdf(letter, on=DAY)
    assert name not in caught.value.message


@pytest.mark.parametrize("name", ["Žofie Łukasińska", "Ελένη Παπά", "Оксана Їжак"])
def test_european_names_print(
    name: str, make_letter: Make, words_of_pdf: Callable[[bytes, Letter], str]
) -> None:
    reader = Addressee(name, ("48 Mill Lane",), "GB", "person")
    letter = make_letter(MINIMAL, "en", addressee=reader)
    assert "".join(name.split()) in words_of_pdf(render_pdf(letter, on=DAY), letter)


def positions(pdf: bytes) -> list[tuple[str, float, float]]:
    """Text of the first page with its place in mm from the top left."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    found: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], *rest: object) -> None:
        del rest
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            height = float(page.mediabox.height)
            found.append((text.strip(), x * POINT, (height - y) * POINT))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("window", ["din5008b", "din5008a", "fr", "ch", "no", "gb"])
def test_only_the_address_lies_in_the_window(
    window: str, make_letter: Make, make_clinic: Callable[..., object]
) -> None:
    lines = ("Flat 3, 48 Mill Lane", "Lower Ground Floor", "North Wing", "Ashford AF1")
    reader = Addressee("Alexandra Whitfield", lines, "IE", "person")
    letter = make_letter(
        MINIMAL, "en", addressee=reader, clinic=make_clinic(window=window)
    )
    box = letter.window
    inside = {
        text
        for text, x, y in positions(render_pdf(letter, on=DAY))
        if box.x - 1 <= x <= box.x + box.width and box.y <= y <= box.y + box.height
    }
    assert inside == {"Alexandra Whitfield", *lines, "IRELAND"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_letter_is_still_one_sheet(
    language: str, make_letter: Make, make_facts: Callable[..., LetterFacts]
) -> None:
    gene = make_facts(FULL).gene
    assert gene is not None
    cancers = tuple(str(row.cancer) for row in load_gene("STK11").penetrance)
    letter = make_letter(
        FULL,
        language,
        gene=replace(gene, cancers=cancers, childhood_testing=True),
        proband_name="Ruth Hall",
        relationship="aunt",
    )
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(letter, on=DAY))).pages
    assert len(pages) == 2
    assert "Dr Miriam Okafor" in pages[0].extract_text()
