"""What is known of one relative of one proband on one day: what a decision reads."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from datetime import date
from hashlib import sha256
from typing import Any, Self

from consent.errors import SituationError
from consent.situation_facts import (
    ClinicFacts,
    ConditionFacts,
    ConsentFacts,
    ProbandFacts,
    RelativeFacts,
    Ruling,
    TestFacts,
)
from consent.situation_read import ReadItem, is_ignored, read_item
from consent.situation_words import Recipient, Step

__all__ = ["Situation"]

_DERIVED = "derived"
_NO_FACTS = ("name", "ruling")
Facts = ClinicFacts | ProbandFacts | ConsentFacts | RelativeFacts | TestFacts | Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything a decision reads, on one day.

    Values are as the reader leaves them: defaults applied, unknown facts None.
    `dataclasses.replace` gives a situation of its own, whose digest is that of its
    facts and no longer that of the text it once came from.

    Attributes
    ----------
    written
        The item as it was written, without `because` and `expect…`; None for a
        situation made in code. Takes no part in comparison.

    Examples
    --------
    >>> situation = Situation.from_dict(
    ...     {"name": "a", "on": "2026-11-24", "relative": {"kin": "sister", "age": 40}}
    ... )
    >>> situation.relative.status, situation.proband.status
    (<RelativeStatus.COMPETENT: 'competent'>, None)
    """

    name: str
    on: date
    clinic: ClinicFacts = field(default_factory=ClinicFacts)
    proband: ProbandFacts = field(default_factory=ProbandFacts)
    consent: ConsentFacts = field(default_factory=ConsentFacts)
    relative: RelativeFacts = field(default_factory=RelativeFacts)
    test: TestFacts = field(default_factory=TestFacts)
    recipient: Recipient = Recipient.RELATIVE
    condition: ConditionFacts = field(default_factory=ConditionFacts)
    ruling: Ruling | None = None
    steps: frozenset[Step] = frozenset()
    written: Mapping[str, object] | None = field(
        default=None, init=False, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, item: Mapping[str, object]) -> Self:
        """Make a situation of a mapping as it stands in a file.

        Parameters
        ----------
        item
            The keys of a situation; dates as `date` or ISO text, None as left out.

        Raises
        ------
        SituationError
            With every fault of the item.
        """
        read = read_item(item)
        if read.faults:
            raise SituationError(fault for fault, _ in read.faults)
        return cls.of_read(read, item)

    @classmethod
    def of_read(cls, read: ReadItem, item: Mapping[str, object]) -> Self:
        """Make a situation of what was read without a fault.

        Parameters
        ----------
        read
            Values of the item.
        item
            What was written.
        """
        ruling = read.block("ruling")
        made = cls(
            name=read.values["name"],
            on=read.values["on"],
            clinic=ClinicFacts(**read.block("clinic")),
            proband=ProbandFacts(**read.block("proband")),
            consent=ConsentFacts(**read.block("consent")),
            relative=RelativeFacts(**read.block("relative")),
            test=TestFacts(**read.block("test")),
            recipient=read.values.get("recipient", Recipient.RELATIVE),
            condition=_condition(read),
            ruling=Ruling(**ruling) if ruling else None,
            steps=read.values.get("steps", frozenset()),
        )
        made._keep(item)
        return made

    def with_condition(self, condition: ConditionFacts) -> Self:
        """Return the situation with what gene knowledge adds to it.

        What was written stays what it was, so that the digest does too.

        Parameters
        ----------
        condition
            What was known, and more under `derived`.
        """
        made = replace(self, condition=condition)
        object.__setattr__(made, "written", self.written)
        return made

    def _keep(self, item: Mapping[str, object] | None) -> None:
        """Set what was written, once, while the value is still in the making."""
        if item is not None:
            said = {key: value for key, value in item.items() if not is_ignored(key)}
            object.__setattr__(self, "written", plain(said))

    def as_dict(self) -> dict[str, object]:
        """Return what `from_dict` reads back to the same situation, ready for JSON.

        What was written, verbatim but without `because` and `expect…`; for a situation
        made in code every fact that is known and is not the default. Facts taken from
        gene knowledge stand under `condition.derived`.
        """
        made: dict[str, Any] = plain(self.written or self._facts_dict())
        derived = _derived_dict(self.condition)
        if derived:
            made["condition"] = {**(made.get("condition") or {}), _DERIVED: derived}
        return made

    def digest(self) -> str:
        """SHA-256 of the situation, as a ruling names it in `facts`.

        Over `as_dict` without `name`, `ruling` and `condition.derived`, as JSON with
        sorted keys and no blanks, in UTF-8, dates in ISO form, lists in the order they
        were written in.
        """
        return _digest(self.written or self._facts_dict())

    def rests_on(self, digest: str) -> bool:
        """Whether a digest is this situation's, as written or by its facts.

        The second form is that of the same facts in a situation made in code: nothing
        that is the default, lists sorted.

        Parameters
        ----------
        digest
            For example `ruling.facts`.
        """
        return digest in {self.digest(), _digest(self._facts_dict())}

    def _facts_dict(self) -> dict[str, object]:
        made: dict[str, object] = {"name": self.name, "on": self.on.isoformat()}
        for name in ("clinic", "proband", "consent", "relative", "test", "ruling"):
            block = getattr(self, name)
            if block is not None and (facts := _block_dict(block)):
                made[name] = facts
        if condition := _condition_dict(self.condition):
            made["condition"] = condition
        if self.recipient is not Recipient.RELATIVE:
            made["recipient"] = str(self.recipient)
        if self.steps:
            made["steps"] = plain(self.steps)
        return made


def plain(value: object) -> Any:
    """Return a value as JSON holds it: words and dates as text, sets sorted.

    Parameters
    ----------
    value
        Mappings, lists, sets, words, dates, text, numbers, booleans, None.
    """
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(plain(part) for part in value)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _condition(read: ReadItem) -> ConditionFacts:
    written = read.block("condition")
    derived = read.block("condition.derived")
    confidence = derived.pop("confidence", None)
    added = {key: value for key, value in derived.items() if key not in written}
    return ConditionFacts(
        **written, **added, derived=frozenset(added), derived_confidence=confidence
    )


def _block_dict(block: Facts) -> dict[str, object]:
    """Return the facts of a block that are not their defaults."""
    made = {}
    for part in fields(block):
        value = getattr(block, part.name)
        if value is not None and value != part.default:
            made[part.name] = plain(value)
    return made


def _condition_dict(condition: ConditionFacts) -> dict[str, object]:
    own = {_DERIVED, "derived_confidence", *condition.derived}
    return {
        part.name: plain(value)
        for part in fields(condition)
        if part.name not in own and (value := getattr(condition, part.name)) is not None
    }


def _derived_dict(condition: ConditionFacts) -> dict[str, object]:
    if condition.derived_confidence is None:
        return {}
    known = {name: plain(getattr(condition, name)) for name in condition.derived}
    return {**known, "confidence": str(condition.derived_confidence)}


def _without(facts: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in facts.items() if key != name}


def _digest(said: Mapping[str, object]) -> str:
    facts = {key: value for key, value in said.items() if key not in _NO_FACTS}
    condition = facts.get("condition")
    if isinstance(condition, Mapping) and _DERIVED in condition:
        own = {key: fact for key, fact in condition.items() if key != _DERIVED}
        facts = {**facts, "condition": own} if own else _without(facts, "condition")
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
