"""Turns YAML, event by event, into plain values with the line of each of them.

It builds text, numbers, dates, booleans, lists and mappings, and nothing else. Tags,
anchors, aliases, merge keys and repeated keys become faults; the rest is still read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import yaml
from yaml.events import (
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from pedigree.data_faults import DataFault, key_text, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

__all__ = ["DEEPEST", "Place", "YamlValues", "plain_value", "yaml_values"]

DEEPEST = 40
"""Levels of lists and mappings a document may nest."""

Place = int | tuple[int, "Mapping[str | int, Place]"]
"""The line of a value; with a list or mapping also the places of what is in it."""

# The C parser where PyYAML was built with it; both give the same events.
_PARSER: type[yaml.BaseLoader | yaml.CBaseLoader]
_PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
_WORDS: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
_NUMBER_SIGNS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?")
_LONGEST_NUMBER = 40
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_ANCHORS = "anchors and aliases are not accepted; write the part out where it counts"
_NO_DEPTH = f"nested deeper than {DEEPEST} levels; up to that is accepted"
_NO_MERGE = "the merge key `<<` is not accepted; write the keys out"


@dataclass(frozen=True, slots=True)
class YamlValues:
    """What a text holds; with faults the value is incomplete and must not be used."""

    value: object
    places: Place
    faults: tuple[DataFault, ...]


def plain_value(text: str, number: Callable[[str], float | Decimal]) -> object:
    """Tell what a scalar without quotes is.

    Parameters
    ----------
    text
        The scalar. A whole number has up to 18 digits and no leading zero, a decimal
        number a point and up to 40 signs; `null`, `true` and `false` are written so;
        a day is one of the calendar. All else is text.
    number
        Makes the decimal numbers.

    Examples
    --------
    >>> [plain_value(text, float) for text in ("NO", "1:30", "0150", "1.5", "true")]
    ['NO', '1:30', '0150', 1.5, True]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_SIGNS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if len(text) <= _LONGEST_NUMBER and _DECIMAL.fullmatch(text):
        return number(text)
    return _day(text) if _DATE.fullmatch(text) else text


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def yaml_values(
    text: str, *, file: str, number: Callable[[str], float | Decimal]
) -> YamlValues:
    """Read one YAML document.

    Parameters
    ----------
    text
        Printable text of any length.
    file
        Name for the faults.
    number
        Makes the decimal numbers.

    Returns
    -------
    YamlValues
        The value, its lines and every fault.
    """
    parser = _PARSER(text)
    next_event = cast("Callable[[], yaml.Event]", parser.get_event)
    reading = _Reading(next_event, file, number)
    try:
        value, places = reading.document()
    except yaml.YAMLError as error:
        reading.faults.append(_syntax_fault(error, file))
        value, places = None, 1
    except _TooDeepError:
        value, places = None, 1
    finally:
        parser.dispose()
    return YamlValues(value, places, tuple(reading.faults))


_BAD_START = (
    "; a line is indented with blanks, never a tab, and a text that begins with `@`, "
    "`%` or a grave accent stands in quotes"
)


def _syntax_fault(error: yaml.YAMLError, file: str) -> DataFault:
    mark = getattr(error, "problem_mark", None)
    line = None if mark is None else mark.line + 1
    problem = getattr(error, "problem", None) or "it holds an unknown sign"
    if "nesting depth" in problem:  # the C parser looks ahead
        return DataFault(file, line, "", _NO_DEPTH, "too_deep")
    if "cannot start any token" in problem:
        problem += _BAD_START
    message = f"the file is not YAML: {problem}"
    return DataFault(file, line, "", message, "not_yaml")


class _TooDeepError(Exception):
    """Reading stops here; the fault is noted."""


class _Reading:
    def __init__(
        self,
        event: Callable[[], yaml.Event],
        file: str,
        number: Callable[[str], float | Decimal],
    ) -> None:
        self.faults: list[DataFault] = []
        self._event = event
        self._file = file
        self._number = number
        self._path: list[str | int] = []

    def document(self) -> tuple[object, Place]:
        self._event()  # the stream begins
        if isinstance(self._event(), StreamEndEvent):
            return self._empty()
        event = self._event()
        value, places = self._node(event, _line(event))
        self._event()  # the document ends
        after = self._event()
        if not isinstance(after, StreamEndEvent):
            message = "a second document begins here; one document is accepted"
            self._fault(after, "several_documents", message)
        elif value is None and not self.faults:
            return self._empty()
        return value, places

    def _empty(self) -> tuple[object, Place]:
        message = "the file is empty; a YAML document is accepted"
        self.faults.append(DataFault(self._file, None, "", message, "empty_file"))
        return None, 1

    def _node(self, event: yaml.Event, line: int) -> tuple[object, Place]:
        if isinstance(event, ScalarEvent):
            return self._scalar(event), line
        if not isinstance(event, CollectionStartEvent):  # it is an alias
            self._fault(event, "alias", _NO_ANCHORS)
            return None, line
        self._check_block(event)
        parts: dict[str | int, Place] = {}
        if isinstance(event, MappingStartEvent):
            return self._mapping(parts), (line, parts)
        return self._sequence(parts), (line, parts)

    def _mapping(self, parts: dict[str | int, Place]) -> dict[str, object]:
        made: dict[str, object] = {}
        path = self._path
        while not isinstance(event := self._event(), MappingEndEvent):
            name = self._key(event)
            path.append(name or "")
            # The line of the key: a block in it begins below.
            value, place = self._node(self._event(), _line(event))
            if name in made:
                message = f"`{name}` stands twice; once is accepted"
                self._fault(event, "key_twice", message)
            elif name is not None:
                made[name], parts[name] = value, place
            path.pop()
        return made

    def _sequence(self, parts: dict[str | int, Place]) -> list[object]:
        made: list[object] = []
        path = self._path
        while not isinstance(event := self._event(), SequenceEndEvent):
            path.append(len(made))
            value, parts[len(made)] = self._node(event, _line(event))
            made.append(value)
            path.pop()
        return made

    def _key(self, event: yaml.Event) -> str | None:
        if not isinstance(event, ScalarEvent):
            self._fault(event, "not_yaml", "a key is a word; no list or mapping is one")
            self._node(event, _line(event))
            return None
        if event.value == "<<" and not event.style:
            self._fault(event, "merge_key", _NO_MERGE)
        if event.anchor is not None or event.tag is not None:
            self._scalar(event)
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if event.anchor is not None:
            self._fault(event, "alias", _NO_ANCHORS)
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._refuse_tag(event)
        if event.style or event.tag is not None:
            return event.value
        return plain_value(event.value, self._number)

    def _check_block(self, event: CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._fault(event, "alias", _NO_ANCHORS)
        if event.tag is not None:
            self._refuse_tag(event)
        if len(self._path) >= DEEPEST:
            self._fault(event, "too_deep", _NO_DEPTH)
            raise _TooDeepError

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        message = f"the tag {quoted(event.tag)} is not accepted; plain values are"
        self._fault(event, "tag", message)

    def _fault(self, event: yaml.Event, code: str, message: str) -> None:
        key = key_text(self._path)
        self.faults.append(DataFault(self._file, _line(event), key, message, code))


def _line(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.start_mark).line + 1
