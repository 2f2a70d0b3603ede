"""Print a letter as PDF/A-2a and PDF/UA-1 in one file, the same bytes every time.

The layout is one fixed Typst file. The words go in as JSON data and are never source,
so no name can become a command.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import typst

from .blocks import QrCode, block_data, strings
from .errors import PrintError
from .glyphs import check_glyphs
from .qr import qr_svg

if TYPE_CHECKING:
    from .blocks import Block, Letter

_PRESS = Lock()


@cache
def _compiler() -> typst.Compiler:
    # Resources are plain files: the application is installed unpacked.
    room = Path(str(files("letters")))
    return typst.Compiler(
        input=str(room / "layout" / "letter.typ"),
        root=str(room / "layout"),
        font_paths=[str(room / "fonts")],
        ignore_system_fonts=True,
    )


def render_pdf(letter: Letter, *, on: date) -> bytes:
    """Print the letter as PDF, byte-identical for the same letter and day.

    Parameters
    ----------
    letter
        A composed letter.
    on
        The day that the file names as its creation date.

    Returns
    -------
    bytes
        PDF/A-2a and PDF/UA-1, fonts embedded, tagged, in the letter's language.

    Raises
    ------
    GlyphError
        If the letter font lacks a character.
    PrintError
        If the printer refuses the letter; the archive standards are checked there.
    """
    data = letter_data(letter, on)
    check_glyphs(
        strings({**data, "blocks": [_words(block) for block in letter.blocks]})
    )
    document = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
    try:
        with _PRESS:
            pdf = _compiler().compile(
                format="pdf",
                sys_inputs=document,
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datetime.combine(on, time(), tzinfo=UTC),
            )
    except typst.TypstError as fault:
        raise PrintError(f"the printer refused the letter, {fault.message}") from fault
    if not isinstance(pdf, bytes):
        raise PrintError("the printer gave no file")
    return pdf


def letter_data(letter: Letter, on: date) -> dict[str, object]:
    """Give the layout what it reads: plain data, no markup."""
    return {
        "title": letter.title,
        "author": letter.author,
        "language": letter.language,
        "date": [on.year, on.month, on.day],
        "footer": letter.footer,
        "band": letter.band,
        "window": {
            "x": letter.window.x,
            "y": letter.window.y,
            "width": letter.window.width,
            "height": letter.window.height,
            "info": letter.window.info,
            "body": letter.window.body,
        },
        "blocks": [_block(block) for block in letter.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    data = block_data(block)
    if isinstance(block, QrCode):
        data["svg"] = str(qr_svg(block.link))
    return data


def _words(block: Block) -> dict[str, object]:
    return block_data(block)
