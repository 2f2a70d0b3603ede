"""Branches of a family as blocks of rows, which are only ever put side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pedigree.family import PersonId

Order = dict[int, list["PersonId"]]
"""The people of each row, from left to right."""


def _rows() -> Order:
    return defaultdict(list)


@dataclass
class Branch:
    """One or several people with partners, partners' families and descendants.

    Attributes
    ----------
    here
        The rows from that of the people themselves downwards.
    left, right
        What rises above them: the families of partners, left and right of whoever
        stands above.
    """

    here: Order = field(default_factory=_rows)
    left: Order = field(default_factory=_rows)
    right: Order = field(default_factory=_rows)

    def flat(self) -> Order:
        """All its rows."""
        return joined((self.left, self.here, self.right))


def joined(orders: Iterable[Order]) -> Order:
    """Put rows side by side."""
    rows = _rows()
    for order in orders:
        for row, people in order.items():
            rows[row] += people
    return rows


def side_by_side(branches: Sequence[Branch]) -> Branch:
    """Put branches side by side, from left to right."""
    return Branch(
        joined(each.here for each in branches),
        joined(each.left for each in branches),
        joined(each.right for each in branches),
    )


def crowned(
    person: PersonId,
    row: int,
    *,
    lefts: Mapping[PersonId, Order],
    rights: Mapping[PersonId, Order],
    below: Branch,
) -> Branch:
    """Put a person between partners, above descendants.

    Parameters
    ----------
    person, row
        The person and their row.
    lefts, rights
        The partners on either side, from left to right, each with their family.
    below
        The descendants.
    """
    left, right = joined(lefts.values()), joined(rights.values())
    branch = Branch()
    branch.here[row] = [
        *_squeezed(left.pop(row, []), below.left.pop(row, []), set(lefts)),
        person,
        *_squeezed(
            right.pop(row, [])[::-1], below.right.pop(row, [])[::-1], set(rights)
        )[::-1],
    ]
    for each in sorted({*left, *right, *below.left, *below.here, *below.right}):
        rising = (below.left[each], below.right[each])
        if each < row:
            branch.left[each] = left[each] + rising[0]
            branch.right[each] = rising[1] + right[each]
        else:
            middle = rising[0] + below.here[each] + rising[1]
            branch.here[each] = left[each] + middle + right[each]
    return branch


def _squeezed(
    outer: list[PersonId], risen: list[PersonId], partners: set[PersonId]
) -> list[PersonId]:
    """Place the parents of a child's partner between a partner and their siblings."""
    places = (place for place, each in enumerate(outer) if each in partners)
    place = next(places, len(outer))
    return [*outer[:place], *risen, *outer[place:]]
