"""The note to the proband: whose letters they carry, whom to speak with themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consent import Permit, Route
from flows.steps.case_facts import CaseFile
from flows.steps.deciding import OFFERED_NOW, Decided
from flows.steps.letter_basis import carried_by
from flows.steps.letter_facts import COVER
from flows.steps.letter_people import name_of
from letters import CoverLine, LetterKind
from pedigree import PersonId
from records import Letter, LetterState, UnitOfWork

_ON_THE_WAY = frozenset(
    {LetterState.DRAFTED, LetterState.APPROVED, LetterState.RELEASED}
)


@dataclass(frozen=True, slots=True)
class CoverNote:
    """What a cover note says.

    Parameters
    ----------
    lines
        One per relative, with the permit it rests on.
    named
        Their refs.
    carries
        Ids of the letters listed.
    """

    lines: tuple[tuple[Permit, CoverLine], ...]
    named: tuple[str, ...]
    carries: tuple[str, ...]


def letters_to_cover(unit: UnitOfWork, case_id: str) -> tuple[Letter, ...]:
    """Give the carried letters that no released cover note lists.

    Parameters
    ----------
    unit
        An open unit of work.
    case_id
        A recorded case.

    Returns
    -------
    tuple of Letter
        Also those released, if their own note was stopped: without a note nobody
        knows whom they are for.
    """
    letters = unit.letters.of_case(case_id)
    listed = {
        carried
        for letter in letters
        if letter.kind == COVER and letter.state is LetterState.RELEASED
        for carried in carried_by(unit, letter.letter_id)
    }
    return tuple(
        letter
        for letter in letters
        if letter.kind == LetterKind.FAMILY_PATIENT_CARRIED
        and letter.state in _ON_THE_WAY
        and letter.letter_id not in listed
    )


def cover_note(
    unit: UnitOfWork,
    file: CaseFile,
    decided: Iterable[Decided],
    letters: Iterable[Letter],
) -> CoverNote:
    """List whose letters the proband carries, and whom to speak with themselves.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    decided
        Today's decisions.
    letters
        The letters to be carried.

    Returns
    -------
    CoverNote
        Without those who may no longer be told this way.
    """
    carried = {letter.about: letter for letter in letters}
    found = [
        (ref, permit, one)
        for one in decided
        for ref in (file.subjects[PersonId(one.relative.id)].ref,)
        for permit in (one.outcomes[Route.FAMILY_MEDIATED],)
        if isinstance(permit, Permit) and _is_listed(one, permit, ref, carried)
    ]
    return CoverNote(
        tuple(
            (permit, _line(unit, file, one, carried.get(ref)))
            for ref, permit, one in found
        ),
        tuple(ref for ref, _, _ in found),
        tuple(carried[ref].letter_id for ref, _, _ in found if ref in carried),
    )


def _is_listed(
    decided: Decided,
    permit: Permit,
    ref: str,
    carried: Mapping[str | None, Letter],
) -> bool:
    if permit.letter_kind is None:
        return decided.relative.offer in OFFERED_NOW
    return ref in carried


def _line(
    unit: UnitOfWork, file: CaseFile, decided: Decided, letter: Letter | None
) -> CoverLine:
    return CoverLine(
        label=name_of(unit, file, PersonId(decided.relative.id)) or "",
        relationship=decided.relative.relationship,
        side=decided.relative.side,
        kind=None if letter is None else LetterKind.FAMILY_PATIENT_CARRIED,
        code=None if letter is None else letter.code,
    )
