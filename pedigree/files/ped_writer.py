"""A family as PED with a header; refuses to lose what PED cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.family import FamilyError, Fault, Sex

from .ped_columns import (
    ADOPTED,
    BIRTH_YEAR,
    CONSULTAND,
    COUNTRY,
    DECEASED,
    DOB,
    GENDER,
    KEPT,
    LANGUAGE,
    PHENOTYPE,
    PROBAND,
    RESULT,
    SIX,
    TESTED,
    TWIN,
    column_of,
)
from .ped_row import READ_PHENOTYPES, id_fault
from .ped_values import YES_NO, is_missing
from .six_columns import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pedigree.family import Family, Person, PersonId

MISSING = "."
SEXES = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}
# -9 and not 0 for an unknown phenotype: a file of 0 and 1 alone is ambiguous.
PHENOTYPES = {False: "1", True: "2", None: "-9"}


def write_ped(family: Family) -> str:
    """Write a family as PED; reading it again gives the same family.

    The first line names the columns. Beside the six there are those that somebody in
    the family has a value for, and the columns that were only kept.

    Parameters
    ----------
    family
        A validated family.

    Raises
    ------
    FamilyError
        With every person whom PED cannot say: ids with blanks, an adopted person with
        biological parents, more than two social parents.
    """
    faults = [fault for person in family for fault in _unsayable(family, person)]
    if faults:
        raise FamilyError(faults)
    optional = {
        column: write
        for column, write in WRITERS.items()
        if any(write(person) != MISSING for person in family)
    }
    kept = dict.fromkeys(
        column for person in family for column in person.extra if column != PHENOTYPE
    )
    lines = ["#" + "\t".join((*SIX, *optional, *kept))]
    for person in family:
        cells = [*_six(family, person), *(write(person) for write in optional.values())]
        cells += [person.extra.get(column, MISSING) for column in kept]
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _six(family: Family, person: Person) -> tuple[str, ...]:
    father, mother = person.father, person.mother
    if person.social_parents:
        father, mother = _social_columns(family, person)
    phenotype = person.extra.get(PHENOTYPE, PHENOTYPES[person.affected])
    return (
        family.family_id,
        person.id,
        father or "0",
        mother or "0",
        SEXES[person.sex],
        phenotype,
    )


def _social_columns(
    family: Family, person: Person
) -> tuple[PersonId | None, PersonId | None]:
    """Columns for the social parents: their order if two, their sex if one."""
    if len(person.social_parents) == 2:
        return person.social_parents[0], person.social_parents[1]
    only = person.social_parents[0]
    return (None, only) if family[only].sex is Sex.FEMALE else (only, None)


def _yes_no(value: bool | None) -> str:  # noqa: FBT001
    return MISSING if value is None else "yes" if value else "no"


WRITERS: dict[str, Callable[[Person], str]] = {
    PROBAND: lambda person: "yes" if person.proband else MISSING,
    DECEASED: lambda person: _yes_no(person.deceased),
    DOB: lambda person: person.born.isoformat() if person.born else MISSING,
    BIRTH_YEAR: lambda person: (
        MISSING if person.born or person.birth_year is None else str(person.birth_year)
    ),
    COUNTRY: lambda person: person.country or MISSING,
    LANGUAGE: lambda person: person.language or MISSING,
    GENDER: lambda person: person.gender or MISSING,
    TWIN: lambda person: person.twin or MISSING,
    ADOPTED: lambda person: "yes" if person.adopted else MISSING,
    RESULT: lambda person: person.result.value if person.result else MISSING,
}


def _unsayable(family: Family, person: Person) -> Iterator[Fault]:
    reasons = [*_id_reasons(family, person), *_adoption_reasons(person)]
    texts = {**person.extra, TWIN: person.twin, GENDER: person.gender}
    for column, text in texts.items():
        if text is not None and not _is_sayable(column, text, person):
            reasons.append(
                f"has a value in the column {column} that PED cannot hold; accepted is "
                "a text on one line without tabs that means nothing else"
            )
    for reason in reasons:
        yield Fault("not_in_ped", person.line, person.id, f"`{person.id}` {reason}")


def _id_reasons(family: Family, person: Person) -> Iterator[str]:
    ids = (family.family_id, person.id)
    is_nobody = is_missing(family.family_id) or person.id in NOBODY
    if is_nobody or family.family_id.startswith("#") or any(map(id_fault, ids)):
        yield (
            "or the family has an id that PED cannot hold; accepted is an id without "
            "blanks other than `0` and `.`, of a family not beginning with `#`"
        )


def _adoption_reasons(person: Person) -> Iterator[str]:
    if person.social_parents and not person.adopted:
        yield "has social parents without being adopted; accepted are both or neither"
    if person.adopted and person.parents:
        yield "is adopted and has biological parents; accepted is one or the other"
    if len(person.social_parents) > 2:
        yield "has more than two social parents; accepted are at most two"


def _is_sayable(column: str, text: str, person: Person) -> bool:
    """Whether reading the cell again gives the same value in the same column."""
    if is_missing(text) or text != text.strip() or not text.isprintable():
        return False
    if column == PHENOTYPE:
        return text not in READ_PHENOTYPES and person.affected is None
    if column in (CONSULTAND, TESTED):
        return text.casefold() in YES_NO
    if column == TWIN:
        return text != "0"
    is_name = column == column.strip() != "" and column.isprintable()
    return column in (GENDER, *KEPT) or (is_name and column_of(column) is None)
