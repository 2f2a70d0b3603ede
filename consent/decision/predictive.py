"""Leg T, may this person be tested? The law of the place of the test.

It never touches contact.
"""

from datetime import timedelta
from typing import Final, assert_never

from consent.decision.apart import Apart, Part
from consent.decision.disclose import destroyed
from consent.decision.laws import gene_known, test_law
from consent.decision.receive import alive
from consent.decision.sentences import Say
from consent.decision.speakers import TEST, Speaker, speaker
from consent.decision.testing_age import old_enough, without_capacity
from consent.decision.verdict import Verdict, ask, hold, permit, refuse, worst
from consent.decision.view import View
from consent.decision.without_consent import silent
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import ReflectionTime
from consent.rulebook_entry_words import DutyTime, ReflectionPoint
from consent.rulebook_words import (
    Counselling,
    FormOfTestConsent,
    OrderRule,
    RuleName,
)
from consent.situation_words import (
    OrderedBy,
    RelativeStatus,
    Step,
    TestConsentForm,
    TestConsentGiver,
    Wish,
)
from consent.vocabulary import Addressee, MissingAct, OutcomeWord, Task

__all__ = ["predictive"]

_ASKED_OF: Final = {
    Speaker.SELF: (TestConsentGiver.SELF,),
    Speaker.GUARDIAN: (TestConsentGiver.GUARDIAN,),
    Speaker.BOTH: (TestConsentGiver.GUARDIAN, TestConsentGiver.SELF),
    Speaker.REPRESENTATIVE: (TestConsentGiver.REPRESENTATIVE,),
}
_ADDRESSED: Final = {
    Speaker.SELF: Addressee.PERSON,
    Speaker.GUARDIAN: Addressee.GUARDIAN,
    Speaker.BOTH: Addressee.GUARDIAN,
    Speaker.REPRESENTATIVE: Addressee.REPRESENTATIVE,
}
_CONSENT_OF: Final = {
    TestConsentGiver.SELF: MissingAct.TEST_CONSENT_OF_SELF,
    TestConsentGiver.GUARDIAN: MissingAct.TEST_CONSENT_OF_GUARDIAN,
    TestConsentGiver.REPRESENTATIVE: MissingAct.TEST_CONSENT_OF_REPRESENTATIVE,
}
_RANK: Final = {
    None: 0,
    OrderedBy.ANY_PHYSICIAN: 1,
    OrderedBy.SPECIALIST: 2,
    OrderedBy.GENETICIST: 3,
    OrderedBy.LICENSED_CENTRE: 4,
}
_ORDER: Final = {
    OrderRule.ANY_PHYSICIAN: (
        OrderedBy.ANY_PHYSICIAN,
        MissingAct.ORDER_BY_ANY_PHYSICIAN,
    ),
    OrderRule.SPECIALIST_OR_GENETICIST: (
        OrderedBy.SPECIALIST,
        MissingAct.ORDER_BY_SPECIALIST,
    ),
    OrderRule.GENETICIST: (
        OrderedBy.GENETICIST,
        MissingAct.ORDER_BY_GENETICIST,
    ),
    OrderRule.LICENSED_CENTRE: (
        OrderedBy.LICENSED_CENTRE,
        MissingAct.ORDER_BY_LICENSED_CENTRE,
    ),
}


def _sourced(view: View, law: CountryLaw, found: Verdict) -> Verdict:
    """Return the answer, unless it would permit without any source."""
    # INVARIANT: no permit of T without a cited rule
    permitted = found.word is OutcomeWord.PERMIT
    if not permitted or any(reason.instrument for reason in found.reasons):
        return found
    rule = view.rule(law, RuleName.CONSENT_FORM_FOR_GENETIC_TEST)
    key = f"{law.code}:{rule.name}"
    return worst(found, ask(view.cite(rule, Say.NO_SOURCE), settles=(key,)))


def _wish(view: View) -> Verdict:
    """Refuse against a recorded wish not to know."""
    wish = view.word("relative.wish", Wish)
    if wish is not Wish.DOES_NOT_WANT_TO_KNOW:
        return permit()
    said = view.note("relative.wish", Say.TEST_WISH, value=wish)
    return refuse(said, reopens=Say.REOPEN_WISH)


def _of_person(view: View, law: CountryLaw) -> list[Part]:
    """Return the parts on age, objection and consent; an age is never guessed."""
    age = view.situation.relative.age
    if age is None:
        key = "relative.age"
        said = view.note(key, Say.AGE_UNKNOWN, country=law.code)
        return [lambda _: (ask(said, settles=(key,)),)]

    def consent(run: View) -> list[Verdict]:
        who = _speaker(run, law, age)
        guards = without_capacity(run, law) if who is Speaker.REPRESENTATIVE else []
        given = _consent(run, law, who)._replace(addressee=_ADDRESSED[who])
        return [*guards, given]

    return [
        lambda run: (_objection(run, _speaker(run, law, age)),),
        lambda run: old_enough(run, law, age),
        consent,
    ]


def _speaker(view: View, law: CountryLaw, age: int) -> Speaker:
    able = view.relative_status() is not RelativeStatus.INCAPACITATED
    return speaker(view, law, age, covers=TEST, able=able)


def _objection(view: View, who: Speaker) -> Verdict:
    """Answer for an objection: one's own closes, another's must be resolved."""
    key = "relative.objects_to_test"
    if who is Speaker.SELF:
        if not view.situation.relative.objects_to_test:
            return permit()
        said = view.note(key, Say.TEST_OBJECTION, value=True)
        return refuse(said, reopens=Say.REOPEN_REPLY)
    if not view.claim(key):
        return permit()
    said = view.note(key, Say.TEST_OBJECTION_OPEN, value=True)
    return hold(said, missing=[MissingAct.OBJECTION_RESOLVED])


