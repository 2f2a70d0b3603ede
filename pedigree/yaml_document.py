"""YAML and JSON files from outside, read with the line of every key and item.

The one reader of all rooms. It knows nothing of what a file means; what is no safe,
plain YAML 1.2 is refused with all that is wrong with it at once.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pedigree.yaml_text import (
    MAX_BYTES,
    YamlError,
    check_lines,
    check_signs,
    read_text,
)
from pedigree.yaml_values import DEEPEST, Place, plain_value, yaml_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["YamlDocument", "parse_yaml", "read_yaml"]

_BRACKET = re.compile(r"[\[\]{}]")
_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


@dataclass(frozen=True)
class YamlDocument:
    """Plain data and where each part of it stands.

    Parameters
    ----------
    file
        Name of the file, for messages.
    value
        Mappings with text as keys, lists, text, numbers, booleans, dates and None.
    text
        What the value was read from; may hold what only a vault may keep.
    places
        The lines, or None for what JSON gave: they are found when they are asked for.
    """

    file: str
    value: object = field(repr=False)
    text: str = field(default="", repr=False)
    places: Place | None = field(default=None, repr=False, compare=False)

    def line(self, key: Iterable[str | int] = ()) -> int:
        """Line of a key or item, or of the nearest part around it that is there.

        Parameters
        ----------
        key
            Path from the root; the empty path is the whole document.

        Returns
        -------
        int
            From 1.
        """
        place = self._root
        for step in key:
            inside = None if isinstance(place, int) else place[1].get(step)
            if inside is None:
                break
            place = inside
        return place if isinstance(place, int) else place[0]

    def json(self) -> str:
        """Give the value as JSON, days in ISO form, for models that read JSON.

        Returns
        -------
        str
            One line.
        """
        return json.dumps(self.value, default=str)

    @cached_property
    def _root(self) -> Place:
        if self.places is not None:
            return self.places
        # YAML does not know JSON's signs in two halves; their place is all we want.
        text = _HALF_SIGN.sub(r"\\u003f", self.text)
        return yaml_values(text, file=self.file, number=float).places


def read_yaml(
    path: Path,
    *,
    file: str | None = None,
    max_bytes: int = MAX_BYTES,
    exact: bool = False,
) -> YamlDocument:
    """Read one YAML or JSON file.

    Parameters
    ----------
    path
        Text in UTF-8, or UTF-16 with its mark; see `parse_yaml`.
    file
        Name to give in messages; the name of the file without its folder if left out.
    max_bytes
        The largest file that is read.
    exact
        Whether decimal numbers become `Decimal`, so that nothing is rounded.

    Returns
    -------
    YamlDocument
        Its data and lines.

    Raises
    ------
    YamlError
        The file is missing, too large or not text, or what `parse_yaml` refuses.
    """
    name = path.name if file is None else file
    text = read_text(path, file=name, max_bytes=max_bytes)
    return parse_yaml(text, file=name, exact=exact)


def parse_yaml(text: str, *, file: str, exact: bool = False) -> YamlDocument:
    r"""Read YAML or JSON from text.

    Parameters
    ----------
    text
        One document, no line over 10,000 signs unless it is JSON. Only `true` and
        `false` are booleans, so that `NO` and `on` are text; `1:30` is text, as is a
        number with a leading zero; a day without quotes is a date.
    file
        Name to give in messages.
    exact
        Whether decimal numbers become `Decimal`, so that nothing is rounded.

    Returns
    -------
    YamlDocument
        Its data and lines.

    Raises
    ------
    YamlError
        Not text, not YAML, empty, several documents, nested too deeply; or with tags,
        anchors, aliases, merge keys or keys that stand twice: these all at once.

    Examples
    --------
    >>> document = parse_yaml("country: NO\nages:\n  - 0.5\n", file="a.yaml")
    >>> document.value
    {'country': 'NO', 'ages': [0.5]}
    >>> document.line(("ages", 0))
    3
    """
    text = text.removeprefix("\ufeff")
    number: Callable[[str], float | Decimal] = Decimal if exact else float
    check_signs(text, file)
    is_json = text.lstrip().startswith(("{", "["))
    if is_json:
        try:
            return YamlDocument(file, _json(text, number), text)
        except (ValueError, RecursionError):
            pass  # It is YAML, or its fault is named with its line below.
    else:
        check_lines(text, file)
    read = yaml_values(text, file=file, number=number)
    if read.faults:
        raise YamlError(read.faults)
    return YamlDocument(file, read.value, text, read.places)


def _json(text: str, number: Callable[[str], float | Decimal]) -> object:
    """Read JSON the quick way; ValueError where the slow way has to look."""
    depth = deepest = 0
    for sign in _BRACKET.findall(text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise ValueError(deepest)
    scalar = partial(plain_value, number=number)
    value: object = json.loads(
        text,
        object_pairs_hook=_once,
        parse_constant=_no_number,
        parse_float=scalar,
        parse_int=scalar,
    )
    if _HALF_SIGN.search(text):
        # Half a sign alone is no text: UnicodeEncodeError, which is a ValueError.
        json.dumps(value, ensure_ascii=False, default=str).encode()
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _no_number(constant: str) -> object:
    raise ValueError(constant)
