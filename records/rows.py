"""Between frozen dataclasses and rows: the one place where a field meets a column."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from dataclasses import Field

    from sqlalchemy import ColumnElement, Connection, RowMapping, Table


class Entity(Protocol):
    """Any dataclass of `entities`."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


EntityT = TypeVar("EntityT", bound=Entity)


def values_of(entity: Entity) -> dict[str, object]:
    """Give the fields of an entity by the name of their column."""
    return {field.name: getattr(entity, field.name) for field in fields(entity)}


def insert_row(connection: Connection, table: Table, entity: Entity) -> None:
    """Add a row; one that is there already is a conflict."""
    connection.execute(insert(table), values_of(entity))


def insert_once(
    connection: Connection,
    table: Table,
    values: dict[str, object],
    *,
    on: Sequence[str],
) -> bool:
    """Add a row unless one with the same key is there; say whether it was added."""
    # Without the option the number of added rows is not kept.
    counting = {"preserve_rowcount": True}
    if connection.dialect.name == "postgresql":
        quietly = postgresql.insert(table).values(values)
        statement = quietly.on_conflict_do_nothing(index_elements=on)
        result = connection.execute(statement, execution_options=counting)
    else:
        plainly = sqlite.insert(table).values(values)
        once = plainly.on_conflict_do_nothing(index_elements=on)
        result = connection.execute(once, execution_options=counting)
    return result.rowcount == 1


def find_one(
    connection: Connection,
    table: Table,
    kind: type[EntityT],
    *conditions: ColumnElement[bool],
) -> EntityT | None:
    """Give the newest entity that meets the conditions, or None."""
    query = select(table).where(*conditions).order_by(table.c.position.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return None if row is None else _entity(kind, row)


def find_all(
    connection: Connection,
    table: Table,
    kind: type[EntityT],
    *conditions: ColumnElement[bool],
) -> tuple[EntityT, ...]:
    """Give the entities that meet the conditions, in the order they were added."""
    query = select(table).where(*conditions).order_by(table.c.position)
    rows = connection.execute(query).mappings()
    return tuple(_entity(kind, row) for row in rows)


def _entity(kind: type[EntityT], row: RowMapping) -> EntityT:
    return kind(**{field.name: row[field.name] for field in fields(kind)})
