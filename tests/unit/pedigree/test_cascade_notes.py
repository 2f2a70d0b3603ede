from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pedigree import (
    FamilialVariant,
    Family,
    Note,
    Observation,
    Offer,
    UnknownPersonError,
    load_gene,
    plan_cascade,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pedigree import CascadeStep

    Draw = Callable[..., Family]

TODAY = date(2026, 11, 24)
POSITIVE = Observation.CARRIER
GROWN = {"birth_year": 1990}
FAMILY = (
    "gf . . M; gm . . F; mum gf gm F; aunt gf gm F; dad . . M; ana dad mum F;"
    "ben dad mum M; cousin . aunt F; wife . . F; niece ben wife F"
)
AGES = dict.fromkeys(("cousin", "ben", "niece", "wife", "ana"), GROWN)


def plan(
    family: Family, gene: str | FamilialVariant = "BRCA1", **more: Any
) -> dict[str, CascadeStep]:
    variant = load_gene(gene) if isinstance(gene, str) else gene
    steps = plan_cascade(family, proband="ana", gene=variant, on=TODAY, **more)
    return {step.id: step for step in steps}


def test_nobody_waits_for_a_relative_who_is_stepped_past(draw: Draw) -> None:
    steps = plan(draw(FAMILY, **AGES), step_past=["ben"])
    assert (steps["niece"].wave, steps["niece"].offer) == (1, Offer.OFFER_NOW)
    assert steps["niece"].waits_for == ()
    assert (steps["ben"].wave, steps["ben"].offer) == (1, Offer.OFFER_NOW)


def test_stepping_past_the_living_reads_like_stepping_past_the_dead(
    draw: Draw,
) -> None:
    passed = plan(draw(FAMILY, **AGES), step_past=["ben"])["niece"]
    dead = {**AGES, "ben": {**GROWN, "deceased": True}}
    assert passed.reasons == plan(draw(FAMILY, **dead))["niece"].reasons


def test_stepping_past_one_keeps_the_others_waiting(draw: Draw) -> None:
    steps = plan(draw(FAMILY, **AGES), step_past=["aunt"])
    assert (steps["cousin"].wave, steps["cousin"].waits_for) == (2, ("mum",))


def test_stepping_past_somebody_unknown_is_refused(draw: Draw) -> None:
    with pytest.raises(UnknownPersonError):
        plan(draw(FAMILY, **AGES), step_past=["nobody"])


def test_carriers_who_may_have_children_hear_of_the_partner(draw: Draw) -> None:
    steps = plan(draw(FAMILY, **AGES), "BRCA2", observations={"ben": POSITIVE})
    assert Note.COUPLE in steps["ben"].reasons
    assert Note.COUPLE not in steps["niece"].reasons


@pytest.mark.parametrize(
    ("gene", "person"),
    [("TP53", GROWN), ("BRCA2", {"deceased": True, **GROWN}), ("BRCA2", {})],
    ids=["no recessive disease", "dead", "age not known"],
)
def test_no_note_on_couples_where_it_helps_nobody(
    draw: Draw, gene: str, person: dict[str, object]
) -> None:
    family = draw("dad . . M; mum . . F; ana dad mum F; sis dad mum F", sis=person)
    found = plan(family, gene, observations={"sis": POSITIVE})["sis"].reasons
    assert not {Note.COUPLE, Note.COUPLE_RELATED} & set(found)


def test_women_past_childbearing_hear_nothing_of_partners(draw: Draw) -> None:
    ages = {"sis": {"birth_year": 1960}, "bro": {"birth_year": 1960}}
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; sis dad mum F; bro dad mum M", **ages
    )
    seen = {"sis": POSITIVE, "bro": POSITIVE}
    steps = plan(family, "BRCA2", observations=seen)
    assert Note.COUPLE not in steps["sis"].reasons
    assert Note.COUPLE in steps["bro"].reasons


def test_related_couple_is_told_so(draw: Draw) -> None:
    family = draw(
        "gf . . M; gm . . F; mum gf gm F; dad . . M; uncle gf gm M; aunt . . F;"
        "ana dad mum F; ben dad mum M; cousin uncle aunt F; kid ben cousin F",
        ben=GROWN,
        cousin=GROWN,
        kid={"birth_year": 2020},
    )
    steps = plan(family, "BRCA2", observations={"ben": POSITIVE})
    assert Note.COUPLE_RELATED in steps["ben"].reasons
    assert Note.COUPLE not in steps["ben"].reasons


@pytest.mark.parametrize(
    ("gene", "planned"),
    [
        ("RB1", True),
        ("VHL", True),
        (FamilialVariant(load_gene("RET"), group="RET_HIGHEST"), True),
        (FamilialVariant(load_gene("RET"), group="RET_HIGH"), False),
        ("BRCA1", False),
    ],
    ids=["RB1", "VHL", "RET highest", "RET high", "BRCA1"],
)
def test_pregnancy_brings_counselling_and_where_due_a_newborn_plan(
    draw: Draw, gene: str | FamilialVariant, *, planned: bool
) -> None:
    family = draw("dad . . M; ana dad . F; kid . ana U")
    kid = plan(family, gene, born={"kid": date(2027, 3, 1)})["kid"]
    assert kid.offer is Offer.DEFER_UNTIL_AGE
    assert not kid.urgent
    assert Note.UNBORN in kid.reasons
    assert (Note.NEWBORN_PLAN in kid.reasons) is planned


def test_affected_relative_may_need_more_than_the_targeted_test(draw: Draw) -> None:
    ill = {**AGES, "mum": {"affected": True}, "dad": {"affected": False}}
    steps = plan(draw(FAMILY, **ill))
    assert Note.WIDER_PANEL in steps["mum"].reasons
    assert Note.WIDER_PANEL not in steps["dad"].reasons
    tested = plan(draw(FAMILY, **ill), observations={"mum": POSITIVE})
    assert Note.WIDER_PANEL not in tested["mum"].reasons
