"""An office in a temporary folder and the demonstration family to put in it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from whole_job import (
    DAY,
    DEMO_FILES,
    adopt_texts,
    open_test_office,
    start_case,
)

from flows import Intake, Office, read_intake


@pytest.fixture
def day() -> date:
    return DAY


@pytest.fixture(scope="session")
def demo_intake() -> Intake:
    return read_intake(DEMO_FILES, on=DAY)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def office(home: Path) -> Iterator[Office]:
    with open_test_office(home) as opened:
        yield opened


@pytest.fixture(scope="session")
def started(
    demo_intake: Intake, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """A home with one drafted case, made once; tests work on copies of it."""
    home = tmp_path_factory.mktemp("started") / "home"
    with open_test_office(home) as office:
        adopt_texts(office)
        return home, start_case(office, demo_intake)


@pytest.fixture
def drafted(started: tuple[Path, str], home: Path) -> Iterator[Office]:
    shutil.copytree(started[0], home)
    with open_test_office(home) as opened:
        yield opened


@pytest.fixture
def case_id(started: tuple[Path, str]) -> str:
    return started[1]


@pytest.fixture
def changed(demo_intake: Intake) -> Callable[..., Intake]:
    """The demonstration intake with one relative's entry changed."""

    def change(person: str, **values: object) -> Intake:
        people = demo_intake.people
        assert people is not None
        entry = people.relatives[person].model_copy(update=values)
        relatives = {**people.relatives, person: entry}
        return replace(
            demo_intake, people=people.model_copy(update={"relatives": relatives})
        )

    return change
