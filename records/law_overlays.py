"""Signed values laid over the law: every one stays, in the order they were signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from .rows import insert_once
from .tables import law_overlays

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from .canonical import JsonObject


class LawOverlays:
    """What lawyers settled for this installation. It is about law, not about people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sha256: str, content: JsonObject) -> bool:
        """Keep a signed value; the same again changes nothing and gives False."""
        values: dict[str, object] = {"sha256": sha256, "content": content}
        return insert_once(self._connection, law_overlays, values, on=["sha256"])

    def all(self) -> tuple[dict[str, object], ...]:
        """Give every signed value, oldest first."""
        query = select(law_overlays.c.content).order_by(law_overlays.c.position)
        found = self._connection.execute(query).scalars()
        return tuple(cast("dict[str, object]", content) for content in found)
