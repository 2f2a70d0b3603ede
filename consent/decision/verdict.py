"""What one leg, or one condition inside it, answers; and how answers are joined."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

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

_NO_ACTS: Final[frozenset[MissingAct]] = frozenset()
_NO_TASKS: Final[frozenset[Task]] = frozenset()

_SEVERITY: Final = {
    OutcomeWord.PERMIT: 0,
    OutcomeWord.ASK_HUMAN: 1,
    OutcomeWord.HOLD: 2,
    OutcomeWord.REFUSE: 3,
}


class Ground(StrEnum):
    """On which road a leg came to its answer; it decides duties and letter limits."""

    WITH_CONSENT = "with_consent"
    WITHOUT_CONSENT = "without_consent"


class Verdict(NamedTuple):
    """An answer inside a decision; a tuple, for a decision joins dozens of them.

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
        if self.tasks.issuperset(tasks):
            return self
        return self._replace(tasks=self.tasks | frozenset(tasks))


#: A permit that rests on nothing and asks nothing: neutral wherever answers are joined.
NOTHING: Final = Verdict(word=OutcomeWord.PERMIT)


def permit(*reasons: Reason) -> Verdict:
    """Answer that nothing stands in the way."""
    if not reasons:
        return NOTHING
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
    lifted only if every answer that asks can. A permit that says nothing is neutral.

    Parameters
    ----------
    *verdicts
        At least one.

    Returns
    -------
    Verdict
    """
    said = [item for item in verdicts if item is not NOTHING]
    if len(said) < 2:
        return said[0] if said else NOTHING
    ranked = sorted(said, key=_milder_last)
    word = ranked[0].word
    winners = [item for item in ranked if item.word is word]
    asked = winners if word is OutcomeWord.ASK_HUMAN else ()
    reopens = dict.fromkeys([item.reopens for item in winners if item.reopens])
    return Verdict(
        word=word,
        reasons=tuple(dict.fromkeys([one for item in ranked for one in item.reasons])),
        missing=_NO_ACTS.union(*[item.missing for item in said]),
        tasks=_NO_TASKS.union(*[item.tasks for item in said]),
        # In the order the answers were given, not in that of their weight.
        addressee=next((item.addressee for item in said if item.addressee), None),
        liftable=all(item.liftable for item in winners),
        question=tuple(dict.fromkeys([one for item in asked for one in item.question])),
        settles=tuple(dict.fromkeys([key for item in asked for key in item.settles])),
        reopens=" ".join(reopens) if reopens else None,
        ground=next((item.ground for item in said if item.ground), None),
        speak_to_parent=any(item.speak_to_parent for item in said),
    )


def _milder_last(verdict: Verdict) -> int:
    return -_SEVERITY[verdict.word]


def milder(one: Verdict, other: Verdict) -> Verdict:
    """Return the answer of the wider of two doors; the first where they are alike."""
    return other if severity(other.word) < severity(one.word) else one
