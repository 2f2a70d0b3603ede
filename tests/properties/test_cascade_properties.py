"""What results and decisions may and may not do to the place of others in a cascade."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from families_strategy import families
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pedigree import (
    Family,
    Observation,
    ObservationsConflictError,
    PersonId,
    load_gene,
    plan_cascade,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pedigree import CascadeStep

ON = date(2026, 11, 24)
GENES = ("BRCA1", "APC", "TP53", "SDHD", "MUTYH")
LAST = 99
EXAMPLES = 120


@st.composite
def aged_families(draw: st.DrawFn) -> Family:
    family = draw(families(most=10))
    years = st.sampled_from([None, 1950, 1985, 2015, 2027])
    dead = st.sampled_from([False, False, True])
    return Family.of(
        [
            replace(
                person,
                birth_year=None if person.twin else draw(years),
                deceased=draw(dead),
            )
            for person in family
        ]
    )


def ids(family: Family) -> list[PersonId]:
    return list(family.people)


def plan(
    family: Family,
    gene: str,
    results: Mapping[PersonId, Observation] | None = None,
    step_past: frozenset[PersonId] = frozenset(),
) -> dict[PersonId, CascadeStep]:
    steps = plan_cascade(
        family,
        proband=ids(family)[0],
        gene=load_gene(gene),
        on=ON,
        observations=results,
        step_past=step_past,
    )
    return {step.id: step for step in steps}


@settings(max_examples=EXAMPLES, deadline=None)
@given(aged_families(), st.sampled_from(GENES), st.data())
def test_a_negative_result_raises_nobody_whose_chance_it_does_not_raise(
    family: Family, gene: str, data: st.DataObject
) -> None:
    assume(len(family) > 1)
    person = data.draw(st.sampled_from(ids(family)[1:]))
    before = plan(family, gene)
    try:
        after = plan(family, gene, {person: Observation.NON_CARRIER})
    except ObservationsConflictError:
        return
    for other, step in after.items():
        was = before.get(other)
        if was is None or step.carrier_probability > was.carrier_probability:
            continue
        assert (step.wave or LAST) >= (was.wave or LAST)
        assert step.urgent <= was.urgent


@settings(max_examples=EXAMPLES, deadline=None)
@given(aged_families(), st.sampled_from(GENES), st.data())
def test_stepping_past_somebody_brings_offers_forward_and_changes_no_chance(
    family: Family, gene: str, data: st.DataObject
) -> None:
    passed = frozenset(data.draw(st.sets(st.sampled_from(ids(family)))))
    before, after = plan(family, gene), plan(family, gene, step_past=passed)
    assert set(before) >= set(after)
    for other, step in after.items():
        was = before[other]
        assert step.fraction == was.fraction
        assert not set(step.waits_for) & passed
        assert (step.wave or LAST) <= (was.wave or LAST)


@settings(max_examples=EXAMPLES, deadline=None)
@given(aged_families(), st.sampled_from(GENES))
def test_everybody_has_one_place_and_the_places_have_no_gap(
    family: Family, gene: str
) -> None:
    steps = plan(family, gene)
    places: dict[int | None, set[int]] = {}
    for step in steps.values():
        places.setdefault(step.wave, set()).add(step.priority)
    assert places.pop(None, {0}) == {0}
    assert all(found == set(range(1, len(found) + 1)) for found in places.values())
    assert ids(family)[0] not in steps
