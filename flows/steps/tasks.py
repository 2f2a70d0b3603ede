"""What a person must do next: tasks from decisions, with an owner and a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from flows.steps.office import Office
from records import EventName, Task, TaskState, UnitOfWork, new_id

_DAYS_FOR_AN_ACT = 14
"""A named act that holds a route is looked at again after two weeks."""

_CLINIC_ACTS = frozenset({"send_registered", "reflection_time", "counsel_relative"})


@dataclass(frozen=True, slots=True)
class TaskBook:
    """Writes tasks of one case inside one unit of work; the same task is one task."""

    office: Office
    unit: UnitOfWork
    case_id: str
    by: str
    touched: set[str] = field(default_factory=set)
    """Ids of the tasks that this book has asked for."""

    def add(self, ref: str | None, kind: str, *, reason: str, due: date | None) -> None:
        """Record a task and its event, unless it is there already.

        Parameters
        ----------
        ref
            Whom it concerns, or None for the case as a whole.
        kind
            What is to be done, a word of the vocabulary.
        reason
            Why, as a code; one task per person, kind and reason.
        due
            The day by which it should be done.
        """
        task = Task(
            task_id=new_id("task"),
            case_id=self.case_id,
            ref=ref,
            kind=kind,
            owner="clinic" if kind in _CLINIC_ACTS else "counsellor",
            due=due,
            reason=reason,
        )
        kept = self.unit.tasks.add(task)
        self.touched.add(kept.task_id)
        if kept.task_id != task.task_id:
            self._reopen(kept)
            return
        payload = {
            "case_id": self.case_id,
            "task_id": task.task_id,
            "ref": ref,
            "kind": kind,
            "owner": task.owner,
            # No day: many are a birthday, and the ledger forgets nothing.
            "reason": reason.partition(":")[0],
        }
        self.office.say(self.unit, EventName.TASK_CREATED, payload, by=self.by)

    def add_acts(
        self, ref: str | None, acts: Iterable[str], *, reason: str, on: date
    ) -> None:
        """Record one task for each act, due after two weeks.

        Parameters
        ----------
        ref
            Whom the acts concern.
        acts
            Words of the decision: what is missing, or what follows.
        reason
            Why, as a code.
        on
            The day of the decision.
        """
        for act in acts:
            due = on + timedelta(days=_DAYS_FOR_AN_ACT)
            self.add(ref, act, reason=reason, due=due)

    def close(self, no_longer_needed: Callable[[Task], bool]) -> None:
        """Close the open tasks of the case that nobody needs to do any more.

        Parameters
        ----------
        no_longer_needed
            Asked of every open task that this book has not asked for.
        """
        for task in self.unit.tasks.of_case(self.case_id):
            if (
                task.state is TaskState.OPEN
                and task.task_id not in self.touched
                and no_longer_needed(task)
            ):
                self._move(task, TaskState.CANCELLED, EventName.TASK_CLOSED)

    def finish(self, ref: str | None, kind: str, *, reason: str) -> None:
        """Note that a task was done, if it is there and open.

        Parameters
        ----------
        ref, kind, reason
            As `add` was given them.
        """
        for task in self.unit.tasks.of_case(self.case_id):
            same = (task.ref, task.kind, task.reason) == (ref, kind, reason)
            if same and task.state is TaskState.OPEN:
                self._move(task, TaskState.DONE, EventName.TASK_CLOSED)

    def _reopen(self, task: Task) -> None:
        # What a person did stays done; what facts made needless may be needed again.
        if task.state is TaskState.CANCELLED:
            self._move(task, TaskState.OPEN, EventName.TASK_REOPENED)

    def _move(self, task: Task, state: TaskState, event: EventName) -> None:
        self.unit.tasks.set_state(task.task_id, state)
        payload = {
            "case_id": self.case_id,
            "task_id": task.task_id,
            "state": str(state),
        }
        self.office.say(self.unit, event, payload, by=self.by)
