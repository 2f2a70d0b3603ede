"""The whole job of a case without Prefect; as a script it kills itself on request.

python whole_job.py HOME NUMBER before|after
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.resources import files
from itertools import product
from pathlib import Path

from flows import (
    Intake,
    IntakeFiles,
    Office,
    Signature,
    adopt_text,
    approve_case,
    decide_case,
    dispatch_case,
    draft_letters,
    open_office,
    park_case,
    plan_case,
    read_clinic,
    read_intake,
    record_clinic,
    record_intake,
    release_case,
)
from letters import LetterKind
from records import Records, UnitOfWork

DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DEMO = Path(str(files("portal") / "demo_family"))
DEMO_FILES = IntakeFiles(
    DEMO / "result.yaml", DEMO / "family.ped", DEMO / "consent.yaml"
)


@contextmanager
def open_test_office(home: Path) -> Iterator[Office]:
    with open_office(home, now=lambda: MOMENT) as opened:
        yield opened


def adopt_texts(office: Office) -> None:
    for kind, language in product(LetterKind, ("nl", "fr")):
        adopt_text(office, kind, language, by="alice", second="bob")


def start_case(office: Office, intake: Intake, *, profile: Path | None = None) -> str:
    """What `cascade start` does."""
    record_clinic(office, read_clinic(profile or DEMO / "clinic.yaml"), by="alice")
    case_id = record_intake(office, intake, on=DAY, by="alice")
    plan_case(office, case_id, on=DAY)
    decide_case(office, case_id, on=DAY)
    draft_letters(office, case_id, on=DAY)
    park_case(office, case_id)
    return case_id


def finish_case(office: Office, case_id: str) -> None:
    """What `cascade case approve` does."""
    approve_case(office, case_id, Signature("alice"))
    release_case(office, case_id, on=DAY)
    dispatch_case(office, case_id)


def whole_job(home: Path) -> str:
    with open_test_office(home) as office:
        adopt_texts(office)
        case_id = start_case(office, read_intake(DEMO_FILES, on=DAY))
        finish_case(office, case_id)
    return case_id


def kill_at(number: int, *, after: bool) -> None:
    """Make this process kill itself before or after its n-th commit."""
    counted = {"transactions": 0}
    original = Records.unit_of_work

    @contextmanager
    def unit_of_work(self: Records, *, write: bool = True) -> Iterator[UnitOfWork]:
        counted["transactions"] += write
        due = write and counted["transactions"] == number
        with original(self, write=write) as unit:
            yield unit
            if due and not after:
                os.kill(os.getpid(), signal.SIGKILL)
        if due and after:
            os.kill(os.getpid(), signal.SIGKILL)

    Records.unit_of_work = unit_of_work  # type: ignore[method-assign]


if __name__ == "__main__":
    kill_at(int(sys.argv[2]), after=sys.argv[3] == "after")
    whole_job(Path(sys.argv[1]))
