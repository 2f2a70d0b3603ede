"""What a counsellor hands in, as files and once read; refuses to judge it."""

from dataclasses import dataclass
from pathlib import Path

from flows.steps.people_file import PeopleFile, ProbandEntry, RelativeEntry
from pedigree import Family, Fault, LabReport, PersonId, TriggerDecision


@dataclass(frozen=True, slots=True)
class IntakeFiles:
    """What a counsellor hands in.

    Parameters
    ----------
    result, family, people
        Paths; `people` may be missing, and then everything of everyone is unknown.
    proband
        Id in the family file, where it is not the report's person.
    family_id
        Which family, where the file holds several.
    clinic_country
        Where the clinic works, for a clinic without a profile.
    add_founders
        Whether parents who are named but have no row get one.
    """

    result: Path
    family: Path
    people: Path | None = None
    proband: str | None = None
    family_id: str | None = None
    clinic_country: str | None = None
    add_founders: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """Files that were read and hold together; `warnings` doubt the family."""

    report: LabReport
    verdict: TriggerDecision
    family: Family
    people: PeopleFile | None
    proband: PersonId
    clinic: str
    clinic_country: str | None
    warnings: tuple[Fault, ...] = ()


def entries_of(
    intake: Intake,
) -> list[tuple[PersonId, ProbandEntry | RelativeEntry | None]]:
    """Pair every person of whom something was handed in with what it was.

    Parameters
    ----------
    intake
        What `read_intake` gave.

    Returns
    -------
    list of pairs
        None where the family file alone says something (a birth date).
    """
    known: dict[PersonId, ProbandEntry | RelativeEntry] = {}
    if intake.people is not None:
        known = {PersonId(p): e for p, e in intake.people.relatives.items()}
        known[intake.proband] = intake.people.proband
    return [
        (person, known.get(person))
        for person in intake.family.people
        if person in known or intake.family[person].born is not None
    ]
