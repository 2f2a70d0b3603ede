"""What the optional columns of a PED file may hold; refuses any other value.

No value is repeated in an error: a slipped column may hold a name.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pedigree.family import TestResult

from .ped_columns import (
    ADOPTED,
    ALIVE,
    BIRTH_YEAR,
    CONSULTAND,
    COUNTRY,
    DECEASED,
    DOB,
    GENDER,
    LANGUAGE,
    PROBAND,
    RESULT,
    TESTED,
    TWIN,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Value = str | bool | int | date | TestResult | None

MISSING = frozenset({"", "."})
YES_NO = {"yes": True, "no": False, "unknown": None}
COUNTRY_CODE = re.compile(r"[A-Z]{2}")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FIRST_YEAR, LAST_YEAR = 1700, 2199


class NotAcceptedError(ValueError):
    """A cell holds something else than its column accepts."""

    def __init__(self, accepted: str) -> None:
        super().__init__(accepted)
        self.accepted = accepted


def is_missing(cell: str) -> bool:
    """Whether a cell says nothing: it is empty or `.`."""
    return cell in MISSING


def _yes_no(cell: str) -> bool | None:
    if cell.casefold() not in YES_NO:
        raise NotAcceptedError("yes, no, unknown or `.`")
    return YES_NO[cell.casefold()]


def _result(cell: str) -> TestResult:
    words = ", ".join(result.value for result in TestResult)
    try:
        return TestResult(cell.casefold())
    except ValueError:
        raise NotAcceptedError(f"{words} or `.`") from None


def _tested(cell: str) -> TestResult | None:
    """Read whether somebody was tested, or at once with what result."""
    if cell.casefold() in YES_NO:
        return None
    try:
        return _result(cell)
    except NotAcceptedError as error:
        raise NotAcceptedError(f"yes, no, unknown, {error.accepted}") from None


def _year(cell: str) -> int | None:
    if cell == "0":
        return None
    if re.fullmatch(r"[0-9]{4}", cell) and FIRST_YEAR <= int(cell) <= LAST_YEAR:
        return int(cell)
    raise NotAcceptedError(f"a year from {FIRST_YEAR} to {LAST_YEAR}, `0` or `.`")


def _born(cell: str) -> date | None:
    if cell == "0":
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
            day = date.fromisoformat(cell)
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
    except ValueError:
        pass
    raise NotAcceptedError("a date as YYYY-MM-DD, `0` or `.`")


def _country(cell: str) -> str:
    if not COUNTRY_CODE.fullmatch(cell):
        raise NotAcceptedError("two capital letters (ISO 3166-1 alpha-2) or `.`")
    return cell


def _language(cell: str) -> str:
    if not LANGUAGE_TAG.fullmatch(cell):
        raise NotAcceptedError("a language tag such as nl or pt-BR, or `.`")
    return cell


def _twin(cell: str) -> str | None:
    return None if cell == "0" else cell


def _text(cell: str) -> str:
    return cell


READERS: dict[str, Callable[[str], Value]] = {
    PROBAND: _yes_no,
    CONSULTAND: _yes_no,
    ALIVE: _yes_no,
    DECEASED: _yes_no,
    ADOPTED: _yes_no,
    BIRTH_YEAR: _year,
    DOB: _born,
    COUNTRY: _country,
    LANGUAGE: _language,
    GENDER: _text,
    TWIN: _twin,
    RESULT: _result,
    TESTED: _tested,
}
