"""The base error of the room: what is wrong and where, never whose name it is."""

from __future__ import annotations


class PedigreeError(Exception):
    """Something in a family, a gene or a report cannot be used as it stands.

    Parameters
    ----------
    message
        One sentence in lower case without final stop, saying what is accepted. It
        holds identifiers only: no name, birth date, address or genotype.
    code
        A stable word for programs; each subclass has its own default.
    file, line, item
        Where it stands, as far as known.
    """

    code = "pedigree"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        file: str | None = None,
        line: int | None = None,
        item: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code
        self.file = file
        self.line = line
        self.item = item

    def __str__(self) -> str:
        """Give the place, as far as known, and then the message."""
        places = (self.file, None if self.line is None else f"line {self.line}")
        return ": ".join([*(place for place in places if place), self.message])
