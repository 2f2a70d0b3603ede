"""What a letter rests on, kept as a digest, so that its release can look again.

The digest is keyed with the addressee's key: a name or an address cannot be guessed
from it, and it means nothing any more once that person is erased.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from consent import Permit
from flows.steps.canonical import canonical
from flows.steps.letter_facts import LetterPlan
from letters import CoverLine
from records import UnitOfWork

Terms = Sequence[object]


def terms_of(permit: Permit) -> Terms:
    """Give what a permit lets a letter say, and to whom.

    Parameters
    ----------
    permit
        Of the route of the letter.
    """
    return [
        str(permit.route),
        permit.letter_kind,
        permit.addressee,
        permit.may_identify_proband,
        list(permit.must_not_contain),
    ]


def terms_of_cover(lines: Iterable[tuple[Permit, CoverLine]]) -> Terms:
    """Give what a cover note lists.

    Parameters
    ----------
    lines
        As they are composed.
    """
    return [[*terms_of(permit), asdict(line)] for permit, line in lines]


def keep_basis(
    unit: UnitOfWork,
    letter_id: str,
    plan: LetterPlan,
    terms: Terms,
    *,
    carries: Sequence[str] = (),
) -> None:
    """Keep what a drafted letter rests on.

    Parameters
    ----------
    unit
        The unit in which the letter is recorded.
    letter_id
        The letter.
    plan, terms
        What it says, and what allows it.
    carries
        For a cover note, the letters it lists.
    """
    row = {
        "digest": _digest(unit, plan, terms),
        "carries": list(carries),
        "dated": plan.facts.on.isoformat(),
    }
    unit.steps.record(_key(letter_id), row)


def rests_on(unit: UnitOfWork, letter_id: str, plan: LetterPlan, terms: Terms) -> bool:
    """Say whether a letter written today would say the same to the same person.

    Parameters
    ----------
    unit
        An open unit of work.
    letter_id
        A drafted letter.
    plan, terms
        As of today.

    Returns
    -------
    bool
        Date and code of the letter apart; but no letter goes out before its date.
    """
    kept = unit.steps.result(_key(letter_id))
    if kept is None or str(kept["dated"]) > plan.facts.on.isoformat():
        return False
    return bool(kept["digest"] == _digest(unit, plan, terms))


def carried_by(unit: UnitOfWork, letter_id: str) -> tuple[str, ...]:
    """Give the letters that a cover note lists.

    Parameters
    ----------
    unit
        An open unit of work.
    letter_id
        A cover note.
    """
    kept = unit.steps.result(_key(letter_id))
    listed = None if kept is None else kept["carries"]
    return tuple(str(one) for one in listed) if isinstance(listed, list) else ()


def _digest(unit: UnitOfWork, plan: LetterPlan, terms: Terms) -> str:
    facts = asdict(plan.facts)
    # These two are drawn or set anew for every draft.
    del facts["code"], facts["on"]
    facts["chance"] = None if plan.facts.chance is None else str(plan.facts.chance)
    said = [plan.kind, plan.language, plan.ref, plan.specimen, facts, list(terms)]
    return unit.vault.digest(plan.ref, canonical(said))


def _key(letter_id: str) -> str:
    return f"basis:{letter_id}"
