"""Says in our words, and with the line, what a model found wrong in a law file."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from consent.errors import DataFault
from pedigree import YamlDocument, accepted_keys, quoted

__all__ = ["model_faults", "place_fault", "plain_fault"]

#: What a model puts behind a key that it does not know.
_OF_A_KEY = "[key]"

_ACCEPTED: Mapping[str, str] = {
    "bool_type": "true or false",
    "int_type": "a whole number without quotes",
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "date_from_datetime_parsing": "a date such as 2026-11-01",
    "date_type": "a date such as 2026-11-01",
    "date_parsing": "a date such as 2026-11-01",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "list_type": "a list, such as [one, two]",
    "tuple_type": "a list, such as [one, two]",
    "frozen_set_type": "a list, such as [one, two]",
    "too_short": "a list that is not empty",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "dataclass_type": "a mapping",
    "string_pattern_mismatch": "a text like {pattern}",
}


#: What a text must look like, in words.
_PATTERNS: Mapping[str, str] = {
    r"^[A-Z]{2}$": "two capital letters in quotes, such as 'BE'",
    r"^\d{4}-\d{2}$": "a month such as 2026-11",
}


def plain_fault(item: Mapping[str, Any]) -> tuple[str, str]:
    """Return code and message of one fault of a model.

    Parameters
    ----------
    item
        As `ValidationError.errors` gives it.
    """
    names = [str(part) for part in item["loc"] if isinstance(part, str)]
    key = names[-1] if names else "the value"
    if key == _OF_A_KEY:
        accepted = _accepted("enum", item)
        return (
            "unknown_key",
            f"the key `{names[-2]}` is not known; accepted: {accepted}",
        )
    match item["type"]:
        case "missing":
            return "missing_key", f"the key `{key}` is missing"
        case "extra_forbidden":
            return "unknown_key", f"the key `{key}` is not known"
        case "value_error":
            return "shape", str(item["msg"]).removeprefix("Value error, ")
        case kind:
            said = f"`{key}` is {quoted(item['input'])}"
            return "bad_value", f"{said}; accepted: {_accepted(kind, item)}"


def _accepted(kind: str, item: Mapping[str, Any]) -> str:
    context = item.get("ctx", {})
    if context.get("pattern") in _PATTERNS:
        return _PATTERNS[context["pattern"]]
    known = _ACCEPTED.get(kind, str(item["msg"]))
    return known.format(**context).replace("'", "")


def model_faults(
    error: ValidationError,
    file: YamlDocument,
    *,
    model: type[BaseModel],
) -> list[DataFault]:
    """Return the faults of a model, each with its line.

    Parameters
    ----------
    error
        What the model raised for `file.value`.
    file
        The file.
    model
        The model, for the keys it accepts.
    """
    faults = []
    for item in error.errors(include_url=False):
        path = tuple(part for part in item["loc"] if part != _OF_A_KEY)
        code, message = plain_fault(item)
        if code in {"unknown_key", "missing_key"} and "accepted" not in message:
            keys = accepted_keys(model, path[:-1])
            message += f"; accepted: {', '.join(keys)}" if keys else ""
        faults.append(place_fault(code, message, file=file, path=path))
    return faults


def place_fault(
    code: str, message: str, *, file: YamlDocument, path: tuple[str | int, ...]
) -> DataFault:
    """Return a fault that knows its line and key.

    Parameters
    ----------
    code, message
        What is wrong.
    file
        Where.
    path
        Keys and indices from the root of the file.
    """
    return DataFault(
        code,
        message,
        file=file.file,
        line=file.line(path),
        key=".".join(str(part) for part in path),
    )
