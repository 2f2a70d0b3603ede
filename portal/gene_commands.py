"""Commands about what is known of genes: read, check, and write as pages."""

from pathlib import Path
from typing import Annotated

import typer

from portal.answers import NO, out, print_json, table
from portal.options import Json

gene_app = typer.Typer(help="What is known of genes.", no_args_is_help=True)


@gene_app.command("list")
def gene_list(as_json: Json = False) -> None:
    """List the genes that can start a cascade."""
    from pedigree import gene_symbols, load_gene

    genes = [load_gene(symbol) for symbol in gene_symbols()]
    rows = [
        {
            "gene": gene.symbol,
            "condition": gene.trigger_condition.name,
            "starts_with": str(gene.trigger_zygosity),
            "offer_from_age": gene.offer_from_age,
            "latest_start_age": gene.latest_start_age,
            "status": str(gene.data_status),
        }
        for gene in genes
    ]
    if as_json:
        print_json(rows)
        return
    columns = [key.replace("_", " ") for key in rows[0]]
    table("", columns, [list(row.values()) for row in rows])


@gene_app.command("show")
def gene_show(
    gene: Annotated[str, typer.Argument(metavar="GENE", help="HGNC symbol.")],
    as_json: Json = False,
) -> None:
    """Show what is known of a gene, with sources and confidence, as Markdown."""
    from pedigree import load_gene
    from portal.gene_pages import gene_page

    known = load_gene(gene)
    if as_json:
        print_json(known.model_dump(mode="json"))
    else:
        out.print(gene_page(known), markup=False, highlight=False, soft_wrap=True)


@gene_app.command("check")
def gene_check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    as_json: Json = False,
) -> None:
    """Check gene files: every fault with its line, key and what is accepted."""
    from pedigree import DataFault, GeneDataError, read_gene_file

    faults: list[DataFault] = []
    for path in files:
        try:
            read_gene_file(path)
        except GeneDataError as error:
            faults += error.faults
    if as_json:
        listed = [
            {"file": one.file, "line": one.line, "key": one.key, "message": one.message}
            for one in faults
        ]
        print_json({"valid": not faults, "files": len(files), "faults": listed})
    else:
        for one in faults:
            where = f"{one.file}, line {one.line}" if one.line else one.file
            out.print(f"✗ {where}: {one.key or ''} {one.message}", markup=False)
        word = "[red]not valid[/red]" if faults else "[green]valid[/green]"
        out.print(f"{word}: {len(files)} files, {len(faults)} faults")
    if faults:
        raise typer.Exit(NO)


@gene_app.command("pages")
def gene_pages(
    folder: Annotated[Path, typer.Option("-o", "--out", help="Folder of the pages.")],
    as_json: Json = False,
) -> None:
    """Write a page per gene, and one that lists all."""
    from pedigree import gene_symbols, load_gene
    from portal.gene_pages import gene_page, genes_page

    genes = [load_gene(symbol) for symbol in gene_symbols()]
    written = {f"{gene.symbol}.md": gene_page(gene) for gene in genes}
    written["README.md"] = genes_page(genes)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    if as_json:
        print_json({"pages": len(written)})
    else:
        out.print(f"{len(written)} pages in {folder}")
