"""Record one intake in one transaction; the same files again change nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from flows.errors import FlowsError
from flows.steps.alike_cases import hold_if_alike
from flows.steps.canonical import canonical, digest_of
from flows.steps.case_state import move_case
from flows.steps.class_changes import follow_class
from flows.steps.codes import new_code
from flows.steps.erased_people import erased_in, erased_of, without_erased
from flows.steps.identities import IDENTITY, identity_of_subject
from flows.steps.intake import Intake, entries_of
from flows.steps.objections import with_standing_objections
from flows.steps.office import Office
from flows.steps.people_file import (
    ProbandEntry,
    RelativeEntry,
    facts_of,
    identity_of,
)
from flows.steps.recalling import ask_about_released
from flows.steps.states import HELD, OPENED, UNSETTLED
from flows.steps.tasks import TaskBook
from pedigree import Classification, Person
from records import Case, EventName, JsonObject, Subject, UnitOfWork, new_ref

_FINDING = ("gene", "variant")
_CAUSING = {str(one) for one in Classification if one.number >= 4}
_NOT_CAUSING = {str(one) for one in Classification} - _CAUSING


def record_intake(office: Office, intake: Intake, *, on: date, by: str) -> str:
    """Record a case, its family and its people; the same again changes nothing.

    Parameters
    ----------
    office
        Records, vault and ledger.
    intake
        What `read_intake` gave.
    on
        The day the case is opened.
    by
        Who acts.

    Returns
    -------
    str
        The id of the case, new or known.
    """
    with office.records.unit_of_work() as unit:
        recorder = _Recorder(office, unit, by)
        known = _known_case(unit, intake)
        if known is None:
            case = recorder.open_case(intake, on)
        else:
            case = recorder.record_report(known, intake)
        recorder.record_family(case, intake)
        recorder.record_people(case, intake)
        if case != known:
            hold_if_alike(office, unit, case, intake)
        return case.case_id


def _known_case(unit: UnitOfWork, intake: Intake) -> Case | None:
    """Give the case these files belong to, None where they open one."""
    report_id, person = intake.report.report_id, str(intake.proband)
    found = unit.cases.find(intake.clinic, report_id, person)
    if found is None:
        _refuse_erased_proband(unit, intake)
    if found is not None or (intake.people is not None and intake.people.clinic):
        return found
    # The files name no clinic: where one case rests on this report, they mean it. A
    # second one would know nobody's wishes.
    same = [
        case
        for case in unit.cases.all()
        if (case.report_id, case.person_id) == (report_id, person)
    ]
    return same[0] if len(same) == 1 else None


def _refuse_erased_proband(unit: UnitOfWork, intake: Intake) -> None:
    """Refuse to open a case again whose proband was erased."""
    for case in unit.cases.all():
        same = (case.clinic, case.report_id) == (
            intake.clinic,
            intake.report.report_id,
        )
        if same and case.person_id in erased_of(unit, case.case_id):
            raise FlowsError(
                f"the proband of case `{case.case_id}`, which rests on this report, "
                "was erased and stays erased; accepted is another report",
                code="person_erased",
                item=case.case_id,
            )


def _report(intake: Intake, case: Case | None = None) -> dict[str, object]:
    country = intake.clinic_country
    if country is None and case is not None:
        country = cast("str | None", case.report.get("clinic_country"))
    return {**intake.report.as_dict(), "clinic_country": country}


def _refuse_older(case: Case, report: JsonObject) -> None:
    """Refuse to go back to a report that a newer one has replaced."""
    # ISO dates compare as text.
    known, given = case.report.get("reported_on"), report.get("reported_on")
    lowered = case.report.get("classification") in _NOT_CAUSING
    if known and (
        (given and str(given) < str(known))
        # Once the class went down, only a later report brings the case back.
        or (lowered and report != case.report and str(given or "") <= str(known))
    ):
        raise FlowsError(
            f"the report is of {given or 'no day'}, and case `{case.case_id}` rests on "
            f"one of {known}; the newest is accepted",
            code="report_superseded",
            item=case.case_id,
        )


def _is_another_finding(report: JsonObject, known: JsonObject) -> bool:
    """Whether what relatives were told is no longer so; 4 or 5 tells them the same."""
    classes = {one.get("classification") for one in (report, known)}
    same = all(report.get(key) == known.get(key) for key in _FINDING)
    return not (same and (len(classes) == 1 or classes == _CAUSING))


def _gene(intake: Intake) -> str:
    return intake.report.gene or UNSETTLED


@dataclass(frozen=True, slots=True)
class _Recorder:
    """Writes one intake inside one unit of work."""

    office: Office
    unit: UnitOfWork
    by: str

    def open_case(self, intake: Intake, on: date) -> Case:
        report = _report(intake)
        held = not intake.verdict.trigger
        case = Case(
            case_id=f"C-{new_code()}",
            clinic=intake.clinic,
            report_id=intake.report.report_id,
            person_id=str(intake.proband),
            gene=_gene(intake),
            reference=new_code(),
            state=HELD if held else OPENED,
            waiting_for="laboratory" if held else None,
            opened_on=on,
            report=report,
        )
        self.unit.cases.add(case)
        payload = {
            "case_id": case.case_id,
            "clinic": case.clinic,
            "gene": case.gene,
            "report_sha256": digest_of(report),
        }
        self._say(EventName.CASE_OPENED, payload)
        self._say_held(case, intake)
        return case

    def record_report(self, case: Case, intake: Intake) -> Case:
        """Keep a newer version of the report; it may hold the case or free it."""
        report = _report(intake, case)
        if report == case.report:
            return case
        _refuse_older(case, report)
        if _is_another_finding(report, case.report):
            reason = "report_changed"
            ask_about_released(self.office, self.unit, case.case_id, reason=reason)
        self.unit.cases.set_report(case.case_id, report, gene=_gene(intake))
        payload = {
            "case_id": case.case_id,
            "gene": _gene(intake),
            "report_sha256": digest_of(report),
        }
        self._say(EventName.REPORT_REPLACED, payload)
        follow_class(self.office, self.unit, case, intake.report, by=self.by)
        self._say_held(case, intake)
        state, waiting = case.state, case.waiting_for
        if not intake.verdict.trigger:
            state, waiting = HELD, "laboratory"
        elif state == HELD:
            state, waiting = OPENED, None
        move_case(self.office, self.unit, case, state, waiting_for=waiting, by=self.by)
        return self.unit.cases.get(case.case_id)

    def _say_held(self, case: Case, intake: Intake) -> None:
        if not intake.verdict.trigger:
            codes = [str(reason.code) for reason in intake.verdict.reasons]
            payload = {"case_id": case.case_id, "reasons": codes}
            self._say(EventName.INTAKE_HELD, payload)
            book = TaskBook(self.office, self.unit, case.case_id, self.by)
            for code in codes:
                book.add(None, "ask_laboratory", reason=code, due=None)

    def record_family(self, case: Case, intake: Intake) -> None:
        before = self.unit.families.latest(case.case_id)
        erased = erased_in(self.unit, case.case_id, intake.family)
        content = without_erased(intake.family, erased)
        version = self.unit.families.add(case.case_id, content)
        if before is None or before.number != version.number:
            self._say(
                EventName.FAMILY_RECORDED,
                {
                    "case_id": case.case_id,
                    "number": version.number,
                    "sha256": version.sha256,
                    "people": len(intake.family),
                },
            )
        for person in intake.family.people:
            known = self.unit.subjects.find(case.case_id, str(person))
            if known is None and person not in erased:
                subject = Subject(new_ref(), case.case_id, str(person), {})
                self.unit.subjects.add(subject)

    def record_people(self, case: Case, intake: Intake) -> None:
        for person, entry in entries_of(intake):
            subject = self.unit.subjects.find(case.case_id, str(person))
            if subject is not None:
                self._record_person(case, subject, intake.family[person], entry)

    def _record_person(
        self,
        case: Case,
        subject: Subject,
        member: Person,
        entry: ProbandEntry | RelativeEntry | None,
    ) -> None:
        if entry is None:
            # Only the family file speaks of them: it may add a birth date, no more.
            identity = identity_of_subject(self.unit, subject)
            facts = {k: v for k, v in subject.facts.items() if k != IDENTITY}
        else:
            identity = identity_of(entry)
            facts = with_standing_objections(
                subject.facts, facts_of(entry), person=subject.person_id
            )
        if member.born is not None:
            identity.setdefault("born", member.born.isoformat())
        facts.pop("id", None)
        if identity:
            data = canonical(identity)
            facts[IDENTITY] = self.unit.vault.digest(subject.ref, data)
            if facts[IDENTITY] != subject.facts.get(IDENTITY):
                self.unit.vault.put(subject.ref, IDENTITY, data)
        if facts and facts != subject.facts:
            self.unit.subjects.update(subject.ref, facts)
            self._say_consent(case, subject, facts)

    def _say_consent(
        self, case: Case, subject: Subject, facts: Mapping[str, object]
    ) -> None:
        about = {"case_id": case.case_id, "ref": subject.ref}
        consent = facts.get("consent")
        if isinstance(consent, Mapping) and "disclosure" in consent:
            payload = {
                **about,
                "scope": "disclosure",
                "state": consent["disclosure"],
                "form": consent.get("form"),
                "given_on": consent.get("given_on"),
            }
            self._say(
                EventName.CONSENT_RECORDED,
                payload,
            )
        if "wish" in facts:
            self._say(EventName.WISH_RECORDED, {**about, "wish": facts["wish"]})

    def _say(self, event: EventName, payload: JsonObject) -> None:
        self.office.say(self.unit, event, payload, by=self.by)
