from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from records import EventName, NotFoundError, Records, prove_entry, prove_growth

if TYPE_CHECKING:
    from datetime import datetime


@pytest.fixture
def seven(records: Records, at: datetime) -> Records:
    """Records with seven events in the transactions 1, 3, 2, 1."""
    for size in (1, 3, 2, 1):
        with records.unit_of_work() as unit:
            for number in range(size):
                payload = {"case_id": f"c-{size}-{number}"}
                unit.ledger.append(EventName.CASE_CLOSED, payload, at=at, by="alice")
    return records


def test_every_entry_is_proved_by_itself(seven: Records) -> None:
    for sequence in range(1, 8):
        proof = prove_entry(seven, sequence)
        assert proof.holds(seven.public_key)
        assert not proof.holds(bytes(32))
        forged = replace(proof, entry=replace(proof.entry, by="mallory"))
        assert not forged.holds(seven.public_key)


def test_the_growth_since_every_head_is_proved(seven: Records) -> None:
    for size in (1, 4, 6, 7):
        proof = prove_growth(seven, size)
        assert (proof.old.size, proof.new.size) == (size, 7)
        assert proof.holds(seven.public_key)
        forged = replace(proof, old=replace(proof.old, root="0" * 64))
        assert not forged.holds(seven.public_key)


@pytest.mark.parametrize("number", [0, 8])
def test_what_the_ledger_does_not_have_is_not_proved(
    seven: Records, number: int
) -> None:
    looks: tuple[Any, ...] = (prove_entry, prove_growth)
    for look, code in zip(looks, ("unknown_entry", "unknown_head"), strict=True):
        with pytest.raises(NotFoundError) as caught:
            look(seven, number)
        assert caught.value.code == code
