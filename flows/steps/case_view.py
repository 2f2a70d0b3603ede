"""What a case looks like to those who steer it: the answer of `case show`."""

from collections.abc import Mapping
from dataclasses import asdict

from consent import Route
from flows.errors import FlowsError
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.dispatching import letter_path
from flows.steps.office import Office
from flows.steps.planning import PlannedRelative, plan_of
from pedigree import PersonId
from records import (
    Decision,
    LedgerEvent,
    Letter,
    LetterState,
    PlanState,
    Subject,
    UnitOfWork,
)

Answer = dict[str, object]


def list_cases(office: Office) -> list[Answer]:
    """Give all cases of this installation, as `case list` answers.

    Parameters
    ----------
    office
        Records.

    Returns
    -------
    list of dict
        `case`, `state`, `gene`, `opened`, `waiting_for`.
    """
    with office.records.unit_of_work(write=False) as unit:
        return [
            {
                "case": case.case_id,
                "state": case.state,
                "gene": case.gene,
                "opened": case.opened_on.isoformat(),
                "waiting_for": case.waiting_for,
            }
            for case in unit.cases.all()
        ]


def show_case(office: Office, case_id: str) -> Answer:
    """Give one case with its relatives, letters and tasks.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.

    Returns
    -------
    dict
        JSON-ready, ids of the family file and opaque ids only.

    Raises
    ------
    UnknownCaseError
        There is no such case.
    """
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        people = {one.ref: str(person) for person, one in file.subjects.items()}
        erased = [one.ref for one in file.subjects.values() if one.erased]
        current = unit.decisions.current(case_id)
        decisions = tuple(one for one in current if one.ref not in erased)
        plan = plan_of(unit, file)
        letters = unit.letters.of_case(case_id)
        return {
            "case": case_id,
            "state": file.case.state,
            "waiting_for": file.case.waiting_for,
            "gene": file.case.gene,
            "proband": file.case.person_id,
            "opened": file.case.opened_on.isoformat(),
            "relatives": [_relative(file, one, decisions, letters) for one in plan],
            "letters": [_letter(office, one, people) for one in letters],
            "tasks": _tasks(unit, case_id, people),
            "surveillance": _surveillance(unit, case_id, people),
            "missing": _missing(decisions, people),
            "erased": erased,
        }


def trace_case(
    office: Office, case_id: str, *, person: str | None = None
) -> tuple[LedgerEvent, ...]:
    """Give what the ledger says of a case, or of one of its people, in order.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.
    person
        Id in the family file, for the events about that person alone.

    Returns
    -------
    tuple of LedgerEvent
        Identifiers and codes only.

    Raises
    ------
    FlowsError
        Codes `unknown_case`, `unknown_person`.
    """
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        ref = None if person is None else _subject(file, person).ref
    return office.records.trace(case_id=case_id, ref=ref)


def explain(office: Office, case_id: str, person: str) -> list[Answer]:
    """Give the reasons of the current decisions for one relative.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.
    person
        Id in the family file.

    Returns
    -------
    list of dict
        One per route: `route`, `outcome`, `on`, and the recorded detail.

    Raises
    ------
    FlowsError
        Code `unknown_person`.
    """
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        subject = _subject(file, person)
        return [
            {
                "route": decision.route,
                "on": decision.on.isoformat(),
                "rulebook": decision.rulebook,
                **decision.outcome_detail,
            }
            for decision in unit.decisions.current(case_id)
            if decision.ref == subject.ref
        ]


def _subject(file: CaseFile, person: str) -> Subject:
    subject = file.subjects.get(PersonId(person))
    if subject is None:
        raise FlowsError(
            f"`{person}` is not in case `{file.case.case_id}`; an id of its family is "
            "accepted",
            code="unknown_person",
            item=person,
        )
    return subject


def _relative(
    file: CaseFile,
    relative: PlannedRelative,
    decisions: tuple[Decision, ...],
    letters: tuple[Letter, ...],
) -> Answer:
    ref = file.subjects[PersonId(relative.id)].ref
    return {
        **asdict(relative),
        "state": _state(file, relative, ref, letters),
        "routes": {d.route: d.outcome for d in decisions if d.ref == ref},
    }


def _state(
    file: CaseFile, relative: PlannedRelative, ref: str, letters: tuple[Letter, ...]
) -> str:
    """Say how far a relative has come, in the words of the funnel."""
    facts = file.known.facts.get(PersonId(relative.id), {})
    if relative.offer == "tested":
        return "tested"
    written = any(
        one.about == ref
        and one.state is LetterState.RELEASED
        and one.route == Route.CLINIC_CONTACT
        for one in letters
    )
    if written:
        return "contacted"
    return "informed" if isinstance(facts.get("told"), Mapping) else "identified"


def _letter(office: Office, letter: Letter, people: Mapping[str, str]) -> Answer:
    path = letter_path(office.home, letter)
    return {
        "id": letter.letter_id,
        "kind": letter.kind,
        "language": letter.language,
        "addressee": people.get(letter.ref),
        "about": None if letter.about is None else people.get(letter.about),
        "route": letter.route,
        "state": str(letter.state),
        "sha256": letter.sha256,
        "path": str(path) if path.exists() else None,
    }


def _tasks(unit: UnitOfWork, case_id: str, people: Mapping[str, str]) -> list[Answer]:
    tasks = unit.tasks.of_case(case_id)
    return [
        {
            "id": task.task_id,
            "kind": task.kind,
            "owner": task.owner,
            "due": None if task.due is None else task.due.isoformat(),
            "about": None if task.ref is None else people.get(task.ref),
            "reason": task.reason,
            "state": str(task.state),
        }
        for task in sorted(tasks, key=lambda one: (one.due is None, one.due, one.kind))
    ]


def _surveillance(
    unit: UnitOfWork, case_id: str, people: Mapping[str, str]
) -> list[Answer]:
    """List who is followed, under which version, and what is due next."""
    return [
        {
            "person": people.get(plan.ref),
            "protocol": plan.protocol,
            "since": plan.made_on.isoformat(),
            "due": [
                {
                    "procedure": item.procedure,
                    "due": item.due.isoformat(),
                    "overdue_after": item.overdue_after.isoformat(),
                    "state": str(item.state),
                }
                for item in unit.surveillance.open_dues(plan.plan_id)
            ],
        }
        for plan in unit.surveillance.of_case(case_id)
        if plan.state is PlanState.ACTIVE
    ]


def _missing(
    decisions: tuple[Decision, ...], people: Mapping[str, str]
) -> list[Answer]:
    """List the facts that would settle what a person must judge today."""
    wanted: dict[str, set[str]] = {}
    for decision in decisions:
        settles = decision.outcome_detail.get("settles")
        if isinstance(settles, list):
            wanted.setdefault(decision.ref, set()).update(str(one) for one in settles)
    return [
        {"person": people.get(ref), "facts": sorted(facts)}
        for ref, facts in wanted.items()
        if facts
    ]
