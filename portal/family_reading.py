"""What is said about how a family file was read; light, as `risk` is asked often."""

from typing import TYPE_CHECKING

from portal.answers import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pedigree import Fault, PersonId

_ASSUMED = frozenset({"founder_added", "ids_mapped", "sex_from_role", "windows_1252"})
"""Doubts that change what a family file says."""


def say_assumptions(warnings: "Iterable[Fault]") -> None:
    """Say on standard error what had to be assumed to read a family.

    Parameters
    ----------
    warnings
        The doubts about a family.
    """
    for warning in warnings:
        if warning.code in _ASSUMED:
            say(str(warning))


def founders_added(
    warnings: "Iterable[Fault]", *, asked: bool
) -> "dict[str, list[PersonId | None]]":
    """Give the part of an answer that lists the founders added, where asked for.

    Parameters
    ----------
    warnings
        The doubts about a family.
    asked
        Whether founders were to be added.

    Returns
    -------
    dict
        Empty unless asked for.
    """
    added = [each.person for each in warnings if each.code == "founder_added"]
    return {"founders_added": added} if asked else {}
