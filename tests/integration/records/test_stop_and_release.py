"""A release that meets a stop under way waits for it, whatever the database."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "flows"))

from whole_job import DAY, DEMO_FILES, MOMENT, adopt_texts, start_case

from flows import (
    Signature,
    approve_case,
    open_office,
    read_intake,
    release_case,
    show_case,
)
from records import LetterState

if TYPE_CHECKING:
    from flows import Office

pytestmark = pytest.mark.slow


def _stop(office: Office, case_id: str, *, begun: Any, go_on: Any) -> None:
    """Hold the case and stop its letters, slowly."""
    with office.records.unit_of_work() as unit:
        unit.cases.lock(case_id)
        unit.cases.set_state(case_id, "held", "laboratory")
        begun.set()
        go_on.wait(60)
        for letter in unit.letters.of_case(case_id):
            if letter.state is LetterState.APPROVED:
                unit.letters.set_state(letter.letter_id, LetterState.STOPPED)


def test_a_release_does_not_overtake_a_stop(place: Any) -> None:
    with open_office(place.home, database=place.url, now=lambda: MOMENT) as office:
        adopt_texts(office)
        case_id = start_case(office, read_intake(DEMO_FILES, on=DAY))
        approve_case(office, case_id, Signature("alice"))
        begun, go_on = threading.Event(), threading.Event()
        stop = threading.Thread(
            target=_stop,
            args=(office, case_id),
            kwargs={"begun": begun, "go_on": go_on},
        )
        release = threading.Thread(
            target=release_case, args=(office, case_id), kwargs={"on": DAY}
        )
        stop.start()
        assert begun.wait(60)
        release.start()
        release.join(3)
        go_on.set()
        for thread in (stop, release):
            thread.join(120)
        shown: Any = show_case(office, case_id)
    assert {one["state"] for one in shown["letters"]} == {"stopped"}
    assert shown["state"] == "held"
