"""Every value of the law changes an answer, or is explained in `unnoticed.yaml`."""

from collections.abc import Mapping
from dataclasses import fields
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from law_legs import law_book
from law_mutants import Effect, Mutant, effect, mutants

from consent import SECTIONS, RuleName, country_codes
from pedigree.yaml_document import read_yaml

UNNOTICED = Path(__file__).with_name("unnoticed.yaml")


@cache
def explanations() -> tuple[Mapping[str, object], ...]:
    return tuple(read_yaml(UNNOTICED).value)


def explained(mutant: Mutant, country: str) -> bool:
    return any(
        fnmatchcase(mutant.what, str(kind["what"]))
        and fnmatchcase(mutant.was, str(kind.get("was", "*")))
        and fnmatchcase(mutant.becomes, str(kind.get("becomes", "*")))
        and country in kind.get("countries", [country])
        for kind in explanations()
    )


@pytest.mark.proof
@pytest.mark.parametrize("country", country_codes())
def test_every_value_changes_an_answer_or_is_explained(country: str) -> None:
    law = law_book().law(country)
    assert law is not None
    unexplained = [
        f"{mutant.what} from {mutant.was} to {mutant.becomes}"
        for mutant in mutants(law)
        if not explained(mutant, country)
        and effect(law, mutant) in {Effect.NONE, Effect.SHOWN}
    ]
    assert unexplained == []


def test_every_explanation_speaks_of_a_value_of_the_law() -> None:
    names = [*map(str, RuleName)]
    for section, kind in SECTIONS.items():
        names += [f"{section}.{part.name}" for part in fields(kind)]
    for kind in explanations():
        assert str(kind["because"]).endswith(".")
        assert any(fnmatchcase(name, str(kind["what"])) for name in names), kind


@pytest.mark.slow
def test_a_value_that_decides_is_noticed() -> None:
    law = law_book().law("NO")
    assert law is not None
    deciding = {
        f"{mutant.what} {mutant.becomes}": effect(law, mutant)
        for mutant in mutants(law)
        if mutant.what in {RuleName.DECEASED_PROBAND, "minors.tell_parents_only_below"}
    }
    assert len(deciding) > 6
    assert set(deciding.values()) == {Effect.OUTCOME}
