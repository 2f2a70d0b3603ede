"""Every coded value is read by a decision, or listed here as shown only."""

import dataclasses
import re
from pathlib import Path

import consent.decision
from consent import SECTIONS, RuleName

CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(consent.decision.__file__).parent.glob("*.py"))
)
SHOWN_RULES = {
    RuleName.COOLING_OFF_OR_REMINDER,
    RuleName.RECORD_RETENTION_YEARS,
    RuleName.SPECIAL_PROCEDURE,
}
SHOWN_FIELDS = {
    "DeceasedAccess.max_civil_degree",
    "Destruction.covers",
    "Destruction.from_day",
    "Destruction.to_day",
    "Destruction.trigger",
    "Minors.minor_may_bar_parents",
    "Minors.objection",
    "RelativeClaim.clinic_may_start",
    "RelativeClaim.not_listed",
    "Retention.permanent",
    "Retention.then",
    "Retention.years",
}


def test_every_rule_is_read_or_shown_only() -> None:
    read = {RuleName[name] for name in re.findall(r"RuleName\.([A-Z_]+)", CODE)}
    assert read | SHOWN_RULES == set(RuleName)
    assert not read & SHOWN_RULES


def test_every_field_of_an_entry_is_read_or_shown_only() -> None:
    fields = {
        (kind.__name__, field.name)
        for kind in SECTIONS.values()
        for field in dataclasses.fields(kind)
    }
    unread = {
        f"{kind}.{name}"
        for kind, name in fields
        if not re.search(rf"\b{kind}\b", CODE) or not re.search(rf"\.{name}\b", CODE)
    }
    assert unread <= SHOWN_FIELDS
    assert {f"{kind}.{name}" for kind, name in fields} >= SHOWN_FIELDS
