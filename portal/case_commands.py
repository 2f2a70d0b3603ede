"""Commands that open and steer a case."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from portal.answers import out, print_json, say, table
from portal.case_tables import print_case
from portal.family_commands import AddFounders, FamilyIdOption
from portal.family_reading import founders_added, say_assumptions
from portal.law_commands import print_routes
from portal.options import (
    By,
    Database,
    Home,
    Json,
    On,
    country_code,
    day,
    home_folder,
    office,
    user,
)

if TYPE_CHECKING:
    from flows import Intake, IntakeRefusedError, Office, Signature
    from flows.server import Workflows

case_app = typer.Typer(help="Cases.", no_args_is_help=True)

CaseId = Annotated[str, typer.Argument(metavar="CASE")]


def start(
    result: Annotated[Path, typer.Option("--result", help="Laboratory report.")],
    family: Annotated[Path, typer.Option("--family", help="Family file.")],
    consent: Annotated[
        Path | None, typer.Option("--consent", help="People, contact and consent.")
    ] = None,
    proband: Annotated[
        str | None, typer.Option("--proband", help="Id, if not the report's person.")
    ] = None,
    family_id: FamilyIdOption = None,
    add_founders: AddFounders = False,
    clinic: Annotated[
        str | None,
        typer.Option("--clinic", metavar="CC", help="Country of the clinic."),
    ] = None,
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Take in a confirmed result and go as far as drafted letters and tasks."""
    from flows import IntakeFiles, IntakeRefusedError, read_intake, show_case
    from flows.server import Workflows

    country = None if clinic is None else country_code(clinic)
    files = IntakeFiles(
        result, family, consent, proband, family_id, country, add_founders
    )
    try:
        intake = read_intake(files, on=day(on))
    except IntakeRefusedError as refused:
        _stop_what_rests_on(refused, home, database, by=user(by))
        raise
    say_assumptions(intake.warnings)
    with (
        office(home, database) as opened,
        Workflows(opened.home, say=say) as workflows,
    ):
        case_id = open_case(opened, workflows, intake, on=day(on), by=user(by))
        answer: Any = show_case(opened, case_id)
    for ref in answer["erased"]:
        say(f"`{ref}` was erased from this case and stays erased")
    if as_json:
        print_json({**answer, **founders_added(intake.warnings, asked=add_founders)})
    else:
        print_case(answer)


def _stop_what_rests_on(
    refused: "IntakeRefusedError", home: Path | None, database: str | None, *, by: str
) -> None:
    """Hold cases that began with an earlier version of a report now refused."""
    from flows import stop_refused_case

    if database is None and not home_folder(home).exists():
        return  # no installation, no case
    with office(home, database) as opened:
        for case_id in stop_refused_case(opened, refused, by=by):
            say(f"case {case_id} rested on this report and is now held")


def open_case(
    opened: "Office", workflows: "Workflows", intake: "Intake", *, on: date, by: str
) -> str:
    """Record an intake and run the flow that plans, decides and drafts.

    Parameters
    ----------
    opened
        The office.
    workflows
        Runs the flow.
    intake
        What `read_intake` gave.
    on
        The day that counts.
    by
        Who acts.

    Returns
    -------
    str
        The id of the case; a held one is recorded and goes no further.
    """
    from flows import record_intake

    case_id = record_intake(opened, intake, on=on, by=by)
    go_on(opened, workflows, case_id, on=on)
    return case_id


def go_on(opened: "Office", workflows: "Workflows", case_id: str, *, on: date) -> None:
    """Run the flow that plans, decides and drafts, unless held or up to date.

    Parameters
    ----------
    opened
        The office.
    workflows
        Runs the flow.
    case_id
        A recorded case.
    on
        The day that counts.
    """
    from flows import is_held, is_up_to_date

    if not is_held(opened, case_id) and not is_up_to_date(opened, case_id, on=on):
        workflows.start_case(case_id, on=on)


@case_app.command("list")
def case_list(
    home: Home = None, database: Database = None, as_json: Json = False
) -> None:
    """List all cases."""
    from flows import list_cases

    with office(home, database) as opened:
        cases = list_cases(opened)
    if as_json:
        print_json(cases)
        return
    columns = ("case", "state", "gene", "opened", "waiting_for")
    rows = [[case[column] for column in columns] for case in cases]
    table("", [column.replace("_", " ") for column in columns], rows)


@case_app.command("show")
def case_show(
    case: CaseId,
    person: Annotated[
        str | None, typer.Option("--person", help="Explain the decisions for one.")
    ] = None,
    drafts: Annotated[
        Path | None, typer.Option("--drafts", help="Write the drafted PDFs here.")
    ] = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Show a case: relatives, letters, tasks, what is missing."""
    from flows import explain, export_drafts, show_case

    with office(home, database) as opened:
        answer: Any = (
            show_case(opened, case) if person is None else explain(opened, case, person)
        )
        if drafts is not None:
            for path in export_drafts(opened, case, drafts):
                say(str(path))
    if as_json:
        print_json(answer)
    elif person is None:
        print_case(answer)
    else:
        print_routes(person, {entry["route"]: entry for entry in answer})


@case_app.command("separate")
def case_separate(
    case: CaseId,
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Say that a held case is another than the earlier one, and go on with it."""
    from flows import separate_case, show_case
    from flows.server import Workflows

    with (
        office(home, database) as opened,
        Workflows(opened.home, say=say) as workflows,
    ):
        separate_case(opened, case, by=user(by))
        go_on(opened, workflows, case, on=day(on))
        answer = show_case(opened, case)
    if as_json:
        print_json(answer)
    else:
        print_case(answer)


@case_app.command("approve")
def case_approve(
    case: CaseId,
    second: Annotated[
        str | None, typer.Option("--second", help="Another person who signs.")
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", help="Why a text goes out that is not adopted."),
    ] = None,
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Sign the drafted letters and release them to the outbox."""
    from flows import Signature, show_case
    from flows.server import Workflows

    with (
        office(home, database) as opened,
        Workflows(opened.home, say=say) as workflows,
    ):
        signature = Signature(user(by), second, reason)
        sign_and_release(opened, workflows, case, signature, on=day(on))
        answer = show_case(opened, case)
    if as_json:
        print_json(answer)
    else:
        print_case(answer)
        out.print(f"outbox: {home_folder(home) / 'outbox' / case}")


def sign_and_release(
    opened: "Office",
    workflows: "Workflows",
    case_id: str,
    signature: "Signature",
    *,
    on: date,
) -> None:
    """Approve what is drafted and run the flow that releases what is approved.

    Parameters
    ----------
    opened
        The office.
    workflows
        Runs the flow.
    case_id
        A recorded case.
    signature
        Who signs.
    on
        The day on which everything is checked again.
    """
    from flows import approve_case, is_released

    approve_case(opened, case_id, signature)
    if not is_released(opened, case_id):
        workflows.continue_case(case_id, on=on)
