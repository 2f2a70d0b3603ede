"""The texts of one language: read, checked, never borrowed from another language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from .errors import LettersError, MissingTextError, TextError
from .kinds import LetterKind
from .shipped import shipped, shipped_data
from .snippets import check_source, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


class ChancePatterns(BaseModel):
    """How a chance is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    exact: str
    worded: str
    about: str
    over: str
    words: dict[str, str]


class Words(BaseModel):
    """Words that are not sentences: labels, headings, cancers, relations, chances."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    locale: str
    colon: str
    footer: str
    band: str
    labels: dict[str, str]
    headings: dict[str, str]
    subjects: dict[str, str]
    classification: dict[str, str]
    chance: ChancePatterns
    cancers: dict[str, str]
    other_cancers: str
    relations: dict[str, dict[str, str]]
    meant: dict[str, str]
    sensitive: tuple[str, ...]

    def label(self, key: str) -> str:
        """Give a short label, for example of the date."""
        return self._one(self.labels, "labels", key)

    def lead(self, key: str) -> str:
        """Give a label with its colon, as the language sets it."""
        return f"{self.label(key)}{self.colon}"

    def heading(self, key: str) -> str:
        """Give a heading by key."""
        return self._one(self.headings, "headings", key)

    def subject(self, kind: LetterKind) -> str:
        """Give the neutral subject of a kind; family letters share one."""
        key = "patient_cover" if kind is LetterKind.PATIENT_COVER else "family"
        return self._one(self.subjects, "subjects", key)

    def meaning(self, role: str) -> str:
        """Say whom a letter is about, seen by who reads it for them."""
        return self._one(self.meant, "meant", role)

    def classified(self, word: str) -> str:
        """Say the class of a variant."""
        return self._one(self.classification, "classification", word)

    def cancer(self, code: str) -> str:
        """Name a kind of cancer by its code."""
        return self._one(self.cancers, "cancers", code)

    def relation(self, relationship: str, side: str | None) -> str:
        """Say in the nominative what a relative is to the proband.

        Half-blood aunts and cousins are told as aunts and cousins; whoever is further
        away than the table goes is a distant relative.
        """
        forms = self.relations.get(relationship) or self.relations.get(
            relationship.removeprefix("half_")
        )
        if forms is None and _DISTANT.fullmatch(relationship):
            forms = self.relations["distant"]
        if forms is None:
            raise self._missing("relations", relationship)
        return forms.get(side or "any", forms["any"])

    def _one(self, table: Mapping[str, str], name: str, key: str) -> str:
        if key not in table:
            raise self._missing(name, key)
        return table[key]

    def _missing(self, name: str, key: str) -> MissingTextError:
        return MissingTextError(
            f"language `{self.language}` has no words for `{key}` in `{name}`; "
            f"add them to letters/languages/{self.language}/words.yaml",
            file=f"letters/languages/{self.language}/words.yaml",
            item=f"{name}.{key}",
        )


#: Blood relatives beyond the table, in the words of the family model.
_DISTANT = re.compile(r"(half_)?((great_)+[a-z_]+|[a-z0-9]+_cousin(_[a-z0-9_]+)?)")

Text = str | dict[str, str]
_TEXTS = TypeAdapter(dict[str, Text])


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All texts of one language for one kind of letter."""

    kind: LetterKind
    words: Words
    texts: Mapping[str, Text]

    def text(self, element: str, variant: str | None = None) -> str:
        """Find the text of an element, in the variant that the facts ask for.

        Raises
        ------
        MissingTextError
            If the language has no such text. There is no second language.
        """
        entry = self.texts.get(element)
        if isinstance(entry, dict):
            entry = entry.get(variant or "any", entry.get("any"))
        if entry is None:
            language = self.words.language
            raise MissingTextError(
                f"language `{language}` has no text `{element}`"
                f"{f' in variant `{variant}`' if variant else ''} for `{self.kind}`",
                file=f"letters/languages/{language}/{self.kind}.yaml",
                item=element,
            )
        return entry

    def for_country(self, country: str) -> Catalogue:
        """Give the same texts as a country spells them: German in Switzerland has no ß.

        Only our words change; names and addresses are put in later and stay as given.
        """
        if country != "CH" or self.words.language != "de":
            return self
        words = Words.model_validate(_without_sharp_s(self.words.model_dump()))
        return Catalogue(self.kind, words, _without_sharp_s(self.texts))


def _without_sharp_s(value: Any) -> Any:
    match value:
        case str():
            return value.replace("ß", "ss").replace("ẞ", "SS")
        case dict():
            return {key: _without_sharp_s(item) for key, item in value.items()}
        case list() | tuple():
            return tuple(_without_sharp_s(item) for item in value)
        case _:
            return value


def _folder() -> Traversable:
    return shipped("languages")


@cache
def all_languages() -> tuple[str, ...]:
    """Tags of all languages that have words."""
    return tuple(
        sorted(
            folder.name
            for folder in _folder().iterdir()
            if folder.joinpath("words.yaml").is_file()
        )
    )


def letter_languages(kind: LetterKind) -> tuple[str, ...]:
    """Tags of the languages in which a kind of letter can be written.

    Examples
    --------
    >>> "en" in letter_languages(LetterKind.FAMILY_FULL)
    True
    """
    name = f"{kind}.yaml"
    return tuple(
        tag for tag in all_languages() if _folder().joinpath(tag, name).is_file()
    )


def _read(language: str, name: str) -> dict[str, object]:
    return dict(shipped_data("languages", language, name))


@cache
def load_words(language: str) -> Words:
    """Words of one language, validated."""
    if language not in all_languages():
        raise MissingTextError(
            f"there is no language `{language}`; "
            f"there are {', '.join(all_languages())}",
            code="unknown_language",
        )
    file = f"letters/languages/{language}/words.yaml"
    try:
        return Words.model_validate(_read(language, "words.yaml"))
    except ValidationError as fault:
        places = ", ".join(
            ".".join(str(part) for part in error["loc"]) for error in fault.errors()
        )
        raise TextError(f"the words are incomplete at `{places}`", file=file) from fault


@cache
def load_catalogue(language: str, kind: LetterKind) -> Catalogue:
    """Texts of a language for a kind: shared ones, then those of the kind.

    Raises
    ------
    MissingTextError
        If the language does not exist or does not have this kind.
    TextError
        If a text is malformed, naming file and element.
    """
    words = load_words(language)
    if language not in letter_languages(kind):
        raise MissingTextError(
            f"language `{language}` has no texts for `{kind}`; "
            f"there are {', '.join(letter_languages(kind))}"
        )
    texts: dict[str, Text] = {}
    for name in ("common.yaml", f"{kind}.yaml"):
        for element, text in _read_texts(language, name).items():
            texts[element] = _checked(text, f"{language}/{name}", element)
    return Catalogue(kind, words, texts)


def _read_texts(language: str, name: str) -> dict[str, Text]:
    try:
        return _TEXTS.validate_python(_read(language, name))
    except ValidationError as fault:
        file = f"letters/languages/{language}/{name}"
        items = ", ".join(sorted({str(error["loc"][0]) for error in fault.errors()}))
        raise TextError(
            f"`{items}` hold no text; a text is a string or variants by name",
            file=file,
        ) from fault


def _checked(text: Text, name: str, element: str) -> Text:
    file = f"letters/languages/{name}"
    for source in (text,) if isinstance(text, str) else text.values():
        try:
            parse(check_source(source))
        except LettersError as fault:
            raise TextError(
                f"`{element}`: {fault.message}", file=file, item=element
            ) from fault
    return text
