"""Leg R, how may this relative be approached? The law of their residence.

It only adds protection: it opens nothing and needs no source.
"""

from typing import Final, assert_never

from consent.decision.apart import Apart, Part
from consent.decision.conditions import doubtful_entry, holds
from consent.decision.laws import gene_known, residence_law
from consent.decision.sentences import Say
from consent.decision.speakers import CARE, Speaker, speaker
from consent.decision.values_to_try import CHILDREN, UNRELATED
from consent.decision.verdict import Verdict, ask, permit, refuse, worst
from consent.decision.view import View
from consent.decision.without_consent import silent
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import Minors, RightNotToKnowException
from consent.rulebook_values import Rule
from consent.rulebook_words import RightNotToKnow, RuleName
from consent.situation_words import (
    ProbandStatus,
    Recipient,
    RelativeStatus,
    Tie,
    Wish,
)
from consent.vocabulary import Addressee, Route, Task

__all__ = ["alive", "receive"]


def alive(view: View) -> tuple[Verdict, ...]:
    """Refuse every route to a relative who has died."""
    status = view.relative_status()
    if status is not RelativeStatus.DECEASED:
        return ()
    said = view.note("relative.status", Say.RELATIVE_DECEASED, value=status)
    return (refuse(said),)


def _at_risk(view: View) -> Verdict:
    """Answer for a relative who is not at risk through the proband by birth."""
    tie = view.situation.relative.tie
    match tie:
        case Tie.DONOR | Tie.BORN_IN_SECRECY:
            return ask(view.note("relative.tie", Say.AUTHORITY_CONCERNED, value=tie))
        case Tie.ADOPTIVE:
            return ask(view.note("relative.tie", Say.NOT_AT_RISK, value=tie))
        case Tie.BIOLOGICAL:
            kin = view.kin()
            if kin not in UNRELATED:
                return permit()
            return ask(view.note("relative.kin", Say.NOT_AT_RISK, value=kin))
        case _:
            assert_never(tie)


def _wish(view: View, law: CountryLaw) -> Verdict:
    """Answer for a recorded wish not to know; it wins over a request."""
    key = "relative.wish"
    wish = view.word(key, Wish)
    if wish is not Wish.DOES_NOT_WANT_TO_KNOW:
        said = view.note(key, Say.NO_WISH_AGAINST, country=law.code, value=wish)
        return permit(said)
    rule = view.rule(law, RuleName.RELATIVE_RIGHT_NOT_TO_KNOW)
    value = view.value(rule, RightNotToKnow)
    match value:
        case None:
            return silent(view, rule)
        case RightNotToKnow.NONE:
            return ask(view.cite(rule, Say.WISH_WITHOUT_RULE))
        case RightNotToKnow.STATUTORY | RightNotToKnow.PROFESSIONAL:
            return _protected(view, law, rule)
        case _:
            assert_never(value)


def _protected(view: View, law: CountryLaw, rule: Rule) -> Verdict:
    """Refuse, unless the country lets the wish be weighed here: then a person judges.

    Never more than that.
    """
    closed = refuse(view.cite(rule, Say.WISH_NOT_TO_KNOW), reopens=Say.REOPEN_WISH)
    entry = view.entry(law, RightNotToKnowException)
    if entry is None:
        return closed
    facts = all(holds(view, code) for code in entry.value.facts)
    if not facts or not all(view.done(step) for step in entry.value.acts):
        return closed
    if entry.doubtful:
        return doubtful_entry(view, entry)
    return ask(view.cite(entry, Say.WISH_MAY_BE_WEIGHED))


def _addressee(view: View, law: CountryLaw) -> Verdict:
    """Answer for whom a letter would be written to; an age is never guessed."""
    status = view.relative_status()
    age = view.situation.relative.age
    key = "relative.age"
    if age is None:
        return ask(view.note(key, Say.AGE_UNKNOWN, country=law.code), settles=(key,))
    able = status is not RelativeStatus.INCAPACITATED
    who = speaker(view, law, age, covers=CARE, able=able)
    found = _parents_only(view, law, age) or _by_speaker(view, law, who)
    if found.addressee is Addressee.GUARDIAN:
        found = _parent_is_proband(view, found)
    if _to_doctor(view):
        return found._replace(addressee=Addressee.DOCTOR)
    return found


def _to_doctor(view: View) -> bool:
    """Whether the clinic writes to a professional; a carried letter goes to none."""
    carried = view.route is Route.FAMILY_MEDIATED
    return not carried and view.situation.recipient is not Recipient.RELATIVE


def _parents_only(view: View, law: CountryLaw, age: int) -> Verdict | None:
    """Return the answer where only parents are told below an age (NO), else None."""
    entry = view.entry(law, Minors)
    if entry is None or entry.value.tell_parents_only_below is None:
        return None
    below = entry.value.tell_parents_only_below
    if age >= below:
        return None
    said = permit(view.cite(entry, Say.TO_PARENTS_ONLY, age=below))
    return said._replace(addressee=Addressee.GUARDIAN)


def _by_speaker(view: View, law: CountryLaw, who: Speaker) -> Verdict:
    """Return the addressee by who decides."""
    rule = view.rule(law, RuleName.AGE_OF_HEALTHCARE_CONSENT)
    match who:
        case Speaker.SELF:
            said = permit(view.cite(rule, Say.IN_PERSON))
            return said._replace(addressee=Addressee.PERSON)
        case Speaker.REPRESENTATIVE:
            said = permit(view.note("relative.status", Say.TO_REPRESENTATIVE))
            return said._replace(addressee=Addressee.REPRESENTATIVE)
        case Speaker.GUARDIAN:
            said = permit(view.cite(rule, Say.TO_GUARDIAN))
            said = said.with_tasks(Task.ASSESS_MATURITY)
            return said._replace(addressee=Addressee.GUARDIAN)
        case Speaker.BOTH:
            said = permit(view.cite(rule, Say.TO_BOTH))
            said = said.with_tasks(Task.ADDRESS_MINOR_TOO)
            return said._replace(addressee=Addressee.GUARDIAN)
        case _:
            assert_never(who)


def _parent_is_proband(view: View, found: Verdict) -> Verdict:
    """Add that the guardian is the proband, who is spoken to instead of written to."""
    if view.situation.proband.status is ProbandStatus.DECEASED:
        return found
    if view.situation.relative.tie is not Tie.BIOLOGICAL:
        return found
    if view.kin() not in CHILDREN:
        return found
    spoken = permit(view.note("relative.kin", Say.PARENT_IS_PROBAND))
    joined = worst(found, spoken.with_tasks(Task.SPEAK_TO_PARENT))
    return joined._replace(speak_to_parent=True)


def _parts(view: View) -> list[Part]:
    parts: list[Part] = [alive, gene_known, lambda run: (_at_risk(run),)]
    law = residence_law(view)
    if isinstance(law, Verdict):
        return [lambda _: (law,), *parts]
    of_person: list[Part] = [
        lambda run: (_wish(run, law),),
        lambda run: (_addressee(run, law),),
    ]
    return [*parts, *of_person]


#: Leg R on every contact route, with the addressee. A recorded wish not to know closes
#: contact where the law protects it; no value of this leg opens anything.
receive: Final = Apart(_parts, lambda _, found: found)
