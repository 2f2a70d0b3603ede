"""Names of examinations and measures in a language, and the sentences of a calendar."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from pedigree import parse_yaml, validated

from .errors import MissingTextError

_FILE = "examinations.yaml"


class CalendarTexts(BaseModel):
    """What an entry of a calendar says; counted forms by plural category."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    due: str
    once: str
    weeks: dict[str, str]
    months: dict[str, str]
    ask: str
    cancelled: str


class ExaminationWords(BaseModel):
    """All words about examinations in one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    locale: str
    examinations: dict[str, str]
    measures: dict[str, str]
    calendar: CalendarTexts


@cache
def examination_words(language: str) -> ExaminationWords:
    """Read the words of one language.

    Raises
    ------
    MissingTextError
        If there are none; no other language steps in.
    """
    path = files("letters").joinpath("languages", language, _FILE)
    if not path.is_file():
        raise MissingTextError(
            f"language `{language}` has no words for examinations; "
            f"accepted: {', '.join(examination_languages())}",
            code="unknown_language",
            item=language,
        )
    text = path.read_text("utf-8")
    return validated(ExaminationWords, parse_yaml(text, file=f"{language}/{_FILE}"))


def examination_languages() -> tuple[str, ...]:
    """Tags of the languages that have words for examinations."""
    folders = files("letters").joinpath("languages").iterdir()
    return tuple(sorted(f.name for f in folders if f.joinpath(_FILE).is_file()))


def examination_label(code: str, *, language: str = "en") -> str:
    """Name an examination or a risk-reducing measure; no label names an illness.

    Parameters
    ----------
    code
        As in the gene files.
    language
        Tag of a language.

    Returns
    -------
    str
        For people; lower case unless the language capitalises.

    Raises
    ------
    MissingTextError
        If the language has no words for the code.

    Examples
    --------
    >>> examination_label("breast_mri")
    'MRI of the breasts'
    """
    words = examination_words(language)
    label = words.examinations.get(code) or words.measures.get(code)
    if label is None:
        raise MissingTextError(
            f"language `{language}` has no words for `{code}`; "
            f"add them to letters/languages/{language}/{_FILE}",
            file=f"letters/languages/{language}/{_FILE}",
            item=code,
        )
    return label