def _consent(view: View, law: CountryLaw, who: Speaker) -> Verdict:
    """Answer for consent to the test: of the right person, in the right form."""
    rule = view.rule(law, RuleName.CONSENT_FORM_FOR_GENETIC_TEST)
    given = view.situation.relative.test_consent
    lacking = [giver for giver in _ASKED_OF[who] if giver not in given]
    if lacking:
        said = view.note(
            "relative.test_consent",
            Say.TEST_CONSENT_MISSING,
            country=law.code,
            value=", ".join(sorted(given)) or None,
            who=" and ".join(lacking),
        )
        return hold(said, missing=[_CONSENT_OF[giver] for giver in lacking])
    value = view.value(rule, FormOfTestConsent)
    if value is None:
        return silent(view, rule)
    in_writing = "relative.test_consent_form"
    if (
        value is FormOfTestConsent.WRITTEN
        and view.word(in_writing, TestConsentForm) is not TestConsentForm.WRITTEN
    ):
        said = view.cite(rule, Say.TEST_CONSENT_FORM)
        return hold(said, missing=[MissingAct.TEST_CONSENT_IN_WRITING])
    return permit(view.cite(rule, Say.TEST_CONSENT_GIVEN))


def _counselling(view: View, law: CountryLaw) -> Verdict:
    """Answer for counselling before the test; after it is a task in any case."""
    rule = view.rule(law, RuleName.COUNSELLING_BEFORE_PREDICTIVE_TEST)
    value = view.value(rule, Counselling)
    after = view.rule(law, RuleName.COUNSELLING_AFTER_PREDICTIVE_TEST)
    tasks = {Task.COUNSEL_RELATIVE} if after.exists and after.value else set()
    match value:
        case None:
            return silent(view, rule).with_tasks(*tasks)
        case Counselling.RECOMMENDED:
            advised = permit(view.cite(rule, Say.COUNSELLING_ADVISED))
            return advised.with_tasks(Task.COUNSEL_RELATIVE)
        case Counselling.MANDATORY:
            if _counselled(view):
                found = permit(view.cite(rule, Say.COUNSELLING_DONE))
            else:
                said = view.cite(rule, Say.COUNSELLING_MISSING)
                found = hold(said, missing=[MissingAct.COUNSELLED_RELATIVE])
            return found.with_tasks(*tasks)
        case _:
            assert_never(value)


def _counselled(view: View) -> bool:
    """Whether counselling is on record, and not only planned."""
    on = view.situation.relative.counselled_on
    done = view.done(Step.COUNSELLED_RELATIVE)
    return done and (on is None or on <= view.on)


def _reflection(view: View, law: CountryLaw) -> Verdict:
    """Answer for time to reflect: before the test it holds, otherwise a task."""
    entry = view.entry(law, ReflectionTime)
    if entry is None:
        return permit()
    if ReflectionPoint.TEST not in entry.value.between:
        advised = permit(view.cite(entry, Say.REFLECTION_ADVISED))
        return advised.with_tasks(Task.REFLECTION_TIME)
    if view.done(Step.REFLECTION_CONFIRMED) and _time_passed(view, entry.value):
        return permit()
    said = view.cite(entry, Say.REFLECTION_MISSING)
    return hold(said, missing=[MissingAct.REFLECTION_TIME])


def _time_passed(view: View, reflection: ReflectionTime) -> bool:
    """Whether the days the law asks for have passed since counselling."""
    counselled = view.situation.relative.counselled_on
    if reflection.minimum_days is None:
        return True
    if counselled is None:
        return False
    return counselled + timedelta(days=reflection.minimum_days) <= view.on


def _order(view: View, law: CountryLaw) -> Verdict:
    """Answer for who orders the test."""
    rule = view.rule(law, RuleName.WHO_MAY_ORDER_PREDICTIVE_TEST)
    value = view.value(rule, OrderRule)
    if value is None:
        return silent(view, rule)
    if value is OrderRule.UNREGULATED:
        return permit(view.cite(rule, Say.ORDER_FREE))
    least, missing = _ORDER[value]
    if _RANK[view.situation.test.ordered_by] >= _RANK[least]:
        return permit(view.cite(rule, Say.ORDER_ENOUGH))
    return hold(view.cite(rule, Say.ORDER_SHORT), missing=[missing])


def _parts(view: View) -> list[Part]:
    parts: list[Part] = [alive, gene_known, lambda run: (_wish(run),)]
    law = test_law(view)
    if isinstance(law, Verdict):
        return [lambda _: (law,), *parts]
    stopped = destroyed(view, law)
    parts += [] if stopped is None else [lambda _: (stopped,)]
    parts += _of_person(view, law)
    parts += [lambda run: (_counselling(run, law),)]
    parts += [lambda run: (_reflection(run, law),)]
    return [*parts, lambda run: (_order(run, law),)]


def _finish(view: View, found: Verdict) -> Verdict:
    """Ask for a source behind a permit, and add the duties of what is not closed."""
    law = test_law(view)
    if isinstance(law, Verdict):
        return found
    found = _sourced(view, law, found)
    if found.word is OutcomeWord.REFUSE:
        return found
    times = (DutyTime.ALWAYS, DutyTime.PREDICTIVE_TEST)
    return found.with_tasks(*view.duties(law, *times))


#: Leg T, with the duties of the test's country, unless it is a refusal. A `permit`
#: cites at least one rule with a source.
predictive: Final = Apart(_parts, _finish, needs_source=True)
