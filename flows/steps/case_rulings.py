"""A signed balancing record of two people: stored, bound to its facts, in the ledger.

Two people weigh what the law leaves to them. What they sign counts for one route of
one relative, and only while the facts are those they weighed.
"""

from dataclasses import dataclass
from datetime import date

from consent import OutcomeWord, Route, Situation, decide
from flows.errors import FlowsError
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.office import Office
from flows.steps.situations import RULING, facts_weighed, situation_of
from flows.steps.tasks import TaskBook
from flows.steps.turns import refuse_if_held
from pedigree import PersonId
from records import EventName, Subject


@dataclass(frozen=True, slots=True)
class SignedRuling:
    """What two people decided about one relative.

    Parameters
    ----------
    relative
        Id in the family file.
    route
        The route it speaks of, a word of the vocabulary.
    outcome
        `disclose` or `do_not_disclose`.
    identity
        `may_be_named`, `withheld`, or None where nothing is said of it.
    by, second
        Two different people.
    on
        The day they signed.
    """

    relative: str
    route: str
    outcome: str
    identity: str | None
    by: str
    second: str
    on: date

    def as_dict(self) -> dict[str, object]:
        """Give the record as a situation has it, but for the facts it rests on."""
        said = {
            "outcome": self.outcome,
            "route": self.route,
            "identity": self.identity,
            "by": self.by,
            "second": self.second,
            "on": self.on.isoformat(),
        }
        return {key: value for key, value in said.items() if value is not None}


def rule_on_relative(office: Office, case_id: str, ruling: SignedRuling) -> None:
    """Record what two people decided where the law leaves it to them.

    A newer ruling about the same relative replaces the one before.

    Parameters
    ----------
    office
        Records, law and clock.
    case_id
        A recorded case.
    ruling
        What they signed.

    Raises
    ------
    FlowsError
        Codes `same_person`, `future_date`, `unknown_person`, `case_held`,
        `nothing_to_rule`.
    SituationError
        A word of the ruling is not accepted.
    UnknownCaseError
        There is no such case.
    """
    _check_signers(office, ruling)
    with office.records.unit_of_work() as unit:
        file = load_case(unit, case_id)
        unit.cases.lock(case_id)
        refuse_if_held(file)
        subject = _subject(file, ruling)
        asked = _asked(file, ruling)
        kept = {**ruling.as_dict(), "facts": facts_weighed(asked)}
        _refuse_useless(office, asked, kept, ruling)
        unit.subjects.update(subject.ref, {**subject.facts, RULING: kept})
        payload = {
            "case_id": case_id,
            "ref": subject.ref,
            "ruling": ruling.outcome,
            "route": ruling.route,
            "sha256": kept["facts"],
            "second": ruling.second,
        }
        office.say(unit, EventName.RULING_RECORDED, payload, by=ruling.by)
        book = TaskBook(office, unit, case_id, ruling.by)
        book.finish(subject.ref, "judge", reason=ruling.route)


def _check_signers(office: Office, ruling: SignedRuling) -> None:
    if ruling.by == ruling.second:
        raise FlowsError(
            f"`{ruling.by}` cannot sign twice; another user is accepted as second",
            code="same_person",
        )
    today = office.now().date()
    if ruling.on > today:
        raise FlowsError(
            f"the ruling is of {ruling.on}, which lies after {today}; a day up to it "
            "is accepted",
            code="future_date",
        )


def _subject(file: CaseFile, ruling: SignedRuling) -> Subject:
    subject = file.subjects.get(PersonId(ruling.relative))
    if subject is None or subject.erased or ruling.relative == file.known.proband:
        raise FlowsError(
            f"`{ruling.relative}` is no relative in case `{file.case.case_id}`; an id "
            "of its family is accepted",
            code="unknown_person",
            item=ruling.relative,
        )
    return subject


def _asked(file: CaseFile, ruling: SignedRuling) -> Situation:
    """Give the situation that was weighed, without any ruling."""
    found = situation_of(file.known, PersonId(ruling.relative), ruling.on)
    plain = {key: value for key, value in found.as_dict().items() if key != RULING}
    return Situation.from_dict(plain)


def _refuse_useless(
    office: Office, asked: Situation, kept: dict[str, object], ruling: SignedRuling
) -> None:
    """Refuse a ruling where the law leaves nothing to rule on."""
    said = {key: value for key, value in kept.items() if key != "facts"}
    ruled = Situation.from_dict({**asked.as_dict(), RULING: said})
    route = Route(ruling.route)
    before, after = (decide(one, office.rulebook)[route].word for one in (asked, ruled))
    if before is OutcomeWord.ASK_HUMAN and after is not before:
        return
    raise FlowsError(
        f"`{route}` of `{ruling.relative}` is `{before}` and no ruling changes that; "
        "accepted is a question that the law leaves to two people, with every fact "
        "known (`cascade case show CASE --person ID` says what it asks)",
        code="nothing_to_rule",
        item=ruling.relative,
    )
