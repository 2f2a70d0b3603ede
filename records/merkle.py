"""Proofs over a Merkle tree: that an entry is in it, that a later one extends it.

Building follows RFC 6962, checking RFC 9162, with SHA-256.

References
----------
RFC 6962, Certificate Transparency, sections 2.1.1 and 2.1.2.
RFC 9162, Certificate Transparency Version 2.0, sections 2.1.3.2 and 2.1.4.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .standalone import Frontier, merkle_node

if TYPE_CHECKING:
    from collections.abc import Sequence

HashPath = tuple[str, ...]


def inclusion_path(leaves: Sequence[bytes], index: int) -> HashPath:
    """Give the hashes that lead from one leaf to the tree hash.

    Parameters
    ----------
    leaves
        Leaf hashes of the whole tree.
    index
        Which leaf, from 0.

    Raises
    ------
    IndexError
        If there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return (*inclusion_path(left, index), _root(right))
    return (*inclusion_path(right, index - split), _root(left))


def consistency_path(leaves: Sequence[bytes], old_size: int) -> HashPath:
    """Give the hashes that show that the tree extends its first leaves.

    Parameters
    ----------
    leaves
        Leaf hashes of the whole tree.
    old_size
        How many leaves the old tree had, at least one.

    Raises
    ------
    IndexError
        If the tree never had this size.
    """
    if not 0 < old_size <= len(leaves):
        raise IndexError(old_size)
    return _consistency(leaves, old_size, known=True)


def is_included(leaf: bytes, at: tuple[int, int], path: HashPath, *, root: str) -> bool:
    """Check an inclusion path.

    Parameters
    ----------
    leaf
        The leaf hash.
    at
        Index of the leaf, from 0, and size of the tree.
    root
        The tree hash that is trusted.
    """
    index, size = at
    if not 0 <= index < size:
        return False
    node, last = leaf, size - 1
    for step in map(bytes.fromhex, path):
        if last == 0:
            return False
        if index & 1 or index == last:
            node = merkle_node(step, node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = merkle_node(node, step)
        index, last = index >> 1, last >> 1
    return last == 0 and node.hex() == root


def is_extended(old: tuple[int, str], new: tuple[int, str], path: HashPath) -> bool:
    """Check that a new tree begins with an old one.

    Parameters
    ----------
    old, new
        Size and trusted tree hash of each.
    path
        From `consistency_path`.
    """
    (old_size, old_root), (new_size, new_root) = old, new
    if not 0 < old_size <= new_size:
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    steps = [bytes.fromhex(step) for step in path]
    if old_size & (old_size - 1) == 0:
        steps.insert(0, bytes.fromhex(old_root))
    return bool(steps) and _climb(steps, old_size - 1, new_size - 1) == (
        old_root,
        new_root,
    )


def _climb(steps: Sequence[bytes], index: int, last: int) -> tuple[str, str] | None:
    """Compute both tree hashes on the way up; None if the path does not fit."""
    while index & 1:
        index, last = index >> 1, last >> 1
    low = high = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if index & 1 or index == last:
            low, high = merkle_node(step, low), merkle_node(step, high)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            high = merkle_node(high, step)
        index, last = index >> 1, last >> 1
    return (low.hex(), high.hex()) if last == 0 else None


def _consistency(leaves: Sequence[bytes], size: int, *, known: bool) -> HashPath:
    if size == len(leaves):
        return () if known else (_root(leaves),)
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if size <= split:
        return (*_consistency(left, size, known=known), _root(right))
    return (*_consistency(right, size - split, known=False), _root(left))


def _split(size: int) -> int:
    """Largest power of two below a size above one."""
    return int(1 << (size - 1).bit_length() - 1)


def _root(leaves: Sequence[bytes]) -> str:
    tree = Frontier()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()
