"""How the clinic signs a letter, in the language of the letter."""

from flows.errors import CannotWriteError
from flows.steps.case_facts import CaseFile
from flows.steps.people_file import ClinicEntry, Wording
from letters import ClinicProfile, format_address
from records import UnitOfWork


def clinic_entry(unit: UnitOfWork, file: CaseFile) -> ClinicEntry:
    """Give the recorded profile of the case's clinic.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.

    Returns
    -------
    ClinicEntry
        As it was handed in.

    Raises
    ------
    CannotWriteError
        There is none.
    """
    recorded = unit.clinics.get(file.case.clinic)
    if recorded is None:
        raise CannotWriteError("set_clinic_profile")
    return ClinicEntry.model_validate(recorded)


def clinic_profile(clinic: ClinicEntry, language: str) -> ClinicProfile:
    """Give the profile as a letter in one language shows it.

    Parameters
    ----------
    clinic
        The recorded profile.
    language
        Of the letter.

    Returns
    -------
    ClinicProfile
        Every text in that language.

    Raises
    ------
    CannotWriteError
        A text is missing in that language.
    """
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
