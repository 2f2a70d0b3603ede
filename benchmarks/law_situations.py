"""Situations of one country, each in our words and in those of the policy peer.

Norway: contact with consent on conditions, an exception for a patient who cannot
decide, a ruling, a right not to know, own consent from 16, an approved laboratory.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["norwegian"]

ON = "2026-11-24"
Item = dict[str, Any]
Context = dict[str, Any]

#: Who carries the result, and whether it was waived.
KNOWS = ((True, False), (False, False), (False, True))
STATUS = ("competent", "incapacitated", "unreachable", "deceased")
#: State of the consent, who gave it, an objection while able, a search for the proband.
CONSENT = (
    ("given", "proband", False, False),
    ("given", "representative", False, False),
    ("refused", "proband", False, False),
    ("withdrawn", "proband", False, False),
    *(("not_asked", "proband", no, search) for no in (0, 1) for search in (0, 1)),
)
RELATIVE = (
    ("sister", 40, "competent"),
    ("sister", 40, "deceased"),
    ("partner", 40, "competent"),
    ("son", 15, "minor"),
)
RULING = ("none", "disclose", "do_not_disclose")
#: Age and whether the person can decide.
TESTED = tuple(product((40, 17, 15), (True, False)))
YES_NO = (True, False)

CARED_FOR: Item = {
    "clinic": {"country": "NO"},
    "proband": {
        "status": "competent",
        "age": 60,
        "knows_result": True,
        "waived_knowing": False,
        "prior_objection": False,
    },
    "consent": {"disclosure": "given", "form": "written", "given_by": ["proband"]},
    "relative": {
        "kin": "sister",
        "country": "NO",
        "age": 40,
        "status": "competent",
        "wish": "none",
        "request": "oral",
        "test_consent": ["self"],
        "test_consent_form": "written",
        "objects_to_test": False,
    },
    "test": {"country": "NO", "ordered_by": "licensed_centre"},
    "condition": {
        "gene": "BRCA1",
        "disease_on_approved_list": True,
        "serious_harm": True,
        "preventable_or_treatable": True,
        "benefit_before_adulthood": False,
        "scientific_criteria": "met",
    },
    "steps": ["counselled_relative"],
}


def norwegian() -> list[tuple[Item, Context]]:
    """Give every situation as an item of ours and a context of the peer's."""
    items = [*_contacts(), *_tests()]
    return [
        ({"name": f"no {number}", "on": ON, **item}, _context(item))
        for number, item in enumerate(items)
    ]


def _contacts() -> Iterator[Item]:
    axes = (STATUS, KNOWS, CONSENT, YES_NO, YES_NO, YES_NO, ("none", "oral"))
    for status, knows, consent, approved, harm, hush, asked in product(*axes):
        for kin, ruling in product(RELATIVE, RULING):
            said: Item = {
                "proband": {
                    "status": status,
                    "knows_result": knows[0],
                    "waived_knowing": knows[1],
                    "prior_objection": bool(consent[2]),
                },
                "consent": {"disclosure": consent[0], "given_by": [consent[1]]},
                "relative": {
                    "kin": kin[0],
                    "age": kin[1],
                    "status": kin[2],
                    "wish": "does_not_want_to_know" if hush else "none",
                    "request": asked,
                },
                "condition": {
                    "disease_on_approved_list": approved,
                    "serious_harm": harm,
                },
            }
            if consent[3]:
                said["steps"] = ["counselled_relative", "documented_search"]
            if ruling != "none":
                said["ruling"] = _signed(ruling)
            yield _over(said)


def _signed(outcome: str) -> Item:
    signers = {"by": "ann", "second": "ben", "on": ON}
    return {"route": "clinic_contact", "outcome": outcome, **signers}


def _tests() -> Iterator[Item]:
    givers: tuple[list[str], ...] = ([], ["self"], ["guardian"], ["representative"])
    orders = (None, "specialist", "licensed_centre")
    axes = (TESTED, YES_NO, YES_NO, givers, YES_NO, YES_NO, orders, YES_NO)
    for (age, able), hush, objects, by, paper, told, order, helps in product(*axes):
        ready = "competent" if age >= 18 else "minor"
        yield _over(
            {
                "relative": {
                    "age": age,
                    "status": ready if able else "incapacitated",
                    "wish": "does_not_want_to_know" if hush else "none",
                    "objects_to_test": objects,
                    "test_consent": by,
                    "test_consent_form": "written" if paper else "oral",
                },
                "test": {"ordered_by": order},
                "condition": {"benefit_before_adulthood": helps},
                "steps": ["counselled_relative"] if told else [],
            }
        )


def _over(said: Item) -> Item:
    """Lay what differs over the situation that is taken care of."""
    merged = dict(CARED_FOR)
    for key, part in said.items():
        known = merged.get(key)
        both = isinstance(part, dict) and isinstance(known, dict)
        merged[key] = {**known, **part} if both and known else part
    return merged


def _context(item: Item) -> Context:
    """Name the same facts flat, as a policy engine takes them."""
    relative, condition = item["relative"], item["condition"]
    return {
        "proband_status": item["proband"]["status"],
        "knows_result": item["proband"]["knows_result"],
        "waived_knowing": item["proband"]["waived_knowing"],
        "objected_while_able": item["proband"]["prior_objection"],
        "disclosure": item["consent"]["disclosure"],
        "given_by": item["consent"]["given_by"][0],
        "searched": "documented_search" in item["steps"],
        "serious_harm": condition["serious_harm"],
        "treatable": condition["preventable_or_treatable"],
        "approved_disease": condition["disease_on_approved_list"],
        "scientific_criteria": condition["scientific_criteria"] == "met",
        "benefit_as_child": condition["benefit_before_adulthood"],
        "relative_kin": relative["kin"],
        "relative_age": relative["age"],
        "relative_status": relative["status"],
        "does_not_want_to_know": relative["wish"] == "does_not_want_to_know",
        "requested": relative["request"] != "none",
        "ruling": item.get("ruling", {}).get("outcome", "none"),
        "objects_to_test": relative["objects_to_test"],
        "test_consent_by": relative["test_consent"],
        "test_consent_written": relative["test_consent_form"] == "written",
        "counselled": "counselled_relative" in item["steps"],
        "ordered_by": item["test"]["ordered_by"] or "nobody",
    }
