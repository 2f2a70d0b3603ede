"""Which rows are whose parents, and which of them cannot be; refuses to word it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pedigree.files.ped_columns import FAMILY, FATHER, INDIVIDUAL, MOTHER
from pedigree.files.six_columns import NOBODY

from .columns import FEMALE, MALE, row_facts
from .directory import Directory
from .generations import generations

if TYPE_CHECKING:
    from .arrays import Mask, Numbers
    from .columns import RowFacts
    from .table import RegisterTable


@dataclass(frozen=True, slots=True)
class KinRows:
    """The rows of a register and how they hang together.

    Attributes
    ----------
    table, facts
        The cells, and what each row says by itself.
    family
        Number of each row's family, in the order of the file.
    families
        First row of every family.
    people
        Every readable row, by family and id.
    readable
        Rows in `people`.
    first
        First row of the same person; -1 for a row that cannot be read.
    father, mother
        Row of each parent, -1 where there is none; social parents too.
    names_father, names_mother
        Rows that name one.
    depth
        Longest way up to somebody without parents; -1 on and below a cycle. `None`
        where every parent stands before their children.
    """

    table: RegisterTable
    facts: RowFacts
    family: Numbers
    families: Numbers
    people: Directory
    readable: Numbers
    first: Numbers
    father: Numbers
    mother: Numbers
    names_father: Mask
    names_mother: Mask
    depth: Numbers | None

    @property
    def is_person(self) -> Mask:
        """Rows that are the first of a person."""
        mask: Mask = self.first == np.arange(len(self.first))
        return mask


def kin_rows(table: RegisterTable) -> KinRows:
    """Find the parents of every row."""
    facts = row_facts(table)
    family, families = _families(table)
    readable = np.flatnonzero(facts.readable)
    chosen = None if len(readable) == len(table) else readable
    # Of one family only, the id is enough.
    scope = family if len(families) > 1 else None
    own_scope = scope if chosen is None or scope is None else scope[chosen]
    people = Directory.of(table.keys(INDIVIDUAL, chosen, own_scope))
    first = np.full(len(table), -1)
    first[readable] = readable[people.first]
    father, mother = (
        _parent_rows(table, column, (facts.readable, scope, readable), people)
        for column in (FATHER, MOTHER)
    )
    return KinRows(
        table=table,
        facts=facts,
        family=family,
        families=families,
        people=people,
        readable=readable,
        first=first,
        father=father[0],
        mother=mother[0],
        names_father=father[1],
        names_mother=mother[1],
        depth=_depth(father[0], mother[0]),
    )


def _parent_rows(
    table: RegisterTable,
    column: str,
    of_rows: tuple[Mask, Numbers | None, Numbers],
    people: Directory,
) -> tuple[Numbers, Mask]:
    """Find the row of each row's parent, and whether one is named at all."""
    is_readable, scope, readable = of_rows
    names = ~table.is_one_of(column, NOBODY) & is_readable
    rows = np.flatnonzero(names)
    found = people.find(
        table.keys(column, rows, scope if scope is None else scope[rows])
    )
    parent = np.full(len(table), -1)
    parent[rows] = np.where(found < 0, -1, readable[found])
    return parent, names


def _depth(father: Numbers, mother: Numbers) -> Numbers | None:
    order = np.arange(len(father))
    if (father < order).all() and (mother < order).all():
        return None
    return generations(father, mother)


def _families(table: RegisterTable) -> tuple[Numbers, Numbers]:
    """Give numbers to the families; rows of one mostly follow one another."""
    keys = table.keys(FAMILY)
    changes = np.zeros(len(keys), dtype=np.bool_)
    for word in keys.words:
        changes[1:] |= word[1:] != word[:-1]
    changes[0] = True
    begins = np.flatnonzero(changes)
    codes, first = Directory.of(keys.take(begins)).codes()
    return codes[np.cumsum(changes) - 1], begins[first]


def suspects(rows: KinRows) -> Mask:
    """Rows with something wrong, and all rows that a fault of theirs tells of."""
    facts = rows.facts
    own = np.arange(len(rows.first))
    found = facts.suspect.copy()
    repeated = facts.readable & (rows.first != own)
    found |= repeated
    found[rows.first[repeated]] = True
    for parent, named, sex in (
        (rows.father, rows.names_father, MALE),
        (rows.mother, rows.names_mother, FEMALE),
    ):
        found |= named & (parent < 0)
        found |= (parent >= 0) & (parent == rows.first)
        found |= (parent >= 0) & (facts.sex[parent] != sex)
    found |= (rows.father >= 0) & (rows.father == rows.mother)
    found |= _in_cycles(rows)
    found |= _probands(rows)
    return found | _twins(rows, found)


def _in_cycles(rows: KinRows) -> Mask:
    """Rows that have an ancestor and a descendant on a cycle."""
    if rows.depth is None or (rows.depth >= 0).all():
        return np.zeros(len(rows.first), dtype=np.bool_)
    below = rows.depth < 0
    left = np.flatnonzero(below)
    while True:
        is_left = np.zeros(len(below), dtype=np.bool_)
        is_left[left] = True
        is_parent = np.zeros(len(below), dtype=np.bool_)
        for parent in (rows.father, rows.mother):
            up = parent[left]
            is_parent[up[up >= 0]] = True
        kept = left[is_parent[left]]
        if len(kept) == len(left):
            return is_left
        left = kept


def _probands(rows: KinRows) -> Mask:
    marked = rows.facts.proband & rows.facts.readable
    count = np.bincount(rows.family[marked], minlength=len(rows.families))
    several: Mask = marked & (count[rows.family] > 1)
    return several


def twin_births(rows: KinRows) -> tuple[Numbers, Numbers, Numbers]:
    """Give the rows of twins birth by birth: the rows, their birth, births' sizes."""
    twins = np.flatnonzero(
        (rows.facts.twin >= 0) & (rows.first == np.arange(len(rows.first)))
    )
    base = int(rows.facts.twin.max(initial=0)) + 1
    births, number, size = np.unique(
        rows.family[twins] * base + rows.facts.twin[twins],
        return_inverse=True,
        return_counts=True,
    )
    del births
    return twins, number, size


def _twins(rows: KinRows, found: Mask) -> Mask:
    """All twins of a birth where anything differs or is doubtful."""
    twins, birth, size = twin_births(rows)
    marked = np.zeros(len(found), dtype=np.bool_)
    if not len(twins):
        return marked
    _, lead = np.unique(birth, return_index=True)
    leader = twins[lead][birth]
    wrong = found[twins] | rows.facts.adopted[twins]
    for each in (rows.father, rows.mother, rows.facts.sex):
        wrong |= each[twins] != each[leader]
    of_birth = np.bincount(birth, weights=wrong, minlength=len(size)) > 0
    marked[twins[of_birth[birth]]] = True
    return marked
