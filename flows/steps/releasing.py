"""Let approved letters out: everything is checked again at that moment.

Consent, opt-out, death, age and law may have changed since the letter was drafted. A
letter whose permit no longer holds is stopped, and a task says so.
"""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from consent import Permit, Route, SituationError
from flows.errors import CannotWriteError
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.case_state import settle_state
from flows.steps.cover_notes import cover_note
from flows.steps.deciding import (
    OFFERED_NOW,
    decide_relative,
    decide_relatives,
    record_decision,
)
from flows.steps.drafting import stop_letter
from flows.steps.letter_basis import carried_by, rests_on, terms_of, terms_of_cover
from flows.steps.letter_facts import cover_plan, plan_letter
from flows.steps.office import ENGINE, Office
from flows.steps.planning import PlannedRelative, plan_on
from flows.steps.states import HELD
from flows.steps.tasks import TaskBook
from flows.steps.turns import end_turn
from pedigree import PersonId
from records import (
    EventName,
    JsonObject,
    Letter,
    LetterState,
    OutboxItem,
    OutboxState,
    UnitOfWork,
)

# When to look again, and what for: the follow-up points of the studies. Three active
# attempts at most, then nobody is written to again.
_USUAL = {
    "ask_who_was_told": relativedelta(months=1),
    "remind_relative": relativedelta(months=3),
    "offer_another_channel": relativedelta(months=6),
    "last_active_offer": relativedelta(months=12),
}
_CHILDHOOD_URGENT = {
    "ask_who_was_told": relativedelta(weeks=1),
    "call_relative": relativedelta(weeks=2),
    "last_active_offer": relativedelta(weeks=4),
}


def release_case(office: Office, case_id: str, *, on: date) -> None:
    """Release the approved letters of a case, each once.

    Parameters
    ----------
    office
        Records, law and clock.
    case_id
        A case with an approval on record.
    on
        The day on which everything is checked again.
    """
    with office.records.unit_of_work() as unit:
        approved = [
            letter
            for letter in unit.letters.of_case(case_id)
            if letter.state is LetterState.APPROVED
        ]
    # The cover note names the carried letters, so it comes after all of them.
    for letter in sorted(approved, key=lambda one: one.about is None):
        _release_once(office, letter, on)
    with office.records.unit_of_work() as unit:
        case = load_case(unit, case_id).case
        if case.state != HELD:
            settle_state(office, unit, case)


def _release_once(office: Office, letter: Letter, on: date) -> None:
    def work(unit: UnitOfWork) -> JsonObject:
        # A stop that is under way comes first: what follows is read behind it.
        unit.cases.lock(letter.case_id)
        if unit.letters.get(letter.letter_id).state is not LetterState.APPROVED:
            # Stopped by another process since it was looked up.
            return {"stopped": "not_approved"}
        file = load_case(unit, letter.case_id)
        # Planned anew: ages and results may have changed since the letter was drafted.
        release = _Release(office, unit, file, on, plan_on(file, on))
        reason = release.objection(letter)
        if reason is None:
            release.let_out(letter)
        else:
            stop_letter(office, unit, letter, reason=reason, by=ENGINE)
            release.ask(letter, reason)
            # If the reason goes away, the next run drafts a letter again.
            end_turn(unit, letter.case_id)
        return {"stopped": reason}

    # Once per letter, whatever the facts: a letter goes out or it does not.
    office.records.step(f"release:{letter.letter_id}", work)


