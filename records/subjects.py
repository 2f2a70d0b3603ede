"""The persons of a case. The link from `ref` to the family file is sealed.

In the database a person is only an opaque ref; which person of the family it is, and
the facts about them, lie under the person's own key and die with it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from cryptography.exceptions import InvalidTag
from sqlalchemy import insert, select, update

from .canonical import JsonObject, canonical_json
from .cases import lock_case
from .entities import Subject
from .errors import (
    ConflictError,
    NotFoundError,
    PersonErasedError,
    VaultDamagedError,
)
from .identifiers import check_ref
from .keys import seal, unseal
from .tables import subjects

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from .keys import KeyStore


class Subjects:
    """The persons of every case."""

    def __init__(self, connection: Connection, keys: KeyStore) -> None:
        self._connection = connection
        self._keys = keys

    def add(self, subject: Subject) -> None:
        """Register a person, once per case and id in the family file.

        Raises
        ------
        ConflictError
            If the person is registered already (`conflict`).
        NotFoundError
            `unknown_case`.
        PersonErasedError
            If this ref was erased.
        """
        check_ref(subject.ref)
        lock_case(self._connection, subject.case_id)
        if self.find(subject.case_id, subject.person_id) is not None:
            raise ConflictError(
                f"this person of case `{subject.case_id}` is registered already",
                code="conflict",
                item=subject.case_id,
            )
        row = {
            "ref": subject.ref,
            "case_id": subject.case_id,
            "sealed": self._seal(subject),
        }
        self._connection.execute(insert(subjects), row)

    def get(self, ref: str) -> Subject:
        """Give a person.

        Raises
        ------
        NotFoundError
            `unknown_person`.
        """
        found = self._connection.execute(_QUERY.where(subjects.c.ref == ref))
        row = found.mappings().first()
        if row is None:
            raise _unknown(ref)
        return self._open(row)

    def of_case(self, case_id: str) -> tuple[Subject, ...]:
        """Give the persons of a case in the order they were registered."""
        query = _QUERY.where(subjects.c.case_id == case_id)
        rows = self._connection.execute(query.order_by(subjects.c.position))
        return tuple(self._open(row) for row in rows.mappings())

    def find(self, case_id: str, person_id: str) -> Subject | None:
        """Give the person with this id in the family file of the case."""
        for subject in self.of_case(case_id):
            if subject.person_id == person_id and not subject.erased:
                return subject
        return None

    def update(self, ref: str, facts: JsonObject) -> None:
        """Replace the facts about a person.

        Raises
        ------
        NotFoundError
            `unknown_person`.
        PersonErasedError
            If the person was erased.
        """
        old = self.get(ref)
        if old.erased:
            raise PersonErasedError(
                f"the person `{ref}` was erased", code="person_erased", item=ref
            )
        sealed = self._seal(Subject(ref, old.case_id, old.person_id, facts))
        change = update(subjects).where(subjects.c.ref == ref)
        self._connection.execute(change.values(sealed=sealed))

    def _seal(self, subject: Subject) -> bytes:
        key = self._keys.get_or_make(subject.ref)
        content = canonical_json(
            {"person_id": subject.person_id, "facts": subject.facts}
        )
        return seal(key, content.encode(), bound_to=_binding(subject.ref))

    def _open(self, row: RowMapping) -> Subject:
        ref, case_id, sealed = row["ref"], row["case_id"], row["sealed"]
        key = self._keys.get(ref) if sealed is not None else None
        if sealed is None or key is None:
            return Subject(ref, case_id, "", {}, erased=True)
        try:
            content = json.loads(unseal(key, sealed, bound_to=_binding(ref)))
        except InvalidTag:
            raise VaultDamagedError(
                f"the entry of person `{ref}` does not open; restore the database",
                code="vault_damaged",
                item=ref,
            ) from None
        facts = cast("dict[str, object]", content["facts"])
        return Subject(ref, case_id, str(content["person_id"]), facts)


_QUERY = select(subjects.c.ref, subjects.c.case_id, subjects.c.sealed)


def _binding(ref: str) -> str:
    return f"kincascade subject {ref}"


def _unknown(ref: str) -> NotFoundError:
    return NotFoundError(
        f"no person `{ref}` is recorded; accepted are the refs of a case",
        code="unknown_person",
        item=ref,
    )
