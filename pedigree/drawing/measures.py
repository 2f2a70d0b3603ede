"""The lengths of a drawing, in SVG units; refuses to know any family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

RADIUS = 15
"""Half the side of a square; the radius of a circle."""

DIAMOND = 19
"""Half the diagonal of a diamond."""

BRACKET = 21
"""How far the brackets of an adopted person reach from the centre."""

ARROW = 44
"""How far the arrow of the proband reaches to the left of the centre."""

FONT = 11
LINE = 13
"""Size of the captions, and the distance between their lines."""

TEXT_TOP = 32
"""From the centre of a symbol to the first base line of its caption."""

ARROW_ROOM = 10
"""How much lower a caption stands where the arrow of the proband needs the room."""

GAP = 12
"""Between the captions of two neighbours; also between those of a couple."""

TRACK = 7
"""Between parallel vertical lines beside a symbol."""

LANE = 12
"""Between parallel horizontal lines under a row."""

DROP = 16
TWIN_DROP = 30
"""From the lowest line above a row to the tops of its symbols, twins needing more."""

MARGIN = 14
GUTTER = 42
"""Around the drawing; and at its left, for the numerals of the generations."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much room one person needs.

    Attributes
    ----------
    left, right
        How far symbol and caption reach from the centre.
    lines
        Lines of the caption.
    lowered
        Whether the caption makes room for the arrow of the proband.
    """

    left: int
    right: int
    lines: int
    lowered: bool = False

    @property
    def depth(self) -> int:
        """From the centre of the symbol to the end of the caption."""
        lowered = ARROW_ROOM if self.lowered else 0
        return TEXT_TOP + LINE * max(self.lines - 1, 0) + lowered + 4


def text_width(text: str, size: int = FONT) -> int:
    """Width that a text needs in any usual font without serifs."""
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return round(size * (0.62 * (len(text) - wide) + wide))


def room_for(lines: Sequence[str], *, proband: bool, adopted: bool) -> Room:
    """Room for a symbol above a caption."""
    text = max(map(text_width, lines), default=0) // 2 + 1
    right = max(text, BRACKET if adopted else DIAMOND)
    first = text_width(lines[0]) // 2 if lines else 0
    return Room(
        max(right, ARROW) if proband else right,
        right,
        len(lines),
        lowered=proband and first > RADIUS + 3,
    )
