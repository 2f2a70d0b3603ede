"""The error of a report that cannot be read: every fault, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.data_faults import DataFault, DataFaultsError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ReportError", "unreadable"]


class ReportError(DataFaultsError):
    """A file is no readable report; `faults` holds all that is wrong with it."""

    code = "unreadable"
    gives_code = True


def unreadable(path: Path, message: str, *, line: int | None = None) -> ReportError:
    """Say the one thing that makes a file unreadable as a whole."""
    return ReportError([DataFault(path.name, line, "", message)])
