"""Gather what one letter may say: addressee, language, clinic, variant, chance.

What is missing stops the letter and becomes a task; nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from consent import Permit, Route
from flows.errors import FlowsError
from flows.steps.case_facts import CaseFile
from flows.steps.codes import new_code
from flows.steps.deciding import Decided
from flows.steps.guardians import guardians_of, has_parent_who_shuns_knowing
from flows.steps.identities import identity_of_subject
from flows.steps.people_file import AddressEntry, ClinicEntry, NameEntry, Wording
from flows.steps.planning import plan_on
from flows.steps.situations import age_on
from letters import (
    Addressee,
    ClinicProfile,
    GeneWords,
    LetterFacts,
    LetterKind,
    format_address,
    languages_of_country,
    letter_languages,
)
from pedigree import Gene, Mode, PersonId, load_gene
from records import UnitOfWork

_CANCER_RISK_SHOWN = 0.1
"""Cancers with a cumulative risk of at least this are named in a letter."""

_GROWN = 18

COVER = "patient_cover"


class CannotWriteError(FlowsError):
    """A letter lacks something; `code` is the task that finds it out."""

    def __init__(self, code: str) -> None:
        super().__init__(f"a letter waits for `{code}`", code=code)


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
    reader = _reader(unit, file, person, permit, on=on)
    clinic = _clinic(unit, file)
    language = _language(file, reader, str(permit.letter_kind))
    gene = _gene_words(file)
    named_proband = _proband_name(unit, file, permit)
    facts = LetterFacts(
        reference=file.case.reference,
        code=new_code(),
        on=on,
        clinic=_profile(clinic, language),
        addressee=_addressee(unit, file, reader, permit, decided),
        gene=gene,
        chance=_chance(decided, gene),
        proband_name=named_proband,
        relationship=decided.relative.relationship if named_proband else None,
        side=decided.relative.side if named_proband else None,
        concerning=_concerning(unit, file, person, reader),
        urgent=decided.relative.urgent,
        inherited_from_mother=_from_mother(file, gene, person, on),
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


def _proband_name(unit: UnitOfWork, file: CaseFile, permit: Permit) -> str | None:
    if not permit.may_identify_proband:
        return None
    return name_of(unit, file, file.known.proband)


def _concerning(
    unit: UnitOfWork, file: CaseFile, person: PersonId, reader: PersonId
) -> str | None:
    """Name whom a letter is about, for a reader who is somebody else."""
    if person == reader:
        return None
    name = name_of(unit, file, person)
    if name is None:
        raise CannotWriteError("find_name")
    return name


def _from_mother(
    file: CaseFile, gene: GeneWords, person: PersonId, on: date
) -> bool | None:
    """Say whether the variant could come from the mother only; None if not settled."""
    if not gene.parent_of_origin:
        return None
    plan = plan_on(file, on)
    chances = {PersonId(one.id): one.carrier_probability for one in plan}
    chances[file.known.proband] = 1.0
    member = file.known.family[person]
    mother, father = (
        None if parent is None else chances.get(parent, 0.0) > 0
        for parent in (member.mother, member.father)
    )
    return None if mother is None or father is None or mother == father else mother


def _chance(decided: Decided, gene: GeneWords) -> Fraction:
    chance = decided.relative.chance(recessive=gene.recessive)
    if chance is None:
        raise CannotWriteError("judge")
    return chance


def _reader(
    unit: UnitOfWork, file: CaseFile, person: PersonId, permit: Permit, *, on: date
) -> PersonId:
    """Find who reads the letter: the relative, or a parent for a minor."""
    if permit.addressee == "person":
        return person
    if permit.addressee != "guardian":
        raise CannotWriteError(f"find_{permit.addressee}")
    if has_parent_who_shuns_knowing(file, person):
        raise CannotWriteError("judge")
    for parent in guardians_of(file, person, on):
        carried = permit.route == Route.FAMILY_MEDIATED
        identity = identity_of_subject(unit, file.subjects[parent])
        if carried or _address_lines(identity):
            return parent
    raise CannotWriteError("find_guardian")


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
    address = _address_lines(identity)
    name = _name(identity)
    if name is None or address is None:
        raise CannotWriteError("find_address_of_proband")
    country = str(_mapping(identity.get("address"))["country"])
    clinic = _clinic(unit, file)
    language = _language(file, proband, COVER)
    facts = LetterFacts(
        reference=file.case.reference,
        code=new_code(),
        on=on,
        clinic=_profile(clinic, language),
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


def _clinic(unit: UnitOfWork, file: CaseFile) -> ClinicEntry:
    recorded = unit.clinics.get(file.case.clinic)
    if recorded is None:
        raise CannotWriteError("set_clinic_profile")
    return ClinicEntry.model_validate(recorded)


def _profile(clinic: ClinicEntry, language: str) -> ClinicProfile:
    return ClinicProfile(
        name=_in(language, clinic.name),
        department=_in(language, clinic.department),
        address_lines=format_address(
            clinic.address.lines,
            clinic.address.postcode,
            clinic.address.city,
            clinic.address.country,
        ),
        country=clinic.country,
        telephone=clinic.telephone,
        hours=_in(language, clinic.hours),
        email=clinic.email,
        web=clinic.web,
        signatory_name=clinic.signatory.name,
        signatory_role=_in(language, clinic.signatory.role),
        data_protection_contact=clinic.data_protection_contact,
        window=clinic.window,
    )


def _in(language: str, wording: Wording) -> str:
    """Give a text of the clinic in the language of the letter, and in no other."""
    if isinstance(wording, str):
        return wording
    if language not in wording:
        raise CannotWriteError("complete_clinic_profile")
    return wording[language]


def name_of(unit: UnitOfWork, file: CaseFile, person: PersonId) -> str | None:
    """Give the full name of a person of the case, where it is known.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    person
        Id in the family file.

    Returns
    -------
    str or None
        In Latin letters where the file gives them.
    """
    return _name(identity_of_subject(unit, file.subjects[person]))


def _addressee(
    unit: UnitOfWork,
    file: CaseFile,
    reader: PersonId,
    permit: Permit,
    decided: Decided,
) -> Addressee:
    # A carried letter holds no recipient data: the proband knows whom it is for.
    if permit.route == Route.FAMILY_MEDIATED:
        return Addressee("", (), "", str(permit.addressee))
    identity = identity_of_subject(unit, file.subjects[reader])
    name, address = _name(identity), _address_lines(identity)
    if name is None or address is None:
        raise CannotWriteError("find_address")
    country = str(_mapping(identity["address"])["country"])
    if country != decided.situation.relative.country:
        # The law of another country was asked, and another transfer of data.
        raise CannotWriteError("check_country")
    return Addressee(name, address, country, str(permit.addressee))


def _language(file: CaseFile, person: PersonId, kind: str) -> str:
    facts = file.known.facts.get(person, {})
    member = file.known.family[person]
    ours = letter_languages(LetterKind(kind))
    named = facts.get("language") or member.language
    if named is not None:
        if str(named) in ours:
            return str(named)
        raise CannotWriteError("choose_language")
    country = facts.get("country") or member.country
    possible = [
        tag
        for tag in (languages_of_country(str(country)) if country else ())
        if tag in ours
    ]
    if len(possible) != 1:
        raise CannotWriteError("choose_language")
    return possible[0]


def _gene_words(file: CaseFile) -> GeneWords:
    gene = load_gene(file.case.gene)
    report = file.case.report
    return GeneWords(
        symbol=gene.symbol,
        variant=str(report["variant"]),
        protein=_text(report.get("protein")),
        transcript=_text(report.get("transcript")),
        classification=str(report["classification"]),
        laboratory=_text(report.get("laboratory")),
        cancers=_cancers(gene),
        childhood_testing=gene.childhood_testing_indicated,
        second_variant=_text(report.get("second_variant")),
        parent_of_origin=str(gene.parent_of_origin) != "none",
        recessive=Mode(gene.inheritance) is Mode.AUTOSOMAL_RECESSIVE,
    )


def _cancers(gene: Gene) -> tuple[str, ...]:
    shown: dict[str, None] = {}
    for row in gene.penetrance:
        size = row.point if row.point is not None else row.low
        if size is not None and size >= _CANCER_RISK_SHOWN:
            shown.setdefault(str(row.cancer))
    return tuple(shown)


def _name(identity: Mapping[str, object]) -> str | None:
    name = identity.get("name")
    return None if name is None else NameEntry.model_validate(name).full()


def _address_lines(identity: Mapping[str, object]) -> tuple[str, ...] | None:
    address = identity.get("address")
    if address is None:
        return None
    entry = AddressEntry.model_validate(address)
    return format_address(entry.lines, entry.postcode, entry.city, entry.country)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
