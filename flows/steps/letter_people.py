"""Who reads a letter, in which language and under which name and address."""

from collections.abc import Mapping
from datetime import date

from consent import Permit, Route
from flows.errors import CannotWriteError
from flows.steps.case_facts import CaseFile
from flows.steps.deciding import Decided
from flows.steps.guardians import guardians_of, has_parent_who_shuns_knowing
from flows.steps.identities import identity_of_subject
from flows.steps.people_file import AddressEntry, NameEntry
from letters import (
    Addressee,
    LetterKind,
    format_address,
    languages_of_country,
    letter_languages,
)
from pedigree import PersonId
from records import UnitOfWork


def reader_of(
    unit: UnitOfWork, file: CaseFile, person: PersonId, permit: Permit, *, on: date
) -> PersonId:
    """Find who reads the letter: the relative, or a parent for a minor.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    person
        The relative whom the letter is about.
    permit
        The permit the letter rests on.
    on
        Date of the letter.

    Returns
    -------
    PersonId
        Somebody of the family.

    Raises
    ------
    CannotWriteError
        No guardian is known who may read it.
    """
    if permit.addressee == "person":
        return person
    if permit.addressee != "guardian":
        raise CannotWriteError(f"find_{permit.addressee}")
    if has_parent_who_shuns_knowing(file, person):
        raise CannotWriteError("judge")
    for parent in guardians_of(file, person, on):
        carried = permit.route == Route.FAMILY_MEDIATED
        identity = identity_of_subject(unit, file.subjects[parent])
        if carried or address_lines(identity):
            return parent
    raise CannotWriteError("find_guardian")


def addressee_of(
    unit: UnitOfWork,
    file: CaseFile,
    reader: PersonId,
    permit: Permit,
    decided: Decided,
) -> Addressee:
    """Say to whom the letter is addressed; a carried one to nobody by name.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    reader
        Who reads it.
    permit
        The permit the letter rests on.
    decided
        The relative and the decision.

    Returns
    -------
    Addressee
        Name, address and role.

    Raises
    ------
    CannotWriteError
        The address is not known, or lies in a country whose law was not asked.
    """
    # A carried letter holds no recipient data: the proband knows whom it is for.
    if permit.route == Route.FAMILY_MEDIATED:
        return Addressee("", (), "", str(permit.addressee))
    identity = identity_of_subject(unit, file.subjects[reader])
    name, address = full_name(identity), address_lines(identity)
    if name is None or address is None:
        raise CannotWriteError("find_address")
    country = address_country(identity)
    if country != decided.situation.relative.country:
        # The law of another country was asked, and another transfer of data.
        raise CannotWriteError("check_country")
    return Addressee(name, address, country, str(permit.addressee))


def language_of(file: CaseFile, person: PersonId, kind: str) -> str:
    """Choose the language of a letter: the reader's own, or the only one spoken there.

    Parameters
    ----------
    file
        The case.
    person
        Who reads it.
    kind
        Of the letter.

    Returns
    -------
    str
        A language tag.

    Raises
    ------
    CannotWriteError
        No language, or more than one, is possible.
    """
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
    return full_name(identity_of_subject(unit, file.subjects[person]))


def proband_name(unit: UnitOfWork, file: CaseFile, permit: Permit) -> str | None:
    """Give the proband's name where the permit lets a letter say it.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    permit
        The permit the letter rests on.

    Returns
    -------
    str or None
        None where it may not be said or is not known.
    """
    if not permit.may_identify_proband:
        return None
    return name_of(unit, file, file.known.proband)


def concerned_name(
    unit: UnitOfWork, file: CaseFile, person: PersonId, reader: PersonId
) -> str | None:
    """Name whom a letter is about, for a reader who is somebody else.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case.
    person
        The relative whom the letter is about.
    reader
        Who reads it.

    Returns
    -------
    str or None
        None where the reader is that person.

    Raises
    ------
    CannotWriteError
        The name is not known.
    """
    if person == reader:
        return None
    name = name_of(unit, file, person)
    if name is None:
        raise CannotWriteError("find_name")
    return name


def full_name(identity: Mapping[str, object]) -> str | None:
    """Give the full name in an identity, in Latin letters where it has them.

    Parameters
    ----------
    identity
        As the vault holds it.

    Returns
    -------
    str or None
        None where there is no name.
    """
    name = identity.get("name")
    return None if name is None else NameEntry.model_validate(name).full()


def address_lines(identity: Mapping[str, object]) -> tuple[str, ...] | None:
    """Give the lines of the address in an identity, as its country writes them.

    Parameters
    ----------
    identity
        As the vault holds it.

    Returns
    -------
    tuple of str, or None
        None where there is no address.
    """
    address = identity.get("address")
    if address is None:
        return None
    entry = AddressEntry.model_validate(address)
    return format_address(entry.lines, entry.postcode, entry.city, entry.country)


def address_country(identity: Mapping[str, object]) -> str:
    """Give the country of the address in an identity that has one.

    Parameters
    ----------
    identity
        As the vault holds it.

    Returns
    -------
    str
        ISO 3166-1 alpha-2.
    """
    return AddressEntry.model_validate(identity["address"]).country
