"""One way of answering: tables for people, one JSON document for programs.

Exit 0 done, 1 the answer is no, 2 wrong usage, 130 interrupted; never a traceback.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, cast

from portal.plain_table import plain_table

if TYPE_CHECKING:
    import typer
    from rich.console import Console

NO = 1
USAGE = 2
INTERRUPTED = 130

_USAGE_CODES = frozenset(
    {
        "body_unknown",
        "booking_undecided",
        "booking_unknown",
        "date_out_of_range",
        "examination_not_planned",
        "gene_unknown",
        "inheritance_model",
        "likelihood",
        "not_followed",
        "result_of_proband",
        "row_unknown",
        "unknown_case",
        "unknown_country",
        "unknown_language",
        "unknown_person",
        "variant_group_unknown",
    }
)
"""Wrong only as an argument; in a file they make the file invalid."""

_USAGE_IN_FILES = frozenset({"several_families", "unknown_family"})

_FILE_WIDTH = 240
"""Columns of a table that goes to a file or a pipe, where nothing need be folded."""


class _LateConsole:
    """A console made when something is first printed on it: rich is slow to load."""

    def __init__(self, *, stderr: bool) -> None:
        self._stderr = stderr

    @cached_property
    def _console(self) -> "Console":
        return _console(stderr=self._stderr, soft_wrap=True)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._console, name)


def _console(**options: Any) -> "Console":
    from rich.console import Console  # noqa: PLC0415  (programs ask for JSON)

    return Console(highlight=False, **options)


out = cast("Console", _LateConsole(stderr=False))
err = cast("Console", _LateConsole(stderr=True))


def say(text: str) -> None:
    """Show progress, on standard error, so that an answer can be piped."""
    err.print(f"[dim]· {text}[/dim]")


def print_json(answer: object) -> None:
    """Print one JSON document, and nothing else, on standard output."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table.

    Parameters
    ----------
    title
        A short line above it; empty for none.
    columns
        Headings.
    rows
        Cells; None prints as a dash.
    """
    cells = [["-" if cell is None else str(cell) for cell in row] for row in rows]
    is_seen = sys.stdout.isatty()
    width = get_terminal_size().columns if is_seen else _FILE_WIDTH
    plain = plain_table(title, [columns, *cells], width=width, bold=is_seen)
    if plain is not None and "utf" in (sys.stdout.encoding or "").lower():
        sys.stdout.write(plain)
        return
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  (slow to load)
    from rich.table import Table  # noqa: PLC0415

    sheet = Table(
        title=title or None,
        title_justify="left",
        header_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for column in columns:
        sheet.add_column(column, overflow="fold")
    for row in cells:
        sheet.add_row(*row)
    page = out if out.is_terminal else _console(width=_FILE_WIDTH)
    page.print(sheet)


def stop(error: Exception, *, as_json: bool) -> int:
    """Show an error and give the exit code for it.

    Parameters
    ----------
    error
        An error of one of the rooms; anything else is shown by its type alone, for
        its text may hold what must not be printed.
    as_json
        Whether a program is listening.

    Returns
    -------
    int
        1 or 2.
    """
    entries = [_entry(one) for one in getattr(error, "faults", None) or (error,)]
    for entry in entries:
        file = entry["file"] or getattr(error, "file", None)
        entry["file"] = None if file is None else Path(file).name
    if as_json:
        single = {"error": entries[0]}
        print_json(single if len(entries) == 1 else {"errors": entries})
    else:
        for entry in entries:
            err.print(f"[bold red]✗[/bold red] {_sentence(entry)}", markup=True)
    return USAGE if _is_usage(error, entries) else NO


def stop_usage(error: Exception, *, as_json: bool) -> int:
    """Show what was wrong with the words of a command.

    Parameters
    ----------
    error
        What the parser of the command line raised.
    as_json
        Whether a program is listening.

    Returns
    -------
    int
        2, always.
    """
    describe = getattr(error, "format_message", None)
    message = str(error if describe is None else describe())
    if type(error).__name__ == "NoArgsIsHelpError":
        return USAGE  # the help is the answer, and it was printed
    if as_json:
        entry = {"code": "usage", "message": message}
        print_json({"error": {**entry, "file": None, "line": None, "item": None}})
    else:
        err.print(f"✗ {message}", markup=False)
        err.print("`--help` after the command says what it takes", style="dim")
    return USAGE


def say_interrupted(*, as_json: bool) -> None:
    """Say that a person stopped the command.

    Parameters
    ----------
    as_json
        Whether a program is listening.
    """
    message = "interrupted; the same command again goes on where it stopped"
    if as_json:
        entry = {"code": "interrupted", "message": message}
        print_json({"error": {**entry, "file": None, "line": None, "item": None}})
    else:
        err.print(message)


def _is_usage(error: Exception, entries: list[dict[str, Any]]) -> bool:
    codes = {str(entry["code"]) for entry in entries}
    in_file = any(entry["file"] is not None for entry in entries)
    return (
        type(error).__name__ == "SituationError"
        or bool(codes & _USAGE_IN_FILES)
        or (bool(codes & _USAGE_CODES) and not in_file)
    )


def _entry(error: object) -> dict[str, Any]:
    code = getattr(error, "code", None)
    message = getattr(error, "message", None)
    if isinstance(error, OSError) and error.filename is not None:
        return _path_entry(error)
    if code is None or message is None:
        kind = type(error).__name__
        return {
            "code": "unexpected",
            "message": f"the command stopped at an unexpected `{kind}`; nothing was "
            "half-written, and it may be run again",
            "file": None,
            "line": None,
            "item": None,
        }
    item = getattr(error, "item", None) or getattr(error, "person", None)
    return {
        "code": str(code),
        "message": str(message),
        "file": getattr(error, "file", None),
        "line": getattr(error, "line", None),
        "item": None if item is None else str(item),
    }


def _path_entry(error: OSError) -> dict[str, Any]:
    """Say which path the system would not open, make or write, and why."""
    reason = (error.strerror or "unknown reason").lower()
    return {
        "code": "path_not_usable",
        "message": f"`{error.filename}` cannot be used ({reason}); accepted is a path "
        "in a folder that exists and that this user may write",
        "file": str(error.filename),
        "line": None,
        "item": None,
    }


def _sentence(entry: dict[str, Any]) -> str:
    place = [] if entry["file"] is None else [str(entry["file"])]
    if entry["line"] is not None:
        place.append(f"line {entry['line']}")
    return escaped(": ".join([*place, str(entry["message"])]))


def escaped(text: str) -> str:
    """Give a text in which brackets are no markup."""
    from rich.markup import escape  # noqa: PLC0415  (programs ask for JSON)

    return escape(text)


def fail_usage(message: str) -> "typer.BadParameter":
    """Make the error of a wrong argument (exit 2)."""
    import typer  # noqa: PLC0415  (slow to load, and mostly nothing is wrong)

    return typer.BadParameter(message)
