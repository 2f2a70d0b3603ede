"""Read back what a case knows, as the values that planning and deciding need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.errors import UnknownCaseError
from flows.steps.canonical import digest_of
from flows.steps.identities import IDENTITY, identity_of_subject
from flows.steps.situations import CaseFacts, Facts
from pedigree import Family, Observation, PersonId
from records import Case, NotFoundError, Subject, UnitOfWork

STEP_PAST = "step_past"
"""The fact that nobody shall wait for this person's test."""


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
        Digest of the facts a plan or a decision rests on.
    papers
        Digest of the facts a letter rests on: the inputs, the clinic's profile, and
        which texts the clinic has adopted.
    """

    case: Case
    known: CaseFacts
    subjects: Mapping[PersonId, Subject]
    inputs: str
    papers: str

    def observations(self) -> dict[PersonId, Observation]:
        """Give the test results; one of the facts replaces that of the family file."""
        found = {
            person.id: Observation(person.result)
            for person in self.known.family
            if person.result is not None
        }
        for person, facts in self.known.facts.items():
            tested = facts.get("tested")
            if isinstance(tested, Mapping):
                found[person] = Observation(str(tested["result"]))
        return found

    def passed_over(self) -> list[PersonId]:
        """Give the living relatives whom a counsellor said to step past, or erased."""
        return [
            person
            for person, facts in self.known.facts.items()
            if facts.get(STEP_PAST) is True or self._is_erased_and_living(person)
        ]

    def is_erased(self, person: PersonId) -> bool:
        """Say whether somebody of the family was erased: only their place is left."""
        return self.subjects[person].erased

    def _is_erased_and_living(self, person: PersonId) -> bool:
        family = self.known.family
        living = person in family and family[person].deceased is not True
        return living and self.is_erased(person)


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
    # In the family the ref of one who was erased stands for their id.
    subjects = {
        PersonId(s.person_id or s.ref): s for s in unit.subjects.of_case(case_id)
    }
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


def _clinic_facts(case: Case, profile: Mapping[str, object] | None) -> Facts:
    """Say where the clinic works, from its profile or else from the intake."""
    if profile is None:
        return {"country": case.report.get("clinic_country")}
    return {key: profile.get(key) for key in ("country", "region", "register")}


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
