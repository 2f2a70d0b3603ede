"""Which examinations an operation makes needless; read from one file, and a draft.

A clinician records the operation, and by that confirms what the file says follows.
"""

from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field

from pedigree.genes.codes import Procedure
from pedigree.genes.rows import GeneModel
from pedigree.genes.vocabulary import Confidence, DataStatus
from pedigree.model_check import validated
from pedigree.yaml_document import parse_yaml

__all__ = ["Operation", "ended_by"]

_FILE = "operations.yaml"


class Operation(StrEnum):
    """Surgery after which some examinations have nothing left to look at."""

    BILATERAL_MASTECTOMY = "bilateral_mastectomy"
    COLECTOMY = "colectomy"
    HYSTERECTOMY = "hysterectomy"
    HYSTERECTOMY_WITH_SALPINGO_OOPHORECTOMY = "hysterectomy_with_salpingo_oophorectomy"
    SALPINGO_OOPHORECTOMY = "salpingo_oophorectomy"
    THYROIDECTOMY = "thyroidectomy"
    TOTAL_GASTRECTOMY = "total_gastrectomy"


class _OperationsFile(GeneModel):
    data_status: DataStatus
    compiled: date
    basis: Literal["none_found"]
    searched: str
    confidence: Confidence
    ends: dict[Operation, tuple[Procedure, ...]] = Field(min_length=len(Operation))


def ended_by(operation: Operation) -> frozenset[Procedure]:
    """Give the examinations that an operation ends.

    Parameters
    ----------
    operation
        What was done.

    Returns
    -------
    frozenset of Procedure
        Never empty.

    Examples
    --------
    >>> sorted(ended_by(Operation.COLECTOMY))
    [<Procedure.COLONOSCOPY: 'colonoscopy'>]
    """
    return frozenset(_operations().ends[operation])


@cache
def _operations() -> _OperationsFile:
    folder = resources.files("pedigree.surveillance")
    text = (folder / _FILE).read_text("utf-8")
    return validated(_OperationsFile, parse_yaml(text, file=_FILE))
