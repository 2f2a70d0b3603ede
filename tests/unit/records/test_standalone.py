from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from records.heads import Signer
from records.standalone import (
    ZERO,
    Entry,
    Frontier,
    Head,
    LedgerFault,
    check_ledger,
    entry_hash,
    merkle_leaf,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNER = Signer(b"s" * 32)
LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
# Published with the first implementations of RFC 6962 (Certificate Transparency).
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _write(sizes: Sequence[int]) -> tuple[list[Entry], list[Head]]:
    """A ledger of one commit per size, each with so many entries."""
    entries: list[Entry] = []
    heads: list[Head] = []
    tree, previous = Frontier(), ZERO
    for size in sizes:
        for _ in range(size):
            number = tree.size + 1
            payload = f'{{"case_id":"c-{number}"}}'
            draft = Entry(number, "t", "alice", "case.closed", payload, previous, "")
            previous = entry_hash(draft)
            entries.append(replace(draft, hash=previous))
            tree.add(merkle_leaf(bytes.fromhex(previous)))
        heads.append(SIGNER.sign(Head(tree.size, "t", previous, tree.root(), "")))
    return entries, heads


def _faults(
    entries: list[Entry], heads: list[Head], *, witnesses: Sequence[Head] = ()
) -> list[tuple[int, str]]:
    found: tuple[LedgerFault, ...]
    _, _, found = check_ledger(
        lambda: entries, heads, SIGNER.public_key, witnesses=witnesses
    )
    return [(fault.sequence, fault.kind) for fault in found]


def _rewritten(entries: list[Entry], number: int) -> list[Entry]:
    """Change an entry and compute every hash from there on anew."""
    done: list[Entry] = []
    for entry in entries:
        new = replace(entry, by="mallory") if entry.sequence == number else entry
        if entry.sequence > number:
            new = replace(new, previous=done[-1].hash)
        done.append(replace(new, hash=entry_hash(new)))
    return done


@pytest.mark.parametrize("size", range(1, 9))
def test_the_tree_hash_is_that_of_the_published_vectors(size: int) -> None:
    tree = Frontier()
    for leaf in LEAVES[:size]:
        tree.add(merkle_leaf(bytes.fromhex(leaf)))
    assert tree.root() == ROOTS[size - 1]


def test_the_hash_of_an_empty_tree_is_that_of_nothing() -> None:
    assert Frontier().root() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


def test_a_ledger_as_it_was_written_has_no_fault() -> None:
    assert _faults(*_write([1, 3, 2])) == []
    assert _faults([], []) == []


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("field", ["at", "by", "event", "payload", "previous", "hash"])
def test_a_changed_field_names_the_entry(number: int, field: str) -> None:
    entries, heads = _write([1, 3, 2])
    entries[number - 1] = replace(entries[number - 1], **{field: "0" * 63 + "1"})
    assert _faults(entries, heads) == [(number, "altered")]


@pytest.mark.parametrize("number", range(1, 7))
def test_an_entry_changed_together_with_its_hash_is_named(number: int) -> None:
    entries, heads = _write([1, 3, 2])
    forged = replace(entries[number - 1], by="mallory")
    entries[number - 1] = replace(forged, hash=entry_hash(forged))
    assert _faults(entries, heads) == [(number, "altered")]


@pytest.mark.parametrize("number", range(1, 7))
def test_a_ledger_computed_anew_from_an_entry_on_is_found(number: int) -> None:
    entries, heads = _write([1] * 6)
    found = _faults(_rewritten(entries, number), heads)
    assert found[0] == (number, "altered")


@pytest.mark.parametrize("number", range(1, 6))
def test_a_missing_entry_is_named(number: int) -> None:
    entries, heads = _write([1, 3, 2])
    del entries[number - 1]
    assert _faults(entries, heads) == [(number, "missing")]


def test_two_entries_that_changed_places_are_named() -> None:
    entries, heads = _write([2, 3, 2])
    third = replace(entries[2], sequence=5)
    entries[2], entries[4] = replace(entries[4], sequence=3), third
    assert _faults(entries, heads) == [(3, "reordered"), (5, "reordered")]


def test_lines_in_another_order_are_named() -> None:
    entries, heads = _write([4])
    entries[1], entries[2] = entries[2], entries[1]
    assert (2, "reordered") in _faults(entries, heads)


def test_an_entry_added_without_a_signature_is_named() -> None:
    entries, heads = _write([2, 1])
    assert _faults(entries, heads[:1]) == [(3, "unsigned")]


def test_a_tail_cut_off_is_found_by_the_heads() -> None:
    entries, heads = _write([2, 2, 1])
    assert _faults(entries[:4], heads) == [(5, "truncated")]


def test_a_tail_cut_off_with_its_heads_is_found_by_the_witness() -> None:
    entries, heads = _write([2, 2, 1])
    assert _faults(entries[:2], heads[:1]) == []
    found = _faults(entries[:2], heads[:1], witnesses=heads[-1:])
    assert found == [(3, "truncated")]


def test_another_ledger_of_the_same_length_contradicts_the_witness() -> None:
    _, heads = _write([1, 1])
    others, other_heads = _write([2])
    forged = SIGNER.sign(replace(heads[-1], root="0" * 64))
    assert _faults(others, other_heads, witnesses=[forged]) == [(2, "head")]


def test_a_head_signed_by_somebody_else_counts_for_nothing() -> None:
    entries, heads = _write([2, 1])
    stranger = Signer(Ed25519PrivateKey.generate().private_bytes_raw())
    heads[-1] = stranger.sign(heads[-1])
    assert _faults(entries, heads) == [(3, "head"), (3, "unsigned")]


def test_a_signed_head_with_the_wrong_tree_is_found() -> None:
    entries, heads = _write([2, 1])
    heads[-1] = SIGNER.sign(replace(heads[-1], root="0" * 64))
    assert _faults(entries, heads) == [(3, "altered")]
