"""Identifiers: opaque, random where they stand for a person, never made of names."""

from __future__ import annotations

import re
import secrets

from .errors import ValueRefusedError

#: What may stand for a person in ledger, outbox and vault.
REF_PATTERN = r"^(?:[a-z]{1,12}[-_])?[0-9a-f]{8}[0-9a-f-]{8,56}$"
#: What may stand for a case, a letter, a task, a clinic or a user.
IDENTIFIER_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._:@/+-]{0,119}$"

_REF = re.compile(REF_PATTERN)


def new_ref() -> str:
    """Make an opaque random identifier for a person: 128 random bits.

    Examples
    --------
    >>> len(new_ref())
    34
    """
    return f"p-{secrets.token_hex(16)}"


def new_id(prefix: str) -> str:
    """Make a random identifier for a case, letter, task …: the prefix and 64 bits.

    Examples
    --------
    >>> new_id("case").startswith("case-")
    True
    """
    return f"{prefix}-{secrets.token_hex(8)}"


def check_ref(ref: str) -> str:
    """Give the ref back if it is opaque.

    Raises
    ------
    ValueRefusedError
        If it is not hexadecimal digits, 16 or more, with an optional short prefix.
    """
    if _REF.fullmatch(ref) is None:
        raise ValueRefusedError(
            "the ref of a person is not opaque; accepted is what `new_ref()` gives: "
            "at least 16 hexadecimal digits, with a short prefix or without",
            code="value_refused",
            item="ref",
        )
    return ref
