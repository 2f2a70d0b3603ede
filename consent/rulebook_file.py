"""Reads the law of one country from its file, with all faults at once.

What a value means for a decision is not known here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from consent.data_files import read_model
from consent.errors import CountryFileError, DataFault
from consent.rulebook_country import CountryLaw
from consent.rulebook_entries import SIDE_BY_SIDE, SectionValue
from consent.rulebook_entry_words import Section
from consent.rulebook_faults import place_fault
from consent.rulebook_rows import (
    DataModel,
    InstrumentModel,
    RowModel,
    row_faults,
    to_row,
)
from consent.rulebook_value_check import ValueRefusal, entry_value, row_value
from consent.rulebook_values import DatedValue, LawSource, RuleValue
from consent.rulebook_words import RuleName, Treaty
from pedigree import YamlDocument

__all__ = ["read_country"]

M = TypeVar("M", bound=DataModel)
Path_ = tuple[str | int, ...]
Check = Callable[[object], object]


class _TreatiesModel(DataModel):
    oviedo_convention: Treaty
    oviedo_genetic_testing_protocol: Treaty


class _HeadingModel(DataModel):
    code: str = Field(pattern=r"^[A-Z]{2}$")
    name: str = Field(min_length=1)
    languages: tuple[str, ...] = Field(min_length=1)
    regions: tuple[str, ...] = ()
    treaties: _TreatiesModel


class _PageModel(DataModel):
    title: str = Field(min_length=1)
    url: str | None = None
    retrieved: bool


class _FileModel(DataModel):
    country: _HeadingModel
    last_checked: date
    instruments: dict[str, InstrumentModel]
    rules: dict[RuleName, tuple[RowModel, ...]]
    entries: dict[Section, tuple[RowModel, ...]] = Field(default_factory=dict)
    open_questions: tuple[str, ...] = ()
    sources: tuple[_PageModel, ...] = ()


def read_country(path: Path) -> CountryLaw:
    """Read the law of one country.

    Parameters
    ----------
    path
        A file such as `consent/countries/no.yaml`, named after its code.

    Raises
    ------
    CountryFileError
        With every fault: what is not YAML, not the shape, not a word of the closed
        lists, cites an instrument that is not there, or has days that do not fit.
    """
    model, file = read_model(path, _FileModel, raising=CountryFileError)
    faults = list(_faults(model, file, path=path))
    if faults:
        raise CountryFileError(faults)
    return _law(model)


def _faults(
    model: _FileModel, file: YamlDocument, *, path: Path
) -> Iterator[DataFault]:
    place = partial(place_fault, file=file)
    if path.stem != model.country.code.lower():
        message = f"the file is `{path.name}`; `{model.country.code.lower()}.yaml` fits"
        yield place("shape", message, path=("country", "code"))
    missing = [name for name in RuleName if not model.rules.get(name)]
    if missing:
        message = f"rules without a value: {', '.join(missing)}; each needs one"
        yield place("missing_key", message, path=("rules",))
    find = partial(_dated_faults, instruments=model.instruments, file=file)
    for name, rows in model.rules.items():
        check: Check = partial(row_value, name)
        yield from find(rows, check, where=("rules", name.value), follow=True)
    for section, rows in model.entries.items():
        check = partial(entry_value, section)
        follow = section not in SIDE_BY_SIDE
        yield from find(rows, check, where=("entries", section.value), follow=follow)


def _dated_faults(
    rows: Sequence[RowModel],
    check: Check,
    *,
    instruments: Mapping[str, InstrumentModel],
    file: YamlDocument,
    where: Path_,
    follow: bool,
) -> Iterator[DataFault]:
    """Find what is wrong with the rows of one rule or section."""

    def report(code: str, message: str, *, inside: Path_) -> DataFault:
        return place_fault(code, message, file=file, path=(*where, *inside))

    yield from row_faults(rows, instruments, report=report, follow=follow)
    for number, row in enumerate(rows):
        try:
            check(row.value)
        except ValueRefusal as refusal:
            for code, message, inside in refusal.faults:
                yield report(code, message, inside=(number, "value", *inside))


def _law(model: _FileModel) -> CountryLaw:
    heading = model.country
    return CountryLaw(
        code=heading.code,
        name=heading.name,
        languages=heading.languages,
        regions=heading.regions,
        oviedo_convention=heading.treaties.oviedo_convention,
        oviedo_genetic_testing_protocol=heading.treaties.oviedo_genetic_testing_protocol,
        last_checked=model.last_checked,
        instruments={
            name: found.instrument(name) for name, found in model.instruments.items()
        },
        rules={name: _rule_rows(name, rows) for name, rows in model.rules.items()},
        entries={
            section: _entry_rows(section, rows)
            for section, rows in model.entries.items()
        },
        open_questions=model.open_questions,
        sources=tuple(
            LawSource(title=page.title, url=page.url, retrieved=page.retrieved)
            for page in model.sources
        ),
    )


def _rule_rows(
    name: RuleName, rows: Sequence[RowModel]
) -> tuple[DatedValue[RuleValue], ...]:
    return tuple(to_row(row, row_value(name, row.value)) for row in rows)


def _entry_rows(
    section: Section, rows: Sequence[RowModel]
) -> tuple[DatedValue[SectionValue], ...]:
    return tuple(to_row(row, entry_value(section, row.value)) for row in rows)
