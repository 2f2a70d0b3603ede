"""A turn of a case: one round of planning, deciding and drafting on the same facts.

Turns are numbered and never come back: facts that change and change back begin a new
one, so that no letter of an older turn is taken for a letter of today.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from flows.errors import FlowsError
from flows.steps.canonical import canonical, digest_of
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.office import Office
from flows.steps.states import COUNSELLOR, HELD, UNSETTLED
from letters import LetterKind, letter_languages, text_digest
from pedigree import load_gene
from records import JsonObject, UnitOfWork

PLAN, DECIDE, DRAFT, PARK = "plan", "decide", "draft", "park"
"""The stages of a turn; each needs the one before."""

_ATTEMPTS = 5
_BEFORE = {DECIDE: PLAN, DRAFT: DECIDE, PARK: DRAFT}


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a case.

    Parameters
    ----------
    number
        From 1.
    basis
        Digest of everything plan, decisions and letters of the turn rest on; None
        where a letter was stopped since, so that the turn counts no more.
    inputs
        Digest of the facts that the plan rests on.
    relatives
        The plan, as `planning` records it.
    """

    number: int
    basis: str | None
    inputs: str
    relatives: tuple[JsonObject, ...]


def basis_of(office: Office, file: CaseFile) -> str:
    """Digest of everything that plan, decisions and letters of a case rest on.

    Parameters
    ----------
    office
        Holds the law.
    file
        The case as loaded.

    Returns
    -------
    str
        Another one when a fact, the clinic's profile, an adoption, the law, the gene
        knowledge or a shipped text changes.
    """
    gene = file.case.gene
    knowledge = "" if gene == UNSETTLED else load_gene(gene).model_dump_json()
    return digest_of([file.papers, office.rulebook.digest, knowledge, _texts()])


def last_turn(unit: UnitOfWork, case_id: str) -> Turn | None:
    """Give the newest turn of a case.

    Parameters
    ----------
    unit
        An open unit of work.
    case_id
        A recorded case.

    Returns
    -------
    Turn or None
        None while the case was never planned.
    """
    number, found = 0, None
    while (row := unit.steps.result(_key(case_id, number + 1))) is not None:
        number, found = number + 1, row
    if found is None:
        return None
    relatives = cast("list[JsonObject]", found["relatives"])
    basis = cast("str | None", found["basis"])
    return Turn(number, basis, str(found["inputs"]), tuple(relatives))


def begin_turn(
    office: Office,
    case_id: str,
    plan: Callable[[CaseFile], list[dict[str, object]]],
) -> Turn:
    """Begin a turn, unless the last one rests on the same and plans the same.

    Parameters
    ----------
    office
        Records and law.
    case_id
        A recorded case.
    plan
        Computes the plan for the present facts.

    Returns
    -------
    Turn
        New, or the last one.

    Raises
    ------
    FlowsError
        Codes `case_held`; `facts_changed` where they did so while the plan was made.
    """
    for _ in range(_ATTEMPTS):
        turn = _begun(office, case_id, plan)
        if turn is not None:
            return turn
    raise _changed(case_id)


def _begun(
    office: Office, case_id: str, plan: Callable[[CaseFile], list[dict[str, object]]]
) -> Turn | None:
    """Begin a turn; None where another process took its number for other facts."""
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        last = last_turn(unit, case_id)
    refuse_if_held(file)
    turn = Turn(
        number=1 if last is None else last.number + 1,
        basis=basis_of(office, file),
        inputs=file.inputs,
        relatives=tuple(plan(file)),
    )
    if last is not None and canonical(_row(last)) == canonical(_row(turn)):
        return last

    def work(unit: UnitOfWork) -> JsonObject:
        # The facts may have changed while the plan was made.
        if basis_of(office, load_case(unit, case_id)) != turn.basis:
            raise _changed(case_id)
        return _row(turn)

    kept = office.records.step(_key(case_id, turn.number), work)
    return turn if canonical(kept) == canonical(_row(turn)) else None


def end_turn(unit: UnitOfWork, case_id: str) -> None:
    """Let the last turn count no more; the next run of the case begins a new one.

    Parameters
    ----------
    unit
        An open unit of work.
    case_id
        A case of which a letter was stopped.
    """
    last = last_turn(unit, case_id)
    if last is not None and last.basis is not None:
        row = {**_row(last), "basis": None}
        unit.steps.record(_key(case_id, last.number + 1), row)


