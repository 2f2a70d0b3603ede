"""The ink of one person: shape, fill, slash, dot, arrow, brackets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .captions import Shape
from .measures import ARROW_ROOM, BRACKET, DIAMOND, LINE, RADIUS, TEXT_TOP
from .svg import element, lettering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .lines import Point

_DOT = 4
_SLASH = RADIUS + 6
_BRACKET_HEIGHT = RADIUS + 4
_BRACKET_ARM = 5


@dataclass(frozen=True, slots=True)
class Marks:
    """What a symbol shows."""

    shape: Shape = Shape.DIAMOND
    affected: bool = False
    deceased: bool = False
    carrier: bool = False
    proband: bool = False
    adopted: bool = False


def symbol(marks: Marks, centre: Point) -> Iterator[str]:
    """Write the elements of one symbol."""
    yield _outline(marks, centre)
    if marks.deceased:
        x, y = centre
        yield _path(f"M{x - _SLASH} {y + _SLASH}L{x + _SLASH} {y - _SLASH}", "deceased")
    if marks.carrier:
        # Black on white; white on the black of an affected carrier.
        yield element(
            "circle",
            cx=centre[0],
            cy=centre[1],
            r=_DOT,
            fill="#fff" if marks.affected else "#000",
            stroke="none",
            class_="carrier",
        )
    if marks.adopted:
        yield _brackets(centre)
    if marks.proband:
        yield from _arrow(centre)


def caption_text(
    lines: Sequence[str], centre: Point, *, lowered: bool = False
) -> Iterator[str]:
    """Write a caption under a symbol, its first line being the id."""
    base = centre[1] + TEXT_TOP + (ARROW_ROOM if lowered else 0)
    for place, line in enumerate(lines):
        yield lettering(
            line,
            centre[0],
            base + place * LINE,
            text_anchor="middle",
            font_weight=None if place else "bold",
        )


def _outline(marks: Marks, centre: Point) -> str:
    x, y = centre
    fill = "#000" if marks.affected else "#fff"
    look = {"fill": fill, "class_": "affected" if marks.affected else None}
    match marks.shape:
        case Shape.SQUARE:
            side = 2 * RADIUS
            return element(
                "rect", x=x - RADIUS, y=y - RADIUS, width=side, height=side, **look
            )
        case Shape.CIRCLE:
            return element("circle", cx=x, cy=y, r=RADIUS, **look)
        case Shape.DIAMOND:
            ends = ((0, -1), (1, 0), (0, 1), (-1, 0))
            corners = " ".join(
                f"{x + across * DIAMOND},{y + down * DIAMOND}" for across, down in ends
            )
            return element("polygon", points=corners, **look)


def _path(data: str, name: str) -> str:
    return element("path", d=data, fill="none", class_=name)


def _brackets(centre: Point) -> str:
    x, y = centre
    top, bottom = y - _BRACKET_HEIGHT, y + _BRACKET_HEIGHT
    parts = []
    for way in (-1, 1):
        edge = x + way * BRACKET
        arm = edge - way * _BRACKET_ARM
        parts.append(f"M{arm} {top}H{edge}V{bottom}H{arm}")
    return _path("".join(parts), "adopted")


def _arrow(centre: Point) -> Iterator[str]:
    """Draw the arrow of the proband, from the lower left, with its letter."""
    x, y = centre
    tip = (x - RADIUS - 3, y + 7)
    tail = (tip[0] - 15, tip[1] + 6)
    yield _path(f"M{tail[0]} {tail[1]}L{tip[0]} {tip[1]}", "proband")
    head = f"{tip[0]},{tip[1]} {tip[0] - 10},{tip[1]} {tip[0] - 7},{tip[1] + 7}"
    yield element("polygon", points=head, fill="#000", stroke="none")
    yield lettering(
        "P", tail[0] - 6, tail[1] + 6, text_anchor="middle", font_weight="bold"
    )
