"""From the runs of one leg to its one answer.

The same outcome and addressee everywhere is the answer; otherwise a person judges, and
what is unknown or doubtful is named.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from consent.decision.apart import Apart, Runs, runs_apart
from consent.decision.outcome import Reason
from consent.decision.sentences import Say
from consent.decision.trial import Trial, decisive, explore
from consent.decision.values_to_try import values_to_try
from consent.decision.verdict import Verdict, ask
from consent.decision.view import View
from consent.rulebook import Rulebook
from consent.situation import Situation
from consent.vocabulary import Leg, OutcomeWord, Route, Task

__all__ = ["Question", "Settled", "settle"]


#: So many runs cost no more than taking a leg apart.
_FEW: Final = 12


@dataclass(frozen=True, slots=True)
class Question:
    """One leg of one route, to be answered for one situation under one rulebook."""

    situation: Situation
    rulebook: Rulebook
    route: Route
    leg: Leg


@dataclass(frozen=True, slots=True)
class Settled:
    """The answer of a leg, and whether an unknown or doubtful value took part."""

    leg: Leg
    verdict: Verdict
    tried: bool


def settle(question: Question, answer: Callable[[View], Verdict]) -> Settled:
    """Answer a leg at every value of what is unknown or doubtful.

    Parameters
    ----------
    question
        What is asked.
    answer
        The leg.

    Returns
    -------
    Settled
    """
    trial = Trial({})
    start = _view(question, trial)
    first = answer(start)
    if not trial.taken:
        return Settled(question.leg, first, tried=False)
    if isinstance(answer, Apart) and trial.width() > _FEW:
        runs = runs_apart(start, answer)
    else:
        runs = _runs(start, answer, begun=(trial, first))
    found = _open(start, runs) if runs.decisive else _agreed(start, runs)
    return Settled(question.leg, found, tried=True)


def _runs(
    start: View, answer: Callable[[View], Verdict], *, begun: tuple[Trial, Verdict]
) -> Runs:
    """Answer a leg at every value of what is unknown, all together."""
    branches = explore(lambda trial: answer(start.with_trial(trial)), begun=begun)
    read = dict.fromkeys(key for branch in branches for key, _ in branch.path)
    verdicts = dict.fromkeys(branch.result for branch in branches)
    return Runs(tuple(verdicts), tuple(read), decisive(branches, _sign))


def _view(question: Question, trial: Trial) -> View:
    """Return the view a leg starts from; its runs share what they note."""
    situation = question.situation
    clinic = situation.clinic
    law = None
    if question.leg is Leg.DISCLOSE and clinic.country is not None:
        law = question.rulebook.country(clinic.country, clinic.region)
    return View(
        situation=situation,
        rulebook=question.rulebook,
        route=question.route,
        leg=question.leg,
        trial=trial,
        doubts={},
        options=values_to_try(
            law,
            situation.on,
            relative=situation.relative,
            consent=situation.consent,
        ),
    )


def _sign(verdict: Verdict) -> Hashable:
    """Return what makes two answers different."""
    return verdict.word, verdict.addressee


def _named(view: View, key: str, *, matters: bool) -> Reason:
    """Return the reason that names an unknown fact or doubtful rule."""
    rule = view.doubts.get(key)
    if not matters:
        if rule is None:
            return view.note(key, Say.NO_DIFFERENCE)
        return view.cite(rule, Say.NO_DIFFERENCE, key=key)
    if rule is None:
        return view.note(key, Say.UNKNOWN_FACT)
    return view.cite(rule, Say.DOUBTFUL_RULE)


def _agreed(view: View, runs: Runs) -> Verdict:
    """Return the one answer of all runs: what all ask for, else all together."""
    verdicts = runs.verdicts
    shared = frozenset.intersection(*(item.missing for item in verdicts))
    every: frozenset[Task] = frozenset().union(*(item.tasks for item in verdicts))
    missing = shared or frozenset().union(*(item.missing for item in verdicts))
    notes = (_named(view, key, matters=False) for key in runs.read)
    first = verdicts[0]
    return first._replace(
        reasons=(*_shared_first(verdicts), *notes),
        missing=missing,
        tasks=every,
        liftable=False,
        speak_to_parent=any(item.speak_to_parent for item in verdicts),
    )


def _shared_first(verdicts: Sequence[Verdict]) -> tuple[Reason, ...]:
    """Return the reasons of the likeliest run, those of all runs first."""
    shared = set(verdicts[0].reasons).intersection(*(v.reasons for v in verdicts))
    reasons = verdicts[0].reasons
    return tuple(sorted(reasons, key=lambda reason: reason not in shared))


def _sure(verdicts: Sequence[Verdict]) -> frozenset[Task]:
    """Return the duties of every run that leaves the route open.

    A closed route is not started and has no duties, so it takes none away.
    """
    left = [item for item in verdicts if item.word is not OutcomeWord.REFUSE]
    return frozenset.intersection(*(item.tasks for item in left or verdicts))


def _open(view: View, runs: Runs) -> Verdict:
    """Return that a person judges, naming what is unknown or doubtful."""
    verdicts, keys = runs.verdicts, runs.decisive
    first = verdicts[0]
    shared = set(first.reasons).intersection(*(item.reasons for item in verdicts))
    named = (_named(view, key, matters=True) for key in keys)
    kept = (reason for reason in first.reasons if reason in shared)
    more = (key for item in verdicts for key in item.settles if "." in key)
    asked = ask(*named, settles=tuple(dict.fromkeys((*keys, *more))))
    same_addressee = {item.addressee for item in verdicts} == {first.addressee}
    same_ground = {item.ground for item in verdicts} == {first.ground}
    return asked._replace(
        reasons=(*asked.reasons, *kept),
        tasks=_sure(verdicts),
        addressee=first.addressee if same_addressee else None,
        ground=first.ground if same_ground else None,
        speak_to_parent=all(item.speak_to_parent for item in verdicts),
    )
