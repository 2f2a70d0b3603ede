"""Leg D, the relative asks: the form of a request, and a claim of their own (HU)."""

from collections.abc import Set as AbstractSet
from typing import Final

from consent.decision.conditions import act, condition, doubtful_entry
from consent.decision.sentences import Say
from consent.decision.speakers import majority
from consent.decision.verdict import Verdict, ask, hold, permit, worst
from consent.decision.view import Source, View
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import DeceasedAccess, RelativeClaim
from consent.rulebook_entry_words import Nature
from consent.rulebook_values import Entry
from consent.situation_words import Disclosure, Kin, ProbandStatus, Request
from consent.vocabulary import MissingAct

__all__ = ["claimed", "kin_counts", "request_form", "second_door"]

_RANK: Final = {
    Request.NONE: 0,
    Request.ORAL: 1,
    Request.WRITTEN: 2,
    Request.WRITTEN_REASONED: 3,
}
_ASKED: Final = {
    Request.NONE: MissingAct.RELATIVE_REQUEST,
    Request.ORAL: MissingAct.RELATIVE_REQUEST,
    Request.WRITTEN: MissingAct.REQUEST_IN_WRITING,
    Request.WRITTEN_REASONED: MissingAct.REQUEST_IN_WRITING_WITH_REASONS,
}
_NO: Final = {Disclosure.REFUSED, Disclosure.WITHDRAWN}


def request_form(view: View, source: Source, least: Request) -> Verdict:
    """Answer for the form of the relative's request."""
    if _RANK[view.word("relative.request", Request)] >= _RANK[least]:
        return permit()
    said = view.cite(source, Say.REQUEST_SHORT, asked=least)
    return hold(said, missing=[_ASKED[least]])


def kin_counts(
    view: View, law: CountryLaw, kin: Kin, adults_only: AbstractSet[Kin]
) -> bool | None:
    """Whether kin listed only from majority count; None where the age is unknown."""
    if kin not in adults_only:
        return True
    age = view.situation.relative.age
    return None if age is None else age >= majority(view, law)


def claimed(view: View, entry: Entry[DeceasedAccess] | Entry[RelativeClaim]) -> Verdict:
    """Answer where all conditions of an access are met: by right, or by choice."""
    if entry.value.nature is Nature.DISCRETION:
        found = ask(view.cite(entry, Say.DISCRETION), liftable=True)
    elif entry.instrument is None:
        found = ask(view.cite(entry, Say.NO_SOURCE))
    else:
        found = permit(view.cite(entry, Say.CLAIM))
    if entry.value.limits is None:
        return found
    bounded = view.cite(entry, Say.LIMITS, limits=entry.value.limits)
    return found._replace(reasons=(*found.reasons, bounded))


def second_door(view: View, law: CountryLaw) -> Verdict | None:
    """Return the answer of a claim of the relative's own while the proband lives.

    Parameters
    ----------
    view, law
        The run, and the law of the clinic.

    Returns
    -------
    Verdict or None
        None where there is no such door for this relative: the first one counts.
    """
    entry = view.entry(law, RelativeClaim)
    if entry is None:
        return None
    listed = entry.value
    kin = view.kin()
    counts = kin_counts(view, law, kin, listed.adults_only)
    if kin not in listed.kin or counts is False or not _stands(view, listed):
        return None
    if entry.doubtful:
        return doubtful_entry(view, entry)
    if counts is None:
        key = "relative.age"
        return ask(view.note(key, Say.AGE_UNKNOWN), settles=(key,))
    met = [
        request_form(view, entry, listed.request_form),
        *(condition(view, entry, code) for code in listed.facts),
        *(act(view, entry, step) for step in listed.acts),
    ]
    return worst(claimed(view, entry), *met)._replace(liftable=False)


def _stands(view: View, claim: RelativeClaim) -> bool:
    """Whether the claim stands in the proband's state, and against a refusal."""
    if view.word("proband.status", ProbandStatus) not in claim.proband_status:
        return False
    if claim.against_refusal:
        return True
    return view.word("consent.disclosure", Disclosure) not in _NO
