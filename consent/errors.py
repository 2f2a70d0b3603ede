"""The errors of this room, each with a stable code and the place it speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "ConsentError",
    "CountryFileError",
    "DataFault",
    "FaultsError",
    "OverlayError",
    "SituationError",
]


class ConsentError(Exception):
    """Something this room was given cannot be used.

    Parameters
    ----------
    message
        What is wrong and what would be accepted; lower case, no final stop.
    code
        A stable word for programs; each subclass has its own default.
    file, line, item
        Where, as far as it is known. `item` names the element of a list.
    """

    code = "consent_error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        file: Path | str | None = None,
        line: int | None = None,
        item: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.file = None if file is None else str(file)
        self.line = line
        self.item = item


@dataclass(frozen=True, slots=True)
class DataFault:
    """One thing wrong in a file, and where.

    Attributes
    ----------
    code
        A stable word: `syntax`, `shape`, `unknown_key`, `missing_key`, `bad_value`,
        `duplicate_key`, `contradiction`, `unknown_instrument`, `dates`, `unreadable`,
        `not_text`, `too_large`.
    message
        The sentence for a person.
    file, line, item, key
        The place; `item` is the number and name of a list element, `key` the dotted
        path inside it.
    """

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    item: str | None = None
    key: str | None = None

    def __str__(self) -> str:
        """Return place and message in one line."""
        place = self.file or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        parts = [part for part in (place, self.item, self.message) if part]
        return ": ".join(parts)


class FaultsError(ConsentError):
    """Several faults raised at once.

    Parameters
    ----------
    faults
        At least one; the first gives the error its place.
    """

    def __init__(self, faults: Iterable[DataFault]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        super().__init__(
            "\n".join(str(fault) for fault in self.faults),
            file=first.file,
            line=first.line,
            item=first.item,
        )


class SituationError(FaultsError):
    """A list of situations cannot be used; `faults` holds every reason.

    Attributes
    ----------
    faults
        Tuple of `DataFault`, never empty, in the order of the file.
    """

    code = "situation_invalid"


class CountryFileError(FaultsError):
    """A file of the law data cannot be used; `faults` holds every reason.

    Attributes
    ----------
    faults
        Tuple of `DataFault`, never empty, in the order of the file.
    """

    code = "law_data_invalid"


class OverlayError(FaultsError):
    """A lawyer's signed value cannot be laid over the law; `faults` says why.

    Attributes
    ----------
    faults
        Tuple of `DataFault`, never empty.
    """

    code = "overlay_invalid"
