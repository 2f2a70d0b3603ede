from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pedigree import (
    InheritanceModel,
    InheritanceModelError,
    Mode,
    Observation,
    ObservationsConflictError,
    SexNeededError,
    TestResult,
    TooTangledError,
    UnknownPersonError,
    carrier_probabilities,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pedigree import Family

    Draw = Callable[..., Family]

NEGATIVE = Observation.NON_CARRIER
POSITIVE = Observation.CARRIER

NUCLEAR = "dad . . M; mum . . F; ana dad mum F; ben dad mum M; kid man ana U; man . . M"
THREE_GENERATIONS = (
    "gf . . M; gm . . F; mum gf gm F; aunt gf gm F; dad . . M; ana dad mum F;"
    "ben dad mum M; cousin . aunt F"
)


def fractions(
    family: Family,
    *,
    proband: str = "ana",
    observations: Mapping[str, Observation] | None = None,
    de_novo: Fraction = Fraction(0),
    mode: Mode = Mode.AUTOSOMAL_DOMINANT,
) -> dict[str, Fraction | None]:
    model = InheritanceModel(mode, de_novo=de_novo)
    found = carrier_probabilities(
        family, model, proband=proband, observations=observations
    )
    return {person: each.fraction for person, each in found.items()}


def test_gives_the_fractions_counsellors_use(draw: Draw) -> None:
    found = fractions(draw(THREE_GENERATIONS))
    assert {person: str(each) for person, each in found.items()} == {
        "gf": "1/4",
        "gm": "1/4",
        "mum": "1/2",
        "aunt": "1/4",
        "dad": "1/2",
        "ana": "1",
        "ben": "1/2",
        "cousin": "1/8",
    }


@pytest.mark.parametrize("d", [Fraction(0), Fraction(1, 5), Fraction(9, 10)])
def test_parents_and_siblings_follow_the_closed_form(draw: Draw, d: Fraction) -> None:
    found = fractions(draw(NUCLEAR), de_novo=d)
    half = (1 - d) / 2
    assert (found["dad"], found["mum"], found["ben"]) == (half, half, half)
    assert found["kid"] == Fraction(1, 2)


@pytest.mark.parametrize("d", [Fraction(1, 5), Fraction(1, 2)])
def test_other_parent_after_one_negative_follows_the_closed_form(
    draw: Draw, d: Fraction
) -> None:
    found = fractions(draw(NUCLEAR), de_novo=d, observations={"dad": NEGATIVE})
    half = (1 - d) / 2
    assert found["mum"] == half / (half + d)


def test_other_parent_is_obligate_without_new_mutation(draw: Draw) -> None:
    assert fractions(draw(NUCLEAR), observations={"dad": NEGATIVE})["mum"] == 1


def test_grandparent_follows_the_closed_form(draw: Draw) -> None:
    d = Fraction(1, 5)
    found = fractions(draw(THREE_GENERATIONS), de_novo=d)
    assert found["gf"] == found["gm"] == (1 - d) ** 2 / 4


@pytest.mark.parametrize(
    "above",
    [
        "mum . . F; dad . . M",
        "mum gf gm F; dad . . M; gf . . M; gm . . F",
        "mum gf . F; dad . . M; gf . . M",
        "mum gf gm F; dad pf pm M; gf . . M; gm . . F; pf . . M; pm . . F",
        "mum gf gm F; dad . . M; gf . ggm M; gm . . F; ggm . . F",
    ],
)
def test_drawing_ancestors_moves_nothing(draw: Draw, above: str) -> None:
    family = draw(above + "; ana dad mum F; ben dad mum M")
    found = fractions(family, de_novo=Fraction(1, 5))
    parent = Fraction(2, 5)
    assert (found["mum"], found["dad"], found["ben"]) == (parent, parent, parent)


@pytest.mark.parametrize("children", ["", "; niece . eva F"])
def test_sister_of_a_carrier_stays_at_one_half_with_or_without_children(
    draw: Draw, children: str
) -> None:
    family = draw("dad . . M; mum . . F; ana dad mum F; eva dad mum F" + children)
    found = fractions(family, de_novo=Fraction(1, 5), observations={"mum": POSITIVE})
    assert found["eva"] == Fraction(1, 2)


def test_half_siblings_share_the_chance_of_the_common_parent(draw: Draw) -> None:
    family = draw("dad . . M; mum . . F; ana dad mum F; half . mum M")
    assert fractions(family)["half"] == Fraction(1, 4)


def test_parents_who_are_not_drawn_are_not_shared(draw: Draw) -> None:
    family = draw("mum . . F; ana . mum F; ben . mum M")
    # With two unknown fathers the mother is the only way from one to the other.
    assert fractions(family)["ben"] == Fraction(1, 4)


def test_negative_parent_closes_a_side(draw: Draw) -> None:
    found = fractions(draw(THREE_GENERATIONS), observations={"mum": NEGATIVE})
    assert found["dad"] == 1
    assert (found["gf"], found["aunt"], found["cousin"]) == (0, 0, 0)


def test_monozygotic_twins_have_one_genotype(draw: Draw) -> None:
    twins = {"twin": "t1"}
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; eva dad mum F; kid . eva U",
        ana=twins,
        eva=twins,
    )
    found = fractions(family, de_novo=Fraction(1, 5))
    assert (found["eva"], found["kid"]) == (1, Fraction(1, 2))


