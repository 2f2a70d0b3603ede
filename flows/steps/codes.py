"""Opaque codes that people can read out on the telephone.

Drawn at random, never derived from a person, a file or a number. Crockford's base 32
leaves out I, L, O and U; the last sign checks the others (modulo 37).

References
----------
Crockford D. Base 32. Used with its check symbol.
"""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = _ALPHABET + "*~$=U"


def new_code(length: int = 8) -> str:
    """Draw a code of `length` random signs and one check sign.

    Parameters
    ----------
    length
        Number of random signs; each carries five bits.

    Returns
    -------
    str
        Upper case letters and digits only: codes whose check sign would be
        punctuation are drawn again, since they stand in file names and addresses.
    """
    while True:
        signs = "".join(secrets.choice(_ALPHABET) for _ in range(length))
        if (check := check_sign(signs)).isalnum():
            return signs + check


def check_sign(signs: str) -> str:
    """Check sign of a code.

    Parameters
    ----------
    signs
        Signs of the alphabet, without the check sign.

    Returns
    -------
    str
        One sign.

    Raises
    ------
    ValueError
        A sign is not of the alphabet.

    Examples
    --------
    >>> check_sign("1A2B")
    'R'
    """
    number = 0
    for sign in signs:
        number = number * 32 + _ALPHABET.index(sign)
    return _CHECK[number % 37]


def grouped(code: str) -> str:
    """Write a code in groups of three for reading aloud.

    Parameters
    ----------
    code
        A code as drawn.

    Returns
    -------
    str
        The same signs with hyphens between.

    Examples
    --------
    >>> grouped("7K3Q9XF2A")
    '7K3-Q9X-F2A'
    """
    return "-".join(code[start : start + 3] for start in range(0, len(code), 3))
