"""Who is at risk, how likely, and who is offered what now; no law in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import cast

from flows.steps.case_facts import CaseFile
from flows.steps.office import Office
from flows.steps.turns import begin_turn, last_turn
from pedigree import (
    CascadeStep,
    InheritanceModel,
    Mode,
    Note,
    PersonId,
    Relationship,
    carrier_probabilities,
    load_gene,
    plan_cascade,
)
from pedigree import relationship as relationship_of
from records import JsonObject, UnitOfWork


@dataclass(frozen=True, slots=True)
class PlannedRelative:
    """One relative in the current plan of a case.

    Parameters
    ----------
    id
        Id in the family file.
    relationship, side, degree
        How they are related to the proband.
    carrier_probability, fraction
        Exact; the fraction is text such as `1/2`, or None.
    biallelic
        Probability of two variant alleles, which is what a recessive gene asks for.
    obligate, wave, priority, offer, offer_from, waits_for, urgent, reasons
        As `pedigree.CascadeStep`; dates are ISO text.
    """

    id: str
    relationship: str
    side: str | None
    degree: int | None
    carrier_probability: float
    fraction: str | None
    biallelic: float
    obligate: bool
    wave: int | None
    priority: int
    offer: str
    offer_from: str | None
    waits_for: tuple[str, ...]
    urgent: bool
    reasons: tuple[str, ...]

    @property
    def at_risk(self) -> bool:
        """Say whether the relative is born, living, untested and may be a carrier."""
        return (
            self.carrier_probability > 0
            and self.offer not in _SETTLED
            and Note.UNBORN not in self.reasons
        )

    def chance(self, *, recessive: bool) -> Fraction | None:
        """Give the chance a letter speaks of as a fraction, where there is one.

        Parameters
        ----------
        recessive
            Whether the disease needs two variant alleles.
        """
        if recessive:
            return Fraction(self.biallelic).limit_denominator(_FINEST_SHARE)
        return None if self.fraction is None else Fraction(self.fraction)


_FINEST_SHARE = 1 << 20
"""In the rare-allele limit a share is a fraction; this finds it in its float."""
_SETTLED = frozenset({"tested", "not_applicable_deceased", "do_not_offer"})


def plan_case(office: Office, case_id: str, *, on: date) -> tuple[PlannedRelative, ...]:
    """Compute probabilities and waves of a case; another answer begins a new turn.

    Parameters
    ----------
    office
        Records and clock.
    case_id
        A recorded case.
    on
        The day whose ages count.

    Returns
    -------
    tuple of PlannedRelative
        By priority, those to be offered first first.
    """
    turn = begin_turn(office, case_id, lambda file: _entries(file, on))
    return _relatives(turn.relatives)


def plan_on(file: CaseFile, on: date) -> tuple[PlannedRelative, ...]:
    """Compute the plan of a case for one day; records nothing.

    Parameters
    ----------
    file
        The case as loaded.
    on
        The day whose ages count.

    Returns
    -------
    tuple of PlannedRelative
        As `plan_case` gives it.
    """
    return _relatives(_entries(file, on))


def plan_of(unit: UnitOfWork, file: CaseFile) -> tuple[PlannedRelative, ...]:
    """Give the recorded plan for the present facts of a case.

    Parameters
    ----------
    unit
        An open unit of work.
    file
        The case as loaded.

    Returns
    -------
    tuple of PlannedRelative
        Empty while there is no plan yet.
    """
    turn = last_turn(unit, file.case.case_id)
    known = turn is not None and turn.inputs == file.inputs
    return _relatives(turn.relatives if turn is not None and known else ())


def _entries(file: CaseFile, on: date) -> list[dict[str, object]]:
    biallelic = _biallelic(file)
    return [
        _entry(file, step, biallelic.get(step.id, 0.0))
        for step in _plan(file, on)
        if not file.is_erased(PersonId(step.id))
    ]


def _plan(file: CaseFile, on: date) -> tuple[CascadeStep, ...]:
    steps = plan_cascade(
        file.known.family,
        proband=file.known.proband,
        gene=load_gene(file.case.gene),
        on=on,
        born=file.known.born,
        observations=file.observations(),
        step_past=file.passed_over(),
    )
    return tuple(sorted(steps, key=lambda s: (s.wave is None, s.wave, s.priority)))


def _biallelic(file: CaseFile) -> dict[PersonId, float]:
    """Give the probability of two variant alleles where the gene is recessive."""
    gene = load_gene(file.case.gene)
    mode = Mode(gene.inheritance)
    if mode is not Mode.AUTOSOMAL_RECESSIVE:
        return {}
    found = carrier_probabilities(
        file.known.family,
        InheritanceModel(mode=mode, frequency=None, de_novo=gene.de_novo.used),
        proband=file.known.proband,
        observations=file.observations(),
    )
    return {person: chance.biallelic for person, chance in found.items()}


def _entry(file: CaseFile, step: CascadeStep, biallelic: float) -> dict[str, object]:
    tie: Relationship = relationship_of(
        file.known.family, file.known.proband, PersonId(step.id)
    )
    return {
        "id": str(step.id),
        "relationship": tie.relationship,
        "side": tie.side,
        "degree": tie.degree,
        "carrier_probability": step.carrier_probability,
        "fraction": None if step.fraction is None else str(step.fraction),
        "biallelic": biallelic,
        "obligate": step.obligate,
        "wave": step.wave,
        "priority": step.priority,
        "offer": str(step.offer),
        "offer_from": None if step.offer_from is None else step.offer_from.isoformat(),
        "waits_for": [str(person) for person in step.waits_for],
        "urgent": step.urgent,
        "reasons": list(step.reasons),
    }


def _relatives(entries: Sequence[JsonObject]) -> tuple[PlannedRelative, ...]:
    return tuple(
        PlannedRelative(
            **{  # type: ignore[arg-type]  # the keys are those that `_entry` writes
                **entry,
                "waits_for": tuple(cast("list[str]", entry["waits_for"])),
                "reasons": tuple(cast("list[str]", entry["reasons"])),
            }
        )
        for entry in entries
    )
