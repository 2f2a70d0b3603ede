"""Loading genes: names, faults with their place, and what the law asks."""

from __future__ import annotations

from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from pedigree import (
    GeneDataError,
    UnknownGeneError,
    find_symbol,
    gene_facts,
    load_gene,
    read_gene_file,
)

BROKEN = sorted(Path("tests/broken_data/genes").resolve().glob("*.yaml"))


def _expected(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [
        line.removeprefix("# expect: ")
        for line in lines
        if line.startswith("# expect: ")
    ]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_gene_file_is_refused_in_the_words_it_promises(path: Path) -> None:
    with pytest.raises(GeneDataError) as caught:
        read_gene_file(path)
    text = str(caught.value)
    assert [words for words in _expected(path) if words not in text] == []
    assert {fault.file for fault in caught.value.faults} == {path.name}
    assert {fault.code for fault in caught.value.faults} == {"gene_data"}


def test_there_are_broken_gene_files() -> None:
    assert len(BROKEN) >= 14
    assert all(_expected(path) for path in BROKEN)


def test_a_fault_names_the_line_of_its_key(tmp_path: Path) -> None:
    path = tmp_path / "X.yaml"
    path.write_text("schema_version: 1\ndata_status: final\n", "utf-8")
    with pytest.raises(GeneDataError) as caught:
        read_gene_file(path)
    by_key = {fault.key: fault.line for fault in caught.value.faults}
    assert by_key["data_status"] == 2
    assert by_key["penetrance"] == 1


def test_loading_the_same_gene_twice_gives_one_value() -> None:
    assert load_gene("brca1") is load_gene("BRCA1")
    assert load_gene("HGNC:1100") is load_gene("BRCA1")


def test_a_former_symbol_is_found_and_said() -> None:
    found = find_symbol("hrpt2")
    assert found is not None
    assert (found.symbol, found.note) == (
        "CDC73",
        "`hrpt2` is a former symbol of CDC73",
    )


def test_an_unknown_gene_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownGeneError, match=r"gene `FOO1` is not known; .*BRCA1"):
        load_gene("FOO1")


def test_the_facts_of_brca1_are_what_the_law_asks() -> None:
    facts = gene_facts(load_gene("BRCA1"))
    assert facts.serious_harm is True
    assert facts.preventable_or_treatable is True
    assert facts.concrete_benefit is True
    assert facts.benefit_before_adulthood is False
    assert facts.confidence == "verified"


def test_small_risks_leave_serious_harm_unknown_and_never_false() -> None:
    # The only risk of GPC3 has a lower bound of a twentieth.
    assert gene_facts(load_gene("GPC3")).serious_harm is None
    assert gene_facts(load_gene("GPC3")).benefit_before_adulthood is True


def test_facts_are_only_as_sure_as_the_weakest_of_them() -> None:
    chek2 = gene_facts(load_gene("CHEK2"))
    assert chek2.benefit_confidence == "general_knowledge"
    assert chek2.confidence == "general_knowledge"


def test_risks_of_a_single_copy_do_not_count_in_a_recessive_gene() -> None:
    mutyh = load_gene("MUTYH")
    rows = [row for row in mutyh.penetrance if row.zygosity == "heterozygous"]
    assert rows
    kept = tuple(row for row in mutyh.penetrance if row.zygosity == "heterozygous")
    assert gene_facts(mutyh).serious_harm is True
    only = mutyh.model_copy(update={"penetrance": kept})
    assert gene_facts(only).serious_harm is None


def test_inheritance_follows_the_condition_that_triggers() -> None:
    modes = {
        name: load_gene(name).inheritance.value for name in ("BRCA2", "MUTYH", "GPC3")
    }
    assert modes == {
        "BRCA2": "autosomal_dominant",
        "MUTYH": "autosomal_recessive",
        "GPC3": "x_linked",
    }
    assert load_gene("SDHD").parent_of_origin == "paternal_expression_only"


def test_de_novo_takes_its_point_or_its_lower_bound() -> None:
    assert load_gene("VHL").de_novo.used == Fraction(23, 100)
    assert load_gene("MLH1").de_novo.used == Fraction(9, 1000)
    assert load_gene("BRCA1").de_novo.used == 0


def test_a_variant_group_has_ages_of_its_own() -> None:
    ret = load_gene("RET")
    ages = {ret.testing_ages(group.id) for group in ret.variant_groups}
    assert len(ages) > 1
    assert ret.testing_ages("UNKNOWN") == (ret.offer_from_age, ret.latest_start_age)


def test_a_range_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    whole = (resources.files("pedigree.genes") / "VHL.yaml").read_text("utf-8")
    text = whole.replace("  low: null\n  high: null", "  low: 3/10\n  high: 1/10", 1)
    path = tmp_path / "VHL.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(GeneDataError, match="`high` 1/10 is below `low` 3/10"):
        read_gene_file(path)
