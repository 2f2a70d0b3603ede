"""Proves the law engine by enumeration, country by country; says how far it has come.

python tests/proof/prove_law.py [CC ...]
"""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from law_facts import Opaque
from law_invariants import changes_of, faults_of, opened_by
from law_legs import LEGS, All, Count, LegOf, counted, enumerated, law_book, slices

from consent import Leg, country_codes

__all__ = ["TODAY", "Part", "part", "parts", "prove"]

#: The day of the reduced run.
TODAY = date(2026, 11, 24)

#: What each leg may read; a fact that is not here changes no answer of its route.
_PLACE = ("clinic.country", "clinic.region")
_HOME = ("relative.country", "relative.region")
_DISCLOSE = (
    *_PLACE,
    "clinic.register",
    "proband.",
    "consent.",
    "relative.kin",
    "steps:",
)
_DISCLOSE += ("relative.age", "relative.legal_interest_documented", "relative.heir")
_DISCLOSE += ("relative.cohabitant", "relative.closer_relative_alive", "condition.")
_DISCLOSE += ("relative.other_relative_objects", "relative.request")
_RECEIVE = (*_HOME, "relative.status", "relative.age", "relative.kin", "relative.tie")
_RECEIVE += ("relative.wish", "proband.status", "condition.", "steps:")
_TEST = (*_HOME, "test.", "relative.status", "relative.age", "relative.wish")
_TEST += ("relative.objects_to_test", "relative.test_consent", "relative.counselled_on")
_TEST += ("condition.gene", "condition.benefit_before_adulthood")
_TEST += ("condition.preventable_or_treatable",)
READS = {
    "family_mediated D": (
        *_PLACE,
        "proband.status",
        "proband.knows_result",
        "proband.waived_knowing",
        "consent.test",
    ),
    "family_mediated R": _RECEIVE,
    "clinic_contact D": _DISCLOSE,
    "clinic_contact R": (*_RECEIVE, "recipient"),
    "relative_request D": _DISCLOSE,
    "predictive_test T": (*_TEST, "consent.test", "steps:"),
}
#: Acts that only a test asks for, so that no contact waits for them.
_OF_TESTS = {"steps:counselled_relative", "steps:reflection_confirmed"}


@dataclass(frozen=True, slots=True)
class Part:
    """What was found of one leg under one state of one country's law."""

    country: str
    leg: LegOf
    on: date
    paths: int
    permits: int
    count: Count
    faults: tuple[str, ...]

    def line(self) -> str:
        """Say it."""
        return (
            f"{self.country} {self.leg.name:20} from {self.on}: {self.paths:6} paths, "
            f"{self.permits:4} permit; {self.count.known:.3g} situations known, "
            f"{self.count.every:.3g} with what may be unknown"
        )


def part(country: str, on: date, found: All) -> Part:
    """Count the situations of a leg, and look for what must not be."""
    count = counted(found)
    faults = {fault for leaf in found.leaves for fault in faults_of(leaf, found.leg)}
    faults |= set(_unread(found.leg, count.facts))
    faults |= set(_unknown_age(found))
    for change in changes_of(found, count.facts):
        for _, before in opened_by(change, found, found):
            strict = ", ".join(map(str, change.strict)) or "unknown"
            faults.add(
                f"`{change.fact}` made {strict} turns {before.verdict.word} into permit"
            )
    return Part(
        country,
        found.leg,
        on,
        len(found.leaves),
        len(found.permits),
        count,
        tuple(sorted(faults)),
    )


def _unread(leg: LegOf, facts: Iterable[str]) -> Iterator[str]:
    """Name facts a leg reads that it has no business with."""
    for fact in facts:
        strange = leg.leg is not Leg.TEST and fact in _OF_TESTS
        if strange or not fact.startswith(READS[leg.name]):
            yield f"reads `{fact}`"


def _unknown_age(found: All) -> Iterator[str]:
    """An age is never guessed: every permit of R and T knows it."""
    if found.leg.leg not in {Leg.RECEIVE, Leg.TEST}:
        return
    for leaf in found.permits:
        if not isinstance(leaf.facts.values.get("relative.age"), Opaque):
            yield "permits without the age of the relative"


def parts(country: str, *, on: date | None = None) -> Iterator[Part]:
    """Prove every leg of one country: on one day, else in every state of its law."""
    law = law_book().law(country)
    assert law is not None
    for leg in LEGS:
        states = slices(leg, law) if on is None else [(on, enumerated(leg, law, on))]
        for day, found in states:
            yield part(country, day, found)


def prove(countries: Iterable[str]) -> int:
    """Prove countries, saying what is found; returns the number of faults."""
    known = every = paths = faults = 0
    for country in countries:
        began = time.monotonic()
        for found in parts(country):
            print(found.line(), flush=True)
            for fault in found.faults:
                print(f"  FAULT {fault}", flush=True)
            known, every = known + found.count.known, every + found.count.every
            paths, faults = paths + found.paths, faults + len(found.faults)
        print(f"{country} took {time.monotonic() - began:.0f} s", flush=True)
    print(
        f"{paths} paths stand for {known:.4g} situations in which every fact that can "
        f"be tried is known, and decide {every:.4g} with what may be unknown; "
        f"{faults} faults"
    )
    return faults


if __name__ == "__main__":
    sys.exit(prove(sys.argv[1:] or country_codes()) > 0)
