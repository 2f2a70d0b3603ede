"""Exact kinship of many pairs at once; refuses the matrix of everyone with everyone.

The matrix of relationships is T D T' (Henderson 1976; Colleau 2002): T says what each
person has of each ancestor, D what the drawing of alleles adds. So a pair needs the
ancestors of the two only, and among them only those they share. For one of a pair the
ancestors are listed with their shares; from the other all ways up are walked at once,
and every ancestor met that is on the list counts.

Each value is a fraction whose denominator is a power of two, and within 25 generations
a float holds it without rounding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .ancestry import ancestors_of, places
from .meetings import Meetings

if TYPE_CHECKING:
    from .ancestry import Parents
    from .arrays import Numbers, Reals
    from .register import Register


def kinship_of_pairs(register: Register, one: Numbers, other: Numbers) -> Reals:
    """Kinship coefficients of pairs of people.

    Parameters
    ----------
    register
        People of one family or of many; there may be loops.
    one, other
        Their numbers, pair by pair; a pair may be twice the same person.

    Returns
    -------
    array
        As `kinship_coefficient` has them, as floats: exact where nobody asked for has
        more than 25 generations above them, rounded beyond.

    References
    ----------
    Colleau J-J. An indirect approach to the extensive calculation of relationship
    coefficients. Genet Sel Evol 2002;34:409-21.
    """
    pairs = [
        register.genotype[np.asarray(each, dtype=np.int64)] for each in (one, other)
    ]
    return kinship(register.descent, *pairs)


def inbreeding_of(register: Register, people: Numbers) -> Reals:
    """Inbreeding coefficients of people: the kinship of their parents."""
    genotypes = register.genotype[np.asarray(people, dtype=np.int64)]
    lines = ancestors_of(register.descent, genotypes)
    return lines.inbreeding()[np.searchsorted(lines.people, genotypes)]


def kinship(descent: Parents, one: Numbers, other: Numbers) -> Reals:
    """Kinship of pairs of genotypes, from their fathers and mothers."""
    if not len(one):
        return np.zeros(0)
    listed, of = places(one)
    shared, places_of = places(other)
    if len(shared) < len(listed):
        listed, of, other = shared, places_of, one
    lines = ancestors_of(descent, listed)
    drawing = lines.own_drawing(lines.inbreeding())
    shares = lines.shares(np.searchsorted(lines.people, listed))
    weight = shares.share * drawing[shares.person]
    size = len(descent[0])
    met = Meetings.of(shares.of * size + lines.people[shares.person], weight)
    return met.walk(descent, of * size + other) / 2
