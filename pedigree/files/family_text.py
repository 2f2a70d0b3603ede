"""The text of a family file, whatever its encoding; refuses binary and huge files."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from pedigree.family import Fault

from .file_error import FamilyFileError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 50_000_000
MAX_LINE = 10_000
# No encoding accepted here takes more bytes for one sign.
BYTES_PER_SIGN = 4

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BINARY_STARTS = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ACCEPTED = "accepted is text in UTF-8, UTF-16 with its mark, or Windows-1252"


@dataclass(frozen=True, slots=True)
class FamilyText:
    """A text cut into lines, and what had to be assumed to read it.

    Attributes
    ----------
    lines
        Without their ends; CR, LF and CRLF all end a line.
    warnings
        At most one: that the encoding was taken for Windows-1252.
    """

    lines: tuple[str, ...]
    warnings: tuple[Fault, ...] = ()


def read_text(path: Path) -> FamilyText:
    """Read the text of a file.

    Only the first signs are looked at before the file is refused for being binary or
    one endless line, so a refusal is quick and takes little memory.

    Raises
    ------
    FamilyFileError
        If there is no such file, or it is empty, binary, or longer than accepted.
    """
    return decoded(read_bytes(path), str(path))


def read_bytes(path: Path, *, most: int = MAX_BYTES, behind: bytes = b"") -> bytes:
    """Read the bytes of a file that may be a text.

    Parameters
    ----------
    path
        The file.
    most
        How many bytes are accepted.
    behind
        What to put behind the bytes of the file.

    Raises
    ------
    FamilyFileError
        If there is no such file, or it is binary or longer than accepted.
    """
    try:
        with path.open("rb") as handle:
            return b"".join((*_checked_bytes(handle, str(path), most), behind))
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise _error(
            "unreadable",
            f"the file cannot be read ({reason.lower()}); accepted is a file with a "
            "family",
            str(path),
        ) from None


def text_lines(text: str, *, file: str | None = None) -> tuple[str, ...]:
    """Cut a text into lines, or refuse it.

    Raises
    ------
    FamilyFileError
        If it is empty, holds control signs, or has a line longer than accepted.
    """
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(clean.split("\n"))
    if not clean.strip():
        raise _error(
            "empty", "there is nothing in it; accepted is at least one person", file, 1
        )
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            raise _line_too_long(number, file)
        if CONTROL.search(line):
            raise _binary(file, number)
    return lines


def _checked_bytes(handle: BinaryIO, file: str, most: int) -> tuple[bytes, bytes]:
    head = handle.read(MAX_LINE * BYTES_PER_SIGN + 1)
    is_utf_16 = head.startswith(UTF_16)
    if head.startswith(BINARY_STARTS) or (b"\0" in head and not is_utf_16):
        raise _binary(file, 1)
    if len(head) > MAX_LINE * BYTES_PER_SIGN and not re.search(rb"[\r\n]", head):
        raise _line_too_long(1, file)
    size = max(os.fstat(handle.fileno()).st_size, MAX_BYTES + 1)
    rest = handle.read(min(size, most + 1) - len(head))
    if len(head) + len(rest) > most:
        raise _error(
            "file_too_large",
            f"the file has more than {most // 1_000_000} MB; accepted is a family "
            "file of at most that size",
            file,
        )
    return head, rest


def decoded(data: bytes, file: str) -> FamilyText:
    """Cut bytes into lines of text, or refuse them as `read_text` does."""
    try:
        encoding = "utf-16" if data.startswith(UTF_16) else "utf-8-sig"
        return FamilyText(text_lines(data.decode(encoding), file=file))
    except UnicodeDecodeError as error:
        if data.startswith(UTF_16):
            raise _binary(file, 1) from None
        place = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _binary(file, place) from None
    warning = Fault(
        "windows_1252",
        place,
        None,
        "the file is not UTF-8 and was read as Windows-1252; accepted without a "
        "warning is UTF-8",
    )
    return FamilyText(text_lines(text, file=file), (warning,))


def _line_too_long(line: int, file: str | None) -> FamilyFileError:
    return _error(
        "line_too_long",
        f"the line has more than {MAX_LINE:,} signs; accepted is one person per line",
        file,
        line,
    )


def _binary(file: str | None, line: int) -> FamilyFileError:
    return _error("binary", f"this is not a text file; {ACCEPTED}", file, line)


def _error(
    code: str, message: str, file: str | None, line: int | None = None
) -> FamilyFileError:
    return FamilyFileError([Fault(code, line, None, message)], file=file)
