"""The decision: four routes, each joined from its legs. Pure; no clock, no files.

Worst wins between legs, acts and duties add up, and only here is a `Permit` made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypedDict, assert_never

from consent.decision.carry import carry
from consent.decision.disclose import disclose
from consent.decision.export import export
from consent.decision.letter_terms import LetterTerms, letter_terms
from consent.decision.outcome import (
    PERMIT_TOKEN,
    AskHuman,
    Hold,
    Outcome,
    Permit,
    Reason,
    Refuse,
)
from consent.decision.predictive import predictive
from consent.decision.receive import receive
from consent.decision.rulings import ruled
from consent.decision.settle import Question, Settled, settle
from consent.decision.verdict import Verdict, worst
from consent.decision.view import View
from consent.rulebook import Rulebook
from consent.situation import Situation
from consent.situation_condition import with_gene_knowledge
from consent.situation_words import Recipient
from consent.vocabulary import Leg, OutcomeWord, Route

__all__ = ["decide"]

Answer = Callable[[View], Verdict]

_LEGS: Final[Mapping[Route, tuple[tuple[Leg, Answer], ...]]] = {
    Route.FAMILY_MEDIATED: ((Leg.DISCLOSE, carry), (Leg.RECEIVE, receive)),
    Route.CLINIC_CONTACT: (
        (Leg.DISCLOSE, disclose),
        (Leg.EXPORT, export),
        (Leg.RECEIVE, receive),
    ),
    Route.RELATIVE_REQUEST: (
        (Leg.DISCLOSE, disclose),
        (Leg.EXPORT, export),
        (Leg.RECEIVE, receive),
    ),
    Route.PREDICTIVE_TEST: ((Leg.TEST, predictive),),
}

_SHARED: Final = {Leg.EXPORT, Leg.RECEIVE}


def decide(situation: Situation, rulebook: Rulebook) -> Mapping[Route, Outcome]:
    """Decide every route by which a relative may come to know, or to a test.

    Each leg stands under its own country's law: D the clinic's, E the exporter's, R
    the relative's residence, T the place of the test. What is unknown or doubtful is
    tried at every value it could have; where that matters, a person is asked. The
    same situation under the same rulebook always gives the same answers.

    Parameters
    ----------
    situation
        What is known on one day; it presupposes a confirmed class 4 or 5 germline
        variant.
    rulebook
        The law, dated.

    Returns
    -------
    Mapping of Route to Outcome
        An answer for each of the four routes, with the reasons of all its legs, the
        winning one first.
    """
    case = _Case(with_gene_knowledge(situation), rulebook)
    return {route: _route(case, route) for route in Route}


@dataclass(frozen=True, slots=True)
class _Case:
    """One decision: the situation, with what gene files add to it, and the law.

    Legs E and R are the same on every route that has them, and answered once.
    """

    situation: Situation
    rulebook: Rulebook
    shared: dict[tuple[Leg, bool], Settled] = field(default_factory=dict)

    def settle(self, route: Route, leg: Leg, answer: Answer) -> Settled:
        """Answer one leg of one route."""
        question = Question(self.situation, self.rulebook, route, leg)
        if leg not in _SHARED:
            return settle(question, answer)
        # A carried letter goes to the relative, whoever else the clinic writes to.
        to_another = self.situation.recipient is not Recipient.RELATIVE
        key = (leg, to_another and route is Route.FAMILY_MEDIATED)
        if key not in self.shared:
            self.shared[key] = settle(question, answer)
        return self.shared[key]


def _route(case: _Case, route: Route) -> Outcome:
    """Decide one route."""
    settled = [case.settle(route, leg, answer) for leg, answer in _LEGS[route]]
    tried = any(leg.tried for leg in settled)
    found: list[Verdict] = []
    by_ruling = False
    for leg in settled:
        verdict = leg.verdict
        if leg.leg is Leg.DISCLOSE and route is not Route.FAMILY_MEDIATED:
            verdict, by_ruling = ruled(case.situation, verdict, route, tried=tried)
        found.append(verdict)
    joined = worst(*found)
    terms = letter_terms(
        case.situation, case.rulebook, route, verdict=joined, ruled=by_ruling
    )
    return _outcome(route, joined, terms)


class _Common(TypedDict):
    """The fields every outcome has."""

    route: Route
    reasons: tuple[Reason, ...]
    tasks: tuple[str, ...]
    letter_kind: str | None
    addressee: str | None
    may_identify_proband: bool
    must_not_contain: tuple[str, ...]


def _outcome(route: Route, verdict: Verdict, terms: LetterTerms) -> Outcome:
    """Turn the joined answer of a route into one of the four outcomes."""
    common = _Common(
        route=route,
        reasons=verdict.reasons,
        tasks=tuple(sorted(str(task) for task in verdict.tasks)),
        letter_kind=terms.kind,
        addressee=None if verdict.addressee is None else str(verdict.addressee),
        may_identify_proband=terms.may_identify_proband,
        must_not_contain=terms.must_not_contain,
    )
    match verdict.word:
        case OutcomeWord.PERMIT:
            return Permit(token=PERMIT_TOKEN, **common)
        case OutcomeWord.HOLD:
            missing = tuple(sorted(str(act) for act in verdict.missing))
            return Hold(missing=missing, **common)
        case OutcomeWord.ASK_HUMAN:
            question = " ".join(verdict.question)
            return AskHuman(question=question, settles=verdict.settles, **common)
        case OutcomeWord.REFUSE:
            return Refuse(reopens=verdict.reopens, **common)
        case _:
            assert_never(verdict.word)
