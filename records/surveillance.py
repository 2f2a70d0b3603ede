"""Who is due for which examination: plans, their series, and the days.

What a plan says lies in the vault under the person's key; here are opaque refs, codes
and days, and even these go when the person is erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, insert, or_, select, text, update

from .database import may_write
from .entities import Due, DueItem, DueState, PlanState, StoredPlan, StoredSeries
from .errors import NotFoundError
from .rows import find_all, find_one, insert_row, values_of
from .tables import surveillance_dues as dues
from .tables import surveillance_plans as plans
from .tables import surveillance_series as series

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection, Select

_ITEM = select(
    dues.c.due_id,
    plans.c.case_id,
    plans.c.ref,
    plans.c.gene,
    series.c.procedure,
    dues.c.due,
    dues.c.overdue_after,
    dues.c.state,
).select_from(dues.join(series).join(plans))

#: Written out, for SQLite takes a partial index only where it sees the value.
_WAITING = text("surveillance_dues.state = 'waiting'")


class Surveillance:
    """The plans of every case, and what is due."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        plan: StoredPlan,
        stored: Sequence[StoredSeries],
        first_dues: Sequence[Due],
    ) -> None:
        """Keep a plan with its series and their first days.

        Raises
        ------
        ConflictError
            If one of the ids is there already.
        """
        insert_row(self._connection, plans, plan)
        for table, rows in ((series, stored), (dues, first_dues)):
            if rows:
                values = [values_of(row) for row in rows]
                self._connection.execute(insert(table), values)

    def active(self, case_id: str, ref: str) -> StoredPlan | None:
        """Give the plan a person of a case is followed under, or None."""
        return find_one(
            self._connection,
            plans,
            StoredPlan,
            plans.c.case_id == case_id,
            plans.c.ref == ref,
            plans.c.state == PlanState.ACTIVE,
        )

    def of_case(self, case_id: str) -> tuple[StoredPlan, ...]:
        """Give all plans of a case, oldest first."""
        return find_all(self._connection, plans, StoredPlan, plans.c.case_id == case_id)

    def series_of(self, plan_id: str) -> tuple[StoredSeries, ...]:
        """Give the series of a plan."""
        return find_all(
            self._connection, series, StoredSeries, series.c.plan_id == plan_id
        )

    def open_dues(self, plan_id: str) -> tuple[DueItem, ...]:
        """Give what is waiting or announced in a plan, by day and procedure."""
        query = _ITEM.where(
            plans.c.plan_id == plan_id,
            dues.c.state.in_([DueState.WAITING, DueState.ANNOUNCED]),
        )
        found = self._items(query)
        return tuple(sorted(found, key=lambda item: (item.due, item.procedure)))

    def due(
        self, on: date, *, limit: int, after: DueItem | None = None
    ) -> tuple[DueItem, ...]:
        """Give what waits and is due by a day, oldest first; costs what it gives.

        Parameters
        ----------
        on
            The day.
        limit
            The most to give.
        after
            Go on behind this one, of an earlier call.

        Returns
        -------
        tuple of DueItem
            On PostgreSQL they are this unit's until it ends, unless it may only read.
        """
        query = _ITEM.where(_WAITING, dues.c.due <= on)
        if after is not None:
            later = dues.c.due > after.due
            same_day = and_(dues.c.due == after.due, dues.c.due_id > after.due_id)
            query = query.where(or_(later, same_day))
        query = query.limit(limit)
        if may_write(self._connection):
            query = query.with_for_update(skip_locked=True, of=dues)
        return self._items(query)

    def announce(self, due_ids: Iterable[str]) -> None:
        """Note that somebody was told to book these examinations."""
        self._set_state(due_ids, DueState.ANNOUNCED)

    def finish(self, due_id: str, done_on: date) -> None:
        """Note that an examination was done."""
        change = update(dues).where(dues.c.due_id == due_id)
        values = {"state": DueState.DONE, "done_on": done_on}
        self._connection.execute(change.values(values))

    def last_done(self, case_id: str, ref: str) -> dict[str, date]:
        """Give the day each procedure was done last, under whatever plan."""
        newest = func.max(dues.c.done_on)
        query = (
            select(series.c.procedure, newest)
            .select_from(dues.join(series).join(plans))
            .where(
                plans.c.case_id == case_id,
                plans.c.ref == ref,
                dues.c.state == DueState.DONE,
            )
            .group_by(series.c.procedure)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def wait_for(self, due: Due) -> None:
        """Keep the next day of a series, one at a time."""
        insert_row(self._connection, dues, due)

    def end(self, plan_id: str) -> None:
        """End a plan; what was still due is cancelled.

        Raises
        ------
        NotFoundError
            `unknown_plan`.
        """
        change = update(plans).where(plans.c.plan_id == plan_id)
        values = {"state": PlanState.ENDED}
        if self._connection.execute(change.values(values)).rowcount == 0:
            raise NotFoundError(
                f"no plan `{plan_id}` is recorded; accepted are the plans of a case",
                code="unknown_plan",
                item=plan_id,
            )
        open_ids = [item.due_id for item in self.open_dues(plan_id)]
        self._set_state(open_ids, DueState.CANCELLED)

    def _items(self, query: Select[tuple[object, ...]]) -> tuple[DueItem, ...]:
        ordered = query.order_by(dues.c.due, dues.c.due_id)
        rows = self._connection.execute(ordered).mappings()
        return tuple(DueItem(**row) for row in rows)

    def _set_state(self, due_ids: Iterable[str], state: DueState) -> None:
        chosen = list(due_ids)
        if chosen:
            change = update(dues).where(dues.c.due_id.in_(chosen))
            self._connection.execute(change.values(state=state))


def forget_surveillance(connection: Connection, ref: str) -> None:
    """Delete the plans of an erased person: due days tell a birthday."""
    theirs = select(plans.c.plan_id).where(plans.c.ref == ref)
    their_series = select(series.c.series_id).where(series.c.plan_id.in_(theirs))
    connection.execute(delete(dues).where(dues.c.series_id.in_(their_series)))
    connection.execute(delete(series).where(series.c.plan_id.in_(theirs)))
    connection.execute(delete(plans).where(plans.c.ref == ref))
