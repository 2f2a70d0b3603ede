"""Which of our languages are official in a country."""

from __future__ import annotations

from functools import cache

from .shipped import shipped_data


@cache
def _table() -> dict[str, tuple[str, ...]]:
    raw = shipped_data("country_languages.yaml")
    return {country: tuple(tags) for country, tags in raw.items()}


def languages_of_country(country: str) -> tuple[str, ...]:
    """Official languages of a country that we have, the most spoken first.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2, upper case.

    Returns
    -------
    tuple of str
        BCP 47 tags. Empty where we write none of them: then a counsellor chooses.

    Examples
    --------
    >>> languages_of_country("CH")
    ('de', 'fr')
    >>> languages_of_country("IS")
    ()
    """
    return _table().get(country, ())
