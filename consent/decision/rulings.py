"""What a signed balancing record does to an answer that a person may give.

It turns `ask_human` into `permit` or `refuse`, on its own route, on its own facts, and
only where nothing unknown or doubtful took part.
"""

from typing import assert_never

from consent.decision.outcome import Reason
from consent.decision.sentences import Say
from consent.decision.verdict import Verdict
from consent.situation import Situation
from consent.situation_facts import Ruling
from consent.situation_words import RulingOutcome
from consent.vocabulary import Leg, OutcomeWord, Route

__all__ = ["is_valid", "ruled"]


def is_valid(situation: Situation, ruling: Ruling, route: Route) -> bool:
    """Whether a ruling speaks of this route and was made on these facts.

    Parameters
    ----------
    situation
        The situation as it is decided.
    ruling
        The balancing record in it.
    route
        The route decided.

    Returns
    -------
    bool
        False without a route, without two signers, after the day, on other facts.
    """
    signed = bool(ruling.by and ruling.second) and ruling.by != ruling.second
    in_time = ruling.on is not None and ruling.on <= situation.on
    if ruling.route is not route or not signed or not in_time:
        return False
    return ruling.facts is None or situation.rests_on(ruling.facts)


def ruled(
    situation: Situation, verdict: Verdict, route: Route, *, tried: bool
) -> tuple[Verdict, bool]:
    """Return the answer of leg D after a ruling, and whether it settled anything.

    Parameters
    ----------
    situation
        The situation, with its ruling.
    verdict
        The answer of leg D.
    route
        The route decided.
    tried
        Whether an unknown fact or doubtful rule took part in this route.
    """
    ruling = situation.ruling
    if ruling is None or ruling.route is not route:
        return verdict, False
    asked = verdict.word is OutcomeWord.ASK_HUMAN
    usable = asked and verdict.liftable and not tried
    if not usable or not is_valid(situation, ruling, route):
        if not asked:
            return verdict, False
        void = _note(ruling, verdict, Say.RULING_VOID)
        return verdict._replace(reasons=(*verdict.reasons, void)), False
    match ruling.outcome:
        case RulingOutcome.DISCLOSE:
            return _disclose(ruling, verdict)
        case RulingOutcome.DO_NOT_DISCLOSE:
            said = _note(ruling, verdict, Say.RULED_SILENT)
            return verdict._replace(
                word=OutcomeWord.REFUSE,
                reasons=(said, *verdict.reasons),
                liftable=False,
                settles=(),
                reopens=Say.REOPEN_RULING,
            ), True
        case _:
            assert_never(ruling.outcome)


def _disclose(ruling: Ruling, verdict: Verdict) -> tuple[Verdict, bool]:
    """Permit on the rule the ruling rests on; without a source nothing opens."""
    # INVARIANT: no permit of D without a cited rule
    if not any(reason.instrument for reason in verdict.reasons):
        return verdict, False
    said = _note(ruling, verdict, Say.RULED_DISCLOSE)
    reasons = (said, *verdict.reasons)
    word = OutcomeWord.PERMIT
    return verdict._replace(
        word=word, reasons=reasons, liftable=False, settles=()
    ), True


def _note(ruling: Ruling, verdict: Verdict, say: Say) -> Reason:
    country = verdict.reasons[0].country if verdict.reasons else None
    return Reason(
        leg=Leg.DISCLOSE,
        country=country,
        rule="ruling",
        value=str(ruling.outcome),
        instrument=None,
        provision=None,
        confidence=None,
        text=say.format(),
    )
