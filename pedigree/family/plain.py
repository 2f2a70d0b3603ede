"""A family as plain values for JSON, and back; refuses dates of birth and extras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .faults import FamilyError, Fault
from .person import FamilyId, Person, PersonId, Sex, TestResult

if TYPE_CHECKING:
    from collections.abc import Mapping

Text = Annotated[str, Field(min_length=1)]


class _PlainPerson(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Text
    sex: Sex
    father: Text | None = None
    mother: Text | None = None
    social_parents: tuple[Text, ...] = ()
    deceased: bool | None = None
    birth_year: int | None = None
    country: str | None = None
    language: str | None = None
    gender: str | None = None
    twin: str | None = None
    adopted: bool = False
    affected: bool | None = None
    result: TestResult | None = None
    proband: bool = False


class _PlainFamily(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    family_id: Text
    people: tuple[_PlainPerson, ...]


def to_plain(person: Person) -> dict[str, object]:
    """Give one person in plain values; what is unknown or ordinary is left out."""
    model = _PlainPerson(
        **{name: getattr(person, name) for name in _PlainPerson.model_fields}
    )
    return model.model_dump(mode="json", exclude_defaults=True)


def from_plain(content: Mapping[str, object]) -> tuple[FamilyId, tuple[Person, ...]]:
    """Read what `Family.as_dict` gave, or raise `FamilyError` with every fault."""
    try:
        plain = _PlainFamily.model_validate(content)
    except ValidationError as error:
        raise FamilyError([_shape_fault(each) for each in error.errors()]) from None
    people = (_person(each) for each in plain.people)
    return FamilyId(plain.family_id), tuple(people)


def _shape_fault(error: Mapping[str, object]) -> Fault:
    # Pydantic's own text may quote a value, so only its kind and place are told.
    location = error["loc"]
    steps = location if isinstance(location, tuple) else (location,)
    place = ".".join(str(each) for each in steps)
    return Fault(
        "not_a_family",
        None,
        None,
        f"`{place}` is not as accepted ({error['type']}); accepted is what "
        "a family gives of itself in plain values",
    )


def _person(plain: _PlainPerson) -> Person:
    def person_id(value: str | None) -> PersonId | None:
        return None if value is None else PersonId(value)

    return Person(
        id=PersonId(plain.id),
        father=person_id(plain.father),
        mother=person_id(plain.mother),
        social_parents=tuple(PersonId(each) for each in plain.social_parents),
        **plain.model_dump(exclude={"id", "father", "mother", "social_parents"}),
    )
