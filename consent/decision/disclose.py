"""Leg D, may this professional speak? The law of the clinic's country."""

from typing import Final, assert_never

from consent.decision.after_death import after_death
from consent.decision.claim import second_door
from consent.decision.conditions import doubtful_entry
from consent.decision.laws import clinic_law
from consent.decision.sentences import Say
from consent.decision.verdict import (
    Ground,
    Verdict,
    ask,
    hold,
    milder,
    permit,
    refuse,
    worst,
)
from consent.decision.view import View
from consent.decision.with_consent import consent_given
from consent.decision.without_consent import (
    against,
    authority,
    not_liftable,
    opens_on_incapacity,
)
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Destruction, RegisterPermission
from consent.rulebook_entry_words import DutyTime
from consent.rulebook_words import Condition, DisclosureWithoutConsent, RuleName
from consent.situation_words import (
    Disclosure,
    ProbandStatus,
    Request,
    Step,
    TestConsentState,
)
from consent.vocabulary import MissingAct, OutcomeWord, Route

__all__ = ["destroyed", "disclose", "result_first"]

_SEARCH_STANDS_FOR: Final = frozenset(
    {Condition.ALL_EFFORTS_TO_PERSUADE, Condition.PATIENT_NOTIFIED_BEFORE}
)
_ANSWERED: Final = {OutcomeWord.HOLD, OutcomeWord.REFUSE}


def disclose(view: View) -> Verdict:
    """Answer for leg D on `clinic_contact` and `relative_request`.

    Parameters
    ----------
    view
        The run.

    Returns
    -------
    Verdict
        With the duties of the clinic's country, unless it is a refusal.
    """
    law = clinic_law(view)
    if isinstance(law, Verdict):
        return law
    stopped = destroyed(view, law)
    if stopped is not None and stopped.word is OutcomeWord.REFUSE:
        return stopped
    found = _asked(view, law) if _on_request(view) else _contact(view, law)
    found = worst(found, *([stopped] if stopped is not None else []))
    if found.word is OutcomeWord.REFUSE:
        return found
    times = [DutyTime.ALWAYS]
    times += [DutyTime.ON_REQUEST] if _on_request(view) else []
    times += [DutyTime(found.ground)] if found.ground is not None else []
    if view.word("proband.status", ProbandStatus) is ProbandStatus.DECEASED:
        times += [DutyTime.AFTER_DEATH]
    return found.with_tasks(*view.duties(law, *times))


def _on_request(view: View) -> bool:
    return view.route is Route.RELATIVE_REQUEST


def destroyed(view: View, law: CountryLaw) -> Verdict | None:
    """Return the answer where a withdrawn test consent ends the cascade, else None."""
    if view.situation.consent.test is not TestConsentState.WITHDRAWN:
        return None
    entry = view.entry(law, Destruction)
    if entry is None or not entry.value.stops_cascade:
        return None
    if entry.doubtful:
        return doubtful_entry(view, entry)
    return refuse(view.cite(entry, Say.DESTROYED))


def _asked(view: View, law: CountryLaw) -> Verdict:
    """Answer where the request of the relative counts, or there is none."""
    if view.word("relative.request", Request) is not Request.NONE:
        return _contact(view, law)
    # The best request shows whether asking could change anything.
    best = _contact(view.with_best_request(), law)
    if best.word is OutcomeWord.REFUSE:
        return best
    said = view.note("relative.request", Say.NOT_REQUESTED, value=Request.NONE)
    return worst(hold(said, missing=[MissingAct.RELATIVE_REQUEST]), best)


def _contact(view: View, law: CountryLaw) -> Verdict:
    """Answer by whether the proband lives."""
    if view.word("proband.status", ProbandStatus) is ProbandStatus.DECEASED:
        return after_death(view, law)
    found = result_first(view, _released(view, law) or _table(view, law))
    if not _on_request(view) or found.word is OutcomeWord.PERMIT:
        return found
    door = second_door(view, law)
    return found if door is None else milder(found, result_first(view, door))


def _released(view: View, law: CountryLaw) -> Verdict | None:
    """Return the authority's answer on record, where it is the authority's to give."""
    steps = {Step.AUTHORITY_RELEASE, Step.AUTHORITY_DENIED}
    if not steps & view.situation.steps:
        return None
    rule = view.rule(law, RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT)
    value = view.value(rule, DisclosureWithoutConsent)
    if value is not DisclosureWithoutConsent.AUTHORITY_RELEASE_REQUIRED:
        return None
    given = view.situation.consent.disclosure is Disclosure.GIVEN
    ground = Ground.WITH_CONSENT if given else Ground.WITHOUT_CONSENT
    return authority(view, rule)._replace(ground=ground)


