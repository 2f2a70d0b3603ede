"""Walks every shipped gene file and every row in it."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import resources
from typing import Any

import pytest
import yaml

from pedigree import Gene, find_symbol, gene_symbols, load_gene
from pedigree.genes.symbols import _former_symbols, symbol_of_hgnc_id

GENES = gene_symbols()
ASKED_FOR = {"BRCA1", "BRCA2", "MLH1", "MSH2", "APC", "TP53", "SDHD", "MUTYH"}


def _text(symbol: str) -> str:
    return (resources.files("pedigree.genes") / f"{symbol}.yaml").read_text("utf-8")


def _statements(gene: Gene) -> list[tuple[str, str | None, list[str]]]:
    """Give name, confidence and sources of every statement of a gene."""
    held = [] if gene.low_allele_fraction is None else [gene.low_allele_fraction]
    parts: list[Any] = [gene.de_novo, gene.carrier_frequency, gene.testing, *held]
    parts += [*gene.penetrance, *gene.risk_reducing_options, *gene.excluded_variants]
    found = [
        (type(part).__name__, part.confidence, list(part.sources)) for part in parts
    ]
    return found + [(row.id, row.confidence, [row.source]) for row in gene.surveillance]


def test_there_are_63_genes_and_the_first_ones_are_among_them() -> None:
    assert len(GENES) == 63
    assert set(GENES) >= ASKED_FOR


@pytest.mark.parametrize("symbol", GENES)
def test_every_statement_has_a_confidence_and_a_source_of_its_file(symbol: str) -> None:
    gene = load_gene(symbol)
    known = {source.id for source in gene.sources}
    statements = _statements(gene)
    assert len(statements) > 3
    assert [s for s in statements if not s[2] or not set(s[2]) <= known] == []
    assert {confidence for _, confidence, _ in statements} <= {
        "verified",
        "general_knowledge",
    }


@pytest.mark.parametrize("symbol", GENES)
def test_a_verified_statement_was_read_in_a_source(symbol: str) -> None:
    gene = load_gene(symbol)
    read = {source.id for source in gene.sources if source.retrieved}
    unread = [
        name
        for name, confidence, sources in _statements(gene)
        if confidence == "verified" and not read & set(sources)
    ]
    assert unread == []


@pytest.mark.parametrize("symbol", GENES)
def test_ages_are_ordered_and_groups_are_described(symbol: str) -> None:
    gene = load_gene(symbol)
    spans = [gene.testing_ages(group.id) for group in gene.variant_groups]
    spans += [gene.testing_ages(None)]
    spans += [
        (row.applies_to.from_age, row.applies_to.to_age)
        for row in gene.surveillance
        if row.applies_to.from_age is not None
    ]
    wrong = [(low, high) for low, high in spans if high is not None and high < low]
    assert wrong == []
    groups = {row.applies_to.variant_group for row in gene.surveillance} - {None}
    assert groups <= {group.id for group in gene.variant_groups}


@pytest.mark.parametrize("symbol", GENES)
def test_numbers_for_inference_are_exact_and_small(symbol: str) -> None:
    gene = load_gene(symbol)
    assert 0 <= gene.de_novo.used <= Fraction(9, 10)
    assert gene.allele_frequency is None or 0 < gene.allele_frequency < Fraction(1, 50)
    assert gene.de_novo.point is not None or gene.de_novo.low is not None


@pytest.mark.parametrize("symbol", GENES)
def test_every_examination_has_a_guideline_and_a_name_of_its_own(symbol: str) -> None:
    gene = load_gene(symbol)
    assert all(gene.guideline_of(row).title for row in gene.surveillance)
    assert all(row.id.startswith(f"{symbol}-S") for row in gene.surveillance)


@pytest.mark.parametrize("symbol", GENES)
def test_the_file_is_a_draft_named_after_its_gene(symbol: str) -> None:
    gene = load_gene(symbol)
    assert gene.symbol == symbol
    assert gene.data_status == "draft_for_clinical_review"
    assert symbol_of_hgnc_id(gene.hgnc_id) == symbol
    assert re.search(rf"^# {symbol}: ", _text(symbol))


def test_a_strict_yaml_1_1_reader_sees_the_same_words() -> None:
    # Nothing in the files may hang on which booleans a reader knows.
    values = [yaml.safe_load(_text(symbol)) for symbol in ("GPC3", "RET", "TP53")]
    assert [value["testing"]["childhood_testing_indicated"] for value in values] == [
        load_gene(value["symbol"]).childhood_testing_indicated for value in values
    ]


def test_every_former_symbol_leads_to_a_gene_and_is_none_itself() -> None:
    former = _former_symbols()
    assert {row.now for row in former.values()} <= set(GENES)
    assert set(former) & set(GENES) == set()
    assert all(find_symbol(name.lower()) is not None for name in former)
