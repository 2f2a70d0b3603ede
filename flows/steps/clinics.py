"""The profile of a clinic: who writes the letters, and under which law."""

from flows.steps.canonical import digest_of
from flows.steps.office import Office
from flows.steps.people_file import ClinicEntry
from records import EventName


def record_clinic(office: Office, clinic: ClinicEntry, *, by: str) -> bool:
    """Record the profile of a clinic; the same again changes nothing.

    Parameters
    ----------
    office
        Records and clock.
    clinic
        A validated profile.
    by
        Who acts.

    Returns
    -------
    bool
        Whether it is new or changed.
    """
    profile = clinic.model_dump(mode="json", by_alias=True)
    with office.records.unit_of_work() as unit:
        if unit.clinics.get(clinic.clinic) == profile:
            return False
        unit.clinics.put(clinic.clinic, profile)
        payload = {"clinic": clinic.clinic, "sha256": digest_of(profile)}
        office.say(unit, EventName.CLINIC_RECORDED, payload, by=by)
    return True
