"""What can be wrong with a family, said once for every file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pedigree.errors import PedigreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .person import PersonId


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a family, and where.

    Attributes
    ----------
    code
        A stable word, e.g. `cycle` or `father_not_male`.
    line
        Line of the family file, where there is one.
    person
        The person concerned, where it is one person.
    message
        What is wrong and what is accepted; identifiers only.
    """

    code: str
    line: int | None
    person: PersonId | None
    message: str

    def as_dict(self) -> dict[str, str | int | None]:
        """Give the fault as the JSON answer of `cascade check` shows it."""
        return {
            "code": self.code,
            "line": self.line,
            "person": self.person,
            "message": self.message,
        }

    def __str__(self) -> str:
        """Give the line, where known, and the message."""
        return (
            self.message if self.line is None else f"line {self.line}: {self.message}"
        )


MOST_LISTED = 20


def listed(ids: Iterable[str]) -> str:
    """Give ids in backticks, and of many only the first and how many more."""
    quoted = [f"`{each}`" for each in ids]
    more = len(quoted) - MOST_LISTED
    told = ", ".join(quoted[:MOST_LISTED])
    return f"{told} and {more} more" if more > 0 else told


class FamilyError(PedigreeError):
    """A family that cannot be: every fault at once in `faults`.

    Parameters
    ----------
    faults
        At least one fault, in the order of the file.
    file
        The file they stand in, where there is one.
    """

    code = "family"

    def __init__(self, faults: Sequence[Fault], *, file: str | None = None) -> None:
        self.faults = tuple(faults)
        only = self.faults[0] if len(self.faults) == 1 else None
        super().__init__(
            only.message if only else _joined(self.faults),
            code=only.code if only else None,
            file=file,
            line=only.line if only else None,
            item=only.person if only else None,
        )


def _joined(faults: Sequence[Fault]) -> str:
    told = "; ".join(str(fault) for fault in faults[:MOST_LISTED])
    more = len(faults) - MOST_LISTED
    return f"{told}; and {more} more faults" if more > 0 else told


class UnknownPersonError(PedigreeError):
    """An id was asked for that the family does not have."""

    code = "unknown_person"


class SexNeededError(PedigreeError):
    """Something about the X chromosome was asked of people of unknown sex."""

    code = "sex_needed"
