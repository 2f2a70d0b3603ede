"""Reads a list of written situations from a file, with all faults at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from consent.data_files import opened
from consent.errors import DataFault, SituationError
from consent.situation import Situation
from consent.situation_read import ReadItem, read_item
from pedigree import YamlDocument, parse_yaml, read_yaml

__all__ = ["LARGEST_LIST", "parse_situations", "read_situations"]

LARGEST_LIST = 20_000_000
"""Bytes of the largest file of situations; some 30,000 of them."""


def read_situations(path: Path) -> tuple[Situation, ...]:
    """Read a YAML or JSON list of situations.

    Parameters
    ----------
    path
        The file. Only `true` and `false` are booleans; `because` and all keys that
        begin with `expect` are ignored.

    Returns
    -------
    tuple of Situation
        In the order of the file.

    Raises
    ------
    SituationError
        With every fault: its file, line, item, key, value and what is accepted.
    """
    return _situations(lambda: read_yaml(path, file=str(path), max_bytes=LARGEST_LIST))


def parse_situations(text: str, *, name: str = "text") -> tuple[Situation, ...]:
    """Read a YAML or JSON list of situations from text.

    Parameters
    ----------
    text
        As a file would hold it.
    name
        Stands for the file in messages.

    Raises
    ------
    SituationError
        With every fault.

    Examples
    --------
    >>> [found.name for found in parse_situations("[{name: a, on: 2026-11-24}]")]
    ['a']
    """
    return _situations(lambda: parse_yaml(text, file=name))


def _situations(read_file: Callable[[], YamlDocument]) -> tuple[Situation, ...]:
    file = opened(read_file, raising=SituationError)
    if not isinstance(file.value, list):
        message = "the file holds no list; accepted: a list of situations"
        line = file.line()
        raise SituationError([DataFault("shape", message, file=file.file, line=line)])
    situations: list[Situation] = []
    faults: list[DataFault] = []
    for number, item in enumerate(file.value):
        read = read_item(item)
        if read.faults:
            faults += _placed(read, file, number=number, item=item)
        else:
            situations.append(Situation.of_read(read, item))
    if faults:
        raise SituationError(faults)
    return tuple(situations)


def _placed(
    read: ReadItem, file: YamlDocument, *, number: int, item: object
) -> list[DataFault]:
    """Return the faults of an item with their places, in the order of the file."""
    label = _label(number, item)
    placed = [
        replace(fault, file=file.file, line=file.line((number, *path)), item=label)
        for fault, path in read.faults
    ]
    return sorted(placed, key=lambda fault: fault.line or 0)


def _label(number: int, item: object) -> str:
    """Return the number, from 1, and the name of an item."""
    name = item.get("name") if isinstance(item, dict) else None
    shown = f" ({name[:60]})" if isinstance(name, str) and name else ""
    return f"item {number + 1}{shown}"