def test_two_affected_cousins_make_those_between_obligate(draw: Draw) -> None:
    family = draw(THREE_GENERATIONS)
    found = fractions(family, observations={"cousin": POSITIVE})
    assert (found["mum"], found["aunt"], found["dad"]) == (1, 1, 0)
    assert found["gf"] == found["gm"] == Fraction(1, 2)


def test_a_marriage_loop_is_not_a_tree(draw: Draw) -> None:
    # The parents are first cousins: the variant may have come down either way.
    family = draw(
        "gf . . M; gm . . F; a gf gm M; b gf gm F; x . . F; y . . M;"
        "dad a x M; mum y b F; ana dad mum F; ben dad mum M"
    )
    found = fractions(family)
    # By hand, given that this founder is heterozygous, ana is a carrier with
    # probability 1/4 for x and for y, and 1 - (7/8) ** 2 = 15/64 for gf and for gm.
    assert found["x"] == found["y"] == Fraction(16, 62)
    assert found["gf"] == found["gm"] == Fraction(15, 62)
    # Through a, once from gf and once from gm: 1/2 * (1 - 3/4 * 7/8) = 11/64.
    assert found["a"] == found["b"] == Fraction(22, 62)


def test_recessive_proband_puts_siblings_at_one_quarter(draw: Draw) -> None:
    model = InheritanceModel(Mode.AUTOSOMAL_RECESSIVE)
    found = carrier_probabilities(draw(NUCLEAR), model, proband="ana")
    assert (found["ben"].biallelic, found["ben"].heterozygous) == (0.25, 0.5)
    assert found["mum"].fraction == 1
    assert (found["kid"].fraction, found["kid"].biallelic) == (1, 0.0)


def test_x_linked_variant_of_a_man_comes_from_his_mother(draw: Draw) -> None:
    family = draw(
        "dad . . M; mum . . F; ana dad mum F; ben dad mum M; kid ben wife F;"
        "wife . . F; son ben wife M"
    )
    found = fractions(family, proband="ben", mode=Mode.X_LINKED)
    assert (found["mum"], found["dad"], found["ana"]) == (1, 0, Fraction(1, 2))
    assert (found["kid"], found["son"]) == (1, 0)


def test_hemizygous_man_is_a_carrier_and_not_biallelic(draw: Draw) -> None:
    model = InheritanceModel(Mode.X_LINKED, frequency=Fraction(1, 10))
    found = carrier_probabilities(
        draw("ben . . M"), model, proband="ben", observations={"ben": POSITIVE}
    )["ben"]
    assert (found.carrier, found.heterozygous, found.biallelic) == (1.0, 0.0, 0.0)


def test_x_linked_mode_asks_for_every_sex(draw: Draw) -> None:
    with pytest.raises(SexNeededError, match="`kid`: record female or male"):
        fractions(draw(NUCLEAR), mode=Mode.X_LINKED)


def test_results_of_the_file_count_unless_overridden(draw: Draw) -> None:
    family = draw(NUCLEAR, dad={"result": TestResult.NON_CARRIER})
    assert fractions(family)["mum"] == 1
    assert fractions(family, observations={"dad": POSITIVE})["mum"] == 0


def test_finite_frequency_has_no_fraction(draw: Draw) -> None:
    model = InheritanceModel(frequency=Fraction(1, 2))
    found = carrier_probabilities(draw("ana . . F"), model, proband="ana")["ana"]
    # By hand at q = 1/2: heterozygous 1/2, biallelic 1/4, out of 3/4.
    assert (found.fraction, found.carrier) == (None, 1.0)
    assert found.heterozygous == pytest.approx(2 / 3, rel=1e-15)
    assert found.biallelic == pytest.approx(1 / 3, rel=1e-15)


def test_founder_nobody_tested_keeps_the_population_risk(draw: Draw) -> None:
    model = InheritanceModel(frequency=Fraction(1, 100))
    found = carrier_probabilities(draw(NUCLEAR), model, proband="ana")
    assert found["man"].carrier == pytest.approx(0.0199, rel=1e-14)


def test_names_a_smallest_set_that_cannot_be_true(draw: Draw) -> None:
    observed = dict.fromkeys(["gf", "gm", "dad", "ben", "cousin"], NEGATIVE)
    with pytest.raises(ObservationsConflictError) as caught:
        fractions(draw(THREE_GENERATIONS), observations=observed)
    assert caught.value.people == ("gf", "gm", "dad", "ana")


