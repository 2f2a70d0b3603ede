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

from pedigree.data_faults import DataFault, DataFaultsError
from pedigree.yaml_values import DEEPEST, Place, plain_value, yaml_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["YamlDocument", "YamlError", "parse_yaml", "read_text", "read_yaml"]

MAX_BYTES = 2_000_000
MAX_LINE = 10_000

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_BRACKET = re.compile(r"[\[\]{}]")
_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


class YamlError(DataFaultsError):
    """A file is not the YAML it should be; `faults` holds all that is wrong.

    Codes of the faults: `unreadable`, `too_large`, `not_text`, `line_too_long`,
    `empty_file`, `not_yaml`, `several_documents`, `key_twice`, `alias`, `merge_key`,
    `tag`, `too_deep`.
    """

    code = "yaml"
    keeps_codes = True


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
    if (refused := _NO_TEXT.search(text)) is not None:
        line = text.count("\n", 0, refused.start()) + 1
        raise _not_text(file, f"line {line} holds a control sign", line)
    is_json = text.lstrip().startswith(("{", "["))
    if is_json:
        try:
            return YamlDocument(file, _json(text, number), text)
        except (ValueError, RecursionError):
            pass  # It is YAML, or its fault is named with its line below.
    else:
        _check_lines(text, file)
    read = yaml_values(text, file=file, number=number)
    if read.faults:
        raise YamlError(read.faults)
    return YamlDocument(file, read.value, text, read.places)


def read_text(path: Path, *, file: str, max_bytes: int) -> str:
    """Read the text of a file, whatever stands in it.

    Parameters
    ----------
    path
        Text in UTF-8, or UTF-16 with its mark.
    file
        Name to give in messages.
    max_bytes
        The largest file that is read.

    Returns
    -------
    str
        Without the mark.

    Raises
    ------
    YamlError
        The file is missing, too large or not text.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as handle:
            data = b"" if size > max_bytes else handle.read(max_bytes + 1)
    except OSError as error:
        what = (error.strerror or "it cannot be opened").lower()
        message = f"the file cannot be read: {what}; an existing file is accepted"
        raise _refusal(file, "unreadable", message) from None
    if (size := max(size, len(data))) > max_bytes:
        message = f"the file has {size:,} bytes; at most {max_bytes:,} are accepted"
        raise _refusal(file, "too_large", message)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(file, f"byte {error.start}") from None
    if "\0" in text:
        raise _not_text(file, "it holds a zero byte")
    return text


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


def _check_lines(text: str, file: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE:
            message = f"the line has over {MAX_LINE:,} signs; up to that is accepted"
            raise _refusal(file, "line_too_long", message, number)


def _not_text(file: str, why: str, line: int | None = None) -> YamlError:
    message = f"the file is not text in UTF-8 ({why}); save it as UTF-8"
    return _refusal(file, "not_text", message, line)


def _refusal(file: str, code: str, message: str, line: int | None = None) -> YamlError:
    return YamlError([DataFault(file, line, "", message, code)])
