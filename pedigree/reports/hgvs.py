"""Recognises HGVS as laboratories write it, and takes the parts of a text apart.

It keeps the laboratory's own letters, corrects nothing, and knows no sequence: whether
a change exists in a transcript is not its business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = [
    "ACCEPTED_HGVS",
    "HgvsText",
    "is_legacy_name",
    "is_protein",
    "legacy_name",
    "read_hgvs",
    "same_change",
    "shows_deletion",
    "shows_truncation",
]

ACCEPTED_HGVS = (
    "HGVS such as `c.68_69del`, `c.5266dupC`, `NM_007294.4:c.68_69del` "
    "or `c.(134+1_135-1)_(441+1_442-1)del`"
)

_POSITION = r"(?:[-*]?\d+(?:[-+](?:\d+|\?))?|[-+*]?\?)"
_PLACE = rf"(?:{_POSITION}|\({_POSITION}_{_POSITION}\))"
_BASES = r"[ACGTUNacgtun]"
_CHANGE = (
    rf"(?:{_BASES}*>{_BASES}+|{_BASES}*=|del(?:{_BASES}*|\d+)(?:ins[\w.:()\[\];*+?-]+)?"
    rf"|dup(?:{_BASES}*|\d+)|inv\d*|ins[\w.:()\[\];*+?-]+|{_BASES}*\[[\d_()?]+\])"
)
_ONE = rf"{_PLACE}(?:_{_PLACE})?{_CHANGE}"
_CODING = re.compile(rf"[cgnm]\.(?:{_ONE}|\({_ONE}\)|\[{_ONE}\](?:;\[(?:{_ONE}|=)\])?)")
_PROTEIN = re.compile(
    r"p\.(?:\(?\[?[A-Z*][A-Za-z*?=\d_;\[\]^-]*\]?\)?|\(?[?0=]\)?)", re.ASCII
)
_WHOLE = re.compile(
    r"(?:(?P<reference>(?:N[CGMR]|XM|ENST|ENSG|LRG)_?[\w.]+?)(?:\((?P<in_gene>[\w-]+)\))?:"
    r"|(?P<gene>[A-Za-z][\w-]*)[\s:]+)?"
    r"\s*(?P<coding>[cgnm]\.[^\s,]+?)"
    r"(?:(?:\s*[,;:]\s*|\s+)(?P<protein>\(?p\.\S+)|(?P<joined>\(p\.\S+\)))?",
    re.ASCII,
)
# Names of the Breast Cancer Information Core, still used for founder variants.
_LEGACY = {
    ("BRCA1", "185DELAG"): "c.68_69del",
    ("BRCA1", "187DELAG"): "c.68_69del",
    ("BRCA1", "5382INSC"): "c.5266dup",
    ("BRCA1", "5385INSC"): "c.5266dup",
    ("BRCA2", "6174DELT"): "c.5946del",
}


@dataclass(frozen=True, slots=True)
class HgvsText:
    """The parts of a text: each as it was written, or None.

    Parameters
    ----------
    coding
        The change of the DNA, from `c.`, `g.`, `n.` or `m.` on.
    protein
        The change of the protein, from `p.` on.
    transcript, gene
        The reference sequence and the gene named before the change.
    second
        The change on the other copy, where the text was `c.[76A>C];[105G>A]`.
    """

    coding: str
    protein: str | None = None
    transcript: str | None = None
    gene: str | None = None
    second: str | None = None


def read_hgvs(text: str) -> HgvsText | None:
    """Take a laboratory's description of a variant apart.

    Parameters
    ----------
    text
        One variant; a reference sequence, a gene and a protein change may stand with
        it. Trailing bases (`dupC`), exon deletions and predicted proteins are fine.

    Returns
    -------
    HgvsText or None
        None where the text is not like HGVS, or gives a protein change only.

    Examples
    --------
    >>> read_hgvs("NM_007294.4(BRCA1):c.68_69del p.(Glu23Valfs*17)").protein
    'p.(Glu23Valfs*17)'
    >>> read_hgvs("exon 13 duplication") is None
    True
    """
    match = _WHOLE.fullmatch(text.strip()) if len(text) <= 400 else None
    if match is None or not _CODING.fullmatch(match["coding"]):
        return None
    protein = match["protein"] or match["joined"]
    if protein is not None and not is_protein(protein):
        return None
    coding, second = _copies(match["coding"])
    return HgvsText(
        coding=coding,
        second=second,
        protein=None if protein is None else _bare_protein(protein),
        transcript=match["reference"],
        gene=match["in_gene"] or match["gene"],
    )


def is_protein(text: str) -> bool:
    """Say whether a text is like the HGVS of a protein change.

    Examples
    --------
    >>> is_protein("p.(Gln1756ProfsTer74)")
    True
    """
    return len(text) <= 200 and _PROTEIN.fullmatch(_bare_protein(text)) is not None


def legacy_name(gene: str | None, text: str) -> str | None:
    """Give the HGVS of an older name such as `185delAG`, where we know it.

    Examples
    --------
    >>> legacy_name("BRCA1", "185delAG")
    'c.68_69del'
    """
    return _LEGACY.get((gene or "", text.strip().upper()))


def is_legacy_name(text: str) -> bool:
    """Say whether a text is an older name of a variant in any gene.

    Examples
    --------
    >>> is_legacy_name("6174delT")
    True
    """
    return any(text.strip().upper() == name for _, name in _LEGACY)


def same_change(one: str, other: str) -> bool:
    """Say whether two texts write the same change, but for bases and brackets.

    Neither is checked against a sequence: `c.5266dup` and `c.5266dupC` are the same,
    two different descriptions of one event are not recognised.

    Examples
    --------
    >>> same_change("c.5266dupC", "c.5266dup")
    True
    """
    return _normal(one) == _normal(other)


def shows_deletion(coding: str) -> bool:
    """Say whether a change of the DNA is a pure deletion."""
    return re.search(r"del(?!.*ins)", coding) is not None


def shows_truncation(protein: str | None) -> bool:
    """Say whether a change of the protein ends it early."""
    return protein is not None and re.search(r"fs|Ter|\*|\dX\b", protein) is not None


def _copies(coding: str) -> tuple[str, str | None]:
    """Take `c.[76A>C];[105G>A]` apart, unless both copies carry the same change."""
    match = re.fullmatch(r"([cgnm]\.)\[(.+)\];\[(.+)\]", coding)
    if match is None or match[3] == "=" or match[2] == match[3]:
        return coding, None
    return match[1] + match[2], match[1] + match[3]


def _bare_protein(text: str) -> str:
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1]
    return text


_LETTERS = {
    "Ala": "A", "Arg": "R", "Asn": "N", "Asp": "D", "Cys": "C", "Gln": "Q", "Glu": "E",
    "Gly": "G", "His": "H", "Ile": "I", "Leu": "L", "Lys": "K", "Met": "M", "Phe": "F",
    "Pro": "P", "Ser": "S", "Thr": "T", "Trp": "W", "Tyr": "Y", "Val": "V", "Ter": "*",
}  # fmt: skip


def _normal(text: str) -> str:
    change = text.strip().rsplit(":", maxsplit=1)[-1]
    if change.startswith("p."):
        change = re.sub(r"[()\s]", "", change)
        for word, letter in _LETTERS.items():
            change = change.replace(word, letter)
        return re.sub(r"fs[*X](\d+)", r"fs*\1", change)
    change = re.sub(r"^([cgnm])\.\((.*)\)$", r"\1.\2", change)
    return re.sub(
        r"(del|dup)[ACGTUN]+(?=$|ins)",
        r"\1",
        change.upper()
        .replace("DEL", "del")
        .replace("DUP", "dup")
        .replace("INS", "ins"),
    )
