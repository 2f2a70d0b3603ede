"""A small systematic set of situations of one country, to see what a law changes.

It is no proof: it holds the states, acts and persons that laws tell apart, one by one
and in the pairs that meet in practice.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

from consent.situation import Situation

__all__ = ["law_probe"]

Facts = Mapping[str, Any]

_STATUS = ("competent", "incapacitated", "unreachable", "deceased")
_CONSENT: Mapping[str, Facts] = {
    "consent in writing": {"disclosure": "given", "form": "written"},
    "consent by word of mouth": {"disclosure": "given", "form": "oral"},
    "a refusal": {"disclosure": "refused"},
    "nobody asked": {"disclosure": "not_asked"},
}
_KIN = ("sister", "cousin")
_REQUEST: Mapping[str, str] = {
    "who did not ask": "none",
    "who asked by word of mouth": "oral",
    "who asked in writing with reasons": "written_reasoned",
}
_DONE = (
    "all_efforts_to_persuade",
    "ethics_committee",
    "court_release",
    "information_not_obtainable_otherwise",
    "patient_notified",
    "documented_search",
)
_ACTS: Mapping[str, list[str]] = {"nothing done": [], "every act done": [*_DONE]}
_RELATIVE: Mapping[str, Facts] = {
    "who does not want to know": {"wish": "does_not_want_to_know"},
    "of 17": {"age": 17, "status": "minor"},
    "of 15": {"age": 15, "status": "minor"},
    "of 10": {"age": 10, "status": "minor"},
    "who cannot decide": {"status": "incapacitated"},
    "by adoption": {"tie": "adoptive"},
}
_TEST: Mapping[str, Facts] = {
    "consent, counselling, licensed centre": {},
    "no consent": {"test_consent": []},
    "consent by word of mouth": {"test_consent_form": "oral"},
    "objecting": {"objects_to_test": True},
}
_SISTER: Facts = {
    "kin": "sister",
    "age": 40,
    "status": "competent",
    "wish": "none",
    "request": "none",
    "legal_interest_documented": True,
    "heir": True,
    "cohabitant": False,
    "closer_relative_alive": False,
    "other_relative_objects": False,
    "objects_to_test": False,
    "test_consent": ["self"],
    "test_consent_form": "written",
}
_ORDERED = ("any_physician", "specialist", "licensed_centre")


def law_probe(country: str, on: date) -> tuple[Situation, ...]:
    """Return the situations, each named by what is special about it.

    Parameters
    ----------
    country
        Of clinic, relative and test.
    on
        The day of all of them.

    Examples
    --------
    >>> found = law_probe("NO", date(2026, 11, 24))
    >>> len(found), found[0].name
    (225, 'proband competent, consent in writing, sister who did not ask, nothing done')
    """
    base = _base(country, on)
    items = [*_contacts(), *_relatives(), *_tests()]
    return tuple(Situation.from_dict(_over(base, item)) for item in items)


def _contacts() -> Iterator[dict[str, Any]]:
    axes = product(_STATUS, _CONSENT, _KIN, _REQUEST, _ACTS)
    for status, consent, kin, request, acts in axes:
        yield {
            "name": f"proband {status}, {consent}, {kin} {request}, {acts}",
            "proband": {"status": status},
            "consent": _CONSENT[consent],
            "relative": {"kin": kin, "request": _REQUEST[request]},
            "steps": _ACTS[acts],
        }


def _relatives() -> Iterator[dict[str, Any]]:
    for kin, who in product(("sister", "daughter"), _RELATIVE):
        yield {
            "name": f"{kin} {who}, consent in writing",
            "relative": {"kin": kin, **_RELATIVE[who]},
        }
    for status in _STATUS[1:]:
        yield {
            "name": f"proband {status} who objected while able, sister who asked",
            "proband": {"status": status, "prior_objection": True},
            "consent": _CONSENT["nobody asked"],
            "relative": {"request": "written_reasoned"},
        }


def _tests() -> Iterator[dict[str, Any]]:
    ready = ["counselled_relative", "reflection_confirmed"]
    for age, how in product((40, 17, 15), _TEST):
        adult = age >= 18
        givers = ["self", "guardian"] if not adult else ["self"]
        yield {
            "name": f"test at {age}, {how}",
            "relative": {
                "age": age,
                "status": "competent" if adult else "minor",
                "test_consent": givers,
                **_TEST[how],
            },
            "steps": ready,
        }
    for ordered, steps in product(_ORDERED, ([], ready)):
        told = "counselled" if steps else "not counselled"
        yield {
            "name": f"test at 40, {told}, ordered by {ordered}",
            "test": {"ordered_by": ordered},
            "steps": steps,
        }


def _base(country: str, on: date) -> dict[str, Any]:
    return {
        "on": on,
        "clinic": {"country": country} | _region(country),
        "proband": {
            "status": "competent",
            "age": 60,
            "knows_result": True,
            "prior_objection": False,
            "could_consent_before_death": False,
        },
        "consent": {**_CONSENT["consent in writing"], "given_on": on},
        "relative": {**_SISTER, "country": country, "counselled_on": on}
        | _region(country),
        "test": {"ordered_by": "licensed_centre"},
        "condition": {"gene": "BRCA1", "disease_on_approved_list": True},
    }


def _region(country: str) -> dict[str, str]:
    """Name the part of a country for which its file speaks, where it is one part."""
    return {"region": "GB-ENG"} if country == "GB" else {}


def _over(base: Facts, said: Facts) -> dict[str, Any]:
    blocks = {
        key: {**base[key], **part} if isinstance(part, Mapping) else part
        for key, part in said.items()
    }
    return {**base, **blocks}
