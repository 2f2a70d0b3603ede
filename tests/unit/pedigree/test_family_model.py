"""The family as an object: immutable, comparable, a graph, and plain values."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from pedigree import (
    EdgeKind,
    Family,
    FamilyError,
    FamilyId,
    Person,
    PersonId,
    Sex,
    TestResult,
    UnknownPersonError,
    ancestors,
    children,
    descendants,
    first_degree_relatives,
    founders,
    full_siblings,
    half_siblings,
    monozygotic_twins,
    parents,
    partners,
    social_children,
)

if TYPE_CHECKING:
    from collections.abc import Callable

THREE_GENERATIONS = (
    "gran . . F; dad . gran M; mum . . F; ana dad mum F; ben dad mum M; "
    "wife . . F; cleo dad wife F; kid . ana F"
)


@pytest.fixture
def family(draw: Callable[..., Family]) -> Family:
    return draw(
        THREE_GENERATIONS,
        ana={"twin": "t", "proband": True},
        kid={"social_parents": (PersonId("ben"),)},
    )


@pytest.fixture
def twins(draw: Callable[..., Family]) -> Family:
    twin = {"twin": "t"}
    return draw("mum . . F; ana . mum F; bea . mum F", ana=twin, bea=twin)


def test_answers_who_is_kin_to_whom(family: Family) -> None:
    ana = PersonId("ana")
    assert parents(family, ana) == {"dad", "mum"}
    assert children(family, PersonId("dad")) == {"ana", "ben", "cleo"}
    assert full_siblings(family, ana) == {"ben"}
    assert half_siblings(family, ana) == {"cleo"}
    assert partners(family, PersonId("dad")) == {"mum", "wife"}
    assert ancestors(family, ana) == {"dad", "mum", "gran"}
    assert descendants(family, PersonId("gran")) == {"dad", "ana", "ben", "cleo", "kid"}
    assert social_children(family, PersonId("ben")) == {"kid"}
    assert first_degree_relatives(family, ana) == {"dad", "mum", "ben", "kid"}
    assert founders(family) == {"gran", "mum", "wife"}


def test_counts_twins_with_one_known_parent_as_full_siblings(twins: Family) -> None:
    assert monozygotic_twins(twins, PersonId("ana")) == {"bea"}
    assert full_siblings(twins, PersonId("ana")) == {"bea"}
    assert half_siblings(twins, PersonId("ana")) == frozenset()


def test_names_the_edges_of_its_graph(twins: Family) -> None:
    edges = {
        (one, other, data["kind"]) for one, other, data in twins.graph.edges.data()
    }
    assert edges == {
        ("mum", "ana", EdgeKind.BIOLOGICAL_PARENT),
        ("mum", "bea", EdgeKind.BIOLOGICAL_PARENT),
        ("ana", "bea", EdgeKind.MONOZYGOTIC_TWIN),
        ("bea", "ana", EdgeKind.MONOZYGOTIC_TWIN),
    }
    assert twins.graph.nodes["ana"]["person"] is twins[PersonId("ana")]


def test_cannot_be_changed(family: Family) -> None:
    with pytest.raises(nx.NetworkXError):
        family.graph.add_node(PersonId("eve"))
    with pytest.raises(TypeError):
        family.people[PersonId("eve")] = family[PersonId("ana")]  # type: ignore[index]
    with pytest.raises(TypeError):
        family[PersonId("ana")].extra["note"] = "x"  # type: ignore[index]


def test_knows_its_members_and_its_proband(family: Family) -> None:
    assert len(family) == 8
    assert "ana" in family
    assert "eve" not in family
    assert [person.id for person in family][:3] == ["gran", "dad", "mum"]
    assert family.proband == "ana"


def test_says_which_person_it_does_not_have(family: Family) -> None:
    with pytest.raises(UnknownPersonError) as caught:
        parents(family, PersonId("eve"))
    assert caught.value.code == "unknown_person"
    assert caught.value.item == "eve"
    assert str(caught.value) == (
        "there is no person `eve` in family `family`; accepted is an id of the family "
        "file"
    )


def test_is_the_same_after_going_through_json(family: Family) -> None:
    told = json.loads(json.dumps(family.as_dict()))
    assert Family.from_dict(told) == family


def test_keeps_birth_dates_and_kept_columns_out_of_its_plain_values() -> None:
    person = Person(
        id=PersonId("ana"),
        sex=Sex.FEMALE,
        born=date(1984, 3, 1),
        birth_year=1984,
        result=TestResult.CARRIER,
        extra={"Surname": "Rossi"},
        line=4,
    )
    family = Family.of([person], family_id=FamilyId("F1"))
    assert family.as_dict() == {
        "family_id": "F1",
        "people": [
            {"id": "ana", "sex": "female", "birth_year": 1984, "result": "carrier"}
        ],
    }


def test_refuses_plain_values_of_another_shape_without_repeating_them() -> None:
    with pytest.raises(FamilyError) as caught:
        Family.from_dict({"family_id": "F1", "people": [{"id": "a", "sex": "Rossi"}]})
    (fault,) = caught.value.faults
    assert fault.code == "not_a_family"
    assert "`people.0.sex`" in fault.message
    assert "Rossi" not in str(caught.value)


def test_is_equal_whatever_lines_it_stood_on() -> None:
    one, other = (
        Family.of([Person(id=PersonId("ana"), sex=Sex.FEMALE, line=line)])
        for line in (1, 2)
    )
    assert one == other
    assert hash(one) == hash(other)
