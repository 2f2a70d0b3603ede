"""A register: a million people by number, parents first; refuses to hold faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from pedigree.errors import PedigreeError
from pedigree.family import FamilyId, PersonId, UnknownPersonError
from pedigree.files.ped_columns import FAMILY, INDIVIDUAL
from pedigree.files.ped_reader import read_rows

from .directory import keys
from .generations import child_index, generations
from .kin_rows import twin_births

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pedigree.family import Family, Fault

    from .arrays import Codes, Numbers
    from .generations import ChildIndex
    from .kin_rows import KinRows


class UnknownFamilyError(PedigreeError):
    """A family was asked for that the register does not have."""

    code = "unknown_family"


@dataclass(frozen=True, eq=False)
class Register:
    """All people of a file as arrays that are never written to.

    People have numbers from 0, parents before their children. What is asked for one
    family is answered by that family, read on demand.

    Attributes
    ----------
    father, mother
        Number of each biological parent, or -1.
    sex
        1 male, 2 female, 0 unknown.
    family
        Number of each person's family, in the order of the file.
    genotype
        Number of the first of each person's monozygotic twins; mostly their own.
    warnings
        What is doubtful in the file.
    """

    father: Numbers
    mother: Numbers
    sex: Codes
    family: Numbers
    genotype: Numbers
    warnings: tuple[Fault, ...]
    _rows: KinRows = field(repr=False)
    _row: Numbers = field(repr=False)

    def __len__(self) -> int:
        """Count the people."""
        return len(self.father)

    @cached_property
    def children(self) -> ChildIndex:
        """The children of every genotype, as compressed sparse rows.

        Of monozygotic twins only the first stands among the children; the children
        of all of them stand with the first.
        """
        return child_index(*self.descent)

    @cached_property
    def descent(self) -> tuple[Numbers, Numbers]:
        """Genotypes of each genotype's father and mother; -1 for a second twin."""
        own = self.genotype == np.arange(len(self))
        if own.all():
            return self.father, self.mother
        father, mother = (
            np.where(own & (parent >= 0), self.genotype[parent], -1)
            for parent in (self.father, self.mother)
        )
        return father, mother

    @cached_property
    def twins(self) -> tuple[Numbers, Numbers]:
        """Where each genotype's further people begin, and those people."""
        others = np.flatnonzero(self.genotype != np.arange(len(self)))
        of = self.genotype[others]
        count = np.bincount(of, minlength=len(self))
        begin = np.concatenate([[0], np.cumsum(count)])
        return begin, others[np.argsort(of, kind="stable")]

    @cached_property
    def raised_by(self) -> tuple[Numbers, Numbers]:
        """Numbers of each person's parents, social ones too; -1 where there is none."""
        rows = self._rows
        father, mother = (
            np.where(parent >= 0, self._number_of_row[parent], -1)[self._row]
            for parent in (rows.father, rows.mother)
        )
        return father, mother

    @cached_property
    def raised(self) -> ChildIndex:
        """Everyone whom each person raised, by birth or not."""
        return child_index(*self.raised_by)

    @cached_property
    def depth(self) -> Numbers:
        """Generations above each genotype, by the longest way."""
        return generations(*self.descent)

    @cached_property
    def family_ids(self) -> tuple[FamilyId, ...]:
        """Ids of the families in the order of the file."""
        table = self._rows.table
        place = table.columns[FAMILY]
        first = self._rows.families.tolist()
        return tuple(FamilyId(table.cells.text(row, place)) for row in first)

    @cached_property
    def _family_numbers(self) -> dict[str, int]:
        return {each: number for number, each in enumerate(self.family_ids)}

    @cached_property
    def _family_rows(self) -> tuple[Numbers, Numbers]:
        """Rows family by family, and where each family begins."""
        family = self._rows.family
        begin = np.searchsorted(np.sort(family), np.arange(len(self.family_ids) + 1))
        return np.argsort(family, kind="stable"), begin

    def read_family(self, family_id: str) -> Family:
        """Give one family as the clinic path has it.

        Raises
        ------
        UnknownFamilyError
            If there is none of this id.
        """
        number = self.family_number(family_id)
        rows, begin = self._family_rows
        return self._read(number, rows[begin[number] : begin[number + 1]])

    def read_members(self, people: Numbers) -> Family:
        """Give some people of one family as the clinic path has them.

        Parameters
        ----------
        people
            Their numbers, all parents and twins of each with them.

        Raises
        ------
        UnknownPersonError
            If they are not of one family.
        """
        number = int(self.family[people[0]])
        others = people[self.family[people] != number]
        if len(others):
            (stranger,) = self.ids(others[:1].tolist())
            raise _unknown_person(stranger, self.family_ids[number])
        return self._read(number, np.sort(self._row[people]))

    def _read(self, family: int, rows: Numbers) -> Family:
        family_id = self.family_ids[family]
        table = self._rows.table
        found = read_rows(family_id, [table.row(row) for row in rows.tolist()])
        if found.family is None:
            # A register without faults has none in its families either.
            raise UnknownFamilyError(
                f"the family `{family_id}` cannot be read", item=family_id
            )
        return found.family

    def families(self) -> Iterator[Family]:
        """Give every family as the clinic path has it, one after the other."""
        return (self.read_family(each) for each in self.family_ids)

    def family_number(self, family_id: str) -> int:
        """Give the number of a family, or raise `UnknownFamilyError`."""
        number = self._family_numbers.get(family_id)
        if number is None:
            raise UnknownFamilyError(
                f"there is no family `{family_id}` in the register; accepted is an id "
                "of its file",
                item=family_id,
            )
        return number

    def members(self, family_id: str) -> Numbers:
        """Give the numbers of a family's people, parents first."""
        return np.flatnonzero(self.family == self.family_number(family_id))

    def ids(self, people: Iterable[int]) -> tuple[PersonId, ...]:
        """Give the ids of people by their numbers."""
        table = self._rows.table
        place = table.columns[INDIVIDUAL]
        return tuple(
            PersonId(table.cells.text(int(self._row[each]), place)) for each in people
        )

    def numbers(self, family_id: str, people: Iterable[str]) -> Numbers:
        """Give the numbers of people of one family by their ids.

        Raises
        ------
        UnknownFamilyError
            If there is no such family.
        UnknownPersonError
            If one of the people is not in it.
        """
        family = self.family_number(family_id)
        texts = [each.encode() for each in people]
        length = np.array([len(each) for each in texts], dtype=np.int64)
        octets = np.frombuffer(b"".join(texts) + bytes(8), dtype=np.uint8)
        people_listed = self._rows.people
        is_one = people_listed.keys.scope is None
        scope = None if is_one else np.full(len(texts), family)
        wanted = keys(octets, np.cumsum(length) - length, length, scope)
        found = people_listed.find(wanted)
        if (found < 0).any():
            missing = texts[int(np.argmin(found))].decode()
            raise _unknown_person(missing, family_id)
        return self._number_of_row[self._rows.readable[found]]

    @cached_property
    def _number_of_row(self) -> Numbers:
        numbers = np.empty(len(self), dtype=np.int64)
        numbers[self._row] = np.arange(len(self))
        return numbers

    def in_order_of_file(self, people: Numbers) -> Numbers:
        """Give for each of some numbers its place in the file."""
        return self._row[people]


