"""Draw a family as SVG in the standardized nomenclature; always the same bytes.

Only ids, years and what the caller writes under a symbol: no name, no date of birth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .captions import described
from .figures import figure
from .generations import row_names
from .legend import entries, legend
from .measures import FONT, GUTTER, MARGIN, text_width
from .placing import place_family
from .strokes import strokes
from .svg import element, lettering
from .symbols import caption_text, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pedigree.family import Family, PersonId

    from .figures import Figure
    from .legend import Entry
    from .lines import Placement, Point

_NARROWEST = 520
_HEADING = 15
_NUMERAL = 14
_NUMERAL_SIZE = 13
_BEFORE_LEGEND = 14


def draw_family(
    family: Family,
    *,
    proband: PersonId | None = None,
    labels: Mapping[PersonId, str] | None = None,
    title: str = "Pedigree",
) -> str:
    r"""Draw a family as an SVG document.

    Squares are male, circles female, diamonds neither known nor told; gender comes
    before sex, and then the sex assigned at birth stands below. Filled is affected,
    a slash deceased, an arrow with P the proband, a dot a carrier by test. A legend
    says what the signs in use mean.

    Parameters
    ----------
    family
        A validated family; it may contain loops, twins, adoptions and parts that no
        tie joins. Everyone is drawn once.
    proband
        Whom the arrow points at; else the person whom the family marks, if any.
    labels
        Further words under symbols, such as a carrier probability; a line break
        begins a new line.
    title
        Stands above the drawing and names it for those who listen.

    Returns
    -------
    str
        A whole SVG document with `<title>` and `<desc>`. The symbol of each person is
        a group with their id as `data-person` and a `<title>` of its own.

    Raises
    ------
    UnknownPersonError
        If `proband` or somebody in `labels` is not in `family`.

    References
    ----------
    Bennett RL, French KS, Resta RG, Doyle DL. Standardized human pedigree
    nomenclature: update and assessment of the recommendations of the National Society
    of Genetic Counselors. J Genet Couns 2008;17:424-433.

    Bennett RL, French KS, Resta RG, Austin J. Practice resource-focused revision:
    Standardized pedigree nomenclature update centered on sex and gender inclusivity.
    J Genet Couns 2022;31:1238-1248. doi:10.1002/jgc4.1621

    Examples
    --------
    >>> from pedigree import draw_family, parse_family
    >>> family = parse_family("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 2")
    >>> svg = draw_family(family, proband="ana", labels={"mum": "1/2"})
    >>> svg.count("data-person="), "ana, female, proband, affected" in svg
    (3, True)
    """
    whom = family.proband if proband is None else family[proband].id
    words = {family[each].id: label for each, label in (labels or {}).items()}
    figures = {
        person.id: figure(person, proband=person.id == whom, label=words.get(person.id))
        for person in family
    }
    rooms = {person: each.room for person, each in figures.items()}
    placement = place_family(family, rooms, proband=whom)
    body = [
        *strokes(placement.lines),
        *_numerals(placement),
        *(_group(each, placement.spots[each.person]) for each in figures.values()),
    ]
    items = entries(family, placement, whom)
    about = described(family, rows=len(placement.heights), proband=whom)
    return _document(placement, body, items, title=title, about=about)


def _group(figure: Figure, centre: Point) -> str:
    """Write the symbol of one person, with caption and title."""
    content = [
        element("title", figure.spoken),
        *symbol(figure.marks, centre),
        *caption_text(figure.lines, centre, lowered=figure.room.lowered),
    ]
    return element("g", content, data_person=figure.person)


def _numerals(placement: Placement) -> Iterator[str]:
    names = row_names(placement.rows)
    for name, height in zip(names, placement.heights, strict=True):
        yield lettering(
            name,
            _NUMERAL - GUTTER,
            height + 5,
            font_size=_NUMERAL_SIZE,
            class_="generation",
        )


def _document(
    placement: Placement,
    body: Sequence[str],
    items: Sequence[Entry],
    *,
    title: str,
    about: str,
) -> str:
    """Write the whole drawing: heading, family, legend, on white."""
    room = text_width(title, _HEADING) + 2 * MARGIN
    width = max(placement.width + GUTTER + MARGIN, _NARROWEST, room)
    left = GUTTER + (width - GUTTER - MARGIN - placement.width) // 2
    top = MARGIN + _HEADING
    key, depth = legend(items, top + placement.height + _BEFORE_LEGEND, width)
    height = top + placement.height + _BEFORE_LEGEND + depth + MARGIN
    content = [
        element("title", title, id="pedigree-title"),
        element("desc", about, id="pedigree-desc"),
        element("rect", width=width, height=height, fill="#fff", stroke="none"),
        lettering(title, MARGIN, top, font_size=_HEADING, font_weight="bold"),
        element("g", body, transform=f"translate({left} {top})"),
        element("g", key, class_="legend"),
    ]
    return element("svg", content, **_frame(width, height)) + "\n"


def _frame(width: int, height: int) -> dict[str, object]:
    """Attributes of the document; its parts inherit font and stroke."""
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
        "aria_labelledby": "pedigree-title pedigree-desc",
        "font_family": "sans-serif",
        "font_size": FONT,
        "fill": "none",
        "stroke": "#000",
        "stroke_width": "1.5",
    }
