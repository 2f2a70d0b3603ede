from __future__ import annotations

import pytest

from records.merkle import (
    consistency_path,
    inclusion_path,
    is_extended,
    is_included,
)
from records.standalone import Frontier, merkle_leaf

LEAVES = [
    merkle_leaf(bytes.fromhex(text))
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
# Published with the first implementations of RFC 6962 (Certificate Transparency);
# named by the leaves below them.
N0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
N1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
N4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
N01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
N23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
N45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
N67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
N03 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
N47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
OTHER = "00" * 32


def _root(size: int) -> str:
    tree = Frontier()
    for leaf in LEAVES[:size]:
        tree.add(leaf)
    return tree.root()


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [
        (0, 1, ()),
        (0, 8, (N1, N23, N47)),
        (5, 8, (N4, N67, N03)),
        (2, 3, (N01,)),
        (1, 5, (N0, N23, N4)),
    ],
)
def test_inclusion_paths_are_the_published_ones(
    index: int, size: int, path: tuple[str, ...]
) -> None:
    assert inclusion_path(LEAVES[:size], index) == path


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [(1, 1, ()), (1, 8, (N1, N23, N47)), (6, 8, (N45, N67, N03)), (2, 5, (N23, N4))],
)
def test_consistency_paths_are_the_published_ones(
    old: int, new: int, path: tuple[str, ...]
) -> None:
    assert consistency_path(LEAVES[:new], old) == path


def test_every_leaf_is_proved_at_its_place_only() -> None:
    for size in range(1, 9):
        for index in range(size):
            path = inclusion_path(LEAVES[:size], index)
            proved = [
                (leaf, at)
                for leaf in range(8)
                for at in range(size)
                if is_included(LEAVES[leaf], (at, size), path, root=_root(size))
            ]
            assert proved == [(index, index)]


def test_every_growth_is_proved_and_no_other() -> None:
    for new in range(1, 9):
        for old in range(1, new + 1):
            path = consistency_path(LEAVES[:new], old)
            before, after = (old, _root(old)), (new, _root(new))
            assert is_extended(before, after, path)
            assert not is_extended((old, OTHER), after, path)
            assert not is_extended(before, (new, OTHER), path)
            assert not is_extended(before, after, (*path, OTHER))
            assert old == new or not is_extended(before, after, path[:-1])


def test_a_path_that_is_too_long_or_too_short_proves_nothing() -> None:
    path, root = inclusion_path(LEAVES, 5), _root(8)
    for wrong in (path[:-1], (*path, OTHER), path[1:], ()):
        assert not is_included(LEAVES[5], (5, 8), wrong, root=root)
    assert not is_included(LEAVES[5], (8, 8), path, root=root)


@pytest.mark.parametrize("size", [0, 9])
def test_there_is_no_path_beyond_the_tree(size: int) -> None:
    with pytest.raises(IndexError):
        consistency_path(LEAVES, size)
    with pytest.raises(IndexError):
        inclusion_path(LEAVES, size - 1 if size == 0 else size)
