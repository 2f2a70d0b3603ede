"""Loads the file of one gene and checks it; the only way to a `Gene`.

It refuses a file with any fault, and says all of them at once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pedigree.data_faults import DataFault, DataFaultsError, key_text
from pedigree.errors import PedigreeError
from pedigree.genes.consistency import inconsistencies
from pedigree.genes.gene import Gene
from pedigree.genes.symbols import find_symbol, gene_symbols, gene_text
from pedigree.model_check import validated
from pedigree.yaml_document import parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pedigree.yaml_document import YamlDocument

__all__ = [
    "GeneDataError",
    "UnknownGeneError",
    "load_gene",
    "parse_gene",
    "read_gene_file",
]


class GeneDataError(DataFaultsError):
    """A gene file has faults."""

    code = "gene_data"
    gives_code = True


class UnknownGeneError(PedigreeError):
    """There are no facts for the gene asked for."""

    code = "gene_unknown"


def load_gene(symbol: str) -> Gene:
    """Facts of one gene, from the files shipped with this room.

    Parameters
    ----------
    symbol
        HGNC symbol in any case, a former symbol, or an HGNC id. `find_symbol` says
        in words when the name was not the symbol of today.

    Returns
    -------
    Gene
        The same frozen value at every call.

    Raises
    ------
    UnknownGeneError
        If no shipped file is about this gene.
    GeneDataError
        If the file has faults.

    Examples
    --------
    >>> load_gene("brca1").hgnc_id
    'HGNC:1100'
    """
    found = find_symbol(symbol)
    if found is None:
        accepted = ", ".join(gene_symbols())
        raise UnknownGeneError(f"gene `{symbol}` is not known; accepted: {accepted}")
    return _load(found.symbol)


@cache
def _load(symbol: str) -> Gene:
    gene = parse_gene(gene_text(symbol), file=f"{symbol}.yaml")
    if gene.symbol != symbol:
        message = f"symbol `{gene.symbol}` is not the name of the file, `{symbol}`"
        raise GeneDataError([DataFault(f"{symbol}.yaml", None, "symbol", message)])
    return gene


def read_gene_file(path: Path) -> Gene:
    """Read a gene file from a folder, as a clinic that signs its own facts does.

    Parameters
    ----------
    path
        A YAML file in UTF-8.

    Returns
    -------
    Gene
        The checked facts.

    Raises
    ------
    GeneDataError
        With all faults, each with line and key.
    """
    return _checked(lambda: read_yaml(path, exact=True))


def parse_gene(text: str, *, file: str) -> Gene:
    """Read the text of a gene file.

    Parameters
    ----------
    text
        YAML.
    file
        Name for the messages.

    Returns
    -------
    Gene
        The checked facts.

    Raises
    ------
    GeneDataError
        With all faults, each with line and key.
    """
    return _checked(lambda: parse_yaml(text, file=file, exact=True))


def _checked(read: Callable[[], YamlDocument]) -> Gene:
    try:
        document = read()
        gene = validated(Gene, document, quote=True)
    except DataFaultsError as error:
        raise GeneDataError(error.faults) from None
    contradictions = [
        DataFault(document.file, document.line(path), key_text(path), message)
        for path, message in inconsistencies(gene)
    ]
    if contradictions:
        raise GeneDataError(sorted(contradictions, key=lambda fault: fault.line or 0))
    return gene
