"""Opens files with the reader of all rooms and says its faults as this room does.

What a file means is not known here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from consent.errors import DataFault, FaultsError
from consent.rulebook_faults import model_faults
from pedigree import DataFault as YamlFault
from pedigree import YamlDocument, YamlError, read_yaml

__all__ = ["opened", "read_model"]

M = TypeVar("M", bound=BaseModel)

#: The words of this room for what it distinguishes; all else is `syntax`.
_CODES = {
    "key_twice": "duplicate_key",
    "not_text": "not_text",
    "too_large": "too_large",
    "unreadable": "unreadable",
}
_ITEM = re.compile(r"\[([0-9]+)\]")


def opened(
    read: Callable[[], YamlDocument], *, raising: type[FaultsError]
) -> YamlDocument:
    """Return what a reading gives.

    Parameters
    ----------
    read
        Reads YAML or JSON.
    raising
        The error its faults become.

    Raises
    ------
    FaultsError
        Of the class asked for, with every fault, its file, line, item and key.
    """
    try:
        return read()
    except YamlError as error:
        raise raising(_fault(fault) for fault in error.faults) from None


def read_model(
    path: Path,
    model: type[M],
    *,
    raising: type[FaultsError],
    added: Mapping[str, object] | None = None,
) -> tuple[M, YamlDocument]:
    """Read a file into a model.

    Parameters
    ----------
    path
        The file.
    model
        What it should be; validated as JSON, strictly.
    raising
        The error its faults become.
    added
        Keys and values for a mapping that does not have them.

    Returns
    -------
    model, YamlDocument
        The content, and where each part of it stands.

    Raises
    ------
    FaultsError
        Of the class asked for, with every fault.
    """
    document = opened(lambda: read_yaml(path, file=str(path)), raising=raising)
    if added and isinstance(document.value, dict):
        document = replace(document, value={**added, **document.value})
    try:
        return model.model_validate_json(document.json(), strict=True), document
    except ValidationError as error:
        raise raising(model_faults(error, document, model=model)) from None


def _fault(fault: YamlFault) -> DataFault:
    of_list = _ITEM.match(fault.key)
    return DataFault(
        _CODES.get(fault.code, "syntax"),
        fault.message,
        file=fault.file,
        line=fault.line,
        item=f"item {int(of_list[1]) + 1}" if of_list else None,
        key=fault.item,
    )
