"""Compose a letter from a permit. There is no other way to one.

Refuses a kind the permit does not name, a proband it does not let us name, and any
element it bans. Decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from consent import Permit, Route

from .blocks import Block, Heading, Letter, Overleaf
from .catalogue import load_catalogue
from .codes import check_codes
from .desk import DECIDES_FOR_ANOTHER, Desk, choice, holds, snippet_values
from .elements import check_known, duties, forbidden_elements, required_elements
from .errors import ComposeError
from .frame import BUILDERS
from .guard import check_silence
from .kinds import FAMILY_KINDS, LetterKind
from .skeleton import Item, load_skeleton
from .snippets import fill
from .windows import window_box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .catalogue import Catalogue
    from .facts import CoverLine, LetterFacts

_CHANCE = "chance_of_inheriting"


def compose(
    permit: Permit,
    *,
    kind: LetterKind,
    language: str,
    facts: LetterFacts,
    adopted: bool = False,
    band: bool = False,
) -> Letter:
    """Compose a letter to a relative.

    Parameters
    ----------
    permit
        The permit of the route, as `consent.decide` gave it.
    kind
        The kind of letter; it must be the permit's own.
    language
        BCP 47 tag. Nothing falls back to another language.
    facts
        What the letter may say. What the permit bans is left out where the kind can
        do without it, and stops the letter where it cannot.
    adopted
        Whether the clinic has adopted the texts of this kind and language.
    band
        Whether to print the draft band although they are adopted; texts that are
        not adopted always carry it.

    Returns
    -------
    Letter

    Raises
    ------
    ComposeError
        If the permit or the facts do not allow this letter; the codes are
        `kind_not_permitted`, `proband_named`, `wrong_addressee`, `element_banned`,
        `facts_missing`, `address_refused`, `concerning_refused`, `chance_refused`,
        `code_refused`.
    MissingTextError
        If the language lacks a text.
    NameRefusedError
        If a name or an address line may not be printed.
    """
    kind = LetterKind(kind)
    _check_permit(permit, kind, facts)
    banned = frozenset(permit.must_not_contain) | forbidden_elements(kind)
    check_known(tuple(permit.must_not_contain))
    _check_banned(kind, banned)
    _check_facts(kind, facts)
    catalogue = _texts(language, kind, facts)
    desk = Desk(kind, facts, catalogue, banned, tasks=tuple(permit.tasks))
    letter = finish(desk, adopted=adopted, band=band)
    check_silence(letter, facts, banned)
    return letter


def compose_cover(
    permits: Sequence[tuple[Permit, CoverLine]],
    *,
    language: str,
    facts: LetterFacts,
    adopted: bool = False,
    band: bool = False,
) -> Letter:
    """Compose the note to the proband who carries the letters.

    Parameters
    ----------
    permits
        Every `family_mediated` permit with the line it stands for. A line without a
        kind is a child of the proband, about whom the clinic wants to talk.
    language, facts, adopted, band
        As for `compose`; the addressee is the proband.

    Raises
    ------
    ComposeError
        If there is no letter to carry, a permit is for another route, or a line names
        a kind that its permit does not.
    """
    _check_cover(permits)
    kind = LetterKind.PATIENT_COVER
    codes = {"reference": facts.reference, "code": facts.code, "web": facts.clinic.web}
    check_codes(**codes)
    lines = tuple(line for _, line in permits)
    catalogue = _texts(language, kind, facts)
    desk = Desk(kind, facts, catalogue, forbidden_elements(kind), lines)
    return finish(desk, adopted=adopted, band=band)


def finish(desk: Desk, *, adopted: bool, band: bool) -> Letter:
    """Lay out what is on the desk, and check that nothing required is missing."""
    values = snippet_values(desk)
    blocks = tuple(
        block
        for item in load_skeleton(desk.kind).order
        for block in _place(item, desk, values)
    )
    printed = {block.element for block in blocks}
    missing = sorted(required_elements(desk.kind) - printed)
    if missing:
        raise ComposeError(
            f"the letter lacks required elements `{', '.join(missing)}`",
            code="element_missing",
        )
    words, facts = desk.words, desk.facts
    return Letter(
        kind=desk.kind,
        language=words.language,
        title=words.subject(desk.kind),
        blocks=blocks,
        reference=facts.reference,
        footer=words.footer.replace("{reference}", facts.reference),
        author=facts.clinic.name,
        window=window_box(facts.clinic.window),
        must_not_contain=tuple(sorted(desk.banned)),
        adopted=adopted,
        band=None if adopted and not band else words.band,
        duties=duties(desk.kind, facts.clinic.country, desk.tasks),
    )


def _texts(language: str, kind: LetterKind, facts: LetterFacts) -> Catalogue:
    places = (facts.addressee.country, facts.clinic.country)
    catalogue = load_catalogue(language, kind)
    for country in places:
        catalogue = catalogue.for_country(country)
    return catalogue


def _place(item: Item, desk: Desk, values: Mapping[str, object]) -> tuple[Block, ...]:
    if item.overleaf:
        return (Overleaf(),)
    if item.heading:
        text = desk.words.heading(item.heading)
        return (Heading(f"heading:{item.heading}", 2, text),)
    element = item.element or ""
    if element in desk.banned or (item.when and not holds(item.when, desk)):
        return ()
    if element in BUILDERS:
        return BUILDERS[element](desk)
    variant = choice(item.choose, desk) if item.choose else None
    source = desk.catalogue.text(element, variant)
    return fill(source, values, element=element, note=item.note)


def _check_permit(permit: Permit, kind: LetterKind, facts: LetterFacts) -> None:
    # INVARIANT: no letter without a permit
    _check_is_permit(permit)
    if kind not in FAMILY_KINDS or permit.letter_kind != kind:
        raise ComposeError(
            f"the permit is for `{permit.letter_kind}`, not for `{kind}`",
            code="kind_not_permitted",
        )
    if facts.proband_name is not None and not permit.may_identify_proband:
        raise ComposeError(
            "the permit does not allow naming the proband; leave the name out",
            code="proband_named",
        )
    if facts.addressee.role != permit.addressee:
        raise ComposeError(
            f"the permit is for the `{permit.addressee}`, "
            f"the letter for the `{facts.addressee.role}`",
            code="wrong_addressee",
        )


def _check_banned(kind: LetterKind, banned: frozenset[str]) -> None:
    needed = sorted(required_elements(kind) & banned)
    if needed:
        raise ComposeError(
            f"`{kind}` cannot do without `{', '.join(needed)}`, which the permit bans",
            code="element_banned",
        )


def _check_facts(kind: LetterKind, facts: LetterFacts) -> None:
    codes = {"reference": facts.reference, "code": facts.code, "web": facts.clinic.web}
    check_codes(**codes)
    _check_concerning(facts)
    if kind is LetterKind.FAMILY_PATIENT_CARRIED and facts.addressee.address_lines:
        raise ComposeError(
            "a carried letter has no address; give the addressee no address lines",
            code="address_refused",
        )
    if kind is LetterKind.FAMILY_MINIMAL:
        return
    absent = [name for name in ("gene", "chance") if getattr(facts, name) is None]
    if absent:
        raise ComposeError(
            f"`{kind}` needs `{', '.join(absent)}`", code="facts_missing"
        )


def _check_concerning(facts: LetterFacts) -> None:
    role = facts.addressee.role
    if role in DECIDES_FOR_ANOTHER and facts.concerning is None:
        raise ComposeError(
            f"a letter to a `{role}` needs `concerning`, whom it is about",
            code="facts_missing",
        )
    if role not in DECIDES_FOR_ANOTHER and facts.concerning is not None:
        raise ComposeError(
            f"a letter to a `{role}` has no `concerning`; leave it out",
            code="concerning_refused",
        )


def _check_cover(permits: Sequence[tuple[Permit, CoverLine]]) -> None:
    if not any(line.kind for _, line in permits):
        raise ComposeError(
            "a cover note needs at least one letter to carry", code="facts_missing"
        )
    for number, (permit, line) in enumerate(permits, start=1):
        _check_is_permit(permit)
        if permit.route is not Route.FAMILY_MEDIATED:
            raise ComposeError(
                f"line {number} rests on a permit for `{permit.route}`; "
                "a cover note lists letters of `family_mediated`",
                code="kind_not_permitted",
            )
        if permit.letter_kind != line.kind:
            raise ComposeError(
                f"line {number} says `{line.kind}`, its permit `{permit.letter_kind}`",
                code="kind_not_permitted",
            )


def _check_is_permit(permit: object) -> None:
    if not isinstance(permit, Permit):
        raise ComposeError(
            "a letter needs a permit in hand; `consent.decide` gives one",
            code="no_permit",
        )
