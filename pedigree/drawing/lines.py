"""What a placed drawing is made of: spots, lines, rows; refuses to know ink."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree.family import PersonId

Point = tuple[int, int]
"""To the right, and down."""


class LineKind(StrEnum):
    """What a line says."""

    COUPLE = "couple"
    DESCENT = "descent"
    SIBSHIP = "sibship"
    CHILD = "child"
    TWIN = "twin"
    TWIN_BAR = "twin-bar"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; those that end at a symbol end in its centre.

    Attributes
    ----------
    kind
        What it says.
    points
        Its corners.
    people
        Whom it joins: those whose symbols it may touch.
    dashed
        Whether the tie is social only.
    double
        Whether the couple is consanguineous.
    """

    kind: LineKind
    points: tuple[Point, ...]
    people: tuple[PersonId, ...]
    dashed: bool = False
    double: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """A family with a place for everyone, before any ink.

    Attributes
    ----------
    spots
        The centre of everyone's symbol, in the order of the family.
    rows
        Everyone's row, counted from 0 at the top.
    heights
        The height of the symbols of each row.
    lines
        Every line; lines that cross do not touch symbols of others.
    width, height
        Of the whole.
    """

    spots: Mapping[PersonId, Point]
    rows: Mapping[PersonId, int]
    heights: tuple[int, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
