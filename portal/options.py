"""Options that several commands share."""

import getpass
import os
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
import typer

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
    os.environ["KINCASCADE_HOME"] = str(folder)
    if database is not None:
        os.environ["KINCASCADE_DATABASE"] = database
    with open_office(folder, database=database) as opened:
        yield opened
