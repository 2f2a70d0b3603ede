"""Reads the plain YAML form of a report; refuses keys and words it does not know."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from pedigree.data_faults import DataFault, DataFaultsError, quoted
from pedigree.genes.symbols import find_symbol
from pedigree.model_check import validated
from pedigree.reports.hgvs import (
    ACCEPTED_HGVS,
    HgvsText,
    is_legacy_name,
    is_protein,
    legacy_name,
    read_hgvs,
    same_change,
)
from pedigree.reports.report import (
    Classification,
    Finding,
    LabReport,
    Origin,
    ReasonCode,
    ReportedZygosity,
    ReportStatus,
)
from pedigree.reports.report_error import ReportError
from pedigree.reports.words import (
    read_classification,
    read_origin,
    read_status,
    read_zygosity,
)
from pedigree.yaml_document import parse_yaml

__all__ = ["parse_written_report"]

_MOST_SIGNS = 200


def _text(value: object) -> object:
    # A bare 17 in YAML is a number, and a fine id all the same.
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or not text.strip() or not text.isprintable():
        raise ValueError(f"{quoted(value)} is not accepted; accepted: one line of text")
    if len(text) > _MOST_SIGNS:
        raise ValueError(f"longer than {_MOST_SIGNS} signs; accepted: one line of text")
    return text.strip()


def _day(value: object) -> object:
    # Programs that write YAML put a day in quotes; it is a day all the same.
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if type(value) is date:
        return value
    raise ValueError(
        f"{quoted(value)} is not accepted; accepted: a day such as `2026-10-12`"
    )


def _word(kind: type, reader: object, accepted: str) -> BeforeValidator:
    def checked(value: object) -> object:
        found = None if isinstance(value, bool) else reader(value)  # type: ignore[operator]
        if not isinstance(found, kind):
            message = f"{quoted(value)} is not accepted; accepted: {accepted}"
            raise ValueError(message)  # noqa: TRY004  # Pydantic wants ValueError
        return found

    return BeforeValidator(checked)


def _words(kind: type) -> str:
    return ", ".join(str(word) for word in kind)  # type: ignore[attr-defined]


def _protein(value: object) -> object:
    text = _text(value)
    if not is_protein(str(text)):
        raise ValueError(
            f"{quoted(value)} is not accepted; accepted: HGVS such as "
            "`p.(Glu23Valfs*17)`"
        )
    return text


def _change_text(value: object) -> object:
    text = str(_text(value))
    if read_hgvs(text) is None and not is_legacy_name(text):
        raise ValueError(f"{quoted(value)} is not accepted; accepted: {ACCEPTED_HGVS}")
    return text


def _share(value: object) -> object:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    share = float(str(value)) if is_number else -1
    if not 0 <= share <= 1:
        raise ValueError(
            f"{quoted(value)} is not accepted; accepted: a share from 0 to 1 such as "
            "`0.49`"
        )
    return share


Line = Annotated[str, BeforeValidator(_text)]
Change = Annotated[str, BeforeValidator(_change_text)]


class WrittenReport(BaseModel):
    """The keys of a report in YAML, in the order people write them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report_id: Line
    status: Annotated[
        ReportStatus, _word(ReportStatus, read_status, _words(ReportStatus))
    ]
    reported_on: Annotated[date, BeforeValidator(_day)]
    laboratory: Line | None = None
    person: Line
    gene: Line
    variant: Change | None = None
    protein: Annotated[str, BeforeValidator(_protein)] | None = None
    transcript: Line | None = None
    classification: (
        Annotated[
            Classification,
            _word(
                Classification,
                read_classification,
                f"{_words(Classification)}, or a class from 1 to 5",
            ),
        ]
        | None
    ) = None
    origin: Annotated[Origin, _word(Origin, read_origin, _words(Origin))] | None = None
    zygosity: (
        Annotated[
            ReportedZygosity,
            _word(ReportedZygosity, read_zygosity, _words(ReportedZygosity)),
        ]
        | None
    ) = None
    second_variant: Change | None = None
    vaf: Annotated[float, BeforeValidator(_share)] | None = None
    specimen: Line | None = None


