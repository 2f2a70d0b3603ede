"""The opaque code of a letter and the link behind its QR code."""

from __future__ import annotations

import re

from .errors import ComposeError

_CODE = re.compile(r"[0-9A-Z-]{6,40}")
_REFERENCE = re.compile(r"[0-9A-Z-]{4,24}")
_WEB = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*/?")


def grouped(code: str) -> str:
    """Part a code into groups of four, as people read it out on the telephone.

    Examples
    --------
    >>> grouped("7K2M9QXA4B")
    '7K2M 9QXA 4B'
    """
    bare = code.replace("-", "")
    return " ".join(bare[place : place + 4] for place in range(0, len(bare), 4))


def link(web: str, code: str) -> str:
    """Address that the QR code opens: the clinic's web address and the code.

    Examples
    --------
    >>> link("https://letters.example.org", "7K2M9QXA4B")
    'https://letters.example.org/7K2M9QXA4B'
    """
    return f"{web.rstrip('/')}/{code}"


def check_codes(*, reference: str, code: str, web: str) -> None:
    """Refuse a reference, a code or a web address that could carry more than a code.

    Raises
    ------
    ComposeError
        With code `code_refused`, naming every fault at once.
    """
    faults = []
    if not _REFERENCE.fullmatch(reference):
        faults.append("the reference is not 4 to 24 capital letters, digits, hyphens")
    if not _CODE.fullmatch(code):
        faults.append("the code is not 6 to 40 capital letters, digits and hyphens")
    if not _WEB.fullmatch(web):
        faults.append(f"the web address `{web}` is no plain https address")
    if faults:
        raise ComposeError("; ".join(faults), code="code_refused")
