"""How close a relative is, in law and in genetics, by the word for them."""

from collections.abc import Mapping

from consent.situation_words import Kin

__all__ = ["civil_degree", "genetic_degree"]

#: Per kin the degree in civil law and the degree in genetics.
_DEGREES: Mapping[Kin, tuple[int, int]] = {
    Kin.MOTHER: (1, 1),
    Kin.FATHER: (1, 1),
    Kin.DAUGHTER: (1, 1),
    Kin.SON: (1, 1),
    Kin.SISTER: (2, 1),
    Kin.BROTHER: (2, 1),
    Kin.HALF_SISTER: (2, 2),
    Kin.HALF_BROTHER: (2, 2),
    Kin.GRANDMOTHER: (2, 2),
    Kin.GRANDFATHER: (2, 2),
    Kin.GRANDDAUGHTER: (2, 2),
    Kin.GRANDSON: (2, 2),
    Kin.AUNT: (3, 2),
    Kin.UNCLE: (3, 2),
    Kin.NIECE: (3, 2),
    Kin.NEPHEW: (3, 2),
    Kin.COUSIN: (4, 3),
    Kin.GREAT_AUNT: (4, 3),
    Kin.GREAT_UNCLE: (4, 3),
    Kin.FIRST_COUSIN_ONCE_REMOVED: (5, 4),
}


def civil_degree(kin: Kin) -> int | None:
    """Degree in civil law: births counted through the common ancestor.

    Parameters
    ----------
    kin
        What the relative is to the proband.

    Returns
    -------
    int or None
        Sibling 2, aunt and nephew 3, first cousin 4. None for a partner and for anyone
        whose kinship is not named. Never compare it with `genetic_degree`.

    Examples
    --------
    >>> civil_degree(Kin.SISTER), civil_degree(Kin.COUSIN), civil_degree(Kin.PARTNER)
    (2, 4, None)
    """
    degrees = _DEGREES.get(kin)
    return None if degrees is None else degrees[0]


def genetic_degree(kin: Kin) -> int | None:
    """Degree in genetics: 1 shares one half, 2 a quarter, 3 an eighth.

    Parameters
    ----------
    kin
        What the relative is to the proband.

    Returns
    -------
    int or None
        Parent, child and full sibling 1, half sibling and aunt 2, first cousin 3. None
        for a partner and for anyone whose kinship is not named.

    Examples
    --------
    >>> genetic_degree(Kin.SISTER), genetic_degree(Kin.HALF_SISTER)
    (1, 2)
    """
    degrees = _DEGREES.get(kin)
    return None if degrees is None else degrees[1]