def parse_written_report(text: str, *, file: str) -> LabReport:
    """Read the text of a report in YAML.

    Parameters
    ----------
    text
        The YAML.
    file
        Name for the messages.

    Returns
    -------
    LabReport
        With one variant, or none.

    Raises
    ------
    ReportError
        With every fault, its line, its key and what is accepted.
    """
    try:
        document = parse_yaml(text, file=file, exact=True)
        written = validated(WrittenReport, document, quote=True)
    except DataFaultsError as error:
        raise ReportError(error.faults) from None
    gene = find_symbol(written.gene)
    symbol = written.gene if gene is None else gene.symbol
    texts = {"variant": written.variant, "second_variant": written.second_variant}
    read = {key: _change(symbol, value) for key, value in texts.items() if value}
    unreadable = [
        DataFault(
            file,
            document.line((key,)),
            key,
            f"{quoted(texts[key])} is an older name in another gene; accepted: "
            f"{ACCEPTED_HGVS}",
        )
        for key, change in read.items()
        if change is None
    ]
    if unreadable:
        raise ReportError(unreadable)
    notes = [] if gene is None or gene.note is None else [f"{gene.note}."]
    return _report(written, symbol, read, notes)


def _change(symbol: str, text: str) -> HgvsText | None:
    legacy = legacy_name(symbol, text)
    return read_hgvs(text) if legacy is None else HgvsText(coding=legacy)


def _report(
    written: WrittenReport,
    symbol: str,
    read: dict[str, HgvsText | None],
    notes: list[str],
) -> LabReport:
    first, second = read.get("variant"), read.get("second_variant")
    notes = [*notes, *_notes(written.variant, first)]
    notes += _notes(written.second_variant, second)
    findings = tuple(_contradictions(written, symbol, first))
    contradicted = any(
        finding.code is ReasonCode.GENE_CONTRADICTION for finding in findings
    )
    return LabReport(
        report_id=written.report_id,
        status=written.status,
        reported_on=written.reported_on,
        laboratory=written.laboratory,
        person=written.person,
        gene=None if contradicted else symbol,
        variant=None if first is None else first.coding,
        protein=written.protein or (first.protein if first else None),
        transcript=written.transcript or (first.transcript if first else None),
        classification=written.classification,
        origin=written.origin,
        zygosity=written.zygosity,
        second_variant=second.coding if second else (first.second if first else None),
        vaf=written.vaf,
        specimen=written.specimen,
        notes=tuple(notes),
        findings=findings,
    )


def _notes(text: str | None, change: HgvsText | None) -> Iterator[str]:
    if text is None or change is None:
        return
    if is_legacy_name(text):
        yield f"`{text}` is an older name of `{change.coding}`."
    if change.second is not None:
        yield f"The two copies were read as `{change.coding}` and `{change.second}`."
    if change.protein is not None:
        yield f"The variant was split into `{change.coding}` and `{change.protein}`."
    if change.transcript is not None:
        yield f"The transcript `{change.transcript}` was taken from the variant."


def _contradictions(
    written: WrittenReport, symbol: str, change: HgvsText | None
) -> Iterator[Finding]:
    if change is None:
        return
    named = None if change.gene is None else find_symbol(change.gene)
    if change.gene is not None and (named is None or named.symbol != symbol):
        yield Finding(
            ReasonCode.GENE_CONTRADICTION,
            f"The report names `{written.gene}` and its variant `{change.gene}`: ask "
            "the laboratory which gene is meant.",
        )
    pairs = (
        ("transcripts", written.transcript, change.transcript),
        ("protein changes", written.protein, change.protein),
    )
    for what, one, other in pairs:
        if one is not None and other is not None and not same_change(one, other):
            yield Finding(
                ReasonCode.AMBIGUOUS,
                f"The report gives two different {what}, `{one}` and `{other}`: "
                "relatives must be tested for exactly one variant.",
            )
