"""How our own kinds of value lie in a column, the same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from .canonical import JsonObject, canonical_json, read_json
from .errors import ValueRefusedError

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy import Dialect


def utc_text(moment: datetime) -> str:
    """Write a moment as UTC text, always of the same length.

    Raises
    ------
    ValueRefusedError
        If the moment has no time zone.

    Examples
    --------
    >>> utc_text(datetime(2026, 11, 24, 9, tzinfo=UTC))
    '2026-11-24T09:00:00.000000Z'
    """
    if moment.tzinfo is None:
        raise ValueRefusedError(
            "the moment has no time zone; accepted are moments with one",
            code="value_refused",
        )
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class JsonText(TypeDecorator[JsonObject]):
    """A JSON object as canonical text."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: JsonObject | None,
        dialect: Dialect,  # noqa: ARG002 (SQLAlchemy's signature)
    ) -> str | None:
        """Write."""
        return None if value is None else canonical_json(value)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> JsonObject | None:
        """Read."""
        return None if value is None else read_json(value)


class UtcText(TypeDecorator[datetime]):
    """A moment as UTC text that sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """Write."""
        return None if value is None else utc_text(value)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Read."""
        return None if value is None else datetime.fromisoformat(value)


class OptionalText(TypeDecorator[str]):
    """Text where nothing is kept as `''`, so that a unique index sees it."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str:
        """Write."""
        return value or ""

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """Read."""
        return value or None


class Word(TypeDecorator["StrEnum"]):
    """A word of a closed list."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(
        self,
        value: StrEnum | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """Write, refusing what is not of the list."""
        if value is None:
            return None
        if value not in list(self.words):
            raise ValueRefusedError(
                f"`{value}` is no state; accepted are {', '.join(self.words)}",
                code="value_refused",
            )
        return str(value)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> StrEnum | None:
        """Read."""
        return None if value is None else self.words(value)