def _unknown_person(person: str, family_id: str) -> UnknownPersonError:
    return UnknownPersonError(
        f"there is no person `{person}` in family `{family_id}`; accepted is an id of "
        "the family file",
        item=person,
    )


def register_of(rows: KinRows, warnings: tuple[Fault, ...]) -> Register:
    """Make a register of rows without faults, parents first."""
    size = len(rows.first)
    father, mother = (
        np.where(rows.facts.adopted, -1, parent)
        for parent in (rows.father, rows.mother)
    )
    order = np.arange(size)
    number = order
    if rows.depth is not None:
        order = np.argsort(rows.depth, kind="stable")
        number = np.empty(size, dtype=np.int64)
        number[order] = np.arange(size)
    father, mother = (
        np.where(parent >= 0, number[parent], -1)[order] for parent in (father, mother)
    )
    return Register(
        father=father,
        mother=mother,
        sex=rows.facts.sex[order],
        family=rows.family[order],
        genotype=_genotypes(rows, number),
        warnings=warnings,
        _rows=rows,
        _row=order,
    )


def _genotypes(rows: KinRows, number: Numbers) -> Numbers:
    """Give each number the least number of its monozygotic twins."""
    twins, birth, births = twin_births(rows)
    genotype = np.arange(len(number))
    if len(twins):
        least = np.full(len(births), len(number))
        np.minimum.at(least, birth, number[twins])
        genotype[number[twins]] = least[birth]
    return genotype
