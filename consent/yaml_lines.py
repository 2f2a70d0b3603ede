"""YAML files as plain data, and the line of any part of them when it is asked for.

Booleans are `true` and `false` alone; a date stays text; a key may stand once; tags of
other kinds are refused. JSON is YAML and is read by the same way.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import cast

import yaml

from consent.errors import DataFault

__all__ = ["YamlFile", "YamlRefusal", "read_yaml_file", "read_yaml_text", "shown"]

_PREFIX = "tag:yaml.org,2002:"
_SCALARS: tuple[tuple[str, str, str], ...] = (
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN"),
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?[0-9]{1,18}$", "-+0123456789"),
    (
        "float",
        r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$",
        "-+.0123456789",
    ),
)
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc, valid-type] # C parser where it is built in
    """The parser with the scalars of YAML 1.2."""


_Loader.yaml_implicit_resolvers = {}
for _name, _pattern, _first in _SCALARS:
    _Loader.add_implicit_resolver(
        _PREFIX + _name, re.compile(_pattern), [*_first, *([""] * (_name == "null"))]
    )


class YamlRefusal(Exception):  # noqa: N818 - carried into the error of the caller
    """Text that is not the YAML it should be; `fault` says why and where."""

    def __init__(self, fault: DataFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(frozen=True)
class YamlFile:
    """Plain data and the text it came from.

    Attributes
    ----------
    name
        Of the file, for messages.
    data
        Mappings, lists, text, numbers, booleans, None.
    """

    name: str
    data: object
    text: str

    @cached_property
    def root(self) -> yaml.Node:
        """The tree, for the places of things."""
        return cast("yaml.Node", yaml.compose(self.text, Loader=_Loader))

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Line, from 1, of a key or element; of what is around it where it is missing.

        Parameters
        ----------
        path
            Keys and indices from the root.
        """
        node, line = self.root, self.root.start_mark.line + 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line


def read_yaml_file(path: Path) -> YamlFile:
    """Read one file of UTF-8 text.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    YamlRefusal
        It cannot be read, is empty, is not YAML, or says a key twice.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); an existing file is accepted"
        raise _refusal(reason, str(path), code="unreadable") from None
    except UnicodeDecodeError as error:
        reason = f"is not text (byte {error.start}); UTF-8 is accepted"
        raise _refusal(reason, str(path), code="not_text") from None
    return read_yaml_text(text, name=str(path))


def read_yaml_text(text: str, *, name: str) -> YamlFile:
    """Read one document of text.

    Parameters
    ----------
    text
        The document.
    name
        For messages.

    Raises
    ------
    YamlRefusal
        It is empty, is not YAML, or says a key twice.
    """
    try:
        return YamlFile(name, _json(text), text)
    except (ValueError, RecursionError):
        pass  # It is YAML, or its fault is named with its line below.
    try:
        root = yaml.compose(text, Loader=_Loader)
        data = None if root is None else _Builder(name).build(root)
    except RecursionError:
        raise _refusal("nests too deeply", name) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "a sign that text may not hold"
        raise _refusal(
            f"is not YAML: {problem}", name, line=mark.line + 1 if mark else None
        ) from None
    if root is None:
        raise _refusal("is empty; a YAML document is accepted", name)
    return YamlFile(name, data, text)


def _json(text: str) -> object:
    """Read JSON the quick way; ValueError where it is not plain JSON."""
    if not text.lstrip().startswith(("[", "{")):
        raise ValueError(text[:1])
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _no_number(constant: str) -> object:
    raise ValueError(constant)


class _Builder:
    """Makes plain data of a tree; a part that is used twice is made once."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._made: dict[int, object] = {}
        self._open: set[int] = set()

    def build(self, node: yaml.Node) -> object:
        """Return the plain data of one node."""
        known = id(node)
        if known in self._made:
            return self._made[known]
        if known in self._open:
            raise self._at(node, "a part that contains itself is not accepted")
        self._open.add(known)
        made = self._made[known] = self._fresh(node)
        self._open.discard(known)
        return made

    def _fresh(self, node: yaml.Node) -> object:
        kind = node.tag.removeprefix(_PREFIX)
        if isinstance(node, yaml.MappingNode) and kind == "map":
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode) and kind == "seq":
            return [self.build(child) for child in node.value]
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, kind)
        raise self._at(node, f"the tag `{node.tag}` is not accepted")

    def _mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._at(
                    key, "a key is a word; a list or mapping is not accepted"
                )
            if key.value in made:
                raise self._at(
                    key,
                    f"`{key.value}` stands twice; once is accepted",
                    code="duplicate_key",
                )
            made[key.value] = self.build(value)
        return made

    def _scalar(self, node: yaml.ScalarNode, kind: str) -> object:
        text = str(node.value)
        match kind:
            case "str":
                return text
            case "null":
                return None
            case "bool" if text in {"true", "false"}:
                return text == "true"
            case "int" | "float":
                try:
                    return int(text) if kind == "int" else float(text)
                except ValueError:
                    pass
        raise self._at(node, f"the tag `{node.tag}` is not accepted here")

    def _at(
        self, node: yaml.Node, message: str, *, code: str = "syntax"
    ) -> YamlRefusal:
        line = node.start_mark.line + 1
        return YamlRefusal(DataFault(code, message, file=self._name, line=line))


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, int] | None:
    """Find the value under a key or index, and the line where that begins."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        child = node.value[step]
        return child, child.start_mark.line + 1
    return None


def _refusal(
    reason: str, name: str, *, code: str = "syntax", line: int | None = None
) -> YamlRefusal:
    return YamlRefusal(DataFault(code, f"the file {reason}", file=name, line=line))


def shown(value: object) -> str:
    """Return a value as messages show it: cut, and never a whole list or mapping.

    Parameters
    ----------
    value
        As written.
    """
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None or isinstance(value, str | int | float | date):
        text = "null" if value is None else str(value)
        return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"
    if isinstance(value, list | tuple | set | frozenset):
        words = [word for word in value if isinstance(word, str)]
        return f"`[{', '.join(words)[:60]}]`"
    return "a mapping"
