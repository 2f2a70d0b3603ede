"""A letter as a value: one list of blocks, told to two printers.

A block holds finished words only. It knows nothing of fonts, markup or pages.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .kinds import LetterKind
    from .windows import WindowBox


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sender:
    """The letterhead: clinic, department, address and how to reach it."""

    element: str
    name: str
    department: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """The addressee's lines, all inside the envelope window."""

    element: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Info:
    """One labelled fact at the head: the date, the reference, the telephone."""

    element: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the subject."""

    element: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `note` marks small print such as the data protection notice."""

    element: str
    runs: tuple[Run, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of short sentences."""

    element: str
    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Names and values, for example gene and variant, in a frame of their own."""

    element: str
    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row, for example the proband's list of letters."""

    element: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The closing and a named person with a role."""

    element: str
    closing: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code with an opaque code, its link and what to read aloud."""

    element: str
    link: str
    alt: str
    caption: str
    code: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The reply slip: three boxes, one line to write on, the code and nothing else."""

    element: str
    title: str
    intro: str
    options: tuple[str, ...]
    field: str
    code_label: str
    code: str
    return_label: str
    return_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overleaf:
    """What follows stands on the back of the sheet."""

    element: str = "overleaf"


Block = (
    Sender
    | Address
    | Info
    | Heading
    | Paragraph
    | BulletList
    | Definitions
    | Table
    | Signature
    | QrCode
    | Slip
    | Overleaf
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter, ready for either printer.

    Parameters
    ----------
    kind, language
        What it is, and the BCP 47 tag of its language.
    title
        The neutral subject; also the title of the file.
    blocks
        The words, in reading order.
    reference
        The family reference, printed on every page.
    footer
        The line at the foot of a page, with `{page}` and `{pages}` left open.
    author
        The clinic's name, for the file's metadata.
    window
        Where the envelope shows the address.
    must_not_contain
        Element ids that the permit bans; none of them is in `blocks`.
    adopted
        Whether the clinic has adopted these texts.
    band
        Words in the margin of a draft, or None.
    duties
        What the law asks besides the words, for example a registered letter.
    """

    kind: LetterKind
    language: str
    title: str
    blocks: tuple[Block, ...]
    reference: str
    footer: str
    author: str
    window: WindowBox
    must_not_contain: tuple[str, ...] = ()
    adopted: bool = False
    band: str | None = None
    duties: tuple[str, ...] = ()

    @property
    def elements(self) -> frozenset[str]:
        """The ids of the content elements that the letter prints."""
        return frozenset(block.element for block in self.blocks)


def block_data(block: Block) -> dict[str, object]:
    """One block as plain data, with its type in lower case."""
    return {"type": type(block).__name__.lower(), **asdict(block)}


def strings(value: object) -> tuple[str, ...]:
    """Every string inside nested plain data, in order.

    Examples
    --------
    >>> strings({"a": ["b", {"c": "d"}], "n": 1})
    ('b', 'd')
    """
    match value:
        case str():
            return (value,)
        case dict():
            return tuple(text for item in value.values() for text in strings(item))
        case list() | tuple():
            return tuple(text for item in value for text in strings(item))
        case _:
            return ()


def letter_text(letter: Letter) -> str:
    """All words of a letter, one line each, without layout.

    The title, the margin band and the foot of the page are not repeated in it.
    """
    lines: list[str] = []
    for block in letter.blocks:
        data = block_data(block)
        del data["type"], data["element"]
        lines.extend(strings(data))
    return "\n".join(lines)
