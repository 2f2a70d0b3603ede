"""What is known of a gene as a page of Markdown, with what is not sure in plain sight.

A page is written from the gene file alone; the same file gives the same page.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pedigree import Gene
from portal.law_pages import plain_text

__all__ = ["gene_page", "genes_page"]

_VERIFIED = "verified"
_KNOWN = {_VERIFIED: "✓", "general_knowledge": "○"}
_FEMALE_MALE_ANY = {"female": "women", "male": "men", "any": "everyone"}


def gene_page(gene: Gene) -> str:
    """Return the page of one gene.

    Parameters
    ----------
    gene
        As its file says.
    """
    rows = _confidences(gene)
    return _written(
        "gene.md.j2",
        gene=gene,
        draft=gene.data_status == "draft_for_clinical_review",
        read=rows.count(_VERIFIED),
        facts=len(rows),
    )


def genes_page(genes: Sequence[Gene]) -> str:
    """Return the page that lists all genes.

    Parameters
    ----------
    genes
        In the order of the list.
    """
    rows = {gene.symbol: _confidences(gene) for gene in genes}
    return _written(
        "genes.md.j2",
        genes=genes,
        read={symbol: found.count(_VERIFIED) for symbol, found in rows.items()},
        facts={symbol: len(found) for symbol, found in rows.items()},
    )


def _confidences(gene: Gene) -> list[str]:
    """How surely each fact is known that a decision or a plan rests on."""
    parts: tuple[Any, ...] = (
        gene.de_novo,
        gene.carrier_frequency,
        gene.testing,
        *gene.excluded_variants,
        *gene.penetrance,
        *gene.surveillance,
        *gene.risk_reducing_options,
    )
    return [str(part.confidence) for part in parts]


def _written(template: str, **values: object) -> str:
    text = _environment().get_template(template).render(**values)
    # Parts that a gene does not have leave their blank lines behind.
    headed = re.sub(r"\n+(#+ )", r"\n\n\1", text)
    return re.sub(r"\n{3,}", "\n\n", headed).rstrip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("portal"),
        undefined=StrictUndefined,
        trim_blocks=True,
        # The pages are Markdown of our own data; `plain` takes its marks away.
        autoescape=False,  # noqa: S701
    )
    environment.filters.update(_FILTERS)
    return environment


def _words(code: object) -> str:
    return str(code).replace("_", " ")


def _age(years: float | None) -> str:
    if years is None:
        return "-"
    if years == 0:
        return "birth"
    if years < 1:
        return f"{round(years * 52)} weeks"
    return f"{years:g}"


def _ages(row: Any) -> str:
    if row.to_age is None:
        return f"from {_age(row.from_age or 0)}"
    return f"{_age(row.from_age or 0)} to {_age(row.to_age)}"


def _who(row: Any) -> str:
    found = [_FEMALE_MALE_ANY[str(row.sex)]]
    zygosity = str(getattr(row, "zygosity", "any_carrier"))
    if zygosity != "any_carrier":
        found.append(_words(zygosity))
    origin = str(getattr(row, "inherited_from", "any"))
    if origin != "any":
        found.append(f"inherited from the {origin}")
    group = getattr(row, "variant_group", None)
    if group is not None:
        found.append(f"`{group}`")
    return ", ".join(found)


def _months(row: Any) -> str:
    if row.interval_months is None:
        return "once"
    found = f"{row.interval_months:g}"
    most = row.interval_months_max
    return (
        found if most in (None, row.interval_months) else f"{found} (at most {most:g})"
    )


def _span(row: Any) -> str:
    if row.point is not None:
        return _percent(row.point)
    if row.low is None and row.high is None:
        return "no figure"
    return f"{_percent(row.low or Fraction(0))} to {_percent(row.high or Fraction(1))}"


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.3g} %"


_FILTERS: Mapping[str, Callable[..., str]] = {
    "age": _age,
    "ages": _ages,
    "known": lambda confidence: _KNOWN[str(confidence)],
    "months": _months,
    "plain": plain_text,
    "span": _span,
    "who": _who,
    "words": _words,
}
