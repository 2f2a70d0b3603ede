"""A relative who carries the variant has a plan at once; one who does not has none.

The plan is pinned to the version of the protocol it was made under. Another version
changes nothing by itself: a task asks a clinician to decide.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import cast

from flows.errors import FlowsError
from flows.steps.case_facts import CaseFile
from flows.steps.office import Office
from flows.steps.situations import is_dead
from flows.steps.states import HELD
from flows.steps.stored_plans import (
    booking_reason,
    bookings_of,
    keep_plan,
    load_plan,
    without_delay,
)
from flows.steps.tasks import TaskBook
from pedigree import (
    Booking,
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
    parent_of_variant,
    plan_surveillance,
    protocol_version,
)
from records import (
    EventName,
    StoredPlan,
    Subject,
    UnitOfWork,
    new_id,
)

REASON = "surveillance"
"""Why its tasks are there, as a code."""

BOOK = "book_examination"
"""The task of a sweep; one for each examination."""

_NEW_PROTOCOL = "decide_new_protocol"
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
        settling = Settling(office, unit, file, on, by)
        if is_dead(file.known, person):
            settling.end(person, "deceased")
        elif result is Observation.NON_CARRIER:
            settling.end(person, "non_carrier")
        else:
            settling.plan(person, result)


class Settling:
    """Plans, replaces and ends for one case inside one unit of work."""

    def __init__(
        self, office: Office, unit: UnitOfWork, file: CaseFile, on: date, by: str
    ) -> None:
        self._office, self._unit, self._file = office, unit, file
        self._on, self._by = on, by
        self._book = TaskBook(office, unit, file.case.case_id, by)
        self._gene = load_gene(file.case.gene)

    def end(self, person: PersonId, reason: str) -> None:
        """End somebody's plan, if there is one; what was booked is to be called off."""
        subject = self._file.subjects[person]
        stored = self._unit.surveillance.active(subject.case_id, subject.ref)
        if stored is None:
            return
        if bookings_of(self._unit, stored):
            self._book.add(
                subject.ref, "call_off_examinations", reason=reason, due=self._on
            )
        self._end(subject, stored, reason)
        self._close_others(subject, ())

    def plan(self, person: PersonId, result: Observation) -> None:
        """Plan for a carrier, unless a plan stands that the same facts would give."""
        subject = self._file.subjects[person]
        stored = self._unit.surveillance.active(subject.case_id, subject.ref)
        if stored is not None and stored.protocol != protocol_version(self._gene):
            self._ask_about_protocol(subject)
            return
        carrier = self._carrier(person, subject, result)
        if carrier is None:
            self._task(subject, "record_birth_date", self._on)
        elif stored is None:
            plan = plan_surveillance(self._gene, carrier, on=self._on)
            self._store(subject, plan, ())
        else:
            # The same facts on another day are the same plan.
            known = load_plan(self._unit, stored)
            if plan_surveillance(self._gene, carrier, on=known.on) != known:
                plan = self.planned_anew(person, result, stored)
                kept = bookings_of(self._unit, stored)
                self.replace(person, plan, kept=kept, reason="facts_changed")

    def planned_anew(
        self, person: PersonId, result: Observation, stored: StoredPlan
    ) -> SurveillancePlan:
        """Give the plan that the present facts and rows make; what was done counts.

        Raises
        ------
        FlowsError
            Code `birth_unknown`.
        """
        carrier = self._carrier(person, self._file.subjects[person], result)
        if carrier is None:
            raise FlowsError(
                f"the birth date of `{person}` is no longer known; accepted is a date "
                "in the people file",
                code="birth_unknown",
                item=person,
            )
        plan = plan_surveillance(self._gene, carrier, on=self._on)
        done = self._unit.surveillance.last_done(stored.case_id, stored.ref)
        days = {Procedure(each): day for each, day in done.items()}
        return without_delay(self._unit, stored, carry_over(plan, days))

    def replace(
        self,
        person: PersonId,
        plan: SurveillancePlan,
        *,
        kept: tuple[Booking, ...],
        reason: str = "new_protocol",
    ) -> None:
        """Put a plan in the place of the one that stands; what is kept stays booked."""
        subject = self._file.subjects[person]
        stored = self._unit.surveillance.active(subject.case_id, subject.ref)
        if stored is not None:
            self._end(subject, stored, reason)
        self._store(subject, plan, kept)
        planned = {one.procedure for one in plan.series}
        if any(booking.procedure not in planned for booking in kept):
            self._task(subject, "judge_booked_examinations", self._on)

    def _end(self, subject: Subject, stored: StoredPlan, reason: str) -> None:
        self._unit.surveillance.end(stored.plan_id)
        payload = {
            "case_id": subject.case_id,
            "ref": subject.ref,
            "plan_id": stored.plan_id,
            "reason": reason,
        }
        self._say(EventName.SURVEILLANCE_ENDED, payload)

    def _carrier(
        self, person: PersonId, subject: Subject, result: Observation
    ) -> Carrier | None:
        born = self._file.known.born.get(person) or self._file.known.family[person].born
        if born is None:
            return None
        # A result that only the family file has says no more than itself.
        tested = cast("Mapping[str, str]", subject.facts.get("tested", {}))
        parent = tested.get("inherited_from")
        from_family = _parent(self._gene, self._file, person)
        return Carrier(
            self._file.known.family[person].sex,
            born,
            _ZYGOSITIES.get(result),
            from_family if parent is None else InheritedFrom(parent),
            tested.get("variant_group"),
        )

    def _store(
        self, subject: Subject, plan: SurveillancePlan, kept: tuple[Booking, ...]
    ) -> None:
        stored = StoredPlan(
            new_id("plan"),
            subject.case_id,
            subject.ref,
            plan.gene,
            plan.protocol,
            self._on,
        )
        keep_plan(self._unit, stored, plan, kept=kept)
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
        self._close_others(subject, kept)

    def _ask_about_protocol(self, subject: Subject) -> None:
        reason = protocol_version(self._gene).lower()
        due = self._on + _DAYS_TO_CONFIRM
        self._book.add(subject.ref, _NEW_PROTOCOL, reason=reason, due=due)

    def _close_others(self, subject: Subject, kept: tuple[Booking, ...]) -> None:
        """Close what was asked for a plan that no longer stands."""
        stay = {booking_reason(booking) for booking in kept}
        self._book.close(
            lambda task: (
                task.ref == subject.ref
                and task.reason not in stay
                and (task.reason == REASON or task.kind in {BOOK, _NEW_PROTOCOL})
            )
        )

    def _task(self, subject: Subject, kind: str, due: date) -> None:
        self._book.add(subject.ref, kind, reason=REASON, due=due)

    def _say(self, event: EventName, payload: Mapping[str, object]) -> None:
        self._office.say(self._unit, event, payload, by=self._by)


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
