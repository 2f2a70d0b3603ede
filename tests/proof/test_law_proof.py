"""The engine of decisions, proven on every situation; see `docs/law-proof.md`."""

from datetime import date

import pytest
from law_facts import Facts, Shared, domains
from law_legs import LEGS, All, enumerated, law_book
from law_tree import Tree, leaves
from prove_law import TODAY, parts

from consent import (
    Disclosure,
    OutcomeWord,
    ProbandStatus,
    RelativeStatus,
    Wish,
    country_codes,
)

#: Two laws that differ in most, for the reduced run.
KINDS = ("FR", "NO")


def on_some(country: str, name: str, **only: object) -> All:
    """Every situation of a leg in which some facts are given."""
    law = law_book().law(country)
    leg = next(leg for leg in LEGS if leg.name == name)
    facts = {key.replace("__", "."): value for key, value in only.items()}
    return enumerated(leg, law, TODAY, only=facts)


def words(found: All) -> set[str]:
    return {str(leaf.verdict.word) for leaf in found.leaves}


@pytest.mark.slow
@pytest.mark.parametrize("country", KINDS)
def test_no_situation_of_today_breaks_a_promise(country: str) -> None:
    found = list(parts(country, on=TODAY))
    assert {part.leg.name: part.faults for part in found if part.faults} == {}
    assert sum(part.count.known for part in found) > 1_000_000
    assert all(part.permits for part in found)


@pytest.mark.proof
@pytest.mark.parametrize("country", country_codes())
def test_no_situation_of_any_day_breaks_a_promise(country: str) -> None:
    for part in parts(country):
        assert part.faults == (), part.line()


@pytest.mark.slow
@pytest.mark.parametrize("country", country_codes())
def test_nobody_is_told_who_does_not_want_to_know(country: str) -> None:
    unwilling = on_some(
        country, "clinic_contact R", relative__wish=(Wish.DOES_NOT_WANT_TO_KNOW,)
    )
    assert OutcomeWord.PERMIT not in words(unwilling)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["clinic_contact D", "relative_request D"])
def test_a_competent_refusal_is_final_in_norway(name: str) -> None:
    refused = on_some(
        "NO",
        name,
        consent__disclosure=(Disclosure.REFUSED, Disclosure.WITHDRAWN),
        proband__status=(ProbandStatus.COMPETENT,),
    )
    assert words(refused) == {"refuse"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["clinic_contact R", "predictive_test T"])
def test_nobody_writes_to_the_dead_or_tests_them(name: str) -> None:
    dead = on_some("DK", name, relative__status=(RelativeStatus.DECEASED,))
    assert words(dead) == {"refuse"}


def test_an_age_that_is_used_as_a_number_is_noticed() -> None:
    def run(tree: Tree) -> int:
        return Facts(tree, domains(date(2026, 1, 1))).read("relative.age") + 1

    with pytest.raises(AssertionError, match="more than it may"):
        list(leaves(run))


def test_ages_are_split_where_they_are_compared() -> None:
    def run(tree: Tree) -> tuple[bool, bool]:
        age = Facts(tree, domains(date(2026, 1, 1))).read("relative.age")
        return age is not None and age >= 16, age is not None and age < 18

    assert list(leaves(run)) == [
        (True, False),
        (True, True),
        (False, True),
        (False, False),
    ]


def test_a_fact_of_a_piece_that_is_read_elsewhere_is_noticed() -> None:
    facts = Facts(Tree(), domains(date(2026, 1, 1)))
    facts.guard.add("relative.wish")
    with pytest.raises(Shared):
        facts.tried("relative.wish")
