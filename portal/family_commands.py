"""Commands about families and laboratory reports: no database, no Prefect."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portal.answers import NO, fail_usage, out, print_json, table
from portal.family_reading import founders_added, say_assumptions
from portal.options import Json, On, day
from portal.risk_answer import answer_risk, decimal, member, observations

if TYPE_CHECKING:
    from collections.abc import Callable

    from pedigree import (
        FamilialVariant,
        Family,
        Observation,
        PersonId,
        Relationship,
    )

FamilyFile = Annotated[Path, typer.Argument(metavar="FAMILY", help="PED or CSV.")]
Proband = Annotated[str, typer.Option("--proband", help="Id in the family file.")]
FamilyIdOption = Annotated[
    str | None, typer.Option("--family-id", help="Which family, if there are several.")
]
Observe = Annotated[
    list[str] | None,
    typer.Option(
        "--observe",
        metavar="ID=RESULT",
        help="carrier, non_carrier, heterozygous or homozygous; may be repeated.",
    ),
]
GeneOption = Annotated[str | None, typer.Option("--gene", help="HGNC symbol.")]
DeNovo = Annotated[
    str | None, typer.Option("--de-novo", help="Share of new mutations, 0 to below 1.")
]
AddFounders = Annotated[
    bool,
    typer.Option(
        "--add-founders", help="Add parents who are named but have no row, and say so."
    ),
]

result_app = typer.Typer(help="Laboratory reports.", no_args_is_help=True)


@result_app.command("show")
def result_show(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    on: On = None,
    as_json: Json = False,
) -> None:
    """Read a laboratory report and say whether it starts a cascade, and why not."""
    from pedigree import judge_report, read_report, report_answer

    report = read_report(file)
    verdict = judge_report(report, on=day(on))
    answer = report_answer(report, verdict)
    if as_json:
        print_json(answer)
        return
    shown = ("gene", "hgvs", "class", "origin", "zygosity", "status")
    table("Laboratory report", ("What", "Value"), [(k, answer[k]) for k in shown])
    word = "starts a cascade" if verdict.trigger else "does not start a cascade"
    out.print(f"This report [bold]{word}[/bold].")
    for reason in verdict.reasons:
        out.print(f"  {reason.code}: {reason.message}", markup=False)


def check(
    family: FamilyFile, add_founders: AddFounders = False, as_json: Json = False
) -> None:
    """Check a family file and name every fault with its line."""
    from pedigree import check_family_file

    found = check_family_file(family, add_founders=add_founders)
    if as_json:
        print_json(found.as_dict())
    else:
        rows = [
            (level, fault.line, fault.person, fault.message)
            for level, faults in (("fault", found.faults), ("note", found.warnings))
            for fault in faults
        ]
        if rows:
            table(family.name, ("", "Line", "Person", "What"), rows)
        word = "[green]valid[/green]" if found.valid else "[red]not valid[/red]"
        families = "family" if found.families == 1 else "families"
        out.print(
            f"{word}: {found.format}, {found.families} {families}, {found.people} "
            f"people, {found.parent_links} parent links"
        )
    if not found.valid:
        raise typer.Exit(NO)


def relatives(
    family: FamilyFile,
    proband: Proband,
    degree: Annotated[int, typer.Option(min=1, help="Up to which degree.")] = 3,
    gene: GeneOption = None,
    observe: Observe = None,
    de_novo: DeNovo = None,
    variant_group: Annotated[
        str | None, typer.Option("--variant-group", help="As the gene file names it.")
    ] = None,
    step_past: Annotated[
        list[str] | None,
        typer.Option(
            "--step-past", metavar="ID", help="Wait for no test of theirs; repeat."
        ),
    ] = None,
    on: On = None,
    family_id: FamilyIdOption = None,
    add_founders: AddFounders = False,
    as_json: Json = False,
) -> None:
    """Say how everyone is related, and with a gene who is offered a test and when."""
    from pedigree import FamilialVariant, load_family, load_gene
    from pedigree import relatives as relatives_of

    reading = load_family(family, family_id=family_id, add_founders=add_founders)
    members = reading.family
    center = member(members, proband)
    if gene is not None:
        variant = FamilialVariant(
            load_gene(gene),
            group=variant_group,
            de_novo=None if de_novo is None else decimal(de_novo, "--de-novo"),
        )
        seen = observations(members, observe)
        passed = [member(members, person) for person in step_past or ()]
        entries = _offers(members, center, variant, seen, day(on), passed)
    else:
        entries = [
            _relation(one) for one in relatives_of(members, center, degree=degree)
        ]
    say_assumptions(reading.warnings)
    if as_json:
        added = founders_added(reading.warnings, asked=add_founders)
        print_json({"proband": proband, "relatives": entries, **added})
    else:
        _print_relatives(proband, entries, offers=gene is not None)


def _print_relatives(
    proband: str, entries: list[dict[str, object]], *, offers: bool
) -> None:
    columns = ["id", "relationship", "side", "degree", "civil_degree", "kinship"]
    if offers:
        columns = ["id", "relationship", "fraction", "wave", "offer", "waits_for"]
    table(
        f"Relatives of {proband}",
        [column.replace("_", " ") for column in columns],
        [[_cell(entry[column]) for column in columns] for entry in entries],
    )


def draw(
    family: FamilyFile,
    out_file: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="SVG, PNG or PDF.")
    ],
    proband: Annotated[
        str | None, typer.Option("--proband", help="Whom the arrow points at.")
    ] = None,
    family_id: FamilyIdOption = None,
    add_founders: AddFounders = False,
    as_json: Json = False,
) -> None:
    """Draw the pedigree in the standard nomenclature."""
    from pedigree import draw_family, drawing_pdf, drawing_png, load_family

    reading = load_family(family, family_id=family_id, add_founders=add_founders)
    members = reading.family
    center = None if proband is None else member(members, proband)
    svg = draw_family(members, proband=center, title=f"Family {members.family_id}")
    makers: dict[str, Callable[[str], bytes]] = {
        ".svg": str.encode,
        ".png": drawing_png,
        ".pdf": drawing_pdf,
    }
    make = makers.get(out_file.suffix.lower())
    if make is None:
        raise fail_usage(
            f"`{out_file.suffix}` is no drawing; .svg, .png and .pdf are accepted"
        )
    out_file.write_bytes(make(svg))
    say_assumptions(reading.warnings)
    if as_json:
        added = founders_added(reading.warnings, asked=add_founders)
        print_json({"drawing": str(out_file), "people": len(members), **added})
    else:
        out.print(f"{out_file}: {len(members)} people")


def risk(
    family: FamilyFile,
    proband: Proband,
    gene: GeneOption = None,
    mode: Annotated[str | None, typer.Option(help="ad, ar or xl.")] = None,
    frequency: Annotated[str, typer.Option(help="Allele frequency, or limit.")] = "",
    de_novo: DeNovo = None,
    observe: Observe = None,
    genotype: Annotated[
        bool, typer.Option("--genotype", help="Show genotypes.")
    ] = False,
    family_id: FamilyIdOption = None,
    add_founders: AddFounders = False,
    as_json: Json = False,
) -> None:
    """Give everyone's exact probability of carrying the familial variant."""
    answer_risk(
        family,
        proband,
        gene=gene,
        mode=mode,
        frequency=frequency,
        de_novo=de_novo,
        observe=observe,
        genotype=genotype,
        family_id=family_id,
        add_founders=add_founders,
        as_json=as_json,
    )


