"""What one leg of one route can see, and how it reads: facts, law, the trial.

Nothing is judged here. Unknown facts and doubtful rules are handed to the trial.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar, cast

from consent.decision.outcome import Reason
from consent.decision.sentences import Say
from consent.decision.trial import Trial
from consent.rulebook import Rulebook
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Duty, SectionValue
from consent.rulebook_entry_words import DutyTime
from consent.rulebook_values import Entry, Rule, Transfer
from consent.rulebook_words import RuleName
from consent.situation import Situation
from consent.situation_words import Kin, RelativeStatus, Request, Step
from consent.vocabulary import Leg, Route, Task, Word

__all__ = ["Source", "View"]

W = TypeVar("W", bound=Word)
E = TypeVar("E", bound=SectionValue)

#: What can be cited; of an entry only its citation is read, whatever it holds.
Source: TypeAlias = Rule | Transfer | Entry[Any]

#: The age from which a status left out is `competent`.
_GROWN: Final = 18

_REQUEST: Final = "relative.request"


@dataclass(frozen=True, slots=True)
class View:
    """One run of one leg.

    Attributes
    ----------
    situation, rulebook
        What is decided, and the law.
    route, leg
        Which question is asked.
    trial
        Which value each unknown has in this run.
    doubts
        Where the run notes the doubtful rules it read, by the key of the trial.
    options
        The values tried of unknown facts with many: one for each class told apart.
    assumed
        The relative's request as it would be at its best.
    """

    situation: Situation
    rulebook: Rulebook
    route: Route
    leg: Leg
    trial: Trial
    doubts: dict[str, Rule]
    options: Mapping[str, tuple[Word, ...]]
    assumed: Mapping[str, Request] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """The day of the decision."""
        return self.situation.on

    def word(self, key: str, kind: type[W]) -> W:
        """Read a fact that is a word; unknown: the value of this run."""
        value = self.assumed.get(key) or attrgetter(key)(self.situation)
        if value is None:
            value = self.trial.choose(key, self.options.get(key) or tuple(kind))
        return cast("W", value)

    def kin(self) -> Kin:
        """Read what the relative is to the proband; unknown: the kin of this run."""
        return self.word("relative.kin", Kin)

    def relative_status(self) -> RelativeStatus:
        """Read the relative's status; by age where left out, unknown without one."""
        relative = self.situation.relative
        if relative.status is None and relative.age is not None:
            grown = relative.age >= _GROWN
            return RelativeStatus.COMPETENT if grown else RelativeStatus.MINOR
        return self.word("relative.status", RelativeStatus)

    def waived_knowing(self) -> bool:
        """Read whether the proband chose not to know; no, where the result is known."""
        proband = self.situation.proband
        if proband.waived_knowing is None and proband.knows_result:
            return False
        return self.claim("proband.waived_knowing")

    def claim(self, key: str) -> bool:
        """Read a fact that is true or false; unknown: the value of this run."""
        value = attrgetter(key)(self.situation)
        if value is None:
            value = self.trial.choose(key, (True, False))
        return bool(value)

    def done(self, step: Step) -> bool:
        """Whether a step is on record; one not named is not done."""
        return step in self.situation.steps

    def rule(self, law: CountryLaw, name: RuleName) -> Rule:
        """Return a rule of the day, for citing."""
        return law.rule(name, self.on)

    def value(self, rule: Rule, kind: type[W]) -> W | None:
        """Read what a rule says; None: the law is silent. Doubtful: of this run."""
        if not rule.exists or rule.unread or rule.value is None:
            return None
        value = cast("W", rule.value)
        if not rule.doubtful:
            return value
        key = f"{rule.country}:{rule.name}"
        self.doubts[key] = rule
        others = (word for word in kind if word is not value)
        return self.trial.choose(key, (value, *others))

    def entry(self, law: CountryLaw, kind: type[E]) -> Entry[E] | None:
        """Return the structured entry of the day, None where nothing is added."""
        return law.entry(kind, self.on)

    def with_trial(self, trial: Trial) -> "View":
        """Return this view for another run."""
        return View(
            self.situation,
            self.rulebook,
            self.route,
            self.leg,
            trial,
            self.doubts,
            self.options,
            self.assumed,
        )

    def with_best_request(self) -> "View":
        """Return this run as if the relative had asked in the fullest form."""
        return replace(self, assumed={_REQUEST: Request.WRITTEN_REASONED})

    def duties(self, law: CountryLaw, *times: DutyTime) -> frozenset[Task]:
        """Return the duties of a country that apply at these times."""
        return frozenset(
            task
            for entry in law.entries_on(Duty, self.on)
            if entry.value.when in times
            for task in (*entry.value.before, *entry.value.after)
        )

    def cite(self, source: Source, say: Say, **values: object) -> Reason:
        """Return a reason that rests on the law.

        Parameters
        ----------
        source
            The rule, entry or transfer cited.
        say
            The sentence.
        **values
            What the sentence speaks of beside country, rule, value, provision.
        """
        rule, value, country = _name_of(source)
        named = {
            "country": country,
            "rule": rule,
            "value": value,
            "provision": source.provision or source.instrument_name or "no source",
        }
        return Reason(
            leg=self.leg,
            country=country,
            rule=rule,
            value=value,
            instrument=source.instrument,
            provision=source.provision,
            confidence=source.confidence,
            text=say.format(**(named | values)),
        )

    def note(
        self, key: str, say: Say, *, country: str | None = None, **values: object
    ) -> Reason:
        """Return a reason that rests on a fact.

        Parameters
        ----------
        key
            Dotted key of the fact, as in a situation file.
        say
            The sentence.
        country
            Whose law asks.
        **values
            What the sentence speaks of; `value` is also the reason's value.
        """
        value = values.get("value")
        return Reason(
            leg=self.leg,
            country=country,
            rule=key,
            value=None if value is None else str(value),
            instrument=None,
            provision=None,
            confidence=None,
            text=say.format(**({"key": key, "country": country} | values)),
        )


def _name_of(source: Source) -> tuple[str, str | None, str]:
    """Return rule name, value and country of what is cited."""
    match source:
        case Rule():
            return str(source.name), _plain(source), source.country
        case Entry():
            return str(source.section), None, source.country
        case Transfer():
            pair = f"{source.from_country}-{source.to_country}"
            return f"transfer:{pair}", str(source.basis), source.from_country


def _plain(rule: Rule) -> str | None:
    """Return the value of a rule as text."""
    if isinstance(rule.value, tuple):
        return ", ".join(str(code) for code in rule.value)
    return None if rule.value is None else str(rule.value)
