"""The command that shows a carrier's examinations: no database, no Prefect."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from portal.answers import fail_usage, out, print_json, table
from portal.options import Json, On, day

if TYPE_CHECKING:
    from pedigree import Carrier, ConditionZygosity, InheritedFrom, Sex

_SEXES = {"f": "female", "m": "male", "u": "unknown"}


def surveillance(
    gene: Annotated[str, typer.Argument(metavar="GENE", help="HGNC symbol.")],
    sex: Annotated[str, typer.Option("--sex", help="F, M or U (unknown).")],
    born: Annotated[
        str,
        typer.Option("--born", metavar="DATE", help="Birth, or expected birth."),
    ],
    on: On = None,
    zygosity: Annotated[
        str | None,
        typer.Option("--zygosity", help="heterozygous, biallelic or hemizygous."),
    ] = None,
    inherited_from: Annotated[
        str | None,
        typer.Option("--inherited-from", help="Whose variant: father or mother."),
    ] = None,
    variant_group: Annotated[
        str | None,
        typer.Option("--variant-group", help="As the gene file names it, or none."),
    ] = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(
            "--confirm",
            metavar="ROW",
            help="A row whose condition a clinician has confirmed; may be repeated.",
        ),
    ] = None,
    guideline: Annotated[
        str | None,
        typer.Option("--guideline", metavar="BODY", help="Follow this body first."),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write a calendar.")
    ] = None,
    calendar_id: Annotated[
        str | None,
        typer.Option("--calendar-id", help="Opaque id of the person, for --ics."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", help="Of the calendar.")
    ] = "en",
    as_json: Json = False,
) -> None:
    """Plan the examinations of a carrier: what, when, and on whose advice."""
    from pedigree import Carrier, load_gene, plan_answer, plan_surveillance

    knowledge = load_gene(gene)
    carrier = Carrier(
        _sex(sex),
        _birth(born),
        _zygosity(zygosity),
        _parent(inherited_from),
        variant_group,
        frozenset(confirm or ()),
        guideline,
    )
    plan = plan_surveillance(knowledge, carrier, on=day(on))
    if ics is not None:
        from letters import surveillance_calendar

        name = calendar_id or _calendar_id(knowledge.symbol, carrier)
        text = surveillance_calendar(
            plan, calendar_id=name, on=plan.on, language=language
        )
        ics.write_bytes(text)
    answer = plan_answer(plan)
    if as_json:
        print_json(answer)
    else:
        print_plan(answer)


def print_plan(answer: dict[str, Any]) -> None:
    """Print a plan for people: what is due, what to confirm, what to find out.

    Parameters
    ----------
    answer
        As `plan_answer` gives it.
    """
    out.print(f"[bold]Examinations of a {answer['gene']} carrier[/bold]")
    out.print(f"protocol {answer['protocol']}, {answer['data_status']}")
    columns = ["Examination", "First", "Months", "Until", "Rank", "Sure", "Advice"]
    if answer["series"]:
        table("", columns, [_cells(one) for one in answer["series"]])
    else:
        out.print("No examination is planned.")
    if answer["options"]:
        title = "Only after a clinician confirms the condition (--confirm ROW)"
        rows = [
            (one["phases"][0]["row"], *_cells(one)[:-1], one["condition"])
            for one in answer["options"]
        ]
        table(title, ["Row", *columns[:-1], "Condition"], rows)
    for one in answer["set_aside"]:
        if one["why"] == "contraindication":
            _print_contraindication(one)
    for task in answer["tasks"]:
        accepted = ", ".join(task["accepted"])
        words = task["kind"].replace("_", " ")
        waiting = ", ".join(task["rows"])
        out.print(f"To find out: {words} ({accepted}); {waiting} wait for it")
    _print_notes(answer)


def _print_contraindication(one: dict[str, Any]) -> None:
    if one["procedure"] == "no_surveillance":
        words = "no examinations are advised"
    else:
        words = f"not to be done: {_label(one['procedure'])}"
    body = one["body"] if one["year"] is None else f"{one['body']} {one['year']}"
    out.print(f"[bold red]{words}[/bold red] ({body})")


def _print_notes(answer: dict[str, Any]) -> None:
    """Print what the rows add in words; ages reduced by family history stand there."""
    for one in (*answer["series"], *answer["options"]):
        for phase in one["phases"]:
            if phase["note"]:
                out.print(f"  {phase['row']}: {phase['note']}", markup=False)


def _cells(one: dict[str, Any]) -> list[Any]:
    months = [
        "once" if phase["interval_months"] is None else f"{phase['interval_months']:g}"
        for phase in one["phases"]
    ]
    return [
        _label(one["procedure"]),
        one["first_due"],
        ", then ".join(dict.fromkeys(months)),
        one["until"],
        one["rank"],
        one["confidence"].replace("_", " "),
        one["guideline"],
    ]


def _label(code: str) -> str:
    from letters import examination_label

    return examination_label(code)


def _sex(text: str) -> "Sex":
    from pedigree import Sex

    word = _SEXES.get(text.lower(), text.lower())
    if word not in list(Sex):
        raise fail_usage(f"`{text}` is no sex; F, M and U are accepted")
    return Sex(word)


def _birth(text: str) -> date:
    """Read a date of birth; what was typed is never repeated."""
    try:
        if len(text) == len("2002-03-01"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise fail_usage("`--born` is no day; accepted is a date such as `2002-03-01`")


def _zygosity(text: str | None) -> "ConditionZygosity | None":
    from pedigree import ConditionZygosity

    if text is None:
        return None
    if text not in list(ConditionZygosity):
        accepted = ", ".join(ConditionZygosity)
        raise fail_usage(f"`{text}` is no zygosity; accepted are {accepted}")
    return ConditionZygosity(text)


def _parent(text: str | None) -> "InheritedFrom | None":
    from pedigree import InheritedFrom

    if text is None:
        return None
    if text not in {"father", "mother"}:
        raise fail_usage(f"`{text}` is no parent; accepted are father, mother")
    return InheritedFrom(text)


def _calendar_id(gene: str, carrier: "Carrier") -> str:
    from letters import calendar_id_of

    facts = (gene, carrier.sex, carrier.born.isoformat(), carrier.zygosity or "")
    return calendar_id_of(*facts)
