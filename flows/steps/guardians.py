"""Which parent reads a letter about a minor; a parent's own wish comes first."""

from datetime import date

from flows.steps.case_facts import CaseFile
from flows.steps.situations import age_on, is_dead
from pedigree import PersonId, relationship

_GROWN = 18
_UNABLE = frozenset({"incapacitated", "minor", "deceased"})
_NOT_TO_KNOW = "does_not_want_to_know"


def guardians_of(file: CaseFile, person: PersonId, on: date) -> tuple[PersonId, ...]:
    """Give the parents to whom a letter about a minor may be addressed.

    Parameters
    ----------
    file
        The case.
    person
        The minor.
    on
        The day of the letter.

    Returns
    -------
    tuple of PersonId
        Living, of age and able. While the parent lives through whom the variant may
        have come, only that one: to the other it would reveal the partner's own risk.
    """
    living = _living_parents(file, person)
    through = [one for one in living if _is_blood_relative(file, one)]
    return tuple(one for one in through or living if _is_able(file, one, on))


def has_parent_who_shuns_knowing(file: CaseFile, person: PersonId) -> bool:
    """Say whether a parent of a minor does not want to know.

    Parameters
    ----------
    file
        The case.
    person
        The minor.

    Returns
    -------
    bool
        Then a letter about the child would tell the parent all the same, and a person
        must judge.
    """
    return any(
        file.known.facts.get(parent, {}).get("wish") == _NOT_TO_KNOW
        for parent in _living_parents(file, person)
    )


def _living_parents(file: CaseFile, person: PersonId) -> list[PersonId]:
    member = file.known.family[person]
    return [
        parent
        for parent in (member.mother, member.father)
        if parent is not None
        and parent != file.known.proband
        and not is_dead(file.known, parent)
    ]


def _is_blood_relative(file: CaseFile, person: PersonId) -> bool:
    return relationship(file.known.family, file.known.proband, person).kinship > 0


def _is_able(file: CaseFile, person: PersonId, on: date) -> bool:
    if file.is_erased(person):
        return False
    age = age_on(file.known, person, on)
    status = file.known.facts.get(person, {}).get("status")
    return status not in _UNABLE and (age is None or age >= _GROWN)
