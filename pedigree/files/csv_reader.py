"""A CSV text as families with all their faults; refuses to choose among families."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .csv_table import read_csv_table
from .csv_words import in_words_of_ped
from .ped_reader import families_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .ped_reader import PedFile


def read_csv(lines: Sequence[str], *, add_founders: bool = False) -> PedFile:
    """Read every family of a CSV text, with every fault and every doubt.

    Parameters
    ----------
    lines
        The lines of the file; the first names the columns.
    add_founders
        Whether a parent named but without a row gets one, which a warning tells.
    """
    table = in_words_of_ped(read_csv_table(lines))
    return families_of(table, add_founders=add_founders)
