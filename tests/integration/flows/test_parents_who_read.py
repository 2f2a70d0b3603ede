"""A letter about a child: which parent reads it, and when no parent may."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whole_job import DAY, DEMO, MOMENT, adopt_texts, start_case

from flows import (
    IntakeFiles,
    Office,
    Signature,
    approve_case,
    read_intake,
    record_intake,
    release_case,
    show_case,
)

# A gene that is tested for in childhood. The proband's twin and her dead brother each
# have a child; both other parents married in.
_FAMILY = """\
#FamilyID IndividualID PaternalID MaternalID Sex Phenotype MZTwin Alive Result Proband
F I-1 0 0 1 1 . no . no
F I-2 0 0 2 1 . no . no
F II-1 I-1 I-2 2 2 T1 yes carrier yes
F II-2 I-1 I-2 2 1 T1 yes . no
F II-3 0 0 1 1 . yes . no
F II-4 I-1 I-2 1 1 . no . no
F II-5 0 0 2 1 . yes . no
F III-1 II-3 II-2 2 1 . yes . no
F III-2 II-4 II-5 2 1 . yes . no
"""
_CONSENT = {
    "disclosure": "given",
    "form": "written",
    "given_on": date(2026, 10, 20),
    "identity": "may_be_named",
}
_ABROAD = {"lines": ["Rue 1"], "postcode": "59800", "city": "Lille", "country": "FR"}

Read = Callable[..., Any]


def _person(born: date, **said: object) -> dict[str, object]:
    address = {"lines": ["Straat 1"], "postcode": "3000", "city": "Leuven"}
    return {
        "name": {"given": "An", "family": "Peeters"},
        "born": born,
        "address": {**address, "country": "BE"},
        "language": "nl",
        "country": "BE",
        **said,
    }


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The files of the family, with one relative's entry changed."""

    def read(who: str = "III-1", **said: object) -> Any:
        adult, child = date(1985, 1, 1), date(2015, 1, 1)
        relatives = {
            person: _person(adult if person < "III" else child, wish="none")
            for person in ("II-2", "II-3", "II-5", "III-1", "III-2")
        }
        relatives[who] |= said
        proband = _person(
            adult, id="II-1", status="competent", knows_result=True, consent=_CONSENT
        )
        people = {"clinic": "example", "proband": proband, "relatives": relatives}
        report = (DEMO / "result.yaml").read_text("utf-8")
        report = report.replace("person: II-3", "person: II-1").replace("BRCA1", "APC")
        (tmp_path / "family.ped").write_text(_FAMILY.replace(" ", "\t"))
        (tmp_path / "people.yaml").write_text(json.dumps(people, default=str))
        (tmp_path / "result.yaml").write_text(report)
        names = ("result.yaml", "family.ped", "people.yaml")
        return read_intake(IntakeFiles(*(tmp_path / one for one in names)), on=DAY)

    return read


def _readers(office: Office, case_id: str) -> dict[str, tuple[str, str]]:
    """Who a letter is about: its reader and its kind, unless it was stopped."""
    letters: list[dict[str, Any]] = show_case(office, case_id)["letters"]  # type: ignore[assignment]
    return {
        one["about"]: (one["addressee"], one["kind"])
        for one in letters
        if one["state"] != "stopped" and one["about"] is not None
    }


@pytest.mark.parametrize(
    ("who", "said", "readers"),
    [
        ("III-1", {}, {"III-1": "II-2", "III-2": "II-5"}),
        ("II-2", {"wish": "does_not_want_to_know"}, {"III-2": "II-5"}),
        ("II-3", {"wish": "does_not_want_to_know"}, {"III-2": "II-5"}),
        ("II-5", {"status": "deceased"}, {"III-1": "II-2"}),
        ("II-5", {"status": "incapacitated"}, {"III-1": "II-2"}),
        ("II-2", {"status": "deceased"}, {"III-1": "II-3", "III-2": "II-5"}),
        ("II-2", {"status": "incapacitated"}, {"III-2": "II-5"}),
    ],
)
def test_a_parent_reads_who_lives_is_able_and_may_be_told(
    who: str, said: dict[str, str], readers: dict[str, str], office: Office, read: Read
) -> None:
    adopt_texts(office)
    case_id = start_case(office, read(who, **said))
    found = _readers(office, case_id)
    of_children = {about: one[0] for about, one in found.items() if about > "III"}
    assert of_children == readers


def test_a_parent_abroad_is_not_written_to_under_the_law_of_the_child(
    office: Office, read: Read
) -> None:
    adopt_texts(office)
    case_id = start_case(office, read("II-5", address=_ABROAD))
    assert _readers(office, case_id)["III-2"] == ("II-5", "family_patient_carried")


def test_a_wish_of_the_mother_after_the_signature_stops_the_letter(
    office: Office, read: Read
) -> None:
    adopt_texts(office)
    case_id = start_case(office, read())
    approve_case(office, case_id, Signature("alice"))
    record_intake(
        office, read("II-2", wish="does_not_want_to_know"), on=DAY, by="alice"
    )
    release_case(office, case_id, on=DAY)
    assert set(_readers(office, case_id)) == {"III-2"}
    assert office.now() == MOMENT


def test_a_child_who_has_grown_up_is_not_written_to_through_the_parents(
    office: Office, read: Read
) -> None:
    adopt_texts(office)
    case_id = start_case(office, read("III-1", born=date(2008, 11, 30)))
    approve_case(office, case_id, Signature("alice"))
    release_case(office, case_id, on=date(2026, 12, 1))
    assert "III-1" not in _readers(office, case_id)
    assert "III-2" in _readers(office, case_id)
