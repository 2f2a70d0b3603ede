"""Two people sign what the law leaves to them; it counts on the facts they weighed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from whole_job import DAY, DEMO, start_case

from consent import SituationError
from flows import (
    FlowsError,
    Intake,
    Office,
    SignedRuling,
    explain,
    rule_on_relative,
    show_case,
    trace_case,
)
from flows.steps.people_file import ConsentEntry
from records import verify_ledger

ROUTE = "clinic_contact"
SIGNED = SignedRuling(
    relative="II-11",
    route=ROUTE,
    outcome="disclose",
    identity=None,
    by="alice",
    second="bob",
    on=DAY,
)
# In Wales the law leaves it to the clinician once all was tried to persuade.
CLINIC = {"country: 'BE'": "country: GB", "region: null": "region: GB-WLS"}


@pytest.fixture
def asking(office: Office, demo_intake: Intake) -> tuple[Office, str, Intake]:
    """A case of a Welsh clinic whose proband refused for one relative."""
    people = demo_intake.people
    assert people is not None
    refused = ConsentEntry.model_validate({"disclosure": "refused"})
    entry = people.relatives["II-11"].model_copy(
        update={"consent": refused, "steps": ("all_efforts_to_persuade",)}
    )
    proband = people.proband.model_copy(
        update={
            "waived_knowing": False,
        }
    )
    relatives = {**people.relatives, "II-11": entry}
    text = (DEMO / "clinic.yaml").read_text("utf-8")
    profile = office.home / "clinic.yaml"
    for old, new in CLINIC.items():
        assert old in text
        text = text.replace(old, new)
    profile.write_text(text)
    changed = people.model_copy(update={"relatives": relatives, "proband": proband})
    intake = replace(demo_intake, people=changed)
    return office, start_case(office, intake, profile=profile), intake


def _outcome(office: Office, case_id: str) -> str:
    (found,) = [
        one["outcome"]
        for one in explain(office, case_id, "II-11")
        if one["route"] == ROUTE
    ]
    return str(found)


def test_what_two_people_sign_becomes_the_answer_of_its_route(
    asking: tuple[Office, str, Intake],
) -> None:
    office, case_id, intake = asking
    assert _outcome(office, case_id) == "ask_human"
    rule_on_relative(office, case_id, SIGNED)
    assert start_case(office, intake, profile=office.home / "clinic.yaml") == case_id
    assert _outcome(office, case_id) == "permit"
    (event,) = [
        one for one in trace_case(office, case_id) if one.event == "ruling.recorded"
    ]
    assert (event.by, event.payload["second"], event.payload["ruling"]) == (
        "alice",
        "bob",
        "disclose",
    )
    assert verify_ledger(office.records).valid


def test_two_people_may_also_decide_to_keep_silent(
    asking: tuple[Office, str, Intake],
) -> None:
    office, case_id, intake = asking
    rule_on_relative(office, case_id, replace(SIGNED, outcome="do_not_disclose"))
    start_case(office, intake, profile=office.home / "clinic.yaml")
    assert _outcome(office, case_id) == "refuse"


def test_on_other_facts_the_ruling_counts_no_more(
    asking: tuple[Office, str, Intake],
) -> None:
    office, case_id, intake = asking
    rule_on_relative(office, case_id, SIGNED)
    people = intake.people
    assert people is not None
    moved = people.relatives["II-11"].model_copy(update={"status": "incapacitated"})
    relatives = {**people.relatives, "II-11": moved}
    later = replace(intake, people=people.model_copy(update={"relatives": relatives}))
    start_case(office, later, profile=office.home / "clinic.yaml")
    assert _outcome(office, case_id) != "permit"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"second": "alice"}, "same_person"),
        ({"on": DAY + timedelta(days=1)}, "future_date"),
        ({"relative": "XX"}, "unknown_person"),
        ({"relative": "II-3"}, "unknown_person"),
        ({"relative": "II-9"}, "nothing_to_rule"),
        ({"route": "family_mediated"}, "nothing_to_rule"),
    ],
)
def test_refuses_a_ruling_that_cannot_count(
    change: dict[str, Any], code: str, asking: tuple[Office, str, Intake]
) -> None:
    office, case_id, _ = asking
    before = show_case(office, case_id)
    with pytest.raises(FlowsError) as caught:
        rule_on_relative(office, case_id, replace(SIGNED, **change))
    assert caught.value.code == code
    assert show_case(office, case_id) == before


def test_refuses_a_word_that_is_no_outcome(
    asking: tuple[Office, str, Intake],
) -> None:
    office, case_id, _ = asking
    with pytest.raises(SituationError, match="do_not_disclose"):
        rule_on_relative(office, case_id, replace(SIGNED, outcome="perhaps"))
