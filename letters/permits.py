"""What a letter reads of a permit."""

from __future__ import annotations

from typing import Protocol


class LetterPermit(Protocol):
    """The part of a `consent.Permit` that bounds a letter."""

    @property
    def route(self) -> str:
        """The route that may be started."""

    @property
    def letter_kind(self) -> str | None:
        """The kind of letter that may be written, or None for a talk."""

    @property
    def addressee(self) -> str:
        """Who reads it: person, guardian, representative or doctor."""

    @property
    def may_identify_proband(self) -> bool:
        """Whether the proband may be named."""

    @property
    def must_not_contain(self) -> tuple[str, ...]:
        """The ids of the elements that the letter must not contain."""
