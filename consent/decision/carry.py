"""Whether the clinic may hand the proband a letter to carry.

It is the proband's own act, so there is no leg E, and no consent to the clinic's
telling is read.
"""

from typing import Final, assert_never

from consent.decision.disclose import destroyed
from consent.decision.laws import clinic_law
from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, hold, permit, refuse, worst
from consent.decision.view import View
from consent.rulebook_country import CountryLaw
from consent.rulebook_entry_words import DutyTime
from consent.rulebook_words import RuleName
from consent.situation_words import ProbandStatus
from consent.vocabulary import MissingAct, OutcomeWord

__all__ = ["carry"]

_DUTIES: Final = (
    RuleName.PROBAND_DUTY_TO_INFORM_RELATIVES,
    RuleName.CLINICIAN_DUTY_TO_COUNSEL_PROBAND_ABOUT_RELATIVES,
)


def carry(view: View) -> Verdict:
    """Answer for what `family_mediated` asks of the proband.

    Parameters
    ----------
    view
        The run.

    Returns
    -------
    Verdict
        Who carries for a child changes nothing, so no age is read.
    """
    law = clinic_law(view)
    if isinstance(law, Verdict):
        return law
    status = view.word("proband.status", ProbandStatus)
    match status:
        case ProbandStatus.COMPETENT:
            rule = view.rule(law, RuleName.DEFAULT_CONTACT_ROUTE)
            carried = permit(view.cite(rule, Say.CARRIES))
            found = worst(carried, _knows(view), _shown(view, law))
        case (
            ProbandStatus.INCAPACITATED
            | ProbandStatus.UNREACHABLE
            | ProbandStatus.DECEASED
        ):
            said = view.note("proband.status", Say.NOBODY_CARRIES, value=status)
            found = refuse(said)
        case _:
            assert_never(status)
    stopped = destroyed(view, law)
    found = found if stopped is None else worst(found, stopped)
    if found.word is OutcomeWord.REFUSE:
        return found
    return found.with_tasks(*view.duties(law, DutyTime.ALWAYS))


def _shown(view: View, law: CountryLaw) -> Verdict:
    """Show what the law asks of patient and doctor; it changes no answer."""
    rules = [view.rule(law, name) for name in _DUTIES]
    known = (rule for rule in rules if rule.exists and rule.value is not None)
    return permit(*(view.cite(rule, Say.SHOWN) for rule in known))


def _knows(view: View) -> Verdict:
    """Answer for whether the proband knows the result, and wanted to."""
    if view.waived_knowing():
        return refuse(
            view.note("proband.waived_knowing", Say.WAIVED_KNOWING, value=True)
        )
    key = "proband.knows_result"
    if view.claim(key):
        return permit()
    said = view.note(key, Say.RESULT_FIRST, value=False)
    return hold(said, missing=[MissingAct.RESULT_GIVEN_TO_PROBAND])
