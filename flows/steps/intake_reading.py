"""Read and check the files handed in; a refused intake leaves nothing behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from babel import Locale

from consent import SituationError
from flows.errors import FlowsError, IntakeError
from flows.steps.people_file import (
    PeopleFile,
    ProbandEntry,
    RelativeEntry,
    facts_of,
    read_people,
)
from flows.steps.situations import CaseFacts, situation_of
from letters import LettersError, check_name
from pedigree import (
    Family,
    LabReport,
    PedigreeError,
    PersonId,
    ReportReason,
    TriggerDecision,
    YamlDocument,
    judge_report,
    read_family,
    read_report,
)

Value = TypeVar("Value")


class IntakeRefusedError(IntakeError):
    """The laboratory report starts no cascade, for the reasons it carries.

    Where a case rests on an earlier version of the same report, it must stop:
    `stop_refused_case` does that.
    """

    def __init__(
        self, report: LabReport, reasons: tuple[ReportReason, ...], file: str
    ) -> None:
        super().__init__(
            [FlowsError(r.message, code=r.code, file=file) for r in reasons]
        )
        self.report = report
        self.reasons = reasons


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
    """

    result: Path
    family: Path
    people: Path | None = None
    proband: str | None = None
    family_id: str | None = None
    clinic_country: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Files that were read and hold together."""

    report: LabReport
    verdict: TriggerDecision
    family: Family
    people: PeopleFile | None
    proband: PersonId
    clinic: str
    clinic_country: str | None


def read_intake(files: IntakeFiles, *, on: date) -> Intake:
    """Read and check everything; writes nothing.

    Parameters
    ----------
    files
        Paths of the files.
    on
        Today, for dates that lie in the future.

    Returns
    -------
    Intake
        Ready to be recorded.

    Raises
    ------
    IntakeRefusedError
        The report starts no cascade.
    IntakeError
        With every fault of every file.
    """
    faults: list[FlowsError] = []
    report = _collect(faults, lambda: read_report(files.result))
    family = _collect(
        faults, lambda: read_family(files.family, family_id=files.family_id)
    )
    people = (
        None
        if files.people is None
        else _collect(faults, lambda: read_people(files.people or Path()))
    )
    if report is not None:
        verdict = judge_report(report, on=on)
        if not (verdict.trigger or verdict.held):
            raise IntakeRefusedError(report, verdict.reasons, files.result.name)
    if faults or report is None or family is None:
        raise IntakeError(faults)
    proband = _proband(files, report, family, people)
    intake = Intake(
        report=report,
        verdict=verdict,
        family=family,
        people=None if people is None else people[0],
        proband=proband,
        clinic=_clinic(files, people),
        clinic_country=files.clinic_country,
    )
    if people is not None:
        _check_people(intake, people[1], on)
    return intake


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


def _proband(
    files: IntakeFiles,
    report: LabReport,
    family: Family,
    people: tuple[PeopleFile, YamlDocument] | None,
) -> PersonId:
    named = files.proband or report.person
    if named is None:
        raise _single(
            "the report does not say whose it is; `--proband ID` names the person",
            code="unknown_proband",
            file=files.result.name,
        )
    proband = PersonId(named)
    if proband not in family:
        raise _single(
            f"the report is of `{proband}`, who is not in the family; an id of the "
            "family file is accepted (`--proband ID` names another)",
            code="unknown_proband",
            file=files.family.name,
        )
    if people is not None and people[0].proband.id != proband:
        raise _single(
            f"the proband is `{proband}` in the report and "
            f"`{people[0].proband.id}` here; the same id is accepted",
            code="proband_contradiction",
            file=people[1].file,
            line=people[1].line(("proband", "id")),
        )
    return proband


def _clinic(files: IntakeFiles, people: tuple[PeopleFile, YamlDocument] | None) -> str:
    named = None if people is None else people[0].clinic
    # A clinic without a name is known by its country alone.
    return named or (files.clinic_country or "unnamed").lower()


def _check_people(intake: Intake, document: YamlDocument, on: date) -> None:
    faults = [
        *_unknown_people(intake, document),
        *_future_dates(intake, document, on),
        *_refused_names(document),
        *_unknown_countries(document),
        *_contradictions(intake, document),
    ]
    if not faults:
        faults.extend(_refused_words(intake, document, on))
    if faults:
        raise IntakeError(sorted(faults, key=lambda fault: fault.line or 0))


def _unknown_people(intake: Intake, document: YamlDocument) -> list[FlowsError]:
    people = intake.people
    return [
        FlowsError(
            f"`{person}` is not in the family; an id of the family file is accepted",
            code="unknown_person",
            file=document.file,
            line=document.line(("relatives", person)),
            item=person,
        )
        for person in (() if people is None else people.relatives)
        if PersonId(person) not in intake.family
    ]


def _future_dates(intake: Intake, document: YamlDocument, on: date) -> list[FlowsError]:
    people = {} if intake.people is None else intake.people.model_dump()
    return [
        FlowsError(
            f"`{'.'.join(map(str, key))}` lies after {on}; a day up to it is accepted",
            code="future_date",
            file=document.file,
            line=document.line(key),
            item=".".join(map(str, key)),
        )
        for key, value in _leaves(people, ())
        if isinstance(value, date) and value > on
    ]


def _contradictions(intake: Intake, document: YamlDocument) -> list[FlowsError]:
    """Find the dead of the family file who are said to be something else here."""
    return [
        FlowsError(
            f"`{person}` is deceased in the family file and `{entry.status}` here; "
            "accepted is the same in both",
            code="contradiction",
            file=document.file,
            line=document.line(_place(intake, person, _status_key(intake, person))),
            item=str(person),
        )
        for person, entry in entries_of(intake)
        if entry is not None
        and entry.status not in (None, "deceased")
        and intake.family[person].deceased
    ]


def _status_key(intake: Intake, person: PersonId) -> str:
    return "proband.status" if person == intake.proband else "relative.status"


def _unknown_countries(document: YamlDocument) -> list[FlowsError]:
    known = Locale("en").territories
    return [
        FlowsError(
            f"`{value}` is no country; a code of ISO 3166-1 such as 'BE' is accepted",
            code="unknown_country",
            file=document.file,
            line=document.line(key),
            item=".".join(map(str, key)),
        )
        for key, value in _leaves(document.value, ())
        if key[-1:] == ("country",) and value not in known
    ]


def _refused_names(document: YamlDocument) -> list[FlowsError]:
    faults = []
    for key, value in _leaves(document.value, ()):
        if isinstance(value, str) and {"name", "address"} & set(key):
            try:
                check_name(value)
            except LettersError as error:
                place = ".".join(map(str, key))
                faults.append(
                    FlowsError(
                        f"`{place}`: {error.message}",
                        code=error.code,
                        file=document.file,
                        line=document.line(key),
                        item=place,
                    )
                )
    return faults


def _refused_words(
    intake: Intake, document: YamlDocument, on: date
) -> list[FlowsError]:
    """Let `consent` judge its own words before anything is written."""
    entries = entries_of(intake)
    case = CaseFacts(
        family=intake.family,
        proband=intake.proband,
        gene=str(intake.report.gene),
        clinic={},
        facts={p: {} if e is None else facts_of(e) for p, e in entries},
        born={p: e.born for p, e in entries if e is not None and e.born is not None},
    )
    # The proband's own words count for many relatives and are said once.
    faults: dict[tuple[int, str], FlowsError] = {}
    for person, _ in entries:
        try:
            situation_of(case, person, on)
        except SituationError as error:
            for fault in error.faults:
                line = document.line(_place(intake, person, fault.key))
                faults[line, fault.message] = FlowsError(
                    fault.message,
                    code=fault.code,
                    file=document.file,
                    line=line,
                    item=str(person),
                )
    return list(faults.values())


def _place(intake: Intake, person: PersonId, key: str | None) -> tuple[str, ...]:
    """Find where a key of a situation stands in the file of people."""
    block, *rest = (key or "").split(".")
    relatives = {} if intake.people is None else intake.people.relatives
    own = person in relatives and relatives[person].consent is not None
    if block == "proband" or (block == "consent" and not own):
        return ("proband", *(["consent"] if block == "consent" else []), *rest)
    inner = ["consent", *rest] if block == "consent" else rest
    return ("relatives", str(person), *inner)


def _leaves(
    value: object, key: tuple[str | int, ...]
) -> list[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, Mapping):
        return [leaf for k, v in value.items() for leaf in _leaves(v, (*key, str(k)))]
    if isinstance(value, list | tuple):
        return [leaf for i, v in enumerate(value) for leaf in _leaves(v, (*key, i))]
    return [(key, value)]


def _collect(faults: list[FlowsError], read: Callable[[], Value]) -> Value | None:
    try:
        return read()
    except IntakeError as error:
        faults.extend(error.faults)
    except PedigreeError as error:
        faults.extend(
            FlowsError(
                fault.message,
                code=fault.code,
                file=error.file,
                line=fault.line,
                item=getattr(fault, "person", None) or getattr(fault, "item", None),
            )
            for fault in getattr(error, "faults", None) or (error,)
        )
    return None


def _single(
    message: str, *, code: str, file: str, line: int | None = None
) -> IntakeError:
    return IntakeError([FlowsError(message, code=code, file=file, line=line)])
