"""A probability as people say it: in words and as a natural frequency."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .errors import ComposeError

if TYPE_CHECKING:
    from .catalogue import ChancePatterns

#: The largest denominator that is still said as it is.
SIMPLE = 16


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance as words and as counted people.

    `form` is the variant of the text: exact, about or certain.
    """

    form: str
    text: str
    n: int
    of: int

    @property
    def rest(self) -> int:
        """How many of the counted people do not carry the variant."""
        return self.of - self.n


def say_chance(chance: Fraction, patterns: ChancePatterns) -> Chance:
    """Say a chance in the words of one language.

    A fraction with a denominator up to 16 is said as it is (`3 in 8`). Any other is
    rounded to people in a hundred, and below one in a hundred to one in so many;
    both are marked as approximate. One is certainty.

    Parameters
    ----------
    chance
        Above 0 and at most 1.
    patterns
        The patterns of the language.

    Raises
    ------
    ComposeError
        With code `chance_refused`, for any other number: nobody without a chance
        gets this letter.

    Examples
    --------
    >>> from letters.catalogue import load_words
    >>> say_chance(Fraction(1, 2), load_words("en").chance).text
    '1 in 2 (one half)'
    >>> say_chance(Fraction(37, 101), load_words("en").chance).text
    'about 37 in 100'
    """
    if not 0 < chance <= 1:
        raise ComposeError(
            f"a chance of `{chance}` cannot be said; it lies above 0 and at most at 1",
            code="chance_refused",
        )
    if chance == 1:
        return Chance("certain", patterns.exact.format(n=1, d=1), 1, 1)
    if chance.denominator <= SIMPLE:
        return _exact(chance, patterns)
    return _rounded(chance, patterns)


def _exact(chance: Fraction, patterns: ChancePatterns) -> Chance:
    n, d = chance.numerator, chance.denominator
    words = patterns.words.get(f"{n}/{d}")
    pattern = patterns.exact if words is None else patterns.worded
    return Chance("exact", pattern.format(n=n, d=d, words=words), n, d)


def _rounded(chance: Fraction, patterns: ChancePatterns) -> Chance:
    hundred = round(chance * 100)
    if hundred >= 100:
        return Chance("about", patterns.over.format(n=99, d=100), 99, 100)
    if chance < Fraction(1, 100):
        many = round(1 / chance)
        return Chance("about", patterns.about.format(n=1, d=many), 1, many)
    return Chance("about", patterns.about.format(n=hundred, d=100), hundred, 100)
