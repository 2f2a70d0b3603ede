"""Start a flow of this installation and wait for its end.

Prefect reads its settings when it is imported, so the flows are imported only once
the environment points to our own server.
"""
# ruff: noqa: PLC0415

from collections.abc import Callable
from datetime import date
from pathlib import Path

from flows.server.embedded import embedded_server

Progress = Callable[[str], None]


def run_start_case(home: Path, case_id: str, *, on: date, say: Progress) -> None:
    """Run `start-case` under a Prefect server of our own.

    Parameters
    ----------
    home
        The home folder of this installation.
    case_id
        A recorded case.
    on
        The day whose law and ages count.
    say
        Receives one short sentence per stage, for people.
    """
    say("starting the workflow server")
    with embedded_server(home):
        say("planning, deciding, drafting")
        from flows.server.runs import start_case

        start_case(case_id, on)


def run_continue_case(home: Path, case_id: str, *, on: date, say: Progress) -> None:
    """Run `continue-case` under a Prefect server of our own.

    Parameters
    ----------
    home
        The home folder of this installation.
    case_id
        A case with an approval on record.
    on
        The day on which everything is checked again.
    say
        Receives one short sentence per stage, for people.
    """
    say("starting the workflow server")
    with embedded_server(home):
        say("checking again and releasing")
        from flows.server.runs import continue_case

        continue_case(case_id, on)
