"""The six columns of a PED row as ped-parser reads them; nothing else is asked of it.

ped-parser accepts cycles, lets a second row replace the first without a word, and is
quadratic in the size of a family. So it is given one row at a time, with rows for the
parents beside it, after our own checks, and its sets of siblings, its models and its
own checks are not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ped_parser import FamilyParser

from pedigree.family import PersonId, Sex

from .ped_columns import FAMILY, FATHER, INDIVIDUAL, MOTHER, PHENOTYPE, SEX

if TYPE_CHECKING:
    from collections.abc import Mapping

NOBODY = frozenset({"", ".", "0"})
SEXES = {1: Sex.MALE, 2: Sex.FEMALE, 0: Sex.UNKNOWN}
AFFECTED = {1: False, 2: True, 0: None}


@dataclass(frozen=True, slots=True)
class SixColumns:
    """What the six columns of one row say."""

    id: PersonId
    father: PersonId | None
    mother: PersonId | None
    sex: Sex
    affected: bool | None


def six_columns(cells: Mapping[str, str]) -> SixColumns:
    """Read the six columns of one row whose ids and sex were found acceptable.

    Parameters
    ----------
    cells
        By the names of `ped_columns`; `0`, `.` and nothing stand for no parent.
    """
    family, person = cells[FAMILY], cells[INDIVIDUAL]
    parents = {name: _id(cells[name]) for name in (FATHER, MOTHER)}
    given = dict(parents)
    if _is_tangled(person, given):
        # A person who is their own parent, or one who is both, is told by our own
        # checks; ped-parser would stop at the sex of the row.
        given = {FATHER: None, MOTHER: None}
    lines = [
        "\t".join(
            (
                family,
                person,
                given[FATHER] or "0",
                given[MOTHER] or "0",
                cells[SEX],
                cells[PHENOTYPE] or "0",
            )
        )
    ]
    for name, sex in ((FATHER, "1"), (MOTHER, "2")):
        if given[name] is not None:
            lines.append("\t".join((family, given[name] or "", "0", "0", sex, "0")))
    read = FamilyParser(lines).families[family].individuals[person]
    return SixColumns(
        PersonId(read.individual_id),
        parents[FATHER],
        parents[MOTHER],
        SEXES[int(read.sex)],
        AFFECTED[int(read.phenotype)],
    )


def _id(cell: str) -> PersonId | None:
    return None if cell in NOBODY else PersonId(cell)


def _is_tangled(person: str, parents: Mapping[str, PersonId | None]) -> bool:
    known = [parent for parent in parents.values() if parent is not None]
    return person in known or len(known) != len(set(known))
