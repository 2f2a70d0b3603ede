"""What is known of genes: one file per gene, one loader, one model."""

from pedigree.genes.codes import Cancer, Procedure, RiskReducingProcedure
from pedigree.genes.facts import GeneFacts, gene_facts
from pedigree.genes.gene import Gene
from pedigree.genes.knowledge import (
    GeneDataError,
    UnknownGeneError,
    load_gene,
    read_gene_file,
)
from pedigree.genes.symbols import FoundSymbol, find_symbol, gene_symbols
from pedigree.genes.vocabulary import ConditionZygosity, InheritedFrom

__all__ = [
    "Cancer",
    "ConditionZygosity",
    "FoundSymbol",
    "Gene",
    "GeneDataError",
    "GeneFacts",
    "InheritedFrom",
    "Procedure",
    "RiskReducingProcedure",
    "UnknownGeneError",
    "find_symbol",
    "gene_facts",
    "gene_symbols",
    "load_gene",
    "read_gene_file",
]
