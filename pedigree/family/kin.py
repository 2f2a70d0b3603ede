"""Small questions about one person's kin; refuses to put names to relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .person import PersonId
from .ties import EdgeKind

if TYPE_CHECKING:
    from .family import Family

Persons = frozenset[PersonId]


def parents(family: Family, person: PersonId) -> Persons:
    r"""Biological parents of one person, as far as known.

    Raises
    ------
    UnknownPersonError
        If `person` is not in `family`; so do all questions of this module.

    Examples
    --------
    >>> from pedigree import parse_family, parents
    >>> family = parse_family("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 0")
    >>> sorted(parents(family, "ana"))
    ['dad', 'mum']
    """
    return frozenset(family[person].parents)


def children(family: Family, person: PersonId) -> Persons:
    """Biological children of one person."""
    return _next(family, person, EdgeKind.BIOLOGICAL_PARENT)


def social_children(family: Family, person: PersonId) -> Persons:
    """Those whom one person raised without a biological tie."""
    return _next(family, person, EdgeKind.SOCIAL_PARENT)


def partners(family: Family, person: PersonId) -> Persons:
    """Those with whom one person has a child, by birth or by adoption."""
    return _next(family, person, EdgeKind.PARTNER)


def monozygotic_twins(family: Family, person: PersonId) -> Persons:
    """Monozygotic twins of one person."""
    return _next(family, person, EdgeKind.MONOZYGOTIC_TWIN)


def full_siblings(family: Family, person: PersonId) -> Persons:
    """Those with the same two known parents, and monozygotic twins."""
    own = family[person]
    same: set[PersonId] = set()
    if own.father is not None and own.mother is not None:
        same = {
            each
            for each in children(family, own.father)
            if family[each].mother == own.mother
        }
    return (monozygotic_twins(family, person) | same) - {person}


def half_siblings(family: Family, person: PersonId) -> Persons:
    """Those who share one known parent and are not full siblings.

    Where the other parent of both is unknown they count as half-siblings, as kinship
    does: nothing says that the unknown parents are one person.
    """
    shared = {
        each for parent in family[person].parents for each in children(family, parent)
    }
    return frozenset(shared - full_siblings(family, person) - {person})


def first_degree_relatives(family: Family, person: PersonId) -> Persons:
    """Biological parents, full siblings and children of one person."""
    return (
        parents(family, person)
        | full_siblings(family, person)
        | children(family, person)
    )


def ancestors(family: Family, person: PersonId) -> Persons:
    """Everyone from whom one person descends biologically."""
    found: set[PersonId] = set()
    waiting = list(family[person].parents)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += family[each].parents
    return frozenset(found)


def descendants(family: Family, person: PersonId) -> Persons:
    """Everyone who descends biologically from one person."""
    found: set[PersonId] = set()
    waiting = list(children(family, person))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += children(family, each)
    return frozenset(found)


def founders(family: Family) -> Persons:
    """Everyone whose biological parents are both unknown."""
    return frozenset(person.id for person in family if person.is_founder)


def disconnected(family: Family) -> tuple[Persons, ...]:
    """Parts of a family that no tie joins, in the order of the file.

    Returns
    -------
    tuple of frozenset of PersonId
        One set for a family that hangs together; a biological or a social tie does.
    """
    found: dict[PersonId, Persons] = {}
    for person in family.people:
        if person not in found:
            part = _together(family, person)
            found.update(dict.fromkeys(part, part))
    return tuple(dict.fromkeys(found.values()))


def _together(family: Family, person: PersonId) -> Persons:
    """Everyone whom any ties join to one person."""
    found: set[PersonId] = set()
    waiting = {person}
    while waiting:
        each = waiting.pop()
        found.add(each)
        near = {*family[each].parents, *family[each].social_parents}
        near |= children(family, each) | social_children(family, each)
        waiting |= near - found
        waiting |= monozygotic_twins(family, each) - found
    return frozenset(found)


def _next(family: Family, person: PersonId, kind: EdgeKind) -> Persons:
    """Those to whom an edge of this kind leads."""
    return frozenset(family.ties[kind].get(family[person].id, ()))