@dataclass(frozen=True, slots=True)
class _Release:
    """Releases letters of one case inside one unit of work."""

    office: Office
    unit: UnitOfWork
    file: CaseFile
    on: date
    plan: tuple[PlannedRelative, ...]

    def objection(self, letter: Letter) -> str | None:
        """Say why a letter may not go out; None where nothing stands against it."""
        if self.file.case.state == HELD:
            return "case_held"
        if letter.about is None:
            return self._objection_to_cover(letter)
        if self._was_written_to(letter):
            return "already_written_to"
        relative = self._relative(letter)
        if relative is None or not relative.at_risk:
            return "no_longer_at_risk"
        if relative.offer not in OFFERED_NOW:
            return "not_offered_now"
        return self._objection_to_content(letter, relative)

    def _objection_to_content(
        self, letter: Letter, relative: PlannedRelative
    ) -> str | None:
        """Say whether the law of today allows exactly this letter."""
        route = Route(letter.route)
        try:
            decided = decide_relative(self.office, self.file, relative, on=self.on)
        except SituationError:
            return "facts_contradict"
        record_decision(self.office, self.unit, self.file, decided, [route])
        outcome = decided.outcomes[route]
        if not isinstance(outcome, Permit):
            return f"now_{outcome.word}"
        if outcome.letter_kind != letter.kind:
            return "other_letter_needed"
        try:
            plan = plan_letter(self.unit, self.file, decided, outcome, on=self.on)
        except CannotWriteError:
            return "facts_changed"
        same = rests_on(self.unit, letter.letter_id, plan, terms_of(outcome))
        return None if same else "facts_changed"

    def let_out(self, letter: Letter) -> None:
        """Move a letter to the outbox and plan when to ask what became of it."""
        carried = letter.route == Route.FAMILY_MEDIATED
        channel = "patient_carried" if carried else self._channel(letter)
        moment = self.office.now()
        self.unit.letters.set_state(letter.letter_id, LetterState.RELEASED)
        self.unit.outbox.add(
            OutboxItem(
                letter.letter_id, letter.case_id, channel, OutboxState.QUEUED, moment
            )
        )
        payload = {
            "case_id": letter.case_id,
            "letter_id": letter.letter_id,
            "sha256": letter.sha256,
            "channel": channel,
        }
        for event in (EventName.LETTER_RELEASED, EventName.OUTBOX_QUEUED):
            self.office.say(self.unit, event, payload, by=ENGINE)
        self._plan_follow_up(letter)

    def ask(self, letter: Letter, reason: str) -> None:
        """Tell the counsellor that a signed letter was stopped."""
        book = TaskBook(self.office, self.unit, letter.case_id, ENGINE)
        book.add(letter.about, "review_stopped_letter", reason=reason, due=self.on)

    def _plan_follow_up(self, letter: Letter) -> None:
        relative = self._relative(letter)
        if relative is None:
            return
        book = TaskBook(self.office, self.unit, letter.case_id, ENGINE)
        steps = _CHILDHOOD_URGENT if relative.urgent else _USUAL
        for kind, wait in steps.items():
            due = self.on + wait
            book.add(letter.about, kind, reason="after_letter", due=due)

    def _channel(self, letter: Letter) -> str:
        tasks = self.unit.tasks.of_case(letter.case_id)
        registered = any(
            task.ref == letter.about and task.kind == "send_registered"
            for task in tasks
        )
        return "registered" if registered else "print_and_post"

    def _was_written_to(self, letter: Letter) -> bool:
        return any(
            other.about == letter.about and other.state is LetterState.RELEASED
            for other in self.unit.letters.of_case(letter.case_id)
        )

    def _objection_to_cover(self, letter: Letter) -> str | None:
        carries = carried_by(self.unit, letter.letter_id)
        letters = [self.unit.letters.get(one) for one in carries]
        if any(one.state is not LetterState.RELEASED for one in letters):
            return "a_carried_letter_was_stopped"
        try:
            decided = decide_relatives(self.office, self.file, self.plan, on=self.on)
            note = cover_note(self.unit, self.file, decided, letters)
            today = cover_plan(self.unit, self.file, on=self.on, also=note.named)
        except (SituationError, CannotWriteError):
            return "facts_changed"
        terms = terms_of_cover(note.lines)
        same = rests_on(self.unit, letter.letter_id, today, terms)
        return None if same else "facts_changed"

    def _relative(self, letter: Letter) -> PlannedRelative | None:
        for relative in self.plan:
            if self.file.subjects[PersonId(relative.id)].ref == letter.about:
                return relative
        return None
