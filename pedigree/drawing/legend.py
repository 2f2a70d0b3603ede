"""What the signs of one drawing mean, and only of those that it uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from pedigree.family import TestResult

from .captions import Shape, is_carrier, shape_of
from .lines import Line, LineKind
from .measures import DIAMOND, MARGIN, RADIUS, text_width
from .strokes import path, strokes
from .svg import element, lettering
from .symbols import Marks, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pedigree.family import Family, PersonId

    from .lines import Placement, Point

_LINE = 38
_PROBAND_ROOM = 26
_BETWEEN = 26
_SEXES = {
    Shape.SQUARE: "male",
    Shape.CIRCLE: "female",
    Shape.DIAMOND: "sex not known",
}
_GENDERS = {
    Shape.SQUARE: "man (or male, gender not given)",
    Shape.CIRCLE: "woman (or female, gender not given)",
    Shape.DIAMOND: "another gender (or none known)",
}


class Sign(StrEnum):
    """What stands before the words of an entry."""

    SYMBOL = "symbol"
    TEXT = "text"
    SOCIAL = "social"
    RELATED = "related"
    TWINS = "twins"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and what it means.

    Attributes
    ----------
    meaning
        The words.
    sign
        What stands before them.
    marks, text
        What the sign shows, where it is a symbol or a text.
    """

    meaning: str
    sign: Sign = Sign.SYMBOL
    marks: Marks = field(default_factory=Marks)
    text: str = ""

    @property
    def lead(self) -> int:
        """How far the sign reaches left of its middle."""
        return RADIUS + (_PROBAND_ROOM if self.marks.proband else 4)

    @property
    def width(self) -> int:
        """Of sign and words together."""
        return self.lead + DIAMOND + 6 + text_width(self.meaning)


def entries(
    family: Family, placement: Placement, proband: PersonId | None
) -> list[Entry]:
    """Every sign that a drawing uses, in a fixed order."""
    used = {shape_of(person) for person in family}
    gendered = any(person.gender is not None for person in family)
    found = [
        Entry(words, marks=Marks(each))
        for each, words in (_GENDERS if gendered else _SEXES).items()
        if each in used
    ]
    shape = min(used, default=Shape.DIAMOND, key=list(Shape).index)
    found += _mark_entries(family, shape, proband)
    found += _line_entries(placement)
    if gendered:
        words = "AMAB, AFAB: assigned male, female at birth"
        found.append(Entry(words, Sign.WORDS))
    return found


def _mark_entries(
    family: Family, shape: Shape, proband: PersonId | None
) -> Iterator[Entry]:
    people = list(family)
    if any(person.affected for person in people):
        yield Entry("affected", marks=Marks(shape, affected=True))
    if any(person.deceased for person in people):
        yield Entry("deceased", marks=Marks(shape, deceased=True))
    if proband is not None:
        yield Entry("proband", marks=Marks(shape, proband=True))
    if any(map(is_carrier, people)):
        words = "E+: familial variant found by a test"
        yield Entry(words, marks=Marks(shape, carrier=True))
    if any(person.result is TestResult.NON_CARRIER for person in people):
        words = "familial variant not found by a test"
        yield Entry(words, Sign.TEXT, text="E\N{MINUS SIGN}")
    if any(person.adopted for person in people):
        yield Entry("adopted", marks=Marks(shape, adopted=True))


def _line_entries(placement: Placement) -> Iterator[Entry]:
    if any(line.dashed for line in placement.lines):
        yield Entry("social, not biological, tie", Sign.SOCIAL)
    if any(line.double for line in placement.lines):
        yield Entry("couple of blood relatives", Sign.RELATED)
    if any(line.kind is LineKind.TWIN_BAR for line in placement.lines):
        yield Entry("monozygotic twins", Sign.TWINS)


def legend(items: Sequence[Entry], top: int, width: int) -> tuple[list[str], int]:
    """Write a legend that is no wider than `width`; gives its height too."""
    written: list[str] = []
    x, y = MARGIN, top + _LINE // 2
    for entry in items:
        if x > MARGIN and x + entry.width > width - MARGIN:
            x, y = MARGIN, y + _LINE
        written += _entry(entry, (x + entry.lead, y))
        x += entry.width + _BETWEEN
    return written, (y + _LINE // 2 - top if items else 0)


def _entry(entry: Entry, centre: Point) -> Iterator[str]:
    x, y = centre
    ends = ((x - RADIUS, y), (x + RADIUS, y))
    match entry.sign:
        case Sign.SYMBOL:
            yield from symbol(entry.marks, centre)
        case Sign.TEXT:
            yield lettering(entry.text, x, y + 4, text_anchor="middle")
        case Sign.SOCIAL:
            yield from strokes([Line(LineKind.CHILD, ends, (), dashed=True)])
        case Sign.RELATED:
            yield from strokes([Line(LineKind.COUPLE, ends, (), double=True)])
        case Sign.TWINS:
            top, low, high = (x, y - 12), y + 12, y
            bar = ((x - RADIUS // 2, high), (x + RADIUS // 2, high))
            for points in ((top, (x - RADIUS, low)), (top, (x + RADIUS, low)), bar):
                yield element("path", d=path(points))
        case Sign.WORDS:
            yield lettering(entry.meaning, x - RADIUS, y + 4)
            return
        case _ as never:
            assert_never(never)
    yield lettering(entry.meaning, x + DIAMOND + 6, y + 4)
