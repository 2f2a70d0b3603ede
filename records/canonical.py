"""One way to write JSON, so that equal values have equal digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias, cast

from .errors import ValueRefusedError

JsonObject: TypeAlias = Mapping[str, object]


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no blanks and no escapes beyond what JSON demands.

    Parameters
    ----------
    value
        Mappings with text keys, sequences, text, numbers, booleans, None.

    Returns
    -------
    str
        Text that can be encoded as UTF-8.

    Raises
    ------
    ValueRefusedError
        If the value has no JSON form (dates, sets, bytes, NaN, lone surrogates).

    Examples
    --------
    >>> canonical_json({"b": 1, "a": [None, True]})
    '{"a":[null,true],"b":1}'
    """
    try:
        text = json.dumps(
            value,
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
            default=_plain,
        )
        text.encode()
    except (TypeError, ValueError):
        raise ValueRefusedError(
            "the value has no json form; accepted are mappings, lists, text, "
            "finite numbers, booleans and null",
            code="value_refused",
        ) from None
    return text


def read_json(text: str) -> dict[str, object]:
    """Read one JSON object back."""
    return cast("dict[str, object]", json.loads(text))


def sha256_of(value: object) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON of a value.

    Examples
    --------
    >>> sha256_of({}) == hashlib.sha256(b"{}").hexdigest()
    True
    """
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError
