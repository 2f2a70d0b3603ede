from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    FamilialVariant,
    Family,
    Observation,
    ObservationsConflictError,
    Offer,
    VariantGroupError,
    load_gene,
    plan_cascade,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pedigree import CascadeStep

    Draw = Callable[..., Family]

TODAY = date(2026, 11, 24)
NEGATIVE = Observation.NON_CARRIER
POSITIVE = Observation.CARRIER
DEAD = {"deceased": True}
GROWN = {"birth_year": 1980}

THREE_GENERATIONS = (
    "gf . . M; gm . . F; mum gf gm F; aunt gf gm F; dad . . M; ana dad mum F;"
    "ben dad mum M; cousin . aunt F; kid man ana U; man . . M; niece ben wife F;"
    "wife . . F"
)
AGES = {
    "cousin": GROWN,
    "ben": GROWN,
    "kid": {"birth_year": 2015},
    "niece": {"birth_year": 2000},
}


def plan(
    family: Family,
    *,
    gene: str | FamilialVariant = "BRCA1",
    observations: Mapping[str, Observation] | None = None,
    born: Mapping[str, date] | None = None,
) -> dict[str, CascadeStep]:
    steps = plan_cascade(
        family,
        proband="ana",
        gene=load_gene(gene) if isinstance(gene, str) else gene,
        on=TODAY,
        born=born,
        observations=observations,
    )
    return {step.id: step for step in steps}


def waves(steps: Mapping[str, CascadeStep]) -> dict[str, int | None]:
    return {person: step.wave for person, step in steps.items()}


def test_first_waves_of_a_three_generation_family(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES))
    assert waves(steps) == {
        "mum": 1,
        "dad": 1,
        "ben": 1,
        "kid": 2,
        "gf": 2,
        "gm": 2,
        "aunt": 2,
        "niece": 2,
        "cousin": 3,
    }
    assert {p: s.waits_for for p, s in steps.items() if s.waits_for} == {
        "gf": ("mum",),
        "gm": ("mum",),
        "aunt": ("mum",),
        "niece": ("ben",),
        "cousin": ("aunt",),
    }


def test_wave_one_is_exactly_where_an_offer_is_made(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), gene="APC")
    now = {Offer.OFFER_NOW, Offer.OFFER_CONFIRMATORY_TEST}
    assert all((step.wave == 1) == (step.offer in now) for step in steps.values())


def test_every_step_has_a_reason_and_names_nobody(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS, **AGES)
    for step in plan(family).values():
        words = " ".join(step.reasons).replace(",", " ").split()
        assert words
        assert not [word for word in words if word in family]


def test_new_carrier_becomes_the_next_center(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), observations={"mum": POSITIVE})
    assert (steps["mum"].offer, steps["mum"].wave) == (Offer.TESTED, None)
    assert [steps[each].wave for each in ("gf", "gm", "aunt")] == [1, 1, 1]
    assert (steps["cousin"].wave, steps["cousin"].waits_for) == (2, ("aunt",))
    assert steps["dad"].offer is Offer.DO_NOT_OFFER


def test_negative_result_closes_the_side(draw: Draw) -> None:
    variant = FamilialVariant(load_gene("BRCA1"), de_novo=Fraction(1, 10))
    steps = plan(
        draw(THREE_GENERATIONS, **AGES), gene=variant, observations={"mum": NEGATIVE}
    )
    closed = ("gf", "gm", "aunt", "cousin")
    assert {steps[each].offer for each in closed} == {Offer.DO_NOT_OFFER}
    assert (steps["dad"].obligate, steps["dad"].offer) == (False, Offer.OFFER_NOW)


def test_other_parent_is_obligate_where_new_mutation_is_excluded(draw: Draw) -> None:
    variant = FamilialVariant(load_gene("BRCA1"), de_novo=Fraction(0))
    steps = plan(
        draw(THREE_GENERATIONS, **AGES), gene=variant, observations={"mum": NEGATIVE}
    )
    assert steps["dad"].obligate
    assert steps["dad"].offer is Offer.OFFER_CONFIRMATORY_TEST