def _offers(
    members: "Family",
    center: "PersonId",
    variant: "FamilialVariant",
    observations: "dict[PersonId, Observation]",
    on: date,
    step_past: "list[PersonId]",
) -> list[dict[str, object]]:
    from pedigree import plan_cascade, relationship

    steps = plan_cascade(
        members,
        proband=center,
        gene=variant,
        on=on,
        born={p: m.born for p, m in members.people.items() if m.born is not None},
        observations=observations,
        step_past=step_past,
    )
    return [
        {
            **_relation(relationship(members, center, step.id)),
            "carrier_probability": step.carrier_probability,
            "fraction": None if step.fraction is None else str(step.fraction),
            "obligate": step.obligate,
            "wave": step.wave,
            "priority": step.priority,
            "offer": str(step.offer),
            "offer_from": None
            if step.offer_from is None
            else step.offer_from.isoformat(),
            "waits_for": [str(person) for person in step.waits_for],
            "urgent": step.urgent,
            "reasons": list(step.reasons),
        }
        for step in steps
    ]


def _relation(one: "Relationship") -> dict[str, object]:
    return {
        "id": str(one.id),
        "relationship": one.relationship,
        "side": one.side,
        "degree": one.degree,
        "civil_degree": one.civil_degree,
        "kinship": float(one.kinship),
        "inbreeding": float(one.inbreeding),
    }


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or None
    return value.replace("_", " ") if isinstance(value, str) else value
