"""A new version of a protocol reaches a carrier by decision only."""

from datetime import date
from typing import Any

import pytest
from whole_job import DAY

from flows import (
    FlowsError,
    Office,
    ProtocolQuestion,
    RelativeResult,
    adopt_protocol,
    propose_protocol,
    record_examination,
    record_result,
    show_case,
    sweep_examinations,
)
from flows.steps import surveillance
from pedigree import (
    BookingChoice,
    Gene,
    Observation,
    Procedure,
    SurveillanceError,
    load_gene,
)

WOMAN = "III-1"
LATER = date(2027, 2, 1)


@pytest.fixture
def followed(drafted: Office, case_id: str) -> Office:
    """A carrier of 36: MRI, breast examination at once, mammograms from 40."""
    found = RelativeResult(WOMAN, Observation.CARRIER, DAY)
    record_result(drafted, case_id, found, by="alice")
    return drafted


@pytest.fixture
def newer(followed: Office, monkeypatch: pytest.MonkeyPatch) -> Gene:
    """The gene file of tomorrow: no MRI, and breast examinations every two years."""
    del followed  # planned for before the file changes
    gene = load_gene("BRCA1")
    rows = tuple(
        row.model_copy(update={"interval_months": 24})
        for row in gene.surveillance
        if row.procedure is not Procedure.BREAST_MRI
    )
    changed = gene.model_copy(update={"surveillance": rows})
    monkeypatch.setattr(surveillance, "load_gene", lambda _symbol: changed)
    return changed


def _plan(office: Office, case_id: str) -> dict[str, Any]:
    plans: list[Any] = show_case(office, case_id)["surveillance"]  # type: ignore[assignment]
    (plan,) = plans
    days = {one["procedure"]: (one["due"], one["state"]) for one in plan["due"]}
    return {"protocol": plan["protocol"], **days}


def _tasks(office: Office, case_id: str, kind: str) -> list[str]:
    tasks: list[Any] = show_case(office, case_id)["tasks"]  # type: ignore[assignment]
    return [one["state"] for one in tasks if one["kind"] == kind]


@pytest.mark.usefixtures("newer")
def test_new_protocol_changes_no_plan_and_asks_a_clinician(
    followed: Office, case_id: str
) -> None:
    before = _plan(followed, case_id)
    again = RelativeResult(WOMAN, Observation.HETEROZYGOUS, DAY)
    record_result(followed, case_id, again, by="alice")
    assert _plan(followed, case_id) == before
    assert _tasks(followed, case_id, "decide_new_protocol") == ["open"]


@pytest.mark.usefixtures("newer")
def test_proposal_lists_what_would_change_and_changes_nothing(
    followed: Office, case_id: str
) -> None:
    before = _plan(followed, case_id)
    proposal = propose_protocol(followed, ProtocolQuestion(case_id, WOMAN, DAY))
    found = {(one.procedure.value, one.kind.value) for one in proposal.changes}
    assert found == {
        ("breast_mri", "ended"),
        ("clinical_breast_exam", "interval"),
        ("mammography", "interval"),
    }
    assert _plan(followed, case_id) == before


@pytest.mark.usefixtures("newer")
def test_booked_examination_must_be_decided_by_name(
    followed: Office, case_id: str
) -> None:
    sweep_examinations(followed, on=DAY)
    question = ProtocolQuestion(case_id, WOMAN, LATER)
    booked = {
        one.procedure: one for one in propose_protocol(followed, question).to_decide
    }
    mri, exam = booked[Procedure.BREAST_MRI], booked[Procedure.CLINICAL_BREAST_EXAM]
    with pytest.raises(SurveillanceError) as refused:
        adopt_protocol(followed, question, {}, by="alice")
    assert refused.value.code == "booking_undecided"
    choices = {
        mri.booking_id: BookingChoice.KEEP,
        exam.booking_id: BookingChoice.CANCEL,
    }
    adopt_protocol(followed, question, choices, by="alice")
    plan = _plan(followed, case_id)
    assert plan["breast_mri"] == (DAY.isoformat(), "announced")
    assert plan["clinical_breast_exam"] == (DAY.isoformat(), "waiting")
    assert sorted(_tasks(followed, case_id, "book_examination")) == [
        "cancelled",
        "open",
    ]


def test_adopted_protocol_is_pinned_and_goes_on_from_what_was_done(
    followed: Office, case_id: str, newer: Gene
) -> None:
    record_examination(
        followed, case_id, WOMAN, "clinical_breast_exam", on=DAY, by="alice"
    )
    question = ProtocolQuestion(case_id, WOMAN, LATER)
    adopt_protocol(followed, question, {}, by="alice")
    plan = _plan(followed, case_id)
    assert plan["clinical_breast_exam"] == ("2028-11-24", "waiting")
    assert plan["protocol"] == surveillance.protocol_version(newer)
    assert "breast_mri" not in plan
    assert propose_protocol(followed, question).changes == ()


def test_present_protocol_proposes_nothing(followed: Office, case_id: str) -> None:
    question = ProtocolQuestion(case_id, WOMAN, LATER)
    assert propose_protocol(followed, question).changes == ()
    before = _plan(followed, case_id)
    adopt_protocol(followed, question, {}, by="alice")
    assert _plan(followed, case_id) == before


def test_who_is_not_followed_has_no_protocol(drafted: Office, case_id: str) -> None:
    with pytest.raises(FlowsError) as refused:
        propose_protocol(drafted, ProtocolQuestion(case_id, WOMAN, DAY))
    assert refused.value.code == "not_followed"
