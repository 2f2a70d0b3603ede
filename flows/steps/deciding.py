"""One decision per relative and route, recorded with its law and its facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from consent import (
    AskHuman,
    Hold,
    Outcome,
    Permit,
    Route,
    Situation,
    decide,
    outcome_dict,
    with_gene_knowledge,
)
from flows.steps.case_facts import CaseFile
from flows.steps.office import ENGINE, Office
from flows.steps.plan_tasks import PLAN_REASONS, write_plan_tasks
from flows.steps.planning import PlannedRelative, plan_of
from flows.steps.situations import situation_of
from flows.steps.surveillance import settle_surveillance
from flows.steps.tasks import TaskBook
from flows.steps.turns import DECIDE, in_turn
from pedigree import PersonId
from records import Decision, EventName, JsonObject, UnitOfWork, new_id

OFFERED_NOW = frozenset(
    {"offer_now", "offer_confirmatory_test", "offer_once_for_gonadal_mosaicism"}
)
_FACTS_UNKNOWN = "facts_unknown"
_NO_PROFILE = "no_clinic_profile"
DECISION_REASONS = frozenset(
    {*map(str, Route), *PLAN_REASONS, _FACTS_UNKNOWN, _NO_PROFILE}
)
"""Reasons of the tasks that follow from plan and decisions, and go with them."""

_CONTACT = (Route.CLINIC_CONTACT, Route.FAMILY_MEDIATED)


@dataclass(frozen=True, slots=True)
class Decided:
    """What the law lets the clinic do for one relative today."""

    relative: PlannedRelative
    situation: Situation
    outcomes: Mapping[Route, Outcome]

    @property
    def letter_permits(self) -> tuple[Permit, ...]:
        """Give the routes a letter may take now, the preferred one first.

        The clinic writes itself only where the proband said so for this relative;
        otherwise, or without an address, the proband passes the letter on.
        """
        return tuple(
            outcome
            for outcome in (self.outcomes[route] for route in _CONTACT)
            if isinstance(outcome, Permit) and outcome.letter_kind is not None
        )


def decide_case(office: Office, case_id: str, *, on: date) -> None:
    """Decide every route for every relative at risk, once for the present facts.

    Parameters
    ----------
    office
        Records, law and clock.
    case_id
        A case with a plan.
    on
        The day whose law and ages count.
    """

    def work(unit: UnitOfWork, file: CaseFile) -> JsonObject:
        plan = plan_of(unit, file)
        book = TaskBook(office, unit, case_id, ENGINE)
        for decided in decide_relatives(office, file, plan, on=on):
            record_decision(office, unit, file, decided, decided.outcomes)
            _write_tasks(book, file, decided, on)
        write_plan_tasks(book, file, plan, on=on)
        if unit.clinics.get(file.case.clinic) is None:
            book.add_acts(None, ["set_clinic_profile"], reason=_NO_PROFILE, on=on)
        book.close(lambda task: task.reason in DECISION_REASONS)
        settle_surveillance(office, unit, file, on=on, by=ENGINE)
        return {"on": on.isoformat()}

    in_turn(office, case_id, DECIDE, work=work)


def decide_relatives(
    office: Office, file: CaseFile, plan: Iterable[PlannedRelative], *, on: date
) -> tuple[Decided, ...]:
    """Decide for every relative at risk; records nothing.

    Parameters
    ----------
    office
        Holds the law.
    file
        The case as loaded.
    plan
        Its relatives.
    on
        The day whose law and ages count.

    Returns
    -------
    tuple of Decided
        In the order of the plan.
    """
    return tuple(
        decide_relative(office, file, relative, on=on)
        for relative in plan
        if relative.at_risk
    )


def decide_relative(
    office: Office, file: CaseFile, relative: PlannedRelative, *, on: date
) -> Decided:
    """Decide all routes for one relative; records nothing.

    Parameters
    ----------
    office
        Holds the law.
    file
        The case as loaded.
    relative
        A relative of the plan.
    on
        The day whose law and ages count.

    Returns
    -------
    Decided
        The situation and what came of it.
    """
    situation = situation_of(file.known, PersonId(relative.id), on)
    return Decided(relative, situation, decide(situation, office.rulebook))


def record_decision(
    office: Office,
    unit: UnitOfWork,
    file: CaseFile,
    decided: Decided,
    routes: Iterable[Route],
) -> None:
    """Record outcomes with the situation and the rulebook they rest on.

    Parameters
    ----------
    office
        Holds the law and the clock.
    unit
        An open unit of work.
    file
        The case as loaded.
    decided
        What was decided.
    routes
        Which of the routes are recorded.
    """
    ref = file.subjects[PersonId(decided.relative.id)].ref
    # The name of a situation is an id of the family file: the link to a person stays
    # out of what is kept for good. Gene knowledge goes in, so that it can be replayed.
    situation = with_gene_knowledge(decided.situation).as_dict()
    for route in routes:
        outcome = decided.outcomes[route]
        decision = Decision(
            decision_id=new_id("decision"),
            case_id=file.case.case_id,
            ref=ref,
            route=str(route),
            outcome=str(outcome.word),
            on=decided.situation.on,
            situation={**situation, "name": ref},
            outcome_detail=outcome_dict(outcome),
            rulebook=office.rulebook.digest,
        )
        unit.decisions.add(decision)
        payload = _decision_payload(decision, outcome, decided.situation.digest())
        office.say(unit, EventName.DECISION_MADE, payload, by=ENGINE)


def _decision_payload(
    decision: Decision, outcome: Outcome, facts: str
) -> dict[str, object]:
    return {
        "case_id": decision.case_id,
        "ref": decision.ref,
        "decision_id": decision.decision_id,
        "route": decision.route,
        "outcome": decision.outcome,
        "facts": facts,
        "rulebook": decision.rulebook,
        "on": decision.on,
        "rules": _rules(outcome),
        "tasks": decision.outcome_detail["tasks"],
        "missing": decision.outcome_detail["missing"],
    }


def _rules(outcome: Outcome) -> list[str]:
    return sorted(
        {
            f"{reason.country}:{reason.rule}"
            for reason in outcome.reasons
            if reason.country is not None and reason.instrument is not None
        }
    )


def _write_tasks(book: TaskBook, file: CaseFile, decided: Decided, on: date) -> None:
    """Write what must happen next for a relative whose turn it is."""
    if decided.relative.offer not in OFFERED_NOW:
        return
    ref = file.subjects[PersonId(decided.relative.id)].ref
    open_routes = [decided.outcomes[r] for r in _CONTACT]
    for outcome in open_routes:
        if isinstance(outcome, Permit):
            book.add_acts(ref, outcome.tasks, reason=str(outcome.route), on=on)
            return
    for outcome in open_routes:
        if isinstance(outcome, Hold):
            book.add_acts(ref, outcome.missing, reason=str(outcome.route), on=on)
        elif isinstance(outcome, AskHuman):
            # Facts that can be found out come before a judgement on what is unknown,
            # and they are the same facts for every route.
            if _facts_wanted(outcome):
                book.add_acts(ref, ["find_out"], reason=_FACTS_UNKNOWN, on=on)
            else:
                book.add_acts(ref, ["judge"], reason=str(outcome.route), on=on)


def _facts_wanted(outcome: AskHuman) -> tuple[str, ...]:
    """Give the facts that would settle an outcome, as keys of a situation."""
    return tuple(one for one in outcome.settles if "." in one)
