"""Commands about the clinic and its letters."""

from pathlib import Path
from typing import Annotated

import typer

from portal.answers import fail_usage, out, print_json, table
from portal.options import By, Database, Home, Json, office, user

clinic_app = typer.Typer(help="The clinic that writes.", no_args_is_help=True)
letter_app = typer.Typer(help="Letters and their texts.", no_args_is_help=True)

Kind = Annotated[str, typer.Option("--kind", help="Kind of letter.")]
Language = Annotated[str, typer.Option("--language", help="Language tag, such as nl.")]


@clinic_app.command("set")
def clinic_set(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML profile.")],
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Record the profile of a clinic: address, signatory, telephone, country."""
    from flows import read_clinic, record_clinic

    clinic = read_clinic(file)
    with office(home, database) as opened:
        changed = record_clinic(opened, clinic, by=user(by))
    if as_json:
        print_json({"clinic": clinic.clinic, "changed": changed})
    else:
        word = "recorded" if changed else "already recorded"
        out.print(f"clinic {clinic.clinic}: {word}")


@letter_app.command("adopt")
def letter_adopt(
    kind: Kind,
    language: Language,
    second: Annotated[str, typer.Option("--second", help="Another person who signs.")],
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Take over the text of a letter: two people sign its present wording."""
    from flows import adopt_text
    from letters import LetterKind

    if kind not in set(LetterKind):
        accepted = ", ".join(LetterKind)
        raise fail_usage(f"`{kind}` is no kind of letter; accepted are {accepted}")
    with office(home, database) as opened:
        new = adopt_text(opened, kind, language, by=user(by), second=second)
    if as_json:
        print_json({"kind": kind, "language": language, "new": new})
    else:
        word = "adopted" if new else "had been adopted before"
        out.print(f"{kind} in {language}: {word}")


@letter_app.command("status")
def letter_status(
    home: Home = None, database: Database = None, as_json: Json = False
) -> None:
    """Show which texts there are and who has taken them over."""
    from flows import text_status

    with office(home, database) as opened:
        rows = text_status(opened)
    if as_json:
        print_json(rows)
        return
    table(
        "Texts",
        ("Kind", "Language", "State", "Adopted by"),
        [
            (row["kind"], row["language"], row["state"], _names(row["adopted_by"]))
            for row in rows
        ],
    )


def _names(users: object) -> str | None:
    return ", ".join(map(str, users)) if isinstance(users, list) and users else None
