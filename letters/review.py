"""The review state of texts: what a clinic would adopt, and how far review has come.

Everything shipped is `drafted`. A clinic adopts a digest; any changed word gives
another digest, and the adoption no longer counts.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum

from .catalogue import load_catalogue
from .elements import Form, elements
from .kinds import LetterKind
from .skeleton import load_skeleton, skeleton_source


class Status(StrEnum):
    """How far the review of a text has come, weakest first."""

    DRAFTED = "drafted"
    LANGUAGE_CHECKED = "language_checked"
    CLINICALLY_REVIEWED = "clinically_reviewed"
    APPROVED = "approved"


def text_digest(kind: LetterKind, language: str) -> str:
    """SHA-256 over every word and the order of one kind in one language.

    Parameters
    ----------
    kind, language
        Which texts.

    Returns
    -------
    str
        64 hexadecimal digits; the same on every machine.

    Raises
    ------
    MissingTextError
        If the language does not have this kind.
    """
    kind = LetterKind(kind)
    catalogue = load_catalogue(language, kind)
    used = load_skeleton(kind).elements
    whole = {
        "kind": kind.value,
        "language": language,
        "skeleton": skeleton_source(kind),
        "words": catalogue.words.model_dump(mode="json"),
        "texts": {key: text for key, text in catalogue.texts.items() if key in used},
    }
    canonical = json.dumps(whole, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def element_status(kind: LetterKind, language: str) -> dict[str, Status]:
    """Review state of each text element of a kind in a language.

    Examples
    --------
    >>> set(element_status(LetterKind.PATIENT_COVER, "en").values())
    {<Status.DRAFTED: 'drafted'>}
    """
    load_catalogue(language, LetterKind(kind))
    known = elements()
    return {
        element: Status.DRAFTED
        for element in sorted(load_skeleton(LetterKind(kind)).elements)
        if known[element].form is Form.TEXT
    }
