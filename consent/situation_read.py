"""Reads one written situation into its facts: every fault, then the defaults.

What another program or a person wrote is checked key by key against `situation_keys`;
nothing is guessed, and nothing but a default is added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from consent.errors import DataFault
from consent.situation_keys import BLOCKS, NotAccepted, read_value
from consent.situation_words import RelativeStatus, Step
from pedigree import quoted

__all__ = ["ADULT", "ReadItem", "is_ignored", "read_item"]

#: Majority in every country of the law data; what `minor` is checked against.
ADULT = 18

_REQUIRED = ("name", "on", "ruling.outcome", "condition.derived.confidence")
Path = tuple[str, ...]


@dataclass(slots=True)
class ReadItem:
    """The values found, by dotted key, and the faults, each with its path."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[DataFault, Path]] = field(default_factory=list)

    def block(self, name: str) -> dict[str, Any]:
        """Values of one block, by their own names.

        Parameters
        ----------
        name
            For example `relative`.
        """
        dotted = ((key, f"{name}.{key}") for key in BLOCKS[name])
        return {key: self.values[full] for key, full in dotted if full in self.values}

    def fault(self, code: str, message: str, *, path: Path) -> None:
        """Note one fault.

        Parameters
        ----------
        code, message
            What is wrong.
        path
            Keys from the item on.
        """
        key = ".".join(path)
        self.faults.append((DataFault(code, message, key=key or None), path))


def read_item(item: object) -> ReadItem:
    """Read one situation.

    Parameters
    ----------
    item
        A mapping as in the file; a value of None counts as left out.

    Returns
    -------
    ReadItem
        With the defaults where it has no faults.
    """
    read = ReadItem()
    if not isinstance(item, Mapping):
        message = f"the item is {quoted(item)}; accepted: a mapping of the facts"
        read.fault("shape", message, path=())
        return read
    _read_block(read, item, name="")
    _check_contradictions(read)
    if not read.faults:
        _set_defaults(read.values)
    return read


def is_ignored(key: str) -> bool:
    """Whether a key of the item says nothing about the situation.

    Parameters
    ----------
    key
        Of the item itself; `because` and all that begin with `expect` are ignored.
    """
    return key == "because" or key.startswith("expect")


def _read_block(read: ReadItem, block: Mapping[Any, object], *, name: str) -> None:
    for key, value in block.items():
        path = (*name.split("."), str(key)) if name else (str(key),)
        dotted = ".".join(path)
        if not name and is_ignored(str(key)):
            continue
        if key not in BLOCKS[name]:
            message = f"the key `{dotted}` is not known; accepted: "
            read.fault("unknown_key", message + ", ".join(BLOCKS[name]), path=path)
        elif value is None and dotted not in _REQUIRED:
            continue
        elif dotted in BLOCKS:
            _enter(read, value, path=path)
        else:
            _read_key(read, value, path=path)
    for dotted in _REQUIRED:
        inside, _, key = dotted.rpartition(".")
        if inside == name and key not in block:
            path = tuple(dotted.split("."))
            read.fault("missing_key", _missing(dotted), path=path)


def _enter(read: ReadItem, value: object, *, path: Path) -> None:
    dotted = ".".join(path)
    if isinstance(value, Mapping):
        _read_block(read, value, name=dotted)
    else:
        message = f"`{dotted}` is {quoted(value)}; accepted: a mapping with "
        read.fault("shape", message + ", ".join(BLOCKS[dotted]), path=path)


def _read_key(read: ReadItem, value: object, *, path: Path) -> None:
    dotted = ".".join(path)
    try:
        read.values[dotted] = read_value(dotted, value)
    except NotAccepted as refusal:
        message = f"`{dotted}` is {quoted(value)}; accepted: {refusal.accepted}"
        read.fault("bad_value", message, path=path)


def _missing(dotted: str) -> str:
    try:
        read_value(dotted, None)
    except NotAccepted as refusal:
        return f"`{dotted}` is missing; accepted: {refusal.accepted}"
    raise AssertionError(dotted)


def _check_contradictions(read: ReadItem) -> None:
    for path, message in _contradictions(read.values):
        read.fault("contradiction", message, path=path)


def _contradictions(values: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    age = values.get("relative.age")
    status = values.get("relative.status")
    if status is RelativeStatus.MINOR and age is not None and age >= ADULT:
        said = f"`relative.status` is `minor` at the age of `{age}`"
        accepted = f"accepted from {ADULT}: competent, incapacitated, deceased"
        yield ("relative", "status"), f"{said}; {accepted}"
    steps = values.get("steps", frozenset())
    if {Step.AUTHORITY_RELEASE, Step.AUTHORITY_DENIED} <= steps:
        said = "`steps` has `authority_release` beside `authority_denied`"
        yield ("steps",), f"{said}; accepted: one of them"
    on = values.get("on")
    for key in ("consent.given_on", "relative.counselled_on"):
        day = values.get(key)
        if on is not None and day is not None and day > on:
            said = f"`{key}` is `{day}`, after `on`"
            yield tuple(key.split(".")), f"{said}; accepted: a day up to `{on}`"


def _set_defaults(values: dict[str, Any]) -> None:
    """Set the defaults that depend on other facts; the others stand in the blocks."""
    if values.get("proband.knows_result") is True:
        values.setdefault("proband.waived_knowing", False)
    age = values.get("relative.age")
    if age is not None:
        adult = RelativeStatus.COMPETENT if age >= ADULT else RelativeStatus.MINOR
        values.setdefault("relative.status", adult)
        if age >= ADULT and values["relative.status"] is RelativeStatus.COMPETENT:
            values.setdefault("relative.objects_to_test", False)
    _set_place_of_test(values)


def _set_place_of_test(values: dict[str, Any]) -> None:
    """Take the test to happen where the relative lives."""
    home = values.get("relative.country")
    if values.get("test.country", home) != home:
        return
    for part in ("country", "region"):
        if (here := values.get(f"relative.{part}")) is not None:
            values.setdefault(f"test.{part}", here)
