"""Commands for the auditor: verify the ledger, trace a case, export a bundle."""

from pathlib import Path
from typing import Annotated, Any

import typer

from portal.answers import NO, out, print_json, table
from portal.options import Database, Home, Json, office

ledger_app = typer.Typer(help="The audit ledger.", no_args_is_help=True)


@ledger_app.command("verify")
def ledger_verify(
    home: Home = None, database: Database = None, as_json: Json = False
) -> None:
    """Check every entry, every link and every signed head of the ledger."""
    from records import verify_ledger

    with office(home, database) as opened:
        found = verify_ledger(opened.records)
    _print_check(found, as_json=as_json)


@ledger_app.command("verify-bundle")
def ledger_verify_bundle(
    folder: Annotated[Path, typer.Argument(metavar="DIR")], as_json: Json = False
) -> None:
    """Check an exported bundle; needs no database."""
    from records import verify_bundle

    _print_check(verify_bundle(folder), as_json=as_json)


@ledger_app.command("export")
def ledger_export(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Export the ledger as a bundle that verifies anywhere."""
    from records import export_bundle

    with office(home, database) as opened:
        export_bundle(opened.records, folder)
    if as_json:
        print_json({"bundle": str(folder)})
    else:
        out.print(f"bundle written to {folder}; check it with `python verify.py`")


@ledger_app.command("trace")
def ledger_trace(
    case: Annotated[str, typer.Argument(metavar="CASE")],
    person: Annotated[
        str | None, typer.Option("--person", help="Id in the family file.")
    ] = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Tell what happened in a case, or to one of its people, in order."""
    from flows import trace_case
    from records import event_sentence

    with office(home, database) as opened:
        events = trace_case(opened, case, person=person)
    if as_json:
        print_json(
            [
                {
                    "sequence": event.sequence,
                    "at": event.at,
                    "by": event.by,
                    "event": event.event,
                    "payload": event.payload,
                    "sentence": event_sentence(event.event, event.payload, by=event.by),
                }
                for event in events
            ]
        )
        return
    table(
        f"Case {case}",
        ("#", "When", "By", "What"),
        [
            (e.sequence, e.at, e.by, event_sentence(e.event, e.payload, by=e.by))
            for e in events
        ],
    )


def _print_check(found: Any, *, as_json: bool) -> None:
    faults = [
        {"sequence": f.sequence, "kind": f.kind, "message": f.message}
        for f in found.faults
    ]
    if as_json:
        print_json(
            {
                "valid": found.valid,
                "events": found.events,
                "head": found.head,
                "replayed": None,
                "faults": faults,
            }
        )
    else:
        word = "[green]valid[/green]" if found.valid else "[red]not valid[/red]"
        out.print(f"ledger {word}: {found.events} events, head {found.head}")
        if faults:
            rows = [(f["sequence"], f["kind"], f["message"]) for f in faults]
            table("", ("Entry", "Kind", "What"), rows)
    if not found.valid:
        raise typer.Exit(NO)
