"""Says what is wrong with a data file: file, line, key, value, and what is accepted.

It words the findings of a Pydantic model; it decides nothing about the contents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from pedigree.errors import PedigreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from pedigree.genes.located_yaml import LocatedDocument, YamlPath

__all__ = ["DataFault", "DataFaultsError", "quoted", "validated"]

Model = TypeVar("Model", bound=BaseModel)

_LONGEST_QUOTE = 60
_WANTED = {
    "bool_type": "true or false",
    "date_type": "a day such as `2026-10-12`",
    "dict_type": "a block of keys",
    "int_type": "a whole number",
    "list_type": "a list",
    "model_type": "a block of keys",
    "string_type": "text (put a number or a day in quotes)",
    "tuple_type": "a list",
}


@dataclass(frozen=True, slots=True)
class DataFault:
    """One thing wrong with a data file.

    Parameters
    ----------
    file
        Name of the file, without its folder.
    line
        Line in a YAML file, or None.
    key
        Where in the file, written `conditions[0].omim`; empty for the file itself.
    message
        What is wrong and what is accepted.
    code
        A stable word for programs, that of the error the fault is raised in.
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
    """

    code = "data_faults"

    def __init__(self, faults: Iterable[DataFault]) -> None:
        self.faults = tuple(replace(fault, code=self.code) for fault in faults)
        first = self.faults[0]
        rest = "".join(f"\n{fault}" for fault in self.faults[1:])
        super().__init__(
            first.message + rest,
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
        Lists and blocks are named, not printed.

    Examples
    --------
    >>> quoted("likely\tbad")
    '`likely?bad`'
    """
    match value:
        case dict():
            return "a block of keys"
        case list() | tuple():
            return "a list"
        case None:
            return "`null`"
        case bool():
            return f"`{value}`".lower()
    text = str(value)
    short = text[:_LONGEST_QUOTE] + ("…" if len(text) > _LONGEST_QUOTE else "")
    return f"`{''.join(sign if sign.isprintable() else '?' for sign in short)}`"


def key_text(path: Sequence[str | int]) -> str:
    """Write a path as people do: `conditions[0].omim`."""
    text = "".join(
        f"[{part}]" if isinstance(part, int) else f".{part}" for part in path
    )
    return text.removeprefix(".")


def validated(
    model: type[Model], document: LocatedDocument, *, file: str
) -> tuple[Model | None, tuple[DataFault, ...]]:
    """Read a document into a model, or say everything that is wrong with it.

    Parameters
    ----------
    model
        What the file should be.
    document
        The file, with its lines.
    file
        Name for the messages.

    Returns
    -------
    tuple
        The model and no fault, or None and at least one.
    """
    if document.faults:
        faults = (
            DataFault(file, fault.line, key_text(fault.path), fault.message)
            for fault in document.faults
        )
        return None, tuple(faults)
    if document.value is None:
        empty = f"the file is empty; accepted: {_accepted_keys(model)}"
        return None, (DataFault(file, None, "", empty),)
    try:
        return model.model_validate(document.value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(
            sorted(
                (_fault(model, detail, document, file) for detail in details),
                key=lambda fault: (fault.line or 0, fault.key),
            )
        )


def _fault(
    model: type[BaseModel],
    detail: ErrorDetails,
    document: LocatedDocument,
    file: str,
) -> DataFault:
    path: YamlPath = tuple(detail["loc"])
    while path and not _is_in(document.value, path) and detail["type"] != "missing":
        # Pydantic adds a part of its own to the path for a union.
        path = path[:-1]
    message = _message(model, path, detail)
    return DataFault(file, document.line_of(path), key_text(path), message)


def _is_in(value: Any, path: YamlPath) -> bool:
    for part in path:
        if not isinstance(value, (dict, list)):
            return False
        keys: Any = value if isinstance(value, dict) else range(len(value))
        if part not in keys:
            return False
        value = value[part]  # type: ignore[index]  # a list has its numbers only
    return True


def _message(model: type[BaseModel], path: YamlPath, detail: ErrorDetails) -> str:
    value = quoted(detail["input"])
    kind = detail["type"]
    if kind == "missing":
        return f"key `{path[-1]}` is missing"
    if kind == "extra_forbidden":
        around = _model_at(model, path[:-1])
        accepted = _accepted_keys(around)
        return f"unknown key `{path[-1]}`; accepted: {accepted}"
    if kind in ("enum", "literal_error"):
        expected = str(detail["ctx"]["expected"]).replace(" or ", ", ")
        return f"{value} is not accepted; accepted: {expected.replace(chr(39), '')}"
    if kind == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if kind in _WANTED:
        return f"{value} is not accepted; accepted: {_WANTED[kind]}"
    wanted = re.sub(r"^(Input|Value|String|Tuple) should ", "", detail["msg"])
    return f"{value} is not accepted; it should {wanted[:1].lower() + wanted[1:]}"


def _accepted_keys(model: type[BaseModel] | None) -> str:
    return "" if model is None else ", ".join(model.model_fields)


def _model_at(model: type[BaseModel], path: YamlPath) -> type[BaseModel] | None:
    here: type[BaseModel] | None = model
    for part in path:
        if here is None or isinstance(part, int):
            continue
        named = here.model_fields.get(part)
        here = None if named is None else _model_in(named.annotation)
    return here


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((model for model in inner if model is not None), None)
