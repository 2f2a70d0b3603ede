"""Which names and address lines may be printed at all.

Refuses what could hide, reorder or forge text; prints everything else literally.
"""

from __future__ import annotations

import unicodedata

from .errors import NameRefusedError

MAX_LENGTH = 100

_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CATEGORIES = {
    "Cc": "a control character",
    "Cf": "an invisible formatting character",
    "Cs": "half of a surrogate pair",
    "Co": "a private-use character",
    "Cn": "a code point that is not a character",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}


def check_name(text: str) -> str:
    r"""Check one name or address line and give it back in normal form.

    The text is normalised to NFC and stripped. Markup, quotes and emoji are not
    this function's business: markup prints literally, and a character that the font
    lacks stops the letter later.

    Parameters
    ----------
    text
        One line as somebody typed it.

    Returns
    -------
    str
        The same text, NFC, without blanks at the ends.

    Raises
    ------
    NameRefusedError
        If it is empty, longer than 100 characters, or holds a bidirectional or
        other control, a surrogate, a private-use or an unassigned code point.

    Examples
    --------
    >>> check_name(" Zoe\u0308 #eval(1) ")
    'Zoë #eval(1)'
    """
    clean = unicodedata.normalize("NFC", text).strip()
    if not clean:
        raise NameRefusedError("the line is empty; give at least one character")
    if len(clean) > MAX_LENGTH:
        raise NameRefusedError(
            f"the line has `{len(clean)}` characters; at most {MAX_LENGTH} are accepted"
        )
    for position, character in enumerate(clean, start=1):
        reason = _fault(character)
        if reason:
            raise NameRefusedError(
                f"character {position} is {reason}, `U+{ord(character):04X}`; "
                "give the name in letters, marks, digits and punctuation"
            )
    return clean


def _fault(character: str) -> str | None:
    if character in _BIDI:
        return "a control of text direction"
    return _CATEGORIES.get(unicodedata.category(character))
