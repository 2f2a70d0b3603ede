"""Kinship and inbreeding as exact fractions; refuses to estimate.

One person's kinship with everyone takes one walk up and one walk down the family, so
the time grows linearly with its size; inbreeding visits only a couple's ancestors.
"""

from __future__ import annotations

from fractions import Fraction
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .family import Family
    from .lineage import Lineage
    from .person import PersonId


def kinship_coefficient(family: Family, one: PersonId, other: PersonId) -> Fraction:
    r"""Chance that two alleles, one drawn from each person, are identical by descent.

    Monozygotic twins are one genotype: their kinship is that of a person with
    themselves, (1 + F) / 2. Founders and unknown parents are unrelated and not
    inbred. Social ties carry no kinship.

    Parameters
    ----------
    family
        A validated family; it may contain loops.
    one, other
        Two members, or twice the same.

    Returns
    -------
    fractions.Fraction
        Exact, from 0 to 1.

    Raises
    ------
    UnknownPersonError
        If one of them is not in `family`.

    References
    ----------
    Malécot G. Les mathématiques de l'hérédité. Paris: Masson; 1948.

    Examples
    --------
    >>> from pedigree import kinship_coefficient, parse_family
    >>> family = parse_family("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 0")
    >>> kinship_coefficient(family, "dad", "ana")
    Fraction(1, 4)
    """
    row = kinship_row(family, family[one].id)
    return row[family.genotypes.index[family[other].id]]


def inbreeding_coefficient(family: Family, person: PersonId) -> Fraction:
    """Chance that the two alleles of one person are identical by descent.

    It is the kinship of the parents, and 0 where one of them is unknown.

    Raises
    ------
    UnknownPersonError
        If `person` is not in `family`.
    """
    return family.inbreeding[family.genotypes.index[family[person].id]]


def kinship_row(family: Family, person: PersonId) -> tuple[Fraction, ...]:
    """Kinship of one person with every number of `family.genotypes`."""
    lineage = family.genotypes
    row = _relationship_row(lineage, family.inbreeding, lineage.index[person])
    return tuple(each / 2 for each in row)


def inbreeding(lineage: Lineage) -> tuple[Fraction, ...]:
    """Inbreeding of every number of a lineage."""
    found: list[Fraction] = []
    of_couple: dict[tuple[int, int], Fraction] = {}
    for number in range(len(lineage)):
        couple = lineage.couple(number)
        if couple is None:
            found.append(Fraction(0))
            continue
        if couple not in of_couple:
            of_couple[couple] = _couple_kinship(lineage, found, couple)
        found.append(of_couple[couple])
    return tuple(found)


def _couple_kinship(
    lineage: Lineage, known: Sequence[Fraction], couple: tuple[int, int]
) -> Fraction:
    """Kinship of two numbers; only their ancestors are visited.

    Both stand before their child, so everything the sum needs is known already.
    """
    shares, others = (_shares(lineage, each) for each in couple)
    common = shares.keys() & others.keys()
    terms = (
        shares[each] * _own_drawing(lineage, known, each) * others[each]
        for each in common
    )
    return sum(terms, Fraction(0)) / 2


def _relationship_row(
    lineage: Lineage, known: Sequence[Fraction], person: int
) -> list[Fraction]:
    """Twice the kinship of one number with all.

    The matrix of relationships is T D T', with T what descends from whom and D what
    each person's own drawing of alleles adds (Henderson 1976; Colleau 2002): T' walks
    up from the person, D weighs, T walks down.
    """
    shares = _shares(lineage, person)
    row = [Fraction(0)] * len(lineage)
    for number in range(len(lineage)):
        if number in shares:
            row[number] = shares[number] * _own_drawing(lineage, known, number)
        for parent in lineage.parents(number):
            row[number] += row[parent] / 2
    return row


def _shares(lineage: Lineage, person: int) -> dict[int, Fraction]:
    """Give what each ancestor passed on to one number, itself included."""
    shares = {person: Fraction(1)}
    # Parents have lower numbers, so the highest waiting has got all it will get.
    waiting = [-person]
    while waiting:
        number = -heappop(waiting)
        for parent in lineage.parents(number):
            if parent not in shares:
                shares[parent] = Fraction(0)
                heappush(waiting, -parent)
            shares[parent] += shares[number] / 2
    return shares


def _own_drawing(lineage: Lineage, known: Sequence[Fraction], number: int) -> Fraction:
    """Variance that the drawing of alleles adds to what the parents pass on."""
    parents = lineage.parents(number)
    inherited = sum((1 + known[parent] for parent in parents), Fraction(0)) / 4
    return 1 - inherited
