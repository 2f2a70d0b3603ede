"""One byte form of JSON data, so that equal facts have equal digests."""

import json
from hashlib import sha256


def canonical(value: object) -> bytes:
    """Give JSON with sorted keys and no blanks, in UTF-8.

    Parameters
    ----------
    value
        JSON-ready data.

    Returns
    -------
    bytes
        The same for equal data, whatever its order.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def digest_of(value: object) -> str:
    """SHA-256 of `canonical` of a value, in hexadecimal."""
    return sha256(canonical(value)).hexdigest()
