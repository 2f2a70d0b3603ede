"""Commands about families and laboratory reports: no database, no Prefect."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portal.answers import NO, fail_usage, out, print_json, table
from portal.options import Json, On, day

if TYPE_CHECKING:
    from pedigree import (
        FamilialVariant,
        Family,
        InheritanceModel,
        Observation,
        PersonId,
        Relationship,
    )

FamilyFile = Annotated[Path, typer.Argument(metavar="FAMILY", help="A PED file.")]
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


def check(family: FamilyFile, as_json: Json = False) -> None:
    """Check a family file and name every fault with its line."""
    from pedigree import check_family_file

    found = check_family_file(family)
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
    as_json: Json = False,
) -> None:
    """Say how everyone is related, and with a gene who is offered a test and when."""
    from pedigree import FamilialVariant, load_gene, read_family
    from pedigree import relatives as relatives_of

    members = read_family(family, family_id=family_id)
    center = _member(members, proband)
    if gene is not None:
        variant = FamilialVariant(
            load_gene(gene),
            group=variant_group,
            de_novo=None if de_novo is None else _decimal(de_novo, "--de-novo"),
        )
        seen = _observations(members, observe)
        passed = [_member(members, person) for person in step_past or ()]
        entries = _offers(members, center, variant, seen, day(on), passed)
    else:
        entries = [
            _relation(one) for one in relatives_of(members, center, degree=degree)
        ]
    if as_json:
        print_json({"proband": proband, "relatives": entries})
        return
    columns = ["id", "relationship", "side", "degree", "civil_degree", "kinship"]
    if gene is not None:
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
    as_json: Json = False,
) -> None:
    """Draw the pedigree in the standard nomenclature."""
    from pedigree import draw_family, drawing_pdf, drawing_png, read_family

    members = read_family(family, family_id=family_id)
    center = None if proband is None else _member(members, proband)
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
    if as_json:
        print_json({"drawing": str(out_file), "people": len(members)})
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
    as_json: Json = False,
) -> None:
    """Give everyone's exact probability of carrying the familial variant."""
    from pedigree import carrier_probabilities, read_family

    members = read_family(family, family_id=family_id)
    center = _member(members, proband)
    model, span = _model(gene, mode, frequency, de_novo)
    found = carrier_probabilities(
        members, model, proband=center, observations=_observations(members, observe)
    )
    people = {
        str(person): {
            "carrier": one.carrier,
            "fraction": None if one.fraction is None else str(one.fraction),
            "heterozygous": one.heterozygous,
            "biallelic": one.biallelic,
        }
        for person, one in found.items()
    }
    if as_json:
        print_json(
            {
                "mode": _SHORT_MODES[str(model.mode)],
                "frequency": "limit"
                if model.frequency is None
                else str(model.frequency),
                "de_novo": span,
                "people": people,
            }
        )
        return
    _print_risk(members, center, people, genotype=genotype)


def _print_risk(
    members: "Family",
    center: "PersonId",
    people: Mapping[str, Mapping[str, object]],
    *,
    genotype: bool,
) -> None:
    from pedigree import relationship

    columns = ["Person", "Relation to proband", "Exact", "Carrier"]
    extra = ["heterozygous", "biallelic"] if genotype else []
    rows = []
    for person in members.people:
        one = people[str(person)]
        relation = (
            "proband"
            if person == center
            else relationship(members, center, person).relationship.replace("_", " ")
        )
        cells = [person, relation, one["fraction"], f"{one['carrier']:.4f}"]
        rows.append([*cells, *(f"{one[key]:.4f}" for key in extra)])
    table("Carrier probability", [*columns, *extra], rows)


_MODES = {"ad": "autosomal_dominant", "ar": "autosomal_recessive", "xl": "x_linked"}
_SHORT_MODES = {long: short for short, long in _MODES.items()}


def _model(
    gene: str | None, mode: str | None, frequency: str, de_novo: str | None
) -> tuple["InheritanceModel", dict[str, float]]:
    """Build the model from the gene file, overruled by what was typed."""
    from pedigree import InheritanceModel, Mode, load_gene

    q: Fraction | None = None
    span = (Fraction(0), Fraction(0), Fraction(0))
    name = _MODES.get(mode or "ad")
    if name is None:
        raise fail_usage(f"`{mode}` is no mode; ad, ar and xl are accepted")
    if gene is not None:
        known = load_gene(gene)
        name = str(known.inheritance) if mode is None else name
        q = known.allele_frequency
        told = known.de_novo
        span = (told.used, told.low or told.used, told.high or told.used)
    if frequency:
        q = None if frequency == "limit" else _decimal(frequency, "--frequency")
    elif gene is None:
        q = None
    if de_novo is not None:
        used = _decimal(de_novo, "--de-novo")
        span = (used, used, used)
    model = InheritanceModel(mode=Mode(name), frequency=q, de_novo=span[0])
    keys = ("used", "low", "high")
    return model, {key: float(one) for key, one in zip(keys, span, strict=True)}


def _observations(
    members: "Family", observe: list[str] | None
) -> "dict[PersonId, Observation]":
    from pedigree import Observation, PersonId

    found: dict[PersonId, Observation] = {}
    accepted = ", ".join(Observation)
    for item in observe or []:
        name, _, word = item.partition("=")
        person = PersonId(name)
        if person not in members:
            raise fail_usage(f"`{name}` is not in the family")
        if word not in set(Observation):
            raise fail_usage(
                f"`{item}` says no result; accepted are ID={'|'.join(Observation)}"
                if not word
                else f"`{word}` is no result; accepted are {accepted}"
            )
        if found.get(person, word) != word:
            raise fail_usage(f"`{name}` is given two results; one is accepted")
        found[person] = Observation(word)
    return found


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


def _member(members: "Family", person: str) -> "PersonId":
    from pedigree import PersonId

    if PersonId(person) not in members:
        raise fail_usage(
            f"`{person}` is not in the family; an id of the file is accepted"
        )
    return PersonId(person)


def _decimal(text: str, option: str) -> Fraction:
    """Read a number as it is written: 0.1 is one tenth, exactly."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise fail_usage(
            f"`{text}` is no number for {option}; 0.1 and 1/10 are accepted"
        ) from None


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or None
    return value.replace("_", " ") if isinstance(value, str) else value
