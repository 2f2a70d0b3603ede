"""YAML files from outside, read with the line of every key.

Only `true` and `false` are booleans (YAML 1.1 also reads `no`, `on` and `NO` so).
Knows nothing of what a file means; refuses files that are empty, binary, too large or
say one key twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from pedigree.errors import PedigreeError

_MAX_BYTES = 2_000_000
_MAX_LINE = 10_000

Key = tuple[str | int, ...]


class YamlError(PedigreeError):
    """A file is not the YAML it should be."""


class _Loader(yaml.SafeLoader):
    """The safe loader with the booleans of YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """Plain data and where each part of it stands.

    Parameters
    ----------
    file
        Name of the file, for messages.
    value
        Mappings, lists, text, numbers, booleans, dates and None.
    lines
        Line (from 1) of each key, by its path from the root.
    """

    file: str
    value: object
    lines: Mapping[Key, int]

    def line(self, key: Iterable[str | int]) -> int:
        """Line of a key, or of the nearest part around it that is in the file.

        Parameters
        ----------
        key
            Path from the root; the empty path is the whole document.

        Returns
        -------
        int
            From 1.
        """
        path = tuple(key)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(path: Path) -> YamlDocument:
    """Read one YAML (or JSON) file.

    Parameters
    ----------
    path
        A text file in UTF-8 of at most 2 MB, no line over 10,000 characters.

    Returns
    -------
    YamlDocument
        Its data and lines.

    Raises
    ------
    YamlError
        The file is missing, empty, too large, not text, not YAML, or says a key twice.
    """
    return parse_yaml(_text(path), file=path.name)


def parse_yaml(text: str, *, file: str) -> YamlDocument:
    """Read YAML from text.

    Parameters
    ----------
    text
        The document.
    file
        Name to give in messages.

    Returns
    -------
    YamlDocument
        Its data and lines.

    Raises
    ------
    YamlError
        Not YAML, empty, or a key twice.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise YamlError(
                f"`{file}` is empty; a YAML document is accepted",
                code="empty_file",
                file=file,
            )
        lines = dict(_walk(node, (), file))
        value = loader.construct_document(node)
    except yaml.YAMLError as error:
        raise _as_yaml_error(error, file) from None
    except ValueError as error:
        # The library lets impossible dates through its pattern.
        raise YamlError(
            f"`{file}` holds a date that does not exist; YYYY-MM-DD is accepted",
            code="not_yaml",
            file=file,
        ) from error
    finally:
        loader.dispose()
    return YamlDocument(file, value, lines)


def model_faults(
    error: ValidationError, document: YamlDocument
) -> tuple[YamlError, ...]:
    """Turn the faults of a Pydantic model into errors that know their line.

    Parameters
    ----------
    error
        What a model raised for `document.value`.
    document
        The file that was validated.

    Returns
    -------
    tuple of YamlError
        In order of line; values are quoted only where the model's own message does.
    """
    faults = []
    for item in error.errors(include_url=False, include_input=False):
        key = tuple(item["loc"])
        name = ".".join(str(part) for part in key) or "the document"
        faults.append(
            YamlError(
                f"`{name}`: {_sentence(str(item['msg']))}",
                code=str(item["type"]),
                file=document.file,
                line=document.line(key),
                item=name,
            )
        )
    return tuple(sorted(faults, key=lambda fault: fault.line or 0))


def _sentence(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def _text(path: Path) -> str:
    name = path.name
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise YamlError(
                f"`{name}` has {size} bytes; at most {_MAX_BYTES} are accepted",
                code="too_large",
                file=name,
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise YamlError(
            f"`{name}` cannot be read ({error.strerror}); an existing file is accepted",
            code="unreadable",
            file=name,
        ) from None
    except UnicodeDecodeError as error:
        raise YamlError(
            f"`{name}` is not text in UTF-8 (byte {error.start}); save it as UTF-8",
            code="not_text",
            file=name,
        ) from None
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > _MAX_LINE:
            raise YamlError(
                f"line {number} of `{name}` is longer than {_MAX_LINE} characters",
                code="line_too_long",
                file=name,
                line=number,
            )
    return text


def _walk(node: yaml.Node, key: Key, file: str) -> Iterator[tuple[Key, int]]:
    yield key, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            text = str(name.value)
            line = name.start_mark.line + 1
            if text in seen:
                raise YamlError(
                    f"`{text}` stands twice in one block of `{file}`; once is accepted",
                    code="key_twice",
                    file=file,
                    line=line,
                    item=text,
                )
            seen.add(text)
            yield from _walk(value, (*key, text), file)
            yield (*key, text), line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, (*key, index), file)


def _as_yaml_error(error: yaml.YAMLError, file: str) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "the text is not YAML"
    return YamlError(
        f"`{file}` is not YAML: {problem}",
        code="not_yaml",
        file=file,
        line=None if mark is None else mark.line + 1,
    )