def test_obligate_carriers_open_the_way_untested(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), observations={"cousin": POSITIVE})
    obligate = {person for person, step in steps.items() if step.obligate}
    assert obligate == {"mum", "aunt"}
    assert steps["aunt"].offer is Offer.OFFER_CONFIRMATORY_TEST
    assert waves(steps)["gf"] == waves(steps)["gm"] == 1


def test_the_dead_are_stepped_past(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **{**AGES, "mum": DEAD, "aunt": DEAD}))
    assert steps["mum"].offer is Offer.NOT_APPLICABLE_DECEASED
    assert [steps[each].wave for each in ("gf", "gm", "cousin")] == [1, 1, 1]
    assert steps["cousin"].fraction == Fraction(1, 8)


def test_stepping_past_the_dead_waits_for_the_living_before_them(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **{**AGES, "aunt": DEAD}))
    assert (steps["cousin"].wave, steps["cousin"].waits_for) == (2, ("mum",))


def test_both_parents_negative_leaves_one_test_for_siblings(draw: Draw) -> None:
    observed = {"mum": NEGATIVE, "dad": NEGATIVE}
    steps = plan(draw(THREE_GENERATIONS, **AGES), observations=observed)
    assert steps["ben"].offer is Offer.OFFER_ONCE_FOR_GONADAL_MOSAICISM
    assert (steps["ben"].wave, steps["ben"].fraction) == (1, 0)
    assert steps["aunt"].offer is steps["cousin"].offer is Offer.DO_NOT_OFFER
    assert steps["kid"].fraction == Fraction(1, 2)


def test_conflict_stays_one_where_new_mutation_is_excluded(draw: Draw) -> None:
    variant = FamilialVariant(load_gene("BRCA1"), de_novo=Fraction(0))
    observed = {"mum": NEGATIVE, "dad": NEGATIVE}
    with pytest.raises(ObservationsConflictError):
        plan(draw(THREE_GENERATIONS), gene=variant, observations=observed)


def test_minor_is_deferred_to_the_birthday(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS, **AGES)
    kid = plan(family, born={"kid": date(2012, 2, 29)})["kid"]
    assert (kid.offer, kid.wave) == (Offer.DEFER_UNTIL_AGE, 2)
    assert kid.offer_from == date(2030, 3, 1)


def test_deferral_ends_on_the_birthday(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS, **AGES)
    day_before = plan(family, born={"kid": date(2008, 11, 25)})["kid"]
    birthday = plan(family, born={"kid": date(2008, 11, 24)})["kid"]
    assert (day_before.offer, birthday.offer) == (
        Offer.DEFER_UNTIL_AGE,
        Offer.OFFER_NOW,
    )


def test_year_of_birth_near_the_boundary_asks_for_the_date(draw: Draw) -> None:
    def offer(year: int) -> Offer:
        rows = {**AGES, "kid": {"birth_year": year}}
        return plan(draw(THREE_GENERATIONS, **rows))["kid"].offer

    assert [offer(year) for year in (2007, 2008, 2009)] == [
        Offer.OFFER_NOW,
        Offer.DATA_NEEDED,
        Offer.DEFER_UNTIL_AGE,
    ]


def test_unknown_age_is_asked_for_only_where_it_matters(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS)
    assert plan(family)["kid"].offer is Offer.DATA_NEEDED
    assert plan(family)["mum"].offer is Offer.OFFER_NOW
    assert plan(family, gene="RB1")["kid"].offer is Offer.OFFER_NOW


def test_child_is_urgent_in_a_childhood_gene(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), gene="RB1")
    assert (steps["kid"].urgent, steps["kid"].wave, steps["kid"].priority) == (
        True,
        1,
        1,
    )
    assert not steps["mum"].urgent


