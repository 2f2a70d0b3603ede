"""Whether the file of people goes with the family; refuses what does not."""

from collections.abc import Mapping
from datetime import date

from babel import Locale

from consent import SituationError
from flows.errors import FlowsError, IntakeError
from flows.steps.intake import Intake, entries_of
from flows.steps.people_file import facts_of
from flows.steps.situations import CaseFacts, situation_of
from letters import LettersError, check_name
from pedigree import PersonId, YamlDocument


def check_people(intake: Intake, document: YamlDocument, on: date) -> None:
    """Refuse a file of people that does not go with the family or with itself.

    Parameters
    ----------
    intake
        What was handed in, with people.
    document
        The file of people, for the lines.
    on
        Today, for dates that lie in the future.

    Raises
    ------
    IntakeError
        With every fault, in the order of the file.
    """
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
