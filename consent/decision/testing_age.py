"""Leg T below majority or without capacity: old enough, or a test that helps."""

from typing import assert_never

from consent.decision.conditions import act, doubtful_entry
from consent.decision.sentences import Say
from consent.decision.speakers import majority
from consent.decision.verdict import Verdict, ask, hold, permit
from consent.decision.view import View
from consent.decision.without_consent import silent
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Minors
from consent.rulebook_entry_words import FamilyBenefit
from consent.rulebook_values import Entry, Rule
from consent.rulebook_words import RuleName, TestOfMinors
from consent.vocabulary import MissingAct, Task

__all__ = ["old_enough", "without_capacity"]

_BENEFIT = "condition.benefit_before_adulthood"


def old_enough(view: View, law: CountryLaw, age: int) -> list[Verdict]:
    """Answer for the age of the person to be tested.

    Parameters
    ----------
    view, law
        The run, and the law of the place of the test.
    age
        In years.

    Returns
    -------
    list of Verdict
        Empty from majority, or from the age the law names instead.
    """
    adult = majority(view, law)
    entry = view.entry(law, Minors)
    if age >= adult:
        return []
    if entry is None:
        return [_by_rule(view, law, entry, adult)]
    if entry.doubtful:
        return [doubtful_entry(view, entry)]
    tasks = permit().with_tasks(*_tasks(entry.value, age))
    threshold = entry.value.test_not_before or adult
    if age >= threshold:
        return [tasks]
    return [_by_rule(view, law, entry, threshold), *_acts(view, entry), tasks]


def without_capacity(view: View, law: CountryLaw) -> list[Verdict]:
    """Answer for what guards the test of an adult who cannot decide.

    What a law asks of a child's test it asks for want of capacity: a benefit of their
    own (treaty Art. 6, HU), and where it names an act (BG, the ethics committee) that
    act. An adult has no age to wait for, so where no measure helps a person judges.

    Parameters
    ----------
    view, law
        The run, and the law of the place of the test.

    Returns
    -------
    list of Verdict
        Empty where nothing beyond the representative's consent is asked.
    """
    rule = view.rule(law, RuleName.PREDICTIVE_TEST_OF_MINORS)
    value = view.value(rule, TestOfMinors)
    limited = value is TestOfMinors.ONLY_IF_BENEFIT_BEFORE_ADULTHOOD
    found: list[Verdict] = []
    if limited and not view.claim("condition.preventable_or_treatable"):
        found.append(ask(view.cite(rule, Say.TESTING_INCAPACITY)))
    entry = view.entry(law, Minors)
    if entry is None or not entry.value.test_acts:
        return found
    acts = [doubtful_entry(view, entry)] if entry.doubtful else _acts(view, entry)
    return [*found, *acts]


def _acts(view: View, entry: Entry[Minors]) -> list[Verdict]:
    return [act(view, entry, step) for step in entry.value.test_acts]


def _tasks(minors: Minors, age: int) -> tuple[Task, ...]:
    """Return the duties towards a minor; some ask for a minor's view from an age."""
    from_age = minors.hear_from_age
    if from_age is not None and age < from_age:
        return tuple(task for task in minors.tasks if task is not Task.HEAR_MINOR)
    return minors.tasks


def _by_rule(
    view: View, law: CountryLaw, entry: Entry[Minors] | None, threshold: int
) -> Verdict:
    """Answer by what the law says of testing minors."""
    rule = view.rule(law, RuleName.PREDICTIVE_TEST_OF_MINORS)
    value = view.value(rule, TestOfMinors)
    match value:
        case None:
            return silent(view, rule)
        case TestOfMinors.UNREGULATED:
            return ask(view.cite(rule, Say.TESTING_NO_RULE))
        case TestOfMinors.ALLOWED_WITH_GUARDIAN:
            if view.claim(_BENEFIT):
                return permit(view.cite(rule, Say.TESTING_BENEFIT))
            return ask(view.cite(rule, Say.TESTING_GUARDIAN_ONLY))
        case TestOfMinors.ONLY_IF_BENEFIT_BEFORE_ADULTHOOD:
            if view.claim(_BENEFIT):
                return permit(view.cite(rule, Say.TESTING_BENEFIT))
            return _deferred(view, rule, entry, threshold)
        case _:
            assert_never(value)


def _deferred(
    view: View, rule: Rule, entry: Entry[Minors] | None, threshold: int
) -> Verdict:
    """Hold until the age of testing, unless the family's sake may be weighed."""
    if entry is not None and entry.value.family_benefit is FamilyBenefit.ASK_HUMAN:
        return ask(view.cite(entry, Say.TESTING_FAMILY))
    said = view.cite(rule, Say.TESTING_AGE, age=threshold)
    return hold(said, missing=[MissingAct.TESTING_AGE_REACHED])
