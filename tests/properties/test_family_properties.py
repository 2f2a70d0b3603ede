"""What stays true of every family, and slow twins of what is fast."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from families_strategy import described_families, families, renamed
from hypothesis import given, settings
from hypothesis import strategies as st

from pedigree import (
    Family,
    Person,
    PersonId,
    Relationship,
    Sex,
    children,
    full_siblings,
    inbreeding_coefficient,
    kinship_coefficient,
    legal_kin,
    parents,
    parse_family,
    partners,
    relationship,
    relatives,
    write_ped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[PersonId, ...]
few = settings(max_examples=40, deadline=None)


class Slow:
    """Kinship and degree by listing every path; twins are one, as in the definition.

    A path goes from one person up to a common ancestor and down to the other without
    passing anybody twice.
    """

    def __init__(self, family: Family) -> None:
        self.family = family
        first: dict[str, PersonId] = {}
        self.node = {
            person.id: first.setdefault(person.twin, person.id)
            if person.twin
            else person.id
            for person in family
        }
        self.inbreeding = cache(self._inbreeding)

    def parents(self, node: PersonId) -> tuple[PersonId | None, PersonId | None]:
        person = self.family[node]
        return (
            self.node[person.father] if person.father else None,
            self.node[person.mother] if person.mother else None,
        )

    def up(self, node: PersonId) -> Iterator[Path]:
        yield (node,)
        for parent in self.parents(node):
            if parent is not None:
                for rest in self.up(parent):
                    yield (node, *rest)

    def paths(self, one: PersonId, other: PersonId) -> Iterator[tuple[Path, Path]]:
        for left in self.up(self.node[one]):
            for right in self.up(self.node[other]):
                if left[-1] == right[-1] and not set(left[:-1]) & set(right[:-1]):
                    yield left, right

    def kinship(self, one: PersonId, other: PersonId) -> Fraction:
        if self.node[one] == self.node[other]:
            return (1 + self.inbreeding(self.node[one])) / 2
        return sum(
            (
                Fraction(1, 2) ** (len(left) + len(right) - 1)
                * (1 + self.inbreeding(left[-1]))
                for left, right in self.paths(one, other)
            ),
            Fraction(0),
        )

    def _inbreeding(self, node: PersonId) -> Fraction:
        father, mother = self.parents(node)
        if father is None or mother is None:
            return Fraction(0)
        return self.kinship(father, mother)

    def degree(self, one: PersonId, other: PersonId) -> int | None:
        if self.node[one] == self.node[other]:
            return 0
        lengths = (
            len(left) + len(right) - 2 - self._turns_at_couple(left, right)
            for left, right in self.paths(one, other)
        )
        return min(lengths, default=None)

    def _turns_at_couple(self, left: Path, right: Path) -> bool:
        if len(left) < 2 or len(right) < 2:
            return False
        mine, theirs = self.parents(left[-2]), self.parents(right[-2])
        return None not in mine and mine == theirs


def recursive_kinship(slow: Slow, one: PersonId, other: PersonId) -> Fraction:
    """Kinship by the textbook recursion over the younger of the two."""
    order = {person.id: place for place, person in enumerate(slow.family)}

    @cache
    def found(a: PersonId, b: PersonId) -> Fraction:
        if order[a] < order[b]:
            a, b = b, a
        known = [parent for parent in slow.parents(a) if parent is not None]
        if a == b:
            both = found(*known) if len(known) == 2 else Fraction(0)
            return (1 + both) / 2
        return sum((found(parent, b) for parent in known), Fraction(0)) / 2

    return found(slow.node[one], slow.node[other])


def told(family: Family, proband: PersonId) -> list[Relationship]:
    return [relationship(family, proband, person.id) for person in family]


@few
@given(families(most=9))
def test_kinship_is_that_of_listed_paths_and_of_the_recursion(family: Family) -> None:
    slow = Slow(family)
    for one in family:
        for other in family:
            fast = kinship_coefficient(family, one.id, other.id)
            assert fast == slow.kinship(one.id, other.id)
            assert fast == recursive_kinship(slow, one.id, other.id)


@few
@given(families())
def test_kinship_is_symmetric_and_inbreeding_that_of_the_parents(
    family: Family,
) -> None:
    for one in family:
        for other in family:
            there = kinship_coefficient(family, one.id, other.id)
            assert there == kinship_coefficient(family, other.id, one.id)
        if len(one.parents) == 2:
            of_parents = kinship_coefficient(family, *one.parents)
            assert inbreeding_coefficient(family, one.id) == of_parents


@few
@given(families(most=9))
def test_degree_is_that_of_the_shortest_listed_path(family: Family) -> None:
    slow = Slow(family)
    for proband in family:
        for found in told(family, proband.id):
            assert found.degree == slow.degree(proband.id, found.id)


@few
@given(families(most=8))
def test_kinship_and_degree_agree(family: Family) -> None:
    for proband in family:
        for found in told(family, proband.id):
            assert (found.degree is None) == (found.kinship == 0)
            assert (found.civil_degree is None) == (found.degree is None)
            if found.degree is not None:
                assert found.kinship >= Fraction(1, 2) ** (found.degree + 1)


@few
@given(families(most=8))
def test_degree_is_the_same_both_ways(family: Family) -> None:
    for one in family:
        for found in told(family, one.id):
            back = relationship(family, found.id, one.id)
            assert (back.degree, back.civil_degree) == (
                found.degree,
                found.civil_degree,
            )


@few
@given(families(adoption=True), st.permutations([f"q{n}" for n in range(12)]))
def test_other_ids_change_nothing(family: Family, names: list[str]) -> None:
    other = renamed(family, names)
    new = {person.id: PersonId(names[place]) for place, person in enumerate(family)}
    for proband in family:
        expected = [replace(each, id=new[each.id]) for each in told(family, proband.id)]
        assert told(other, new[proband.id]) == expected


@few
@given(families(adoption=True), st.randoms(use_true_random=False))
def test_another_order_changes_nothing(family: Family, random: object) -> None:
    people = list(family)
    random.shuffle(people)  # type: ignore[attr-defined]
    other = Family.of(people, family_id=family.family_id)
    for proband in family:
        for found in told(family, proband.id):
            assert relationship(other, proband.id, found.id) == found


@few
@given(families(), st.data())
def test_an_unrelated_partner_changes_nobody(
    family: Family, data: st.DataObject
) -> None:
    person = data.draw(st.sampled_from(list(family)))
    sex = Sex.FEMALE if person.sex is Sex.MALE else Sex.MALE
    spouse = Person(id=PersonId("spouse"), sex=sex)
    if person.sex is Sex.UNKNOWN:
        role = {}
    elif sex is Sex.FEMALE:
        role = {"father": person.id, "mother": spouse.id}
    else:
        role = {"father": spouse.id, "mother": person.id}
    child = Person(id=PersonId("child"), sex=Sex.UNKNOWN, **role)
    wider = Family.of([*family, spouse, child], family_id=family.family_id)
    for proband in family:
        assert relatives(family, proband.id, degree=None) == tuple(
            found
            for found in relatives(wider, proband.id, degree=None)
            if found.id != "child"
        )
    blood = {found.id for found in relatives(wider, PersonId("spouse"), degree=None)}
    assert blood == ({"child"} if role else set())
    assert ("spouse" in partners(wider, person.id)) == bool(role)


@few
@given(described_families())
def test_reading_what_was_written_gives_the_same_family(family: Family) -> None:
    assert parse_family(write_ped(family)) == family


@few
@given(described_families())
def test_plain_values_give_the_same_family(family: Family) -> None:
    again = Family.from_dict(json.loads(json.dumps(family.as_dict())))
    bare = [replace(person, born=None, extra={}) for person in family]
    assert again == Family.of(bare, family_id=family.family_id)


@few
@given(families(), st.integers(0, 6))
def test_relatives_are_those_within_the_degree(family: Family, degree: int) -> None:
    proband = next(iter(family)).id
    everyone = relatives(family, proband, degree=None)
    assert relatives(family, proband, degree=degree) == tuple(
        found
        for found in everyone
        if found.degree is not None and found.degree <= degree
    )


@few
@given(families(most=8))
def test_names_agree_with_the_small_questions(family: Family) -> None:
    for proband in family:
        words = {found.id: found.relationship for found in told(family, proband.id)}
        questions = {
            ("mother", "father"): parents(family, proband.id),
            ("daughter", "son", "child"): children(family, proband.id),
            ("sister", "brother", "sibling", "monozygotic_twin"): full_siblings(
                family, proband.id
            ),
        }
        for named, asked in questions.items():
            assert {one for one, word in words.items() if word in named} == asked


LAW_WORDS = frozenset(
    [
        "mother",
        "father",
        "sister",
        "brother",
        "half_sister",
        "half_brother",
        "daughter",
        "son",
        "grandmother",
        "grandfather",
        "granddaughter",
        "grandson",
        "aunt",
        "uncle",
        "niece",
        "nephew",
        "cousin",
        "great_aunt",
        "great_uncle",
        "first_cousin_once_removed",
        "partner",
        "other",
    ]
)


@few
@given(families(most=8, adoption=True))
def test_the_law_has_a_word_for_everybody(family: Family) -> None:
    for proband in family:
        assert {legal_kin(found) for found in told(family, proband.id)} <= LAW_WORDS
