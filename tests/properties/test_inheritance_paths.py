"""The people on the way to a relative, in families with loops and twins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from families_strategy import families
from hypothesis import given, settings
from hypothesis import strategies as st

from pedigree import (
    Family,
    PersonId,
    children,
    full_siblings,
    inheritance_paths,
    monozygotic_twins,
    parents,
    relatives,
)

if TYPE_CHECKING:
    from collections.abc import Callable

some = settings(max_examples=60, deadline=None)


def births(family: Family, path: tuple[PersonId, ...]) -> int:
    """Count the births on a path; fails where two neighbours are not close kin."""
    count = 0
    for one, other in pairwise(path):
        if other in parents(family, one) | children(family, one):
            count += 1
        else:
            assert other in full_siblings(family, one)
            count += 2
    return count


@some
@given(families())
def test_the_closest_way_leads_to_every_blood_relative(family: Family) -> None:
    for proband in family.people:
        paths = inheritance_paths(family, proband)
        expected = {each.id: each for each in relatives(family, proband, degree=None)}
        assert paths.keys() == expected.keys()
        for relative, path in paths.items():
            assert (path[0], path[-1]) == (proband, relative)
            assert len(set(path)) == len(path)
            assert births(family, path) == expected[relative].civil_degree


@some
@given(families(), st.data())
def test_a_way_through_some_people_meets_nobody_else(
    family: Family, data: st.DataObject
) -> None:
    people = list(family.people)
    proband = data.draw(st.sampled_from(people))
    through = data.draw(st.sets(st.sampled_from(people))) | {proband}
    paths = inheritance_paths(family, proband, through=through)
    for path in paths.values():
        assert set(path) <= through
        births(family, path)
    assert paths.keys() == reached(family, proband, through) - {proband}


def reached(family: Family, proband: PersonId, through: set[PersonId]) -> set[PersonId]:
    """Everyone whom going up and then down reaches; twins are siblings."""
    above = spread(family, {proband}, through, parents)
    twins = {twin for each in above for twin in monozygotic_twins(family, each)}
    return spread(family, above | twins & through, through, children)


def spread(
    family: Family,
    start: set[PersonId],
    through: set[PersonId],
    step: Callable[[Family, PersonId], frozenset[PersonId]],
) -> set[PersonId]:
    found, waiting = set(start), list(start)
    while waiting:
        new = step(family, waiting.pop()) & through - found
        found |= new
        waiting += new
    return found
