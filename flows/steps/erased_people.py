"""Whoever was erased stays erased when the same family is handed in again.

Their id is gone: only their place in the family is left. Whom a file puts in that
place is taken for them, and nothing about them is recorded.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from flows.errors import FlowsError
from pedigree import Family, PersonId
from records import JsonObject, UnitOfWork, without_person

_NOBODY_KNOWN = "?"

Place = tuple[str, str, str, tuple[str, ...]]
"""Sex, father, mother and children of somebody, by ids that both families know."""


def erased_of(unit: UnitOfWork, case_id: str) -> tuple[str, ...]:
    """Give the refs of the people of a case who were erased.

    Parameters
    ----------
    unit
        An open unit of work.
    case_id
        A recorded case.

    Returns
    -------
    tuple of str
        In the order in which they were registered.
    """
    return tuple(one.ref for one in unit.subjects.of_case(case_id) if one.erased)


def erased_in(unit: UnitOfWork, case_id: str, family: Family) -> Mapping[PersonId, str]:
    """Find the people of a family who were erased from the case.

    Parameters
    ----------
    unit
        An open unit of work.
    case_id
        A recorded case.
    family
        As it was handed in again.

    Returns
    -------
    mapping
        Their refs by their ids in this family.

    Raises
    ------
    FlowsError
        `erased_unclear`, where the place of one who was erased is taken by several.
    """
    refs = erased_of(unit, case_id)
    version = unit.families.latest(case_id)
    if not refs or version is None:
        return {}
    stored = Family.from_dict(version.content)
    gone = [PersonId(ref) for ref in refs if PersonId(ref) in stored]
    known = frozenset(stored.people) & frozenset(family.people) - frozenset(gone)
    new = [person for person in family.people if person not in stored]
    found = {person: str(person) for person in gone if person in family.people}
    for place in dict.fromkeys(_place(stored, one, known) for one in gone):
        there = [one for one in gone if _place(stored, one, known) == place]
        here = [one for one in new if _place(family, one, known) == place]
        if len(here) > len(there):
            raise _unclear(here, there)
        found |= dict(zip(here, map(str, there), strict=False))
    return found


def without_erased(family: Family, erased: Mapping[PersonId, str]) -> JsonObject:
    """Give a family as it is recorded: of the erased only their place.

    Parameters
    ----------
    family
        As it was handed in.
    erased
        As `erased_in` gives it.

    Returns
    -------
    dict
        Plain values.
    """
    content: object = family.as_dict()
    for person, ref in erased.items():
        content = without_person(content, str(person), ref)
    return Family.from_dict(cast("JsonObject", content)).as_dict()


def _place(family: Family, person: PersonId, known: frozenset[PersonId]) -> Place:
    member = family[person]
    father, mother = (
        str(parent) if parent in known else _NOBODY_KNOWN
        for parent in (member.father, member.mother)
    )
    children = sorted(
        str(child)
        for child, one in family.people.items()
        if person in one.parents and child in known
    )
    return (str(member.sex), father, mother, tuple(children))


def _unclear(here: Sequence[PersonId], there: Sequence[PersonId]) -> FlowsError:
    return FlowsError(
        f"{', '.join(f'`{one}`' for one in here)} stand where "
        f"{', '.join(f'`{one}`' for one in there)} was erased, and nobody can tell who "
        "it was; accepted is a family without them, or with that ref as their id",
        code="erased_unclear",
    )
