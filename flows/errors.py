"""The errors of the flows room."""


class FlowsError(Exception):
    """A step cannot do its work.

    Parameters
    ----------
    message
        One sentence, lower case, no final stop; identifiers only, never a name.
    code
        A stable word for programs.
    file, line, item
        Where the fault lies, if it lies in a file.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str,
        file: str | None = None,
        line: int | None = None,
        item: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.file = file
        self.line = line
        self.item = item


class IntakeError(FlowsError):
    """The files handed in cannot open a case; nothing was written.

    Parameters
    ----------
    faults
        Every fault found, each a `FlowsError`.
    """

    def __init__(self, faults: list[FlowsError]) -> None:
        first = faults[0]
        super().__init__(
            "; ".join(fault.message for fault in faults),
            code=first.code,
            file=first.file,
            line=first.line,
            item=first.item,
        )
        self.faults = tuple(faults)


class UnknownCaseError(FlowsError):
    """No case has this identifier."""

    def __init__(self, case_id: str) -> None:
        super().__init__(
            f"no case `{case_id}`; `cascade case list` names the open ones",
            code="unknown_case",
        )


class ServerError(FlowsError):
    """The Prefect server of this installation did not start or was lost."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="server_unavailable")


class CannotWriteError(FlowsError):
    """A letter lacks something; `code` is the task that finds it out."""

    def __init__(self, code: str) -> None:
        super().__init__(f"a letter waits for `{code}`", code=code)


class StepFailedError(FlowsError):
    """A step of a flow failed; `error` says why, and stays in this process.

    The workflow server keeps the words of an error for good, so these name the step
    and a code and nothing of what was at fault.
    """

    def __init__(self, step: str, error: Exception, *, place: str) -> None:
        told = getattr(error, "code", None) or type(error).__name__
        super().__init__(
            f"the step `{step}` failed with `{told}` at `{place}`", code="step_failed"
        )
        self.error = error
