"""Conditions of a law, one by one: facts, acts, triggers, the circle, the list.

`walk` is the list of section "without consent"; entries use `fact` and `act`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, ask, hold, milder, permit, refuse, worst
from consent.decision.view import Source, View
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Circle, ConditionAlternatives
from consent.rulebook_entry_words import NotListed
from consent.rulebook_values import Entry, Rule
from consent.rulebook_words import Condition, RuleName
from consent.situation_words import Criteria, ProbandStatus, Step
from consent.vocabulary import MissingAct, OutcomeWord, Route, Task

__all__ = ["act", "condition", "doubtful_entry", "holds", "walk"]

_CLAIMS: Final = {
    Condition.SERIOUS_HARM: "condition.serious_harm",
    Condition.PREVENTABLE_OR_TREATABLE: "condition.preventable_or_treatable",
    Condition.CONCRETE_BENEFIT: "condition.preventable_or_treatable",
    Condition.DISEASE_ON_APPROVED_LIST: "condition.disease_on_approved_list",
}
_SCIENCE: Final = {
    Condition.RELATIVE_RISK_REASONABLY_LIKELY,
    Condition.VALIDATED_GENE_DISEASE_LINK,
    Condition.RELIABLE_TEST,
}
_ACTS: Final = {
    Condition.ALL_EFFORTS_TO_PERSUADE: {Step.ALL_EFFORTS_TO_PERSUADE},
    Condition.ETHICS_COMMITTEE: {Step.ETHICS_COMMITTEE, Step.NO_ETHICS_COMMITTEE},
    Condition.COURT_OR_AUTHORITY: {Step.AUTHORITY_RELEASE, Step.COURT_RELEASE},
    Condition.PATIENT_NOTIFIED_BEFORE: {Step.PATIENT_NOTIFIED},
    Condition.INFORMATION_NOT_OBTAINABLE_OTHERWISE: {
        Step.INFORMATION_NOT_OBTAINABLE_OTHERWISE
    },
}
_STATES: Final = {
    Condition.PATIENT_UNREACHABLE: ProbandStatus.UNREACHABLE,
    Condition.PATIENT_DECEASED: ProbandStatus.DECEASED,
    Condition.PATIENT_INCAPACITATED: ProbandStatus.INCAPACITATED,
}
_TRIGGERS: Final = {*_STATES, Condition.PROBAND_WAIVED_KNOWING}
_ACT_OF_STEP: Final = {
    Step.ALL_EFFORTS_TO_PERSUADE: MissingAct.ALL_EFFORTS_TO_PERSUADE,
    Step.ETHICS_COMMITTEE: MissingAct.ETHICS_COMMITTEE,
    Step.AUTHORITY_RELEASE: MissingAct.AUTHORITY_RELEASE,
    Step.COURT_RELEASE: MissingAct.COURT_OR_AUTHORITY,
    Step.INFORMATION_NOT_OBTAINABLE_OTHERWISE: (
        MissingAct.INFORMATION_NOT_OBTAINABLE_OTHERWISE
    ),
    Step.PATIENT_NOTIFIED: MissingAct.PATIENT_NOTIFIED_BEFORE,
    Step.DOCUMENTED_SEARCH: MissingAct.REACH_PROBAND,
    Step.TRANSFER_SAFEGUARDS: MissingAct.TRANSFER_CONSENT,
    Step.COUNSELLED_RELATIVE: MissingAct.COUNSELLED_RELATIVE,
    Step.REFLECTION_CONFIRMED: MissingAct.REFLECTION_TIME,
}


def doubtful_entry(view: View, entry: Rule | Entry[Any]) -> Verdict:
    """Answer where a doubtful list or structured entry decides: a person judges."""
    key = entry.name if isinstance(entry, Rule) else entry.section
    said = view.cite(entry, Say.DOUBTFUL_LIST)
    return ask(said, settles=(f"{entry.country}:{key}",))


def holds(view: View, code: Condition) -> bool:
    """Whether a fixed fact or a trigger holds."""
    if code in _SCIENCE:
        key = "condition.scientific_criteria"
        return view.word(key, Criteria) is Criteria.MET
    if code in _STATES:
        return view.word("proband.status", ProbandStatus) is _STATES[code]
    if code is Condition.PROBAND_WAIVED_KNOWING:
        return view.waived_knowing()
    return view.claim(_CLAIMS[code])


def act(view: View, source: Source, step: Step) -> Verdict:
    """Answer for an act that must be on record."""
    if view.done(step):
        return permit(view.cite(source, Say.ACT_DONE, condition=step))
    said = view.cite(source, Say.ACT_UNDONE, condition=step)
    if step not in _ACT_OF_STEP:
        return ask(said)
    return hold(said, missing=[_ACT_OF_STEP[step]])


def condition(
    view: View,
    source: Source,
    code: Condition,
    *,
    standing: frozenset[Condition] = frozenset(),
) -> Verdict:
    """Answer for one condition that is no trigger.

    Parameters
    ----------
    view, source
        The run, and the list or entry the condition stands in.
    code
        The condition.
    standing
        Acts that something else stands in for.
    """
    if code in _ACTS:
        if code in standing or _ACTS[code] & view.situation.steps:
            return permit(view.cite(source, Say.ACT_DONE, condition=code))
        said = view.cite(source, Say.ACT_UNDONE, condition=code)
        return hold(said, missing=[MissingAct(code)])
    if code is Condition.RELATIVE_REQUEST:
        return _gate(view, source)
    if code is Condition.NECESSITY:
        return permit()
    if holds(view, code):
        return permit(view.cite(source, Say.FACT_MET, condition=code))
    return _unmet(view, source, code)


def _unmet(view: View, source: Source, code: Condition) -> Verdict:
    """Answer for a fixed fact that does not hold."""
    if code is Condition.CONCRETE_BENEFIT:
        return ask(view.cite(source, Say.FACT_JUDGED, condition=code))
    said = view.cite(source, Say.FACT_UNMET, condition=code)
    closed = refuse(said, reopens=Say.REOPEN_FACTS)
    if code is Condition.DISEASE_ON_APPROVED_LIST:
        return closed.with_tasks(Task.SEEK_INDIVIDUAL_DECISION)
    return closed


def _gate(view: View, source: Source) -> Verdict:
    """Answer where the relative must ask: the clinic may not start."""
    if view.route is Route.RELATIVE_REQUEST:
        return permit()
    said = view.cite(source, Say.CLINIC_MAY_NOT_START)
    return refuse(said, reopens=Say.REOPEN_REQUEST)


def walk(
    view: View, law: CountryLaw, *, standing: frozenset[Condition] = frozenset()
) -> Verdict:
    """Walk the conditions of disclosure without consent.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.
    standing
        Acts that a documented search stands in for.

    Returns
    -------
    Verdict
        `refuse` on an unmet trigger, fact, circle or gate; `hold` on an undone act;
        all met: `ask_human` that a ruling may lift, with a balancing record to write.
    """
    rule = view.rule(law, RuleName.DISCLOSURE_WITHOUT_CONSENT_CONDITIONS)
    if not rule.exists or rule.unread or not isinstance(rule.value, tuple):
        return ask(view.cite(rule, Say.SILENT), settles=(f"{law.code}:{rule.name}",))
    if rule.doubtful:
        return doubtful_entry(view, rule)
    listed = _List(rule, rule.value, standing)
    found = worst(
        _triggers(view, listed), _circle(view, law), *_cumulative(view, law, listed)
    )
    if found.word is not OutcomeWord.PERMIT:
        return found
    met = ask(view.cite(rule, Say.CONDITIONS_MET), liftable=True)
    return worst(met.with_tasks(Task.BALANCING_RECORD), found)


@dataclass(frozen=True, slots=True)
class _List:
    """The conditions of a country on one day, and what stands in for acts."""

    rule: Rule
    codes: Sequence[Condition]
    standing: frozenset[Condition]


def _triggers(view: View, listed: _List) -> Verdict:
    """Answer for the triggers: if any is listed one must hold."""
    codes = [code for code in listed.codes if code in _TRIGGERS]
    for code in codes:
        if holds(view, code):
            return permit(view.cite(listed.rule, Say.TRIGGER, condition=code))
    if not codes:
        return permit()
    said = view.cite(listed.rule, Say.NO_TRIGGER, triggers=", ".join(codes))
    return refuse(said, reopens=Say.REOPEN_CONSENT)


def _circle(view: View, law: CountryLaw) -> Verdict:
    """Answer for the circle of kin, where the law names one."""
    entry = view.entry(law, Circle)
    if entry is None:
        return permit()
    if entry.doubtful:
        return doubtful_entry(view, entry)
    if view.kin() in entry.value.kin:
        return permit(view.cite(entry, Say.LISTED))
    said = view.cite(entry, Say.OUTSIDE_CIRCLE)
    if entry.value.not_listed is NotListed.REFUSE:
        return refuse(said, reopens=Say.REOPEN_CONSENT)
    return ask(said)


def _cumulative(view: View, law: CountryLaw, listed: _List) -> list[Verdict]:
    """Answer for every condition that is no trigger, alternatives as one."""
    codes = [code for code in listed.codes if code not in _TRIGGERS]
    entry = view.entry(law, ConditionAlternatives)
    if entry is None:
        return [_one(view, listed, code) for code in codes]
    if entry.doubtful:
        return [doubtful_entry(view, entry)]
    grouped = {code for group in entry.value.groups for code in group}
    found = [_one(view, listed, code) for code in codes if code not in grouped]
    doors = [
        worst(*(_one(view, listed, code) for code in group))
        for group in entry.value.groups
    ]
    best = doors[0]
    for door in doors[1:]:
        best = milder(best, door)
    return [*found, best]


def _one(view: View, listed: _List, code: Condition) -> Verdict:
    return condition(view, listed.rule, code, standing=listed.standing)
