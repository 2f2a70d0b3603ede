"""The situation of one relative, put together from what the case knows.

Only gathers facts; deciding is `consent`'s. A fact nobody recorded is left out, which
makes it unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from consent import Situation
from flows.steps.canonical import digest_of
from pedigree import Family, PersonId, legal_kin, relationship

_LAST_CHILD_AGE = 18
_PROBAND_KEYS = (
    "status",
    "knows_result",
    "waived_knowing",
    "prior_objection",
    "could_consent_before_death",
)
_RELATIVE_KEYS = (
    "tie",
    "country",
    "region",
    "status",
    "wish",
    "request",
    "legal_interest_documented",
    "heir",
    "cohabitant",
    "closer_relative_alive",
    "other_relative_objects",
    "test_consent",
    "test_consent_form",
    "objects_to_test",
    "counselled_on",
)

RULING = "ruling"
"""The fact that two people signed what the law leaves to them."""
_NOT_WEIGHED = frozenset({"name", "on", RULING})

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What all relatives of one case share.

    Parameters
    ----------
    family
        The current version of the family.
    proband
        Whose result opened the case.
    gene
        HGNC symbol.
    clinic
        `country`, `region`, `register` of the clinic, as far as known.
    facts
        Facts by person, without identity.
    born
        Birth dates by person, as far as known; they do not leave this value.
    """

    family: Family
    proband: PersonId
    gene: str
    clinic: Facts
    facts: Mapping[PersonId, Facts]
    born: Mapping[PersonId, date]


def is_dead(case: CaseFacts, person: PersonId) -> bool:
    """Say whether the family file or the people file says that somebody has died.

    Parameters
    ----------
    case
        What the case knows.
    person
        A member of the family.

    Returns
    -------
    bool
        False also where nobody knows.
    """
    said = case.facts.get(person, {}).get("status")
    return case.family[person].deceased or said == "deceased"


def age_on(case: CaseFacts, person: PersonId, on: date) -> int | None:
    """Age in completed years, where it is known well enough to decide on.

    A birth year alone leaves two ages; it counts only for those who are adults at
    both, and then as the lower one. An age of which a decision could be wrong is
    unknown.

    Parameters
    ----------
    case
        Holds birth dates and the family.
    person
        A member of the family.
    on
        The day of the question.

    Returns
    -------
    int or None
        Years, or None.
    """
    born = case.born.get(person)
    if born is not None:
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    year = case.family[person].birth_year
    if year is None:
        return None
    youngest = on.year - year - 1
    return youngest if youngest >= _LAST_CHILD_AGE else None


def situation_of(case: CaseFacts, person: PersonId, on: date) -> Situation:
    """Put together the situation of one relative on one day.

    Parameters
    ----------
    case
        What the case knows.
    person
        The relative in question.
    on
        The day whose law and ages count.

    Returns
    -------
    Situation
        Named by the id of the relative in the family file.
    """
    said = {
        "name": person,
        "on": on,
        "clinic": _known(case.clinic),
        "proband": _proband(case, on),
        "consent": _consent(case, person),
        "relative": _relative(case, person, on),
        "condition": {**_condition(case), "gene": case.gene},
        "steps": _steps(case, person),
    }
    situation = Situation.from_dict(said)
    ruling = case.facts.get(person, {}).get(RULING)
    # Signed on other facts, it counts no more, and a person is asked again.
    if isinstance(ruling, Mapping) and ruling["facts"] == facts_weighed(situation):
        kept = {key: value for key, value in ruling.items() if key != "facts"}
        return Situation.from_dict({**said, RULING: kept})
    return situation


def facts_weighed(situation: Situation) -> str:
    """Digest of the facts that a ruling rests on, whatever the day.

    Parameters
    ----------
    situation
        A ruling in it counts for nothing here.

    Returns
    -------
    str
        SHA-256 in hexadecimal.
    """
    facts = situation.as_dict()
    return digest_of({k: v for k, v in facts.items() if k not in _NOT_WEIGHED})


def _condition(case: CaseFacts) -> dict[str, object]:
    said = case.facts.get(case.proband, {}).get("condition")
    return dict(said) if isinstance(said, Mapping) else {}


def _proband(case: CaseFacts, on: date) -> dict[str, object]:
    facts = case.facts.get(case.proband, {})
    said = {key: facts[key] for key in _PROBAND_KEYS if key in facts}
    if case.family[case.proband].deceased:
        said["status"] = "deceased"
    return _known({**said, "age": age_on(case, case.proband, on)})


def _consent(case: CaseFacts, person: PersonId) -> dict[str, object]:
    # A relative's own block replaces the proband's default as a whole: consent for
    # one relative says nothing of another.
    own = case.facts.get(person, {}).get("consent")
    default = case.facts.get(case.proband, {}).get("consent")
    chosen = own if own is not None else default
    return dict(chosen) if isinstance(chosen, Mapping) else {}


def _relative(case: CaseFacts, person: PersonId, on: date) -> dict[str, object]:
    facts = case.facts.get(person, {})
    member = case.family[person]
    said = {key: facts[key] for key in _RELATIVE_KEYS if key in facts}
    said.setdefault("country", member.country)
    if member.adopted:
        said.setdefault("tie", "adoptive")
    if member.deceased:
        said["status"] = "deceased"
    kin = legal_kin(relationship(case.family, case.proband, person))
    return _known({"kin": kin, "age": age_on(case, person, on), **said})


def _steps(case: CaseFacts, person: PersonId) -> list[str]:
    steps: set[str] = set()
    for one in (case.proband, person):
        recorded = case.facts.get(one, {}).get("steps", ())
        if isinstance(recorded, list | tuple):
            steps.update(str(step) for step in recorded)
    return sorted(steps)


def _known(facts: Facts) -> dict[str, object]:
    return {key: value for key, value in facts.items() if value is not None}
