"""The cancers of a gene as one readable list, from the codes of the gene files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.lists import format_list

if TYPE_CHECKING:
    from .catalogue import Words

_ANY = "any_"

#: Codes of the gene files that are growths or illnesses other than cancer.
_GROWTHS = frozenset(
    {
        "cardiac_myxoma",
        "cns_haemangioblastoma",
        "desmoid",
        "head_neck_paraganglioma",
        "hyperparathyroidism",
        "optic_pathway_glioma",
        "paraganglioma_or_phaeochromocytoma",
        "parathyroid_hyperplasia",
        "phaeochromocytoma",
        "pituitary_adenoma",
        "pneumothorax",
        "retinal_haemangioblastoma",
        "schwannoma",
        "uterine_leiomyoma",
        "vestibular_schwannoma_bilateral",
    }
)


def only_growths(codes: tuple[str, ...]) -> bool:
    """Whether a gene leads to growths only, so that the letter must not say cancer.

    Examples
    --------
    >>> only_growths(("head_neck_paraganglioma",))
    True
    >>> only_growths(("renal", "phaeochromocytoma"))
    False
    """
    return bool(codes) and set(codes) <= _GROWTHS


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
    named = [words.cancer(code) for code in codes if not code.startswith(_ANY)]
    several = [words.cancer(code) for code in codes if code.startswith(_ANY)]
    unique = list(dict.fromkeys(named))
    if several:
        unique.append(words.other_cancers if unique else several[0])
    return format_list(unique, locale=words.locale)
