"""What people of a register are to each other; refuses to name it in a way of its own.

The members who bear on the question are read as a family, so that names, sides and
degrees are those of the clinic path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pedigree.family import relationships_from

from .generations import distinct

if TYPE_CHECKING:
    from pedigree.family import Relationship

    from .arrays import Numbers
    from .register import Register


def relationships_of_pairs(
    register: Register, one: Numbers, other: Numbers
) -> tuple[Relationship, ...]:
    r"""Say what the second of each pair is to the first.

    Parameters
    ----------
    register
        People of one family or of many; there may be loops.
    one, other
        Their numbers, pair by pair; both of a pair are of one family.

    Returns
    -------
    tuple of Relationship
        As `relationship` has them, pair by pair. Each first one costs as much as their
        ancestors and those of their relatives, so many pairs of few probands are fast.

    Raises
    ------
    UnknownPersonError
        If the two of a pair are not of one family.

    Examples
    --------
    >>> import numpy as np
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from pedigree import read_register, relationships_of_pairs
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "register.ped"
    ...     _ = path.write_text("F dad 0 0 1 0\nF mum 0 0 2 0\nF ana dad mum 2 0")
    ...     register = read_register(path)
    >>> dad, mum, ana = register.numbers("F", ["dad", "mum", "ana"])
    >>> found = relationships_of_pairs(register, np.array([ana]), np.array([mum]))
    >>> found[0].relationship, found[0].side.value
    ('mother', 'maternal')
    """
    probands = np.asarray(one, dtype=np.int64)
    people = np.asarray(other, dtype=np.int64)
    found: list[Relationship | None] = [None] * len(probands)
    order = np.argsort(probands, kind="stable")
    begins = np.flatnonzero(np.diff(probands[order], prepend=-1))
    for places in np.split(order, begins[1:]) if len(order) else ():
        named = _from_one(register, int(probands[places[0]]), people[places])
        for place, each in zip(places.tolist(), named, strict=True):
            found[place] = each
    return tuple(each for each in found if each is not None)


def _from_one(
    register: Register, proband: int, people: Numbers
) -> tuple[Relationship, ...]:
    family = register.read_members(
        vicinity(register, distinct(np.append(people, proband)))
    )
    ids = register.ids([proband, *people.tolist()])
    return relationships_from(family, ids[0], ids[1:])


def vicinity(register: Register, people: Numbers) -> Numbers:
    """Give all who bear on how some people are related: by blood, marriage or care.

    Those who raised them, everyone these or they themselves raised (so partners and
    step-families), and all ancestors of all of these, monozygotic twins with them.
    """
    near = distinct(np.concatenate([people, *_raised_by(register, people)]))
    raised, _ = register.raised.of(near)
    found = front = _with_twins(register, distinct(np.concatenate([near, raised])))
    while len(front):
        above = distinct(np.concatenate(_raised_by(register, front)))
        above = _with_twins(register, above)
        front = above[~np.isin(above, found, assume_unique=True)]
        found = distinct(np.concatenate([found, front]))
    return found


def _raised_by(register: Register, people: Numbers) -> tuple[Numbers, Numbers]:
    father, mother = (parent[people] for parent in register.raised_by)
    return father[father >= 0], mother[mother >= 0]


def _with_twins(register: Register, people: Numbers) -> Numbers:
    genotype = register.genotype[people]
    begin, twins = register.twins
    if not len(twins):
        return people
    further = [twins[begin[each] : begin[each + 1]] for each in distinct(genotype)]
    return distinct(np.concatenate([people, genotype, *further]))
