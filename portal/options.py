"""Options that several commands share."""

import getpass
import os
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
import typer

from portal.answers import fail_usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows import Office

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="The day that counts (today)."),
]
Home = Annotated[
    Path | None,
    typer.Option(
        "--home", envvar="KINCASCADE_HOME", help="Folder that holds all state."
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="KINCASCADE_DATABASE",
        help="Address of the database (SQLite in the home folder).",
    ),
]
By = Annotated[str | None, typer.Option("--by", help="Who acts (you).")]


def day(on: datetime | None) -> date:
    """Give the day that counts: the one named, or today."""
    return datetime.now(UTC).astimezone().date() if on is None else on.date()


def country_code(text: str) -> str:
    """Read a country as it was typed, in small or capital letters.

    Parameters
    ----------
    text
        What was typed.

    Returns
    -------
    str
        Two capital letters of a country whose law is known.

    Raises
    ------
    typer.BadParameter
        Naming the countries that are known.
    """
    from consent import country_codes  # noqa: PLC0415  (cold commands stay light)

    known = country_codes()
    if text.upper() not in known:
        raise fail_usage(
            f"no law of `{text}` is known; accepted are {', '.join(known)}"
        )
    return text.upper()


def user(by: str | None) -> str:
    """Give who acts: the one named, or the account this runs under."""
    return by or getpass.getuser()


def home_folder(home: Path | None) -> Path:
    """Give the home folder: the one named, or the platform's place for user data."""
    return (home or platformdirs.user_data_path("kincascade")).absolute()


@contextmanager
def office(home: Path | None, database: str | None) -> "Iterator[Office]":
    """Open the office of this installation.

    The flows find it through the environment of this process, which is set here.

    Parameters
    ----------
    home, database
        As the options say.

    Yields
    ------
    Office
        Closed at the end of the block.
    """
    from flows import open_office  # noqa: PLC0415  (cold commands stay light)

    folder = home_folder(home)
    _make(folder)
    os.environ["KINCASCADE_HOME"] = str(folder)
    if database is not None:
        os.environ["KINCASCADE_DATABASE"] = database
    with open_office(folder, database=database) as opened:
        yield opened


def _make(folder: Path) -> None:
    """Make the home folder, readable by its owner only, or say why it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise fail_usage(
            f"`{folder}` cannot be the home folder ({reason}); a folder that this "
            "user may write is accepted (`--home DIR`)"
        ) from None
