"""Cells of a file whose lines are all cut alike; refuses any other file.

The file is gone through in blocks that fit in the processor's memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .source import NEWLINE, SPACE, TAB, blocks

if TYPE_CHECKING:
    from .arrays import Mask, Octets, Places
    from .source import Source

HASH = 35


def cut_alike(
    source: Source, begin: int, columns: int, *, by_tabs: bool
) -> tuple[Places, Places] | None:
    """Give place and length of every cell, a column after the other.

    Returns
    -------
    tuple or None
        `None` if a line has another number of cells, more than one blank between two,
        or is blank or a comment.
    """
    octets = np.frombuffer(source.data, dtype=np.uint8)
    shape = (columns, source.data.count(b"\n", begin, source.size))
    start, length = np.empty(shape, dtype=np.int32), np.empty(shape, dtype=np.int32)
    row = 0
    for first, last in blocks(source.data, begin, source.size):
        body = octets[first:last]
        ends = _ends(body, columns, by_tabs=by_tabs)
        if ends is None:
            return None
        until = row + ends.shape[1]
        block = start[:, row:until]
        ends += first
        np.add(ends[:-1], 1, out=block[1:])
        block[0, :1] = first
        np.add(ends[-1, :-1], 1, out=block[0, 1:])
        np.subtract(ends, block, out=length[:, row:until])
        if not _is_clear(octets, block, length[:, row:until], by_tabs=by_tabs):
            return None
        row = until
    return start, length


def _ends(body: Octets, columns: int, *, by_tabs: bool) -> Places | None:
    """Where every cell of a block ends, a column after the other."""
    is_end = (body == TAB) | (body == NEWLINE) if by_tabs else body <= SPACE
    places = np.flatnonzero(is_end)
    if len(places) % columns:
        return None
    ends: Places = places.reshape(-1, columns).T.astype(np.int32, order="C")
    between = SPACE if not by_tabs else TAB
    if (body[ends[-1]] != NEWLINE).any() or (body[ends[:-1]] != between).any():
        return None
    return ends


def _is_clear(octets: Octets, start: Places, length: Places, *, by_tabs: bool) -> bool:
    """Whether no line is blank or a comment, and no cell has blanks about it."""
    if (octets[start[0]] == HASH).any():
        return False
    if not by_tabs:
        return bool(length.all())
    if not length.any(axis=0).all():
        return False
    return not padded_cells(octets, start, length).any()


def padded_cells(octets: Octets, start: Places, length: Places) -> Mask:
    """Cells that begin or end with a blank."""
    last = np.maximum(start, start + length - 1)
    edges = (octets[start] == SPACE) | (octets[last] == SPACE)
    padded: Mask = edges & (length > 0)
    return padded
