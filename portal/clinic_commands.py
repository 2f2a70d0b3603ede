"""Commands about the clinic and its letters."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portal.answers import fail_usage, out, print_json, table
from portal.options import By, Database, Home, Json, country_code, office, user

if TYPE_CHECKING:
    from letters import LetterKind

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

    _known_kind(kind)
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
        ("Kind", "Language", "State", "Elements", "Adopted by"),
        [
            (
                row["kind"],
                row["language"],
                row["state"],
                _counted(row["elements"]),
                _names(row["adopted_by"]),
            )
            for row in rows
        ],
    )


@letter_app.command("preview")
def letter_preview(
    kind: Kind,
    language: Language,
    out_file: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="HTML or PDF.")
    ],
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="Of clinic and reader."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a specimen of a letter, in which all but the texts is invented."""
    from letters import SPECIMEN_DAY, render_html, render_pdf, specimen

    code = None if country is None else country_code(country)
    letter = specimen(_known_kind(kind), language, country=code)
    match out_file.suffix.lower():
        case ".html":
            page = render_html(letter).encode()
        case ".pdf":
            page = render_pdf(letter, on=SPECIMEN_DAY)
        case suffix:
            raise fail_usage(f"`{suffix}` is no letter; .html and .pdf are accepted")
    out_file.write_bytes(page)
    if as_json:
        print_json({"letter": str(out_file), "kind": kind, "language": language})
    else:
        out.print(f"{out_file}: {kind} in {language}, a specimen")


def _known_kind(kind: str) -> "LetterKind":
    from letters import LetterKind

    if kind not in set(LetterKind):
        accepted = ", ".join(LetterKind)
        raise fail_usage(f"`{kind}` is no kind of letter; accepted are {accepted}")
    return LetterKind(kind)


def _counted(elements: object) -> str | None:
    """Say how many elements are how far: `12 drafted`."""
    states = elements.values() if isinstance(elements, dict) else ()
    counts = Counter(state.replace("_", " ") for state in states)
    return ", ".join(f"{number} {state}" for state, number in counts.items())


def _names(users: object) -> str | None:
    return ", ".join(map(str, users)) if isinstance(users, list) and users else None
