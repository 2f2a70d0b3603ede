"""Verify an exported ledger bundle with nothing but Python and `cryptography`.

This file is copied into every bundle as `verify.py` and must not import anything
else of the program. Run it with the folder of the bundle, and better still with the
public key you were given earlier: `python verify.py FOLDER [--key HEX]`.

An entry is canonical JSON; its hash covers its number, time, author, event, payload
and the hash before it. A head is signed with Ed25519 and covers the number of
entries, the last hash and the Merkle tree hash of RFC 6962 over all entry hashes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ZERO: Final = "0" * 64
_MOST_FAULTS: Final = 100
_MOST_SEARCHES: Final = 20


@dataclass(frozen=True)
class Entry:
    """One line of the ledger; `payload` is canonical JSON text."""

    sequence: int
    at: str
    by: str
    event: str
    payload: str
    previous: str
    hash: str


@dataclass(frozen=True)
class Head:
    """The signed state of the ledger after `size` entries."""

    size: int
    at: str
    chain: str
    root: str
    signature: str


@dataclass(frozen=True)
class LedgerFault:
    """What is wrong, and at which entry."""

    sequence: int
    kind: str
    message: str


def entry_hash(entry: Entry, *, sequence: int | None = None) -> str:
    """Compute the hash an entry should carry (under another number, if given)."""
    number = entry.sequence if sequence is None else sequence
    fields = [number, entry.at, entry.by, entry.event, entry.payload, entry.previous]
    # Damaged text holds lone surrogates; it must fail by its hash, not by its form.
    data = _compact(fields).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def head_message(head: Head) -> bytes:
    """Give the bytes that the signature of a head covers."""
    return _compact(
        ["kincascade-ledger-head-1", head.size, head.at, head.chain, head.root]
    ).encode("utf-8", "surrogatepass")


def merkle_leaf(data: bytes) -> bytes:
    """Leaf hash of RFC 6962."""
    return hashlib.sha256(b"\x00" + data).digest()


def merkle_node(left: bytes, right: bytes) -> bytes:
    """Inner hash of RFC 6962."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Frontier:
    """The right edge of a Merkle tree: one hash per complete subtree.

    Enough to add leaves and to give the tree hash, in memory that grows with the
    logarithm of the number of leaves.
    """

    size: int = 0
    edge: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> None:
        """Add one leaf hash on the right."""
        node, size = leaf, self.size
        while size & 1:
            node = merkle_node(self.edge.pop(), node)
            size >>= 1
        self.edge.append(node)
        self.size += 1

    def root(self) -> str:
        """Merkle tree hash, in hexadecimal."""
        if not self.edge:
            return hashlib.sha256(b"").hexdigest()
        node = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            node = merkle_node(left, node)
        return node.hex()


def check_ledger(
    read_entries: Callable[[], Iterable[Entry]],
    heads: Sequence[Head],
    public_key: bytes,
    *,
    witnesses: Sequence[Head] = (),
) -> tuple[int, str | None, tuple[LedgerFault, ...]]:
    """Check entries against each other and against signed heads.

    Parameters
    ----------
    read_entries
        Gives the entries in their order, as often as it is called.
    heads
        The heads that lie beside the entries.
    public_key
        Ed25519, 32 bytes.
    witnesses
        Heads kept elsewhere; they find a tail cut off together with its heads.

    Returns
    -------
    tuple
        Number of entries, newest good tree hash, faults in the order of the entries.
    """
    faults: list[LedgerFault] = []
    good = _good_heads([*heads, *witnesses], public_key, faults)
    frontier, count, last = Frontier(), 0, 0
    for block in _blocks(read_entries(), good, faults):
        _check_block(block, good, faults)
        for entry in block.entries.values():
            frontier.add(merkle_leaf(bytes.fromhex(entry_hash(entry))))
        count += len(block.entries)
        last = block.end
        head = good.get(last)
        if head and not faults and frontier.root() != head.root:
            faults.append(LedgerFault(last, "altered", f"head {last} has another root"))
    _check_tail(last, good, faults)
    newest = good[max(good)].root if good else None
    named = _name_reordered(read_entries, count, faults) if faults else faults
    ordered = sorted(set(named), key=lambda fault: (fault.sequence, fault.kind))
    return count, newest, tuple(ordered[:_MOST_FAULTS])


@dataclass
class _Block:
    """Entries after one good head up to the next."""

    start: int
    end: int
    entries: dict[int, Entry]


def _good_heads(
    heads: Iterable[Head], public_key: bytes, faults: list[LedgerFault]
) -> dict[int, Head]:
    key = Ed25519PublicKey.from_public_bytes(public_key)
    good: dict[int, Head] = {}
    for head in heads:
        try:
            key.verify(bytes.fromhex(head.signature), head_message(head))
        except (InvalidSignature, ValueError, TypeError):
            text = f"the signature of head {head.size} is not right"
            faults.append(LedgerFault(head.size, "head", text))
            continue
        other = good.setdefault(head.size, head)
        if (other.root, other.chain) != (head.root, head.chain):
            text = f"two signed heads of {head.size} entries contradict each other"
            faults.append(LedgerFault(head.size, "head", text))
    return good


def _blocks(
    entries: Iterable[Entry], good: Mapping[int, Head], faults: list[LedgerFault]
) -> Iterator[_Block]:
    block = _Block(1, 0, {})
    for entry in entries:
        if entry.sequence <= block.end:
            text = f"entry {entry.sequence} stands after entry {block.end}"
            faults.append(LedgerFault(entry.sequence, "reordered", text))
            continue
        block.entries[entry.sequence] = entry
        block.end = entry.sequence
        if entry.sequence in good:
            yield block
            block = _Block(block.end + 1, block.end, {})
    if block.entries:
        yield block


