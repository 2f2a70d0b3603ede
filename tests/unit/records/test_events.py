from __future__ import annotations

import string
from datetime import date

import pytest

from records import EventName, LedgerError, check_payload, event_sentence, new_ref
from records.events import PAYLOADS
from records.tracing import sentences


def test_every_event_has_a_payload_and_a_sentence() -> None:
    assert set(PAYLOADS) == set(EventName)
    assert set(sentences("en")) == set(EventName)


@pytest.mark.parametrize("event", list(EventName))
def test_a_sentence_uses_only_what_its_event_always_has(event: EventName) -> None:
    fields = PAYLOADS[event].model_fields
    always = {name for name, field in fields.items() if field.is_required()} | {"by"}
    parts = string.Formatter().parse(sentences("en")[event])
    assert {name for _, name, _, _ in parts if name} <= always


@pytest.mark.parametrize("event", list(EventName))
def test_no_payload_takes_a_sentence_in_any_field(event: EventName) -> None:
    for name, field in PAYLOADS[event].model_fields.items():
        for words in ("Anna Maria Schmidt", "born 1984-03-01", "Łucja"):
            with pytest.raises(LedgerError) as caught:
                check_payload(event, {name: words})
            assert f"`{name}`" in caught.value.message, (name, field)
            assert words not in caught.value.message


def test_a_payload_is_kept_in_its_json_form_without_what_is_absent() -> None:
    ref = new_ref()
    payload = {
        "case_id": "c-1",
        "ref": ref,
        "told_by": "proband",
        "on": date(2026, 1, 2),
    }
    accepted = check_payload(EventName.PERSON_TOLD, payload)
    assert accepted == {**payload, "on": "2026-01-02"}
    assert "on" not in check_payload(
        EventName.PERSON_TOLD, {"case_id": "c-1", "ref": ref, "told_by": "clinic"}
    )


def test_refuses_a_payload_with_every_fault_at_once() -> None:
    with pytest.raises(LedgerError) as caught:
        check_payload(EventName.PERSON_ERASED, {"name": "Anna"})
    assert caught.value.code == "payload_refused"
    assert caught.value.message == (
        "the ledger refuses this payload of `person.erased`: `ref` (missing), `name` "
        "(not a field of this event); accepted are identifiers, codes, dates and "
        "digests, no free text"
    )


def test_refuses_an_event_that_is_not_in_the_catalogue() -> None:
    with pytest.raises(LedgerError) as caught:
        check_payload("letter.burnt", {})  # type: ignore[arg-type]  # what is refused
    assert caught.value.code == "event_unknown"


def test_a_person_in_the_ledger_is_an_opaque_ref() -> None:
    with pytest.raises(LedgerError, match="`ref`"):
        check_payload(EventName.PERSON_ERASED, {"ref": "III-1"})


def test_an_event_is_said_in_one_sentence() -> None:
    payload = {"case_id": "c-1", "reasons": ["mosaic", "not_final"]}
    said = event_sentence(EventName.INTAKE_HELD, payload, by="alice")
    assert said == "The intake of case c-1 is held: mosaic, not_final."
