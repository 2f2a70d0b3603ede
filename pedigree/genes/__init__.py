"""What is known of genes: one file per gene, one loader, one model."""

from pedigree.genes.facts import GeneFacts, gene_facts
from pedigree.genes.gene import Gene
from pedigree.genes.knowledge import (
    GeneDataError,
    UnknownGeneError,
    load_gene,
    read_gene_file,
)
from pedigree.genes.symbols import FoundSymbol, find_symbol, gene_symbols

__all__ = [
    "FoundSymbol",
    "Gene",
    "GeneDataError",
    "GeneFacts",
    "UnknownGeneError",
    "find_symbol",
    "gene_facts",
    "gene_symbols",
    "load_gene",
    "read_gene_file",
]
