from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pedigree.cascade.births import Birth, births_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pedigree import Family

    Draw = Callable[..., Family]

BORN = date(2008, 2, 29)
EXACT = Birth(BORN, BORN)


@pytest.mark.parametrize(
    ("on", "reached"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)]
)
def test_leap_day_child_is_eighteen_on_the_first_of_march(
    on: date,
    reached: bool,  # noqa: FBT001 - a table of cases
) -> None:
    assert EXACT.has_reached(18, on=on) is reached


def test_part_of_a_year_is_counted_in_days() -> None:
    assert EXACT.surely_reaches(0.15) == date(2008, 4, 24)
    assert EXACT.surely_reaches(18.5) == date(2026, 8, 31)


def test_only_a_year_leaves_a_year_of_doubt() -> None:
    birth = Birth(date(2008, 1, 1), date(2008, 12, 31))
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31))
    assert [birth.has_reached(18, on=day) for day in days] == [False, None, True]


def test_parent_counts_as_grown_up_unless_dates_say_otherwise() -> None:
    on = date(2026, 11, 24)
    assert Birth(is_parent=True).has_reached(18, on=on) is True
    assert Birth(is_parent=True).has_reached(45, on=on) is None
    assert Birth(date(2012, 1, 1), date(2012, 12, 31), is_parent=True).has_reached(
        18, on=on
    ) is (False)


def test_exact_date_beats_the_file_and_serves_twins(draw: Draw) -> None:
    twins = {"twin": "t", "birth_year": 2008}
    family = draw("ana . . F; eva . . F; kid . ana U", ana=twins, eva=twins)
    births = births_of(family, {"ana": BORN})
    assert births["ana"] == Birth(BORN, BORN, is_parent=True)
    assert births["eva"] == Birth(date(2008, 1, 1), date(2008, 12, 31))
    assert births["kid"] == Birth()
