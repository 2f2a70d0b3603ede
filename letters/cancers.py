"""The cancers of a gene as one readable list, from the codes of the gene files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.lists import format_list

if TYPE_CHECKING:
    from .catalogue import Words

_ANY = "any_cancer"


def list_cancers(codes: tuple[str, ...], words: Words) -> str:
    """Join cancers as a language joins lists; each is named once, `any` comes last.

    Raises
    ------
    MissingTextError
        If the language has no words for a code.

    Examples
    --------
    >>> from letters.catalogue import load_words
    >>> list_cancers(("any_cancer", "breast_female", "ovarian"), load_words("en"))
    'breast cancer, cancer of the ovaries and other kinds of cancer'
    """
    named = [words.cancer(code) for code in codes if code != _ANY]
    unique = list(dict.fromkeys(named))
    if _ANY in codes:
        unique.append(words.other_cancers if unique else words.cancer(_ANY))
    return format_list(unique, locale=words.locale)
