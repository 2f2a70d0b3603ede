"""What is possible in a family and yet worth a look; refuses to call it a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .faults import Fault, listed
from .kin import disconnected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .family import Family
    from .person import Person, PersonId


def family_doubts(family: Family) -> tuple[Fault, ...]:
    """Everything about a valid family that somebody should look at.

    A twin without a twin, a child older than a parent, siblings who share their only
    known parent (taken for half-siblings), people whom no tie joins to the others.

    Parameters
    ----------
    family
        A validated family.
    """
    return (
        *_lone_twins(family),
        *_early_births(family),
        *_unknown_second_parents(family),
        *_loose_parts(family),
    )


def _lone_twins(family: Family) -> Iterator[Fault]:
    births: dict[str, list[Person]] = {}
    for person in family:
        if person.twin is not None:
            births.setdefault(person.twin, []).append(person)
    for members in births.values():
        if len(members) == 1:
            yield _doubt(
                "twin_alone",
                members[0],
                f"the twin label of `{members[0].id}` stands with nobody else; "
                "expected is that the monozygotic twins of one birth share a label",
            )


def _early_births(family: Family) -> Iterator[Fault]:
    for person in family:
        for parent in person.parents:
            if _is_born_by(family[parent].birth_year, person):
                yield _doubt(
                    "born_before_parent",
                    person,
                    f"`{person.id}` is not born after their parent `{parent}`; "
                    "expected is that parents are older",
                )


def _is_born_by(year: int | None, person: Person) -> bool:
    if year is None or person.birth_year is None:
        return False
    return person.birth_year <= year


def _unknown_second_parents(family: Family) -> Iterator[Fault]:
    only: dict[PersonId, list[Person]] = {}
    for person in family:
        if len(person.parents) == 1:
            only.setdefault(person.parents[0], []).append(person)
    for parent, offspring in only.items():
        if len(offspring) > 1:
            ids = listed(each.id for each in offspring)
            yield _doubt(
                "unknown_second_parent",
                offspring[1],
                f"{ids} share the parent `{parent}` and their other parent is unknown; "
                "they are taken for half-siblings",
            )


def _loose_parts(family: Family) -> Iterator[Fault]:
    parts = disconnected(family)
    if len(parts) > 1:
        first = next(iter(family))
        main = next(part for part in parts if first.id in part)
        loose = next(person for person in family if person.id not in main)
        yield loose_parts(loose.id, loose.line, len(parts))


def loose_parts(person: PersonId, line: int | None, parts: int) -> Fault:
    """Doubt that a family is one, told of somebody whom no tie joins to the first."""
    return Fault(
        "disconnected",
        line,
        person,
        f"the family falls into {parts} parts that no tie joins; expected is that "
        "everyone is joined to the others",
    )


def _doubt(code: str, person: Person, message: str) -> Fault:
    return Fault(code, person.line, person.id, message)
