"""The version of a gene's surveillance: what a plan is pinned to.

It changes with every row, and with the guideline a row cites; with nothing else.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pedigree.genes import Gene

__all__ = ["protocol_version"]

_DIGITS = 16


def protocol_version(gene: Gene) -> str:
    """Version of the examinations in a gene file.

    Parameters
    ----------
    gene
        The gene file.

    Returns
    -------
    str
        Gene, day of compilation, and the beginning of a SHA-256 over the rows.

    Examples
    --------
    >>> from pedigree.genes import load_gene
    >>> protocol_version(load_gene("BRCA1"))[:17]
    'BRCA1-2026-11-23-'
    """
    rows = [
        {
            **row.model_dump(mode="json"),
            "guideline": gene.guideline_of(row).model_dump(mode="json"),
        }
        for row in gene.surveillance
    ]
    text = json.dumps(rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = sha256(text.encode()).hexdigest()[:_DIGITS]
    return f"{gene.symbol}-{gene.compiled.isoformat()}-{digest}"
