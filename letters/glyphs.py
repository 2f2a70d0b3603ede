"""Can the letter font draw every character? Asked before printing, answered by name.

A character that silently disappears can turn a letter to one person into a letter to
another.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .errors import GlyphError

if TYPE_CHECKING:
    from collections.abc import Iterable

FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


@cache
def covered() -> frozenset[int]:
    """Code points that both weights of the letter font have."""
    folder = files("letters").joinpath("fonts")
    sets = [_code_points(folder.joinpath(name).read_bytes()) for name in FONTS]
    return frozenset.intersection(*sets)


def check_glyphs(texts: Iterable[str]) -> None:
    """Refuse texts with a character that the font lacks.

    Raises
    ------
    GlyphError
        Naming every such code point once, never the text around it.

    Examples
    --------
    >>> check_glyphs(["Žofie Łukasińska", "Ελένη", "Оксана"])
    """
    known = covered() | {ord("\n")}
    missing = sorted({ord(sign) for text in texts for sign in text} - known)
    if missing:
        named = ", ".join(
            f"U+{point:04X} {unicodedata.name(chr(point), 'without a name').lower()}"
            for point in missing
        )
        raise GlyphError(
            f"the letter font lacks `{named}`; give a form in Latin, Greek or Cyrillic"
        )


def _code_points(font: bytes) -> frozenset[int]:
    """Read the character map (format 4) of a TrueType file."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for row in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", font, 12 + 16 * row)
        if tag == b"cmap":
            return _segments(font, _windows_map(font, start))
    raise GlyphError("the font has no character map")


def _windows_map(font: bytes, start: int) -> int:
    (rows,) = struct.unpack_from(">H", font, start + 2)
    for row in range(rows):
        platform, encoding, offset = struct.unpack_from(
            ">HHI", font, start + 4 + 8 * row
        )
        if (platform, encoding) == (3, 1):
            return int(start + offset)
    raise GlyphError("the font has no Unicode character map")


def _segments(font: bytes, start: int) -> frozenset[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    begins = struct.unpack_from(f">{count}H", font, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, start + 16 + 2 * double)
    place = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", font, place)
    points: set[int] = set()
    for index, (first, last) in enumerate(zip(begins, ends, strict=True)):
        for point in range(first, last + 1):
            glyph = point
            if offsets[index]:
                at = place + 2 * index + offsets[index] + 2 * (point - first)
                (glyph,) = struct.unpack_from(">H", font, at)
                if glyph == 0:
                    continue
            if (glyph + deltas[index]) % 65536:
                points.add(point)
    return frozenset(points - {0xFFFF})