def in_turn(
    office: Office,
    case_id: str,
    stage: str,
    *,
    work: Callable[[UnitOfWork, CaseFile], JsonObject],
    part: str = "",
    number: int | None = None,
) -> dict[str, object]:
    """Do a stage of the present turn, or a part of it, once.

    Parameters
    ----------
    office
        Records and law.
    case_id
        A planned case.
    stage
        `DECIDE`, `DRAFT` or `PARK`.
    work
        Does it, and gives a result that is kept.
    part
        Whom or what it is about; empty for what completes the stage.
    number
        The turn that a longer work began in, which must still be the present one.

    Returns
    -------
    dict
        The result, of this run or of an earlier one of the same turn.

    Raises
    ------
    FlowsError
        Codes `case_held`; `facts_changed` where the facts are no longer those of the
        turn, or the stage before is not done.
    """
    turn = number or present_turn(office, case_id, stage)

    def checked(unit: UnitOfWork) -> JsonObject:
        file = load_case(unit, case_id)
        # The facts may have changed since the key was made.
        if _present(office, unit, file, stage) != turn:
            raise _changed(case_id)
        return work(unit, file)

    return office.records.step(_stage_key(case_id, turn, stage, part), checked)


def present_turn(office: Office, case_id: str, stage: str) -> int:
    """Give the number of the turn that rests on the present facts.

    Parameters
    ----------
    office
        Records and law.
    case_id
        A planned case.
    stage
        What is to be done in it.

    Returns
    -------
    int
        From 1.

    Raises
    ------
    FlowsError
        As `in_turn`.
    """
    with office.records.unit_of_work(write=False) as unit:
        return _present(office, unit, load_case(unit, case_id), stage)


def is_done(office: Office, unit: UnitOfWork, file: CaseFile) -> bool:
    """Say whether the last turn is complete and rests on the present facts.

    Parameters
    ----------
    office
        Holds the law.
    unit
        An open unit of work.
    file
        The case as loaded.

    Returns
    -------
    bool
        False also where the case was never planned.
    """
    case_id = file.case.case_id
    turn = last_turn(unit, case_id)
    if turn is None or turn.basis != basis_of(office, file):
        return False
    return unit.steps.result(_stage_key(case_id, turn.number, PARK, "")) is not None


def refuse_if_held(file: CaseFile) -> None:
    """Refuse to go on with a case whose laboratory report holds it.

    Parameters
    ----------
    file
        The case as loaded.

    Raises
    ------
    FlowsError
        Code `case_held`.
    """
    case_id = file.case.case_id
    if file.case.state == HELD:
        frees = (
            "`cascade case separate`"
            if file.case.waiting_for == COUNSELLOR
            else "a corrected laboratory report"
        )
        raise FlowsError(
            f"case `{case_id}` is held; {frees} frees it",
            code="case_held",
            item=case_id,
        )


def _present(office: Office, unit: UnitOfWork, file: CaseFile, stage: str) -> int:
    refuse_if_held(file)
    case_id = file.case.case_id
    turn = last_turn(unit, case_id)
    if turn is None or turn.basis != basis_of(office, file):
        raise _changed(case_id)
    before = _BEFORE[stage]
    if before != PLAN:
        key = _stage_key(case_id, turn.number, before, "")
        if unit.steps.result(key) is None:
            raise _changed(case_id)
    return turn.number


def _changed(case_id: str) -> FlowsError:
    return FlowsError(
        f"the facts of case `{case_id}` changed while it was worked on; run "
        "`cascade start` again",
        code="facts_changed",
        item=case_id,
    )


def _row(turn: Turn) -> dict[str, object]:
    relatives: list[Mapping[str, object]] = list(turn.relatives)
    return {"basis": turn.basis, "inputs": turn.inputs, "relatives": relatives}


def _key(case_id: str, number: int) -> str:
    return f"turn:{case_id}:{number}"


def _stage_key(case_id: str, number: int, stage: str, part: str) -> str:
    return f"{stage}:{case_id}:{number}:{part}"


@cache
def _texts() -> str:
    """Digest of every text that letters are made of; they do not change in a run."""
    return digest_of(
        [
            [str(kind), language, text_digest(kind, language)]
            for kind in LetterKind
            for language in letter_languages(kind)
        ]
    )
