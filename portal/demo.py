"""The whole job on an invented family across two countries, in one command."""

import sys
from datetime import date
from importlib.resources import as_file, files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from portal.answers import out, print_json, say, table
from portal.case_commands import open_case, sign_and_release
from portal.case_tables import count_routes
from portal.options import Json, office

if TYPE_CHECKING:
    from flows import Office
    from flows.server import Workflows

_DAY = date(2026, 11, 24)
"""The demonstration has a day of its own, so that it shows the same every time."""

_COUNSELLOR = "demo.alice"
_COLLEAGUE = "demo.bob"
_LANGUAGES = ("nl", "fr")


def demo(
    folder: Annotated[
        Path, typer.Option("--out", help="Folder for everything it writes.")
    ] = Path("demo"),
    as_json: Json = False,
) -> None:
    """Run the whole job on a shipped family and say what to open."""
    from flows import show_case
    from flows.server import Workflows

    home = folder.absolute()
    with office(home, None) as opened, Workflows(home, say=say) as workflows:
        case_id = _run(opened, workflows)
        answer = _answer(show_case(opened, case_id), opened, home)
    if as_json:
        print_json(answer)
    else:
        _print(answer, home)


def _run(opened: "Office", workflows: "Workflows") -> str:
    from flows import (
        IntakeFiles,
        Signature,
        adopt_text,
        read_clinic,
        read_intake,
        record_clinic,
    )
    from letters import LetterKind

    with as_file(files("portal") / "demo_family") as shipped:
        say("reading the report, the family and the consent")
        clinic = read_clinic(shipped / "clinic.yaml")
        handed_in = IntakeFiles(
            shipped / "result.yaml", shipped / "family.ped", shipped / "consent.yaml"
        )
        intake = read_intake(handed_in, on=_DAY)
    record_clinic(opened, clinic, by=_COUNSELLOR)
    for kind, language in product(LetterKind, _LANGUAGES):
        adopt_text(opened, kind, language, by=_COUNSELLOR, second=_COLLEAGUE)
    case_id = open_case(opened, workflows, intake, on=_DAY, by=_COUNSELLOR)
    sign_and_release(opened, workflows, case_id, Signature(_COUNSELLOR), on=_DAY)
    return case_id


def _answer(case: dict[str, Any], opened: "Office", home: Path) -> dict[str, Any]:
    from flows import draw_case
    from records import export_bundle

    bundle = home / "bundle"
    export_bundle(opened.records, bundle)
    drawing = home / "family.svg"
    drawing.write_text(draw_case(opened, case["case"]), encoding="utf-8")
    at_risk = [one for one in case["relatives"] if one["routes"]]
    return {
        "case": case["case"],
        "relatives_at_risk": len(at_risk),
        "decisions": count_routes(case["relatives"]),
        "letters": [one for one in case["letters"] if one["state"] != "stopped"],
        "tasks": case["tasks"],
        "drawing": str(drawing),
        "bundle": str(bundle),
    }


def _print(answer: dict[str, Any], home: Path) -> None:
    out.print(
        f"[bold]{answer['relatives_at_risk']} relatives at risk[/bold] in case "
        f"{answer['case']}"
    )
    _print_decisions(answer["decisions"])
    _print_letters(answer["letters"])
    _print_tasks(answer["tasks"])
    where = home.relative_to(Path.cwd()) if home.is_relative_to(Path.cwd()) else home
    out.print(f"Open [bold]{where}/family.svg[/bold] for the family,")
    out.print(f"and [bold]{where}/outbox/{answer['case']}[/bold] for the letters.")
    typed = Path(sys.argv[0])
    command = (
        typed.relative_to(Path.cwd()) if typed.is_relative_to(Path.cwd()) else typed
    )
    show = f"{command} case show {answer['case']} --home {where}"
    out.print(
        f"The case:      {show}\n"
        f"Why, for one:  {show} --person II-9\n"
        f"The record:    {command} ledger trace {answer['case']} --home {where}"
    )


def _print_decisions(decisions: dict[str, dict[str, int]]) -> None:
    outcomes = ("permit", "hold", "ask_human", "refuse")
    table(
        "Decisions by route",
        ("Route", *(word.replace("_", " ") for word in outcomes)),
        [
            (route.replace("_", " "), *(counts.get(word, 0) for word in outcomes))
            for route, counts in decisions.items()
        ],
    )


def _print_letters(letters: list[dict[str, Any]]) -> None:
    table(
        f"{len(letters)} letters written",
        ("Kind", "Lang", "About", "File"),
        [
            (
                one["kind"].replace("_", " "),
                one["language"],
                one["about"] or "proband",
                Path(one["path"]).name,
            )
            for one in letters
        ],
    )


def _print_tasks(tasks: list[dict[str, Any]]) -> None:
    waiting = [one for one in tasks if one["state"] == "open"]
    table(
        f"{len(waiting)} tasks created, the first of them",
        ("Due", "What", "About"),
        [
            (one["due"], one["kind"].replace("_", " "), one["about"])
            for one in waiting[:10]
        ],
    )
