"""The examples in the docstrings of drawings."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["generations", "inking"])
def test_examples_hold(name: str) -> None:
    module = importlib.import_module(f"pedigree.drawing.{name}")
    result = doctest.testmod(module)
    assert result.attempted > 2
    assert result.failed == 0
