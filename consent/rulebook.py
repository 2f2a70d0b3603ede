"""The law of all countries, and the way of data between them, on any day.

Files are read by `rulebook_file`, a country only when it is asked for; deciding is not
done here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from consent.rulebook_country import CountryLaw
from consent.rulebook_entry_words import TransferBasis, TransferCondition
from consent.rulebook_values import DatedValue, Instrument, RuleValue, Transfer
from consent.rulebook_words import RuleName
from consent.vocabulary import Confidence, Task

__all__ = ["Rulebook", "TransferTable", "TransferTerms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTerms:
    """From which countries to which, and on what terms."""

    origins: frozenset[str]
    targets: frozenset[str]
    basis: TransferBasis
    conditions: tuple[TransferCondition, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferTable:
    """Dated terms in the order of the file, and the instruments they cite."""

    instruments: Mapping[str, Instrument]
    rows: tuple[DatedValue[TransferTerms], ...]


class Rulebook:
    """All countries that have a file; others are unknown to it.

    Parameters
    ----------
    find_country
        Gives the law of a country by its code, or None where there is no file.
    transfers
        The table of transfers.
    digest
        SHA-256 over the files the law comes from.
    overlays
        Per country and rule the signed values of the clinic's lawyer.
    """

    def __init__(
        self,
        find_country: Callable[[str], CountryLaw | None],
        transfers: TransferTable,
        *,
        digest: str,
        overlays: Mapping[str, Mapping[RuleName, tuple[DatedValue[RuleValue], ...]]]
        | None = None,
    ) -> None:
        self._find_country = find_country
        self._transfers = transfers
        self._overlays = overlays or {}
        self._digest = digest
        self._known: dict[str, CountryLaw | None] = {}

    @classmethod
    def of(
        cls, countries: Iterable[CountryLaw], transfers: TransferTable, *, digest: str
    ) -> "Rulebook":
        """Make a rulebook of laws already in hand.

        Parameters
        ----------
        countries
            One law per country.
        transfers
            The table of transfers.
        digest
            What stands for its content.
        """
        known = {law.code: law for law in countries}
        return cls(known.get, transfers, digest=digest)

    def overlaid(
        self,
        overlays: Mapping[str, Mapping[RuleName, tuple[DatedValue[RuleValue], ...]]],
        *,
        digest: str,
    ) -> "Rulebook":
        """Return the same law with signed values over it; see `with_overlays`.

        Parameters
        ----------
        overlays
            Per country and rule, in the order of their days.
        digest
            Of law and overlays together.
        """
        return Rulebook(
            self._find_country, self._transfers, digest=digest, overlays=overlays
        )

    @property
    def digest(self) -> str:
        """SHA-256 over the law files and overlays; the same law, the same digest."""
        return self._digest

    def country(self, code: str, region: str | None = None) -> CountryLaw | None:
        """Return the law that holds in a country or region, None without a file.

        Parameters
        ----------
        code
            ISO 3166-1 alpha-2, upper case.
        region
            ISO 3166-2. A file that speaks for some regions only (GB: England and
            Wales) holds for none other, nor for an unknown one.
        """
        law = self.law(code)
        if law is None or (law.regions and region not in law.regions):
            return None
        return law

    def transfer(self, origin: str, target: str, on: date) -> Transfer | None:
        """Return the terms on which data may go to another country that day.

        Parameters
        ----------
        origin
            Country of the clinic that sends.
        target
            Country of the person who receives.
        on
            The day.

        Returns
        -------
        Transfer or None
            None: the table does not know this pair on this day. The same country is
            always open.
        """
        if origin == target:
            return _same_country(origin)
        rows = [row for row in self._transfers.rows if row.covers(on)]
        for row in rows:
            terms = row.value
            if terms and origin in terms.origins and target in terms.targets:
                return self._transfer(row, terms, pair=(origin, target), on=on)
        return None

    def law(self, code: str) -> CountryLaw | None:
        """Return what the file of a country says, whichever regions it speaks for.

        For showing it; what holds for a person is the answer of `country`.

        Parameters
        ----------
        code
            ISO 3166-1 alpha-2, upper case.
        """
        if code not in self._known:
            law = self._find_country(code)
            overlays = self._overlays.get(code)
            if law is not None and overlays:
                law = replace(law, overlays=overlays)
            self._known[code] = law
        return self._known[code]

    def _instrument(self, origin: str, name: str | None) -> Instrument | None:
        """Find an instrument of the table, else of the exporter's own file."""
        if name is None:
            return None
        law = self.law(origin)
        found = self._transfers.instruments.get(name)
        return found or (law.instruments.get(name) if law else None)

    def _transfer(
        self,
        row: DatedValue[TransferTerms],
        terms: TransferTerms,
        *,
        pair: tuple[str, str],
        on: date,
    ) -> Transfer:
        instrument = self._instrument(pair[0], row.instrument)
        return Transfer(
            from_country=pair[0],
            to_country=pair[1],
            basis=terms.basis,
            confidence=row.confidence,
            summary=row.summary,
            conditions=terms.conditions,
            tasks=terms.tasks,
            instrument=row.instrument,
            instrument_name=instrument.name_english if instrument else None,
            provision=row.provision or (instrument.provision if instrument else None),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            doubtful=row.is_doubtful(on),
        )


def _same_country(code: str) -> Transfer:
    return Transfer(
        from_country=code,
        to_country=code,
        basis=TransferBasis.SAME_COUNTRY,
        confidence=Confidence.VERIFIED,
        summary="no border is crossed",
    )
