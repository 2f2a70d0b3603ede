"""The drawing as PDF and PNG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from pedigree import Family, draw_family, drawing_pdf, drawing_png

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def svg(draw: Callable[..., Family]) -> str:
    return draw_family(draw("dad . . M; mum . . F; ana dad mum F"), title="Three")


def test_the_pdf_shows_the_words_and_is_always_the_same(svg: str) -> None:
    pdf = drawing_pdf(svg)
    words = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert all(word in words for word in ("Three", "dad", "mum", "ana", "female"))
    assert pdf == drawing_pdf(svg)


def test_the_png_has_the_size_asked_for(svg: str) -> None:
    small, large = (drawing_png(svg, dots_per_inch=dots) for dots in (96, 192))
    width = [int.from_bytes(png[16:20], "big") for png in (small, large)]
    assert small.startswith(b"\x89PNG")
    assert width[1] == 2 * width[0] == 2 * 520