def test_child_of_an_adult_gene_is_not_urgent(draw: Draw) -> None:
    assert not plan(draw(THREE_GENERATIONS, **AGES))["kid"].urgent


def test_unborn_child_is_deferred_to_its_birth(draw: Draw) -> None:
    due = date(2027, 3, 1)
    kid = plan(draw(THREE_GENERATIONS, **AGES), gene="RB1", born={"kid": due})["kid"]
    assert (kid.offer, kid.offer_from) == (Offer.DEFER_UNTIL_AGE, due)


def test_second_degree_does_not_wait_where_disease_skips_a_generation(
    draw: Draw,
) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), gene="SDHD")
    assert [steps[each].wave for each in ("aunt", "gf", "niece")] == [1, 1, 1]
    assert (steps["cousin"].wave, steps["cousin"].waits_for) == (2, ("aunt",))


def test_maternal_transmission_has_ages_of_its_own(draw: Draw) -> None:
    born = {"kid": date(2014, 1, 1), "niece": date(2014, 1, 1)}
    steps = plan(draw(THREE_GENERATIONS, **AGES), gene="SDHD", born=born)
    assert steps["kid"].offer_from == date(2032, 1, 1)
    assert steps["niece"].offer_from is None


def test_recessive_children_wait_for_the_partner(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), gene="MUTYH")
    offers = {person: step.offer for person, step in steps.items()}
    assert offers.pop("ben") is Offer.OFFER_NOW
    assert offers.pop("man") is Offer.OFFER_PARTNER_TEST
    assert offers.pop("kid") is Offer.WAIT_FOR_PARTNER_RESULT
    assert set(offers.values()) == {Offer.DO_NOT_OFFER}
    assert steps["kid"].waits_for == ("man",)
    assert (steps["ben"].priority, steps["man"].priority) == (1, 2)


@pytest.mark.parametrize(
    ("result", "offer"),
    [(NEGATIVE, Offer.DO_NOT_OFFER), (POSITIVE, Offer.OFFER_NOW)],
)
def test_partner_result_settles_the_children(
    draw: Draw, result: Observation, offer: Offer
) -> None:
    family = draw(THREE_GENERATIONS, kid=GROWN)
    steps = plan(family, gene="MUTYH", observations={"man": result})
    assert steps["kid"].offer is offer
    assert "man" not in steps


def test_child_of_a_dead_partner_is_offered_a_test(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS, kid=GROWN, man=DEAD)
    assert plan(family, gene="MUTYH")["kid"].offer is Offer.OFFER_NOW


def test_lone_heterozygote_of_a_recessive_gene_starts_nothing(draw: Draw) -> None:
    steps = plan(
        draw(THREE_GENERATIONS, **AGES),
        gene="MUTYH",
        observations={"ana": Observation.HETEROZYGOUS},
    )
    assert {step.wave for step in steps.values()} == {None}


def test_monozygotic_twin_confirms(draw: Draw) -> None:
    twins = {"twin": "t", "birth_year": 1980}
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; eva dad mum F; kid . eva U",
        ana=twins,
        eva=twins,
    )
    steps = plan(family)
    assert steps["eva"].offer is Offer.OFFER_CONFIRMATORY_TEST
    assert "twin" in steps["eva"].reasons[0]
    assert (steps["kid"].fraction, steps["kid"].waits_for) == (Fraction(1, 2), ())


def test_twin_of_the_intervening_relative_is_as_near(draw: Draw) -> None:
    twins = {"twin": "t"}
    family = draw(
        THREE_GENERATIONS, mum={**twins, **DEAD}, aunt=twins, cousin=GROWN, ben=GROWN
    )
    steps = plan(family)
    assert (steps["aunt"].fraction, steps["aunt"].wave) == (Fraction(1, 2), 1)
    assert steps["gf"].waits_for == steps["cousin"].waits_for == ("aunt",)


