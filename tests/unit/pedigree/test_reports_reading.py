"""Reading reports in YAML and FHIR, good, odd and broken."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pedigree import LabReport, ReportError, judge_report, read_report, report_answer
from pedigree.reports.reading import LARGEST_REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path("tests/fixtures/reports").resolve()
BROKEN = Path("tests/broken_data/reports").resolve()

# File: (trigger, held, codes).
EXPECTED: dict[str, tuple[bool, bool, list[str]]] = {
    "brca1.yaml": (True, False, []),
    "mutyh_one_allele.yaml": (False, False, ["one_allele_of_recessive"]),
    "tp53_low_fraction.yaml": (False, True, ["low_allele_fraction"]),
    "brca1_stu2.json": (True, False, []),
    "mlh1_stu1_class_on_variant.json": (True, False, []),
    "brca1_with_vus_and_drug_genotype.json": (True, False, []),
    "other_persons_variant.json": (True, False, []),
    "variant_on_its_own.json": (True, False, []),
    "mutyh_compound.json": (True, False, []),
    "mutyh_in_cis.json": (False, False, ["one_allele_of_recessive"]),
    "brca1_absent.json": (False, False, ["absent"]),
    "tp53_somatic.json": (False, False, ["not_germline"]),
    "tumour_called_germline.json": (False, True, ["origin_unknown"]),
    "gene_contradiction.json": (False, True, ["gene_contradiction"]),
    "several_patients.json": (False, False, ["several_subjects"]),
    "unresolved_result.json": (False, True, ["unresolved"]),
    "two_classes.json": (False, True, ["ambiguous", "class_unknown"]),
    "indeterminate_preliminary.json": (
        False,
        False,
        ["not_final", "ambiguous", "class_unknown"],
    ),
    "patients_only.json": (False, False, ["not_a_report"]),
}


def _edited(tmp_path: Path, name: str, **changes: Any) -> Path:
    """Copy a FHIR fixture with members of its first variant replaced."""
    bundle = json.loads((FIXTURES / name).read_text("utf-8"))
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if resource["id"] == "v1":
            resource |= changes
    return _written(tmp_path, json.dumps(bundle))


def _written(tmp_path: Path, text: str, name: str = "report.json") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def _codes(path: Path) -> list[str]:
    return [reason.code.value for reason in judge_report(read_report(path)).reasons]


@pytest.mark.parametrize("name", EXPECTED)
def test_an_invented_report_is_judged_as_expected(name: str) -> None:
    decision = judge_report(read_report(FIXTURES / name))
    codes = [reason.code.value for reason in decision.reasons]
    assert (decision.trigger, decision.held, codes) == EXPECTED[name]


def test_every_fixture_has_an_expectation() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_reading_is_json_and_back(name: str) -> None:
    report = read_report(FIXTURES / name)
    assert LabReport.from_dict(json.loads(json.dumps(report.as_dict()))) == report


def test_yaml_and_fhir_of_one_result_say_the_same() -> None:
    fields = ("person", "gene", "variant", "protein", "transcript", "vaf")
    written = read_report(FIXTURES / "brca1.yaml")
    fhir = read_report(FIXTURES / "brca1_stu2.json")
    assert [getattr(fhir, f) for f in fields] == [getattr(written, f) for f in fields]
    assert (fhir.classification, fhir.origin) == (
        written.classification,
        written.origin,
    )
    assert fhir.reported_on == written.reported_on


def test_an_older_bundle_without_ids_is_read() -> None:
    report = read_report(FIXTURES / "mlh1_stu1_class_on_variant.json")
    assert (report.person, report.report_id) == ("III-2", "FX-2026-0002")
    assert report.classification == "likely_pathogenic"


def test_two_halves_in_trans_are_one_genotype() -> None:
    report = read_report(FIXTURES / "mutyh_compound.json")
    assert report.zygosity == "compound_heterozygous"
    assert (report.variant, report.second_variant) == ("c.536A>G", "c.1187G>A")


def test_contradicting_names_leave_no_gene() -> None:
    report = read_report(FIXTURES / "gene_contradiction.json")
    assert report.gene is None
    assert "`BRCA1`, `BRCA2`" in report.findings[0].message


def test_a_former_symbol_and_a_joined_text_are_said_in_notes() -> None:
    report = read_report(FIXTURES / "mutyh_one_allele.yaml")
    assert report.notes == (
        "`myh` is another name of MUTYH.",
        "The variant was split into `c.1187G>A` and `p.(Gly396Asp)`.",
        "The transcript `NM_001128425.2` was taken from the variant.",
    )
    assert (report.person, report.protein) == ("12", "p.(Gly396Asp)")


def test_all_variants_of_a_report_are_answered() -> None:
    report = read_report(FIXTURES / "brca1_with_vus_and_drug_genotype.json")
    answer = report_answer(report, judge_report(report))
    assert [(v["gene"], v["trigger"]) for v in answer["variants"]] == [
        ("BRCA1", True),
        ("ATM", False),
    ]


def test_a_withdrawn_observation_is_refused_in_a_final_report(tmp_path: Path) -> None:
    path = _edited(tmp_path, "brca1_stu2.json", status="entered-in-error")
    assert _codes(path) == ["entered_in_error"]


def test_a_variant_that_is_neither_present_nor_absent_is_held(tmp_path: Path) -> None:
    path = _edited(tmp_path, "brca1_stu2.json", valueCodeableConcept=None)
    assert _codes(path) == ["ambiguous"]


def test_a_likely_germline_variant_is_confirmed_first(tmp_path: Path) -> None:
    text = (FIXTURES / "brca1_stu2.json").read_text("utf-8")
    text = text.replace("LA6683-2", "LA18194-3").replace("Germline", "Likely germline")
    assert _codes(_written(tmp_path, text)) == ["origin_unknown"]


def test_a_percentage_of_reads_is_a_share(tmp_path: Path) -> None:
    text = (FIXTURES / "brca1_stu2.json").read_text("utf-8")
    path = _written(tmp_path, text.replace('"value": 0.49', '"value": 49'))
    assert read_report(path).vaf == pytest.approx(0.49)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Pathogenic (class 5)", []),
        ("4 - likely pathogenic variant", []),
        ("VUS", ["class_below_4"]),
        ("Benign, class 5", ["class_unknown"]),
        ("see report", ["class_unknown"]),
    ],
)
def test_a_class_in_words_counts_where_it_is_clear(
    tmp_path: Path, words: str, codes: list[str]
) -> None:
    text = (FIXTURES / "brca1_stu2.json").read_text("utf-8")
    text = text.replace("LA6668-3", "local-1").replace('"Pathogenic"', f'"{words}"')
    assert _codes(_written(tmp_path, text)) == codes


def test_the_plain_form_may_be_json(tmp_path: Path) -> None:
    plain = {
        "report_id": "L-1",
        "status": "final",
        "reported_on": "2026-10-12",
        "person": "II-3",
        "gene": "BRCA1",
    }
    report = read_report(_written(tmp_path, json.dumps(plain)))
    assert (report.gene, report.reported_on) == ("BRCA1", date(2026, 10, 12))


def test_a_day_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    text = (FIXTURES / "brca1.yaml").read_text("utf-8")
    path = _written(tmp_path, text.replace("2026-10-12", "2026-02-30"))
    with pytest.raises(ReportError, match="2026-02-30"):
        read_report(path)


def _expected_words(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [
        line.removeprefix("# expect: ")
        for line in lines
        if line.startswith("# expect: ")
    ]


YAML_FAULTS = sorted(BROKEN.glob("*.yaml"))
JSON_FAULTS = {
    "no_resource_type.json": "the JSON is not FHIR: no `resourceType`",
    "cut_off.json": "line 2: no JSON: ",
    "member_twice.json": "members stand twice in one object: `resourceType`",
    "wrong_types.json": "component: `none` is not accepted; accepted: a list",
    "not_a_number.json": "no JSON a report could be",
    "xml.json": "the file is XML; accepted: a report in YAML, or a FHIR R4",
}


@pytest.mark.parametrize("path", YAML_FAULTS, ids=lambda path: path.stem)
def test_a_broken_yaml_report_is_refused_in_the_words_it_promises(path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        read_report(path)
    assert _expected_words(path)
    text = str(caught.value)
    assert [words for words in _expected_words(path) if words not in text] == []
    assert {fault.code for fault in caught.value.faults} == {"unreadable"}


@pytest.mark.parametrize("name", JSON_FAULTS)
def test_a_broken_json_report_is_refused_with_its_path(name: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_report(BROKEN / name)
    assert JSON_FAULTS[name] in str(caught.value)


def test_every_broken_json_report_has_an_expectation() -> None:
    assert {path.name for path in BROKEN.glob("*.json")} == set(JSON_FAULTS)


def test_wrong_types_are_told_all_at_once() -> None:
    with pytest.raises(ReportError) as caught:
        read_report(BROKEN / "wrong_types.json")
    keys = {fault.key for fault in caught.value.faults}
    assert {"status", "component", "subject"} <= keys


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"  \n\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "is not text in UTF-8"),
        (b"report_id: \x00\n", "is not text in UTF-8"),
        (b"# only a comment\n", "the file is empty"),
        (b"[]", "is not FHIR"),
        (b"[" * 100_000, "no JSON"),
        (b"a: " + b"[" * 5000, "nested deeper than 40 levels"),
    ],
)
def test_what_is_no_text_is_one_clear_error(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "report"
    path.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        read_report(path)
    assert words in str(caught.value)
    assert len(caught.value.faults) == 1


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_REPORT + 1)
    with pytest.raises(ReportError, match=r"has 20,000,001 bytes; at most"):
        read_report(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ReportError, match="the file cannot be read"):
            read_report(path)


def test_a_report_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    path.write_text((FIXTURES / "brca1.yaml").read_text("utf-8"), "utf-16")
    assert judge_report(read_report(path)).trigger


_UNREAD = {"category", "display", "fullUrl", "system"}


def _places(part: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every part below a value, but for what nobody reads."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, inner in pairs:
        if key not in _UNREAD:
            yield (*at, key)
            if isinstance(inner, dict | list):
                yield from _places(inner, (*at, key))


def _mutants(value: Any) -> Iterator[Any]:
    """Give the value with each of its parts spoilt, one at a time."""
    for place in _places(value):
        mutant = copy.deepcopy(value)
        part = mutant
        for key in place[:-1]:
            part = part[key]
        # A list is emptied, a text is changed, an object becomes another type.
        part[place[-1]] = [] if isinstance(part[place[-1]], dict | list) else "x"
        yield mutant


def test_no_wrong_member_anywhere_ends_in_anything_but_an_answer(
    tmp_path: Path,
) -> None:
    bundle = json.loads((FIXTURES / "mutyh_in_cis.json").read_text("utf-8"))
    told = 0
    for mutant in _mutants(bundle):
        path = _written(tmp_path, json.dumps(mutant))
        try:
            decision = judge_report(read_report(path))
        except ReportError:
            continue
        told += 1
        assert decision.reasons
    assert told > 50
