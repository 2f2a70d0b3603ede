"""What can go wrong with a letter, each with a stable code.

Messages name element ids, keys and code points; they never repeat a name, an
address or a genotype.
"""

from __future__ import annotations


class LettersError(Exception):
    """Base of every error of this room.

    Attributes
    ----------
    code
        Stable word for programs, for example `missing_text`.
    message
        One sentence for people, lower case, without final stop.
    file, line, item
        Where the fault lies, as far as known.
    """

    code = "letters"

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
        self.code = code or type(self).code
        self.file = file
        self.line = line
        self.item = item


class NameRefusedError(LettersError):
    """A name or address line that may not be printed."""

    code = "name_refused"


class MissingTextError(LettersError):
    """A language lacks a text that the letter needs."""

    code = "missing_text"


class TextError(LettersError):
    """A text of a catalogue that cannot be used as it stands."""

    code = "text_refused"


class ComposeError(LettersError):
    """The permit or the facts do not allow this letter."""

    code = "letter_refused"


class GlyphError(LettersError):
    """The letter font cannot draw a character."""

    code = "glyph_missing"


class PrintError(LettersError):
    """The printer refused the letter."""

    code = "print_refused"
