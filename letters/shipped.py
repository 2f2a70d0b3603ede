"""The data files of this room, read by the one YAML reader; nothing else is read."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pedigree import parse_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped(*parts: str) -> Traversable:
    """Find a file or folder of this room."""
    return files("letters").joinpath(*parts)


def shipped_data(*parts: str) -> Any:
    """Read a YAML file of this room as plain data; models check it.

    Parameters
    ----------
    parts
        Folders and name, below the room.

    Raises
    ------
    PedigreeError
        If it is no plain YAML, with all faults and their lines.
    """
    name = "/".join(("letters", *parts))
    return parse_yaml(shipped(*parts).read_text("utf-8"), file=name).value
