"""Take an erased person out of what is not sealed: family, case, plans, tasks.

The shape of the family stays, for the others' sake; in place of the person's id
stands their ref, and what describes them is emptied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import delete, select, update

from .subjects import Subjects
from .surveillance import forget_surveillance
from .tables import cases, decisions, family_versions, steps, subjects, tasks

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Connection

    from .canonical import JsonObject
    from .keys import KeyStore

#: What describes a person in a family and is not needed for the others' sake.
_DESCRIBES: Final = frozenset(
    {
        "birth_year",
        "born",
        "country",
        "extra",
        "gender",
        "language",
        "line",
        "name",
        "offer_from",
    }
)


def forget(connection: Connection, keys: KeyStore, ref: str) -> None:
    """Empty the row of a person, and put the ref in place of their id elsewhere."""
    forget_surveillance(connection, ref)
    connection.execute(delete(tasks).where(tasks.c.ref == ref))
    here = subjects.c.ref == ref
    case_id = connection.execute(select(subjects.c.case_id).where(here)).scalar()
    if case_id is None:
        return
    person_id = Subjects(connection, keys).get(ref).person_id
    connection.execute(update(subjects).where(here).values(sealed=None))
    if not person_id:
        return
    rewriting = _Rewriting(connection, person_id, ref)
    for column in (
        family_versions.c.content,
        cases.c.report,
        decisions.c.situation,
        decisions.c.outcome_detail,
    ):
        rewriting.rewrite(column, column.table.c.case_id == case_id)
    rewriting.rewrite(steps.c.result, steps.c.key.contains(case_id))
    proband = (cases.c.case_id == case_id, cases.c.person_id == person_id)
    connection.execute(update(cases).where(*proband).values(person_id=ref))


def without_person(value: object, person_id: str, ref: str) -> object:
    """Give a JSON value with the ref in place of a person's id, and them undescribed.

    Examples
    --------
    >>> without_person({"people": [{"id": "II-1", "birth_year": 1960}]}, "II-1", "p-1")
    {'people': [{'id': 'p-1', 'birth_year': None}]}
    """
    match value:
        case str():
            return ref if value == person_id else value
        case Mapping():
            fields = cast("Mapping[str, object]", value)
            if fields.get("id") == person_id:
                fields = _undescribed(fields)
            return {
                (ref if name == person_id else name): without_person(
                    _undescribed(inner) if name == person_id else inner, person_id, ref
                )
                for name, inner in fields.items()
            }
        case list() | tuple():
            return [without_person(inner, person_id, ref) for inner in value]
        case _:
            return value


def _undescribed(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    emptied: dict[str, object] = {}
    for name, inner in value.items():
        empty: object = {} if isinstance(inner, Mapping) else None
        emptied[name] = empty if name in _DESCRIBES else inner
    return emptied


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """Puts a ref in the place of a person's id."""

    connection: Connection
    person_id: str
    ref: str

    def rewrite(self, column: Column[JsonObject], where: ColumnElement[bool]) -> None:
        """Rewrite one column of the rows that are meant."""
        key = next(iter(column.table.primary_key))
        for row, content in self.connection.execute(select(key, column).where(where)):
            kept = cast("JsonObject", without_person(content, self.person_id, self.ref))
            if kept != content:
                change = update(column.table).where(key == row)
                self.connection.execute(change.values({column.name: kept}))