def result_first(view: View, verdict: Verdict) -> Verdict:
    """Hold back until the proband has the result; a refusal stays a refusal."""
    if verdict.word is OutcomeWord.REFUSE or view.claim("proband.knows_result"):
        return verdict
    if view.waived_knowing():
        return verdict
    said = view.note("proband.knows_result", Say.RESULT_FIRST, value=False)
    held = hold(said, missing=[MissingAct.RESULT_GIVEN_TO_PROBAND])
    return worst(verdict, held)


def _table(view: View, law: CountryLaw) -> Verdict:
    """Answer by the state of the consent, with the register's permission."""
    disclosure = view.word("consent.disclosure", Disclosure)
    match disclosure:
        case Disclosure.GIVEN:
            return _register(view, law, consent_given(view, law))
        case Disclosure.REFUSED:
            return _refused(view, law, Say.REFUSED)
        case Disclosure.WITHDRAWN:
            return _refused(view, law, Say.WITHDRAWN)
        case Disclosure.NOT_ASKED:
            return _not_asked(view, law)
        case _:
            assert_never(disclosure)


def _refused(view: View, law: CountryLaw, say: Say) -> Verdict:
    """Answer against a refusal, which stands after capacity is lost."""
    no = permit(view.note("consent.disclosure", say, country=law.code, value="no"))
    status = view.word("proband.status", ProbandStatus)
    if status is ProbandStatus.INCAPACITATED and opens_on_incapacity(view, law):
        found = worst(against(view, law, able=False), no)
        if found.word is not OutcomeWord.ASK_HUMAN:
            return found
        return not_liftable(view, found, why=Say.STANDS_AFTER_LOSS)
    return worst(against(view, law, able=True), no)


def _not_asked(view: View, law: CountryLaw) -> Verdict:
    """Answer where nobody has asked the proband."""
    status = view.word("proband.status", ProbandStatus)
    if status is ProbandStatus.COMPETENT:
        said = view.note("consent.disclosure", Say.NOT_ASKED, value="not_asked")
        found = hold(said, missing=[MissingAct.ASK_CONSENT])
    elif view.claim("proband.prior_objection"):
        return _refused(view, law, Say.OBJECTED_EARLIER)
    elif status is ProbandStatus.UNREACHABLE:
        found = _unreachable(view, law)
    else:
        found = _incapacitated(view, law)
    return _register(view, law, found)


def _unreachable(view: View, law: CountryLaw) -> Verdict:
    """Answer where the proband cannot be found: search first, then weigh."""
    if not view.done(Step.DOCUMENTED_SEARCH):
        said = view.note("proband.status", Say.NOT_REACHED, value="unreachable")
        return hold(said, missing=[MissingAct.REACH_PROBAND])
    searched = view.note("proband.status", Say.SEARCHED, value="unreachable")
    found = against(view, law, able=False, standing=_SEARCH_STANDS_FOR)
    found = worst(found, permit(searched))
    if found.word is OutcomeWord.REFUSE:
        return not_liftable(view, found)
    return found


def _incapacitated(view: View, law: CountryLaw) -> Verdict:
    """Answer where the proband cannot decide and had not decided."""
    if opens_on_incapacity(view, law):
        said = view.note("proband.status", Say.CANNOT_DECIDE, value="incapacitated")
        return worst(against(view, law, able=False), permit(said))
    said = view.note("proband.status", Say.REPRESENTATIVE_FIRST, country=law.code)
    return hold(said, missing=[MissingAct.CONSENT_OF_REPRESENTATIVE])


def _register(view: View, law: CountryLaw, found: Verdict) -> Verdict:
    """Let a register's standing permission replace a hold or refusal (DK)."""
    register = view.situation.clinic.register
    entry = view.entry(law, RegisterPermission)
    if register is None or entry is None or found.word not in _ANSWERED:
        return found
    listed = entry.value
    gene = view.situation.condition.gene
    if register is not listed.register or view.route is not listed.applies_to:
        return found
    if gene is None or gene.upper() not in listed.genes:
        return found
    said = view.cite(entry, Say.REGISTER, register=register)
    if listed.outcome is OutcomeWord.PERMIT and not entry.doubtful:
        return permit(said, *found.reasons)
    asked = ask(said, settles=(f"{law.code}:{entry.section}",))
    return asked._replace(reasons=(said, *found.reasons))
