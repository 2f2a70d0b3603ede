"""A path of the proof as a situation that the engine itself decides."""

from datetime import date
from typing import Any

from law_facts import AUTHORITY, KNOWN, TRIED, Facts, Opaque

from consent import (
    ClinicFacts,
    ConditionFacts,
    ConsentFacts,
    ProbandFacts,
    RelativeFacts,
    Situation,
    Step,
    TestFacts,
)
from consent.situation_keys import LISTS

__all__ = ["knows_all", "situation_of"]

_BLOCKS = {
    "clinic": ClinicFacts,
    "proband": ProbandFacts,
    "consent": ConsentFacts,
    "relative": RelativeFacts,
    "test": TestFacts,
    "condition": ConditionFacts,
}


def situation_of(facts: Facts, on: date) -> Situation:
    """Return a situation on a path, without what the path does not ask."""
    values = _values(facts)
    blocks: dict[str, Any] = {}
    for name, block in _BLOCKS.items():
        dotted = {
            key.partition(".")[2]: value
            for key, value in values.items()
            if key.startswith(f"{name}.") and ":" not in key
        }
        blocks[name] = block(**dotted, **_lists(values, f"{name}."))
    steps = _lists(values, "")["steps"]
    released = {"released": Step.AUTHORITY_RELEASE, "denied": Step.AUTHORITY_DENIED}
    found = released.get(str(values.get(AUTHORITY)))
    steps |= set() if found is None else {found}
    recipient = {k: v for k, v in values.items() if k == "recipient"}
    return Situation(name="path", on=on, **blocks, steps=steps, **recipient)


def knows_all(facts: Facts) -> bool:
    """Whether a path leaves nothing unknown or doubtful."""
    return not any(
        value is None
        or (isinstance(question, tuple) and question[0] == "rule")
        or (isinstance(question, tuple) and question[1] == KNOWN and not value)
        for question, value in facts.taken.items()
    )


def _values(facts: Facts) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for question, value in facts.values.items():
        key = question if isinstance(question, str) else str(question[0])
        unknown = key in facts.values and facts.values[key] is None
        if isinstance(question, tuple) and (question[1] != TRIED or unknown):
            continue
        found[key] = min(value.left) if isinstance(value, Opaque) else value
    return found


def _lists(values: dict[str, Any], block: str) -> dict[str, Any]:
    return {
        key.removeprefix(block): frozenset(
            word for word in kind if values.get(f"{key}:{word}")
        )
        for key, kind in LISTS.items()
        if (key.startswith(block) and block) or (not block and key == "steps")
        if any(asked.startswith(f"{key}:") for asked in values) or key == "steps"
    }