def _check_block(
    block: _Block, good: Mapping[int, Head], faults: list[LedgerFault]
) -> None:
    """Walk back from a signed head: each right entry vouches for the one before."""
    head = good.get(block.end)
    trusted = head.chain if head else None
    above = block.end
    for number in sorted(block.entries, reverse=True):
        if above - number > 1:
            faults.append(_missing(number + 1, above - 1))
            trusted = None
        trusted = _check_entry(block.entries[number], trusted, faults)
        above = number
    if above > block.start:
        faults.append(_missing(block.start, above - 1))
        return
    before = good.get(block.start - 1)
    expected = ZERO if block.start == 1 else before.chain if before else None
    if expected is not None and trusted not in (None, expected):
        text = f"entry {block.start} does not follow what stands before it"
        faults.append(LedgerFault(block.start, "altered", text))


def _check_entry(
    entry: Entry, trusted: str | None, faults: list[LedgerFault]
) -> str | None:
    """Give the hash that the entry before must have, as far as it is known."""
    computed = entry_hash(entry)
    if computed == entry.hash and trusted in (None, computed):
        return entry.previous
    text = f"entry {entry.sequence} is not what was written"
    faults.append(LedgerFault(entry.sequence, "altered", text))
    # If only the stored hash was touched, the entry still vouches.
    return entry.previous if computed == trusted else None


def _missing(first: int, last: int) -> LedgerFault:
    text = (
        f"entry {first} is missing"
        if first == last
        else f"the entries {first} to {last} are missing"
    )
    return LedgerFault(first, "missing", text)


def _check_tail(last: int, good: Mapping[int, Head], faults: list[LedgerFault]) -> None:
    signed = max(good, default=0)
    if signed > last:
        text = f"the entries {last + 1} to {signed} were cut off"
        faults.append(LedgerFault(last + 1, "truncated", text))
    if last > signed:
        text = f"the entries {signed + 1} to {last} are under no signed head"
        faults.append(LedgerFault(signed + 1, "unsigned", text))


def _name_reordered(
    read_entries: Callable[[], Iterable[Entry]],
    count: int,
    faults: list[LedgerFault],
) -> list[LedgerFault]:
    """Tell an entry moved to another number from one whose words were changed."""
    suspects = {fault.sequence for fault in faults if fault.kind == "altered"}
    if not suspects:
        return faults
    moved: dict[int, int] = {}
    for entry in read_entries():
        if entry.sequence in suspects and len(moved) < _MOST_SEARCHES:
            numbers = range(1, count + len(faults) + 1)
            matching = (
                n for n in numbers if entry_hash(entry, sequence=n) == entry.hash
            )
            moved[entry.sequence] = next(matching, entry.sequence)
    named = [fault for fault in faults if fault.sequence not in moved]
    for sequence, number in moved.items():
        if number != sequence:
            text = f"what stands as entry {sequence} was written as entry {number}"
            named.append(LedgerFault(sequence, "reordered", text))
        else:
            named += [fault for fault in faults if fault.sequence == sequence]
    return named


def _compact(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_bundle_entries(directory: Path) -> Iterator[Entry]:
    """Read `events.jsonl`; a line not as written becomes an entry that fails."""
    data = (directory / "events.jsonl").read_bytes()
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        yield _read_entry(line) or Entry(number, "", "", "", "", "", "")
    if not data.endswith(b"\n") and data:
        last = data.count(b"\n") + 1
        yield Entry(last, "", "", "", "", "", "")


def _read_entry(line: bytes) -> Entry | None:
    try:
        fields = json.loads(line)
        entry = Entry(**{**fields, "payload": _compact(fields["payload"])})
        same = entry_line(entry).encode() == line
    except (ValueError, TypeError, KeyError):
        return None
    return entry if same and type(entry.sequence) is int else None


def entry_line(entry: Entry) -> str:
    """Write an entry as its line of `events.jsonl`, without the line end."""
    fields = {**entry.__dict__, "payload": json.loads(entry.payload)}
    return _compact(fields)


def head_line(head: Head) -> str:
    """Write a head as its line of `heads.jsonl`, without the line end."""
    return _compact(head.__dict__)


def read_heads(path: Path) -> list[Head]:
    """Read a file of heads, one a line; a line that is none becomes one that fails."""
    heads = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            head = Head(**json.loads(line))
        except (ValueError, TypeError):
            head = Head(number, "", "", "", "")
        right = type(head.size) is int and head_line(head).encode() == line
        heads.append(head if right else Head(number, "", "", "", ""))
    return heads


def check_bundle(
    directory: Path, *, public_key: bytes | None = None
) -> tuple[int, str | None, tuple[LedgerFault, ...]]:
    """Check a bundle; without a key given, under the key that lies in it.

    Raises
    ------
    OSError, ValueError
        If a file of the bundle is missing or the public key is not one.
    """
    text = (directory / "public_key.txt").read_text(encoding="utf-8")
    key = public_key or bytes.fromhex(text.strip())
    heads = read_heads(directory / "heads.jsonl")
    return check_ledger(lambda: read_bundle_entries(directory), heads, key)


def main(arguments: Sequence[str]) -> int:
    """Run the check, print one JSON answer, give 0 when valid and else 1."""
    words = list(arguments)
    key = None
    if "--key" in words:
        at = words.index("--key")
        key = bytes.fromhex(words[at + 1])
        del words[at : at + 2]
    directory = Path(words[0]) if words else Path(__file__).parent
    count, head, faults = check_bundle(directory, public_key=key)
    answer = {
        "valid": not faults,
        "events": count,
        "head": head,
        "faults": [fault.__dict__ for fault in faults],
    }
    sys.stdout.write(json.dumps(answer, indent=2) + "\n")
    return 0 if not faults else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
