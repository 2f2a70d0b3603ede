"""Prefect flows around the steps: thin wrappers with opaque parameters.

A flow knows a case id and a day. Home folder and database come from the environment
of the process, so that nothing personal reaches Prefect.
"""

from collections.abc import Callable
from datetime import date

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

_OPTIONS = {"cache_policy": NO_CACHE, "persist_result": False, "retries": 0}


@task(name="plan", **_OPTIONS)
def _plan(case_id: str, on: date) -> None:
    _with_office(lambda office: plan_case(office, case_id, on=on))


@task(name="decide", **_OPTIONS)
def _decide(case_id: str, on: date) -> None:
    _with_office(lambda office: decide_case(office, case_id, on=on))


@task(name="draft", **_OPTIONS)
def _draft(case_id: str, on: date) -> None:
    _with_office(lambda office: draft_letters(office, case_id, on=on))


@task(name="park", **_OPTIONS)
def _park(case_id: str) -> None:
    _with_office(lambda office: park_case(office, case_id))


@task(name="release", **_OPTIONS)
def _release(case_id: str, on: date) -> None:
    _with_office(lambda office: release_case(office, case_id, on=on))


@task(name="dispatch", **_OPTIONS)
def _dispatch(case_id: str) -> None:
    _with_office(lambda office: dispatch_case(office, case_id))


@flow(name="start-case", persist_result=False, log_prints=False)
def start_case(case_id: str, on: date) -> None:
    """Plan, decide and draft one case, then leave it waiting for approval.

    Parameters
    ----------
    case_id
        Opaque identifier of a case that intake has recorded.
    on
        The day whose law and ages count.
    """
    _plan(case_id, on)
    _decide(case_id, on)
    _draft(case_id, on)
    _park(case_id)


@flow(name="continue-case", persist_result=False, log_prints=False)
def continue_case(case_id: str, on: date) -> None:
    """Release what was approved and hand it to the outbox.

    Parameters
    ----------
    case_id
        Opaque identifier of a case with an approval on record.
    on
        The day on which consent, law, age and death are checked again.
    """
    _release(case_id, on)
    _dispatch(case_id)


def _with_office(work: Callable[[Office], object]) -> None:
    with office_from_environment() as office:
        work(office)
