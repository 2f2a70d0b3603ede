"""Print a drawing as PDF or as PNG, the same bytes for the same drawing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import typst

from pedigree.errors import PedigreeError

_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_FONT = "DejaVu Sans Mono"
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def drawing_pdf(svg: str) -> bytes:
    """Print a drawing as one PDF page of its own size.

    Parameters
    ----------
    svg
        What `draw_family` gave.

    Returns
    -------
    bytes
        Letters come from a font inside the printer, so that they are the same on
        every machine; the file bears no date of its own.
    """
    return _printed(svg, "pdf")


def drawing_png(svg: str, *, dots_per_inch: float = 144) -> bytes:
    """Print a drawing as PNG.

    Parameters
    ----------
    svg
        What `draw_family` gave.
    dots_per_inch
        A unit of the drawing is one of 96 to the inch.
    """
    return _printed(svg, "png", dots_per_inch)


def _printed(svg: str, form: Literal["pdf", "png"], ppi: float | None = None) -> bytes:
    # The printer knows its own fonts only, and none by the name of `sans-serif`.
    svg = svg.replace('font-family="sans-serif"', f'font-family="{_FONT}"', 1)
    compiler = typst.Compiler(_PAGE, ignore_system_fonts=True, sys_inputs={"svg": svg})
    printed = compiler.compile(format=form, ppi=ppi, timestamp=_UNDATED)
    if not isinstance(printed, bytes):
        raise PedigreeError("the printer gave no file", code="drawing_not_printed")
    return printed
