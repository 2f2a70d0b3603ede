"""Gather what one letter may say: addressee, language, clinic, variant, chance.

What is missing stops the letter and becomes a task; nothing is guessed.
"""

from dataclasses import dataclass
from datetime import date

from consent import Permit
from flows.errors import CannotWriteError
from flows.steps.case_facts import CaseFile
from flows.steps.codes import new_code
from flows.steps.deciding import Decided
from flows.steps.identities import identity_of_subject
from flows.steps.letter_clinic import clinic_entry, clinic_profile
from flows.steps.letter_gene import chance_of, gene_words, is_from_mother
from flows.steps.letter_people import (
    address_country,
    address_lines,
    addressee_of,
    concerned_name,
    full_name,
    language_of,
    proband_name,
    reader_of,
)
from flows.steps.situations import age_on
from letters import (
    Addressee,
    LetterFacts,
)
from pedigree import PersonId
from records import UnitOfWork

_GROWN = 18

COVER = "patient_cover"


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """Everything needed to compose and seal one letter.

    Parameters
    ----------
    kind, language
        Of the letter.
    facts
        What it may say.
    ref
        The addressee.
    sealed_under
        The other people it names: erasing one of them destroys it.
    specimen
        Whether the letter keeps the band that says it is none for real.
    """

    kind: str
    language: str
    facts: LetterFacts
    ref: str
    sealed_under: tuple[str, ...]
    specimen: bool


def plan_letter(
    unit: UnitOfWork, file: CaseFile, decided: Decided, permit: Permit, *, on: date
) -> LetterPlan:
    """Gather the letter to one relative.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    decided
        The relative and the decision.
    permit
        The permit the letter rests on.
    on
        Date of the letter.

    Returns
    -------
    LetterPlan
        Ready to compose.

    Raises
    ------
    CannotWriteError
        Clinic profile, address, language or guardian are not known.
    """
    person = PersonId(decided.relative.id)
    reader = reader_of(unit, file, person, permit, on=on)
    clinic = clinic_entry(unit, file)
    language = language_of(file, reader, str(permit.letter_kind))
    gene = gene_words(file)
    named_proband = proband_name(unit, file, permit)
    facts = LetterFacts(
        reference=file.case.reference,
        code=new_code(),
        on=on,
        clinic=clinic_profile(clinic, language),
        addressee=addressee_of(unit, file, reader, permit, decided),
        gene=gene,
        chance=chance_of(decided, gene),
        proband_name=named_proband,
        relationship=decided.relative.relationship if named_proband else None,
        side=decided.relative.side if named_proband else None,
        concerning=concerned_name(unit, file, person, reader),
        urgent=decided.relative.urgent,
        inherited_from_mother=is_from_mother(file, gene, person, on),
    )
    named = {file.subjects[one].ref for one in (person, reader, file.known.proband)}
    return LetterPlan(
        kind=str(permit.letter_kind),
        language=language,
        facts=facts,
        ref=file.subjects[reader].ref,
        sealed_under=tuple(sorted(named)),
        specimen=clinic.specimen,
    )


def cover_plan(
    unit: UnitOfWork, file: CaseFile, *, on: date, also: tuple[str, ...]
) -> LetterPlan:
    """Gather the cover note for the letters that the proband passes on.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    on
        Date of the note.
    also
        The relatives it names.

    Returns
    -------
    LetterPlan
        Ready to compose.

    Raises
    ------
    CannotWriteError
        Clinic profile, the proband's name, address or language are not known, or the
        proband is a child, for whom a guardian carries.
    """
    proband = file.known.proband
    age = age_on(file.known, proband, on)
    if age is not None and age < _GROWN:
        raise CannotWriteError("find_guardian")
    subject = file.subjects[proband]
    identity = identity_of_subject(unit, subject)
    address = address_lines(identity)
    name = full_name(identity)
    if name is None or address is None:
        raise CannotWriteError("find_address_of_proband")
    country = address_country(identity)
    clinic = clinic_entry(unit, file)
    language = language_of(file, proband, COVER)
    facts = LetterFacts(
        reference=file.case.reference,
        code=new_code(),
        on=on,
        clinic=clinic_profile(clinic, language),
        addressee=Addressee(name, address, country, "proband"),
    )
    return LetterPlan(
        kind=COVER,
        language=language,
        facts=facts,
        ref=subject.ref,
        sealed_under=also,
        specimen=clinic.specimen,
    )
