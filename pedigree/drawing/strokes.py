"""The ink of lines: single, double, dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .lines import Line, Point

_DASH = "4 3"
_OUTER = "6"
_INNER = "3"


def strokes(lines: Iterable[Line]) -> Iterator[str]:
    """Write lines; double ones below the others, each as white on black."""
    lines = list(lines)
    double = [line for line in lines if line.double]
    for colour, width in (("#000", _OUTER), ("#fff", _INNER)):
        for line in double:
            yield element(
                "path",
                d=path(line.points),
                stroke=colour,
                stroke_width=width,
                stroke_linecap="square",
                class_=f"{line.kind} consanguineous" if colour == "#000" else None,
            )
    for line in lines:
        if not line.double:
            yield element(
                "path",
                d=path(line.points),
                stroke_dasharray=_DASH if line.dashed else None,
                class_=line.kind,
            )


def path(points: Iterable[Point]) -> str:
    """Path data of a line through points."""
    return "M" + "L".join(f"{across} {down}" for across, down in points)
