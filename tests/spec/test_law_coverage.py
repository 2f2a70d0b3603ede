"""What the situations of `tests/law` have to cover, for every country with a file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from consent import (
    KNOWN_FROM,
    RULE_WORDS,
    CountryLaw,
    DatedValue,
    OutcomeWord,
    Route,
    RuleName,
    Section,
    country_codes,
    load_rulebook,
)
from pedigree import read_yaml

FOLDER = Path(__file__).parents[1] / "law"
CODES = sorted(country_codes())
AT_LEAST = 12
#: Shown beside an answer, or read by records: no decision turns on their days.
SHOWN = {
    RuleName.PROBAND_DUTY_TO_INFORM_RELATIVES,
    RuleName.CLINICIAN_DUTY_TO_COUNSEL_PROBAND_ABOUT_RELATIVES,
    RuleName.DEFAULT_CONTACT_ROUTE,
    RuleName.COUNSELLING_AFTER_PREDICTIVE_TEST,
}
LISTS = {
    RuleName.AGE_OF_HEALTHCARE_CONSENT,
    RuleName.DISCLOSURE_WITHOUT_CONSENT_CONDITIONS,
}
DECIDING = ({*RULE_WORDS} | LISTS) - SHOWN

Item = Mapping[str, Any]


def _fact(item: Item, key: str) -> Any:
    block, _, name = key.partition(".")
    return item.get(block, {}).get(name)


def _is(key: str, value: str) -> Callable[[Item], bool]:
    return lambda item: bool(_fact(item, key) == value)


def _able_and_refusing(item: Item) -> bool:
    able = _is("proband.status", "competent")
    return able(item) and _is("consent.disclosure", "refused")(item)


STATES: Mapping[str, Callable[[Item], bool]] = {
    "a refusal by an able proband": _able_and_refusing,
    "a proband nobody asked": _is("consent.disclosure", "not_asked"),
    "a proband who cannot be found": _is("proband.status", "unreachable"),
    "a proband who cannot decide": _is("proband.status", "incapacitated"),
    "a proband who has died": _is("proband.status", "deceased"),
    "a relative of unknown age": lambda item: _fact(item, "relative.age") is None,
    "a child": lambda item: bool((_fact(item, "relative.age") or 18) < 18),
    "a wish not to know": _is("relative.wish", "does_not_want_to_know"),
    "a border": lambda item: bool(
        _fact(item, "clinic.country") != _fact(item, "relative.country")
    ),
}


@cache
def _written(code: str) -> list[Item]:
    found = read_yaml(FOLDER / f"{code.lower()}.yaml").value
    return cast("list[Item]", found)


def _starts(rows: tuple[DatedValue[Any], ...]) -> Iterator[date]:
    """Yield the days from which rows count; an uncertain one never comes to count."""
    known = [row.valid_from for row in rows if row.valid_from is not None]
    yield from known
    if not known and any(not row.is_doubtful(KNOWN_FROM) for row in rows):
        yield KNOWN_FROM


def _days_of_change(law: CountryLaw) -> set[date]:
    rows: list[tuple[DatedValue[Any], ...]] = [law.rules[name] for name in DECIDING]
    rows += [law.entries[name] for name in law.entries if name != Section.RETENTION]
    return {day for dated in rows for day in _starts(dated)}


def test_every_country_has_situations() -> None:
    assert {path.stem.upper() for path in FOLDER.glob("*.yaml")} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_country_has_its_situations_each_once_and_with_a_reason(code: str) -> None:
    names = [item["name"] for item in _written(code)]
    assert len(names) >= AT_LEAST
    assert len(set(names)) == len(names)
    assert [item["name"] for item in _written(code) if not item["because"]] == []


@pytest.mark.parametrize("code", CODES)
def test_the_situations_of_a_country_meet_every_route_and_outcome(code: str) -> None:
    expected = [pair for item in _written(code) for pair in item["expect"].items()]
    assert {route for route, _ in expected} == set(Route)
    assert {said.get("outcome") for _, said in expected} >= set(OutcomeWord)


@pytest.mark.parametrize("code", CODES)
def test_a_change_of_the_law_is_met_the_day_before_and_on_its_day(code: str) -> None:
    law = load_rulebook().law(code)
    assert law is not None
    met = {item["on"] for item in _written(code)}
    wanted = _days_of_change(law)
    wanted |= {day - timedelta(days=1) for day in wanted}
    assert sorted(map(str, wanted - met)) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("code", CODES)
def test_every_state_of_proband_and_relative_is_met(code: str, state: str) -> None:
    assert any(STATES[state](item) for item in _written(code))
