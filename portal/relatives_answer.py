"""The answer of `cascade relatives`: kin, how they are related, and what is offered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from portal.answers import out, table
from portal.risk_answer import chance, decimal

if TYPE_CHECKING:
    from pedigree import (
        CascadeStep,
        FamilialVariant,
        Family,
        Observation,
        PersonId,
        Relationship,
    )

Entry = dict[str, object]


@dataclass(frozen=True)
class Asked:
    """A family, its proband, the variant sought in it and the results typed."""

    members: "Family"
    center: "PersonId"
    variant: "FamilialVariant"
    observations: "Mapping[PersonId, Observation]"

    def steps(
        self, on: date, step_past: "Iterable[PersonId]"
    ) -> "tuple[CascadeStep, ...]":
        """Plan the cascade for one day."""
        from pedigree import plan_cascade

        people = self.members.people
        return plan_cascade(
            self.members,
            proband=self.center,
            gene=self.variant,
            on=on,
            born={p: m.born for p, m in people.items() if m.born is not None},
            observations=self.observations,
            step_past=tuple(step_past),
        )


def familial_variant(
    gene: str, group: str | None, de_novo: str | None, sensitivity: str | None
) -> "FamilialVariant":
    """Read the variant sought as it was typed."""
    from pedigree import FamilialVariant, load_gene

    return FamilialVariant(
        load_gene(gene),
        group=group,
        de_novo=None if de_novo is None else decimal(de_novo, "--de-novo"),
        sensitivity=chance(sensitivity),
    )


def kin_entries(members: "Family", center: "PersonId", degree: int) -> list[Entry]:
    """Describe the blood relatives of one person up to a degree."""
    from pedigree import inheritance_paths, relatives

    paths = inheritance_paths(members, center)
    return [
        _relation(one, paths.get(one.id, ()))
        for one in relatives(members, center, degree=degree)
    ]


def offer_entries(asked: Asked, steps: "Iterable[CascadeStep]") -> list[Entry]:
    """Describe every relative with their chance and what is offered to them."""
    from pedigree import relationship

    paths = _open_paths(asked, steps)
    return [
        {
            **_relation(
                relationship(asked.members, asked.center, step.id),
                paths.get(step.id, ()),
            ),
            **_offer(step),
        }
        for step in steps
    ]


def next_tests(asked: Asked, steps: "Iterable[CascadeStep]") -> list[Entry]:
    """Rank those who are offered a test now by what it would tell."""
    from pedigree import most_telling_tests

    values = most_telling_tests(
        asked.members,
        steps,
        proband=asked.center,
        variant=asked.variant,
        observations=asked.observations,
    )
    return [
        {
            "id": str(one.person),
            "settled": one.expected_settled,
            "entropy_fall": one.expected_entropy_fall,
        }
        for one in values
    ]


def print_relatives(
    members: "Family", center: "PersonId", entries: Sequence[Entry], *, offers: bool
) -> None:
    """Print relatives as a table that shows through whom each is related."""
    from pedigree import relatives

    columns = ["id", "relationship", "path", "side", "degree", "kinship"]
    if offers:
        columns = ["id", "path", "fraction", "wave", "offer", "waits_for"]
    words = {
        str(one.id): one.relationship.replace("_", " ")
        for one in relatives(members, center, degree=None)
    }
    words[str(center)] = "proband"
    shown = [{**entry, "path": _in_words(entry, words)} for entry in entries]
    table(
        f"Relatives of {center}",
        [column.replace("_", " ") for column in columns],
        [[_cell(entry[column]) for column in columns] for entry in shown],
    )


def print_next_tests(found: Iterable[Entry], entries: Iterable[Entry]) -> None:
    """Print whose test would settle most, and who needs none to be a carrier."""
    table(
        "Whose test would settle most",
        ["id", "people settled", "bits"],
        [
            [one["id"], f"{one['settled']:.2f}", f"{one['entropy_fall']:.2f}"]
            for one in found
        ],
    )
    obligate = [str(one["id"]) for one in entries if one["obligate"]]
    listed = ", ".join(obligate) or "nobody"
    out.print(f"Carriers by their place in the family: {listed}", markup=False)


def _open_paths(
    asked: Asked, steps: "Iterable[CascadeStep]"
) -> "dict[PersonId, tuple[PersonId, ...]]":
    """Ways through people who may have the variant; where there is none, any way."""
    from pedigree import inheritance_paths

    may_carry = {one.id for one in steps if one.carrier_probability > 0}
    may_carry.add(asked.center)
    return {
        **inheritance_paths(asked.members, asked.center),
        **inheritance_paths(asked.members, asked.center, through=may_carry),
    }


def _offer(step: "CascadeStep") -> Entry:
    return {
        "carrier_probability": step.carrier_probability,
        "fraction": None if step.fraction is None else str(step.fraction),
        "obligate": step.obligate,
        "wave": step.wave,
        "priority": step.priority,
        "offer": str(step.offer),
        "offer_from": None if step.offer_from is None else step.offer_from.isoformat(),
        "waits_for": [str(person) for person in step.waits_for],
        "urgent": step.urgent,
        "reasons": list(step.reasons),
    }


def _relation(one: "Relationship", path: "Iterable[PersonId]") -> Entry:
    return {
        "id": str(one.id),
        "relationship": one.relationship,
        "side": one.side,
        "degree": one.degree,
        "civil_degree": one.civil_degree,
        "kinship": float(one.kinship),
        "inbreeding": float(one.inbreeding),
        "path": [str(person) for person in path],
    }


def _in_words(entry: Entry, words: Mapping[str, str]) -> object:
    """Say a path in words; somebody without a blood tie is named by theirs."""
    path = entry["path"]
    people = path if isinstance(path, list) else []
    return " - ".join(words[person] for person in people) or entry["relationship"]


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or None
    return value.replace("_", " ") if isinstance(value, str) else value
