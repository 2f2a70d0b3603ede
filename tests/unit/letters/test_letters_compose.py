"""Letters come from permits only, and say what they must and nothing they must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from consent import Permit, Route
from letters import (
    Addressee,
    ComposeError,
    CoverLine,
    Letter,
    LetterFacts,
    LetterKind,
    MissingTextError,
    Table,
    compose,
    compose_cover,
    letter_languages,
    letter_text,
)
from letters.elements import elements, forbidden_elements, required_elements
from letters.guard import check_silence

LANGUAGES = ("de", "en", "fr", "nb", "nl")
Make = Callable[..., Letter]
Facts = Callable[..., LetterFacts]
OfKind = Callable[[LetterKind], Permit]
FULL, MINIMAL = LetterKind.FAMILY_FULL, LetterKind.FAMILY_MINIMAL
CARRIED, COVER = LetterKind.FAMILY_PATIENT_CARRIED, LetterKind.PATIENT_COVER


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_has_every_required_element(
    kind: LetterKind, language: str, make_letter: Make
) -> None:
    printed = make_letter(kind, language).elements
    assert required_elements(kind) <= printed
    assert not printed & forbidden_elements(kind)
    for element in sorted(printed & set(elements())):
        known = elements()[element]
        assert kind in (*known.required_in, *known.recommended_in), element


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_exists_in_every_language(kind: LetterKind) -> None:
    assert letter_languages(kind) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_minimal_letter_gives_no_finding_away(
    language: str, make_letter: Make
) -> None:
    letter = make_letter(MINIMAL, language)
    said = f"{letter.title}\n{letter_text(letter)}".lower()
    for secret in ("brca", "68_69", "glu23", "nm_0072", "1 in 2", "ruth"):
        assert secret not in said


def test_refuses_a_letter_without_a_permit(make_facts: Facts) -> None:
    with pytest.raises(ComposeError, match="needs a permit") as caught:
        compose(object(), kind=FULL, language="en", facts=make_facts(FULL))  # type: ignore[arg-type]  # the point of the test
    assert caught.value.code == "no_permit"


@pytest.mark.parametrize("kind", [FULL, CARRIED, COVER])
def test_refuses_a_kind_that_the_permit_does_not_name(
    kind: LetterKind, permit_of: OfKind, make_facts: Facts
) -> None:
    with pytest.raises(ComposeError) as caught:
        compose(permit_of(MINIMAL), kind=kind, language="en", facts=make_facts(kind))
    assert caught.value.code == "kind_not_permitted"


def test_refuses_the_name_that_the_permit_withholds(
    permit_of: OfKind, make_facts: Facts
) -> None:
    facts = make_facts(MINIMAL, proband_name="Ruth Hall")
    with pytest.raises(ComposeError) as caught:
        compose(permit_of(MINIMAL), kind=MINIMAL, language="en", facts=facts)
    assert caught.value.code == "proband_named"
    assert "Ruth" not in caught.value.message


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_the_proband_and_the_relation_where_allowed(
    language: str, make_letter: Make
) -> None:
    letter = make_letter(
        FULL, language, proband_name="Ruth Hall", relationship="aunt", side="maternal"
    )
    assert {"patient_name", "relationship_to_patient"} <= letter.elements
    assert letter_text(letter).count("Ruth Hall") == 1


def test_leaves_the_relation_out_without_the_name(make_letter: Make) -> None:
    letter = make_letter(FULL, "en", relationship="aunt", side="maternal")
    assert "relationship_to_patient" not in letter.elements
    assert "aunt" not in letter_text(letter)


def test_refuses_another_addressee_than_the_permit_names(
    permit_of: OfKind, make_facts: Facts
) -> None:
    reader = Addressee("Alexandra Whitfield", ("48 Mill Lane",), "GB", "guardian")
    with pytest.raises(ComposeError) as caught:
        compose(
            permit_of(FULL),
            kind=FULL,
            language="en",
            facts=make_facts(FULL, addressee=reader),
        )
    assert caught.value.code == "wrong_addressee"


def test_tells_a_guardian_for_whom_they_read(
    permit_from: Callable[..., Permit], make_facts: Facts
) -> None:
    permit = permit_from(
        Route.FAMILY_MEDIATED, "DE", relative={"kin": "niece", "age": 9}
    )
    reader = Addressee("Maria Hall", (), "DE", "guardian")
    facts = make_facts(CARRIED, addressee=reader, concerning="Eva Hall")
    letter = compose(permit, kind=CARRIED, language="en", facts=facts)
    assert permit.addressee == "guardian"
    assert "This letter is about your child Eva Hall." in letter_text(letter)


def test_refuses_an_address_on_a_carried_letter(make_letter: Make) -> None:
    reader = Addressee("Tom Hall", ("1 High Street", "Ashford"), "GB", "person")
    with pytest.raises(ComposeError) as caught:
        make_letter(CARRIED, "en", addressee=reader)
    assert caught.value.code == "address_refused"


@pytest.mark.parametrize("lines", [(), ("a", "b", "c", "d", "e", "f")])
def test_refuses_an_address_that_does_not_fit(
    lines: tuple[str, ...], make_letter: Make
) -> None:
    reader = Addressee("Tom Hall", lines, "GB", "person")
    with pytest.raises(ComposeError) as caught:
        make_letter(FULL, "en", addressee=reader)
    assert caught.value.code == "address_refused"


def test_writes_the_country_only_on_mail_abroad(make_letter: Make) -> None:
    abroad = Addressee("Ada Berg", ("Havnegata 3", "5099 Fjordby"), "NO", "person")
    letter = make_letter(FULL, "nb", addressee=abroad)
    assert "NORWAY" in letter_text(letter)
    assert "UNITED KINGDOM" not in letter_text(make_letter(FULL, "en"))


@pytest.mark.parametrize("missing", ["gene", "chance"])
def test_refuses_a_finding_without_gene_or_chance(
    missing: str, make_letter: Make
) -> None:
    with pytest.raises(ComposeError) as caught:
        make_letter(FULL, "en", **{missing: None})
    assert caught.value.code == "facts_missing"
    assert missing in caught.value.message


@pytest.mark.parametrize("chance", [Fraction(0), Fraction(3, 2), Fraction(-1, 2)])
def test_refuses_a_chance_that_is_none(chance: Fraction, make_letter: Make) -> None:
    with pytest.raises(ComposeError) as caught:
        make_letter(FULL, "en", chance=chance)
    assert caught.value.code == "chance_refused"


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "anna-1984"), ("code", "A"), ("reference", "Hall family")],
)
def test_refuses_a_code_that_could_hold_a_name(
    field: str, value: str, make_letter: Make
) -> None:
    with pytest.raises(ComposeError) as caught:
        make_letter(FULL, "en", **{field: value})
    assert caught.value.code == "code_refused"


def test_refuses_an_unknown_cancer_code(make_letter: Make, make_facts: Facts) -> None:
    gene = make_facts(FULL).gene
    assert gene is not None
    with pytest.raises(MissingTextError, match="`imaginary`"):
        make_letter(FULL, "de", gene=replace(gene, cancers=("imaginary",)))


def test_never_borrows_another_language(make_letter: Make) -> None:
    with pytest.raises(MissingTextError) as caught:
        make_letter(FULL, "xx")
    assert caught.value.code == "unknown_language"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_norwegian_carried_letter_asks_for_no_results(
    language: str, permit_from: Callable[..., Permit], make_facts: Facts
) -> None:
    permit = permit_from(Route.FAMILY_MEDIATED, "NO")
    assert permit.must_not_contain == ("request_for_predictive_data",)
    letter = compose(permit, kind=CARRIED, language=language, facts=make_facts(CARRIED))
    assert "request_for_predictive_data" not in letter.elements


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("childhood", [False, True])
@pytest.mark.parametrize("recessive", [False, True])
@pytest.mark.parametrize("chance", [Fraction(1), Fraction(3, 8), Fraction(37, 101)])
def test_every_variant_of_a_text_exists(
    language: str,
    childhood: bool,  # noqa: FBT001 (a parameter of the test)
    recessive: bool,  # noqa: FBT001 (a parameter of the test)
    chance: Fraction,
    make_letter: Make,
    make_facts: Facts,
) -> None:
    gene = make_facts(FULL).gene
    assert gene is not None
    gene = replace(gene, childhood_testing=childhood, recessive=recessive)
    letter = make_letter(FULL, language, gene=gene, chance=chance)
    assert required_elements(FULL) <= letter.elements


def test_the_guard_catches_a_gene_that_slipped_in(
    make_letter: Make, make_facts: Facts
) -> None:
    banned = frozenset({"gene_name_and_variant"})
    letter = replace(make_letter(FULL, "en"), blocks=(), title="About BRCA1")
    with pytest.raises(ComposeError) as caught:
        check_silence(letter, make_facts(FULL), banned)
    assert caught.value.code == "leak"
    assert "BRCA1" not in caught.value.message


def test_a_letter_of_a_french_clinic_names_its_duties(
    make_letter: Make, make_clinic: Callable[..., object]
) -> None:
    letter = make_letter(MINIMAL, "fr", clinic=make_clinic(country="FR", window="fr"))
    assert letter.duties == ("official_model_text",)
    assert make_letter(MINIMAL, "fr").duties == ()


def test_carries_the_band_until_adopted(make_letter: Make) -> None:
    assert make_letter(FULL, "en").band is not None
    assert make_letter(FULL, "en", adopted=True).band is None
    assert make_letter(FULL, "en", adopted=True, band=True).band is not None


def test_the_cover_lists_each_letter_and_no_other(make_letter: Make) -> None:
    said = letter_text(make_letter(COVER, "en"))
    assert "Maria Hall\naunt on your mother's side\nTom Hall\ncousin\n" in said


def test_the_cover_tells_letters_without_names_apart(
    permit_of: OfKind, make_facts: Facts
) -> None:
    line = CoverLine("", "sister", "both", CARRIED, "4F8DXP2K")
    letter = compose_cover(
        [(permit_of(CARRIED), line)], language="en", facts=make_facts(COVER)
    )
    (table,) = [block for block in letter.blocks if isinstance(block, Table)]
    assert table.header[2] == "Code on the letter"
    assert table.rows == (("(name not known to us)", "sister", "4F8D XP2K"),)


def test_the_cover_speaks_of_children_in_the_probands_care(
    permit_of: OfKind, permit_from: Callable[..., Permit], make_facts: Facts
) -> None:
    child = permit_from(
        Route.FAMILY_MEDIATED, "DE", relative={"kin": "daughter", "age": 9}
    )
    lines = [
        (permit_of(CARRIED), CoverLine("Ada", "sister", "both", CARRIED)),
        (child, CoverLine("Eva", "daughter", None, None)),
    ]
    letter = compose_cover(lines, language="en", facts=make_facts(COVER))
    assert "children_in_your_care" in letter.elements
    assert "Eva" not in letter_text(letter)


@pytest.mark.parametrize("kind", [FULL, MINIMAL])
def test_the_cover_refuses_a_letter_of_the_clinic(
    kind: LetterKind, permit_of: OfKind, make_facts: Facts
) -> None:
    line = CoverLine("Ada", "sister", "both", kind)
    with pytest.raises(ComposeError) as caught:
        compose_cover([(permit_of(kind), line)], language="en", facts=make_facts(COVER))
    assert caught.value.code == "kind_not_permitted"


def test_the_cover_refuses_an_empty_list(make_facts: Facts) -> None:
    with pytest.raises(ComposeError, match="at least one letter"):
        compose_cover([], language="en", facts=make_facts(COVER))


def test_a_french_clinic_tells_the_patient_of_the_duty(
    make_letter: Make, make_clinic: Callable[..., object]
) -> None:
    french = make_letter(COVER, "en", clinic=make_clinic(country="FR", window="fr"))
    assert "In France the law asks you" in letter_text(french)
    assert "The decision is yours" in letter_text(make_letter(COVER, "en"))
