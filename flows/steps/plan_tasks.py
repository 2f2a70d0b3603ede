"""What the plan of a case asks of the clinic, whatever the law says."""

from collections.abc import Iterable, Mapping
from datetime import date

from flows.steps.case_facts import STEP_PAST, CaseFile
from flows.steps.planning import PlannedRelative
from flows.steps.tasks import TaskBook
from pedigree import Note, Offer, PersonId

_DEFERRED = "defer_until_age"
_PARTNER = "children_wait_for_partner"
_PREGNANCY = "pregnancy"
_DECLINED = "relatives_wait_for_one_who_declined"
PLAN_REASONS = frozenset({_DEFERRED, _PARTNER, _PREGNANCY, _DECLINED})
"""Reasons of the tasks that follow from the plan, and go with it."""


def write_plan_tasks(
    book: TaskBook, file: CaseFile, plan: Iterable[PlannedRelative], *, on: date
) -> None:
    """Write the tasks that follow from the plan alone.

    Parameters
    ----------
    book
        Where they go.
    file
        The case as loaded.
    plan
        Its relatives.
    on
        The day of the plan.
    """
    awaited: set[str] = set()
    for relative in plan:
        _write_tasks_of(book, file.subjects[PersonId(relative.id)].ref, relative, on)
        awaited.update(relative.waits_for)
    for person in sorted(awaited):
        subject = file.subjects[PersonId(person)]
        # Going on without them may tell others what they decided: a person judges.
        if _declined(subject.facts):
            book.add_acts(subject.ref, ["judge_stepping_past"], reason=_DECLINED, on=on)


def _write_tasks_of(
    book: TaskBook, ref: str, relative: PlannedRelative, on: date
) -> None:
    if relative.offer == Offer.DEFER_UNTIL_AGE and relative.offer_from is not None:
        due = date.fromisoformat(relative.offer_from)
        book.add(ref, "offer_at_age", reason=_DEFERRED, due=due)
    if relative.offer == Offer.OFFER_PARTNER_TEST:
        book.add_acts(ref, ["offer_partner_test"], reason=_PARTNER, on=on)
    if Note.NEWBORN_PLAN in relative.reasons:
        book.add_acts(ref, ["plan_newborn_care"], reason=_PREGNANCY, on=on)


def _declined(facts: Mapping[str, object]) -> bool:
    """Whether this person will not be tested and nobody has judged what follows."""
    closed = facts.get("wish") == "does_not_want_to_know"
    objects = facts.get("objects_to_test") is True
    return (closed or objects) and STEP_PAST not in facts
