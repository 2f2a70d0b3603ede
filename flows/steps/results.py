"""A relative's own test result enters the case, and with it the plan that follows."""

from dataclasses import dataclass
from datetime import date

from flows.errors import FlowsError
from flows.steps.canonical import canonical
from flows.steps.case_facts import CaseFile, load_case
from flows.steps.office import Office
from flows.steps.surveillance import settle_surveillance
from pedigree import Observation, PersonId
from records import EventName, Subject


@dataclass(frozen=True, slots=True)
class RelativeResult:
    """What a test of the familial variant found in one relative.

    Parameters
    ----------
    person
        Id in the family file.
    result
        What it found.
    on
        Day of the result.
    inherited_from
        `father` or `mother`, where it is known.
    variant_group
        As the gene file names it, where it is known.
    """

    person: str
    result: Observation
    on: date
    inherited_from: str | None = None
    variant_group: str | None = None


def record_result(
    office: Office, case_id: str, result: RelativeResult, *, by: str
) -> bool:
    """Record a relative's result; a carrier is planned for, a non-carrier no longer.

    The case is to be planned again afterwards, for others may now be closer to the
    variant or out of its reach.

    Parameters
    ----------
    office
        Records and clock.
    case_id
        A recorded case.
    result
        The result.
    by
        Who acts.

    Returns
    -------
    bool
        False where the same result was on record already.

    Raises
    ------
    FlowsError
        Codes `unknown_case`; `unknown_person`; `result_of_proband`, whose result is
        the laboratory report of the case.
    SurveillanceError
        If the gene has no such variant group; nothing is recorded then.
    """
    with office.records.unit_of_work() as unit:
        subject = _relative(load_case(unit, case_id), result.person)
        tested = _as_facts(result)
        if subject.facts.get("tested") == tested:
            return False
        unit.subjects.update(subject.ref, {**subject.facts, "tested": tested})
        payload = {
            "case_id": case_id,
            "ref": subject.ref,
            "digest": unit.vault.digest(subject.ref, canonical(tested)),
            "on": result.on,
        }
        office.say(unit, EventName.RESULT_RECORDED, payload, by=by)
        now = load_case(unit, case_id)
        settle_surveillance(office, unit, now, on=result.on, by=by)
        return True


def _relative(file: CaseFile, person: str) -> Subject:
    subject = file.subjects.get(PersonId(person))
    if subject is None or subject.erased:
        raise FlowsError(
            f"`{person}` is not in case `{file.case.case_id}`; an id of its family is "
            "accepted",
            code="unknown_person",
            item=person,
        )
    if person == str(file.known.proband):
        raise FlowsError(
            f"the result of `{person}`, the proband, is the report of the case; "
            "accepted are results of relatives",
            code="result_of_proband",
            item=person,
        )
    return subject


def _as_facts(result: RelativeResult) -> dict[str, object]:
    facts = {
        "result": result.result.value,
        "on": result.on.isoformat(),
        "inherited_from": result.inherited_from,
        "variant_group": result.variant_group,
    }
    return {key: value for key, value in facts.items() if value is not None}
