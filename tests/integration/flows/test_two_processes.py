"""Two processes at work on one case: nothing lost, nothing twice."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import whole_job
from whole_job import open_test_office

from flows import Office, list_cases, show_case, trace_case
from records import verify_ledger

_FINISH = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import whole_job
with whole_job.open_test_office(Path(sys.argv[2])) as office:
    whole_job.finish_case(office, sys.argv[3])
"""
_START = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import whole_job
from flows import read_intake
with whole_job.open_test_office(Path(sys.argv[2])) as office:
    whole_job.start_case(office, read_intake(whole_job.DEMO_FILES, on=whole_job.DAY))
"""
_FOLDER = str(Path(whole_job.__file__).parent)


def _together(script: str, *arguments: str) -> None:
    command = [sys.executable, "-c", script, _FOLDER, *arguments]
    running = [subprocess.Popen(command) for _ in range(2)]
    assert [one.wait(120) for one in running] == [0, 0]


@pytest.mark.slow
def test_two_signatures_at_once_send_every_letter_once(
    drafted: Office, case_id: str, home: Path
) -> None:
    _together(_FINISH, str(home), case_id)
    events = Counter(str(e.event) for e in trace_case(drafted, case_id))
    assert events["approval.recorded"] == 1
    assert events["letter.released"] == events["outbox.handed_over"] == 8
    assert verify_ledger(drafted.records).valid


@pytest.mark.slow
def test_two_starts_at_once_draft_every_letter_once(home: Path) -> None:
    with open_test_office(home) as office:
        whole_job.adopt_texts(office)
    _together(_START, str(home))
    with open_test_office(home) as office:
        (case,) = (one["case"] for one in list_cases(office))
        letters = show_case(office, str(case))["letters"]
    assert len(letters) == 8  # type: ignore[arg-type]
