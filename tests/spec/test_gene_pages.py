"""The pages of the genes: what is committed is what the files say today."""

from pathlib import Path

import pytest

from pedigree import gene_symbols, load_gene
from portal.gene_pages import gene_page, genes_page
from portal.law_pages import plain_text

DOCS = Path(__file__).parents[2] / "docs" / "genes"
AGAIN = "`cascade gene pages -o docs/genes` writes it anew"


@pytest.mark.parametrize("symbol", gene_symbols())
def test_the_page_of_a_gene_is_what_its_file_says(symbol: str) -> None:
    page = (DOCS / f"{symbol}.md").read_text(encoding="utf-8")
    assert page == gene_page(load_gene(symbol)), AGAIN


def test_the_list_is_what_the_files_say() -> None:
    genes = [load_gene(symbol) for symbol in gene_symbols()]
    page = (DOCS / "README.md").read_text(encoding="utf-8")
    assert page == genes_page(genes), AGAIN


def test_there_is_no_page_of_a_gene_without_a_file() -> None:
    pages = {path.stem for path in DOCS.glob("*.md")}
    assert pages == {"README", *gene_symbols()}


@pytest.mark.parametrize("symbol", gene_symbols())
def test_a_page_says_that_nobody_signed_it_and_shows_every_row(symbol: str) -> None:
    gene = load_gene(symbol)
    page = gene_page(gene)
    assert "A draft for clinical review" in page
    rows = page.splitlines()
    for row in gene.surveillance:
        mark = {"verified": "✓", "general_knowledge": "○"}[row.confidence]
        assert any(f"| {row.id} |" in one and one.endswith(f"{mark} |") for one in rows)
    for source in gene.sources:
        assert plain_text(source.title) in page


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    for symbol in gene_symbols():
        widths: set[int] = set()
        for line in gene_page(load_gene(symbol)).splitlines():
            if line.startswith("|"):
                widths.add(line.replace(r"\|", "").count("|"))
                assert len(widths) == 1, f"{symbol}: {line}"
            else:
                widths = set()
