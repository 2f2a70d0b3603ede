"""What one leg, or one condition inside it, answers; and how answers are joined."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from consent.decision.outcome import Reason
from consent.vocabulary import Addressee, MissingAct, OutcomeWord, Task

__all__ = [
    "Ground",
    "Verdict",
    "ask",
    "hold",
    "milder",
    "permit",
    "refuse",
    "severity",
    "worst",
]

_SEVERITY = {
    OutcomeWord.PERMIT: 0,
    OutcomeWord.ASK_HUMAN: 1,
    OutcomeWord.HOLD: 2,
    OutcomeWord.REFUSE: 3,
}


class Ground(StrEnum):
    """On which road a leg came to its answer; it decides duties and letter limits."""

    WITH_CONSENT = "with_consent"
    WITHOUT_CONSENT = "without_consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An answer inside a decision.

    Attributes
    ----------
    word
        One of the four.
    reasons
        What it rests on.
    missing, tasks
        Acts that must come first; duties that follow.
    addressee
        To whom a letter would go, where this leg says so.
    liftable
        An `ask_human` that a ruling may turn into `permit` or `refuse`.
    question, settles
        What an `ask_human` asks, sentence by sentence, and what would settle it.
    reopens
        What would reopen a `refuse`.
    ground
        With or without the proband's consent, where the leg took one of these roads.
    speak_to_parent
        The guardian is the proband: no letter is written.
    """

    word: OutcomeWord
    reasons: tuple[Reason, ...] = ()
    missing: frozenset[MissingAct] = frozenset()
    tasks: frozenset[Task] = frozenset()
    addressee: Addressee | None = None
    liftable: bool = False
    question: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    reopens: str | None = None
    ground: Ground | None = None
    speak_to_parent: bool = False

    def with_tasks(self, *tasks: Task) -> "Verdict":
        """Return this answer with more duties."""
        return replace(self, tasks=self.tasks | frozenset(tasks))


def permit(*reasons: Reason) -> Verdict:
    """Answer that nothing stands in the way."""
    return Verdict(word=OutcomeWord.PERMIT, reasons=reasons)


def hold(*reasons: Reason, missing: Iterable[MissingAct]) -> Verdict:
    """Answer that these acts must come first."""
    return Verdict(word=OutcomeWord.HOLD, reasons=reasons, missing=frozenset(missing))


def ask(
    *reasons: Reason, settles: tuple[str, ...] = ("person",), liftable: bool = False
) -> Verdict:
    """Answer that a person must judge."""
    return Verdict(
        word=OutcomeWord.ASK_HUMAN,
        reasons=reasons,
        question=tuple(reason.text for reason in reasons),
        settles=("ruling",) if liftable else settles,
        liftable=liftable,
    )


def refuse(*reasons: Reason, reopens: str | None = None) -> Verdict:
    """Answer that the route is closed."""
    return Verdict(word=OutcomeWord.REFUSE, reasons=reasons, reopens=reopens)


def severity(word: OutcomeWord) -> int:
    """Rank the four words; the higher wins."""
    return _SEVERITY[word]


def worst(*verdicts: Verdict) -> Verdict:
    """Join answers that must all hold: the worst wins, acts and duties add up.

    Reasons of the winning answers come first; the others stay. An `ask_human` can be
    lifted only if every answer that asks can. A permit without reasons is neutral.

    Parameters
    ----------
    *verdicts
        At least one.

    Returns
    -------
    Verdict
    """
    ranked = sorted(verdicts, key=lambda item: -severity(item.word))
    word = ranked[0].word
    winners = [item for item in ranked if item.word is word]
    settles = (key for item in winners for key in item.settles)
    question = (said for item in winners for said in item.question)
    reopens = dict.fromkeys(item.reopens for item in winners if item.reopens)
    reasons = (reason for item in ranked for reason in item.reasons)
    return Verdict(
        word=word,
        reasons=tuple(dict.fromkeys(reasons)),
        missing=frozenset().union(*(item.missing for item in verdicts)),
        tasks=frozenset().union(*(item.tasks for item in verdicts)),
        addressee=next((item.addressee for item in verdicts if item.addressee), None),
        liftable=all(item.liftable for item in winners),
        question=tuple(dict.fromkeys(question)),
        settles=tuple(dict.fromkeys(settles)),
        reopens=" ".join(reopens) or None,
        ground=next((item.ground for item in verdicts if item.ground), None),
        speak_to_parent=any(item.speak_to_parent for item in verdicts),
    )


def milder(one: Verdict, other: Verdict) -> Verdict:
    """Return the answer of the wider of two doors; the first where they are alike."""
    return other if severity(other.word) < severity(one.word) else one
