"""Reads a list of written situations from a file, with all faults at once."""

from dataclasses import replace
from pathlib import Path

from consent.errors import DataFault, SituationError
from consent.situation import Situation
from consent.situation_read import ReadItem, read_item
from consent.yaml_lines import YamlFile, YamlRefusal, read_yaml_file, read_yaml_text

__all__ = ["parse_situations", "read_situations"]


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
    try:
        file = read_yaml_file(path)
    except YamlRefusal as refusal:
        raise SituationError([refusal.fault]) from None
    return _situations(file)


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
    try:
        file = read_yaml_text(text, name=name)
    except YamlRefusal as refusal:
        raise SituationError([refusal.fault]) from None
    return _situations(file)


def _situations(file: YamlFile) -> tuple[Situation, ...]:
    if not isinstance(file.data, list):
        message = "the file holds no list; accepted: a list of situations"
        line = file.line_of(())
        raise SituationError([DataFault("shape", message, file=file.name, line=line)])
    situations: list[Situation] = []
    faults: list[DataFault] = []
    for number, item in enumerate(file.data):
        read = read_item(item)
        if read.faults:
            faults += _placed(read, file, number=number, item=item)
        else:
            situations.append(Situation.of_read(read, item))
    if faults:
        raise SituationError(faults)
    return tuple(situations)


def _placed(
    read: ReadItem, file: YamlFile, *, number: int, item: object
) -> list[DataFault]:
    """Return the faults of an item with their places, in the order of the file."""
    label = _label(number, item)
    placed = [
        replace(fault, file=file.name, line=file.line_of((number, *path)), item=label)
        for fault, path in read.faults
    ]
    return sorted(placed, key=lambda fault: fault.line or 0)


def _label(number: int, item: object) -> str:
    """Return the number, from 1, and the name of an item."""
    name = item.get("name") if isinstance(item, dict) else None
    shown = f" ({name[:60]})" if isinstance(name, str) and name else ""
    return f"item {number + 1}{shown}"
