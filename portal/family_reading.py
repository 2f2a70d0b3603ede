"""What is said about how a family file was read; light, as `risk` is asked often."""

from typing import TYPE_CHECKING

from portal.answers import say

if TYPE_CHECKING:
    from pedigree import FamilyReading, PersonId

_ASSUMED = frozenset({"founder_added", "ids_mapped", "sex_from_role", "windows_1252"})
"""Doubts that change what a family file says."""


def say_assumptions(reading: "FamilyReading") -> None:
    """Say on standard error what had to be assumed to read a family.

    Parameters
    ----------
    reading
        The family and the doubts about it.
    """
    for warning in reading.warnings:
        if warning.code in _ASSUMED:
            say(str(warning))


def founders_added(
    reading: "FamilyReading", *, asked: bool
) -> "dict[str, list[PersonId]]":
    """Give the part of an answer that lists the founders added, where asked for.

    Parameters
    ----------
    reading
        The family and the doubts about it.
    asked
        Whether founders were to be added.

    Returns
    -------
    dict
        Empty unless asked for.
    """
    return {"founders_added": reading.founders_added} if asked else {}
