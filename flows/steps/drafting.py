"""Draft one letter for every relative whose turn it is and whose law allows it.

A letter is composed from the `Permit` of its decision; there is no other way. The PDF
is sealed in the vault under every person it names.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256

from consent import Route
from flows.errors import CannotWriteError
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.cover_notes import cover_note, letters_to_cover
from flows.steps.deciding import OFFERED_NOW, Decided, decide_relatives
from flows.steps.letter_basis import Terms, keep_basis, terms_of, terms_of_cover
from flows.steps.letter_facts import (
    COVER,
    LetterPlan,
    cover_plan,
    plan_letter,
)
from flows.steps.office import ENGINE, Office
from flows.steps.planning import plan_of
from flows.steps.tasks import TaskBook
from flows.steps.turns import DRAFT, in_turn, present_turn
from letters import (
    LetterKind,
    LettersError,
    compose,
    compose_cover,
    render_pdf,
    text_digest,
)
from pedigree import PersonId
from records import EventName, JsonObject, Letter, LetterState, UnitOfWork, new_id

_OPEN = frozenset({LetterState.DRAFTED, LetterState.APPROVED})
_CARRIED = str(Route.FAMILY_MEDIATED)
_GAP = "letter:"
"""What a letter waits for; such a task goes when the letter is there."""


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
    number = present_turn(office, case_id, DRAFT)
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        turns = [_ref(file, one) for one in _turns(office, unit, file, on)]
    kept = set()
    for part in (*turns, COVER):
        done = in_turn(
            office,
            case_id,
            DRAFT,
            part=part,
            number=number,
            work=partial(_draft, office, part, on),
        )
        kept.add(done["letter_id"])

    def finish(unit: UnitOfWork, _: CaseFile) -> JsonObject:
        _stop_outdated(office, unit, case_id, keep=kept)
        return {}

    in_turn(office, case_id, DRAFT, number=number, work=finish)


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


def _turns(
    office: Office,
    unit: UnitOfWork,
    file: CaseFile,
    on: date,
    *,
    only: str | None = None,
) -> list[Decided]:
    """Those whose turn it is, who have a permit and no letter yet."""
    reached = {
        letter.about
        for letter in unit.letters.of_case(file.case.case_id)
        if letter.state is LetterState.RELEASED
    }
    asked = [
        relative
        for relative in plan_of(unit, file)
        if relative.offer in OFFERED_NOW
        and (ref := file.subjects[PersonId(relative.id)].ref) not in reached
        and only in (None, ref)
    ]
    return [
        decided
        for decided in decide_relatives(office, file, asked, on=on)
        if decided.letter_permits
    ]


def _ref(file: CaseFile, decided: Decided) -> str:
    return file.subjects[PersonId(decided.relative.id)].ref


def _draft(
    office: Office, part: str, on: date, unit: UnitOfWork, file: CaseFile
) -> JsonObject:
    """Draft the letter about one person, or the cover note."""
    desk = _Desk(office, unit, file, on)
    if part == COVER:
        return {"letter_id": desk.draft_cover()}
    for decided in _turns(office, unit, file, on, only=part):
        return {"letter_id": desk.draft(decided)}
    return {"letter_id": None}


def _stop_outdated(
    office: Office, unit: UnitOfWork, case_id: str, *, keep: set[object]
) -> None:
    for letter in unit.letters.of_case(case_id):
        if letter.state in _OPEN and letter.letter_id not in keep:
            stop_letter(office, unit, letter, reason="facts_changed", by=ENGINE)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A composed letter, what it rests on, and what the law asks beside it."""

    plan: LetterPlan
    about: str | None
    route: str
    terms: Terms
    duties: tuple[str, ...]
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """Writes letters of one case inside one unit of work."""

    office: Office
    unit: UnitOfWork
    file: CaseFile
    on: date

    def draft(self, decided: Decided) -> str | None:
        """Draft the letter to one relative; None where a task says what is missing."""
        ref = _ref(self.file, decided)
        for permit in decided.letter_permits:
            route = str(permit.route)
            try:
                plan = plan_letter(self.unit, self.file, decided, permit, on=self.on)
                letter = compose(
                    permit,
                    kind=LetterKind(plan.kind),
                    language=plan.language,
                    facts=plan.facts,
                    adopted=self._adopted(plan),
                    band=plan.specimen,
                )
                pdf = render_pdf(letter, on=self.on)
            except CannotWriteError as gap:
                self._ask(ref, gap.code, route)
                continue
            except LettersError as fault:
                # One letter that cannot be printed keeps nobody else waiting.
                self._ask(ref, "correct_letter_data", fault.code)
                continue
            draft = _Draft(plan, ref, route, terms_of(permit), letter.duties)
            return self._keep(draft, pdf)
        return None

    def draft_cover(self) -> str | None:
        """Draft the note that goes with the letters the proband passes on."""
        plan_today = plan_of(self.unit, self.file)
        decided = decide_relatives(self.office, self.file, plan_today, on=self.on)
        letters = letters_to_cover(self.unit, self.file.case.case_id)
        note = cover_note(self.unit, self.file, decided, letters)
        if not note.carries:
            return None
        proband = self.file.subjects[self.file.known.proband].ref
        try:
            plan = cover_plan(self.unit, self.file, on=self.on, also=note.named)
            letter = compose_cover(
                note.lines,
                language=plan.language,
                facts=plan.facts,
                adopted=self._adopted(plan),
                band=plan.specimen,
            )
            pdf = render_pdf(letter, on=self.on)
        except CannotWriteError as gap:
            self._ask(proband, gap.code, COVER)
            return None
        except LettersError as fault:
            self._ask(proband, "correct_letter_data", fault.code)
            return None
        terms = terms_of_cover(note.lines)
        draft = _Draft(plan, None, _CARRIED, terms, letter.duties, note.carries)
        return self._keep(draft, pdf)

    def _ask(self, ref: str, act: str, reason: str) -> None:
        book = TaskBook(self.office, self.unit, self.file.case.case_id, ENGINE)
        book.add_acts(ref, [act], reason=f"{_GAP}{reason}", on=self.on)

    def _adopted(self, plan: LetterPlan) -> bool:
        digest = text_digest(LetterKind(plan.kind), plan.language)
        return self.unit.adoptions.find(plan.kind, plan.language, digest) is not None

    def _keep(self, draft: _Draft, pdf: bytes) -> str:
        """Seal the PDF and record the draft with its event."""
        plan, about = draft.plan, draft.about
        letter = Letter(
            letter_id=new_id("letter"),
            case_id=self.file.case.case_id,
            ref=plan.ref,
            about=about,
            kind=plan.kind,
            language=plan.language,
            route=draft.route,
            state=LetterState.DRAFTED,
            sha256=sha256(pdf).hexdigest(),
            code=plan.facts.code,
            text_digest=text_digest(LetterKind(plan.kind), plan.language),
        )
        others = tuple(ref for ref in plan.sealed_under if ref != plan.ref)
        self.unit.vault.put(plan.ref, vault_name(letter.letter_id), pdf, also=others)
        self.unit.letters.add(letter)
        keep_basis(
            self.unit, letter.letter_id, plan, draft.terms, carries=draft.carries
        )
        # What the law asks beside the words: registered post, an official model text.
        book = TaskBook(self.office, self.unit, letter.case_id, ENGINE)
        reader = about or plan.ref
        book.close(lambda task: task.ref == reader and task.reason.startswith(_GAP))
        book.add_acts(reader, draft.duties, reason=f"duty:{draft.route}", on=self.on)
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
