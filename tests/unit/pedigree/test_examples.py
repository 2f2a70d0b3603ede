"""The examples in the docstrings of families, their files, inference and registers."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import pedigree.family
import pedigree.files
import pedigree.inference
import pedigree.register

PACKAGES = (
    pedigree.family,
    pedigree.files,
    pedigree.inference,
    pedigree.register,
)
MODULES = [
    f"{package.__name__}.{module.name}"
    for package in PACKAGES
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    results = [doctest.testmod(importlib.import_module(name)) for name in MODULES]
    assert sum(result.attempted for result in results) > 60
