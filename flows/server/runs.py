"""Prefect flows around the steps: thin wrappers with opaque parameters.

A flow knows a case id and a day. Home folder and database come from the environment
of the process, so that nothing personal reaches Prefect.
"""

import traceback
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import (
    Office,
    decide_case,
    dispatch_case,
    draft_letters,
    office_from_environment,
    park_case,
    plan_case,
    release_case,
)
from flows.errors import StepFailedError

_STEPS: Mapping[str, Callable[[Office, str, date], object]] = {
    "plan": lambda office, case_id, on: plan_case(office, case_id, on=on),
    "decide": lambda office, case_id, on: decide_case(office, case_id, on=on),
    "draft": lambda office, case_id, on: draft_letters(office, case_id, on=on),
    "park": lambda office, case_id, _: park_case(office, case_id),
    "release": lambda office, case_id, on: release_case(office, case_id, on=on),
    "dispatch": lambda office, case_id, _: dispatch_case(office, case_id),
}


@task(
    name="step",
    task_run_name="{step}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def _run(step: str, case_id: str, on: date) -> None:
    try:
        with office_from_environment() as office:
            _STEPS[step](office, case_id, on)
    except Exception as error:  # noqa: BLE001  (it is raised again)
        # Prefect keeps the words of an error in its own database. Ours may name ids of
        # the family file, and of any other nobody knows what it quotes.
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        raise StepFailedError(step, error, place=place) from None


@flow(name="start-case", persist_result=False)
def start_case(case_id: str, on: date) -> None:
    """Plan, decide and draft one case, then leave it waiting for approval.

    Parameters
    ----------
    case_id
        Opaque identifier of a case that intake has recorded.
    on
        The day whose law and ages count.
    """
    for step in ("plan", "decide", "draft", "park"):
        _run(step, case_id, on)


@flow(name="continue-case", persist_result=False)
def continue_case(case_id: str, on: date) -> None:
    """Release what was approved and hand it to the outbox.

    Parameters
    ----------
    case_id
        Opaque identifier of a case with an approval on record.
    on
        The day on which consent, law, age and death are checked again.
    """
    for step in ("release", "dispatch"):
        _run(step, case_id, on)
