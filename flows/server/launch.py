"""Run flows of this installation under a Prefect server of our own.

Prefect reads its settings when it is imported, so the flows are imported only once
the environment points to our server.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.errors import StepFailedError
from flows.server.embedded import embedded_server

Progress = Callable[[str], None]


class Workflows:
    """Prefect for the length of a `with` block; its server starts at the first flow.

    Parameters
    ----------
    home
        The home folder of this installation.
    say
        Receives one short sentence per stage, for people.
    """

    def __init__(self, home: Path, *, say: Progress) -> None:
        self._home = home
        self._say = say
        self._open = ExitStack()
        self._running = False

    def __enter__(self) -> Self:
        """Nothing starts yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the server, if it was started."""
        self._open.close()

    def start_case(self, case_id: str, *, on: date) -> None:
        """Plan, decide and draft a recorded case.

        Parameters
        ----------
        case_id
            As intake gave it.
        on
            The day whose law and ages count.
        """
        self._ready()
        from flows.server.runs import start_case  # noqa: PLC0415

        self._say("planning, deciding, drafting")
        _run(start_case, case_id, on)

    def continue_case(self, case_id: str, *, on: date) -> None:
        """Release what was approved and hand it to the outbox.

        Parameters
        ----------
        case_id
            A case with an approval on record.
        on
            The day on which everything is checked again.
        """
        self._ready()
        from flows.server.runs import continue_case  # noqa: PLC0415

        self._say("checking again and releasing")
        _run(continue_case, case_id, on)

    def _ready(self) -> None:
        if self._running:
            return
        self._say("starting the workflow server")
        address = self._open.enter_context(embedded_server(self._home))
        from prefect.settings import (  # noqa: PLC0415
            PREFECT_API_URL,
            temporary_settings,
        )

        # A process may open several installations after one another.
        self._open.enter_context(temporary_settings({PREFECT_API_URL: address}))
        self._running = True


def _run(flow: Callable[[str, date], None], case_id: str, on: date) -> None:
    """Run a flow; of a step that failed give our own error, in full."""
    try:
        flow(case_id, on)
    except StepFailedError as failed:
        if isinstance(getattr(failed.error, "code", None), str):
            raise failed.error from None
        raise
