"""Whether a family can be: every check, every fault; refuses to mend anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .faults import Fault, listed
from .person import Sex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .person import Person, PersonId


def duplicates(people: Iterable[Person]) -> tuple[Fault, ...]:
    """Faults for every id that occurs again, at the line of the repetition."""
    first: dict[PersonId, Person] = {}
    faults = []
    for person in people:
        earlier = first.setdefault(person.id, person)
        if earlier is not person:
            where = "" if earlier.line is None else f" (first on line {earlier.line})"
            faults.append(
                _fault(
                    "duplicate_id",
                    person,
                    f"the id `{person.id}` occurs more than once in its family{where}; "
                    "accepted is one row per person",
                )
            )
    return tuple(faults)


def family_faults(people: Mapping[PersonId, Person]) -> tuple[Fault, ...]:
    """Everything that is wrong with these people as one family, in their order."""
    faults: list[Fault] = []
    for person in people.values():
        faults += _parent_faults(person, people)
    faults += _cycles(people)
    faults += _proband_faults(people)
    faults += _twin_faults(people)
    order = {person: place for place, person in enumerate(people)}
    last = len(order)
    faults.sort(key=lambda fault: last if fault.person is None else order[fault.person])
    return tuple(faults)


def _parent_faults(
    person: Person, people: Mapping[PersonId, Person]
) -> Iterator[Fault]:
    if person.father is not None and person.father == person.mother:
        yield _fault(
            "one_person_both_parents",
            person,
            f"`{person.father}` is both father and mother of `{person.id}`; accepted "
            "are two persons, or `0` for an unknown parent",
        )
        return
    for role, parent in _roles(person):
        if parent == person.id:
            yield _fault(
                "self_parent",
                person,
                f"`{person.id}` is their own {role}; accepted is the id of another "
                "person, or `0` for an unknown parent",
            )
        elif parent not in people:
            yield _fault(
                "missing_parent",
                person,
                f"the {role} `{parent}` of `{person.id}` has no row in the family; "
                "accepted is the id of a person with a row, or `0`",
            )
        else:
            yield from _sex_faults(role, people[parent], person)


def _roles(person: Person) -> Iterator[tuple[str, PersonId]]:
    if person.father is not None:
        yield "father", person.father
    if person.mother is not None:
        yield "mother", person.mother
    for parent in person.social_parents:
        yield "social parent", parent


def _sex_faults(role: str, parent: Person, child: Person) -> Iterator[Fault]:
    if role == "social parent":
        return
    expected = Sex.MALE if role == "father" else Sex.FEMALE
    if parent.sex is expected:
        return
    digit = 1 if expected is Sex.MALE else 2
    said = f"`{parent.id}` is the {role} of `{child.id}`"
    if parent.sex is Sex.UNKNOWN:
        yield _fault(
            "unknown_sex_parent",
            child,
            f"{said} and their sex is unknown; accepted is {expected.value} "
            f"(in a PED file {digit})",
        )
    else:
        yield _fault(
            f"{role}_not_{expected.value}",
            child,
            f"{said} and their sex is {parent.sex.value}; accepted is "
            f"{expected.value} (in a PED file {digit})",
        )


def _cycles(people: Mapping[PersonId, Person]) -> Iterator[Fault]:
    """One fault for each knot of people who are their own ancestors."""
    children = _children_of_knots(people)
    if not children:
        return
    import networkx as nx  # noqa: PLC0415 - slow to load, and hardly ever needed

    graph: nx.DiGraph[PersonId] = nx.DiGraph(
        (parent, child) for parent, below in children.items() for child in below
    )
    order = {person: place for place, person in enumerate(people)}
    for component in nx.strongly_connected_components(graph):
        if len(component) == 1:
            continue
        start = min(component, key=order.__getitem__)
        edges = nx.find_cycle(graph.subgraph(component), start)
        chain = listed(parent for parent, _ in edges)
        first = people[edges[0][0]]
        yield _fault(
            "cycle",
            first,
            f"{chain} are each a parent of the next and the last of the first; "
            "accepted is a family in which nobody is their own ancestor",
        )


def _children_of_knots(
    people: Mapping[PersonId, Person],
) -> dict[PersonId, list[PersonId]]:
    """Everyone who is above or on a cycle, with their children; mostly nobody."""
    children: dict[PersonId, list[PersonId]] = {person: [] for person in people}
    above: dict[PersonId, int] = dict.fromkeys(people, 0)
    for person in people.values():
        for _, parent in _roles(person):
            if parent in people and parent != person.id:
                children[parent].append(person.id)
                above[person.id] += 1
    waiting = [person for person, parents in above.items() if not parents]
    for each in waiting:
        for child in children.pop(each):
            above[child] -= 1
            if not above[child]:
                waiting.append(child)
    return children


def _proband_faults(people: Mapping[PersonId, Person]) -> Iterator[Fault]:
    marked = [person for person in people.values() if person.proband]
    if len(marked) > 1:
        ids = listed(person.id for person in marked)
        yield _fault(
            "several_probands",
            marked[1],
            f"{len(marked)} persons are marked as proband: {ids}; accepted is at most "
            "one per family",
        )


def _twin_faults(people: Mapping[PersonId, Person]) -> Iterator[Fault]:
    births: dict[str, list[Person]] = {}
    for person in people.values():
        if person.twin is not None:
            births.setdefault(person.twin, []).append(person)
    for members in births.values():
        yield from _birth_faults(members)


def _birth_faults(members: Sequence[Person]) -> Iterator[Fault]:
    """Faults of the monozygotic twins of one birth, measured against the first."""
    one = members[0]
    for other in members[1:]:
        said = f"`{one.id}` and `{other.id}` are monozygotic twins"
        if (one.father, one.mother) != (other.father, other.mother):
            yield _fault(
                "twin_parents_differ",
                other,
                f"{said} with different parents; accepted are the same father and "
                "the same mother",
            )
        if one.sex is not other.sex:
            yield _fault(
                "twin_sex_differs",
                other,
                f"{said} of different sex; accepted is the same sex",
            )


def _fault(code: str, person: Person, message: str) -> Fault:
    return Fault(code, person.line, person.id, message)
