"""The kinds of letter this room can compose."""

from __future__ import annotations

from enum import StrEnum


class LetterKind(StrEnum):
    """Kinds of letter, in the words of `letters/elements.yaml`."""

    FAMILY_FULL = "family_full"
    FAMILY_MINIMAL = "family_minimal"
    FAMILY_PATIENT_CARRIED = "family_patient_carried"
    PATIENT_COVER = "patient_cover"


FAMILY_KINDS = frozenset(
    {
        LetterKind.FAMILY_FULL,
        LetterKind.FAMILY_MINIMAL,
        LetterKind.FAMILY_PATIENT_CARRIED,
    }
)
