"""The law on one day: former values, unknown starts, regions, signed values."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from consent import (
    Basis,
    Condition,
    Confidence,
    CountryLaw,
    DeceasedAccess,
    DisclosureWithoutConsent,
    Duty,
    Minors,
    ObjectionEffect,
    Overlay,
    OverlayError,
    Rulebook,
    RuleName,
    TransferBasis,
    country_codes,
    country_page,
    load_rulebook,
    overlay_from,
    read_country,
    read_overlay,
    with_overlays,
)

WHOLE = Path(__file__).parents[2] / "broken_data" / "countries" / "whole.yaml"
TODAY = date(2026, 11, 24)
DISCLOSURE = RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT


@pytest.fixture(scope="module")
def xland(tmp_path_factory: pytest.TempPathFactory) -> CountryLaw:
    path = tmp_path_factory.mktemp("law") / "xx.yaml"
    path.write_text(WHOLE.read_text(encoding="utf-8"), encoding="utf-8")
    return read_country(path)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2011, 3, 1), "prohibited"),
        (date(2024, 6, 30), "prohibited"),
        (date(2024, 7, 1), "permitted_under_conditions"),
        (date(2050, 1, 1), "permitted_under_conditions"),
    ],
)
def test_a_value_holds_from_its_first_day_to_the_eve_of_the_next(
    xland: CountryLaw, on: date, value: str
) -> None:
    rule = xland.rule(DISCLOSURE, on)
    assert (rule.value, rule.doubtful, rule.is_cited) == (value, False, True)


def test_a_rule_cites_its_own_provision_or_that_of_the_instrument(
    xland: CountryLaw,
) -> None:
    rule = xland.rule(DISCLOSURE, TODAY)
    entry = xland.entry(Minors, TODAY)
    assert (rule.instrument, rule.instrument_name, rule.provision) == (
        "xx.act",
        "Genetics Act",
        "s. 10(3a)",
    )
    assert entry is not None
    assert (entry.provision, entry.value.test_not_before) == ("s. 10", 16)


def test_an_unread_former_value_is_doubtful_and_has_no_value(xland: CountryLaw) -> None:
    rule = xland.rule(DISCLOSURE, date(2011, 2, 28))
    assert (rule.value, rule.unread, rule.doubtful, rule.exists) == (
        None,
        True,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("on", "doubtful"), [(date(2026, 10, 31), True), (date(2026, 11, 1), False)]
)
def test_an_unknown_start_counts_from_november_2026(
    xland: CountryLaw, on: date, *, doubtful: bool
) -> None:
    rule = xland.rule(RuleName.DEFAULT_CONTACT_ROUTE, on)
    assert (rule.value, rule.doubtful) == ("proband_first", doubtful)


@pytest.mark.parametrize("code", country_codes())
def test_between_two_turning_days_the_law_is_the_same(
    rulebook: Rulebook, code: str
) -> None:
    law = rulebook.law(code)
    assert law is not None
    days = (date(1900, 1, 1), *law.turning_days(), date(2200, 1, 1))
    for first, after in pairwise(days):
        early, late = country_page(replace(law), first), replace(law)
        eve = after - timedelta(days=1)
        assert replace(early, on=eve) == country_page(late, eve)


def test_ages_of_majority_are_not_dated(xland: CountryLaw) -> None:
    rule = xland.rule(RuleName.AGE_OF_MAJORITY, date(1990, 1, 1))
    assert (rule.value, rule.doubtful) == (18, False)


def test_before_a_known_start_there_is_no_rule(rulebook: Rulebook) -> None:
    law = rulebook.law("NO")
    assert law is not None
    rule = law.rule(RuleName.CONSENT_FORM_FOR_GENETIC_TEST, date(2003, 12, 31))
    assert (rule.exists, rule.value, rule.is_cited) == (False, None, False)


def test_an_uncertain_value_is_doubtful_on_every_day(rulebook: Rulebook) -> None:
    law = rulebook.law("NO")
    assert law is not None
    rule = law.rule(RuleName.RECORD_RETENTION_YEARS, TODAY)
    assert (rule.confidence, rule.doubtful) == (Confidence.UNCERTAIN, True)


def test_an_entry_is_not_there_before_its_first_day(xland: CountryLaw) -> None:
    assert xland.entry(Minors, date(2011, 2, 28)) is None
    assert xland.entry(DeceasedAccess, TODAY) is None


def test_duties_stand_beside_each_other(xland: CountryLaw) -> None:
    found = xland.entries_on(Duty, TODAY)
    assert [duty.value.when for duty in found] == ["always", "after_death"]
    assert [duty.doubtful for duty in xland.entries_on(Duty, date(2020, 1, 1))] == [
        False,
        True,
    ]


def test_a_ban_left_in_slovakia_counts_since_august_2021(rulebook: Rulebook) -> None:
    law = rulebook.law("SK")
    assert law is not None
    before = law.entry(DeceasedAccess, date(2021, 7, 31))
    after = law.entry(DeceasedAccess, date(2021, 8, 1))
    assert before is not None
    assert after is not None
    assert before.value.objection is ObjectionEffect.NOT_STATED
    assert after.value.objection is ObjectionEffect.BARS


@pytest.mark.parametrize("region", ["GB-ENG", "GB-WLS", "GB-EAW"])
def test_the_british_file_speaks_for_england_and_wales(
    rulebook: Rulebook, region: str
) -> None:
    assert rulebook.country("GB", region) is rulebook.law("GB")


@pytest.mark.parametrize("region", [None, "GB-SCT", "GB-NIR", "FR-IDF"])
def test_the_british_file_speaks_for_no_other_region(
    rulebook: Rulebook, region: str | None
) -> None:
    assert rulebook.country("GB", region) is None


def test_a_country_without_a_file_is_unknown(rulebook: Rulebook) -> None:
    assert rulebook.country("US") is None


def test_a_region_matters_nowhere_else(rulebook: Rulebook) -> None:
    assert rulebook.country("DE", "DE-BY") is rulebook.country("DE")


@pytest.mark.parametrize(
    ("pair", "on", "basis"),
    [
        (("NO", "NO"), date(1990, 1, 1), TransferBasis.SAME_COUNTRY),
        (("BE", "FR"), TODAY, TransferBasis.FREE_MOVEMENT),
        (("BE", "NO"), TODAY, TransferBasis.FREE_MOVEMENT),
        (("DE", "CH"), TODAY, TransferBasis.ADEQUACY),
        (("DE", "GB"), date(2020, 12, 31), TransferBasis.FREE_MOVEMENT),
        (("DE", "GB"), date(2031, 12, 27), TransferBasis.ADEQUACY),
        (("GB", "FR"), TODAY, TransferBasis.DOMESTIC_LIST),
        (("CH", "UA"), TODAY, TransferBasis.NONE),
    ],
)
def test_transfers_follow_the_table(
    rulebook: Rulebook, pair: tuple[str, str], on: date, basis: TransferBasis
) -> None:
    terms = rulebook.transfer(*pair, on)
    assert terms is not None
    assert (terms.basis, terms.is_open) == (basis, basis is not TransferBasis.NONE)


@pytest.mark.parametrize(
    ("pair", "on"),
    [
        (("DE", "GB"), date(2031, 12, 28)),
        (("DE", "UA"), date(2018, 5, 24)),
        (("DE", "US"), TODAY),
        (("US", "DE"), TODAY),
    ],
)
def test_a_pair_without_a_row_for_the_day_is_not_known(
    rulebook: Rulebook, pair: tuple[str, str], on: date
) -> None:
    assert rulebook.transfer(*pair, on) is None


def test_a_transfer_may_cite_the_exporters_own_file(rulebook: Rulebook) -> None:
    terms = rulebook.transfer("CH", "UA", TODAY)
    assert terms is not None
    assert (terms.instrument, terms.tasks) == (
        "ch.gumv",
        ("pseudonymise", "inform_person_of_transfer"),
    )
    assert terms.instrument_name is not None


def signed(**changed: object) -> Overlay:
    facts: dict[str, object] = {
        "country": "NO",
        "rule": RuleName.RECORD_RETENTION_YEARS,
        "value": 12,
        "source": "Opinion 4/2026",
        "by": "ann",
        "on": date(2026, 11, 10),
    }
    return Overlay(**{**facts, **changed})  # type: ignore[arg-type] # a table of facts


def test_a_signed_value_counts_from_its_day_and_is_cited(rulebook: Rulebook) -> None:
    law = with_overlays(rulebook, [signed()]).country("NO")
    assert law is not None
    before = law.rule(RuleName.RECORD_RETENTION_YEARS, date(2026, 11, 9))
    after = law.rule(RuleName.RECORD_RETENTION_YEARS, date(2026, 11, 10))
    assert (before.value, before.doubtful) == (10, True)
    assert (after.value, after.doubtful, after.basis) == (12, False, Basis.OVERLAY)
    assert (after.instrument, after.confidence) == ("Opinion 4/2026", "verified")


def test_of_two_signed_values_the_later_counts(rulebook: Rulebook) -> None:
    later = signed(value=15, on=date(2026, 11, 20))
    law = with_overlays(rulebook, [later, signed()]).country("NO")
    assert law is not None
    assert law.rule(RuleName.RECORD_RETENTION_YEARS, TODAY).value == 15


def test_signed_values_change_the_digest_of_the_law(rulebook: Rulebook) -> None:
    with_one = with_overlays(rulebook, [signed()])
    assert with_one.digest != rulebook.digest
    assert with_one.digest == with_overlays(rulebook, [signed()]).digest
    assert with_overlays(rulebook, []).digest == rulebook.digest


@pytest.mark.parametrize(
    ("changed", "line", "says"),
    [
        ({"country": "'US'"}, 1, "`US` has no file"),
        ({"second": "ann"}, 6, "`ann` signed twice"),
        (
            {"rule": DISCLOSURE, "value": "prohibited"},
            2,
            "accepted: a rule that is doubtful or silent that day: record_retention",
        ),
    ],
)
def test_a_signed_value_settles_only_what_is_doubtful_or_silent(
    rulebook: Rulebook, tmp_path: Path, changed: dict[str, str], line: int, says: str
) -> None:
    path = tmp_path / "overlay.yaml"
    said = {
        "country": "'NO'",
        "rule": "record_retention_years",
        "value": "12",
        "source": "x",
        "on": "2026-11-10",
    }
    text = "".join(f"{key}: {value}\n" for key, value in {**said, **changed}.items())
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OverlayError, match=says) as caught:
        read_overlay(path, signed={"by": "ann"}, over=rulebook)
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_where_a_later_file_knows_better_the_file_counts(rulebook: Rulebook) -> None:
    value = RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT
    early = signed(rule=value, value=DisclosureWithoutConsent.PROHIBITED)
    overlaid = with_overlays(rulebook, [replace(early, on=date(2001, 1, 1))])
    law = overlaid.law("NO")
    assert law is not None
    assert law.rule(value, date(2003, 12, 31)).basis is Basis.OVERLAY
    assert law.rule(value, date(2004, 1, 1)).value == "only_if_proband_cannot_consent"


def test_a_signed_value_comes_back_from_what_was_kept() -> None:
    conditions = signed(
        rule=RuleName.DISCLOSURE_WITHOUT_CONSENT_CONDITIONS,
        value=(Condition.NECESSITY,),
        second="ben",
    )
    for overlay in (signed(), signed(value=None), conditions):
        assert overlay_from(json.loads(json.dumps(overlay.as_dict()))) == overlay


def test_a_signed_value_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text(
        "{country: 'NO', rule: record_retention_years, value: 12,\n"
        " source: Opinion 4/2026, on: 2026-11-10}\n",
        encoding="utf-8",
    )
    assert read_overlay(path, signed={"by": "ann"}) == signed()


@pytest.mark.parametrize("value", ["never", "unread", "[1]"])
def test_a_signed_value_must_be_one_the_rule_may_have(
    tmp_path: Path, value: str
) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text(
        "country: 'NO'\nrule: record_retention_years\nsource: x\nby: a\n"
        f"on: 2026-11-10\nvalue: {value}\n",
        encoding="utf-8",
    )
    with pytest.raises(OverlayError, match=r"overlay\.yaml:6: .*whole number"):
        read_overlay(path)
