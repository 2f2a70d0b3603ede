"""Commands about the law: read it, and decide on written situations."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from portal.answers import NO, out, print_json, table
from portal.options import Json, On, day

law_app = typer.Typer(help="The law as dated data.", no_args_is_help=True)

_MARKS = {"permit": "green", "hold": "yellow", "ask_human": "cyan", "refuse": "red"}


@law_app.command("show")
def law_show(
    country: Annotated[str, typer.Argument(metavar="CC", help="Two capital letters.")],
    on: On = None,
    as_json: Json = False,
) -> None:
    """Show the law of one country on a day."""
    from consent import country_page, load_rulebook

    law = load_rulebook().country(country.upper())
    if law is None:
        raise typer.BadParameter(f"no law of `{country}` is known")
    page = country_page(law, day(on)).as_dict()
    if as_json:
        print_json(page)
        return
    _print_page(page)


@law_app.command("decide")
def law_decide(
    file: Annotated[Path, typer.Argument(metavar="SITUATIONS", help="A YAML list.")],
    as_json: Json = False,
) -> None:
    """Decide every route for every situation of a file, with reasons."""
    from consent import decide, load_rulebook, outcome_dict, read_situations

    rulebook = load_rulebook()
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
    out.print(f"[bold]{page['name']}[/bold] ({page['country']}) on {page['on']}")
    rows = [
        (
            rule["name"].replace("_", " "),
            _value(rule["value"]),
            rule.get("from") or "unknown",
            " ".join(part for part in (rule["instrument"], rule["provision"]) if part)
            or None,
            rule["confidence"],
        )
        for rule in page["rules"]
    ]
    table("", ("Rule", "Value", "Since", "Where", "Confidence"), rows)
    for question in page["open_questions"]:
        out.print(f"  open: {question}", markup=False)


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "none"
    return "silent" if value is None else str(value)


def exit_no(*, when: bool) -> None:
    """Leave with exit code 1 where the answer is no."""
    if when:
        raise typer.Exit(NO)
