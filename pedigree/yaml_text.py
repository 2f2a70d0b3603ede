"""The text of a file from outside, and the error of all that is no safe, plain YAML.

Refuses files that are missing, too large, binary or of another encoding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pedigree.data_faults import DataFault, DataFaultsError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "MAX_BYTES",
    "MAX_LINE",
    "YamlError",
    "check_lines",
    "check_signs",
    "read_text",
]

MAX_BYTES = 2_000_000
"""The largest file that is read where the caller does not say otherwise."""

MAX_LINE = 10_000
"""Signs of the longest line."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class YamlError(DataFaultsError):
    """A file is not the YAML it should be; `faults` holds all that is wrong.

    Codes of the faults: `unreadable`, `too_large`, `not_text`, `line_too_long`,
    `empty_file`, `not_yaml`, `several_documents`, `key_twice`, `alias`, `merge_key`,
    `tag`, `too_deep`.
    """

    code = "yaml"


def read_text(path: Path, *, file: str, max_bytes: int) -> str:
    """Read the text of a file, whatever stands in it.

    Parameters
    ----------
    path
        Text in UTF-8, or UTF-16 with its mark.
    file
        Name to give in messages.
    max_bytes
        The largest file that is read.

    Returns
    -------
    str
        Without the mark.

    Raises
    ------
    YamlError
        The file is missing, too large or not text.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as handle:
            data = b"" if size > max_bytes else handle.read(max_bytes + 1)
    except OSError as error:
        what = (error.strerror or "it cannot be opened").lower()
        message = f"the file cannot be read: {what}; an existing file is accepted"
        raise _refusal(file, "unreadable", message) from None
    if (size := max(size, len(data))) > max_bytes:
        message = f"the file has {size:,} bytes; at most {max_bytes:,} are accepted"
        raise _refusal(file, "too_large", message)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(file, f"byte {error.start}") from None
    if "\0" in text:
        raise _not_text(file, "it holds a zero byte")
    return text


def check_signs(text: str, file: str) -> None:
    """Refuse a text with signs that YAML does not have.

    Parameters
    ----------
    text, file
        The text, and the name to give in messages.

    Raises
    ------
    YamlError
        It holds a control sign, or half a sign.
    """
    if (refused := _NO_TEXT.search(text)) is not None:
        line = text.count("\n", 0, refused.start()) + 1
        raise _not_text(file, f"line {line} holds a control sign", line)


def check_lines(text: str, file: str) -> None:
    """Refuse a text with a line that no person wrote.

    Parameters
    ----------
    text, file
        The text, and the name to give in messages.

    Raises
    ------
    YamlError
        A line has over `MAX_LINE` signs.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE:
            message = f"the line has over {MAX_LINE:,} signs; up to that is accepted"
            raise _refusal(file, "line_too_long", message, number)


def _not_text(file: str, why: str, line: int | None = None) -> YamlError:
    message = f"the file is not text in UTF-8 ({why}); save it as UTF-8"
    return _refusal(file, "not_text", message, line)


def _refusal(file: str, code: str, message: str, line: int | None = None) -> YamlError:
    return YamlError([DataFault(file, line, "", message, code)])
