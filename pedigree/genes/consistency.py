"""What must hold between the parts of a gene file, beyond the form of each part.

It finds faults and names their keys; it mends nothing.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from pedigree.genes.vocabulary import Confidence, Inheritance, LocationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pedigree.genes.gene import ExcludedVariant, Gene
    from pedigree.genes.rows import Penetrance, RiskReducingOption

__all__ = ["inconsistencies"]

Finding = tuple[tuple[str | int, ...], str]


def inconsistencies(gene: Gene) -> Iterator[Finding]:
    """Go through a gene and yield whatever contradicts itself.

    Parameters
    ----------
    gene
        A gene whose parts have the right form.

    Yields
    ------
    tuple
        The key, as a path, and what is wrong.
    """
    yield from _repeated(gene)
    yield from _unresolved_sources(gene)
    yield from _unknown_groups(gene)
    yield from _ages(gene)
    yield from _frequency(gene)
    sex_linked = gene.identifiers.location is LocationKind.X_LINKED
    if sex_linked is not (gene.inheritance is Inheritance.X_LINKED):
        yield (
            ("identifiers", "location"),
            "contradicts the inheritance of the condition",
        )


def _repeated(gene: Gene) -> Iterator[Finding]:
    lists: dict[str, Iterable[str]] = {
        "sources": (source.id for source in gene.sources),
        "surveillance": (row.id for row in gene.surveillance),
        "conditions": (condition.id for condition in gene.conditions),
        "variant_groups": (group.id for group in gene.variant_groups),
    }
    for key, ids in lists.items():
        for repeated, times in Counter(ids).items():
            if times > 1:
                yield (key,), f"id `{repeated}` stands {times} times"


def _cited(gene: Gene) -> Iterator[tuple[tuple[str | int, ...], Iterable[str], bool]]:
    parts = {
        "identifiers": gene.identifiers.sources,
        "de_novo": gene.de_novo.sources,
        "carrier_frequency": gene.carrier_frequency.sources,
        "testing": gene.testing.sources,
    }
    sure = {
        "de_novo": gene.de_novo.confidence,
        "carrier_frequency": gene.carrier_frequency.confidence,
        "testing": gene.testing.confidence,
    }
    for key, sources in parts.items():
        yield (key, "sources"), sources, sure.get(key) is Confidence.VERIFIED
    if gene.low_allele_fraction is not None:
        held = gene.low_allele_fraction
        verified = held.confidence is Confidence.VERIFIED
        yield ("low_allele_fraction", "sources"), held.sources, verified
    lists: dict[str, tuple[Penetrance | RiskReducingOption | ExcludedVariant, ...]] = {
        "penetrance": gene.penetrance,
        "risk_reducing_options": gene.risk_reducing_options,
        "excluded_variants": gene.excluded_variants,
    }
    for key, rows in lists.items():
        for number, row in enumerate(rows):
            verified = row.confidence is Confidence.VERIFIED
            yield (key, number, "sources"), row.sources, verified
    for number, examination in enumerate(gene.surveillance):
        verified = examination.confidence is Confidence.VERIFIED
        yield ("surveillance", number, "source"), [examination.source], verified


def _unresolved_sources(gene: Gene) -> Iterator[Finding]:
    read = {source.id: source.retrieved for source in gene.sources}
    for path, sources, verified in _cited(gene):
        cited = list(sources)
        for source in cited:
            if source not in read:
                yield path, f"`{source}` is not among the sources of this file"
        if verified and not any(read.get(source, False) for source in cited):
            yield path, "`verified` needs a source that was retrieved"


def _unknown_groups(gene: Gene) -> Iterator[Finding]:
    known = {group.id for group in gene.variant_groups}
    named: list[tuple[tuple[str | int, ...], str | None]] = [
        (("surveillance", number, "applies_to", "variant_group"), row_group)
        for number, row_group in enumerate(
            row.applies_to.variant_group for row in gene.surveillance
        )
    ]
    named += [
        (("risk_reducing_options", number, "variant_group"), option.variant_group)
        for number, option in enumerate(gene.risk_reducing_options)
    ]
    named += [
        (("testing", "variant_overrides", number, "variant_group"), override_group)
        for number, override_group in enumerate(
            override.variant_group for override in gene.variant_overrides
        )
    ]
    for path, group in named:
        if group is not None and group not in known:
            yield path, f"`{group}` is not among the variant groups of this file"


def _ages(gene: Gene) -> Iterator[Finding]:
    if (
        gene.latest_start_age is not None
        and gene.latest_start_age < gene.offer_from_age
    ):
        yield ("testing", "latest_start_age"), "is below `offer_from_age`"
    for number, override in enumerate(gene.variant_overrides):
        latest = override.latest_start_age
        if latest is not None and latest < override.offer_from_age:
            path = ("testing", "variant_overrides", number, "latest_start_age")
            yield path, "is below `offer_from_age`"


def _frequency(gene: Gene) -> Iterator[Finding]:
    frequency = gene.carrier_frequency
    if (frequency.carrier_one_in is None) is not (frequency.allele_frequency is None):
        yield ("carrier_frequency",), "carriers and allele frequency go together"
    elif frequency.carrier_one_in is not None:
        expected = Fraction(1, 2 * frequency.carrier_one_in)
        if frequency.allele_frequency != expected:
            path = ("carrier_frequency", "allele_frequency")
            yield path, f"should be half the carrier frequency, `{expected}`"
