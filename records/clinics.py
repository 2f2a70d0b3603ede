"""The profiles of clinics: every version stays, the newest counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import insert, select

from .tables import clinics

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from .canonical import JsonObject


class Clinics:
    """Who writes the letters. A profile is about an institution, not a patient."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, clinic: str) -> dict[str, object] | None:
        """Give the newest profile of a clinic, or None."""
        query = (
            select(clinics.c.profile)
            .where(clinics.c.clinic == clinic)
            .order_by(clinics.c.position.desc())
            .limit(1)
        )
        found = self._connection.execute(query).scalar_one_or_none()
        return None if found is None else cast("dict[str, object]", found)

    def put(self, clinic: str, profile: JsonObject) -> None:
        """Keep a version of the profile of a clinic."""
        self._connection.execute(
            insert(clinics).values({"clinic": clinic, "profile": profile})
        )
