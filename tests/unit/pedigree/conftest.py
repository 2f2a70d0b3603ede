"""Fixtures shared by the tests of `pedigree`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pedigree import Family, Person, PersonId, Sex

if TYPE_CHECKING:
    from collections.abc import Callable

_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "U": Sex.UNKNOWN}


def _person(row: str, more: dict[str, Any]) -> Person:
    name, father, mother, sex = row.split()
    return Person(
        id=PersonId(name),
        father=None if father == "." else PersonId(father),
        mother=None if mother == "." else PersonId(mother),
        sex=_SEXES[sex],
        **more,
    )


@pytest.fixture
def draw() -> Callable[..., Family]:
    """Draw a family of rows `id father mother sex`, divided by semicolons.

    A keyword gives one person further fields: `ana={"deceased": True}`.
    """

    def drawn(rows: str, /, **more: dict[str, Any]) -> Family:
        return Family.of(
            _person(row, more.get(row.split()[0], {})) for row in rows.split(";")
        )

    return drawn
