"""The parts that are built from facts: letterhead, address, tables, slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

from .blocks import (
    Address,
    Block,
    Definitions,
    Heading,
    Info,
    Paragraph,
    QrCode,
    Run,
    Sender,
    Signature,
    Slip,
    Table,
)
from .codes import grouped, link
from .countries import languages_of_country
from .errors import ComposeError
from .names import check_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .desk import Desk
    from .facts import CoverLine

#: Lines that fit into the window.
MAX_ADDRESS_LINES = 6


def _sender(desk: Desk) -> tuple[Block, ...]:
    clinic, lead = desk.facts.clinic, desk.words.lead
    country = _clinic_country(desk)
    lines = (
        *clinic.address_lines,
        *([country] if country else []),
        f"{lead('telephone')} {clinic.telephone}",
        clinic.hours,
        f"{lead('email')} {clinic.email}",
    )
    return (Sender("sender_identity", clinic.name, clinic.department, lines),)


def _clinic_country(desk: Desk) -> str | None:
    """Country of the clinic in the reader's language, where the reader is abroad."""
    clinic, there = desk.facts.clinic, desk.facts.addressee.country
    if there in {"", clinic.country}:
        return None
    country: str = Locale.parse(desk.words.locale).territories[clinic.country]
    written = clinic.address_lines[-1] if clinic.address_lines else ""
    return None if written.casefold() == country.casefold() else country


def address_lines(desk: Desk) -> tuple[str, ...]:
    """Lines of the addressee as they stand in the window, country last if abroad.

    The country is written in capitals in the language of the posting country, as
    post offices ask; it is left out at home.

    Raises
    ------
    ComposeError
        With code `address_refused`, without a name and a line, or above six lines.
    NameRefusedError
        If a line holds what may not be printed.
    """
    reader, clinic = desk.facts.addressee, desk.facts.clinic
    lines = [check_name(line) for line in (reader.name, *reader.address_lines)]
    if reader.country != clinic.country:
        spoken = languages_of_country(clinic.country) or (desk.words.language,)
        country = Locale.parse(spoken[0]).territories[reader.country].upper()
        if lines[-1].upper() != country:
            lines.append(country)
    if not 1 < len(lines) <= MAX_ADDRESS_LINES:
        raise ComposeError(
            f"the address has `{len(lines)}` lines with name and country; "
            f"2 to {MAX_ADDRESS_LINES} fit the window",
            code="address_refused",
        )
    return tuple(lines)


def _address(desk: Desk) -> tuple[Block, ...]:
    return (Address("recipient_address_block", address_lines(desk)),)


def _date(desk: Desk) -> tuple[Block, ...]:
    words = desk.words
    day = format_date(desk.facts.on, format="long", locale=words.locale)
    return (Info("date_localised", words.label("date"), day),)


def _reference(desk: Desk) -> tuple[Block, ...]:
    label = desk.words.label("reference")
    return (Info("case_reference", label, desk.facts.reference),)


def _subject(desk: Desk) -> tuple[Block, ...]:
    return (Heading("neutral_subject", 1, desk.words.subject(desk.kind)),)


def _signature(desk: Desk) -> tuple[Block, ...]:
    clinic = desk.facts.clinic
    return (
        Signature(
            "named_signatory",
            desk.words.label("closing"),
            clinic.signatory_name,
            clinic.signatory_role,
        ),
    )


def _variant(desk: Desk) -> tuple[Block, ...]:
    gene, words = desk.facts.gene, desk.words
    if gene is None:
        return ()
    rows = (
        ("gene", gene.symbol),
        ("variant", gene.variant),
        ("second_variant", gene.second_variant),
        ("protein", gene.protein),
        ("transcript", gene.transcript),
        ("classification", words.classified(gene.classification)),
        ("laboratory", gene.laboratory),
    )
    filled = tuple((words.label(key), value) for key, value in rows if value)
    title = words.label("gene_title")
    return (Definitions("gene_name_and_variant", title, filled),)


def _relationship(desk: Desk) -> tuple[Block, ...]:
    words, relationship = desk.words, desk.facts.relationship
    if relationship is None:
        return ()
    # The side is the proband's, not the reader's, so it is left out here.
    whose = f"relationship_{desk.facts.addressee.role}" if desk.for_other else ""
    label = Run(f"{words.lead(whose or 'relationship')} ")
    value = Run(words.relation(relationship, None), strong=True)
    return (Paragraph("relationship_to_patient", (label, value)),)


def _qr(desk: Desk) -> tuple[Block, ...]:
    facts, words = desk.facts, desk.words
    target = link(facts.clinic.web, facts.code)
    return (
        QrCode(
            "qr_and_short_code",
            target,
            words.label("qr_alt").format(link=target),
            words.label("qr_caption"),
            f"{words.lead('code')} {grouped(facts.code)}",
        ),
    )


def _slip(desk: Desk) -> tuple[Block, ...]:
    clinic, label = desk.facts.clinic, desk.words.label
    country = _clinic_country(desk)
    abroad = () if country is None else (country.upper(),)
    return (
        Slip(
            element="reply_slip",
            title=label("slip_title"),
            intro=label("slip_intro"),
            options=(label("slip_contact"), label("slip_later"), label("slip_stop")),
            field=label("slip_field"),
            code_label=desk.words.lead("code"),
            code=grouped(desk.facts.code),
            return_label=desk.words.lead("slip_return"),
            return_lines=(clinic.name, *clinic.address_lines, *abroad),
        ),
    )


def _recipients(desk: Desk) -> tuple[Block, ...]:
    label = desk.words.label
    carried = [line for line in desk.lines if line.kind is not None]
    coded = any(line.code for line in carried)
    header = (label("list_for"), label("list_relation"), label("list_code"))
    width = len(header) if coded else len(header) - 1
    rows = tuple(_recipient(line, desk)[:width] for line in carried)
    return (Table("recipient_list", header[:width], rows),)


def _recipient(line: CoverLine, desk: Desk) -> tuple[str, ...]:
    words = desk.words
    name = check_name(line.label) if line.label else words.label("list_unnamed")
    code = grouped(line.code) if line.code else ""
    return (name, words.relation(line.relationship, line.side), code)


#: One builder for each element of the form `built`.
BUILDERS: Mapping[str, Callable[[Desk], tuple[Block, ...]]] = {
    "sender_identity": _sender,
    "recipient_address_block": _address,
    "date_localised": _date,
    "case_reference": _reference,
    "neutral_subject": _subject,
    "named_signatory": _signature,
    "gene_name_and_variant": _variant,
    "relationship_to_patient": _relationship,
    "qr_and_short_code": _qr,
    "reply_slip": _slip,
    "recipient_list": _recipients,
}
