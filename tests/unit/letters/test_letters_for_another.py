"""Letters that somebody reads for a child or a represented adult, and urgent ones."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pypdf
import pytest

from consent import Permit, Route
from letters import (
    Addressee,
    ComposeError,
    Letter,
    LetterFacts,
    LetterKind,
    NameRefusedError,
    compose,
    letter_text,
    render_html,
    render_pdf,
)
from letters.catalogue import load_catalogue
from letters.elements import required_elements
from pedigree import load_gene

LANGUAGES = ("de", "en", "fr", "nb", "nl")
FULL, MINIMAL = LetterKind.FAMILY_FULL, LetterKind.FAMILY_MINIMAL
CARRIED = LetterKind.FAMILY_PATIENT_CARRIED
CHILD = "Ada Linnea Hall"
ROUTES = {
    FULL: (Route.CLINIC_CONTACT, "DE"),
    MINIMAL: (Route.CLINIC_CONTACT, "FR"),
    CARRIED: (Route.FAMILY_MEDIATED, "DE"),
}
RELATIVES: dict[str, dict[str, object]] = {
    "guardian": {"kin": "niece", "age": 9},
    "representative": {"kin": "sister", "age": 40, "status": "incapacitated"},
    "person": {"kin": "sister", "age": 40},
}
FOR_OTHERS = ("guardian", "representative")
Facts = Callable[..., LetterFacts]
Write = Callable[..., Letter]


@pytest.fixture
def write(permit_from: Callable[..., Permit], make_facts: Facts) -> Write:
    """Write a letter to a reader of some role, from a real permit."""

    def letter(
        role: str, kind: LetterKind = FULL, language: str = "en", **changes: object
    ) -> Letter:
        route, country = ROUTES[kind]
        relative = {**RELATIVES[role], "country": country}
        permit = permit_from(route, country, relative=relative)
        lines = () if kind is CARRIED else ("48 Mill Lane", "Ashford AF1 2ZZ")
        if role in FOR_OTHERS:
            changes = {"concerning": CHILD, **changes}
        reader = Addressee("Alexandra Whitfield", lines, "GB", permit.addressee)
        facts = make_facts(kind, addressee=reader, **changes)
        assert permit.addressee == role
        return compose(permit, kind=kind, language=language, facts=facts)

    return letter


def said(letter: Letter, element: str) -> str:
    """Words of one element."""
    blocks = tuple(block for block in letter.blocks if block.element == element)
    return letter_text(replace(letter, blocks=blocks)).replace("\n", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ROUTES)
@pytest.mark.parametrize("role", FOR_OTHERS)
def test_the_first_sentence_names_whom_the_letter_is_about(
    role: str, kind: LetterKind, language: str, write: Write
) -> None:
    letter = write(role, kind, language)
    opening = said(letter, "reading_for_another")
    assert CHILD in opening
    assert opening.count(".") == 1
    assert letter_text(letter).count(CHILD) == 1
    first = opening.split()[0:3]
    assert said(letter, "why_you_get_this").split()[0:3] != first
    assert required_elements(kind) <= letter.elements


@pytest.mark.parametrize("role", FOR_OTHERS)
def test_needs_to_know_whom_the_letter_is_about(role: str, write: Write) -> None:
    with pytest.raises(ComposeError, match="`concerning`") as caught:
        write(role, concerning=None)
    assert caught.value.code == "facts_missing"


def test_a_person_reads_about_themselves_only(write: Write) -> None:
    with pytest.raises(ComposeError, match="`concerning`") as caught:
        write("person", concerning=CHILD)
    assert caught.value.code == "concerning_refused"
    assert CHILD not in caught.value.message


def test_the_name_of_the_child_is_checked(write: Write) -> None:
    with pytest.raises(NameRefusedError):
        write("guardian", concerning="Ada\u202eHall")


@pytest.mark.parametrize(
    ("language", "whose"),
    [
        ("de", "auch Ihr Kind die"),
        ("en", "your child carries"),
        ("fr", "votre enfant porte"),
        ("nb", "barnet ditt har"),
        ("nl", "uw kind dezelfde"),
    ],
)
def test_the_chance_is_that_of_the_child(
    language: str, whose: str, write: Write
) -> None:
    assert whose in said(write("guardian", FULL, language), "chance_of_inheriting")


@pytest.mark.parametrize("urgent", [False, True])
def test_a_guardian_is_never_told_that_they_carry_the_change(
    urgent: bool,  # noqa: FBT001 (a parameter of the test)
    write: Write,
) -> None:
    words = letter_text(write("guardian", urgent=urgent))
    for wrong in (
        "we mean that child",
        "chance of carrying",
        "you may well not have it",
        "you are ill",
        "Nobody tests you ",
        "your usual care",
    ):
        assert wrong not in words


CALM = {
    "de": ("nehmen Sie sich Zeit", "später oder nie"),
    "en": ("take the time you need", "later or never"),
    "fr": ("Prenez le temps", "plus tard ou jamais"),
    "nb": ("Det haster ikke", "senere eller aldri"),
    "nl": ("geen haast", "later of nooit"),
}
SOON = {"de": "bald", "en": "soon", "fr": "bientôt", "nb": "snart", "nl": "binnenkort"}
NOT_TO_KNOW = {
    "de": "nicht zu wissen",
    "en": "not to know",
    "fr": "ne pas savoir",
    "nb": "ikke å vite",
    "nl": "niet te weten",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ROUTES)
@pytest.mark.parametrize("role", RELATIVES)
def test_an_urgent_letter_asks_for_a_first_appointment_soon(
    role: str, kind: LetterKind, language: str, write: Write
) -> None:
    letter = write(role, kind, language, urgent=True)
    words = letter_text(letter)
    assert SOON[language] in said(letter, "not_urgent_no_alarm")
    assert not [calm for calm in CALM[language] if calm in words]
    choice = said(letter, "choice_and_right_not_to_know")
    assert (NOT_TO_KNOW[language] in choice) is (role == "person")
    free = {"de": "frei", "en": "free", "fr": "librement", "nb": "fritt", "nl": "vrij"}
    assert free[language] in choice


def test_a_reader_of_sixteen_keeps_the_free_choice(
    permit_from: Callable[..., Permit], make_facts: Facts
) -> None:
    niece = {"kin": "niece", "age": 16}
    permit = permit_from(Route.FAMILY_MEDIATED, "NO", relative=niece)
    facts = make_facts(CARRIED, urgent=True)
    letter = compose(permit, kind=CARRIED, language="en", facts=facts)
    assert permit.addressee == "person"
    assert "please come to a first appointment soon" in letter_text(letter)
    assert "You also have the right not to know." in letter_text(letter)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", RELATIVES)
def test_other_letters_leave_time(role: str, language: str, write: Write) -> None:
    words = letter_text(write(role, FULL, language))
    assert all(calm in words for calm in CALM[language])


def test_an_urgent_minimal_letter_gives_no_finding_away(write: Write) -> None:
    words = letter_text(write("guardian", MINIMAL, urgent=True)).lower()
    for secret in ("brca", "68_69", "the change", "check-ups", "condition", "cancer"):
        assert secret not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_on_children_fit_the_reader(language: str, write: Write) -> None:
    texts = load_catalogue(language, FULL)
    cases = {
        ("guardian", False): "adult_guardian",
        ("guardian", True): "childhood_guardian",
        ("representative", False): "adult",
        ("person", True): "childhood",
    }
    for (role, urgent), variant in cases.items():
        words = said(write(role, FULL, language, urgent=urgent), "children_minors")
        assert words == texts.text("children_minors", variant).replace("**", "").strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", FOR_OTHERS)
@pytest.mark.parametrize("recessive", [False, True])
@pytest.mark.parametrize("chance", [Fraction(1), Fraction(3, 8), Fraction(37, 101)])
def test_sentences_for_another_are_short(
    role: str,
    language: str,
    recessive: bool,  # noqa: FBT001 (a parameter of the test)
    chance: Fraction,
    write: Write,
    make_facts: Facts,
) -> None:
    gene = make_facts(FULL).gene
    assert gene is not None
    gene = replace(gene, recessive=recessive, childhood_testing=True, cancers=())
    for kind in ROUTES:
        letter = write(role, kind, language, gene=gene, chance=chance, urgent=True)
        texts = set(load_catalogue(language, kind).texts)
        words = [said(letter, element) for element in sorted(texts & letter.elements)]
        parts = [one for text in words for one in re.split(r"(?<=[.?!:])\s+", text)]
        lengths = [len(part.split()) for part in parts if part.strip()]
        assert max(lengths) <= 25
        assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["representative"])
def test_the_longest_letter_for_another_is_one_sheet_in_both_prints(
    role: str,
    language: str,
    write: Write,
    make_facts: Facts,
    words_of_html: Callable[[str], str],
    words_of_pdf: Callable[[bytes, Letter], str],
) -> None:
    facts = make_facts(FULL)
    assert facts.gene is not None
    cancers = tuple(str(row.cancer) for row in load_gene("STK11").penetrance)
    gene = replace(facts.gene, cancers=cancers, childhood_testing=True)
    letter = write(
        role,
        FULL,
        language,
        gene=gene,
        urgent=True,
        proband_name="Ruth Hall",
        relationship="niece",
    )
    pdf = render_pdf(letter, on=facts.on)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 2
    assert "Dr Miriam Okafor" in pages[0].extract_text()
    assert words_of_pdf(pdf, letter) == words_of_html(render_html(letter))


def test_the_relation_is_that_of_the_child(write: Write) -> None:
    letter = write("guardian", proband_name="Ruth Hall", relationship="niece")
    told = said(letter, "relationship_to_patient")
    assert told == "Your child's relationship to our patient: niece"


def test_the_child_is_no_key_to_the_proband(write: Write) -> None:
    words = letter_text(write("guardian", relationship="niece", side="maternal"))
    assert "niece" not in words
    assert "mother" not in words
