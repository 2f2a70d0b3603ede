"""Draft one letter for every relative whose turn it is and whose law allows it.

A letter is composed from the `Permit` of its decision; there is no other way. The PDF
is sealed in the vault under every person it names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from consent import Permit, Route
from flows.steps.case_facts import CaseFile, load_case, once
from flows.steps.deciding import OFFERED_NOW, Decided, decide_relatives
from flows.steps.letter_facts import (
    COVER,
    CannotWriteError,
    LetterPlan,
    cover_plan,
    name_of,
    plan_letter,
)
from flows.steps.office import ENGINE, Office
from flows.steps.tasks import TaskBook
from letters import (
    CoverLine,
    LetterKind,
    compose,
    compose_cover,
    render_pdf,
    text_digest,
)
from letters import Letter as Composed
from pedigree import PersonId
from records import EventName, JsonObject, Letter, LetterState, UnitOfWork, new_id

_OPEN = frozenset({LetterState.DRAFTED, LetterState.APPROVED})


def draft_letters(office: Office, case_id: str, *, on: date) -> None:
    """Draft what the present facts allow; each letter once, each in one transaction.

    Drafts that rest on earlier facts are stopped. A relative who was sent a letter
    before gets no second one.

    Parameters
    ----------
    office
        Records, law and clock.
    case_id
        A case with decisions.
    on
        Date of the letters.
    """
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        turns = [d.relative.id for d in _turns(office, unit, file, on)]
    kept = [_draft_once(office, case_id, person, on=on) for person in turns]
    kept.append(_draft_cover_once(office, case_id, on=on))
    with office.records.unit_of_work() as unit:
        _stop_outdated(office, unit, case_id, keep={k for k in kept if k is not None})


def vault_name(letter_id: str) -> str:
    """Name under which the vault keeps the PDF of a letter."""
    return f"letter:{letter_id}"


def stop_letter(
    office: Office, unit: UnitOfWork, letter: Letter, *, reason: str, by: str
) -> None:
    """Stop a letter that has not gone out.

    Parameters
    ----------
    office
        Holds the clock.
    unit
        An open unit of work.
    letter
        Drafted or approved.
    reason
        Why, as a code.
    by
        Who stopped it.
    """
    unit.letters.set_state(letter.letter_id, LetterState.STOPPED)
    payload = {
        "case_id": letter.case_id,
        "letter_id": letter.letter_id,
        "sha256": letter.sha256,
        "reason": reason,
    }
    office.say(unit, EventName.LETTER_STOPPED, payload, by=by)


def _turns(office: Office, unit: UnitOfWork, file: CaseFile, on: date) -> list[Decided]:
    """Those whose turn it is, who have a permit and no letter yet."""
    reached = {
        letter.about
        for letter in unit.letters.of_case(file.case.case_id)
        if letter.state is LetterState.RELEASED
    }
    return [
        decided
        for decided in decide_relatives(office, unit, file, on=on)
        if decided.relative.offer in OFFERED_NOW
        and decided.letter_permits
        and file.subjects[PersonId(decided.relative.id)].ref not in reached
    ]


def _draft_once(office: Office, case_id: str, person: str, *, on: date) -> str | None:
    def work(unit: UnitOfWork, file: CaseFile) -> JsonObject:
        for decided in _turns(office, unit, file, on):
            if decided.relative.id == person:
                return {"letter_id": _Desk(office, unit, file, on).draft(decided)}
        return {"letter_id": None}

    with office.records.unit_of_work(write=False) as unit:
        ref = load_case(unit, case_id).subjects[PersonId(person)].ref
    return _letter_id(once(office, case_id, f"draft:{ref}", work))


def _draft_cover_once(office: Office, case_id: str, *, on: date) -> str | None:
    return _letter_id(
        once(
            office,
            case_id,
            "draft:cover",
            lambda unit, file: {
                "letter_id": _Desk(office, unit, file, on).draft_cover()
            },
        )
    )


def _letter_id(done: Mapping[str, object]) -> str | None:
    letter_id = done["letter_id"]
    return None if letter_id is None else str(letter_id)


def _stop_outdated(
    office: Office, unit: UnitOfWork, case_id: str, *, keep: set[str]
) -> None:
    for letter in unit.letters.of_case(case_id):
        if letter.state in _OPEN and letter.letter_id not in keep:
            stop_letter(office, unit, letter, reason="facts_changed", by=ENGINE)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Writes letters of one case inside one unit of work."""

    office: Office
    unit: UnitOfWork
    file: CaseFile
    on: date

    def draft(self, decided: Decided) -> str | None:
        """Draft the letter to one relative; None where a task says what is missing."""
        ref = self.file.subjects[PersonId(decided.relative.id)].ref
        for permit in decided.letter_permits:
            try:
                plan = plan_letter(self.unit, self.file, decided, permit, on=self.on)
            except CannotWriteError as gap:
                self._ask(ref, gap, str(permit.route))
                continue
            letter = compose(
                permit,
                kind=LetterKind(plan.kind),
                language=plan.language,
                facts=plan.facts,
                adopted=self._adopted(plan),
                band=plan.specimen,
            )
            return self._keep(letter, plan, about=ref, route=str(permit.route))
        return None

    def draft_cover(self) -> str | None:
        """Draft the note that goes with the letters the proband passes on."""
        lines, named = self._cover_lines()
        if all(line.kind is None for _, line in lines):
            return None
        proband = self.file.subjects[self.file.known.proband].ref
        try:
            plan = cover_plan(self.unit, self.file, on=self.on, also=named)
        except CannotWriteError as gap:
            self._ask(proband, gap, COVER)
            return None
        letter = compose_cover(
            lines,
            language=plan.language,
            facts=plan.facts,
            adopted=self._adopted(plan),
            band=plan.specimen,
        )
        route = str(Route.FAMILY_MEDIATED)
        return self._keep(letter, plan, about=None, route=route)

    def _cover_lines(self) -> tuple[list[tuple[Permit, CoverLine]], tuple[str, ...]]:
        """List whose letters the proband carries, and whom to speak with themselves."""
        carried = {
            letter.about: letter.code
            for letter in self.unit.letters.of_case(self.file.case.case_id)
            if letter.state in _OPEN
            and letter.kind == LetterKind.FAMILY_PATIENT_CARRIED
        }
        lines, named = [], []
        for decided in decide_relatives(self.office, self.unit, self.file, on=self.on):
            person = PersonId(decided.relative.id)
            ref = self.file.subjects[person].ref
            permit = decided.outcomes[Route.FAMILY_MEDIATED]
            if not isinstance(permit, Permit):
                continue
            spoken_to = permit.letter_kind is None
            if ref in carried or (spoken_to and decided.relative.offer in OFFERED_NOW):
                line = self._cover_line(decided, person, carried.get(ref))
                lines.append((permit, line))
                named.append(ref)
        return lines, tuple(named)

    def _cover_line(
        self, decided: Decided, person: PersonId, code: str | None
    ) -> CoverLine:
        return CoverLine(
            label=name_of(self.unit, self.file, person) or "",
            relationship=decided.relative.relationship,
            side=decided.relative.side,
            kind=None if code is None else LetterKind.FAMILY_PATIENT_CARRIED,
            code=code,
        )

    def _ask(self, ref: str, gap: CannotWriteError, reason: str) -> None:
        book = TaskBook(self.office, self.unit, self.file.case.case_id, ENGINE)
        book.add_acts(ref, [gap.code], reason=reason, on=self.on)

    def _adopted(self, plan: LetterPlan) -> bool:
        digest = text_digest(LetterKind(plan.kind), plan.language)
        return self.unit.adoptions.find(plan.kind, plan.language, digest) is not None

    def _keep(
        self, composed: Composed, plan: LetterPlan, *, about: str | None, route: str
    ) -> str:
        """Seal the PDF and record the draft with its event."""
        pdf = render_pdf(composed, on=self.on)
        letter = Letter(
            letter_id=new_id("letter"),
            case_id=self.file.case.case_id,
            ref=plan.ref,
            about=about,
            kind=plan.kind,
            language=plan.language,
            route=route,
            state=LetterState.DRAFTED,
            sha256=sha256(pdf).hexdigest(),
            code=plan.facts.code,
            text_digest=text_digest(LetterKind(plan.kind), plan.language),
        )
        others = tuple(ref for ref in plan.sealed_under if ref != plan.ref)
        self.unit.vault.put(plan.ref, vault_name(letter.letter_id), pdf, also=others)
        self.unit.letters.add(letter)
        # What the law asks beside the words: registered post, an official model text.
        book = TaskBook(self.office, self.unit, letter.case_id, ENGINE)
        book.add_acts(about or plan.ref, composed.duties, reason=route, on=self.on)
        payload = _draft_payload(letter)
        self.office.say(self.unit, EventName.LETTER_DRAFTED, payload, by=ENGINE)
        return letter.letter_id


def _draft_payload(letter: Letter) -> dict[str, object]:
    return {
        "case_id": letter.case_id,
        "letter_id": letter.letter_id,
        "sha256": letter.sha256,
        "ref": letter.ref,
        "about": letter.about,
        "kind": letter.kind,
        "language": letter.language,
        "route": letter.route,
        "text_sha256": letter.text_digest,
    }
