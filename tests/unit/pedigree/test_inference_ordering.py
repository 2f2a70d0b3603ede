from __future__ import annotations

from itertools import combinations

import pytest

from pedigree import TooTangledError
from pedigree.inference.ordering import MAX_CELLS, elimination_order


def test_a_chain_needs_two_at_a_time() -> None:
    steps = elimination_order([3] * 6, [(i, i + 1) for i in range(5)])
    assert sorted(step.variable for step in steps) == list(range(6))
    assert max(len(step.neighbours) for step in steps) == 1


def test_a_ring_needs_three_at_a_time() -> None:
    steps = elimination_order([3] * 6, [(i, (i + 1) % 6) for i in range(6)])
    assert max(len(step.neighbours) for step in steps) == 2


def test_every_scope_fits_the_step_of_its_first_variable() -> None:
    scopes = [(0, 1, 2), (2, 3, 4), (4, 5, 0), (1, 5, 6)]
    steps = elimination_order([3] * 7, scopes)
    place = {step.variable: number for number, step in enumerate(steps)}
    for scope in scopes:
        first = min(scope, key=place.__getitem__)
        assert set(scope) <= {first, *steps[place[first]].neighbours}


def test_few_states_allow_more_people_at_once() -> None:
    everybody = [tuple(pair) for pair in combinations(range(14), 2)]
    assert len(elimination_order([2] * 14, everybody)) == 14
    with pytest.raises(TooTangledError) as caught:
        elimination_order([3] * 14, everybody)
    assert caught.value.clique_size == 14
    assert 3**14 > MAX_CELLS >= 2**14


def test_floats_allow_fourteen_people_of_whom_nothing_is_known() -> None:
    everybody = [tuple(pair) for pair in combinations(range(14), 2)]
    assert len(elimination_order([3] * 14, everybody, floats=True)) == 14
    fifteen = [tuple(pair) for pair in combinations(range(15), 2)]
    with pytest.raises(TooTangledError) as caught:
        elimination_order([3] * 15, fifteen, floats=True)
    assert caught.value.clique_size == 15
