"""Commands about the law: read it, and decide on written situations."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from portal.answers import escaped, fail_usage, out, print_json, table
from portal.law_change_commands import law_check, law_copy, law_diff_command, law_pages
from portal.law_in_use import LawFolder, law_in_use
from portal.law_overlay_commands import overlay_app
from portal.options import Database, Home, Json, On, country_code, day

law_app = typer.Typer(help="The law as dated data.", no_args_is_help=True)
law_app.add_typer(overlay_app, name="overlay")
law_app.command("diff")(law_diff_command)
law_app.command("check")(law_check)
law_app.command("copy")(law_copy)
law_app.command("pages")(law_pages)

_MARKS = {"permit": "green", "hold": "yellow", "ask_human": "cyan", "refuse": "red"}


@law_app.command("show")
def law_show(
    country: Annotated[
        str, typer.Argument(metavar="CC", help="Two letters, such as BE.")
    ],
    on: On = None,
    law: LawFolder = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Show the law of one country on a day, with what was signed for this clinic."""
    from consent import country_page

    code = country_code(country)
    found = law_in_use(law, home, database).law(code)
    if found is None:  # the rulebook and its list of countries are one
        raise fail_usage(f"no law of `{code}` is known")
    page = country_page(found, day(on)).as_dict()
    if as_json:
        print_json(page)
        return
    _print_page(page)


@law_app.command("decide")
def law_decide(
    file: Annotated[Path, typer.Argument(metavar="SITUATIONS", help="A YAML list.")],
    law: LawFolder = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Decide every route for every situation of a file, with reasons."""
    from consent import decide, outcome_dict, read_situations

    rulebook = law_in_use(law, home, database)
    answers: list[dict[str, Any]] = [
        {
            "name": situation.name,
            "routes": {
                str(route): outcome_dict(outcome)
                for route, outcome in decide(situation, rulebook).items()
            },
        }
        for situation in read_situations(file)
    ]
    if as_json:
        print_json(answers)
        return
    for answer in answers:
        print_routes(answer["name"], answer["routes"])


@law_app.command("vocabulary")
def law_vocabulary_command(as_json: Json = False) -> None:
    """List every word of situations and law with its meaning."""
    from consent import law_vocabulary

    words = law_vocabulary()
    if as_json:
        print_json(words)
        return
    for name, meanings in words.items():
        table(name, ("Word", "Meaning"), meanings.items())


def print_routes(title: str, routes: Mapping[str, Mapping[str, Any]]) -> None:
    """Print the outcome of each route with the sentences that explain it.

    Parameters
    ----------
    title
        Whom it is about.
    routes
        Outcomes in the shape of `law decide --json`.
    """
    out.rule(f"[bold]{title}[/bold]", align="left")
    for route, outcome in routes.items():
        word = str(outcome["outcome"])
        named = route.replace("_", " ")
        mark = _MARKS[word]
        out.print(f"[bold]{named}[/bold]: [{mark}]{word.replace('_', ' ')}[/{mark}]")
        if outcome.get("question"):
            out.print(f"  ? {outcome['question']}", markup=False)
        for act in outcome["missing"]:
            out.print(f"  first: {act.replace('_', ' ')}", markup=False)
        for task in outcome["tasks"]:
            out.print(f"  then: {task.replace('_', ' ')}", markup=False)
        for reason in outcome["reasons"]:
            out.print(f"  {reason['leg']}  {reason['text']}", markup=False)


def _print_page(page: Mapping[str, Any]) -> None:
    out.rule(
        f"[bold]{page['name']}[/bold] ({page['country']}) on {page['on']}", align="left"
    )
    for rule in page["rules"]:
        out.print(f"[bold]{rule['question']}[/bold]")
        meaning = f": {rule['meaning']}" if rule["meaning"] else ""
        out.print(f"  {_value(rule['value'])}{meaning}", markup=False)
        _print_source(rule)
    for entry in page["entries"]:
        out.print(f"[bold]{entry['question']}[/bold]")
        for key, value in entry["facts"].items():
            out.print(f"  {key.replace('_', ' ')}: {_value(value)}", markup=False)
        _print_source(entry)
    for question in page["open_questions"]:
        out.print(f"[cyan]open[/cyan]  {escaped(question)}")


def _print_source(part: Mapping[str, Any]) -> None:
    """Say where it stands, since when, and how sure we are."""
    where = " ".join(
        str(one) for one in (part["instrument_name"], part["provision"]) if one
    )
    since = part["since"] or "an unknown day"
    if part.get("basis") == "overlay":
        out.print("  [magenta]signed for this clinic by an overlay[/magenta]")
    mark = "yellow" if part["confidence"] == "uncertain" else "dim"
    line = f"{where or 'no instrument'}, since {since}, {part['confidence']}"
    out.print(f"  [{mark}]{escaped(line)}[/{mark}]")
    out.print(f"  [dim]{escaped(part['summary'])}[/dim]")


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "none"
    return "silent" if value is None else str(value)
