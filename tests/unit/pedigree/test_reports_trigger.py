"""What starts a cascade, what is held, what is refused, and why."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pedigree import (
    Classification,
    LabReport,
    Origin,
    Presence,
    ReportedVariant,
    ReportedZygosity,
    ReportStatus,
    judge_report,
    report_answer,
)

GOOD = LabReport(
    report_id="L-2026-0017",
    status=ReportStatus.FINAL,
    reported_on=date(2026, 10, 12),
    laboratory="Example Genetics",
    person="II-3",
    gene="BRCA1",
    variant="c.68_69del",
    protein="p.(Glu23Valfs*17)",
    transcript="NM_007294.4",
    classification=Classification.PATHOGENIC,
    origin=Origin.GERMLINE,
    zygosity=ReportedZygosity.HETEROZYGOUS,
    vaf=0.49,
    specimen="blood",
)
MUTYH = replace(GOOD, gene="MUTYH", variant="c.1187G>A", protein=None)
BOTH = ReportedZygosity.COMPOUND_HETEROZYGOUS


def _codes(report: LabReport, on: date | None = None) -> list[str]:
    return [reason.code.value for reason in judge_report(report, on=on).reasons]


def test_a_germline_pathogenic_variant_of_a_known_gene_triggers() -> None:
    decision = judge_report(GOOD, on=date(2026, 10, 12))
    assert (decision.trigger, decision.held, decision.reasons) == (True, False, ())


@pytest.mark.parametrize(
    "change",
    [
        {"classification": Classification.LIKELY_PATHOGENIC},
        {"status": ReportStatus.AMENDED},
        {"status": ReportStatus.CORRECTED},
        {"zygosity": ReportedZygosity.HOMOZYGOUS},
        {"zygosity": None},
        {"vaf": None},
        {"gene": "TP53", "vaf": 0.3},
        {"gene": "GPC3", "zygosity": ReportedZygosity.HEMIZYGOUS},
        {"gene": "EPCAM", "variant": "c.492-509_945+1del", "protein": None},
        {"gene": "APC", "variant": "c.3921_3924del", "protein": "p.(Ile1307fs*6)"},
        {"gene": "MUTYH", "zygosity": ReportedZygosity.HOMOZYGOUS},
        {"gene": "MUTYH", "zygosity": BOTH, "second_variant": "c.536A>G"},
    ],
)
def test_what_keeps_every_condition_still_triggers(change: dict[str, Any]) -> None:
    assert judge_report(replace(GOOD, **change)).trigger


REFUSED: list[tuple[str, LabReport]] = [
    ("class_below_4", replace(GOOD, classification=Classification.UNCERTAIN)),
    ("class_below_4", replace(GOOD, classification=Classification.BENIGN)),
    ("not_germline", replace(GOOD, origin=Origin.SOMATIC)),
    ("absent", replace(GOOD, presence=Presence.ABSENT)),
    ("no_variant", replace(GOOD, variant=None)),
    ("gene_unknown", replace(GOOD, gene="FOO1")),
    ("gene_unknown", replace(GOOD, gene=None)),
    ("one_allele_of_recessive", MUTYH),
    ("not_final", replace(GOOD, status=ReportStatus.PRELIMINARY)),
    ("not_final", replace(GOOD, status=ReportStatus.CANCELLED)),
    ("entered_in_error", replace(GOOD, status=ReportStatus.ENTERED_IN_ERROR)),
    ("not_disease_specific", replace(GOOD, gene="CHEK2", variant="c.470T>C")),
    (
        "not_disease_specific",
        replace(GOOD, gene="APC", variant="c.3920T>A", protein="p.I1307K"),
    ),
    ("not_disease_specific", replace(GOOD, gene="FH", variant="c.1431_1433dupAAA")),
    ("not_disease_specific", replace(GOOD, gene="EPCAM", variant="c.491+1G>A")),
    ("not_disease_specific", replace(GOOD, gene="POLE", variant="c.68_69del")),
]
HELD: list[tuple[str, LabReport]] = [
    ("class_unknown", replace(GOOD, classification=None)),
    ("origin_unknown", replace(GOOD, origin=Origin.UNKNOWN)),
    ("origin_unknown", replace(GOOD, origin=None)),
    ("origin_unknown", replace(GOOD, specimen="FFPE tumour block")),
    ("mosaic", replace(GOOD, zygosity=ReportedZygosity.MOSAIC)),
    ("low_allele_fraction", replace(GOOD, gene="TP53", vaf=0.29)),
    ("low_allele_fraction", replace(GOOD, gene="ATM", vaf=0.29)),
    ("low_allele_fraction", replace(GOOD, vaf=0.12)),
    ("ambiguous", replace(GOOD, presence=Presence.INDETERMINATE)),
    ("ambiguous", replace(GOOD, zygosity=ReportedZygosity.HEMIZYGOUS)),
    ("ambiguous", replace(GOOD, gene="SDHA")),
    ("ambiguous", replace(GOOD, gene="LZTR1")),
    ("ambiguous", replace(MUTYH, zygosity=None)),
    ("ambiguous", replace(MUTYH, zygosity=BOTH)),
    ("one_allele_of_recessive", replace(MUTYH, second_variant="c.536A>G")),
    ("several_variants", replace(GOOD, zygosity=BOTH, second_variant="c.5266dup")),
    ("not_final", replace(GOOD, status=ReportStatus.UNKNOWN)),
]


@pytest.mark.parametrize(("code", "report"), REFUSED)
def test_what_the_report_rules_out_is_refused(code: str, report: LabReport) -> None:
    decision = judge_report(report)
    assert (decision.trigger, decision.held) == (False, False)
    assert _codes(report) == [code]


@pytest.mark.parametrize(("code", "report"), HELD)
def test_what_a_person_can_settle_is_held(code: str, report: LabReport) -> None:
    decision = judge_report(report)
    assert (decision.trigger, decision.held) == (False, True)
    assert _codes(report) == [code]


@pytest.mark.parametrize(("code", "report"), REFUSED + HELD)
def test_every_reason_is_a_sentence(code: str, report: LabReport) -> None:
    message = judge_report(report).reasons[0].message
    assert message[0].isupper() or message[0] == "`", code
    assert message.endswith(".")
    assert len(message.split()) > 8


def test_a_refusal_beats_what_is_held_and_comes_first() -> None:
    report = replace(GOOD, origin=Origin.UNKNOWN, classification=Classification.BENIGN)
    assert _codes(report) == ["class_below_4", "origin_unknown"]
    assert not judge_report(report).held


def test_a_report_of_a_later_day_is_refused() -> None:
    assert _codes(GOOD, on=date(2026, 10, 11)) == ["dated_after"]
    assert _codes(replace(GOOD, reported_on=None), on=date(2026, 10, 11)) == []


def test_a_harmless_second_variant_changes_nothing() -> None:
    other = ReportedVariant(
        gene="ATM",
        variant="c.7390T>C",
        classification=Classification.UNCERTAIN,
        origin=Origin.GERMLINE,
    )
    assert judge_report(replace(GOOD, other_variants=(other,))).trigger


def test_a_second_variant_that_could_trigger_holds_the_report() -> None:
    other = replace(GOOD.main_variant, gene="PALB2", variant="c.3113G>A")
    assert _codes(replace(GOOD, other_variants=(other,))) == ["several_variants"]


def test_the_answer_has_the_keys_others_rely_on() -> None:
    answer = report_answer(GOOD, judge_report(GOOD))
    keys = {
        "status",
        "gene",
        "hgvs",
        "class",
        "origin",
        "zygosity",
        "trigger",
        "reasons",
    }
    assert keys | {"variants"} <= set(answer)
    assert answer["variants"] == [{key: answer[key] for key in keys}]
    assert (answer["class"], answer["hgvs"]) == ("pathogenic", "c.68_69del")
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("report", [report for _, report in REFUSED + HELD] + [GOOD])
def test_a_report_survives_the_way_through_json(report: LabReport) -> None:
    assert LabReport.from_dict(json.loads(json.dumps(report.as_dict()))) == report