def test_prefers_the_smaller_of_two_conflicts(draw: Draw) -> None:
    observed = {
        **dict.fromkeys(["gf", "gm", "dad"], NEGATIVE),
        "mum": Observation.HOMOZYGOUS,
    }
    with pytest.raises(ObservationsConflictError) as caught:
        fractions(draw(THREE_GENERATIONS), observations=observed)
    assert caught.value.people == ("gf", "mum")


def test_new_mutation_resolves_a_conflict(draw: Draw) -> None:
    observed = {"dad": NEGATIVE, "mum": NEGATIVE}
    found = fractions(draw(NUCLEAR), de_novo=Fraction(1, 10), observations=observed)
    assert (found["ana"], found["ben"], found["kid"]) == (1, 0, Fraction(1, 2))


def test_twins_who_differ_are_a_conflict(draw: Draw) -> None:
    twins = {"twin": "t1"}
    family = draw("ana . . F; eva . . F", ana=twins, eva=twins)
    with pytest.raises(ObservationsConflictError, match="`ana`, `eva`"):
        fractions(family, observations={"eva": NEGATIVE})


def test_conflict_message_holds_no_genotype(draw: Draw) -> None:
    with pytest.raises(ObservationsConflictError) as caught:
        fractions(draw(NUCLEAR), observations={"dad": NEGATIVE, "mum": NEGATIVE})
    assert not [word for word in Observation if word in str(caught.value)]


def test_refuses_somebody_who_is_not_in_the_family(draw: Draw) -> None:
    with pytest.raises(UnknownPersonError, match="`zoe`"):
        fractions(draw(NUCLEAR), proband="zoe")
    with pytest.raises(UnknownPersonError, match="`zoe`"):
        fractions(draw(NUCLEAR), observations={"zoe": NEGATIVE})


def test_refuses_a_tangle_instead_of_hanging(draw: Draw) -> None:
    # Every man of a generation has a child with every woman of it, five times over.
    rows = []
    men, women = [f"m0{i}" for i in range(8)], [f"w0{i}" for i in range(8)]
    rows += [f"{each} . . M" for each in men] + [f"{each} . . F" for each in women]
    for level in range(1, 5):
        sons = [f"{m} {w} M" for m in men for w in women][::8]
        daughters = [f"{m} {w} F" for m in men for w in women[::-1]][::8]
        next_men = [f"m{level}{i}" for i in range(8)]
        next_women = [f"w{level}{i}" for i in range(8)]
        rows += [f"{a} {b}" for a, b in zip(next_men, sons, strict=True)]
        rows += [f"{a} {b}" for a, b in zip(next_women, daughters, strict=True)]
        pairs = [(m, w) for m in next_men for w in next_women]
        rows += [f"k{level}{m}{w} {m} {w} M" for m, w in pairs]
        men, women = next_men, next_women
    with pytest.raises(TooTangledError) as caught:
        fractions(draw(";".join(rows)), proband="m47")
    assert caught.value.clique_size >= 8
    assert f"`{caught.value.clique_size}` people" in str(caught.value)


@pytest.mark.parametrize(
    ("frequency", "de_novo", "said"),
    [
        (Fraction(0), Fraction(0), "allele frequency `0`"),
        (Fraction(3, 2), Fraction(1), "allele frequency `3/2`.*de novo share `1`"),
        (None, Fraction(-1, 2), "de novo share `-1/2`"),
        (Fraction(1, 2), Fraction(9, 10), "more than certain"),
    ],
)
def test_refuses_numbers_outside_their_range(
    frequency: Fraction | None, de_novo: Fraction, said: str
) -> None:
    with pytest.raises(InheritanceModelError, match=said):
        InheritanceModel(frequency=frequency, de_novo=de_novo)


def test_a_hundred_generations_stay_exact(draw: Draw) -> None:
    rows = ["ana . . F", "d1 . ana F"]
    rows += [f"d{n} . d{n - 1} F" for n in range(2, 101)]
    assert fractions(draw(";".join(rows)))["d100"] == Fraction(1, 2**100)


def test_three_hundred_people_are_done_at_once(draw: Draw) -> None:
    rows = ["ana . . F"]
    for n in range(75):
        mother = "ana" if n < 3 else f"d{n // 3 - 1}"
        rows += [f"h{n} . . M", f"d{n} h{n} {mother} F", f"s{n} h{n} {mother} M"]
        rows += [f"t{n} h{n} {mother} M"]
    family = draw(";".join(rows))
    found = fractions(family, observations={"d0": NEGATIVE, "t74": POSITIVE})
    # Down from d0 the line is closed; to t74 it is the line through d1, d6 and d23.
    assert len(family) == 301
    assert {found[each] for each in ("d3", "d12", "t14")} == {0}
    assert {found[each] for each in ("d1", "d6", "d23")} == {1}
    assert found["d7"] == found["s74"] == Fraction(1, 2)
