"""Whatever is written verifies; whatever is changed afterwards is named."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from records.heads import Signer
from records.standalone import (
    ZERO,
    Entry,
    Frontier,
    Head,
    check_ledger,
    entry_hash,
    merkle_leaf,
    merkle_node,
)

SIGNER = Signer(b"s" * 32)
FIELDS = ("at", "by", "event", "payload", "previous", "hash")

Ledger = tuple[list[Entry], list[Head]]


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A ledger of up to 12 commits of up to 4 entries."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=12))
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    entries: list[Entry] = []
    heads: list[Head] = []
    tree, previous = Frontier(), ZERO
    for size in sizes:
        for _ in range(size):
            fields = (draw(words), draw(words), draw(words), draw(words))
            entry = Entry(tree.size + 1, *fields, previous, "")
            previous = entry_hash(entry)
            entries.append(replace(entry, hash=previous))
            tree.add(merkle_leaf(bytes.fromhex(previous)))
        heads.append(SIGNER.sign(Head(tree.size, "t", previous, tree.root(), "")))
    return entries, heads


def _faults(entries: list[Entry], heads: list[Head]) -> list[tuple[int, str]]:
    _, _, faults = check_ledger(lambda: entries, heads, SIGNER.public_key)
    return [(fault.sequence, fault.kind) for fault in faults]


def _plain_root(leaves: list[bytes]) -> bytes:
    """The tree hash by the recursive definition of RFC 6962, section 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return merkle_node(_plain_root(leaves[:split]), _plain_root(leaves[split:]))


@given(ledgers())
def test_what_was_written_verifies(ledger: Ledger) -> None:
    assert _faults(*ledger) == []


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=70))
def test_the_tree_hash_is_that_of_the_recursive_definition(data: list[bytes]) -> None:
    tree, leaves = Frontier(), [merkle_leaf(item) for item in data]
    for leaf in leaves:
        tree.add(leaf)
    assert tree.root() == _plain_root(leaves).hex()
    assert len(tree.edge) == len(data).bit_count()


@settings(max_examples=60)
@given(ledgers(), st.data())
def test_a_changed_field_names_exactly_its_entry(
    ledger: Ledger, data: st.DataObject
) -> None:
    entries, heads = ledger
    at = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(FIELDS))
    changed = getattr(entries[at], field) + data.draw(st.text(min_size=1, max_size=3))
    forged = replace(entries[at], **{field: changed})
    if data.draw(st.booleans()):
        forged = replace(forged, hash=entry_hash(forged))
    if forged == entries[at]:
        return
    assert _faults([*entries[:at], forged, *entries[at + 1 :]], heads) == [
        (at + 1, "altered")
    ]


@settings(max_examples=60)
@given(ledgers(), st.data())
def test_missing_entries_are_named_from_the_first(
    ledger: Ledger, data: st.DataObject
) -> None:
    entries, heads = ledger
    first = data.draw(st.integers(0, len(entries) - 1))
    last = data.draw(st.integers(first, len(entries) - 1))
    found = _faults(entries[:first] + entries[last + 1 :], heads)
    kind = "truncated" if last == len(entries) - 1 else "missing"
    assert found == [(first + 1, kind)]


@settings(max_examples=60)
@given(ledgers(), st.data())
def test_two_entries_in_each_others_place_are_both_named(
    ledger: Ledger, data: st.DataObject
) -> None:
    entries, heads = ledger
    places = st.integers(0, len(entries) - 1)
    one, two = sorted((data.draw(places), data.draw(places)))
    moved = list(entries)
    moved[one] = replace(entries[two], sequence=one + 1)
    moved[two] = replace(entries[one], sequence=two + 1)
    expected = [] if one == two else [(one + 1, "reordered"), (two + 1, "reordered")]
    assert _faults(moved, heads) == expected
