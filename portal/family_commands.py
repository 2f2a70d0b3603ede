"""Commands about families and laboratory reports: no database, no Prefect."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portal.answers import NO, fail_usage, out, print_json, table
from portal.family_reading import founders_added, say_assumptions
from portal.options import Json, On, day
from portal.relatives_answer import (
    Asked,
    familial_variant,
    kin_entries,
    next_tests,
    offer_entries,
    print_next_tests,
    print_relatives,
)
from portal.risk_answer import answer_risk, member, observations

if TYPE_CHECKING:
    from collections.abc import Callable

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

Sensitivity = Annotated[
    str | None,
    typer.Option(
        "--sensitivity",
        help="Share of carriers whom a test finds, e.g. 0.98 (all of them).",
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
    sensitivity: Sensitivity = None,
    next_test: Annotated[
        bool,
        typer.Option("--next-test", help="Whose test, offered now, would settle most."),
    ] = False,
    on: On = None,
    family_id: FamilyIdOption = None,
    add_founders: AddFounders = False,
    as_json: Json = False,
) -> None:
    """Say how everyone is related, and with a gene who is offered a test and when."""
    from pedigree import load_family

    if gene is None and (next_test or sensitivity is not None):
        raise fail_usage("`--next-test` and `--sensitivity` need `--gene`")
    reading = load_family(family, family_id=family_id, add_founders=add_founders)
    members = reading.family
    center = member(members, proband)
    told: list[dict[str, object]] = []
    if gene is None:
        entries = kin_entries(members, center, degree)
    else:
        asked = Asked(
            members,
            center,
            familial_variant(gene, variant_group, de_novo, sensitivity),
            observations(members, observe),
        )
        passed = [member(members, person) for person in step_past or ()]
        steps = asked.steps(day(on), passed)
        entries = offer_entries(asked, steps)
        told = next_tests(asked, steps) if next_test else []
    say_assumptions(reading.warnings)
    if as_json:
        added = founders_added(reading.warnings, asked=add_founders)
        ranked = {"next_test": told} if next_test else {}
        print_json({"proband": proband, "relatives": entries, **ranked, **added})
        return
    print_relatives(members, center, entries, offers=gene is not None)
    if next_test:
        print_next_tests(told, entries)


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
    sensitivity: Sensitivity = None,
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
        sensitivity=sensitivity,
        genotype=genotype,
        family_id=family_id,
        add_founders=add_founders,
        as_json=as_json,
    )
