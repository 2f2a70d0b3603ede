"""Finds the gene a laboratory means: by symbol, former symbol or HGNC id.

It never trusts one name against another: who has two of them compares the answers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pydantic import StrictBool

from pedigree.genes.rows import GeneModel
from pedigree.genes.vocabulary import Confidence, SymbolKind
from pedigree.model_check import validated
from pedigree.yaml_document import parse_yaml

__all__ = ["FoundSymbol", "find_symbol", "gene_symbols", "symbol_of_hgnc_id"]

_FORMER_SYMBOLS = "former_symbols.yaml"
_GENE_FILE = re.compile(r"([A-Z][A-Z0-9-]*)\.yaml")
_HGNC_LINE = re.compile(r"^hgnc_id: (HGNC:[0-9]+)$", re.MULTILINE)


class _FormerSource(GeneModel):
    title: str
    body: str
    url: str
    retrieved: StrictBool


class _FormerSymbol(GeneModel):
    symbol: str
    now: str
    kind: SymbolKind


class _FormerSymbols(GeneModel):
    source: _FormerSource
    confidence: Confidence
    symbols: tuple[_FormerSymbol, ...]


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """The gene a name stands for.

    Parameters
    ----------
    symbol
        The symbol of today, one of `gene_symbols()`.
    note
        A sentence for people where the name given was another one, else None.
    """

    symbol: str
    note: str | None


@cache
def gene_symbols() -> tuple[str, ...]:
    """Symbols of all genes that have a file, in alphabetical order.

    Returns
    -------
    tuple of str
        HGNC symbols.

    Examples
    --------
    >>> "BRCA1" in gene_symbols()
    True
    """
    names = (entry.name for entry in resources.files("pedigree.genes").iterdir())
    matches = (_GENE_FILE.fullmatch(name) for name in names)
    return tuple(sorted(match[1] for match in matches if match))


def find_symbol(name: str) -> FoundSymbol | None:
    """Find the gene a name stands for.

    Parameters
    ----------
    name
        A symbol in any case, a former symbol or byname, or an id such as `HGNC:1100`.

    Returns
    -------
    FoundSymbol or None
        None where the name is not one of a gene we have facts for.

    Examples
    --------
    >>> find_symbol("MYH")
    FoundSymbol(symbol='MUTYH', note='`MYH` is another name of MUTYH')
    """
    wanted = name.strip().upper()
    if wanted in gene_symbols():
        note = None if name == wanted else f"`{name}` was read as {wanted}"
        return FoundSymbol(wanted, note)
    if (former := _former_symbols().get(wanted)) is not None:
        names = {
            SymbolKind.PREVIOUS: "a former symbol",
            SymbolKind.ALIAS: "another name",
        }
        return FoundSymbol(
            former.now, f"`{name}` is {names[former.kind]} of {former.now}"
        )
    if (symbol := symbol_of_hgnc_id(wanted)) is not None:
        return FoundSymbol(symbol, f"`{name}` is the HGNC id of {symbol}")
    return None


def symbol_of_hgnc_id(hgnc_id: str) -> str | None:
    """Symbol of the gene with an HGNC id.

    Parameters
    ----------
    hgnc_id
        With or without the prefix `HGNC:`.

    Returns
    -------
    str or None
        None where we have no facts for that gene.

    Examples
    --------
    >>> symbol_of_hgnc_id("HGNC:1100")
    'BRCA1'
    """
    number = hgnc_id.strip().upper().removeprefix("HGNC:")
    return _symbols_by_hgnc_id().get(f"HGNC:{number}")


@cache
def _symbols_by_hgnc_id() -> Mapping[str, str]:
    # One line of each file is enough: reading all of them would take half a second.
    found = (
        (_HGNC_LINE.search(gene_text(symbol)), symbol) for symbol in gene_symbols()
    )
    return {match[1]: symbol for match, symbol in found if match}


@cache
def _former_symbols() -> Mapping[str, _FormerSymbol]:
    text = (resources.files("pedigree.genes") / _FORMER_SYMBOLS).read_text("utf-8")
    document = parse_yaml(text, file=_FORMER_SYMBOLS)
    table = validated(_FormerSymbols, document, quote=True)
    return {row.symbol: row for row in table.symbols}


def gene_text(symbol: str) -> str:
    """Text of one gene's file."""
    return (resources.files("pedigree.genes") / f"{symbol}.yaml").read_text("utf-8")
