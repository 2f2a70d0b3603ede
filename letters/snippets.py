"""The small texts of a catalogue: parsed once, rendered in a sandbox, plain text out.

Markup is read before any value is put in, so a name can never become markup. Escaping
belongs to the printers: these are plain words, not HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .blocks import BulletList, Paragraph, Run
from .errors import TextError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

#: The only names a text may use.
VARIABLES = frozenset(
    {
        "cancers",
        "chance",
        "chance_n",
        "chance_of",
        "chance_rest",
        "clinic_email",
        "clinic_hours",
        "clinic_name",
        "clinic_telephone",
        "concerning",
        "data_protection_contact",
        "meant",
        "proband_name",
        "recipient_name",
        "reference",
    }
)

_STRONG = re.compile(r"\*\*")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or list item of a text, as runs of template source."""

    bullet: bool
    runs: tuple[Run, ...]


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    # Autoescape stays off: the result is plain text, and each printer escapes for
    # its own format. Escaping here would print `&amp;` on paper.
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False
    )
    environment.globals.clear()
    return environment


@cache
def _template(source: str) -> Template:
    return _environment().from_string(source)


@cache
def parse(source: str) -> tuple[Piece, ...]:
    """Split a text into paragraphs, list items and strong runs.

    Raises
    ------
    TextError
        If a `**` is not closed or a list item shares lines with a paragraph.
    """
    pieces: list[Piece] = []
    for part in re.split(r"\n\s*\n", source.strip()):
        lines = [line.strip() for line in part.splitlines()]
        if all(line.startswith("- ") for line in lines):
            pieces.extend(Piece(bullet=True, runs=_runs(line[2:])) for line in lines)
        elif any(line.startswith("- ") for line in lines):
            raise TextError("a list needs a blank line before and after it")
        else:
            pieces.append(Piece(bullet=False, runs=_runs(" ".join(lines))))
    return tuple(pieces)


def _runs(text: str) -> tuple[Run, ...]:
    parts = _STRONG.split(text)
    if len(parts) % 2 == 0:
        raise TextError("a `**` has no partner; strong words stand between two `**`")
    return tuple(
        Run(part, strong=bool(index % 2)) for index, part in enumerate(parts) if part
    )


def used_variables(source: str) -> frozenset[str]:
    """Names a text asks for.

    Examples
    --------
    >>> sorted(used_variables("Call {{ clinic_telephone }}, quote {{ reference }}."))
    ['clinic_telephone', 'reference']
    """
    tree = _environment().parse(source)
    return frozenset(meta.find_undeclared_variables(tree))


@cache
def check_source(source: str) -> str:
    """Give a text back if it uses known variables only.

    Raises
    ------
    TextError
        If it asks for any other name, or is no valid template.
    """
    try:
        unknown = sorted(used_variables(source) - VARIABLES)
    except TemplateError as fault:
        raise TextError(f"the text is no valid template, {fault.message}") from fault
    if unknown:
        raise TextError(
            f"the text uses unknown variables `{', '.join(unknown)}`; "
            f"known are {', '.join(sorted(VARIABLES))}"
        )
    return source


def _render(source: str, values: Mapping[str, object]) -> str:
    try:
        text = _template(source).render(values)
    except TemplateError as fault:
        raise TextError(f"the text cannot be filled, {fault.message}") from fault
    return re.sub(r"[ \t]+", " ", text)


def fill(
    source: str, values: Mapping[str, object], *, element: str, note: bool = False
) -> tuple[Paragraph | BulletList, ...]:
    """Fill a text with values and give its blocks.

    Parameters
    ----------
    source
        A text of the catalogue.
    values
        Values of the closed variable list; a missing one stops the letter.
    element
        The content element that the blocks belong to.
    note
        Whether to print it small.

    Raises
    ------
    TextError
        If the text uses an unknown name, lacks a value or breaks the sandbox.
    """
    check_source(source)
    blocks: list[Paragraph | BulletList] = []
    items: list[tuple[Run, ...]] = []
    for piece in parse(source):
        runs = tuple(Run(_render(run.text, values), run.strong) for run in piece.runs)
        if piece.bullet:
            items.append(runs)
            continue
        if items:
            blocks.append(BulletList(element, tuple(items)))
            items = []
        blocks.append(Paragraph(element, runs, note))
    if items:
        blocks.append(BulletList(element, tuple(items)))
    return tuple(blocks)
