"""The file of people, contact and consent, and the profile of a clinic.

Reads and validates; what a word means for a decision is `consent`'s to say. Identity
(name, birth date, address, contact) is kept apart from all other facts from here on.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from flows.errors import FlowsError, IntakeError
from pedigree import DataFault, DataFaultsError, YamlDocument, read_yaml, validated

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Words = str | tuple[str, ...]
Model = TypeVar("Model", bound=BaseModel)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NameEntry(_Entry):
    """A person's name as they write it; `latin` where the script is another."""

    given: Text
    family: Text
    latin: Text | None = None

    def full(self) -> str:
        """Give the name as one line, in Latin letters where there are any."""
        return self.latin or f"{self.given} {self.family}"


class AddressEntry(_Entry):
    """A postal address, as written on an envelope of its country."""

    lines: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    postcode: Text
    city: Text
    country: Country


class ToldEntry(_Entry):
    """Who told a relative, and when."""

    by: Literal["proband", "relative", "clinic"]
    on: date


class TestedEntry(_Entry):
    """A relative's own test for the familial variant.

    `inherited_from` and `variant_group` are asked for where surveillance depends on
    them; `cascade surveillance` says when it does.
    """

    result: Literal["carrier", "non_carrier", "heterozygous", "homozygous"]
    on: date
    inherited_from: Literal["father", "mother"] | None = None
    variant_group: Text | None = None


class ConsentEntry(_Entry):
    """Consent in the words of the situation file (`cascade law vocabulary`)."""

    disclosure: str | None = None
    form: str | None = None
    given_on: date | None = None
    identity: str | None = None
    transfer_abroad: str | None = None
    given_by: Words | None = None
    test: str | None = None


class _PersonEntry(_Entry):
    name: NameEntry | None = None
    born: date | None = None
    address: AddressEntry | None = None
    telephone: Text | None = None
    email: Text | None = None
    language: Language | None = None
    country: Country | None = None
    region: Region | None = None
    status: str | None = None
    consent: ConsentEntry | None = None
    steps: tuple[str, ...] = ()


class ConditionEntry(_Entry):
    """What only a person can say of the condition under the law of the clinic."""

    disease_on_approved_list: bool | None = None


class ProbandEntry(_PersonEntry):
    """The person whose result opened the case."""

    id: Text
    knows_result: bool | None = None
    waived_knowing: bool | None = None
    prior_objection: bool | None = None
    could_consent_before_death: bool | None = None
    condition: ConditionEntry | None = None


class RelativeEntry(_PersonEntry):
    """A relative; what is left out is unknown."""

    tie: str | None = None
    wish: str | None = None
    request: str | None = None
    legal_interest_documented: bool | None = None
    heir: bool | None = None
    cohabitant: bool | None = None
    closer_relative_alive: bool | None = None
    other_relative_objects: bool | None = None
    test_consent: Words | None = None
    test_consent_form: str | None = None
    objects_to_test: bool | None = None
    step_past: bool | None = None
    counselled_on: date | None = None
    told: ToldEntry | None = None
    tested: TestedEntry | None = None


class PeopleFile(_Entry):
    """Everything a counsellor knows of the people of one case."""

    clinic: Text | None = None
    proband: ProbandEntry
    relatives: dict[str, RelativeEntry] = Field(default_factory=dict)


Wording = Text | dict[Language, Text]
"""One text for all languages, or one for each language letters are written in."""


class SignatoryEntry(_Entry):
    """Who signs, and as what."""

    name: Text
    role: Wording


class ClinicEntry(_Entry):
    """What a letter needs to know of the clinic that writes it."""

    clinic: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    name: Wording
    department: Wording
    address: AddressEntry
    country: Country
    region: Region | None = None
    register_name: str | None = Field(default=None, alias="register")
    telephone: Text
    hours: Wording
    email: Text
    web: Annotated[str, StringConstraints(pattern=r"^https://", max_length=200)]
    signatory: SignatoryEntry
    data_protection_contact: Text
    window: str = "din5008b"
    specimen: bool = False


IDENTITY_FIELDS = frozenset({"name", "born", "address", "telephone", "email"})
"""What goes to the vault and nowhere else."""


def read_people(path: Path) -> tuple[PeopleFile, YamlDocument]:
    """Read the file of people, contact and consent.

    Parameters
    ----------
    path
        YAML as in the documentation, `consent.yaml` of the demonstration is one.

    Returns
    -------
    PeopleFile, YamlDocument
        The validated content, and where each key stands.

    Raises
    ------
    IntakeError
        With every fault and its line.
    """
    return _read(path, PeopleFile)


def read_clinic(path: Path) -> ClinicEntry:
    """Read the profile of a clinic.

    Parameters
    ----------
    path
        YAML as in `clinic.yaml` of the demonstration.

    Returns
    -------
    ClinicEntry
        The validated content.

    Raises
    ------
    IntakeError
        With every fault and its line.
    """
    return _read(path, ClinicEntry)[0]


def identity_of(entry: ProbandEntry | RelativeEntry) -> dict[str, object]:
    """Give the identity of a person: the part that only the vault may hold.

    Parameters
    ----------
    entry
        A person of the file.

    Returns
    -------
    dict
        JSON-ready; empty where nothing is known.
    """
    return entry.model_dump(
        mode="json", include=set(IDENTITY_FIELDS), exclude_none=True
    )


def facts_of(entry: ProbandEntry | RelativeEntry) -> dict[str, object]:
    """Give all facts of a person but the identity.

    Parameters
    ----------
    entry
        A person of the file.

    Returns
    -------
    dict
        JSON-ready, keys in the words of the situation file; unknown keys left out.
    """
    return entry.model_dump(
        mode="json",
        exclude=set(IDENTITY_FIELDS),
        exclude_none=True,
        exclude_defaults=True,
    )


def _read(path: Path, model: type[Model]) -> tuple[Model, YamlDocument]:
    try:
        document = read_yaml(path)
        return validated(model, document), document
    except DataFaultsError as error:
        raise IntakeError([_fault(fault) for fault in error.faults]) from None


def _fault(fault: DataFault) -> FlowsError:
    where = f"`{fault.key}`: " if fault.key else ""
    return FlowsError(
        where + fault.message,
        code=fault.code,
        file=fault.file,
        line=fault.line,
        item=fault.item,
    )
