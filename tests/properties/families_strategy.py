"""Hypothesis strategies for families: loops, twins, half-siblings, lone parents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from pedigree import Family, FamilyId, Person, PersonId, Sex, TestResult

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12
TEXTS = st.text("abcXYZäß 0.-_", min_size=1, max_size=6).map(str.strip).filter(bool)


@st.composite
def families(
    draw: st.DrawFn,
    *,
    most: int = MOST,
    twins: bool = True,
    adoption: bool = False,
) -> Family:
    """Draw a valid family, parents before their children.

    Parents are drawn from everyone who came before, so there are loops, half-siblings,
    children of siblings, children with one known parent, and people joined to nobody.
    Whoever has unknown sex has no children.

    Parameters
    ----------
    draw
        Given by Hypothesis.
    most
        The most people a family has.
    twins
        Whether there are monozygotic twins.
    adoption
        Whether some parents are social and not biological.
    """
    size = draw(st.integers(1, most))
    people: list[Person] = []
    for number in range(size):
        if twins and people and draw(st.integers(0, 5)) == 0:
            _add_twin(draw, people, number)
        else:
            people.append(_child(draw, people, number))
    if adoption:
        people = [_perhaps_adopted(draw, person) for person in people]
    return Family.of(people, family_id=FamilyId("F"))


@st.composite
def described_families(draw: st.DrawFn) -> Family:
    """Draw a family whose people have everything that PED can say."""
    family = draw(families(most=5, adoption=True))
    proband = draw(st.sampled_from([None, *(person.id for person in family)]))
    people = [
        replace(_described(draw, person), proband=person.id == proband)
        for person in family
    ]
    return Family.of(people, family_id=family.family_id)


def renamed(family: Family, names: Sequence[str]) -> Family:
    """Give everyone another id, the order staying as it is."""
    new = {person.id: PersonId(names[place]) for place, person in enumerate(family)}
    return Family.of(
        [
            replace(
                person,
                id=new[person.id],
                father=None if person.father is None else new[person.father],
                mother=None if person.mother is None else new[person.mother],
                social_parents=tuple(new[each] for each in person.social_parents),
            )
            for person in family
        ],
        family_id=family.family_id,
    )


def _child(draw: st.DrawFn, people: Sequence[Person], number: int) -> Person:
    return Person(
        id=PersonId(f"p{number}"),
        sex=draw(st.sampled_from([Sex.FEMALE, Sex.MALE] * 4 + [Sex.UNKNOWN])),
        father=_one_of(draw, people, Sex.MALE),
        mother=_one_of(draw, people, Sex.FEMALE),
    )


def _one_of(draw: st.DrawFn, people: Sequence[Person], sex: Sex) -> PersonId | None:
    ids = [person.id for person in people if person.sex is sex]
    # Three times as likely as not, where there is anybody.
    return draw(st.sampled_from([None, *ids, *ids, *ids])) if ids else None


def _add_twin(draw: st.DrawFn, people: list[Person], number: int) -> None:
    place = draw(st.integers(0, len(people) - 1))
    label = people[place].twin or f"t{number}"
    people[place] = replace(people[place], twin=label)
    people.append(replace(people[place], id=PersonId(f"p{number}")))


def _perhaps_adopted(draw: st.DrawFn, person: Person) -> Person:
    if person.twin is not None or draw(st.integers(0, 4)):
        return person
    return replace(
        person,
        father=None,
        mother=None,
        social_parents=person.parents,
        adopted=True,
    )


def _described(draw: st.DrawFn, person: Person) -> Person:
    born = draw(st.none() | st.dates(date(1700, 1, 1), date(2199, 12, 31)))
    year = draw(st.none() | st.integers(1700, 2199))
    return replace(
        person,
        deceased=draw(st.none() | st.booleans()),
        born=born,
        birth_year=born.year if born else year,
        country=draw(st.none() | st.sampled_from(["BE", "NO", "GB"])),
        language=draw(st.none() | st.sampled_from(["nl", "pt-BR"])),
        gender=draw(st.none() | TEXTS.filter(lambda text: text != ".")),
        affected=draw(st.none() | st.booleans()),
        result=draw(st.none() | st.sampled_from(TestResult)),
        extra=draw(_extras()),
    )


def _extras() -> st.SearchStrategy[dict[str, str]]:
    columns = st.sampled_from(["shoe size", "Gene", "Note", "AgeAtDeath"])
    return st.dictionaries(columns, TEXTS.filter(lambda text: text != "."), max_size=3)
