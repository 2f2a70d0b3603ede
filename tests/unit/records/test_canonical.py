from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from records import ValueRefusedError, canonical_json, sha256_of


class _Word(StrEnum):
    YES = "yes"


def test_equal_values_have_equal_text_whatever_their_order() -> None:
    assert (
        canonical_json({"b": _Word.YES, "a": (1, None)}) == '{"a":[1,null],"b":"yes"}'
    )


def test_equal_values_have_equal_digests() -> None:
    assert sha256_of({"a": 1, "b": "é"}) == sha256_of({"b": "é", "a": 1})


@pytest.mark.parametrize(
    "value", [{"on": date(2026, 1, 1)}, {1, 2}, b"x", float("nan"), "\ud800"]
)
def test_refuses_what_has_no_json_form(value: object) -> None:
    with pytest.raises(ValueRefusedError, match="no json form"):
        canonical_json({"value": value})