def test_two_ways_to_a_relative_are_both_waited_for(draw: Draw) -> None:
    # Brothers married sisters: the double cousin is reached through both.
    family = draw(
        "gf . . M; gm . . F; hf . . M; hm . . F; dad gf gm M; uncle gf gm M;"
        "mum hf hm F; aunt hf hm F; ana dad mum F; cousin uncle aunt F",
        cousin=GROWN,
    )
    steps = plan(family)
    assert (steps["cousin"].wave, steps["cousin"].fraction) == (3, Fraction(1, 4))
    assert steps["cousin"].waits_for == ("uncle", "aunt")
    assert steps["uncle"].waits_for == ("dad",)


def test_social_relatives_are_not_in_the_cascade(draw: Draw) -> None:
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; eva . . F",
        eva={"social_parents": ("dad", "mum"), "adopted": True},
    )
    assert set(plan(family)) == {"dad", "mum"}


def test_higher_probability_comes_first_in_a_wave(draw: Draw) -> None:
    steps = plan(draw(THREE_GENERATIONS, **AGES), observations={"mum": POSITIVE})
    kid_last = plan(draw(THREE_GENERATIONS, **{**AGES, "mum": DEAD}))
    assert steps["gf"].priority < steps["ben"].priority
    assert kid_last["ben"].priority < kid_last["aunt"].priority


def test_woman_of_childbearing_age_comes_before_an_older_sister(draw: Draw) -> None:
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; eva dad mum F; zoe dad mum F",
        eva={"birth_year": 1960},
        zoe={"birth_year": 1995},
    )
    steps = plan(family, observations={"mum": POSITIVE})
    assert (steps["zoe"].priority, steps["eva"].priority) == (1, 2)


def test_row_order_changes_nothing(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS, **AGES)
    turned = Family.of(reversed(list(family)))
    for gene in ("BRCA1", "MUTYH", "SDHD"):
        assert plan(turned, gene=gene) == plan(family, gene=gene)


def test_renaming_changes_nothing_but_names(draw: Draw) -> None:
    def other(text: str) -> str:
        return text if text == "ana" else f"z{text[::-1]}"

    family = draw(THREE_GENERATIONS, **AGES)
    renamed = Family.of(
        replace(
            each,
            id=other(each.id),
            father=each.father and other(each.father),
            mother=each.mother and other(each.mother),
        )
        for each in family
    )
    expected = {
        other(person): replace(
            step, id=other(person), waits_for=tuple(map(other, step.waits_for))
        )
        for person, step in plan(family).items()
    }
    assert plan(renamed) == expected


def test_unknown_variant_group_is_refused_with_what_is_accepted() -> None:
    with pytest.raises(VariantGroupError, match="accepted: `INHERITED_FROM_MOTHER`"):
        FamilialVariant(load_gene("SDHD"), group="CODON_918")


def test_variant_group_brings_its_ages(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS, kid={"birth_year": 2025})
    groups = ("RHABDOID", "SCHWANNOMATOSIS")
    variants = [FamilialVariant(load_gene("SMARCB1"), group=each) for each in groups]
    urgent, deferred = (plan(family, gene=each)["kid"] for each in variants)
    assert (urgent.offer, urgent.urgent) == (Offer.OFFER_NOW, True)
    assert (deferred.offer, deferred.urgent) == (Offer.DEFER_UNTIL_AGE, False)
    assert deferred.offer_from == date(2037, 12, 31)


def test_answer_has_the_keys_of_the_contract(draw: Draw) -> None:
    assert plan(draw(THREE_GENERATIONS, **AGES))["kid"].as_dict() == {
        "id": "kid",
        "carrier_probability": 0.5,
        "fraction": "1/2",
        "obligate": False,
        "wave": 2,
        "priority": 1,
        "offer": "defer_until_age",
        "offer_from": "2033-12-31",
        "waits_for": [],
        "urgent": False,
        "reasons": [
            "first-degree relative of a known carrier",
            "a predictive test is offered from the age of 18",
            "only the year of birth is known, so its last day counts",
        ],
    }
