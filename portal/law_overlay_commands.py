"""Commands about values of law that two people sign for this installation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from portal.answers import out, print_json, table
from portal.options import By, Database, Home, Json, day, office, user

if TYPE_CHECKING:
    from consent import Overlay

overlay_app = typer.Typer(
    help="What a lawyer settled where the law is doubtful or silent.",
    no_args_is_help=True,
)


@overlay_app.command("add")
def overlay_add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML mapping.")],
    second: Annotated[str, typer.Option("--second", help="Another person who signs.")],
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Sign a value for a doubtful or silent rule; decisions rest on it from its day."""
    from flows import add_overlay

    with office(home, database) as opened:
        overlay, new = add_overlay(
            opened, file, by=user(by), second=second, on=day(None)
        )
    if as_json:
        print_json({**overlay.as_dict(), "new": new})
        return
    word = "signed" if new else "had been signed before"
    out.print(
        f"{overlay.country} {overlay.rule}: {_value(overlay)} "
        f"from {overlay.on}, {word}",
        markup=False,
    )


@overlay_app.command("list")
def overlay_list(
    home: Home = None, database: Database = None, as_json: Json = False
) -> None:
    """List every signed value, in the order of signing."""
    from flows import list_overlays

    with office(home, database) as opened:
        overlays = list_overlays(opened)
    if as_json:
        print_json([overlay.as_dict() for overlay in overlays])
        return
    table(
        "Signed values of law",
        ("Country", "Rule", "Value", "From", "Source", "Signed by"),
        [
            (
                overlay.country,
                overlay.rule,
                _value(overlay),
                overlay.on,
                overlay.source,
                f"{overlay.by}, {overlay.second}",
            )
            for overlay in overlays
        ],
    )


def _value(overlay: "Overlay") -> str:
    said: Any = overlay.as_dict()["value"]
    return ", ".join(said) if isinstance(said, list) else str(said)
