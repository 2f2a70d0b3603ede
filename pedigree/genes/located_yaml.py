"""Reads YAML into plain values and remembers the line of every one of them.

Nothing is constructed but text, numbers, dates, booleans, lists and mappings. Only
`true` and `false` are booleans, so that the country `NO` and the key `on` stay text.
Tags, anchors, aliases and repeated keys are faults.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["LocatedDocument", "LocatedFault", "YamlPath", "read_located"]

YamlPath = tuple[str | int, ...]

# The loaders that resolve nothing: a plain scalar is told from a quoted one by style.
_LOADER: type[yaml.BaseLoader | yaml.CBaseLoader]
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TEXT_TAG = "tag:yaml.org,2002:str"
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]{1,3})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class LocatedFault:
    """One thing wrong with a document: where, and in words."""

    line: int | None
    path: YamlPath
    message: str


@dataclass(frozen=True, slots=True)
class LocatedDocument:
    """A value, the line of each of its parts, and what was wrong on the way."""

    value: object
    lines: Mapping[YamlPath, int]
    faults: tuple[LocatedFault, ...] = ()

    def line_of(self, path: YamlPath) -> int | None:
        """Line of a part, or of the nearest part around it that has one."""
        for length in range(len(path), -1, -1):
            if (line := self.lines.get(path[:length])) is not None:
                return line
        return None


@dataclass(slots=True)
class _Walk:
    lines: dict[YamlPath, int] = field(default_factory=dict)
    faults: list[LocatedFault] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def fault(self, node: yaml.Node, path: YamlPath, message: str) -> None:
        self.faults.append(LocatedFault(node.start_mark.line + 1, path, message))

    def value(self, node: yaml.Node, path: YamlPath) -> object:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self.seen:
            self.fault(node, path, "anchors and aliases are not accepted: repeat it")
            return None
        self.seen.add(id(node))
        if len(path) > _DEEPEST:
            self.fault(node, path, f"nested deeper than {_DEEPEST} levels")
            return None
        match node:
            case yaml.MappingNode():
                return self.mapping(node, path)
            case yaml.SequenceNode():
                parts = enumerate(node.value)
                return [self.value(part, (*path, number)) for number, part in parts]
            case yaml.ScalarNode():
                return self.scalar(node, path)
        return None  # pragma: no cover - YAML has three kinds of node

    def mapping(self, node: yaml.MappingNode, path: YamlPath) -> dict[str, object]:
        result: dict[str, object] = {}
        for name, part in self.named(node, path):
            # The line of the key: the value of a block mapping begins below it.
            result[name] = self.value(part, (*path, name))
        return result

    def named(
        self, node: yaml.MappingNode, path: YamlPath
    ) -> Iterator[tuple[str, yaml.Node]]:
        names: set[str] = set()
        for key, part in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, path, "a key must be one word")
                continue
            if key.value in names:
                self.fault(key, (*path, key.value), f"key `{key.value}` stands twice")
                continue
            names.add(key.value)
            self.lines[(*path, key.value)] = key.start_mark.line + 1
            yield key.value, part

    def scalar(self, node: yaml.ScalarNode, path: YamlPath) -> object:
        if node.tag not in (_TEXT_TAG, "?", None):
            self.fault(
                node, path, f"tag `{node.tag}` is not accepted: plain values only"
            )
            return None
        if node.style:
            return node.value
        try:
            return _plain(node.value)
        except ValueError:
            self.fault(node, path, f"`{node.value}` is not a day of the calendar")
            return None


def _plain(text: str) -> object:
    match text:
        case "" | "~" | "null":
            return None
        case "true" | "false":
            return text == "true"
    if _INTEGER.fullmatch(text) and len(text) < 20:
        return int(text)
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    return text


def read_located(text: str) -> LocatedDocument:
    r"""Read one YAML document and keep the line of every value.

    Parameters
    ----------
    text
        The document. A decimal number becomes a `Decimal`, so that nothing is
        rounded on the way in; a plain ISO day becomes a `date`.

    Returns
    -------
    LocatedDocument
        Its `faults` hold what is wrong with the YAML itself; the value is then
        incomplete and must not be used.

    Examples
    --------
    >>> document = read_located("country: NO\nages:\n  - 0.5\n")
    >>> document.value
    {'country': 'NO', 'ages': [Decimal('0.5')]}
    >>> document.line_of(("ages", 0))
    3
    """
    walk = _Walk()
    try:
        node = yaml.compose(text, Loader=_LOADER)
        value = None if node is None else walk.value(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        what = (error.problem or error.context or "unreadable").lower()
        return LocatedDocument(None, {}, (LocatedFault(line, (), f"no YAML: {what}"),))
    except yaml.YAMLError:
        message = "no YAML: it holds a character that text does not have"
        return LocatedDocument(None, {}, (LocatedFault(None, (), message),))
    except RecursionError:
        message = f"nested deeper than {_DEEPEST} levels"
        return LocatedDocument(None, {}, (LocatedFault(None, (), message),))
    return LocatedDocument(value, walk.lines, tuple(walk.faults))
