"""The answer of `cascade risk`; loads nothing that one small family does not need."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from portal.answers import fail_usage, print_json, table
from portal.family_reading import founders_added, say_assumptions

if TYPE_CHECKING:
    from pedigree import (
        CarrierProbability,
        Family,
        InheritanceModel,
        Observation,
        PersonId,
    )


def answer_risk(
    family: Path,
    proband: str,
    *,
    gene: str | None = None,
    mode: str | None = None,
    frequency: str = "",
    de_novo: str | None = None,
    observe: list[str] | None = None,
    sensitivity: str | None = None,
    genotype: bool = False,
    family_id: str | None = None,
    add_founders: bool = False,
    as_json: bool = False,
) -> None:
    """Print everybody's carrier probability, as `cascade risk --help` says.

    The names of the parameters are those of the options.
    """
    from pedigree import carrier_probabilities, evidence_of, load_family

    reading = load_family(family, family_id=family_id, add_founders=add_founders)
    members = reading.family
    center = member(members, proband)
    model, span = _model(gene, mode, frequency, de_novo)
    seen = evidence_of(
        members,
        model.mode,
        proband=center,
        observations=observations(members, observe),
        sensitivity=chance(sensitivity),
    )
    found = carrier_probabilities(members, model, proband=center, observations=seen)
    people = {str(person): _chance(one) for person, one in found.items()}
    say_assumptions(reading.warnings)
    if as_json:
        added = founders_added(reading.warnings, asked=add_founders)
        print_json({**_terms(model, span, sensitivity), "people": people, **added})
        return
    _print_risk(members, center, people, genotype=genotype)


def _terms(
    model: "InheritanceModel", span: Mapping[str, float], sensitivity: str | None
) -> dict[str, object]:
    """Say under which assumptions the chances hold."""
    limit = model.frequency is None
    return {
        "mode": _SHORT_MODES[str(model.mode)],
        "frequency": "limit" if limit else str(model.frequency),
        "de_novo": span,
        **({} if sensitivity is None else {"sensitivity": float(chance(sensitivity))}),
    }


def _chance(one: "CarrierProbability") -> dict[str, object]:
    return {
        "carrier": one.carrier,
        "fraction": None if one.fraction is None else str(one.fraction),
        "heterozygous": one.heterozygous,
        "biallelic": one.biallelic,
    }


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
    from pedigree import InheritanceModel, Mode

    q: Fraction | None = None
    span = (Fraction(0), Fraction(0), Fraction(0))
    name = _MODES.get(mode or "ad")
    if name is None:
        raise fail_usage(f"`{mode}` is no mode; ad, ar and xl are accepted")
    if gene is not None:
        from pedigree import load_gene

        known = load_gene(gene)
        name = str(known.inheritance) if mode is None else name
        q = known.allele_frequency
        told = known.de_novo
        span = (told.used, told.low or told.used, told.high or told.used)
    if frequency:
        q = None if frequency == "limit" else decimal(frequency, "--frequency")
    elif gene is None:
        q = None
    if de_novo is not None:
        used = decimal(de_novo, "--de-novo")
        span = (used, used, used)
    model = InheritanceModel(mode=Mode(name), frequency=q, de_novo=span[0])
    keys = ("used", "low", "high")
    return model, {key: float(one) for key, one in zip(keys, span, strict=True)}


def member(members: "Family", person: str) -> "PersonId":
    """Give somebody of a family by id, or say that the command was wrong."""
    from pedigree import PersonId

    if PersonId(person) not in members:
        raise fail_usage(
            f"`{person}` is not in the family; an id of the file is accepted"
        )
    return PersonId(person)


def observations(
    members: "Family", observe: list[str] | None
) -> "dict[PersonId, Observation]":
    """Read results typed as `ID=RESULT`."""
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


def chance(sensitivity: str | None) -> Fraction:
    """Read the sensitivity of a test; 1 where none is given."""
    return Fraction(1) if sensitivity is None else decimal(sensitivity, "--sensitivity")


def decimal(text: str, option: str) -> Fraction:
    """Read a number as it is written: 0.1 is one tenth, exactly."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise fail_usage(
            f"`{text}` is no number for {option}; 0.1 and 1/10 are accepted"
        ) from None
