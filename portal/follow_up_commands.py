"""Commands after the letters: results of relatives, examinations, the daily sweep."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from portal.answers import fail_usage, out, print_json, say, table
from portal.case_commands import CaseId, case_app
from portal.case_tables import print_case
from portal.options import By, Database, Home, Json, On, day, office, user

if TYPE_CHECKING:
    from pedigree import Migration

PersonId = Annotated[
    str, typer.Argument(metavar="PERSON", help="Id in the family file.")
]


@case_app.command("record-result")
def case_record_result(
    case: CaseId,
    person: PersonId,
    result: Annotated[
        str,
        typer.Option(
            "--result", help="carrier, non_carrier, heterozygous or homozygous."
        ),
    ],
    inherited_from: Annotated[
        str | None, typer.Option("--inherited-from", help="father or mother.")
    ] = None,
    variant_group: Annotated[
        str | None,
        typer.Option("--variant-group", help="As the gene file names it, or none."),
    ] = None,
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Record a relative's test result: a carrier is planned for, then the next wave."""
    from flows import RelativeResult, is_up_to_date, record_result, show_case
    from flows.server import Workflows
    from pedigree import Observation

    if result not in list(Observation):
        accepted = ", ".join(Observation)
        raise fail_usage(f"`{result}` is no result; accepted are {accepted}")
    if inherited_from not in {None, "father", "mother"}:
        raise fail_usage(
            f"`{inherited_from}` is no parent; accepted are father, mother"
        )
    found = RelativeResult(
        person, Observation(result), day(on), inherited_from, variant_group
    )
    with (
        office(home, database) as opened,
        Workflows(opened.home, say=say) as workflows,
    ):
        record_result(opened, case, found, by=user(by))
        held = show_case(opened, case)["state"] == "held"
        if not held and not is_up_to_date(opened, case, on=found.on):
            workflows.start_case(case, on=found.on)
        answer = show_case(opened, case)
    if as_json:
        print_json(answer)
    else:
        print_case(answer)


@case_app.command("record-examination")
def case_record_examination(
    case: CaseId,
    person: PersonId,
    procedure: Annotated[
        str, typer.Argument(metavar="PROCEDURE", help="As `case show` names it.")
    ],
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Record that an examination was done, and say when the next one is due."""
    from flows import record_examination

    with office(home, database) as opened:
        following = record_examination(
            opened, case, person, procedure, on=day(on), by=user(by)
        )
    answer = {
        "case": case,
        "person": person,
        "procedure": procedure,
        "next_due": None if following is None else following.isoformat(),
    }
    if as_json:
        print_json(answer)
    else:
        out.print(f"next due: {answer['next_due'] or 'none, this was the last'}")


@case_app.command("protocol")
def case_protocol(
    case: CaseId,
    person: PersonId,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="ID", help="A booked examination to keep."),
    ] = None,
    cancel: Annotated[
        list[str] | None,
        typer.Option("--cancel", metavar="ID", help="One to call off."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Follow the new version from now on.")
    ] = False,
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Show what a new protocol version would change; adopt it with --accept."""
    from flows import ProtocolQuestion, adopt_protocol, propose_protocol
    from pedigree import BookingChoice

    question = ProtocolQuestion(case, person, day(on))
    choices = {
        **dict.fromkeys(keep or (), BookingChoice.KEEP),
        **dict.fromkeys(cancel or (), BookingChoice.CANCEL),
    }
    with office(home, database) as opened:
        if accept:
            proposal = adopt_protocol(opened, question, choices, by=user(by))
        else:
            proposal = propose_protocol(opened, question)
    answer = {**_proposal_answer(proposal), "accepted": accept}
    if as_json:
        print_json(answer)
    else:
        _print_proposal(answer)


def _proposal_answer(proposal: "Migration") -> dict[str, Any]:
    return {
        "gene": proposal.new.gene,
        "from": proposal.old.protocol,
        "to": proposal.new.protocol,
        "changes": [
            {
                "procedure": change.procedure.value,
                "what": change.kind.value,
                "before": change.before,
                "after": change.after,
            }
            for change in proposal.changes
        ],
        "to_decide": [
            {
                "id": booking.booking_id,
                "procedure": booking.procedure.value,
                "day": booking.day.isoformat(),
            }
            for booking in proposal.to_decide
        ],
    }


def _print_proposal(answer: dict[str, Any]) -> None:
    out.print(f"{answer['gene']}: {answer['from']} to {answer['to']}")
    changes = [tuple(change.values()) for change in answer["changes"]]
    if changes:
        table("", ("Examination", "What", "Before", "After"), changes)
    else:
        out.print("Nothing changes.")
    bookings = [tuple(booking.values()) for booking in answer["to_decide"]]
    if bookings and not answer["accepted"]:
        table("Booked: --keep or --cancel each", ("Id", "What", "Day"), bookings)


def sweep(
    on: On = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Ask the clinics to book every examination that is due; each one once."""
    from flows import sweep_examinations

    with office(home, database) as opened:
        asked = sweep_examinations(opened, on=day(on))
    answer = {"on": day(on).isoformat(), "examinations": asked}
    if as_json:
        print_json(answer)
    else:
        table("", ("Day", "Examinations to book"), [tuple(answer.values())])
