"""The content elements: what each kind of letter must, may and must not contain."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from pydantic import BaseModel, ConfigDict

from .errors import ComposeError
from .kinds import LetterKind
from .shipped import shipped_data

#: Asking the reader for results. It is banned in places, and no text of ours does it.
REQUEST_FOR_DATA = "request_for_predictive_data"


class Form(StrEnum):
    """How an element appears: as words, built from facts, as footer, as a property."""

    TEXT = "text"
    BUILT = "built"
    FOOTER = "footer"
    PROPERTY = "property"


class Element(BaseModel):
    """One content element with the reason it exists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    form: Form
    required_in: tuple[LetterKind, ...] = ()
    recommended_in: tuple[LetterKind, ...] = ()
    forbidden_in: tuple[LetterKind, ...] = ()
    duty_of_clinic_letters: tuple[str, ...] = ()
    why: str
    sources: tuple[str, ...]
    confidence: str

    @property
    def printed(self) -> bool:
        """Whether the element is a block of its own."""
        return self.form in {Form.TEXT, Form.BUILT}


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    sources: dict[str, str]
    elements: tuple[Element, ...]


@cache
def content() -> _Content:
    """Everything in `letters/elements.yaml`, validated."""
    return _Content.model_validate(shipped_data("elements.yaml"))


@cache
def elements() -> dict[str, Element]:
    """Every content element by id."""
    return {element.id: element for element in content().elements}


def required_elements(kind: LetterKind) -> frozenset[str]:
    """Ids of the printed elements that a kind cannot do without."""
    return frozenset(
        element.id
        for element in elements().values()
        if element.printed and kind in element.required_in
    )


def forbidden_elements(kind: LetterKind) -> frozenset[str]:
    """Ids of the elements that a kind never contains, whatever a permit says."""
    return frozenset(
        element.id for element in elements().values() if kind in element.forbidden_in
    )


#: What the decision's own tasks already say, by the duty they make needless.
_SAID_BY_TASK = {"delivery_registered": "send_registered"}


def duties(
    kind: LetterKind, country: str, tasks: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Duties that the clinic's country lays on a letter that the clinic itself sends.

    What is already among the `tasks` of the decision is not named again.

    Examples
    --------
    >>> duties(LetterKind.FAMILY_MINIMAL, "FR")
    ('delivery_registered', 'official_model_text')
    >>> duties(LetterKind.FAMILY_MINIMAL, "FR", ("send_registered",))
    ('official_model_text',)
    """
    if kind is LetterKind.FAMILY_PATIENT_CARRIED:
        return ()
    return tuple(
        element.id
        for element in elements().values()
        if country in element.duty_of_clinic_letters
        and _SAID_BY_TASK.get(element.id) not in tasks
    )


def check_known(ids: tuple[str, ...]) -> None:
    """Refuse a ban on something this room has never heard of.

    Raises
    ------
    ComposeError
        With code `unknown_element`: a ban that cannot be kept stops the letter.
    """
    unknown = sorted(set(ids) - set(elements()) - {REQUEST_FOR_DATA})
    if unknown:
        raise ComposeError(
            f"the permit bans unknown elements `{', '.join(unknown)}`; "
            "known ones stand in letters/elements.yaml",
            code="unknown_element",
        )
