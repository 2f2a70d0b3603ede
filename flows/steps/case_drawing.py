"""The family of a case as a picture: chances and waves under the symbols."""

from flows.steps.case_facts import load_case
from flows.steps.office import Office
from flows.steps.planning import PlannedRelative, plan_of
from pedigree import PersonId, draw_family


def draw_case(office: Office, case_id: str) -> str:
    """Draw the family of a case with what its plan says of everyone.

    Parameters
    ----------
    office
        Records.
    case_id
        A case with a plan.

    Returns
    -------
    str
        An SVG document: ids and years, no name and no birth date.

    Raises
    ------
    UnknownCaseError
        There is no such case.
    """
    with office.records.unit_of_work(write=False) as unit:
        file = load_case(unit, case_id)
        plan = plan_of(unit, file)
    return draw_family(
        file.known.family,
        proband=file.known.proband,
        labels={PersonId(one.id): _label(one) for one in plan if one.at_risk},
        title=f"Case {case_id}, {file.case.gene}",
    )


def _label(relative: PlannedRelative) -> str:
    chance = relative.fraction or f"{relative.carrier_probability:.3f}"
    return chance if relative.wave is None else f"{chance}\nwave {relative.wave}"
