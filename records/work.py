"""What is to be done and what is to be sent: tasks and the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from .database import may_write
from .entities import OutboxItem, OutboxState, Task, TaskState
from .errors import NotFoundError, StateError
from .rows import find_all, find_one, insert_once, values_of
from .tables import outbox, tasks

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection


class Tasks:
    """What somebody must do, by when, and for which reason."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, task: Task) -> Task:
        """Keep a task; the same case, person, kind and reason again is the first one.

        Returns
        -------
        Task
            The one that is recorded.
        """
        values = values_of(task)
        insert_once(
            self._connection, tasks, values, on=["case_id", "ref", "kind", "reason"]
        )
        found = find_one(
            self._connection,
            tasks,
            Task,
            tasks.c.case_id == task.case_id,
            tasks.c.ref == (task.ref or ""),
            tasks.c.kind == task.kind,
            tasks.c.reason == task.reason,
        )
        return task if found is None else found

    def of_case(self, case_id: str) -> tuple[Task, ...]:
        """Give the tasks of a case, oldest first."""
        return find_all(self._connection, tasks, Task, tasks.c.case_id == case_id)

    def due(self, on: date) -> tuple[Task, ...]:
        """Give the open tasks whose day has come, in all cases."""
        is_open = tasks.c.state == TaskState.OPEN
        return find_all(self._connection, tasks, Task, is_open, tasks.c.due <= on)

    def set_state(self, task_id: str, state: TaskState) -> None:
        """Close a task or open it again.

        Raises
        ------
        NotFoundError
            `unknown_task`.
        """
        change = update(tasks).where(tasks.c.task_id == task_id)
        if self._connection.execute(change.values(state=state)).rowcount == 0:
            raise NotFoundError(
                f"no task `{task_id}` is recorded; accepted are the ids of its case",
                code="unknown_task",
                item=task_id,
            )


class Outbox:
    """Released letters on their way out: one row per letter, sent once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, item: OutboxItem) -> bool:
        """Queue a letter; one that is there already stays as it is, and gives False."""
        return insert_once(self._connection, outbox, values_of(item), on=["letter_id"])

    def get(self, letter_id: str) -> OutboxItem | None:
        """Give the row of a letter, or None."""
        condition = outbox.c.letter_id == letter_id
        return find_one(self._connection, outbox, OutboxItem, condition)

    def of_case(self, case_id: str) -> tuple[OutboxItem, ...]:
        """Give the rows of a case, oldest first."""
        condition = outbox.c.case_id == case_id
        return find_all(self._connection, outbox, OutboxItem, condition)

    def pending(self, limit: int) -> tuple[OutboxItem, ...]:
        """Give queued rows, oldest first, that no other process has in hand.

        On PostgreSQL they are this unit's until it ends, unless it may only read;
        SQLite has one writer.
        """
        query = (
            select(outbox.c.letter_id)
            .where(outbox.c.state == OutboxState.QUEUED)
            .order_by(outbox.c.position)
            .limit(limit)
        )
        if may_write(self._connection):
            query = query.with_for_update(skip_locked=True)
        chosen = list(self._connection.execute(query).scalars())
        condition = outbox.c.letter_id.in_(chosen)
        return find_all(self._connection, outbox, OutboxItem, condition)

    def mark_handed_over(self, letter_id: str, at: datetime) -> bool:
        """Note that a letter left; a second time changes nothing and gives False.

        Raises
        ------
        StateError
            If the row was cancelled.
        NotFoundError
            `unknown_letter`.
        """
        values = {"state": OutboxState.HANDED_OVER, "handed_over_at": at}
        return self._move(letter_id, values, OutboxState.HANDED_OVER)

    def cancel(self, letter_id: str) -> bool:
        """Take a queued letter out; a second time changes nothing and gives False.

        Raises
        ------
        StateError
            If the letter was handed over.
        NotFoundError
            `unknown_letter`.
        """
        values: dict[str, object] = {"state": OutboxState.CANCELLED}
        return self._move(letter_id, values, OutboxState.CANCELLED)

    def _move(
        self, letter_id: str, values: dict[str, object], state: OutboxState
    ) -> bool:
        change = update(outbox).where(
            outbox.c.letter_id == letter_id, outbox.c.state == OutboxState.QUEUED
        )
        if self._connection.execute(change.values(values)).rowcount == 1:
            return True
        item = self.get(letter_id)
        if item is None:
            raise NotFoundError(
                f"the letter `{letter_id}` is not in the outbox",
                code="unknown_letter",
                item=letter_id,
            )
        if item.state is not state:
            raise StateError(
                f"the letter `{letter_id}` is `{item.state}` in the outbox; "
                f"accepted is `{OutboxState.QUEUED}`",
                code="state",
                item=letter_id,
            )
        return False
