"""A last look at a finished letter for anything that it must not say.

Composing cannot put a banned value in; this catches a text that spells one out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .blocks import Letter, letter_text
from .errors import ComposeError

if TYPE_CHECKING:
    from .facts import GeneWords, LetterFacts


def check_silence(letter: Letter, facts: LetterFacts, banned: frozenset[str]) -> None:
    """Refuse a letter whose words give away a banned element.

    Raises
    ------
    ComposeError
        With code `leak`, naming the element and never the value.
    """
    told = sorted(set(letter.elements) & banned)
    if told:
        raise ComposeError(
            f"the letter contains banned `{', '.join(told)}`", code="leak"
        )
    if facts.gene is None or "gene_name_and_variant" not in banned:
        return
    words = f"{letter.title}\n{letter_text(letter)}"
    for field in gene_tokens(facts.gene):
        if re.search(rf"(?<!\w){re.escape(field)}(?!\w)", words, re.IGNORECASE):
            raise ComposeError(
                "the letter contains banned `gene_name_and_variant`", code="leak"
            )


def gene_tokens(gene: GeneWords) -> tuple[str, ...]:
    """Strings that would give a gene finding away."""
    values = (
        gene.symbol,
        gene.variant,
        gene.second_variant,
        gene.protein,
        gene.transcript,
    )
    return tuple(value for value in values if value)
