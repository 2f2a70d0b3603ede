"""Permits, facts and readers shared by the tests of the letters."""

from __future__ import annotations

import io
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from consent import Outcome, Permit, Route, Situation, decide, load_rulebook
from letters import (
    Addressee,
    ClinicProfile,
    CoverLine,
    GeneWords,
    Letter,
    LetterFacts,
    LetterKind,
    compose,
    compose_cover,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 24)
LANGUAGES = ("de", "en", "fr", "nb", "nl")
HOME = {"de": "DE", "en": "IE", "fr": "FR", "nb": "NO", "nl": "NL"}


def situation(clinic: str, **changes: dict[str, object]) -> Situation:
    """A sister of a living proband, everything agreed, in one country."""
    facts: dict[str, Any] = {
        "name": "a sister",
        "on": DAY.isoformat(),
        "clinic": {"country": clinic},
        "proband": {"status": "competent", "age": 44, "knows_result": True},
        "consent": {
            "disclosure": "given",
            "form": "written",
            "given_on": "2026-10-20",
            "identity": "may_be_named",
            "transfer_abroad": "given",
        },
        "relative": {
            "kin": "sister",
            "age": 40,
            "country": clinic,
            "wish": "none",
            "request": "none",
        },
        "condition": {"gene": "BRCA1"},
    }
    for section, values in changes.items():
        facts[section] = facts[section] | values
    return Situation.from_dict(facts)


def outcome(route: Route, clinic: str, **changes: dict[str, object]) -> Outcome:
    return decide(situation(clinic, **changes), load_rulebook())[route]


def permitted(route: Route, clinic: str, **changes: dict[str, object]) -> Permit:
    answer = outcome(route, clinic, **changes)
    assert isinstance(answer, Permit)
    return answer


def permit_for(kind: LetterKind) -> Permit:
    """A real permit whose letter kind is `kind`."""
    match kind:
        case LetterKind.FAMILY_FULL:
            return permitted(Route.CLINIC_CONTACT, "DE")
        case LetterKind.FAMILY_MINIMAL:
            return permitted(Route.CLINIC_CONTACT, "FR")
        case _:
            return permitted(Route.FAMILY_MEDIATED, "DE")


def clinic(**changes: object) -> ClinicProfile:
    values: dict[str, Any] = {
        "name": "University Hospital Northbridge",
        "department": "Department of Clinical Genetics",
        "address_lines": ("12 Harbour Road", "Northbridge NB2 4QT"),
        "country": "GB",
        "telephone": "+44 1632 960 123",
        "hours": "Mon to Fri, 9 am to 4 pm",
        "email": "family@northbridge.example",
        "web": "https://letters.northbridge.example",
        "signatory_name": "Dr Miriam Okafor",
        "signatory_role": "Consultant in clinical genetics",
        "data_protection_contact": "privacy@northbridge.example",
        "window": "gb",
    }
    return ClinicProfile(**(values | changes))


GENE = GeneWords(
    symbol="BRCA1",
    variant="c.68_69del",
    protein="p.(Glu23Valfs*17)",
    transcript="NM_007294.4",
    classification="pathogenic",
    laboratory="Example Genetics",
    cancers=("breast_female", "ovarian", "prostate", "pancreatic"),
    childhood_testing=False,
)


def facts_for(kind: LetterKind, **changes: object) -> LetterFacts:
    carried = kind is LetterKind.FAMILY_PATIENT_CARRIED
    lines = () if carried else ("Flat 3, 48 Mill Lane", "Ashford AF1 2ZZ")
    role = "proband" if kind is LetterKind.PATIENT_COVER else "person"
    values: dict[str, Any] = {
        "reference": "KC-7F3Q-92",
        "code": "7K2M9QXA4BHD",
        "on": DAY,
        "clinic": clinic(),
        "addressee": Addressee("Alexandra Whitfield", lines, "GB", role),
        "gene": GENE,
        "chance": Fraction(1, 2),
    }
    return LetterFacts(**(values | changes))


COVER = (
    CoverLine("Maria Hall", "aunt", "maternal", LetterKind.FAMILY_PATIENT_CARRIED),
    CoverLine("Tom Hall", "first_cousin", "both", LetterKind.FAMILY_PATIENT_CARRIED),
)


def letter_of(kind: LetterKind, language: str, **changes: object) -> Letter:
    """A whole letter of a kind, from a real permit."""
    flags = {key: changes.pop(key) for key in ("adopted", "band") if key in changes}
    facts = facts_for(kind, **changes)
    permit = permit_for(kind)
    if kind is LetterKind.PATIENT_COVER:
        carried = [(permit, line) for line in COVER]
        return compose_cover(carried, language=language, facts=facts, **flags)  # type: ignore[arg-type]  # flags are booleans
    return compose(permit, kind=kind, language=language, facts=facts, **flags)  # type: ignore[arg-type]  # flags are booleans


class _Words(HTMLParser):
    """The words of the letter itself: no title, style, band or foot."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.inside = self.inside or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words.append(data)


def html_words(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return "".join("".join(reader.words).split())


def pdf_words(pdf: bytes, letter: Letter) -> str:
    """The words of all pages, without the foot and the band."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    words = ""
    for number, page in enumerate(pages, start=1):
        foot = letter.footer.replace("{page}", str(number))
        foot = foot.replace("{pages}", str(len(pages)))
        text = "".join(page.extract_text().split())
        for outside in (foot, letter.band or ""):
            text = text.replace("".join(outside.split()), "", 1)
        words += text
    return words


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens", default=False))


@pytest.fixture(scope="session")
def make_letter() -> Callable[..., Letter]:
    return letter_of


@pytest.fixture(scope="session")
def make_facts() -> Callable[..., LetterFacts]:
    return facts_for


@pytest.fixture(scope="session")
def make_clinic() -> Callable[..., ClinicProfile]:
    return clinic


@pytest.fixture(scope="session")
def permit_of() -> Callable[[LetterKind], Permit]:
    return permit_for


@pytest.fixture(scope="session")
def permit_from() -> Callable[..., Permit]:
    return permitted


@pytest.fixture(scope="session")
def words_of_html() -> Callable[[str], str]:
    return html_words


@pytest.fixture(scope="session")
def words_of_pdf() -> Callable[[bytes, Letter], str]:
    return pdf_words
