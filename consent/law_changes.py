"""Which situations come out otherwise under another law: another day, another file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from consent.decision import Hold, Outcome, decide
from consent.rulebook import Rulebook
from consent.situation import Situation
from consent.vocabulary import OutcomeWord, Route

__all__ = ["OutcomeChange", "outcome_changes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeChange:
    """One route of one situation that comes out otherwise.

    Attributes
    ----------
    before, after
        The two outcomes.
    missing_before, missing_after
        What must come first, where an outcome is `hold`.
    """

    situation: str
    route: Route
    before: OutcomeWord
    after: OutcomeWord
    missing_before: tuple[str, ...]
    missing_after: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the change ready for JSON."""
        return {
            "situation": self.situation,
            "route": str(self.route),
            "before": str(self.before),
            "after": str(self.after),
            "missing_before": list(self.missing_before),
            "missing_after": list(self.missing_after),
        }


def outcome_changes(
    situations: Iterable[Situation],
    before: tuple[Rulebook, date],
    after: tuple[Rulebook, date],
) -> tuple[OutcomeChange, ...]:
    """Decide each situation twice and return what differs.

    Parameters
    ----------
    situations
        Their own day is replaced by those below; a consent or counselling of that day
        moves with it.
    before, after
        The law, and the day that is asked for.

    Returns
    -------
    tuple of OutcomeChange
        In the order of the situations and routes; acts that must come first count.
    """
    return tuple(
        change
        for situation in situations
        for change in _changes(
            situation.name, _decided(situation, *before), _decided(situation, *after)
        )
    )


def _decided(
    situation: Situation, rulebook: Rulebook, on: date
) -> Mapping[Route, Outcome]:
    return decide(_moved(situation, on), rulebook)


def _moved(situation: Situation, on: date) -> Situation:
    """Return the same situation on another day; what was done on its day moves too."""
    consent, relative = situation.consent, situation.relative
    if consent.given_on == situation.on:
        consent = replace(consent, given_on=on)
    if relative.counselled_on == situation.on:
        relative = replace(relative, counselled_on=on)
    return replace(situation, on=on, consent=consent, relative=relative)


def _changes(
    name: str, old: Mapping[Route, Outcome], new: Mapping[Route, Outcome]
) -> Iterator[OutcomeChange]:
    for route in Route:
        was, now = _said(old[route]), _said(new[route])
        if was != now:
            yield OutcomeChange(
                situation=name,
                route=route,
                before=was[0],
                after=now[0],
                missing_before=was[1],
                missing_after=now[1],
            )


def _said(outcome: Outcome) -> tuple[OutcomeWord, tuple[str, ...]]:
    missing = outcome.missing if isinstance(outcome, Hold) else ()
    return outcome.word, missing
