"""Everything that one person shows in a drawing, before anybody has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .captions import caption, is_carrier, shape_of, spoken
from .measures import room_for
from .symbols import Marks

if TYPE_CHECKING:
    from pedigree.family import Person, PersonId

    from .measures import Room


@dataclass(frozen=True, slots=True)
class Figure:
    """One person as drawn.

    Attributes
    ----------
    person
        Who.
    marks
        What the symbol shows.
    lines
        The caption under it.
    spoken
        The same in words.
    room
        How much room it all needs.
    """

    person: PersonId
    marks: Marks
    lines: tuple[str, ...]
    spoken: str
    room: Room


def figure(person: Person, *, proband: bool, label: str | None) -> Figure:
    """Find out what a person shows.

    Parameters
    ----------
    person
        A member of the family.
    proband
        Whether the arrow points at them.
    label
        Further words under the symbol.
    """
    lines = caption(person, label)
    marks = Marks(
        shape=shape_of(person),
        affected=bool(person.affected),
        deceased=bool(person.deceased),
        carrier=is_carrier(person),
        proband=proband,
        adopted=person.adopted,
    )
    return Figure(
        person.id,
        marks,
        lines,
        spoken(person, proband=proband, label=label),
        room_for(lines, proband=proband, adopted=person.adopted),
    )
