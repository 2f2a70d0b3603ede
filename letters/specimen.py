"""A specimen of each kind and language, with an invented clinic and invented people.

It goes through the same door as a real letter: an invented situation is decided, and
the permit composes the specimen. Nothing from outside can get into it but a country.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from consent import Permit, Route, Situation, decide, load_rulebook

from .compose import compose, compose_cover
from .errors import MissingTextError
from .facts import Addressee, ClinicProfile, CoverLine, GeneWords, LetterFacts
from .kinds import LetterKind
from .shipped import shipped_data
from .windows import window_of_country

if TYPE_CHECKING:
    from .blocks import Letter

#: The day that a specimen bears.
SPECIMEN_DAY: Final = date(2026, 11, 24)

_GENE: Final = GeneWords(
    symbol="BRCA1",
    variant="c.68_69del",
    protein="p.(Glu23Valfs*17)",
    transcript="NM_007294.4",
    classification="pathogenic",
    laboratory="Example Genetics",
    cancers=("breast_female", "ovarian", "prostate", "pancreatic"),
    childhood_testing=False,
)

#: A country whose law lets the clinic write this kind of letter with consent.
_LAW: Final = {
    LetterKind.FAMILY_FULL: ("DE", Route.CLINIC_CONTACT),
    LetterKind.FAMILY_MINIMAL: ("FR", Route.CLINIC_CONTACT),
    LetterKind.FAMILY_PATIENT_CARRIED: ("DE", Route.FAMILY_MEDIATED),
    LetterKind.PATIENT_COVER: ("DE", Route.FAMILY_MEDIATED),
}


def specimen(kind: LetterKind, language: str, *, country: str | None = None) -> Letter:
    """Compose a letter in which everything but the texts is invented.

    Parameters
    ----------
    kind, language
        What to show.
    country
        Country of the invented clinic and reader, ISO 3166-1; it decides the envelope
        window and the texts that differ by country. The language's own by default.

    Returns
    -------
    Letter
        With the draft band.

    Raises
    ------
    MissingTextError
        If the language does not have this kind.

    Examples
    --------
    >>> specimen(LetterKind.FAMILY_MINIMAL, "en").title
    'Health information for your family'
    """
    kind = LetterKind(kind)
    facts = _facts(kind, language, country)
    permit = _permit(kind)
    if kind is LetterKind.PATIENT_COVER:
        carried = LetterKind.FAMILY_PATIENT_CARRIED
        lines = [
            (permit, CoverLine("Maria Hall", "aunt", "maternal", carried, "4F8DXP2K")),
            (permit, CoverLine("Ines Hall", "sister", "both", carried, "Q7N3TB6W")),
        ]
        return compose_cover(lines, language=language, facts=facts)
    return compose(permit, kind=kind, language=language, facts=facts)


@cache
def _people() -> dict[str, Any]:
    people: dict[str, Any] = shipped_data("specimens.yaml")
    return people


def _facts(kind: LetterKind, language: str, country: str | None) -> LetterFacts:
    if language not in _people():
        raise MissingTextError(
            f"there is no specimen in `{language}`; there are {', '.join(_people())}",
            code="unknown_language",
        )
    people = _people()[language]
    home = country or people["clinic"]["country"]
    named = kind is LetterKind.FAMILY_PATIENT_CARRIED or kind is LetterKind.FAMILY_FULL
    return LetterFacts(
        reference="KC-7F3Q-92",
        code="7K2M9QXA4BHD",
        on=SPECIMEN_DAY,
        clinic=_clinic(people["clinic"], home),
        addressee=_reader(kind, people["addressee"], home),
        gene=_GENE,
        chance=Fraction(1, 2),
        proband_name=people["proband"] if named else None,
    )


def _clinic(values: dict[str, Any], country: str) -> ClinicProfile:
    lines = tuple(values["address_lines"])
    window = window_of_country(country)
    changed = {"address_lines": lines, "country": country, "window": window}
    return ClinicProfile(**(values | changed))


def _reader(kind: LetterKind, values: dict[str, Any], country: str) -> Addressee:
    lines = tuple(values["address_lines"])
    if kind is LetterKind.FAMILY_PATIENT_CARRIED:
        lines = ()
    role = "proband" if kind is LetterKind.PATIENT_COVER else "person"
    return Addressee(values["name"], lines, country, role)


@cache
def _permit(kind: LetterKind) -> Permit:
    country, route = _LAW[kind]
    situation = Situation.from_dict(
        {
            "name": "specimen",
            "on": SPECIMEN_DAY.isoformat(),
            "clinic": {"country": country},
            "proband": {"status": "competent", "age": 44, "knows_result": True},
            "consent": {
                "disclosure": "given",
                "form": "written",
                "given_on": SPECIMEN_DAY.isoformat(),
                "identity": "may_be_named",
            },
            "relative": {
                "kin": "sister",
                "age": 40,
                "country": country,
                "wish": "none",
                "request": "none",
            },
            "condition": {"gene": "BRCA1"},
        }
    )
    outcome = decide(situation, load_rulebook())[route]
    if not isinstance(outcome, Permit):
        raise MissingTextError(
            f"the law of `{country}` no longer permits the specimen of `{kind}`",
            code="specimen_refused",
        )
    return outcome
