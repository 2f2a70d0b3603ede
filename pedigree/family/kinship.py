"""Kinship and inbreeding as exact fractions; refuses to estimate."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .faults import SexNeededError
from .person import Sex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from .family import Family
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
    index = family.genotypes.index
    return family.autosomes.kinship(index[family[one].id], index[family[other].id])


def inbreeding_coefficient(family: Family, person: PersonId) -> Fraction:
    """Chance that the two alleles of one person are identical by descent.

    It is the kinship of the parents, and 0 where one of them is unknown.

    Raises
    ------
    UnknownPersonError
        If `person` is not in `family`.
    """
    return family.autosomes.inbreeding(family.genotypes.index[family[person].id])


def x_kinship_coefficient(family: Family, one: PersonId, other: PersonId) -> Fraction:
    r"""Kinship of two people on the X chromosome.

    A male has one allele there, his mother's; so a father and his son have none in
    common by descent, and a male's kinship with himself is 1. Otherwise as
    `kinship_coefficient`.

    Parameters
    ----------
    family
        A validated family; it may contain loops.
    one, other
        Two members, or twice the same.

    Raises
    ------
    UnknownPersonError
        If one of them is not in `family`.
    SexNeededError
        If the sex of one of them is unknown.

    References
    ----------
    Lynch M, Walsh B. Genetics and Analysis of Quantitative Traits. Sunderland:
    Sinauer; 1998, chapter 7.

    Examples
    --------
    >>> from pedigree import parse_family, x_kinship_coefficient
    >>> family = parse_family("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 0")
    >>> x_kinship_coefficient(family, "dad", "ana")
    Fraction(1, 2)
    """
    for person in (one, other):
        _require_sex(family, person)
    index = family.genotypes.index
    return family.x_chromosomes.kinship(index[one], index[other])


def x_kinship_coefficients(
    family: Family, person: PersonId
) -> Mapping[PersonId, Fraction]:
    """Kinship of one person with everybody on the X chromosome.

    Parameters
    ----------
    family
        A validated family.
    person
        A member whose sex is known.

    Returns
    -------
    mapping of PersonId to Fraction
        Everybody whose sex is known, the person too, in the order of the family.

    Raises
    ------
    UnknownPersonError
        If `person` is not in `family`.
    SexNeededError
        If the sex of `person` is unknown.
    """
    _require_sex(family, person)
    index = family.genotypes.index
    row = family.x_chromosomes.row(index[person])
    return MappingProxyType(
        {each.id: row[index[each.id]] for each in family if each.sex is not Sex.UNKNOWN}
    )


def kinship_row(family: Family, person: PersonId) -> tuple[Fraction, ...]:
    """Kinship of one person with every number of `family.genotypes`."""
    return family.autosomes.row(family.genotypes.index[person])


def _require_sex(family: Family, person: PersonId) -> None:
    """Only the childless can be of unknown sex, so no ancestor's need be asked."""
    if family[person].sex is Sex.UNKNOWN:
        raise SexNeededError(
            f"kinship on the X chromosome needs the sex of `{person}`: record female "
            "or male",
            item=person,
        )
