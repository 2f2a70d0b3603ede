"""Finds the law files, reads each when asked for it, and says what they add up to."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from consent.rulebook import Rulebook
from consent.rulebook_country import CountryLaw
from consent.rulebook_file import read_country
from consent.rulebook_transfers import read_transfers

__all__ = ["country_codes", "law_files", "load_rulebook"]

_SHIPPED = Path(__file__).parent


@cache
def load_rulebook(folder: Path = _SHIPPED) -> Rulebook:
    """Return the law of the files in one folder.

    A country is read when it is first asked for; the files are not expected to change
    while the program runs.

    Parameters
    ----------
    folder
        Holds `countries/*.yaml` and `transfers.yaml`; default: those that are shipped.

    Raises
    ------
    CountryFileError
        If the table of transfers has faults; a country's faults are raised when it is
        asked for.

    Examples
    --------
    >>> from datetime import date
    >>> from consent import RuleName
    >>> law = load_rulebook().country("NO")
    >>> rule = law.rule(RuleName.DISCLOSURE_WITHOUT_PROBAND_CONSENT, date(2026, 11, 24))
    >>> str(rule.value), rule.instrument
    ('only_if_proband_cannot_consent', 'no.biotl')
    """

    def find_country(code: str) -> CountryLaw | None:
        known = country_codes(folder)
        if code not in known:
            return None
        return read_country(folder / "countries" / f"{code.lower()}.yaml")

    transfers = read_transfers(folder / "transfers.yaml")
    return Rulebook(find_country, transfers, digest=_digest(folder))


@cache
def country_codes(folder: Path = _SHIPPED) -> tuple[str, ...]:
    """Return the codes of the countries that have a file, in order.

    Parameters
    ----------
    folder
        As for `load_rulebook`.

    Examples
    --------
    >>> len(country_codes())
    32
    """
    return tuple(sorted(file.stem.upper() for file in _files(folder)))


def law_files(folder: Path = _SHIPPED) -> tuple[Path, ...]:
    """Return every file the law of a folder comes from: countries, then transfers.

    Parameters
    ----------
    folder
        As for `load_rulebook`.

    Examples
    --------
    >>> law_files()[-1].name
    'transfers.yaml'
    """
    return (*_files(folder), folder / "transfers.yaml")


def _files(folder: Path) -> list[Path]:
    return sorted((folder / "countries").glob("*.yaml"))


def _digest(folder: Path) -> str:
    """SHA-256 over the names and SHA-256 of the files, in the order of their names."""
    total = sha256()
    for file in law_files(folder):
        content = sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.name} {content}\n".encode())
    return total.hexdigest()
