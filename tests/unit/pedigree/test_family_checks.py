"""What a family must not be, and the words in which it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pedigree import Family, FamilyError, Fault, Person, PersonId, Sex, family_doubts

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS = {
    "a person who is their own parent": (
        "ana . ana F",
        "self_parent",
        (
            "`ana` is their own mother; accepted is the id of another person, or `0` "
            "for an unknown parent"
        ),
    ),
    "a parent without a row": (
        "ana dad . F",
        "missing_parent",
        (
            "the father `dad` of `ana` has no row in the family; accepted is the id of "
            "a person with a row, or `0`"
        ),
    ),
    "a father who is a woman": (
        "dad . . F; ana dad . F",
        "father_not_male",
        (
            "`dad` is the father of `ana` and their sex is female; accepted is male "
            "(in a PED file 1)"
        ),
    ),
    "a mother who is a man": (
        "mum . . M; ana . mum F",
        "mother_not_female",
        (
            "`mum` is the mother of `ana` and their sex is male; accepted is female "
            "(in a PED file 2)"
        ),
    ),
    "a parent of unknown sex": (
        "mum . . U; ana . mum F",
        "unknown_sex_parent",
        (
            "`mum` is the mother of `ana` and their sex is unknown; accepted is female "
            "(in a PED file 2)"
        ),
    ),
    "one person as both parents": (
        "dad . . M; ana dad dad F",
        "one_person_both_parents",
        (
            "`dad` is both father and mother of `ana`; accepted are two persons, or "
            "`0` for an unknown parent"
        ),
    ),
    "a ring of ancestors": (
        "one three . M; two one . M; three two . M",
        "cycle",
        (
            "`one`, `two`, `three` are each a parent of the next and the last of the "
            "first; accepted is a family in which nobody is their own ancestor"
        ),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_refuses(name: str, draw: Callable[..., Family]) -> None:
    rows, code, message = FAULTS[name]
    with pytest.raises(FamilyError) as caught:
        draw(rows)
    (fault,) = caught.value.faults
    assert (fault.code, fault.message) == (code, message)
    assert caught.value.code == code
    assert str(caught.value) == message


def test_refuses_the_same_id_twice_and_says_where_it_was_first() -> None:
    people = [Person(id=PersonId("ana"), sex=Sex.FEMALE, line=n) for n in (3, 8)]
    with pytest.raises(FamilyError) as caught:
        Family.of(people)
    assert caught.value.faults == (
        Fault(
            "duplicate_id",
            8,
            PersonId("ana"),
            "the id `ana` occurs more than once in its family (first on line 3); "
            "accepted is one row per person",
        ),
    )


def test_refuses_two_probands(draw: Callable[..., Family]) -> None:
    marked = {"proband": True}
    with pytest.raises(FamilyError, match="2 persons are marked as proband: `a`, `c`"):
        draw("a . . F; b . . F; c . . F", a=marked, c=marked)


def test_refuses_twins_of_different_parents_and_sex(
    draw: Callable[..., Family],
) -> None:
    twin = {"twin": "t"}
    with pytest.raises(FamilyError) as caught:
        draw("dad . . M; a dad . F; b . . M", a=twin, b=twin)
    assert [(fault.code, fault.message) for fault in caught.value.faults] == [
        (
            "twin_parents_differ",
            (
                "`a` and `b` are monozygotic twins with different parents; accepted "
                "are the same father and the same mother"
            ),
        ),
        (
            "twin_sex_differs",
            (
                "`a` and `b` are monozygotic twins of different sex; accepted is the "
                "same sex"
            ),
        ),
    ]


def test_tells_all_faults_at_once_in_the_order_of_the_family(
    draw: Callable[..., Family],
) -> None:
    with pytest.raises(FamilyError) as caught:
        draw("a . a F; b nobody . F; c . d F; d . c F")
    assert [fault.code for fault in caught.value.faults] == [
        "self_parent",
        "missing_parent",
        "cycle",
    ]
    assert caught.value.code == "family"


def test_tells_each_ring_of_ancestors_once(draw: Callable[..., Family]) -> None:
    with pytest.raises(FamilyError) as caught:
        draw("a b . M; b a . M; c d . M; d c . M; e c . M")
    assert [fault.code for fault in caught.value.faults] == ["cycle", "cycle"]


def test_refuses_a_ring_closed_by_a_social_parent(draw: Callable[..., Family]) -> None:
    with pytest.raises(FamilyError, match="each a parent of the next"):
        draw("a . . M; b a . M", a={"social_parents": (PersonId("b"),)})


def test_takes_an_adoption_by_a_grandparent(draw: Callable[..., Family]) -> None:
    family = draw(
        "gran . . F; mum . gran F; kid . mum M",
        kid={"social_parents": (PersonId("gran"),)},
    )
    assert family[PersonId("kid")].social_parents == ("gran",)


DOUBTS = {
    "a twin without a twin": (
        "mum . . F; ana . mum F",
        {"ana": {"twin": "t"}},
        "twin_alone",
        (
            "the twin label of `ana` stands with nobody else; expected is that the "
            "monozygotic twins of one birth share a label"
        ),
    ),
    "a child older than a parent": (
        "mum . . F; ana . mum F",
        {"mum": {"birth_year": 1990}, "ana": {"birth_year": 1990}},
        "born_before_parent",
        (
            "`ana` is not born after their parent `mum`; expected is that parents are "
            "older"
        ),
    ),
    "siblings with one parent known": (
        "mum . . F; ana . mum F; ben . mum M",
        {},
        "unknown_second_parent",
        (
            "`ana`, `ben` share the parent `mum` and their other parent is unknown; "
            "they are taken for half-siblings"
        ),
    ),
    "a person joined to nobody": (
        "mum . . F; ana . mum F; eve . . F",
        {},
        "disconnected",
        (
            "the family falls into 2 parts that no tie joins; expected is that "
            "everyone is joined to the others"
        ),
    ),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_doubts(name: str, draw: Callable[..., Family]) -> None:
    rows, more, code, message = DOUBTS[name]
    (doubt,) = family_doubts(draw(rows, **more))
    assert (doubt.code, doubt.message) == (code, message)


def test_doubts_nothing_about_an_ordinary_family(draw: Callable[..., Family]) -> None:
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; ben dad mum M",
        ana={"twin": None, "birth_year": 1990},
        mum={"birth_year": 1960},
    )
    assert family_doubts(family) == ()


def test_lists_only_the_first_of_many(draw: Callable[..., Family]) -> None:
    rows = [f"p{n} p{(n + 1) % 30} . M" for n in range(30)]
    with pytest.raises(FamilyError) as caught:
        draw("; ".join(rows))
    assert "and 10 more are each a parent" in str(caught.value)


def test_joins_only_the_first_of_many_faults(draw: Callable[..., Family]) -> None:
    with pytest.raises(FamilyError) as caught:
        draw("; ".join(f"p{n} gone . M" for n in range(25)))
    assert len(caught.value.faults) == 25
    assert str(caught.value).endswith("; and 5 more faults")
