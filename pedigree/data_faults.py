"""What is wrong with a data file, as a value and as an error; how both are written.

It knows no format and no model: readers find the faults, this says them alike.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from pedigree.errors import PedigreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["DataFault", "DataFaultsError", "key_text", "quoted"]

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class DataFault:
    """One thing wrong with a data file.

    Parameters
    ----------
    file
        Name of the file, as the reader was given it.
    line
        Line in a YAML file, or None.
    key
        Where in the file, written `conditions[0].omim`; empty for the file itself.
    message
        What is wrong and what is accepted.
    code
        A stable word for programs.
    """

    file: str
    line: int | None
    key: str
    message: str
    code: str = "data_faults"

    @property
    def item(self) -> str | None:
        """The key, or None for a fault of the file itself."""
        return self.key or None

    def __str__(self) -> str:
        """Give the place and then the message."""
        places = [self.file, "" if self.line is None else f"line {self.line}", self.key]
        return ": ".join([*(place for place in places if place), self.message])


class DataFaultsError(PedigreeError):
    """A data file has one or more faults; all of them are in `faults`.

    Parameters
    ----------
    faults
        At least one, in the order of the file. The first gives the error its place.
        The error has the code of the first, unless its class gives one to all.
    """

    code = "data_faults"
    gives_code: ClassVar[bool] = False

    def __init__(self, faults: Iterable[DataFault]) -> None:
        kept = tuple(faults)
        if self.gives_code:
            kept = tuple(replace(fault, code=self.code) for fault in kept)
        self.faults = kept
        first = kept[0]
        rest = "".join(f"\n{fault}" for fault in kept[1:])
        super().__init__(
            first.message + rest,
            code=first.code,
            file=first.file,
            line=first.line,
            item=first.item,
        )

    def __str__(self) -> str:
        """Give one line for each fault."""
        return "\n".join(str(fault) for fault in self.faults)


def quoted(value: object) -> str:
    r"""Put a value in backticks: one line, cut short, nothing unprintable.

    Parameters
    ----------
    value
        Whatever stood in the file.

    Returns
    -------
    str
        Blocks, and lists of other things than words, are named and not printed.

    Examples
    --------
    >>> quoted("likely\tbad")
    '`likely?bad`'
    """
    match value:
        case dict():
            return "a block of keys"
        case list() | tuple() | set() | frozenset():
            if not value or not all(isinstance(part, str) for part in value):
                return "a list"
            text = f"[{', '.join(value)}]"
        case None | bool():
            text = json.dumps(value)
        case _:
            text = str(value)
    short = text[:_LONGEST_QUOTE] + ("…" if len(text) > _LONGEST_QUOTE else "")
    return f"`{''.join(sign if sign.isprintable() else '?' for sign in short)}`"


def key_text(path: Sequence[str | int]) -> str:
    """Write a path as people do.

    Parameters
    ----------
    path
        Keys and indices from the root.

    Examples
    --------
    >>> key_text(["conditions", 0, "omim"])
    'conditions[0].omim'
    """
    text = "".join(
        f"[{part}]" if isinstance(part, int) else f".{part}" for part in path
    )
    return text.removeprefix(".")
