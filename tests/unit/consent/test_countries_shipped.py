"""Every shipped law file, every row of it."""

import re
from datetime import date
from pathlib import Path

import pytest

import consent
from consent import (
    RULE_WORDS,
    DatedValue,
    RuleName,
    country_codes,
    load_rulebook,
    read_transfers,
)

FOLDER = Path(consent.__file__).parent
CODES = tuple(
    code
    for line in (
        "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU",
        "IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK UA",
    )
    for code in line.split()
)


def rows(code: str) -> list[DatedValue[object]]:
    law = load_rulebook().law(code)
    assert law is not None
    every = [*law.rules.values(), *law.entries.values()]
    return [row for dated in every for row in dated]


def test_the_32_countries_have_a_file() -> None:
    assert country_codes() == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_value_today(code: str) -> None:
    law = load_rulebook().law(code)
    assert law is not None
    for name in RuleName:
        rule = law.rule(name, date(2026, 11, 24))
        assert rule.exists
        assert not rule.unread
        assert name not in RULE_WORDS or isinstance(rule.value, RULE_WORDS[name])


@pytest.mark.parametrize("code", CODES)
def test_every_value_has_a_source_or_says_that_none_was_found(code: str) -> None:
    for row in rows(code):
        assert (row.instrument is None) == (row.searched == "2026-11")


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_quoted_that_was_not_read(code: str) -> None:
    assert [
        row for row in rows(code) if row.quote and row.confidence != "verified"
    ] == []


@pytest.mark.parametrize("code", CODES)
def test_country_codes_are_quoted(code: str) -> None:
    text = (FOLDER / "countries" / f"{code.lower()}.yaml").read_text(encoding="utf-8")
    assert re.search(rf"^  code: '{code}'$", text, re.MULTILINE)


def test_every_transfer_cites_an_instrument_that_is_there() -> None:
    table = read_transfers(FOLDER / "transfers.yaml")
    for row in table.rows:
        assert row.value is not None
        for origin in row.value.origins:
            law = load_rulebook().law(origin)
            assert law is not None
            known = {None, *table.instruments, *law.instruments}
            assert row.instrument in known


def test_every_pair_of_countries_is_known_today() -> None:
    rulebook = load_rulebook()
    unknown = [
        (origin, target)
        for origin in CODES
        for target in CODES
        if rulebook.transfer(origin, target, date(2026, 11, 24)) is None
    ]
    assert unknown == []


def test_the_digest_of_the_law_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    for path in [*FOLDER.glob("countries/*.yaml"), FOLDER / "transfers.yaml"]:
        (tmp_path / path.relative_to(FOLDER)).write_bytes(path.read_bytes())
    assert load_rulebook(tmp_path).digest == load_rulebook().digest
    (tmp_path / "countries" / "ua.yaml").unlink()
    load_rulebook.cache_clear()
    assert load_rulebook(tmp_path).digest != load_rulebook().digest
