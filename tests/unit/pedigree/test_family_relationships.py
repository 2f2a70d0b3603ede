"""Names, sides, degrees and kinship of relatives, family by family."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    Family,
    PersonId,
    UnknownPersonError,
    inbreeding_coefficient,
    kinship_coefficient,
    legal_kin,
    relationship,
    relatives,
)
from pedigree.family.connections import Connection
from pedigree.family.naming import blood_word
from pedigree.family.person import Sex

if TYPE_CHECKING:
    from collections.abc import Callable

ME = PersonId("me")
TWO_SIDES = (
    "ggf . . M; ggm . . F; gf ggf ggm M; gfb ggf ggm M; gfbc gfb . F; gm . . F; "
    "gm2 . . F; dad gf gm M; aunt gf gm F; hunc gf gm2 M; cous . aunt F; "
    "cousc . cous U; hcous hunc . M; wife . . F; hsis dad wife F; mgf . . M; "
    "mgm . . F; mum mgf mgm F; munc mgf mgm M; mcous munc . M; me dad mum F; "
    "bro dad mum M; niece bro . F; kid . me M; gkid kid . F; man . . M; kid2 man me U"
)
TOLD = {
    "dad": ("father", "paternal", 1, 1, "1/4", "father"),
    "mum": ("mother", "maternal", 1, 1, "1/4", "mother"),
    "bro": ("brother", "both", 1, 2, "1/4", "brother"),
    "kid": ("son", None, 1, 1, "1/4", "son"),
    "kid2": ("child", None, 1, 1, "1/4", "other"),
    "gf": ("grandfather", "paternal", 2, 2, "1/8", "grandfather"),
    "mgm": ("grandmother", "maternal", 2, 2, "1/8", "grandmother"),
    "gkid": ("granddaughter", None, 2, 2, "1/8", "granddaughter"),
    "hsis": ("half_sister", "paternal", 2, 2, "1/8", "half_sister"),
    "aunt": ("aunt", "paternal", 2, 3, "1/8", "aunt"),
    "munc": ("uncle", "maternal", 2, 3, "1/8", "uncle"),
    "niece": ("niece", "both", 2, 3, "1/8", "niece"),
    "hunc": ("half_uncle", "paternal", 3, 3, "1/16", "uncle"),
    "cous": ("first_cousin", "paternal", 3, 4, "1/16", "cousin"),
    "mcous": ("first_cousin", "maternal", 3, 4, "1/16", "cousin"),
    "ggf": ("great_grandfather", "paternal", 3, 3, "1/16", "other"),
    "gfb": ("great_uncle", "paternal", 3, 4, "1/16", "great_uncle"),
    "hcous": ("half_first_cousin", "paternal", 4, 4, "1/32", "cousin"),
    "cousc": (
        "first_cousin_once_removed",
        "paternal",
        4,
        5,
        "1/32",
        "first_cousin_once_removed",
    ),
    "gfbc": (
        "first_cousin_once_removed",
        "paternal",
        4,
        5,
        "1/32",
        "first_cousin_once_removed",
    ),
    "man": ("partner", None, None, None, "0", "partner"),
    "wife": ("step_mother", None, None, None, "0", "other"),
    "gm2": ("unrelated", None, None, None, "0", "other"),
    "me": ("self", None, 0, 0, "1/2", "other"),
}


@pytest.mark.parametrize("person", TOLD)
def test_tells_the_relationship_of(person: str, draw: Callable[..., Family]) -> None:
    found = relationship(draw(TWO_SIDES), ME, PersonId(person))
    told = found.as_dict()
    assert (
        told["relationship"],
        told["side"],
        told["degree"],
        told["civil_degree"],
        told["kinship"],
        legal_kin(found),
    ) == TOLD[person]


def test_lists_blood_relatives_closest_first_up_to_a_degree(
    draw: Callable[..., Family],
) -> None:
    family = draw(TWO_SIDES)
    listed = [found.id for found in relatives(family, ME, degree=2)]
    assert listed == [
        *("dad", "mum", "kid", "kid2", "bro"),
        *("gf", "gm", "hsis", "mgf", "mgm", "gkid", "aunt", "munc", "niece"),
    ]
    everyone = {found.id for found in relatives(family, ME, degree=None)}
    without_blood = {"me", "man", "wife", "gm2"}
    assert everyone == {person.id for person in family} - without_blood


def test_refuses_a_proband_the_family_does_not_have(
    draw: Callable[..., Family],
) -> None:
    with pytest.raises(UnknownPersonError, match="there is no person `eve`"):
        relatives(draw("ana . . F"), PersonId("eve"))


def test_takes_monozygotic_twins_for_one_genotype(draw: Callable[..., Family]) -> None:
    twin = {"twin": "t"}
    family = draw(
        "dad . . M; mum . . F; me dad mum F; sis dad mum F; niece . sis F",
        me=twin,
        sis=twin,
    )
    sister = relationship(family, ME, PersonId("sis"))
    niece = relationship(family, ME, PersonId("niece"))
    assert (
        sister.relationship,
        sister.degree,
        sister.civil_degree,
        sister.kinship,
    ) == (
        "monozygotic_twin",
        0,
        2,
        Fraction(1, 2),
    )
    assert legal_kin(sister) == "sister"
    assert (niece.relationship, niece.degree, niece.civil_degree, niece.kinship) == (
        "niece",
        1,
        3,
        Fraction(1, 4),
    )


def test_relates_twins_whose_parents_are_unknown(draw: Callable[..., Family]) -> None:
    twin = {"twin": "t"}
    family = draw("me . . M; bro . . M; kid bro . F", me=twin, bro=twin)
    brother = relationship(family, ME, PersonId("bro"))
    niece = relationship(family, ME, PersonId("kid"))
    assert (brother.side, brother.degree, brother.civil_degree) == ("both", 0, 2)
    assert legal_kin(brother) == "brother"
    assert (niece.relationship, niece.side, niece.degree) == ("niece", "both", 1)


def test_tells_children_of_twin_brothers_and_twin_sisters(
    draw: Callable[..., Family],
) -> None:
    men, women = {"twin": "m"}, {"twin": "w"}
    family = draw(
        "a . . M; b . . M; c . . F; d . . F; me a c F; x b d F",
        a=men,
        b=men,
        c=women,
        d=women,
    )
    found = relationship(family, ME, PersonId("x"))
    assert (found.relationship, found.degree, found.civil_degree, found.kinship) == (
        "double_first_cousin",
        1,
        4,
        Fraction(1, 4),
    )


def test_tells_double_first_cousins(draw: Callable[..., Family]) -> None:
    family = draw(
        "a . . M; b . . F; c . . M; d . . F; dad a b M; unc a b M; mum c d F; "
        "aunt c d F; me dad mum F; x unc aunt M"
    )
    found = relationship(family, ME, PersonId("x"))
    assert found.as_dict() == {
        "id": "x",
        "relationship": "double_first_cousin",
        "side": "both",
        "degree": 3,
        "civil_degree": 4,
        "kinship": "1/8",
        "inbreeding": "0",
    }


def test_tells_a_child_of_first_cousins(draw: Callable[..., Family]) -> None:
    family = draw(
        "a . . M; b . . F; p a b M; q a b F; dad p . M; mum . q F; me dad mum F; "
        "sis dad mum F"
    )
    assert inbreeding_coefficient(family, ME) == Fraction(1, 16)
    assert kinship_coefficient(family, ME, ME) == Fraction(17, 32)
    assert kinship_coefficient(family, ME, PersonId("sis")) == Fraction(9, 32)
    sides = {found.id: found.side for found in relatives(family, ME, degree=None)}
    assert (sides["dad"], sides["p"], sides["a"]) == ("paternal", "paternal", "both")
    mother = relationship(family, PersonId("dad"), PersonId("mum"))
    assert (mother.relationship, mother.degree) == ("first_cousin", 3)


def test_gives_the_closest_of_several_ways_its_name(
    draw: Callable[..., Family],
) -> None:
    # The mother's two partners are brothers: half-siblings who are also cousins.
    family = draw(
        "a . . M; b . . F; p a b M; q a b M; mum . . F; me p mum F; x q mum M"
    )
    found = relationship(family, ME, PersonId("x"))
    assert (found.relationship, found.side, found.degree, found.kinship) == (
        "half_brother",
        "both",
        2,
        Fraction(3, 16),
    )


def test_tells_adoptive_relatives_without_kinship(draw: Callable[..., Family]) -> None:
    raised = {"adopted": True, "social_parents": (PersonId("dad"), PersonId("mum"))}
    family = draw(
        "dad . . M; mum . . F; me . . F; bro dad mum M; sis . . F",
        me=raised,
        sis=raised,
    )
    told = {
        person.id: relationship(family, ME, person.id)
        for person in family
        if person.id != ME
    }
    assert {one: found.relationship for one, found in told.items()} == {
        "dad": "adoptive_father",
        "mum": "adoptive_mother",
        "bro": "adoptive_brother",
        "sis": "adoptive_sister",
    }
    assert {found.kinship for found in told.values()} == {0}
    assert {found.degree for found in told.values()} == {None}
    assert legal_kin(told[PersonId("dad")]) == "father"
    assert relatives(family, ME, degree=None) == ()
    child = relationship(family, PersonId("mum"), ME)
    assert child.relationship == "adoptive_daughter"


def test_tells_step_relatives(draw: Callable[..., Family]) -> None:
    family = draw("dad . . M; me dad . F; wife . . F; half dad wife M; other . wife M")
    assert relationship(family, ME, PersonId("wife")).relationship == "step_mother"
    assert relationship(family, ME, PersonId("other")).relationship == "step_brother"
    assert relationship(family, PersonId("wife"), ME).relationship == "step_daughter"


WAYS = {
    "great_great_grandmother": (4, 0, False, Sex.FEMALE),
    "great_grandson": (0, 3, False, Sex.MALE),
    "great_great_aunt": (4, 1, True, Sex.FEMALE),
    "half_great_nephew": (1, 3, False, Sex.MALE),
    "aunt_or_uncle": (2, 1, True, Sex.UNKNOWN),
    "niece_or_nephew": (1, 2, True, Sex.UNKNOWN),
    "half_sibling": (1, 1, False, Sex.UNKNOWN),
    "second_cousin_twice_removed": (3, 5, True, Sex.MALE),
    "first_cousin_3_times_removed": (5, 2, True, Sex.FEMALE),
    "11th_cousin": (12, 12, True, Sex.FEMALE),
}


@pytest.mark.parametrize("word", WAYS)
def test_names_a_far_relative(word: str) -> None:
    up, down, full, sex = WAYS[word]
    assert blood_word(Connection(up, down, full=full), sex) == word


def test_counts_from_the_nearer_of_two_siblings_above(
    draw: Callable[..., Family],
) -> None:
    # The parents are uncle and niece, so one sibship stands above at two heights.
    family = draw(
        "a . . M; b . . F; dad a b M; gran a b F; aunt a b F; mum . gran F; "
        "me dad mum F"
    )
    found = relationship(family, ME, PersonId("aunt"))
    assert (found.relationship, found.side, found.degree, found.civil_degree) == (
        "aunt",
        "both",
        2,
        3,
    )
