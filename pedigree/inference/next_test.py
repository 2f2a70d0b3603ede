"""Which relative's test would tell most about everybody, and who must be a carrier.

Asks the exact inference once for every possible result; recommends nobody.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from .evidence import evidence_of
from .model import Observation
from .posterior import carrier_probabilities

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pedigree.family import Family, PersonId

    from .likelihood import Evidence
    from .model import CarrierProbability, InheritanceModel

    Answers = Mapping[PersonId, CarrierProbability]

__all__ = ["TestValue", "obligate_carriers", "value_of_tests"]

EVEN = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class TestValue:
    """What one relative's test is expected to tell.

    Attributes
    ----------
    person
        Who would be tested.
    expected_entropy_fall
        By how many bits the uncertainty about everybody's carrier status falls on
        average, the sum over all people including this one; never negative but for
        rounding.
    expected_settled
        How many people, this one included, are expected to come to a probability of
        0 or of at least 1/2 who have neither now. An infinitesimal chance counts as 0
        in the rare-allele limit.
    """

    person: PersonId
    expected_entropy_fall: float
    expected_settled: float

    # Keeps pytest from collecting it as a test class.
    __test__ = False


def value_of_tests(
    family: Family,
    model: InheritanceModel,
    *,
    proband: PersonId,
    observations: Mapping[PersonId, Evidence] | None = None,
    candidates: Iterable[PersonId] | None = None,
) -> tuple[TestValue, ...]:
    """Rank relatives by what a test of theirs would tell about the family.

    A test says carrier or not, without error. In recessive inheritance carrier means
    one or two variant alleles, as for `carrier_probabilities`.

    Parameters
    ----------
    family, model, proband, observations
        As for `carrier_probabilities`.
    candidates
        Who could be tested; None: everybody whose result is not certain.

    Returns
    -------
    tuple of TestValue
        The most telling test first: by entropy, then by people settled, then in the
        order of the family. A candidate whose carrier status is certain, as with a
        result that is, has value 0.

    Raises
    ------
    UnknownPersonError, SexNeededError, ObservationsConflictError, TooTangledError
        As for `carrier_probabilities`.

    Examples
    --------
    >>> from pedigree import Family, InheritanceModel, Person, PersonId, Sex
    >>> mum, dad, ana = PersonId("mum"), PersonId("dad"), PersonId("ana")
    >>> family = Family.of([
    ...     Person(id=mum, sex=Sex.FEMALE),
    ...     Person(id=dad, sex=Sex.MALE),
    ...     Person(id=ana, sex=Sex.FEMALE, father=dad, mother=mum),
    ...     Person(id=PersonId("ben"), sex=Sex.MALE, father=dad, mother=mum),
    ... ])
    >>> best, *_ = value_of_tests(family, InheritanceModel(), proband=ana)
    >>> best.person, best.expected_entropy_fall
    ('mum', 2.0)
    """
    evidence = evidence_of(
        family, model.mode, proband=proband, observations=observations
    )
    now = carrier_probabilities(family, model, proband=proband, observations=evidence)
    if candidates is None:
        candidates = [p.id for p in family if not _has_result(evidence, p.id)]
    place = {each.id: number for number, each in enumerate(family)}
    found = []
    for person in dict.fromkeys(candidates):
        chance = now[family[person].id].carrier
        after = {
            result: carrier_probabilities(
                family,
                model,
                proband=proband,
                observations={**evidence, person: _with(result, evidence.get(person))},
            )
            for result in (Observation.CARRIER, Observation.NON_CARRIER)
            if 0 < chance < 1
        }
        found.append(_value(person, chance, now, after))
    found.sort(
        key=lambda v: (
            -round(v.expected_entropy_fall, 9),
            -v.expected_settled,
            place[v.person],
        )
    )
    return tuple(found)


def obligate_carriers(
    family: Family,
    model: InheritanceModel,
    *,
    proband: PersonId,
    observations: Mapping[PersonId, Evidence] | None = None,
) -> tuple[PersonId, ...]:
    """Everybody without a certain result who must carry the variant, given all others.

    That is a matter of position, so it is judged in the rare-allele limit whatever the
    frequency of the model: a second, independent source in the family is left out.

    Raises
    ------
    UnknownPersonError, SexNeededError, ObservationsConflictError, TooTangledError
        As for `carrier_probabilities`.

    Examples
    --------
    >>> from pedigree import Family, InheritanceModel, Person, PersonId, Sex
    >>> gran, mum, ana = PersonId("gran"), PersonId("mum"), PersonId("ana")
    >>> family = Family.of([
    ...     Person(id=gran, sex=Sex.FEMALE),
    ...     Person(id=mum, sex=Sex.FEMALE, mother=gran),
    ...     Person(id=ana, sex=Sex.FEMALE, mother=mum),
    ... ])
    >>> seen = {gran: Observation.CARRIER}
    >>> model = InheritanceModel()
    >>> obligate_carriers(family, model, proband=ana, observations=seen)
    ('mum',)
    """
    evidence = evidence_of(
        family, model.mode, proband=proband, observations=observations
    )
    limit = replace(model, frequency=None)
    found = carrier_probabilities(family, limit, proband=proband, observations=evidence)
    return tuple(
        person
        for person, chance in found.items()
        if chance.fraction == 1 and not _has_result(evidence, person)
    )


def _has_result(evidence: Mapping[PersonId, Evidence], person: PersonId) -> bool:
    return isinstance(evidence.get(person), Observation)


def _with(result: Observation, known: Evidence | None) -> Evidence:
    """Add a result to what was known of a person for less than certain."""
    if known is None or isinstance(known, Observation):
        return result
    from .likelihood import likelihood_of_test  # noqa: PLC0415 - few have any

    return known * likelihood_of_test(result)


def _value(
    person: PersonId,
    chance: float,
    now: Answers,
    after: Mapping[Observation, Answers],
) -> TestValue:
    fall = settled = 0.0
    if after:
        fall = sum(_entropy(each.carrier) for each in now.values())
        open_now = [p for p, each in now.items() if not _is_settled(each)]
        for result, answers in after.items():
            share = chance if result is Observation.CARRIER else 1 - chance
            fall -= share * sum(_entropy(each.carrier) for each in answers.values())
            settled += share * sum(_is_settled(answers[p]) for p in open_now)
    return TestValue(person, fall, settled)


def _entropy(chance: float) -> float:
    if not 0 < chance < 1:
        return 0.0
    return -chance * math.log2(chance) - (1 - chance) * math.log2(1 - chance)


def _is_settled(answer: CarrierProbability) -> bool:
    exact = answer.carrier if answer.fraction is None else answer.fraction
    return exact == 0 or exact >= EVEN
