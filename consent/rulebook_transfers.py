"""Reads the table of transfers: from which country data may go to which, dated."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import Field

from consent.data_files import read_model
from consent.errors import CountryFileError, DataFault
from consent.rulebook import TransferTable, TransferTerms
from consent.rulebook_entry_words import TransferBasis, TransferCondition
from consent.rulebook_faults import place_fault
from consent.rulebook_rows import DataModel, InstrumentModel, RowModel, to_row
from consent.rulebook_values import DatedValue
from consent.vocabulary import Task
from pedigree import YamlDocument, quoted

__all__ = ["read_transfers"]


class _TermsModel(DataModel):
    origin: str
    target: str
    basis: TransferBasis
    conditions: tuple[TransferCondition, ...] = ()
    tasks: tuple[Task, ...] = ()


class _TransferRowModel(RowModel):
    value: _TermsModel


class _TableModel(DataModel):
    last_checked: date
    groups: dict[str, frozenset[str]] = Field(default_factory=dict)
    instruments: dict[str, InstrumentModel]
    transfers: tuple[_TransferRowModel, ...]


def read_transfers(path: Path) -> TransferTable:
    """Read the table of transfers.

    Parameters
    ----------
    path
        A file such as `consent/transfers.yaml`. Its rows may cite instruments of the
        exporter's own file, which are not looked up here.

    Raises
    ------
    CountryFileError
        With every fault.
    """
    table, file = read_model(path, _TableModel, raising=CountryFileError)
    faults = list(_faults(table, file))
    if faults:
        raise CountryFileError(faults)
    instruments = {
        name: found.instrument(name) for name, found in table.instruments.items()
    }
    return TransferTable(
        instruments, tuple(_terms(row, table) for row in table.transfers)
    )


def _faults(table: _TableModel, file: YamlDocument) -> Iterator[DataFault]:
    for name, codes in table.groups.items():
        strange = sorted(code for code in codes if not _is_country(code))
        if strange:
            message = (
                f"the group holds {', '.join(map(quoted, strange))}; accepted: two "
                "capital letters in quotes, such as 'BE'"
            )
            yield place_fault("bad_value", message, file=file, path=("groups", name))
    for number, row in enumerate(table.transfers):
        where = ("transfers", number)
        for end in ("origin", "target"):
            code = getattr(row.value, end)
            if code not in table.groups and not _is_country(code):
                known = ", ".join(sorted(table.groups)) or "none is there"
                message = (
                    f"`{code}` is no group; accepted: a group ({known}), or a country "
                    "code in quotes, such as 'BE'"
                )
                yield place_fault(
                    "bad_value", message, file=file, path=(*where, "value", end)
                )
        if row.to and row.from_ and row.to < row.from_:
            message = f"`to` is `{row.to}`; a day from `{row.from_}` on is accepted"
            yield place_fault("dates", message, file=file, path=(*where, "to"))


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()


def _terms(row: _TransferRowModel, table: _TableModel) -> DatedValue[TransferTerms]:
    terms = row.value
    return to_row(
        row,
        TransferTerms(
            origins=table.groups.get(terms.origin, frozenset({terms.origin})),
            targets=table.groups.get(terms.target, frozenset({terms.target})),
            basis=terms.basis,
            conditions=terms.conditions,
            tasks=terms.tasks,
        ),
    )
