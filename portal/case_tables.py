"""A case as tables and sentences for people."""

from collections import Counter
from typing import Any

from portal.answers import out, table


def print_case(answer: dict[str, Any]) -> None:
    """Print a case for people: first who, then what is ready, then what to do.

    Parameters
    ----------
    answer
        As `show_case` gives it.
    """
    out.print(
        f"[bold]Case {answer['case']}[/bold]  {answer['gene']}, proband "
        f"{answer['proband']}: {answer['state'].replace('_', ' ')}"
    )
    _print_relatives(answer["relatives"])
    _print_letters(answer["letters"])
    _print_surveillance(answer["surveillance"])
    _print_tasks(answer["tasks"])
    if answer["state"] != "held":
        _print_missing(answer["missing"])
    _print_next(answer)


def _print_relatives(relatives: list[dict[str, Any]]) -> None:
    rows = [
        (
            one["id"],
            one["relationship"].replace("_", " "),
            one["fraction"] or f"{one['carrier_probability']:.4f}",
            one["wave"],
            one["offer"].replace("_", " ") + (", urgent" if one["urgent"] else ""),
            _word(one["routes"].get("family_mediated")),
            _word(one["routes"].get("clinic_contact")),
        )
        for one in relatives
        if one["carrier_probability"] > 0 or one["wave"] is not None
    ]
    columns = (
        "Relative",
        "Relation",
        "Chance",
        "Wave",
        "Offer",
        "Proband tells",
        "Clinic writes",
    )
    if rows:
        table("", columns, rows)


def _print_letters(letters: list[dict[str, Any]]) -> None:
    rows = [
        (
            one["id"],
            one["kind"].replace("_", " "),
            one["language"],
            one["addressee"],
            one["about"],
            one["state"],
        )
        for one in letters
        if one["state"] != "stopped"
    ]
    if rows:
        table("Letters", ("Letter", "Kind", "In", "To", "About", "State"), rows)


def _print_surveillance(plans: list[dict[str, Any]]) -> None:
    rows = [
        (plan["person"], one["procedure"].replace("_", " "), one["due"], one["state"])
        for plan in plans
        for one in plan["due"]
    ]
    if rows:
        table("Examinations", ("Relative", "What", "Due", "State"), rows)


def _print_tasks(tasks: list[dict[str, Any]]) -> None:
    rows = [
        (
            one["due"],
            one["kind"].replace("_", " "),
            one["about"],
            one["reason"].replace("_", " "),
            one["owner"],
        )
        for one in tasks
        if one["state"] == "open"
    ]
    if rows:
        table("Tasks", ("Due", "What", "About", "Why", "Who"), rows)


def _print_missing(missing: list[dict[str, Any]]) -> None:
    # Whoever lacks the same facts shares a row: the proband's are those of everybody.
    about: dict[str, list[str]] = {}
    for one in missing:
        about.setdefault(", ".join(one["facts"]), []).append(one["person"])
    rows = [(", ".join(people), facts) for facts, people in about.items()]
    if rows:
        table("To find out", ("About", "What the answer depends on"), rows)


def _print_next(answer: dict[str, Any]) -> None:
    case = answer["case"]
    match answer["state"]:
        case "awaiting_approval":
            out.print(f"Read the drafts: cascade case show {case} --drafts FOLDER")
            out.print(f"Sign them:       cascade case approve {case} --by USER")
        case "held" if answer["waiting_for"] == "counsellor":
            out.print("The case is held: an earlier case may be the same; its task")
            out.print("names it. Where it is another person or variant:")
            out.print(f"cascade case separate {case} --by USER")
        case "held":
            out.print("The case is held: its report starts no cascade as it stands;")
            out.print("`cascade result show FILE` says why.")
        case _:
            pass


def _word(outcome: str | None) -> str | None:
    marks = {"permit": "green", "hold": "yellow", "ask_human": "cyan", "refuse": "red"}
    if outcome is None:
        return None
    return f"[{marks[outcome]}]{outcome.replace('_', ' ')}[/{marks[outcome]}]"


def count_routes(relatives: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Count the outcomes of each route over the relatives of a case.

    Parameters
    ----------
    relatives
        As `case show --json` gives them.

    Returns
    -------
    dict
        `{route: {outcome: number}}`.
    """
    found: dict[str, Counter[str]] = {}
    for one in relatives:
        for route, outcome in one["routes"].items():
            found.setdefault(route, Counter())[outcome] += 1
    return {route: dict(counts) for route, counts in found.items()}
