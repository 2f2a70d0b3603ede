"""Which law a command reads: a folder of files, or what this installation uses."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portal.answers import fail_usage
from portal.options import home_folder, office

if TYPE_CHECKING:
    from consent import Rulebook

__all__ = ["LawFolder", "law_folder", "law_in_use"]

LawFolder = Annotated[
    Path | None,
    typer.Option(
        "--law",
        metavar="DIR",
        help="Read the law of this folder instead (see `law copy`).",
    ),
]


def law_folder(folder: Path) -> "Rulebook":
    """Return the law of a folder of files.

    Parameters
    ----------
    folder
        Holds `countries/*.yaml` and `transfers.yaml`.

    Raises
    ------
    typer.BadParameter
        If it does not.
    CountryFileError
        With every fault of the table of transfers.
    """
    from consent import load_rulebook  # noqa: PLC0415  (cold commands stay light)

    if not (folder / "countries").is_dir() or not (folder / "transfers.yaml").is_file():
        raise fail_usage(
            f"`{folder}` holds no law; accepted is a folder with `countries` and "
            "`transfers.yaml`, such as `cascade law copy` makes"
        )
    return load_rulebook(folder.resolve())


def law_in_use(
    folder: Path | None, home: Path | None, database: str | None
) -> "Rulebook":
    """Return the law of a folder, else that of this installation.

    Parameters
    ----------
    folder
        As the option `--law` says.
    home, database
        Where this installation keeps its state. Nothing is made there: without records
        the law is the one that is shipped.
    """
    from consent import load_rulebook  # noqa: PLC0415  (cold commands stay light)

    if folder is not None:
        return law_folder(folder)
    kept = home_folder(home) / "kincascade.db"
    if database is None and not kept.exists():
        return load_rulebook()
    with office(home, database) as opened:
        return opened.rulebook
