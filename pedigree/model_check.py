"""Says what a Pydantic model finds wrong in a file: line, key, and what is accepted.

It words the findings; it decides nothing about the contents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic import BaseModel, ValidationError

from pedigree.data_faults import DataFault, DataFaultsError, key_text, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from pedigree.yaml_document import YamlDocument

__all__ = ["accepted_keys", "model_faults", "validated"]

Model = TypeVar("Model", bound=BaseModel)
Key = tuple[str | int, ...]

_DAY = "a day such as `2026-10-12`"
_WANTED = {
    "bool_type": "true or false",
    "date_from_datetime_parsing": _DAY,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "dict_type": "a block of keys",
    "int_type": "a whole number",
    "list_type": "a list",
    "model_type": "a block of keys",
    "string_type": "text (put a number or a day in quotes)",
    "tuple_type": "a list",
}


def validated(
    model: type[Model], document: YamlDocument, *, quote: bool = False
) -> Model:
    """Read a document into a model, or say everything that is wrong with it.

    Parameters
    ----------
    model
        What the file should be.
    document
        The file, with its lines.
    quote
        Whether messages may show values: never where they may be of a person.

    Returns
    -------
    Model
        The checked content.

    Raises
    ------
    DataFaultsError
        With every fault, its line, its key and what is accepted.
    """
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        faults = model_faults(error, document, model=model, quote=quote)
    raise DataFaultsError(faults)


def model_faults(
    error: ValidationError,
    document: YamlDocument,
    *,
    model: type[BaseModel] | None = None,
    quote: bool = False,
) -> tuple[DataFault, ...]:
    """Turn the faults of a Pydantic model into ours, which know their line.

    Parameters
    ----------
    error
        What the model raised for `document.value`.
    document
        The file that was validated.
    model
        The model, for the keys it accepts.
    quote
        Whether messages may show values: never where they may be of a person.

    Returns
    -------
    tuple of DataFault
        In the order of the file.
    """
    faults = (
        _fault(model, detail, document, quote=quote)
        for detail in error.errors(include_url=False)
    )
    return tuple(sorted(faults, key=lambda fault: (fault.line or 0, fault.key)))


def _fault(
    model: type[BaseModel] | None,
    detail: ErrorDetails,
    document: YamlDocument,
    *,
    quote: bool,
) -> DataFault:
    path: Key = tuple(detail["loc"])
    while path and not _is_in(document.value, path) and detail["type"] != "missing":
        # Pydantic adds a part of its own to the path for a union.
        path = path[:-1]
    message = _message(model, path, detail, quote=quote)
    return DataFault(
        document.file, document.line(path), key_text(path), message, detail["type"]
    )


def _is_in(value: Any, path: Key) -> bool:
    for part in path:
        if not isinstance(value, (dict, list)):
            return False
        keys: Any = value if isinstance(value, dict) else range(len(value))
        if part not in keys:
            return False
        value = value[part]  # type: ignore[index]  # a list has its numbers only
    return True


def _message(
    model: type[BaseModel] | None, path: Key, detail: ErrorDetails, *, quote: bool
) -> str:
    value = quoted(detail["input"]) if quote else "the value"
    kind = detail["type"]
    if kind == "missing":
        return f"key `{path[-1]}` is missing"
    if kind == "extra_forbidden":
        return f"unknown key `{path[-1]}`{_accepted(model, path[:-1])}"
    if kind in ("enum", "literal_error"):
        expected = str(detail["ctx"]["expected"]).replace(" or ", ", ")
        return f"{value} is not accepted; accepted: {expected.replace(chr(39), '')}"
    if kind == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if kind in _WANTED:
        return f"{value} is not accepted; accepted: {_WANTED[kind]}"
    wanted = re.sub(r"^(Input|Value|String|Tuple) should ", "", detail["msg"])
    return f"{value} is not accepted; it should {wanted[:1].lower() + wanted[1:]}"


def _accepted(model: type[BaseModel] | None, path: Key) -> str:
    names = () if model is None else accepted_keys(model, path)
    return f"; accepted: {', '.join(names)}" if names else ""


def accepted_keys(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """Keys that a place of a file may have, in the order of the model.

    Parameters
    ----------
    model
        What the file should be.
    path
        Keys and indices from the root to the block.

    Returns
    -------
    tuple of str
        Empty where the place is no block of known keys.
    """
    annotation: Any = model
    for part in path:
        annotation = _inside(annotation, part)
    found = _model_in(annotation)
    if found is None:
        return ()
    return tuple(part.alias or name for name, part in found.model_fields.items())


def _inside(annotation: Any, part: str | int) -> Any:
    """Annotation of what stands under a key or index; None where that is unknown."""
    if _is_model(annotation):
        fields = annotation.model_fields.items()
        found = (kind.annotation for name, kind in fields if part in (kind.alias, name))
        return next(found, None)
    origin = get_origin(annotation)
    if origin in (dict, Mapping):
        return get_args(annotation)[-1]
    if origin in (list, tuple, set, frozenset):
        return get_args(annotation)[0]
    found = (_inside(inner, part) for inner in get_args(annotation))
    return next((inner for inner in found if inner is not None), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if _is_model(annotation):
        return cast("type[BaseModel]", annotation)
    if get_origin(annotation) not in (Annotated, Union, UnionType):
        return None
    inner = (_model_in(part) for part in get_args(annotation))
    return next((model for model in inner if model is not None), None)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
