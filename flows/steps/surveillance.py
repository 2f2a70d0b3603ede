"""A relative who carries the variant has a plan at once; one who does not has none.

The plan is pinned to the version of the protocol it was made under. Another version
changes nothing by itself: a task asks a clinician to decide.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import cast

from flows.steps.canonical import canonical
from flows.steps.case_facts import CaseFile
from flows.steps.intake_recording import HELD
from flows.steps.office import Office
from flows.steps.tasks import TaskBook
from pedigree import (
    Carrier,
    ConditionZygosity,
    Gene,
    InheritanceModel,
    InheritedFrom,
    Mode,
    Observation,
    ObservationsConflictError,
    PersonId,
    Procedure,
    SurveillancePlan,
    carrier_probabilities,
    carry_over,
    load_gene,
    overdue_after,
    parent_of_variant,
    plan_answer,
    plan_from_answer,
    plan_surveillance,
    protocol_version,
)
from records import (
    Due,
    EventName,
    StoredPlan,
    StoredSeries,
    Subject,
    UnitOfWork,
    new_id,
)

REASON = "surveillance"
"""Why its tasks are there, as a code."""

BOOK = "book_examination"
"""The task of a sweep; one for each examination."""

_DAYS_TO_CONFIRM = timedelta(days=14)
_ZYGOSITIES = {
    Observation.HETEROZYGOUS: ConditionZygosity.HETEROZYGOUS,
    Observation.HOMOZYGOUS: ConditionZygosity.BIALLELIC,
}


def settle_surveillance(
    office: Office, unit: UnitOfWork, file: CaseFile, *, on: date, by: str
) -> None:
    """Bring the plans of a case in line with its results; the same again does nothing.

    Parameters
    ----------
    office
        Holds the clock.
    unit
        An open unit of work.
    file
        The case, as it is recorded in this unit.
    on
        The day from which a new plan counts.
    by
        Who acts.
    """
    if file.case.state == HELD:
        return  # nobody is examined for a variant that is in doubt
    for person, result in file.observations().items():
        if person == file.known.proband:
            continue
        settling = _Settling(office, unit, file, on, by)
        if result is Observation.NON_CARRIER:
            settling.end(person, "non_carrier")
        else:
            settling.plan(person, result)


def load_plan(unit: UnitOfWork, stored: StoredPlan) -> SurveillancePlan:
    """Open a stored plan.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        One of a person who is not erased.

    Returns
    -------
    SurveillancePlan
        As it was made.
    """
    data = unit.vault.get(stored.ref, _name(stored.plan_id))
    return plan_from_answer(json.loads(data or b"{}"))


class _Settling:
    """Plans or ends for one case inside one unit of work."""

    def __init__(
        self, office: Office, unit: UnitOfWork, file: CaseFile, on: date, by: str
    ) -> None:
        self._office, self._unit, self._file = office, unit, file
        self._on, self._by = on, by
        self._book = TaskBook(office, unit, file.case.case_id, by)
        self._gene = load_gene(file.case.gene)

    def end(self, person: PersonId, reason: str) -> None:
        subject = self._file.subjects[person]
        stored = self._unit.surveillance.active(subject.case_id, subject.ref)
        if stored is None:
            return
        self._unit.surveillance.end(stored.plan_id)
        payload = {
            "case_id": subject.case_id,
            "ref": subject.ref,
            "plan_id": stored.plan_id,
            "reason": reason,
        }
        self._say(EventName.SURVEILLANCE_ENDED, payload)
        self._close_others(subject)

    def plan(self, person: PersonId, result: Observation) -> None:
        subject = self._file.subjects[person]
        stored = self._unit.surveillance.active(subject.case_id, subject.ref)
        if stored is not None and stored.protocol != protocol_version(self._gene):
            self._ask_about_protocol(subject)
            return
        carrier = self._carrier(person, subject, result)
        if carrier is None:
            self._task(subject, "record_birth_date", self._on)
            return
        if stored is None:
            self._store(subject, plan_surveillance(self._gene, carrier, on=self._on))
            return
        # The same facts on another day are the same plan.
        known = load_plan(self._unit, stored)
        new = plan_surveillance(self._gene, carrier, on=known.on)
        if new != known:
            done = self._unit.surveillance.last_done(stored.plan_id)
            self.end(person, "facts_changed")
            now = plan_surveillance(self._gene, carrier, on=self._on)
            days = {Procedure(each): day for each, day in done.items()}
            self._store(subject, carry_over(now, days))

    def _carrier(
        self, person: PersonId, subject: Subject, result: Observation
    ) -> Carrier | None:
        born = self._file.known.born.get(person) or self._file.known.family[person].born
        if born is None:
            return None
        tested = cast("Mapping[str, str]", subject.facts["tested"])
        parent = tested.get("inherited_from")
        from_family = _parent(self._gene, self._file, person)
        return Carrier(
            self._file.known.family[person].sex,
            born,
            _ZYGOSITIES.get(result),
            from_family if parent is None else InheritedFrom(parent),
            tested.get("variant_group"),
        )

    def _store(self, subject: Subject, plan: SurveillancePlan) -> None:
        stored = StoredPlan(
            new_id("plan"),
            subject.case_id,
            subject.ref,
            plan.gene,
            plan.protocol,
            self._on,
        )
        keep_plan(self._unit, stored, plan)
        payload = {
            "case_id": subject.case_id,
            "ref": subject.ref,
            "protocol": plan.protocol,
        }
        self._say(EventName.SURVEILLANCE_PLANNED, payload)
        for task in plan.tasks:
            self._task(subject, f"record_{task.fact.value}", self._on)
        if plan.options:
            day = self._on + _DAYS_TO_CONFIRM
            self._task(subject, "confirm_surveillance_options", day)
        self._close_others(subject)

    def _ask_about_protocol(self, subject: Subject) -> None:
        reason = protocol_version(self._gene).lower()
        due = self._on + _DAYS_TO_CONFIRM
        self._book.add(subject.ref, "decide_new_protocol", reason=reason, due=due)

    def _close_others(self, subject: Subject) -> None:
        """Close what was asked for a plan that no longer stands."""
        self._book.close(
            lambda task: (
                task.ref == subject.ref and (task.reason == REASON or task.kind == BOOK)
            )
        )

    def _task(self, subject: Subject, kind: str, due: date) -> None:
        self._book.add(subject.ref, kind, reason=REASON, due=due)

    def _say(self, event: EventName, payload: Mapping[str, object]) -> None:
        self._office.say(self._unit, event, payload, by=self._by)


def keep_plan(unit: UnitOfWork, stored: StoredPlan, plan: SurveillancePlan) -> None:
    """Store a plan: sealed as a whole, its next examinations as days.

    Parameters
    ----------
    unit
        An open unit of work.
    stored
        What may lie open.
    plan
        The plan.
    """
    series, dues = [], []
    for one in plan.series:
        row = StoredSeries(new_id("series"), stored.plan_id, one.procedure.value)
        series.append(row)
        if one.first_due is not None:
            late = overdue_after(one.phases, one.first_due)
            dues.append(Due(new_id("due"), row.series_id, one.first_due, late))
    unit.vault.put(stored.ref, _name(stored.plan_id), canonical(plan_answer(plan)))
    unit.surveillance.add(stored, series, dues)


def _name(plan_id: str) -> str:
    return f"plan:{plan_id}"


def _parent(gene: Gene, file: CaseFile, person: PersonId) -> InheritedFrom | None:
    """Find the parent of origin in the family, where the gene makes it matter."""
    if gene.parent_of_origin == "none":
        return None
    model = InheritanceModel(
        mode=Mode(gene.inheritance), frequency=None, de_novo=Fraction(0)
    )
    try:
        chances = carrier_probabilities(
            file.known.family,
            model,
            proband=file.known.proband,
            observations=file.observations(),
        )
    except ObservationsConflictError:
        return None
    return parent_of_variant(file.known.family, person, chances)
