"""The four answers of a decision, as values that carry their reasons.

Nothing is decided here. A `Permit` can be made by `decide` alone.
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from typing import Final, NamedTuple, TypeAlias

from consent.errors import ConsentError
from consent.vocabulary import Confidence, Leg, OutcomeWord, Route

__all__ = [
    "AskHuman",
    "Hold",
    "Outcome",
    "Permit",
    "PermitForgedError",
    "Reason",
    "Refuse",
    "outcome_dict",
]

PERMIT_TOKEN: Final = object()


class PermitForgedError(ConsentError):
    """Something other than `decide` tried to make a `Permit`."""

    code = "permit_forged"


class Reason(NamedTuple):
    """One thing an outcome rests on; a tuple, for reasons are compared all the time.

    Attributes
    ----------
    leg, country
        Which legal question, under whose law; country is None where it is not known.
    rule
        The rule, the structured section, or the dotted key of the fact.
    value
        What the rule or fact says, as text; None for an unknown fact.
    instrument, provision
        Id and provision of the legal source; None for a fact or a rule without one.
    confidence
        How well the rule is known; None for a fact.
    text
        One sentence for a person.
    """

    leg: Leg
    country: str | None
    rule: str
    value: str | None
    instrument: str | None
    provision: str | None
    confidence: Confidence | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What every outcome carries; letter fields as far as they are known."""

    route: Route
    reasons: tuple[Reason, ...]
    tasks: tuple[str, ...] = ()
    letter_kind: str | None = None
    addressee: str | None = None
    may_identify_proband: bool = False
    must_not_contain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit(_Answer):
    """The route may be started today.

    Raises
    ------
    PermitForgedError
        If made by anything but `decide`; `dataclasses.replace` does not work on it.
    """

    token: InitVar[object]

    def __post_init__(self, token: object) -> None:
        """Let only `decide` make one."""
        # INVARIANT: only decide makes a permit
        if token is not PERMIT_TOKEN:
            raise PermitForgedError("a permit is made by `decide` only")

    @property
    def word(self) -> OutcomeWord:
        """`permit`."""
        return OutcomeWord.PERMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(_Answer):
    """Named acts must come first; `missing` is never empty."""

    missing: tuple[str, ...]

    @property
    def word(self) -> OutcomeWord:
        """`hold`."""
        return OutcomeWord.HOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHuman(_Answer):
    """A person must judge.

    Attributes
    ----------
    question
        What is to be judged, as one or more sentences.
    settles
        What would settle it: keys of facts to find out, `COUNTRY:rule` for a rule to
        be settled by an overlay, `ruling` for a signed balancing record, `person`
        where a person must judge each time.
    """

    question: str
    settles: tuple[str, ...] = ()

    @property
    def word(self) -> OutcomeWord:
        """`ask_human`."""
        return OutcomeWord.ASK_HUMAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(_Answer):
    """A cited rule or a person's own no closes the route.

    Attributes
    ----------
    reopens
        What would reopen it, as a sentence; None where nothing does.
    """

    reopens: str | None = None

    @property
    def word(self) -> OutcomeWord:
        """`refuse`."""
        return OutcomeWord.REFUSE


Outcome: TypeAlias = Permit | Hold | AskHuman | Refuse


def outcome_dict(outcome: Outcome) -> dict[str, object]:
    """Return an outcome in the shape of the answer of `law decide`.

    Parameters
    ----------
    outcome
        One value of the mapping `decide` returns.

    Returns
    -------
    dict
        JSON-able: outcome, letter_kind, addressee, may_identify_proband,
        must_not_contain, missing, tasks, reasons; and question, settles, reopens,
        which are null or empty where the outcome has none.
    """
    return {
        "outcome": str(outcome.word),
        "letter_kind": outcome.letter_kind,
        "addressee": outcome.addressee,
        "may_identify_proband": outcome.may_identify_proband,
        "must_not_contain": list(outcome.must_not_contain),
        "missing": list(outcome.missing) if isinstance(outcome, Hold) else [],
        "tasks": list(outcome.tasks),
        "reasons": [dict(_reason_items(reason)) for reason in outcome.reasons],
        "question": outcome.question if isinstance(outcome, AskHuman) else None,
        "settles": list(outcome.settles) if isinstance(outcome, AskHuman) else [],
        "reopens": outcome.reopens if isinstance(outcome, Refuse) else None,
    }


def _reason_items(reason: Reason) -> Mapping[str, str | None]:
    """Return the fields of a reason as plain text."""
    return {
        "leg": str(reason.leg),
        "country": reason.country,
        "rule": reason.rule,
        "value": reason.value,
        "instrument": reason.instrument,
        "provision": reason.provision,
        "confidence": None if reason.confidence is None else str(reason.confidence),
        "text": reason.text,
    }
