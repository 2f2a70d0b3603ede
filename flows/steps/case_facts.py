"""Read back what a case knows, as the values that planning and deciding need."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from flows.errors import UnknownCaseError
from flows.steps.canonical import digest_of
from flows.steps.intake_recording import IDENTITY
from flows.steps.office import Office
from flows.steps.situations import CaseFacts, Facts
from pedigree import Family, Observation, PersonId
from records import Case, JsonObject, NotFoundError, Subject, UnitOfWork


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with everything recorded about it.

    Parameters
    ----------
    case
        The case itself.
    known
        Its family and facts.
    subjects
        The people, by id of the family file.
    inputs
        Digest of everything a plan or a decision rests on; the same inputs never lead
        to a second effect.
    papers
        Digest of everything a letter rests on: the inputs, the clinic's profile, and
        which texts the clinic has adopted.
    """

    case: Case
    known: CaseFacts
    subjects: Mapping[PersonId, Subject]
    inputs: str
    papers: str

    def observations(self) -> dict[PersonId, Observation]:
        """Give the test results that came with the facts rather than the family."""
        found = {}
        for person, facts in self.known.facts.items():
            tested = facts.get("tested")
            if isinstance(tested, Mapping):
                found[person] = Observation(str(tested["result"]))
        return found


def load_case(unit: UnitOfWork, case_id: str) -> CaseFile:
    """Read a case.

    Parameters
    ----------
    unit
        An open unit of work.
    case_id
        As intake gave it.

    Returns
    -------
    CaseFile
        Identity is not in it, but for the birth dates that ages are made of.

    Raises
    ------
    UnknownCaseError
        There is no such case.
    """
    try:
        case = unit.cases.get(case_id)
    except NotFoundError:
        raise UnknownCaseError(case_id) from None
    version = unit.families.latest(case_id)
    family = Family.from_dict({} if version is None else version.content)
    subjects = {PersonId(s.person_id): s for s in unit.subjects.of_case(case_id)}
    facts = {person: subject.facts for person, subject in subjects.items()}
    profile = unit.clinics.get(case.clinic)
    clinic = _clinic_facts(case, profile)
    known = CaseFacts(
        family=family,
        proband=PersonId(case.person_id),
        gene=case.gene,
        clinic=clinic,
        facts=facts,
        born=_birth_dates(unit, subjects),
    )
    inputs = digest_of([family.as_dict(), sorted(facts.items()), clinic, case.report])
    adopted = sorted([a.kind, a.language, a.text_sha256] for a in unit.adoptions.all())
    papers = digest_of([inputs, profile, adopted])
    return CaseFile(case, known, subjects, inputs, papers)


def once(
    office: Office,
    case_id: str,
    step: str,
    work: Callable[[UnitOfWork, CaseFile], JsonObject],
) -> dict[str, object]:
    """Do one step of a case once for its present facts.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.
    step
        Name of the step, and whom it is about if it is about one person. Steps of
        letters begin with `draft` or `park` and are done again for new papers.
    work
        Does it, and gives a result that is kept under the key of the step.

    Returns
    -------
    dict
        The result, of this run or of an earlier one on the same facts.

    Raises
    ------
    UnknownCaseError
        There is no such case.
    """
    with office.records.unit_of_work(write=False) as unit:
        key = step_key(step, load_case(unit, case_id))
    return office.records.step(key, lambda unit: work(unit, load_case(unit, case_id)))


def step_key(step: str, file: CaseFile) -> str:
    """Key of a step of a case on what it rests on.

    Parameters
    ----------
    step
        As for `once`.
    file
        The case as loaded.

    Returns
    -------
    str
        Another one as soon as what the step rests on changes.
    """
    of_letters = step.startswith(("draft", "park"))
    basis = file.papers if of_letters else file.inputs
    return f"{step}:{file.case.case_id}:{basis}"


def is_up_to_date(office: Office, case_id: str) -> bool:
    """Say whether plan, decisions and drafts rest on the present facts.

    Parameters
    ----------
    office
        Records.
    case_id
        A recorded case.

    Returns
    -------
    bool
        False also where the case was never planned.
    """
    with office.records.unit_of_work(write=False) as unit:
        key = step_key("park", load_case(unit, case_id))
        return unit.steps.result(key) is not None


def _clinic_facts(case: Case, profile: Mapping[str, object] | None) -> Facts:
    """Say where the clinic works, from its profile or else from the intake."""
    if profile is None:
        return {"country": case.report.get("clinic_country")}
    return {key: profile.get(key) for key in ("country", "region", "register")}


def identity_of_subject(unit: UnitOfWork, subject: Subject) -> dict[str, object]:
    """Open the identity of a person; empty where nothing is known or all was erased.

    Parameters
    ----------
    unit
        An open unit of work.
    subject
        A person of a case.

    Returns
    -------
    dict
        As the people file says it.
    """
    data = unit.vault.get(subject.ref, IDENTITY)
    return {} if data is None else cast("dict[str, object]", json.loads(data))


def _birth_dates(
    unit: UnitOfWork, subjects: Mapping[PersonId, Subject]
) -> dict[PersonId, date]:
    found = {}
    for person, subject in subjects.items():
        if IDENTITY not in subject.facts:
            continue
        born = identity_of_subject(unit, subject).get("born")
        if isinstance(born, str):
            found[person] = date.fromisoformat(born)
    return found
